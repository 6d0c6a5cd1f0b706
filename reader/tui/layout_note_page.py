"""One note with all that belongs to it, as blocks: its quote in its sentence, its words, who leads here. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import Annotation, Article, KeptDraft, NoteKind, NoteRow, OpenChoice, Placement, Selector
from reader.text.links import in_plain_words
from reader.text.neutralise import one_line
from reader.tui.colours import Names, colour_words, ground_of
from reader.tui.layout import ELLIPSIS, Ink, clip
from reader.tui.layout_ink import Styled
from reader.tui.layout_markdown import QUOTED, Known, MarkBlock, MarkLink
from reader.tui.layout_marked import MarkdownText
from reader.tui.layout_notes import PLACEMENT_WORDS, VERDICT_WORDS
from reader.tui.layout_words import counted, date_words

NOTE_LINK = "note:"
"""Stands before the uid in a link that leads to a note."""
_REMEMBERED = 64
_END = re.compile(r"[.!?…][”’\"')\]]*\s+(?=\S)")
_ENDS = re.compile(r"[.!?…][”’\"')\]]*\s*$")
_WORDS_CELLS, _MOST_BACK = 72, 20
_FAINT, _BOLD, _WARNING = Ink("faint"), Ink("text", "surface", "b"), Ink("warning")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the note itself: whither its links lead, which notes lead to its article, what keys do."""

    known: Known
    leading_here: Sequence[tuple[Annotation, Article]] = ()
    colours: Names | None = None
    hint: str = ""


def note_blocks(row: NoteRow, around: Around) -> list[MarkBlock]:
    """A note, highlight or verdict."""
    note = row.annotation
    blocks = [_head(row, around), _home(row.article)]
    if row.kind is NoteKind.VERDICT:
        blocks.append(_judged(row))
    elif note.selector is not None:
        blocks.append(_quoted(note.selector, note.colour))
    if row.placement in PLACEMENT_WORDS:
        blocks.append(_placed(row.placement, around.hint))
    if note.tags:
        blocks.append(MarkBlock("  ".join(f"#{one_line(tag)}" for tag in note.tags), base=Ink("dim")))
    blocks += MarkdownText().blocks(note.text, around.known) if note.text.strip() else []
    return [*blocks, *_back(row, around.leading_here)]


def draft_blocks(kept: KeptDraft, around: Around) -> list[MarkBlock]:
    """A draft with its place."""
    draft = kept.draft
    blocks = [MarkBlock("Draft, not saved", base=_BOLD)]
    if kept.article is not None:
        blocks.append(_home(kept.article))
    if kept.is_behind:
        words = (
            "Its note was changed since: the draft does not know its words." if kept.note else "Its note was deleted."
        )
        blocks.append(MarkBlock(words, base=_WARNING))
    if draft.quote:
        blocks.append(_marked("", draft.quote, "", draft.colour))
    if draft.tags:
        blocks.append(MarkBlock("  ".join(f"#{one_line(tag)}" for tag in draft.tags), base=Ink("dim")))
    blocks += MarkdownText().blocks(draft.text, around.known) if draft.text.strip() else []
    return [*blocks, *([MarkBlock(around.hint, base=_FAINT)] if around.hint else [])]


def choice_blocks(listed: OpenChoice, around: Around) -> list[MarkBlock]:
    """Every state of a note that waits for a choice, the one that is shown elsewhere first."""
    blocks = [MarkBlock("Two libraries changed this note", base=_BOLD), _home(listed.article)]
    if listed.note.selector is not None:
        blocks.append(_quoted(listed.note.selector, listed.note.colour))
    for number, side in enumerate(listed.choice.sides, 1):
        blocks.append(MarkBlock(_side_words(number, side, around.colours or {}), base=_WARNING))
        blocks += MarkdownText().blocks(side.text, around.known) if side and side.text.strip() else []
    return [*blocks, MarkBlock(around.hint, base=_FAINT)]


def _side_words(number: int, side: Annotation | None, colours: Names) -> str:
    """`2 · 3 Jun 2024 · green · #check`."""
    if side is None:
        return f"{number} · deleted"
    parts = [date_words(side.modified), colour_words(side.colour, colours) if side.selector else ""]
    parts += [VERDICT_WORDS[side.verdict] if side.verdict else "", " ".join(f"#{one_line(tag)}" for tag in side.tags)]
    return " · ".join([str(number), *(part for part in parts if part)])


def _head(row: NoteRow, around: Around) -> MarkBlock:
    """`Note · green · key figure    19 Nov 2023`."""
    note = row.annotation
    name = row.kind.value.capitalize()
    if note.verdict:
        name = f"{name}: {VERDICT_WORDS[note.verdict]}"
    elif note.selector is not None:
        name = f"{name} · {colour_words(note.colour, around.colours or {})}"
    written = f"   {date_words(note.modified)}" if note.modified else ""
    return MarkBlock(
        name + written, (Styled(0, len(name), look="b"), Styled(len(name), len(name + written), fg="faint"))
    )


def _home(article: Article) -> MarkBlock:
    """The article as a link, and where it comes from."""
    title = one_line(article.title) or article.uid
    source = " · ".join(part for part in (one_line(article.outlet), date_words(article.published) or "undated") if part)
    text = f"{title} · {source}"
    styles = (Styled(0, len(title), fg="accent", look="u"), Styled(len(title), len(text), fg="faint"))
    return MarkBlock(text, styles, (MarkLink(0, len(title), article.uid),), has_gap=False)


def _judged(row: NoteRow) -> MarkBlock:
    """The claim, as a link to its place."""
    if row.claim is None:
        return MarkBlock("a claim that is found no more", first=QUOTED, rest=QUOTED, base=Ink("dim"))
    speaker = one_line(row.claim.claim.speaker.name or row.claim.source_text)
    content = one_line(row.claim.content_text)
    text = f"{speaker}: {content}" if speaker else content
    start = len(text) - len(content)
    styles = (Styled(0, start, look="b"), Styled(start, len(text), fg="accent", look="u"))
    return MarkBlock(text, styles, (MarkLink(start, len(text), row.claim.claim.uid),), QUOTED, QUOTED)


def _quoted(selector: Selector, colour: str) -> MarkBlock:
    before, after = in_sentence(selector)
    return _marked(before, selector.quote, after, colour)


def _marked(before: str, quote: str, after: str, colour: str) -> MarkBlock:
    """Words marked in their sentence, behind a bar."""
    head, words, tail = one_line(before), one_line(quote), one_line(after)
    style = Styled(len(head), len(head + words), fg="text", ground=ground_of(colour))
    return MarkBlock(head + words + tail, (style,), (), QUOTED, QUOTED, Ink("dim"))


def in_sentence(selector: Selector) -> tuple[str, str]:
    """What stands before and behind a quote in its sentence, as far as the selector knows; what is cut says so."""
    before = selector.prefix.rpartition("\n\n")[2]
    begins = [match.end() for match in _END.finditer(f"{before}x")]
    if begins:
        before = before[begins[-1] :]
    elif len(before) >= _REMEMBERED:
        before = ELLIPSIS + before.partition(" ")[2]
    after = selector.suffix.partition("\n\n")[0]
    if _ENDS.search(selector.quote):
        return before, ""
    end = _END.search(f"{after} x")
    if end is not None:
        return before, after[: end.end()].rstrip()
    return before, after.rpartition(" ")[0] + ELLIPSIS if len(after) >= _REMEMBERED else after


def _placed(placement: Placement, hint: str) -> MarkBlock:
    words = PLACEMENT_WORDS[placement]
    return MarkBlock(f"! {words}" + (f" · {hint}" if hint else ""), base=_WARNING)


def _back(row: NoteRow, leading: Sequence[tuple[Annotation, Article]]) -> list[MarkBlock]:
    """Other notes with a link to this one's article, or a claim in it."""
    others = [(note, home) for note, home in leading if note.uid != row.annotation.uid]
    if not others:
        return []
    blocks = [MarkBlock(f"{counted(len(others), 'note')} lead{'s' * (len(others) == 1)} here", base=_FAINT)]
    for note, home in others[:_MOST_BACK]:
        words = clip(one_line(in_plain_words(note.text)).strip(), _WORDS_CELLS)
        text = f"{words} · {clip(one_line(home.title), _WORDS_CELLS)}"
        styles = (Styled(0, len(words), fg="accent", look="u"), Styled(len(words), len(text), fg="faint"))
        link = MarkLink(0, len(words), NOTE_LINK + note.uid)
        blocks.append(MarkBlock(text, styles, (link,), "• ", "  ", has_gap=False))
    if len(others) > _MOST_BACK:
        blocks.append(MarkBlock(f"+ {len(others) - _MOST_BACK} more", base=_FAINT, has_gap=False))
    return blocks

"""Notes in a list: three rows each, and a blank one. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import KeptDraft, NoteKind, NoteRow, OpenChoice, Placement, Verdict
from reader.text.introductions import in_marks
from reader.text.links import in_plain_words
from reader.text.neutralise import one_line
from reader.tui.colours import YELLOW_GROUND, Names, ground_of, letter_of
from reader.tui.layout import Ink, Line, Run, cells, clip, spread, wrap
from reader.tui.layout_body import HIGHLIGHT, NOTE, POINTER
from reader.tui.layout_cards import VERDICT_GLYPHS
from reader.tui.layout_words import date_words

ENTRY_LINES = 4
"""Rows of one entry, with the blank one below it: all have the same, so that any of 20,000 is found by dividing."""
DRAFT, CHOICE = "…", "!"
_Rows = tuple[Line, Line, Line, Line]
"""Sign, and three rows."""
PLACEMENT_WORDS = {Placement.REVIEW: "place not sure", Placement.ORPHAN: "not in the newest version"}
VERDICT_WORDS = {
    Verdict.CONVINCING: "convincing",
    Verdict.DOUBTFUL: "doubtful",
    Verdict.FALSE: "false",
    Verdict.UNSURE: "cannot say",
}
_EDGES = 4  # pointer, sign and blank before the words, one blank behind them
_LEAST_TITLE = 12
Listed = NoteRow | KeptDraft | OpenChoice


@dataclass(frozen=True, slots=True)
class EntryLook:
    """How an entry is shown: whether the cursor is on it, the year that goes without saying, names of colours."""

    is_current: bool
    this_year: int = 0
    colours: Names | None = None

    @property
    def ground(self) -> str:
        """The ground of its rows."""
        return "raised" if self.is_current else "surface"


def entry_lines(listed: Listed, width: int, look: EntryLook) -> list[Line]:
    """The three rows of an entry, each `width` cells wide."""
    room = max(width - _EDGES, 1)
    sign, *rows = _rows(listed, room, look)
    ground = look.ground
    pointer = Run(POINTER if look.is_current else " ", Ink("accent", ground, "b"))
    blank = Run(" ", Ink(ground=ground))
    lead = ((pointer, *sign, blank), (blank,) * 3, (blank,) * 3)
    return [spread((*before, *line), (blank,), width, ground) for before, line in zip(lead, rows, strict=True)]


def _rows(listed: Listed, room: int, look: EntryLook) -> _Rows:
    if isinstance(listed, KeptDraft):
        return _draft(listed, room, look)
    if isinstance(listed, OpenChoice):
        return _choice(listed, room, look)
    return _row(listed, room, look)


def _choice(listed: OpenChoice, room: int, look: EntryLook) -> _Rows:
    """A note that waits for a choice: how many states it has, and the words of the first."""
    ground, note = look.ground, listed.note
    waits = f"{len(listed.choice.sides)} states"
    words = _words(one_line(in_plain_words(note.text)).strip() or "no words", room - len(waits) - 2, ground, look)
    right = (Run(f"  {waits}", Ink("warning", ground, "b")),)
    quote = in_marks(one_line(note.selector.quote).strip()) if note.selector else ""
    about = _about(listed.article.title or listed.article.uid, "", (), room, ground)
    sign = (Run(CHOICE, Ink("warning", ground, "b")),)
    return sign, spread(words, right, room, ground), _quoted(quote, room, ground), about


def _row(row: NoteRow, room: int, look: EntryLook) -> _Rows:
    """Sign, words, quote, where that is."""
    note, ground = row.annotation, look.ground
    about = _about(row.article.title or row.article.uid, _source(row, look), _aside(row, look), room, ground)
    day = date_words(note.modified, this_year=look.this_year)
    right, left = (Run(f"  {day}", Ink("faint", ground)),), max(room - cells(day) - 2, 1)
    quote = in_marks(one_line(note.selector.quote).strip()) if note.selector else "the article as a whole"
    if note.verdict:
        sign, words, below = VERDICT_GLYPHS[note.verdict], _judged(note.verdict, note.text), _claim_words(row)
    elif row.kind is NoteKind.NOTE:
        sign, words, below = NOTE, one_line(in_plain_words(note.text)).strip(), quote
    else:
        sign, (words, below) = letter_of(note.colour) or HIGHLIGHT, _two_lines(quote, left)
    head = spread(_words(words, left, ground, look), right, room, ground)
    return (Run(sign, Ink("note", ground, "b")),), head, _quoted(below, room, ground), about


def _draft(kept: KeptDraft, room: int, look: EntryLook) -> _Rows:
    ground, draft = look.ground, kept.draft
    title = (kept.article.title or kept.article.uid) if kept.article else "an article that is not here"
    state = "its note is gone" if kept.draft.note_uid and kept.note is None else "older than its note"
    right = (Run("draft", Ink("warning", ground, "b")),)
    words = _words(one_line(draft.text).strip() or "tags alone", room - len("draft") - 2, ground, look)
    aside = ((Run(state, Ink("warning", ground)),)) if kept.is_behind else ()
    quote = _quoted(in_marks(one_line(draft.quote).strip()), room, ground) if draft.quote else ()
    sign = (Run(DRAFT, Ink("warning", ground)),)
    return sign, spread(words, right, room, ground), quote, _about(title, "", aside, room, ground)


def _words(words: str, room: int, ground: str, look: EntryLook) -> Line:
    return (Run(clip(words, room), Ink("text", ground, "b" if look.is_current else "")),)


def _judged(verdict: Verdict, reason: str) -> str:
    """`doubtful: no source is named`."""
    why = one_line(in_plain_words(reason)).strip()
    return f"{VERDICT_WORDS[verdict]}: {why}" if why else VERDICT_WORDS[verdict]


def _claim_words(row: NoteRow) -> str:
    """Who says what; of a claim that is found no more, that it is."""
    if row.claim is None:
        return "a claim that is found no more"
    speaker = one_line(row.claim.claim.speaker.name or row.claim.source_text)
    content = one_line(row.claim.content_text)
    return f"{speaker}: {content}" if speaker else content


def _quoted(words: str, room: int, ground: str) -> Line:
    return (Run(clip(words, room), Ink("dim", ground)),)


def _two_lines(words: str, first: int) -> tuple[str, str]:
    """A long quote in two lines, of which the first has so much room."""
    start, end = (wrap(words, 0, len(words), first) or [(0, 0)])[0]
    return words[start:end], words[end:].lstrip()


def _source(row: NoteRow, look: EntryLook) -> str:
    parts = (one_line(row.article.outlet), date_words(row.article.published, this_year=look.this_year))
    return " · ".join(part for part in parts if part)


def _aside(row: NoteRow, look: EntryLook) -> Line:
    """What is special about it: its place, its colour, its tags."""
    ground, note = look.ground, row.annotation
    names = look.colours or {}
    runs: list[Run] = []
    if row.placement in PLACEMENT_WORDS:
        runs.append(Run(f"! {PLACEMENT_WORDS[row.placement]}", Ink("warning", ground)))
    if note.selector and (note.colour in names or ground_of(note.colour) != YELLOW_GROUND):
        runs.append(Run(f" {one_line(names.get(note.colour, note.colour))} ", Ink("text", ground_of(note.colour))))
    runs += [Run(f"#{one_line(tag)}", Ink("dim", ground)) for tag in note.tags]
    return tuple(part for run in runs for part in (Run("  ", Ink(ground=ground)), run))


def _about(title: str, source: str, aside: Line, room: int, ground: str) -> Line:
    """Title and source at the left, what is special at the right; tags go first where there is no room."""
    left = one_line(title)
    words = list(aside)
    while words and sum(cells(run.text) for run in words) + _LEAST_TITLE > room:
        del words[-2:]
    rest = room - sum(cells(run.text) for run in words)
    shown = f"{left} · {source}" if source and cells(left) + cells(source) + 3 <= rest else left
    if source and shown == left and rest > cells(source) + _LEAST_TITLE + 3:
        shown = f"{clip(left, rest - cells(source) - 3)} · {source}"
    return spread((Run(clip(shown, rest), Ink("faint", ground)),), tuple(words), room, ground)

"""The compare screen: a claim, and those of other articles that share its names or figures, as cards. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from reader.model import Article, Certainty, Figure, PlacedClaim, Polarity
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, clip_lines, spread
from reader.tui.layout_body import POINTER
from reader.tui.layout_reading import Item
from reader.tui.layout_words import BARS, counted, date_words, figure_words, firmness_bar

_EDGES = 4  # pointer, bar and space before the text, one space behind it
_ONE_LINE_HEAD = 64
"""From this width on, source and date stand in the line of the speaker; below it they have one of their own."""
_FIGURES_MOST = 12


class CompareStack:
    """Cards of related claims, one below the other, and where each lies."""

    def __init__(self, claims: Sequence[PlacedClaim], width: int) -> None:
        self.claims = tuple(claims)
        self.width = width
        self.current = 0 if claims else -1
        heights = [len(claim_card(claim, width, content_lines=3)) + 1 for claim in claims]
        self._tops = list(accumulate(heights, initial=0))

    @property
    def height(self) -> int:
        """Rows of all cards."""
        return self._tops[-1]

    def span_of(self, number: int) -> range:
        """Rows of one card, without the blank one behind it."""
        return range(self._tops[number], self._tops[number + 1] - 1)

    def number_at(self, y: int) -> int:
        """The card at row `y`, -1 for none."""
        return bisect_right(self._tops, y) - 1 if 0 <= y < self.height else -1

    def below(self, y: int) -> int:
        """How many cards end below row `y`."""
        return sum(1 for end in self._tops[1:] if end - 1 > y)

    def line(self, y: int) -> Line:
        """One row."""
        number = self.number_at(y)
        if number < 0:
            return ()
        card = claim_card(self.claims[number], self.width, is_current=number == self.current, content_lines=3)
        row = y - self._tops[number]
        return card[row] if row < len(card) else ()


def claim_card(placed: PlacedClaim, width: int, *, is_current: bool = False, content_lines: int = 6) -> list[Line]:
    """Lines of one card: speaker, cue, source · date, firmness, content, figures, what is shared.

    Args:
        placed: the claim with its words.
        width: cells of the card, edges included.
        is_current: raised, with the pointer.
        content_lines: most lines of content.
    """
    ground = "raised" if is_current else "surface"
    room = max(width - _EDGES, 1)
    lines = _head(placed, room, ground)
    lines += _content(placed, room, ground, content_lines)
    if placed.figures:
        lines.append(_figures(placed.figures, room, ground))
    if placed.shared:
        shared = "shares " + ", ".join(one_line(word) for word in placed.shared)
        lines.append((Run(clip(shared, room), Ink("faint", ground)),))
    return [_framed(line, placed, width, row=row, is_current=is_current) for row, line in enumerate(lines)]


def speaker_of(placed: PlacedClaim) -> str:
    """Who speaks: the name, `~` before one that comes from elsewhere in the text."""
    speaker = placed.claim.speaker
    said, name = one_line(placed.source_text), one_line(speaker.name)
    if speaker.is_inferred and name:
        return f"{said} ~ {name}" if said and said.casefold() != name.casefold() else f"~ {name}"
    return name or said or "unnamed"


def source_words(article: Article) -> str:
    """Outlet and date of an article; a missing date is said."""
    return f"{one_line(article.outlet) or 'unknown source'} · {date_words(article.published) or 'undated'}"


def figures_beside(claim: PlacedClaim, others: Sequence[PlacedClaim], width: int) -> list[Line]:
    """All figures of the claim and of the others, the least first, each with who gives it.

    Empty unless both sides have one: figures of one side alone are on its cards already.
    """
    theirs = [(figure, placed) for placed in others for figure in placed.figures]
    if not claim.figures or not theirs:
        return []
    rows = sorted([*((figure, claim) for figure in claim.figures), *theirs], key=lambda row: _least(row[0]))
    shown = rows[:_FIGURES_MOST]
    numbers = [clip(figure_words(figure), max(width // 2, 8)) for figure, _placed in shown]
    column = max(cells(words) for words in numbers)
    lines: list[Line] = [(Run(" Figures", Ink("dim", look="b")),)]
    for words, (_figure, placed) in zip(numbers, shown, strict=True):
        who = f"{speaker_of(placed)}, {one_line(placed.article.outlet)}".rstrip(", ")
        mark = POINTER if placed is claim else " "
        gap = " " * (column - cells(words))
        left = (Run(f" {mark} ", Ink("accent", look="b")), Run(f"{gap}{words}  ", Ink(look="b" if mark != " " else "")))
        lines.append((*left, Run(clip(who, width - column - 6), Ink(placed.claim.reporting.value))))
    if len(rows) > len(shown):
        lines.append((Run(f"   + {len(rows) - len(shown)} more", Ink("faint")),))
    return lines


def found_words(others: Sequence[PlacedClaim]) -> str:
    """How many claims there are, and in how many articles."""
    articles = len({placed.article.uid for placed in others})
    return f"{counted(len(others), 'claim')} · {counted(articles, 'article')}"


def _least(figure: Figure) -> float:
    return figure.low if figure.low is not None else float("-inf") if figure.high is None else figure.high


def _head(placed: PlacedClaim, room: int, ground: str) -> list[Line]:
    item = Item(placed.claim.uid, placed.claim, placed.figures, placed.claim.content)
    tone = placed.claim.reporting.value
    source = source_words(placed.article)
    bar = f"  {firmness_bar(item)}"
    is_one_line = room >= _ONE_LINE_HEAD
    aside = f"  {clip(source, room // 2)}" if is_one_line else ""
    left = room - cells(aside) - len(bar)
    who = clip(speaker_of(placed), left)
    cue = clip(_cue(placed), max(left - cells(who) - 2, 0))
    words = (Run(who, Ink(tone, ground, "b")), Run(f"  {cue}" if cue else "", Ink(tone, ground, "i")))
    lines: list[Line] = [spread(words, (Run(aside, Ink("faint", ground)), Run(bar, Ink("dim", ground))), room, ground)]
    if not is_one_line:
        lines.append((Run(clip(source, room), Ink("faint", ground)),))
    return lines


def _cue(placed: PlacedClaim) -> str:
    """The cue; a quotation by itself, or an answer, has none."""
    not_asserted = "not asserted" if placed.claim.certainty is Certainty.UNSPECIFIED else ""
    return " · ".join(words for words in (one_line(placed.cue_text), not_asserted) if words)


def _content(placed: PlacedClaim, room: int, ground: str, most: int) -> list[Line]:
    words = one_line(placed.content_text)
    if placed.claim.polarity is Polarity.DENIES:
        words = f"¬ denies {words}"
    return [(Run(line, Ink("text", ground)),) for line in clip_lines(words, room, most)]


def _figures(figures: Sequence[Figure], room: int, ground: str) -> Line:
    chip = Ink("text", "surface" if ground == "raised" else "raised")
    runs: list[Run] = []
    for place, figure in enumerate(figures):
        words = f" {clip(figure_words(figure), max(room - 2, 4))} "
        if runs and sum(cells(run.text) for run in runs) + cells(words) + 5 > room:
            runs.append(Run(f"+ {len(figures) - place}", Ink("faint", ground)))
            break
        runs += [Run(words, chip), Run(" ", Ink(ground=ground))]
    return tuple(runs)


def _framed(line: Line, placed: PlacedClaim, width: int, *, row: int, is_current: bool) -> Line:
    ground = "raised" if is_current else "surface"
    reporting = placed.claim.reporting
    pointer = Run(POINTER if is_current and row == 0 else " ", Ink("accent", ground, "b"))
    bar = Run(BARS[reporting], Ink(reporting.value, ground))
    blank = Run(" ", Ink(ground=ground))
    return spread((pointer, bar, blank, *line), (blank,), width, ground)

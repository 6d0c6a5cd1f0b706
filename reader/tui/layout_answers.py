"""One speaker's page: what they claimed, what others deny of it, what they said otherwise later. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate

from reader.model import Answered, PlacedClaim, SpeakerPage, Statement
from reader.tui.layout import Ink, Line, Run, clip, clip_lines, fit
from reader.tui.layout_placed import placed_card, placed_height
from reader.tui.layout_relations import GLYPHS, TONES, reason_words
from reader.tui.layout_stack import Stack
from reader.tui.layout_statements import Sign, card_height, statement_card, statement_of
from reader.tui.layout_tiles import Card, Look, Part, Tile
from reader.tui.layout_words import counted

BESIDE_FROM, GAP = 66, 4
"""From this width on an answer stands beside the claim, so many cells from it; else below it."""
CLAIMED, CONTRADICTED, CHANGED = "Claimed", "Contradicted by others", "Changed later"
_INDENT, _REASON_LINES, _MOST_SHOWN = 2, 3, 100


class Section:
    """Parts under a heading, which may be empty.

    Args:
        heading: its words.
        parts: what is in it.
        width: cells.
        gap: blank rows between parts, and behind the heading.
    """

    inset = 0

    def __init__(self, heading: str, parts: Sequence[Part], width: int, *, gap: int = 1) -> None:
        self._heading, self._width = heading, width
        self.parts = parts
        first = 1 + gap if heading and parts else 1 if heading else 0
        self.part_tops = list(accumulate((part.height + gap for part in parts), initial=first))
        self.height = self.part_tops[-1]

    def line(self, y: int, look: Look, position: str) -> Line:
        """One row."""
        if self._heading and y == 0:
            tone = Ink("dim", look="b") if self.parts else Ink("faint")
            return (Run(f" {clip(self._heading, self._width - 2)}", tone._replace(fg="accent") if position else tone),)
        number = bisect_right(self.part_tops, y) - 1
        if not 0 <= number < len(self.parts) or y - self.part_tops[number] >= self.parts[number].height:
            return ()
        return self.parts[number].line(y - self.part_tops[number], look)


class ClaimsPart:
    """Claims one below the other.

    Args:
        claims: from top to bottom.
        width: cells.
        gap: blank rows between two.
    """

    def __init__(self, claims: Sequence[PlacedClaim], width: int, *, gap: int = 1) -> None:
        self._claims, self._width = claims, width
        heights = [placed_height(claim, width) for claim in claims]
        self._tops = list(accumulate((height + gap for height in heights), initial=0))
        self.tiles: Sequence[Tile] = tuple(
            Tile(Card(statement_of(claim)), top, height, 0, width)
            for claim, top, height in zip(claims, self._tops, heights, strict=False)
        )
        self.height = max(self._tops[-1] - gap, 0)
        self._drawn: dict[tuple[int, Sign], list[Line]] = {}

    def line(self, y: int, look: Look) -> Line:
        """One row."""
        number = bisect_right(self._tops, y) - 1
        if not 0 <= number < len(self._claims) or y - self._tops[number] >= self.tiles[number].height:
            return ()
        key = number, look.sign(self.tiles[number])
        if key not in self._drawn:
            self._drawn[key] = placed_card(self._claims[number], self._width, key[1])
        return self._drawn[key][y - self._tops[number]]


class AnswersPart:
    """One claim with all that answers it: beside it where there is room, else below it, each with its reason.

    Args:
        answers: of one claim.
        width: cells.
        gap: blank rows between two answers.
    """

    def __init__(self, answers: Sequence[Answered], width: int, *, gap: int = 1) -> None:
        self._width = width
        own = answers[0].own
        is_beside = width >= BESIDE_FROM
        own_width = (width - GAP) // 2 if is_beside else width
        left = own_width + GAP if is_beside else min(_INDENT, max(width - 1, 0))
        self._own = Tile(Card(own), 0, card_height(own, own_width), 0, own_width)
        top = 0 if is_beside else self._own.height
        self._reasons: list[tuple[int, int, list[Line]]] = []
        tiles = [self._own]
        for answer in answers:
            reason = reason_lines(answer, width - left)
            self._reasons.append((top, left, reason))
            height = card_height(answer.other, width - left)
            tiles.append(Tile(Card(answer.other), top + len(reason), height, left, width - left, len(reason)))
            top += len(reason) + height + gap
        self.tiles: Sequence[Tile] = tuple(tiles)
        self.height = max(top - gap, self._own.height)
        self._drawn: dict[tuple[int, Sign], list[Line]] = {}

    def line(self, y: int, look: Look) -> Line:
        """One row."""
        row: Line = ()
        for number, tile in enumerate(self.tiles):
            if tile.top <= y < tile.top + tile.height:
                row = (*fit(row, tile.left, "surface"), *self._card(number, look.sign(tile))[y - tile.top])
        for top, left, lines in self._reasons:
            if top <= y < top + len(lines):
                row = (*fit(row, left, "surface"), *lines[y - top])
        return fit(row, self._width, "surface")

    def _card(self, number: int, sign: Sign) -> list[Line]:
        if (number, sign) not in self._drawn:
            tile = self.tiles[number]
            self._drawn[number, sign] = statement_card(tile.card.statement, tile.width, sign)
        return self._drawn[number, sign]


def reason_lines(answer: Answered, width: int) -> list[Line]:
    """`≠ 2 days later: denies exactly this claim`."""
    glyph, tone = GLYPHS[answer.relation.kind], TONES[answer.relation.kind]
    when = later_words(answer.own, answer.other)
    words = f"{when}: {reason_words(answer.relation)}" if when else reason_words(answer.relation)
    lines = clip_lines(words, width - 3, _REASON_LINES)
    return [
        (Run(f" {glyph if row == 0 else ' '} ", Ink(tone, look="b")), Run(clip(line, max(width - 3, 0)), Ink("dim")))
        for row, line in enumerate(lines)
    ]


def later_words(own: Statement, other: Statement) -> str:
    """When the answer came out: `2 days later`, `the same day`, `3 days before`; empty if not known."""
    try:
        first, second = (date.fromisoformat(each.article.published[:10]) for each in (own, other))
    except ValueError:
        return ""
    days = (second - first).days
    if not days:
        return "the same day"
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'before'}"


def page_stack(
    claims: Sequence[PlacedClaim], page: SpeakerPage | None, word: str, width: int, *, is_low: bool = False
) -> Stack:
    """The page: claims, then what is contradicted, then what was changed, last a word about the rest.

    Args:
        claims: in the order in which they are shown.
        page: what others say of them; None while it is not known.
        word: what to say at the end; may be empty.
        width: cells.
        is_low: no blank rows.
    """
    gap = 0 if is_low else 1
    own = f"{CLAIMED} · {counted(len(claims), 'claim')}" if claims else ""
    sections = [Section(own, [ClaimsPart(claims, width, gap=gap)] if claims else [], width, gap=gap)]
    if page is not None:
        for name, answers in ((CONTRADICTED, told(page.denied)), (CHANGED, told(page.changed))):
            if answers:
                parts = _answers_parts(answers[:_MOST_SHOWN], width, gap)
                sections.append(Section(f"{name} · {_counts(name, answers)}", parts, width, gap=gap))
    return Stack([*sections, Section(word, [], width, gap=gap)] if word else sections)


def _counts(name: str, answers: Sequence[Answered]) -> str:
    """`4 conflicts with 2 claims`, `2 changes`; of very many how many are shown."""
    words = counted(len(answers), "conflict" if name is CONTRADICTED else "change")
    claims = len({each.own.uid for each in answers})
    words += f" {'with' if name is CONTRADICTED else 'of'} {counted(claims, 'claim')}" if len(answers) > claims else ""
    return f"{words}, the first {_MOST_SHOWN} here" if len(answers) > _MOST_SHOWN else words


def told(answers: Iterable[Answered]) -> tuple[Answered, ...]:
    """Each two statements once: they may answer each other by themselves and by figures. A reader's word goes first."""
    found: dict[tuple[str, str], Answered] = {}
    for each in answers:
        pair = each.own.uid, each.other.uid
        if pair not in found or (each.relation.is_by_reader and not found[pair].relation.is_by_reader):
            found[pair] = each
    return tuple(found.values())


def _answers_parts(answers: Iterable[Answered], width: int, gap: int) -> list[Part]:
    """A part for each claim, in the order in which they come first."""
    by_own: dict[str, list[Answered]] = defaultdict(list)
    for each in answers:
        by_own[each.own.uid].append(each)
    return [AnswersPart(group, width, gap=gap) for group in by_own.values()]

"""Positions of a thread as columns of cards, `≠` between those that contradict each other. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.model import Position, Relation, RelationKind, Statement
from reader.text.introductions import in_marks_once
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, fit
from reader.tui.layout_statements import Sign, card_height, statement_card
from reader.tui.layout_tiles import Card, Look, Tile
from reader.tui.layout_words import counted, days_words

GAP = 5
LEAST_COLUMN, ROOMY_COLUMN, ROOMY_FROM = 30, 44, 108
"""Least cells of a column, and on a wide screen."""
_INDENT = 3
_LEAST_QUOTE = 24
_FLOW_FROM = 54  # cards that nobody contradicts stand in columns of this width or more
_BETWEEN, _UNEQUAL = "┆", "≠"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the cards in it, and whether the column left of it contradicts it."""

    heading: tuple[Line, ...]
    statements: tuple[Statement, ...]
    is_against: bool = False


class ColumnsPart:
    """Columns side by side, as high as the highest.

    Args:
        columns: from left to right.
        width: cells inside the frame.
        is_low: no blank rows.
    """

    def __init__(self, columns: Sequence[Column], width: int, *, is_low: bool = False) -> None:
        self._columns = columns
        self._width = width
        self._cells = (width - GAP * (len(columns) - 1)) // len(columns)
        self._top = max(len(column.heading) for column in columns)
        self._top += 1 if self._top and not is_low else 0
        self._drawn: dict[tuple[int, Sign], list[Line]] = {}
        self._rows: dict[tuple[int, tuple[Sign, ...]], Line] = {}
        self._places: list[list[int]] = []
        tiles: list[Tile] = []
        for number, column in enumerate(columns):
            top, place = self._top, number * (self._cells + GAP)
            self._places.append([])
            for statement in column.statements:
                self._places[-1].append(len(tiles))
                height = card_height(statement, self._cells)
                tiles.append(Tile(Card(statement), top, height, place, self._cells))
                top += height + (0 if is_low else 1)
        self.tiles: Sequence[Tile] = tuple(tiles)
        self.height = max((tile.top + tile.height for tile in tiles), default=self._top)

    def line(self, y: int, look: Look) -> Line:
        """One row of all columns; laid once for each way its cards look."""
        signs = tuple(look.sign(self.tiles[place]) for place in self._crossing(y))
        if (y, signs) not in self._rows:
            self._rows[y, signs] = self._lay_row(y, look)
        return self._rows[y, signs]

    def _crossing(self, y: int) -> Iterator[int]:
        """Places of the cards that a row goes through."""
        for places in self._places:
            for place in places:
                tile = self.tiles[place]
                if tile.top <= y < tile.top + tile.height:
                    yield place

    def _lay_row(self, y: int, look: Look) -> Line:
        if y < self._top and not any(column.heading for column in self._columns[1:]):
            heading = self._columns[0].heading
            return fit(heading[y] if y < len(heading) else (), self._width, "surface")
        runs: list[Run] = []
        for number, column in enumerate(self._columns):
            if number:
                runs += self._between(column, y)
            runs += fit(self._row(number, y, look), self._cells, "surface")
        return fit(tuple(runs), self._width, "surface")

    def _row(self, number: int, y: int, look: Look) -> Line:
        heading = self._columns[number].heading
        if y < self._top:
            return heading[y] if y < len(heading) else ()
        for place in self._places[number]:
            tile = self.tiles[place]
            if tile.top <= y < tile.top + tile.height:
                return self._card(place, look)[y - tile.top]
        return ()

    def _card(self, place: int, look: Look) -> list[Line]:
        tile = self.tiles[place]
        sign = look.sign(tile)
        if (place, sign) not in self._drawn:
            self._drawn[place, sign] = statement_card(tile.card.statement, tile.width, sign)
        return self._drawn[place, sign]

    def _between(self, column: Column, y: int) -> Line:
        if not column.is_against or y < self._top:
            return (Run(" " * GAP, Ink()),)
        sign = Run(_UNEQUAL, Ink("conflict", look="b")) if y == self._top else Run(_BETWEEN, Ink("border"))
        return (Run("  ", Ink()), sign, Run("  ", Ink()))


def columns_of(
    positions: Sequence[Position], relations: Iterable[Relation], on_lines: frozenset[str], width: int
) -> list[tuple[Column, ...]]:
    """Arrange positions: as many side by side as there is room for, further ones below; last what takes no side.

    Args:
        positions: of one thread.
        relations: between its claims.
        on_lines: uids of statements with a row on a number line; without a conflict they are not shown twice.
        width: cells inside the frame.
    """
    apart = [each for each in relations if each.kind is RelationKind.CONFLICT]
    contested = {uid for each in apart for uid in (each.left, each.right)}
    shown = [(position, _shown(position, on_lines - contested)) for position in positions]
    sides = [pair for pair in shown if pair[1] and pair[0].heading]
    beside = [pair for pair in shown if pair[1] and not pair[0].heading]
    if len(sides) + len(beside) <= 1:
        return [_flowing(*pair, width) for pair in sides + beside]
    tiers = [_side_by_side(row, apart, width, is_first=not number) for number, row in enumerate(_in_rows(sides, width))]
    return tiers + [_flowing(*pair, width, about="about the same thing, on no side") for pair in beside]


_Shown = tuple[Position, tuple[Statement, ...]]


def _in_rows(sides: Sequence[_Shown], width: int) -> Iterator[Sequence[_Shown]]:
    """As many side by side as there is room for, and in each row as many."""
    if not sides:
        return
    least = ROOMY_COLUMN if width >= ROOMY_FROM else LEAST_COLUMN
    rows = -(-len(sides) // max((width + GAP) // (least + GAP), 1))
    each = -(-len(sides) // rows)
    for start in range(0, len(sides), each):
        yield sides[start : start + each]


def _shown(position: Position, hidden: frozenset[str]) -> tuple[Statement, ...]:
    return tuple(each for each in position.statements if each.uid not in hidden)


def _side_by_side(
    sides: Sequence[_Shown], apart: Sequence[Relation], width: int, *, is_first: bool
) -> tuple[Column, ...]:
    room = (width - GAP * (len(sides) - 1)) // len(sides) - _INDENT
    columns = []
    for number, (position, statements) in enumerate(sides):
        is_alone = len(sides) == 1 and not is_first
        heading = tuple(_heading(position, len(position.statements) - len(statements), room, is_against=is_alone))
        against = number > 0 and _contradict(sides[number - 1][1], statements, apart)
        columns.append(Column(heading, statements, against))
    return tuple(columns)


def _contradict(left: Iterable[Statement], right: Iterable[Statement], apart: Iterable[Relation]) -> bool:
    lefts, rights = ({uid for each in side for uid in _uids(each)} for side in (left, right))
    return any(
        (each.left in lefts and each.right in rights) or (each.right in lefts and each.left in rights) for each in apart
    )


def _uids(statement: Statement) -> tuple[str, ...]:
    return (statement.uid, *(figure.uid for figure in statement.figures))


def _flowing(position: Position, statements: tuple[Statement, ...], width: int, about: str = "") -> tuple[Column, ...]:
    """Cards that nobody contradicts, in two columns where there is room, without a quote over them."""
    words = count_words(position, len(position.statements) - len(statements))
    before = " " * _INDENT + (f"{about}   " if about else "")
    line: Line = (Run(before, Ink("dim", look="b")), Run(clip(words, width - cells(before) - 1), Ink("faint")))
    count = 2 if width >= 2 * _FLOW_FROM + GAP and len(statements) > 1 else 1
    half = -(-len(statements) // count)
    return tuple(
        Column(() if number else (line,), statements[number * half : (number + 1) * half]) for number in range(count)
    )


def _heading(position: Position, left_out: int, room: int, *, is_against: bool) -> list[Line]:
    """The earliest claim quoted, and how many say so; in one line where both have room."""
    words = count_words(position, left_out)
    before = Run(f" {_UNEQUAL} ", Ink("conflict", look="b")) if is_against else Run(" " * _INDENT, Ink())
    quote = f"{'¬ denies ' if position.is_denial else ''}{in_marks_once(one_line(position.heading).strip())}"
    rest = room - cells(words) - 3
    if cells(quote) <= rest or rest >= _LEAST_QUOTE * 2:
        return [(before, Run(_quoted(quote, rest), Ink(look="b")), Run(f"   {clip(words, room)}", Ink("faint")))]
    lines: list[Line] = [(before, Run(_quoted(quote, room), Ink(look="b")))]
    return [*lines, (Run(" " * _INDENT, Ink()), Run(clip(words, room), Ink("faint")))]


def _quoted(quote: str, room: int) -> str:
    """A quotation that fits; a cut one keeps its closing mark."""
    if cells(quote) <= room:
        return quote
    return clip(quote[:-1], max(room - 1, 1)) + quote[-1]


def count_words(position: Position, left_out: int = 0) -> str:
    """How many claims, from how many sources; copies of one report, and from when to when.

    `2 claims, both from one source`; `4 claims, 4 speakers · 16–18 May 2023`;
    `3 sources say so; 2 copies of a report not counted`.
    """
    number, voices = len(position.statements), position.voices
    if position.copies:
        words = f"{counted(voices, 'source')} {'says' if voices == 1 else 'say'} so"
        words += f"; {'1 copy' if position.copies == 1 else f'{position.copies} copies'} of a report not counted"
    elif number > 1 and voices == 1:
        words = f"{counted(number, 'claim')}, {'both' if number == 2 else 'all'} from one source"  # noqa: PLR2004
    elif number > 1 and voices > 1:
        words = f"{counted(number, 'claim')}, {counted(voices, 'speaker')}"
    else:
        words = counted(number, "claim")
    if left_out:
        words += f", {left_out} of them below"
    days = sorted(each.article.published[:10] for each in position.statements if each.article.published)
    return f"{words} · {days_words(f'{days[0]}/{days[-1]}')}" if days and number > 1 else words

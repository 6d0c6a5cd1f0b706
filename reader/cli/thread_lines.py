"""How a thread is put in text: columns as blocks, figures on one line, and how all stand to each other in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.claims.relations.titles import quoted, shortened
from reader.cli.claim_lines import content, speaker_name, stance
from reader.cli.figure_lines import Plot, amount, scope
from reader.cli.relation_lines import relation_lines
from reader.cli.table import UID_SHOWN, cell_width
from reader.cli.wrapping import wrapped
from reader.model import FigureLine, FigureRow, Position, Statement, Thread
from reader.text.neutralise import one_line

_INDENT = "  "
_MOST_BESIDE = 6
_TITLE_CELLS = 32
_AMOUNT_WIDTH = 16
_PLOT_WIDTH = (24, 60)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; the strong ones are headings."""

    text: str = ""
    is_strong: bool = False


def thread_lines(thread: Thread, width: int, copies: Mapping[str, str] | None = None) -> Iterator[Line]:
    """A whole thread.

    Args:
        thread: what is shown.
        width: cells of a line.
        copies: for uids of articles what to call them, so that a copy can say what it is a copy of.
    """
    shown = [_shown(position, thread) for position in thread.positions]
    numbers = {each.uid: number for number, each in enumerate((each for side in shown for each in side), 1)}
    yield from (Line(f"{'≠' if thread.conflicts else '·'} {one_line(thread.title)}", is_strong=True), _summary(thread))
    for place, (position, statements) in enumerate(zip(thread.positions, shown, strict=True)):
        yield Line()
        if thread.conflicts or not position.heading:
            yield from _heading(position, width, is_against=place > 0)
        yield from map(Line, _block(position, statements, numbers, (width, copies or {})))
    for line in thread.lines:
        if len(line.rows) > 1:
            yield from [Line(), *_figure_lines(line, numbers, width)]
    yield from map(Line, relation_lines(thread, numbers, width, indent=_INDENT))


def _block(
    position: Position, shown: Sequence[Statement], numbers: Mapping[str, int], how: tuple[int, Mapping[str, str]]
) -> Iterator[str]:
    """The statements of one column; how many more there are."""
    width, copies = how
    for each in shown:
        yield from statement_lines(each, width, first=f"{_INDENT}{numbers[each.uid]:>2}  ", copies=copies)
    if len(shown) < len(position.statements):
        yield f"{_INDENT}    and {len(position.statements) - len(shown)} more; --json has all"


def _shown(position: Position, thread: Thread) -> list[Statement]:
    """All of a side; of what takes none those that are related to others first, in their order."""
    if position.heading:
        return list(position.statements)
    ends = {uid for each in thread.relations for uid in (each.left, each.right)}
    related = [each for each in position.statements if ends & {each.uid, *(figure.uid for figure in each.figures)}]
    others = [each for each in position.statements if each not in related]
    kept = {each.uid for each in (*related, *others)[:_MOST_BESIDE]}
    return [each for each in position.statements if each.uid in kept]


def _summary(thread: Thread) -> Line:
    said = [each for position in thread.positions for each in position.statements]
    claims = sum(each.claim is not None for each in said)
    days = " to ".join(dict.fromkeys(each for each in (thread.first_day, thread.last_day) if each))
    facts = [
        counted(thread.conflicts, "conflict") if thread.conflicts else "",
        counted(claims, "claim"),
        f"{counted(len(said) - claims, 'figure')} in an outlet’s own voice" if len(said) > claims else "",
        counted(thread.articles, "article"),
        days or "undated",
        f"{thread.left_out} more left out" if thread.left_out else "",
        thread.uid[:UID_SHOWN],
    ]
    return Line(_INDENT + " · ".join(each for each in facts if each))


def counted(count: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _heading(position: Position, width: int, *, is_against: bool) -> Iterator[Line]:
    if not position.heading:
        yield Line(f"{_INDENT}also about this", is_strong=True)
        return
    voices = counted(position.voices, "voice") if position.voices else "own voice"
    end = f"  ({voices}{_of_copies(position)})"
    denial = "¬ " if position.is_denial else ""
    words = quoted(one_line(position.heading), max(width - cell_width(end) - 6 - len(denial), 24))
    yield Line(f"{'≠ ' if is_against else _INDENT}{denial}{words}{end}", is_strong=True)


def _of_copies(position: Position) -> str:
    return f"; copies of one report count once: {position.copies} left out" if position.copies else ""


def statement_lines(
    statement: Statement, width: int, *, first: str = "", copies: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Who says it, how, where, when and how firmly; then what.

    Args:
        statement: a claim or a figure.
        width: cells of a line.
        first: stands before the first line; the others are set in as far.
        copies: names of articles by uid.
    """
    rest = " " * cell_width(first)
    yield from _joined(_facts(statement, copies or {}), width, first, rest)
    words = statement.content_text
    shown = words if statement.claim is None else content(statement.claim, words)
    yield from wrapped(shown, width, first=rest, rest=rest)


def _facts(statement: Statement, copies: Mapping[str, str]) -> list[str]:
    claim = statement.claim
    how = ", ".join(map(amount, statement.figures)) if claim is None else stance(claim)
    same = f"same report as {copies.get(statement.copy_of) or 'another article'}" if statement.copy_of else ""
    place = f"{where(statement)} · {statement.uid[:UID_SHOWN]}"
    return [one_line(each) for each in (who(statement), how, same, place) if each]


def _joined(facts: Sequence[str], width: int, first: str, rest: str) -> Iterator[str]:
    """Facts one behind the other; what has no room begins a line."""
    line = first + facts[0]
    for fact in facts[1:]:
        if cell_width(line) + cell_width(fact) + 3 > width:
            yield from wrapped(line[len(first) :], width, first=first, rest=rest)
            line, first = rest + fact, rest
        else:
            line += f" · {fact}"
    yield from wrapped(line[len(first) :], width, first=first, rest=rest)


def who(statement: Statement) -> str:
    """Who speaks, with the words that introduce it."""
    if statement.claim is None:
        return f"{publisher(statement)} in its own voice"
    name = speaker_name(statement.claim, statement.source_text)
    return f"{name}, “{shortened(statement.cue_text, 32)}”" if statement.cue_text else name


def short_who(statement: Statement) -> str:
    """Who speaks, by name alone."""
    if statement.claim is None:
        return f"{publisher(statement)}, own voice"
    return speaker_name(statement.claim, statement.source_text)


def where(statement: Statement) -> str:
    """Outlet, or title, and date."""
    return f"{publisher(statement)}, {statement.article.published[:10] or 'undated'}"


def publisher(statement: Statement) -> str:
    """The outlet, else the article by its title."""
    article = statement.article
    return article.outlet or (quoted(article.title, _TITLE_CELLS) if article.title else "the article")


def _figure_lines(line: FigureLine, numbers: Mapping[str, int], width: int) -> Iterator[Line]:
    """A row for each figure: its amount and its place on the line; below it whose it is and what it counts."""
    label = len(_INDENT) + 4 + _AMOUNT_WIDTH + 2
    plot = Plot(tuple(row.figure for row in line.rows), min(max(width - label - 1, _PLOT_WIDTH[0]), _PLOT_WIDTH[1]))
    unit = "per cent" if line.unit == "percent" else one_line(line.unit)
    kind = ", on a logarithmic line" if plot.is_log else ""
    yield Line(f"{_INDENT}figures{f': {unit}' if unit else ''}{kind}", is_strong=True)
    for row in line.rows:
        number = f"{_INDENT}{numbers.get(row.statement.uid, ''):>2}  "
        words = amount(row.figure)
        if cell_width(words) > _AMOUNT_WIDTH:
            yield Line(f"{number}{words}")
            number, words = " " * len(number), ""
        yield Line(f"{number}{words:<{_AMOUNT_WIDTH}}  {plot.row(row.figure)}".rstrip())
        inset = " " * (len(_INDENT) + 4)
        yield from map(Line, wrapped(_whose(row), width, first=inset, rest=inset))
    yield from (Line(" " * label + each) for each in plot.axis())


def _whose(row: FigureRow) -> str:
    return " · ".join(each for each in (short_who(row.statement), scope(row.figure)) if each)

"""The rows under the threads: how others stand to the card with the cursor, and which card is marked. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.model import Polarity, Relation, RelationKind, Thread
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, fit, spread
from reader.tui.layout_plot import label_words
from reader.tui.layout_relations import NO_RELATION, NO_RELATION_YET, by_weight, counters, other_side, relation_line
from reader.tui.layout_statements import content_words, speaker_line
from reader.tui.layout_tiles import MARKED, Card

_GROUND = "bg"
_TWO_COLUMNS_FROM = 140
_ASIDE_FROM = 60


def names_in(thread: Thread) -> dict[str, str]:
    """Who says each claim of a thread, and each figure with its number, by uid."""
    names = {}
    for position in thread.positions:
        for statement in position.statements:
            names[statement.uid] = speaker_line(statement)
            for figure in statement.figures:
                names[figure.uid] = f"{speaker_line(statement)}, {label_words(figure)}"
    for line in thread.lines:
        for row in line.rows:
            names[row.statement.uid] = speaker_line(row.statement)
            names[row.figure.uid] = f"{speaker_line(row.statement)}, {label_words(row.figure)}"
    return names


def owners_in(thread: Thread) -> dict[str, str]:
    """The statement that each uid of a thread stands for: figures belong to theirs."""
    statements = [each for position in thread.positions for each in position.statements]
    statements += [row.statement for line in thread.lines for row in line.rows]
    owners = {figure.uid: each.uid for each in statements for figure in each.figures}
    return owners | {each.uid: each.uid for each in statements}


def relations_of(card: Card, every: Iterable[Relation], owners: Mapping[str, str]) -> tuple[Relation, ...]:
    """How others stand to a card, each once: what a claim tells itself is not told again by its figures.

    The figures of a denial are not the speaker's: whoever gives the same number does not agree.
    """
    claim = card.statement.claim
    is_denial = claim is not None and claim.polarity is Polarity.DENIES and card.figure is None
    uids = {card.statement.uid} if is_denial else card.uids
    found: dict[tuple[str, RelationKind], Relation] = {}
    mine = [each for each in every if each.left in uids or each.right in uids]
    for each in sorted(mine, key=lambda each: card.statement.uid not in {each.left, each.right}):
        other = other_side(each, uids)
        found.setdefault((owners.get(other, other) if card.figure is None else other, each.kind), each)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a card: relations, names of their other sides; not `is_complete` while some are to come."""

    relations: Sequence[Relation]
    names: Mapping[str, str]
    is_complete: bool = True


def current_lines(card: Card, marked: Card | None, known: Known, *, size: tuple[int, int]) -> list[Line]:
    """The card's speaker with its counters, then a line for each relation, the one to the marked card first.

    Args:
        card: the one with the cursor.
        marked: the one that it is judged against.
        known: of the card.
        size: columns and rows that there are.
    """
    width, rows = size
    if rows <= 0:
        return []
    room = max(width - 2, 1)
    told, names = _told(card, marked, known.relations, known.names), known.names
    if rows == 1 and told:
        return [_indented(_line(told[0], card, names, room), width)]
    counted = counters(known.relations, _GROUND, NO_RELATION if known.is_complete else NO_RELATION_YET)
    head = (Run(f"{clip(_name(card), room // 2)}   ", Ink("text", _GROUND, "b")), *counted)
    aside = _aside(card, marked, room - sum(cells(run.text) for run in head) - 3) if width >= _ASIDE_FROM else ()
    has_two = width >= _TWO_COLUMNS_FROM and len(told) >= rows
    each, most = ((room - 3) // 2, 2 * (rows - 1)) if has_two else (room, rows - 1)
    lines = [_line(relation, card, names, each) for relation in told[:most]]
    if len(told) > most > 1:
        lines[-1] = (Run(f"+ {len(told) - most + 1} more", Ink("faint", _GROUND)),)
    body = _in_columns(lines, rows - 1, each)
    return [_indented(line, width) for line in (spread(head, aside, room, _GROUND), *body)]


def _told(card: Card, marked: Card | None, relations: Sequence[Relation], names: Mapping[str, str]) -> list[Relation]:
    """Relations to what has a name: the one to the marked card first, then the weightiest."""
    at = marked.uids if marked else frozenset()
    known = [each for each in by_weight(relations) if other_side(each, card.uids) in names.keys() - card.uids]
    return sorted(known, key=lambda each: other_side(each, card.uids) not in at)


def _line(relation: Relation, card: Card, names: Mapping[str, str], width: int) -> Line:
    other = other_side(relation, card.uids)
    return relation_line(relation, names[other], width, is_left=other == relation.left)


def _in_columns(lines: Sequence[Line], rows: int, width: int) -> list[Line]:
    """In one column as far as there are rows, then in a second one."""
    left, right = lines[:rows], lines[rows:]
    return [
        (*fit(line, width + 3, _GROUND), *(right[place] if place < len(right) else ())) if right else line
        for place, line in enumerate(left)
    ]


def _name(card: Card) -> str:
    name = speaker_line(card.statement)
    return f"{name}, {label_words(card.figure)}" if card.figure else name


def _aside(card: Card, marked: Card | None, room: int) -> Line:
    """Which card is marked."""
    if room < len("▌ marked…"):
        return ()
    if marked is None:
        words = "no card is marked"
    elif marked.key == card.key:
        words = "marked"
    else:
        words = f"{_name(marked)}: {content_words(marked.statement)}"
    before = Run(f"{MARKED} " if marked else "", Ink("accent", _GROUND))
    return (before, Run(clip(one_line(words), room - 2), Ink("faint", _GROUND)))


def _indented(line: Line, width: int) -> Line:
    return fit((Run(" ", Ink(ground=_GROUND)), *line), width, _GROUND)

"""What changed from one moment of a course to a later one, in words: an update is no contradiction. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reader.model import Moment, Relation, RelationKind, Statement
from reader.tui.layout import Ink, Line, Run, clip, clip_lines
from reader.tui.layout_moments import UNDATED, year_of
from reader.tui.layout_plot import label_words
from reader.tui.layout_relations import GLYPHS, TONES, by_weight, other_side, reason_words
from reader.tui.layout_statements import speaker_words
from reader.tui.layout_words import date_words

_VERBS = {RelationKind.UPDATE: "update of", RelationKind.CONFLICT: "contradicts"}
_BACKWARDS = "updated by"
_NAMED, _NAME_CELLS, _MOST_LINES = 2, 40, 3


def uid_of(moment: Moment) -> str:
    """What relations call a moment by."""
    return moment.statement.uid if moment.figure is None else moment.figure.uid


def change_lines(moment: Moment, by_uid: Mapping[str, Moment], width: int) -> list[Line]:
    """How a moment stands to earlier ones, contradictions first; all of one reason at once.

    `≠ contradicts Mayor Orlo (3 May): denies exactly this claim`, `→ update of 12 (Mayor Orlo, 3 May): later count`.
    """
    lines: list[Line] = []
    for (kind, verb, reason), before in _together(moment, by_uid).items():
        more = f" and {len(before) - _NAMED} more" if len(before) > _NAMED else ""
        head = f"{GLYPHS[kind]} {verb}"
        words = f"{head} {', '.join(called(each, moment) for each in before[:_NAMED])}{more}: {reason}"
        for row, line in enumerate(clip_lines(words, width - 2, _MOST_LINES)):
            indent = "" if row == 0 else "  "
            strong = head if row == 0 and line.startswith(head) else ""
            lines.append((Run(indent + strong, Ink(TONES[kind], look="b")), Run(line[len(strong) :], Ink("dim"))))
    return lines


def _together(moment: Moment, by_uid: Mapping[str, Moment]) -> Mapping[tuple[RelationKind, str, str], list[Moment]]:
    found: dict[tuple[RelationKind, str, str], list[Moment]] = defaultdict(list)
    own = uid_of(moment)
    for change in by_weight(moment.changes):
        before = by_uid.get(other_side(change, (own,)))
        if before is not None and before is not moment:
            found[change.kind, _verb(change, own), reason_words(change)].append(before)
    return found


def _verb(change: Relation, own: str) -> str:
    is_backwards = change.kind is RelationKind.UPDATE and change.left == own
    return _BACKWARDS if is_backwards else _VERBS.get(change.kind, change.kind.value.replace("_", " "))


def called(moment: Moment, seen_from: Moment) -> str:
    """A moment in few words: `Mayor Orlo (3 May)`, `12 (Mayor Orlo, 3 May)`; the year where it is another one."""
    who = clip(_name(moment.statement), _NAME_CELLS)
    day = date_words(moment.day, this_year=year_of(seen_from)) or UNDATED
    return f"{who} ({day})" if moment.figure is None else f"{label_words(moment.figure)} ({who}, {day})"


def _name(statement: Statement) -> str:
    """Who speaks, by name even where the article only says `he`."""
    name, inferred = speaker_words(statement)
    return inferred or name.removeprefix("~ ")


def changed_in(moments: Iterable[Moment], kind: RelationKind) -> int:
    """How many moments change earlier ones in this way."""
    return sum(1 for moment in moments if any(change.kind is kind for change in moment.changes))

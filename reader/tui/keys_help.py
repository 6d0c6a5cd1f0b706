"""The key table in sections, as the help and docs/keys.md show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from reader.tui.keys import KEYS, PLACES, Overrides, in_effect
from reader.tui.keys_names import key_label
from reader.tui.keys_row import Key

PLACE_NAMES = {
    "everywhere": "Everywhere",
    "list": "Articles",
    "body": "Text",
    "claims": "Claims",
    "compare": "Compare",
    "timeline": "Timeline",
    "speakers": "Speakers",
    "history": "History",
    "bin": "Bin",
    "versions": "Versions",
    "notes": "Notes",
    "preview": "Note as it is read",
    "note": "Note editor",
}


@dataclass(frozen=True, slots=True)
class HelpRow:
    """One line: keys as shown, what they do, and the binding ids that it stands for."""

    keys: tuple[str, ...]
    label: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading."""

    heading: str
    rows: tuple[HelpRow, ...]


def rows_of(table: Sequence[Key]) -> tuple[HelpRow, ...]:
    """One line for neighbours that belong together, one for each other key; actions without a key are left out."""
    rows = []
    for _together, keys in groupby((key for key in table if not key.is_hidden and key.keys), _line_of):
        group = list(keys)
        by_rank = zip_longest(*(key.keys for key in group))
        labels = [key_label(text) for rank in by_rank for text in rank if text]
        rows.append(HelpRow(tuple(labels), group[0].together or group[0].label, tuple(key.binding_id for key in group)))
    return tuple(rows)


def sections(overrides: Overrides | None = None) -> tuple[Section, ...]:
    """The help: what moves in every pane is said once, first; then each place with what is its own."""
    table = in_effect(overrides)
    moves = _moves()
    general = {key.action for key in table if key.where == "everywhere"}
    own = [key for key in table if key.where == "everywhere" or key.action not in moves | general]
    move = [key for key in table if key.where == "body" and key.action in moves]
    rest = [Section(PLACE_NAMES[place], rows_of([key for key in own if key.where == place])) for place in PLACES]
    return (Section("Move", rows_of(move)), *rest)


def _moves() -> set[str]:
    """Actions that each of the three panes has."""
    panes = [
        {key.action for key in KEYS if key.where == place and key.together} for place in ("list", "body", "claims")
    ]
    return set.intersection(*panes)


def _line_of(key: Key) -> str:
    return key.together or key.binding_id

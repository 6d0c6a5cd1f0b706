"""What the reader makes of a library, as one map: (kind, key) to a JSON value, None for what is not there.

| kind | key | value |
|---|---|---|
| article_state | article uid | any of `{"read", "starred", "archived", "deleted"}`, each true or false |
| article_tags | article uid | list of tags |
| annotation | annotation uid | the annotation as an object (`annotations.to_json`) |
| saved_search | its name | the query |
| correction | claim uid | what the reader put right in it, as an object (`corrections.to_json`) |
| pair_opinion | two uids, a line feed between | what the reader says of the pair (`pair_opinions.to_json`) |
| speaker_merge | article uid or nothing, a line feed, a name's key | whose name it is (`speaker_merges.to_json`) |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reader.store.database import Connection


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of state is read (given what it shall become) and set."""

    current: Callable[[Connection, str, Any], Any]
    put: Callable[[Connection, str, Any], None]


@cache
def _kinds() -> Mapping[str, _Kind]:
    """What is known of each kind; loaded for the first act, for whoever follows the journal needs none of it."""
    from reader.store import annotations as marks  # noqa: PLC0415 — as said above
    from reader.store import article_states, claim_rows, corrections, pair_opinions, searches, speaker_merges  # noqa: PLC0415  # noqa: PLC0415

    return {
        "article_state": _Kind(article_states.flags, article_states.put_flags),
        "article_tags": _Kind(article_states.tags, article_states.put_tags),
        "annotation": _Kind(marks.state, marks.put_state),
        "saved_search": _Kind(searches.state, searches.put_state),
        "correction": _Kind(corrections.state, claim_rows.put_correction),
        "pair_opinion": _Kind(pair_opinions.state, pair_opinions.put_state),
        "speaker_merge": _Kind(speaker_merges.state, claim_rows.put_merge),
    }


def current(db: Connection, kind: str, key: str, wanted: Any) -> Any:
    """The value that (kind, key) has now, in the shape of the value `wanted`."""
    return _kinds()[kind].current(db, key, wanted)


def put(db: Connection, kind: str, key: str, value: Any) -> None:
    """Set the value of (kind, key), and whatever is counted from it."""
    _kinds()[kind].put(db, key, value)

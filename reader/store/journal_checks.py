"""Whether the journal, the reader's acts and what the reader made agree, and how that is mended."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from reader.model import Placement
from reader.store import heads, resolving, states
from reader.store.database import Connection
from reader.store.resolving import Known, Past

Thing = tuple[str, str]

_ALL = (
    "SELECT kind, key, uid, at, parents, before, after, is_hidden FROM changes "
    "WHERE before IS NOT NULL OR after IS NOT NULL ORDER BY kind, key"
)
_TIMES = (
    ("changes", "at", "changes"),
    ("versions", "added", "texts"),
    ("annotations", "modified", "notes"),
)


def wrong_heads(db: Connection) -> tuple[Thing, ...]:
    """Things of which other changes count as the last than those that are. Cost: reads the whole journal."""
    kept: dict[Thing, set[str]] = {}
    for kind, key, uid in db.execute("SELECT kind, key, change_uid FROM heads"):
        kept.setdefault((kind, key), set()).add(uid)
    wrong = [thing for thing, past in _pasts(db) if kept.pop(thing, set()) != {each.uid for each in past.heads()}]
    return (*wrong, *kept)


def set_heads_anew(db: Connection, things: tuple[Thing, ...]) -> None:
    """Say of these things again which changes are the last."""
    for kind, key in things:
        heads.put(db, kind, key, [each.uid for each in heads.past(db, kind, key).heads()])


def lost_annotations(db: Connection) -> tuple[str, ...]:
    """Uids of annotations that the journal has, and did not see deleted, but that are not there any more."""
    there = {row[0] for row in db.execute("SELECT uid FROM annotations")}
    return tuple(
        key
        for (kind, key), past in _pasts(db)
        if kind == "annotation" and key not in there and resolving.resolved(kind, past) not in (None, resolving.MISSING)
    )


def bring_back(db: Connection, uids: tuple[str, ...]) -> None:
    """Make annotations anew of what the journal says."""
    for uid in uids:
        states.put(db, "annotation", uid, resolving.resolved("annotation", heads.past(db, "annotation", uid)))


def acts_without_changes(db: Connection) -> int:
    """Acts of the reader of which the journal has nothing, so that they cannot be taken back, or done again."""
    query = (
        "SELECT count(*) FROM acts WHERE state <> 'dropped' AND batch NOT IN (SELECT batch FROM changes) "
        "AND batch NOT IN (SELECT came_with FROM changes) AND batch NOT IN (SELECT came_with FROM versions) "
        "AND batch NOT IN (SELECT came_with FROM known_before)"
    )
    return int(db.execute(query).fetchone()[0])


def from_the_future(db: Connection, now: str) -> dict[str, int]:
    """How many rows are later than `now` (ISO 8601, UTC), by what they are; those without any are left out."""
    counts = {
        name: db.execute(f"SELECT count(*) FROM {table} WHERE {column} > ?", (now,)).fetchone()[0]
        for table, column, name in _TIMES
    }
    return {name: count for name, count in counts.items() if count}


def unplaced(db: Connection) -> dict[str, int]:
    """How many marks have no sure place in the newest text of their article, by placement, as far as that is known."""
    query = (
        "SELECT p.placement, count(*) FROM placements p JOIN articles a ON a.version_id = p.version_id "
        "WHERE a.is_deleted = 0 AND p.placement IN (?, ?) GROUP BY p.placement"
    )
    return dict(db.execute(query, (Placement.REVIEW.value, Placement.ORPHAN.value)))


def _pasts(db: Connection) -> Iterator[tuple[Thing, Past]]:
    for (kind, key), rows in groupby(db.execute(_ALL), key=itemgetter(0, 1)):
        yield (kind, key), Past.of(_known(*row[2:]) for row in rows)


def _known(uid: str, at: str, parents: str, *rest: Any) -> Known:
    before, after, is_hidden = rest
    return Known(uid, at, tuple(json.loads(parents)), _loads(before), _loads(after), bool(is_hidden))


def _loads(value: str | None) -> Any:
    return None if value is None else json.loads(value)

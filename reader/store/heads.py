"""Which changes of a thing no other one has replaced, and what state they leave it in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reader.store import resolving, states
from reader.store.database import Connection
from reader.store.resolving import Known, Past

_OF_A_THING = (
    "SELECT uid, at, parents, before, after, is_hidden FROM changes "
    "WHERE kind = ? AND key = ? AND (before IS NOT NULL OR after IS NOT NULL)"
)


def of(db: Connection, kind: str, key: str) -> tuple[str, ...]:
    """Uids of the changes that the next one of this thing will replace."""
    rows = db.execute("SELECT change_uid FROM heads WHERE kind = ? AND key = ? ORDER BY change_uid", (kind, key))
    return tuple(row[0] for row in rows)


def put(db: Connection, kind: str, key: str, uids: Iterable[str]) -> None:
    """Say which changes of a thing no other one has replaced."""
    db.execute("DELETE FROM heads WHERE kind = ? AND key = ?", (kind, key))
    db.executemany("INSERT INTO heads (kind, key, change_uid) VALUES (?, ?, ?)", [(kind, key, uid) for uid in uids])


def past(db: Connection, kind: str, key: str) -> Past:
    """All that happened to a thing."""
    return Past.of(
        Known(uid, at, tuple(json.loads(parents)), _loads(before), _loads(after), bool(is_hidden))
        for uid, at, parents, before, after, is_hidden in db.execute(_OF_A_THING, (kind, key))
    )


def settle(db: Connection, kind: str, key: str) -> bool:
    """Bring a thing into the state that all its changes leave it in; says whether that changed anything.

    For changes that did not come one after another: a merge, or one that was taken back.
    """
    known = past(db, kind, key)
    put(db, kind, key, [each.uid for each in known.heads()])
    wanted = resolving.resolved(kind, known)
    if wanted is resolving.MISSING:
        wanted = _without_any(known, kind)
    if states.current(db, kind, key, wanted) == wanted:
        return False
    states.put(db, kind, key, wanted)
    return True


def _without_any(known: Past, kind: str) -> Any:
    """What was before all changes, where every one is hidden."""
    if kind == "article_state":
        return {name: False for each in known.changes.values() for name in each.after or {}}
    return [] if kind == "article_tags" else None


def made_here(db: Connection, kind: str, key: str) -> tuple[str, ...]:
    """Those of the changes that `of` gives that were made in this library."""
    query = (
        "SELECT h.change_uid FROM heads h JOIN changes c ON c.uid = h.change_uid WHERE h.kind = ? AND h.key = ? "
        "AND c.came_with = ''"
    )
    return tuple(row[0] for row in db.execute(query, (kind, key)))


def are_from_elsewhere(db: Connection, kind: str, key: str) -> bool:
    """Whether another library was the last, or among the last, to change a thing."""
    query = (
        "SELECT 1 FROM heads h JOIN changes c ON c.uid = h.change_uid WHERE h.kind = ? AND h.key = ? "
        "AND c.came_with <> '' LIMIT 1"
    )
    return db.execute(query, (kind, key)).fetchone() is not None


def is_choice(kind: str, parents: str) -> bool:
    """Whether a change chose between several states of an annotation; `parents` is JSON."""
    return kind == "annotation" and len(json.loads(parents)) > 1


def states_of(db: Connection, uids: Iterable[str]) -> list[tuple[str, str | None]]:
    """When these changes were made and what they left, as JSON, in the order of time; hidden ones are left out."""
    query = (
        "SELECT at, after FROM changes WHERE uid IN (SELECT value FROM json_each(?)) AND is_hidden = 0 ORDER BY at, uid"
    )
    return db.execute(query, (json.dumps(list(uids)),)).fetchall()


def flags(db: Connection, article_uid: str) -> dict[str, bool]:
    """The flags of an article as all that is known of them says."""
    found = resolving.resolved("article_state", past(db, "article_state", article_uid))
    return {} if found is resolving.MISSING else dict(found)


def several(db: Connection, kind: str) -> tuple[str, ...]:
    """Keys of the things of a kind that several libraries changed without knowing of each other."""
    rows = db.execute("SELECT key FROM heads WHERE kind = ? GROUP BY key HAVING count(*) > 1 ORDER BY key", (kind,))
    return tuple(row[0] for row in rows)


def _loads(value: str | None) -> Any:
    return None if value is None else json.loads(value)

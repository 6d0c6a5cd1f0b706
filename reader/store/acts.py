"""The reader's acts as the history lists them: pages of them, how far away one is, and what it changed."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from reader.errors import AmbiguousUidError, NotFoundError
from reader.model import Act
from reader.store.database import Connection
from reader.store.keys import storable

_SELECT = "SELECT batch, at, what, state FROM acts"
# A merge brings changes that have batches of their own.
_OF_ACT = "FROM changes WHERE (batch = ?1 OR (came_with = ?1 AND came_with <> ''))"


class Changed(NamedTuple):
    """One thing that an act changed: its kind and key, and its states as `states` knows them."""

    kind: str
    key: str
    before: Any
    after: Any


def count(db: Connection) -> int:
    """How many acts there are."""
    return int(db.execute("SELECT count(*) FROM acts").fetchone()[0])


def page(db: Connection, offset: int, limit: int) -> tuple[Act, ...]:
    """Some acts, the newest first, whatever the clock said. Cost: those left out by `offset` are stepped over."""
    rows = db.execute(f"{_SELECT} ORDER BY seq DESC LIMIT ? OFFSET ?", (limit, offset))
    return tuple(_act(*row) for row in rows)


def find(db: Connection, batch: str) -> Act:
    """The act `batch`, given whole or by a unique beginning.

    Raises:
        NotFoundError, AmbiguousUidError: there is none, or more than one.
    """
    whole = storable(batch)
    rows = db.execute(f"{_SELECT} WHERE batch = ?", (whole,)).fetchall()
    if not rows and whole:
        span = (whole, whole + "\U0010ffff")
        rows = db.execute(f"{_SELECT} WHERE batch >= ? AND batch < ? LIMIT 100", span).fetchall()
    if not rows:
        raise NotFoundError("act", batch, where="the history")
    if len(rows) > 1:
        raise AmbiguousUidError("act", batch, len(rows))
    return _act(*rows[0])


def steps(db: Connection, act: Act) -> int:
    """How many acts must be undone until this one is, or done again; 0 where it can be neither."""
    if act.is_dropped:
        return 0
    state, order = ("undone", "<=") if act.is_undone else ("done", ">=")
    query = f"SELECT count(*) FROM acts WHERE state = ? AND seq {order} (SELECT seq FROM acts WHERE batch = ?)"
    return int(db.execute(query, (state, act.batch)).fetchone()[0])


def changed(db: Connection, batch: str, limit: int) -> tuple[tuple[Changed, ...], int]:
    """The first things that an act changed, and how many more there are."""
    total = int(db.execute(f"SELECT count(*) {_OF_ACT}", (batch,)).fetchone()[0])
    rows = db.execute(f"SELECT kind, key, before, after {_OF_ACT} ORDER BY seq LIMIT ?2", (batch, limit))
    found = tuple(Changed(kind, key, _loads(before), _loads(after)) for kind, key, before, after in rows)
    return found, total - len(found)


def _loads(value: str | None) -> Any:
    return None if value is None else json.loads(value)


def _act(batch: str, at: str, what: str, state: str) -> Act:
    return Act(batch, at, what, is_undone=state != "done", is_dropped=state == "dropped")

"""The journal of changes, and the reader's acts with undo and redo.

What the reader makes is a map from (kind, key) to a JSON value; `states` knows how each kind is read and set. An act is
a batch of edits of that map. Undoing it sets every `before` again, in reverse order, as a new batch; redoing sets every
`after`; of tags only the difference is taken back. Imports write rows here too, for the index to follow, but are no
acts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from reader.model import Act
from reader.store import heads, states
from reader.store.database import Connection
from reader.store.keys import storable

_COLUMNS = "uid, batch, at, verb, kind, key, before, after, undoes, redoes, parents"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the store may not make up itself: the time, the uid of this batch of changes, and a source of new uids."""

    at: str
    batch: str
    new_uid: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the journal: a thing (kind and key) went from one state to another; states are JSON, or None.

    Rows of one act of the reader share `batch`. `undoes` and `redoes` name the batch that is taken back or done again,
    `parents` the changes of the same thing that this one replaces, as a JSON list of their uids.
    """

    uid: str
    batch: str
    at: str
    verb: str
    kind: str
    key: str
    before: str | None = None
    after: str | None = None
    undoes: str = ""
    redoes: str = ""
    parents: str = "[]"


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing gets a new state: a JSON value, or None for "is not there (any more)".

    For `article_state` the value may name some flags only; the others stay as they are.
    """

    kind: str
    key: str
    after: Any


@dataclass(frozen=True, slots=True)
class _Way:
    """Which batch a row takes back or does again."""

    undoes: str = ""
    redoes: str = ""


def act(db: Connection, stamp: Stamp, edits: Iterable[Edit], *, verb: str, what: str) -> int:
    """Do what the reader wants, as one step of undo; `what` says it in words. Returns how many things changed.

    Nothing is written when nothing changes. A step undone before cannot be done again any more.
    """
    count = record(db, stamp, edits, verb=verb)
    if count:
        remember_act(db, stamp, what)
    return count


def remember_act(db: Connection, stamp: Stamp, what: str) -> None:
    """Make a step of undo of what comes with `stamp.batch` from another library (see `hiding`), once."""
    if not db.execute("SELECT 1 FROM acts WHERE batch = ?", (stamp.batch,)).fetchone():
        db.execute("UPDATE acts SET state = 'dropped' WHERE state = 'undone'")
        db.execute("INSERT INTO acts (batch, at, what) VALUES (?, ?, ?)", (stamp.batch, stamp.at, storable(what)))


def record(db: Connection, stamp: Stamp, edits: Iterable[Edit], *, verb: str) -> int:
    """Set states and write them down, without making it a step of undo. Returns how many things changed."""
    return sum(_set(db, stamp, edit, verb=verb) for edit in edits)


def note(db: Connection, stamp: Stamp, *, verb: str, kind: str, key: str) -> None:
    """Write down that something came in (an article, a version, findings), for whoever follows the journal."""
    _write(db, Change(stamp.new_uid(), stamp.batch, stamp.at, verb, kind, key))


def undo(db: Connection, stamp: Stamp) -> Act | None:
    """Take back the newest act that is done; None when there is none.

    A thing that another library has changed since stays as that one left it.
    """
    row = db.execute("SELECT * FROM acts WHERE state = 'done' ORDER BY seq DESC LIMIT 1").fetchone()
    if row is None:
        return None
    for change in reversed(_changes_of(db, row[1])):
        if heads.is_choice(change.kind, change.parents):
            _choose_again(db, stamp, change, _Way(undoes=row[1]))
        elif not _is_changed_elsewhere(db, change, since=change.after):
            edit = _carried_over(db, change, _loads(change.after), _loads(change.before))
            _set(db, stamp, edit, verb="undo", way=_Way(undoes=row[1]))
    _hide(db, stamp, row[1], is_hidden=True)
    db.execute("UPDATE acts SET state = 'undone' WHERE seq = ?", (row[0],))
    return Act(batch=row[1], at=row[2], what=row[3], is_undone=True)


def redo(db: Connection, stamp: Stamp) -> Act | None:
    """Do again what was undone last; None when nothing is, or a new act came after.

    As with `undo`, what another library has changed since stays.
    """
    row = db.execute("SELECT * FROM acts WHERE state = 'undone' ORDER BY seq LIMIT 1").fetchone()
    if row is None:
        return None
    for change in _changes_of(db, row[1]):
        if not _is_changed_elsewhere(db, change, since=change.before):
            edit = _carried_over(db, change, _loads(change.before), _loads(change.after))
            _set(db, stamp, edit, verb="redo", way=_Way(redoes=row[1]))
    _hide(db, stamp, row[1], is_hidden=False)
    db.execute("UPDATE acts SET state = 'done' WHERE seq = ?", (row[0],))
    return Act(batch=row[1], at=row[2], what=row[3])


def last_seq(db: Connection) -> int:
    """Number of the newest row of the journal; 0 when it is empty."""
    return int(db.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone()[0])


def changes_since(db: Connection, seq: int, limit: int = 10_000) -> tuple[tuple[int, Change], ...]:
    """The first `limit` rows of the journal after `seq`, each with its number, oldest first."""
    rows = db.execute(f"SELECT seq, {_COLUMNS} FROM changes WHERE seq > ? ORDER BY seq LIMIT ?", (seq, limit))
    return tuple((row[0], Change(*row[1:])) for row in rows)


def _changes_of(db: Connection, batch: str) -> list[Change]:
    rows = db.execute(f"SELECT {_COLUMNS} FROM changes WHERE batch = ? ORDER BY seq", (batch,))
    return [Change(*row) for row in rows]


def _hide(db: Connection, stamp: Stamp, batch: str, *, is_hidden: bool) -> None:
    """Take back what came with a merge of libraries, or let it hold again."""
    from reader.store import hiding  # noqa: PLC0415 — it writes into this journal, and few acts are merges

    hiding.hide(db, stamp, batch, is_hidden=is_hidden)


def _is_changed_elsewhere(db: Connection, change: Change, *, since: str | None) -> bool:
    """Whether another library was the last to change a thing, and not into what it was `since`.

    Of tags only the difference is taken back, or done again, whoever came.
    """
    if change.kind == "article_tags" or not heads.are_from_elsewhere(db, change.kind, change.key):
        return False
    left = _loads(since)
    return bool(states.current(db, change.kind, change.key, left) != left)


def _choose_again(db: Connection, stamp: Stamp, change: Change, way: _Way) -> None:
    """Take back a choice between the states of two libraries: both stand beside each other again."""
    # What was done here since, and taken back, is replaced with it; what another library did stands beside both.
    replaced = json.dumps(sorted({change.uid, *heads.made_here(db, change.kind, change.key)}))
    chosen_from = heads.states_of(db, json.loads(change.parents))
    uids = sorted(stamp.new_uid() for _ in chosen_from)
    for uid, (at, after) in zip(uids, chosen_from, strict=True):  # as they were, the later one shown
        thing = (uid, stamp.batch, at, "undo", change.kind, change.key)
        _write(db, Change(*thing, change.after, after, way.undoes, way.redoes, replaced))
    heads.settle(db, change.kind, change.key)


def _carried_over(db: Connection, change: Change, since: Any, wanted: Any) -> Edit:
    """The edit that brings `wanted` back, where `since` was.

    Tags that an import added meanwhile stay; so does an article that notes brought along, if its text came in since.
    """
    if change.kind == "article_tags":
        now = states.current(db, change.kind, change.key, wanted)
        if now != since:
            kept = [tag for tag in now if tag in wanted or tag not in since]
            wanted = [*kept, *(tag for tag in wanted if tag not in since and tag not in kept)]
    if change.kind == "article_state" and change.verb == "import" and wanted.get("deleted") and _has_come(db, change):
        wanted = {**wanted, "deleted": False}
    return Edit(change.kind, change.key, wanted)


def _has_come(db: Connection, change: Change) -> bool:
    """Whether an article has a text, and had none when it changed."""
    query = "SELECT min(v.added) FROM versions v JOIN articles a ON a.id = v.article_id WHERE a.uid = ?"
    first = db.execute(query, (change.key,)).fetchone()[0]
    return first is not None and first > change.at


def _set(db: Connection, stamp: Stamp, edit: Edit, *, verb: str, way: _Way = _Way()) -> bool:
    """Bring one thing to its new state and write the row; False when it is in that state already."""
    key, after = storable(edit.key), storable(edit.after)
    before, replaced = states.current(db, edit.kind, key, after), heads.of(db, edit.kind, key)
    if before == after and len(replaced) < 2:  # noqa: PLR2004 — of several, to say it again is to choose
        return False
    states.put(db, edit.kind, key, after)
    uid, parents = stamp.new_uid(), json.dumps(replaced)
    thing = (uid, stamp.batch, stamp.at, verb, edit.kind, key)
    _write(db, Change(*thing, _dumps(before), _dumps(after), way.undoes, way.redoes, parents))
    heads.put(db, edit.kind, key, [uid])
    return True


def _write(db: Connection, row: Change) -> None:
    values = (
        row.uid, row.batch, row.at, row.verb, row.kind, row.key, row.before, row.after, row.undoes, row.redoes,
        row.parents,
    )  # fmt: skip
    db.execute(f"INSERT INTO changes ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def _dumps(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _loads(value: str | None) -> Any:
    return None if value is None else json.loads(value)

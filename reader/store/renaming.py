"""A claim gets another uid: everywhere it is named, in the journal too. What it was called before leads to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from reader.model import Claim, Figure, SharedChange
from reader.store import claim_rows, heads
from reader.store.codec import (
    claim_from_json,
    claim_to_json,
    claims_from_json,
    claims_to_json,
    figures_from_json,
    figures_to_json,
)
from reader.store.database import Connection

Names = Mapping[str, str]
"""What each claim is called, and what it is to be called."""

_AMONG = "IN (SELECT value FROM json_each(?))"
# Of columns of one claim each: where they are, and what tells SQLite which index has them.
_COLUMNS = (
    ("relations", "left_uid", ""),
    ("relations", "right_uid", ""),
    ("relations", "via", " AND via <> ''"),
    ("pair_opinions", "left_now", ""),
    ("pair_opinions", "right_now", ""),
    ("claims", "uid", ""),
)
_OF_MARKS = (  # a state that is gone was there before: one index will do
    "kind = 'annotation' AND key IN (SELECT key FROM changes INDEXED BY changes_claim WHERE kind = 'annotation' "
    f"AND json_extract(after, '$.claim') <> '' AND json_extract(after, '$.claim') {_AMONG})"
)


def rename(db: Connection, old_uid: str, new_uid: str) -> None:
    """Call the claim `old_uid` `new_uid`; `claim_names` leads from the one to the other.

    Raises:
        ValueError: another claim is called so.
    """
    rename_all(db, {old_uid: new_uid})


def rename_all(db: Connection, names: Names) -> None:
    """As `rename`, for several at once; they may change their names among each other.

    Cost: linear in the claims of their articles, and in what the journal says of pairs.

    Raises:
        ValueError: another claim is called so, or two of these would be.
    """
    wanted = {old: new for old, new in names.items() if old != new}
    if not wanted:
        return
    _refuse_taken(db, wanted)
    if wanted.keys() & set(wanted.values()):
        aside = {old: f"{old} aside" for old in wanted}
        _carry(db, aside)
        _carry(db, {aside[old]: new for old, new in wanted.items()})
    else:
        _carry(db, wanted)
    _lead(db, wanted)


def name_now(db: Connection, uid: str) -> str:
    """What the claim that was once called `uid` is called now."""
    row = db.execute("SELECT now FROM claim_names WHERE uid = ?", (uid,)).fetchone()
    return uid if row is None else str(row[0])


def unite(db: Connection, uid: str, others: Iterable[str], now: str) -> None:
    """Call the claim `uid`, which is here, `now`: it, or one of its other names. What was made of any of them is of it.

    A claim of another text of the article that has one of these names is this one, and so is one that was shown only
    because the reader had put it right under that name.

    Raises:
        ValueError: another claim is called `now`.
    """
    names = dict.fromkeys(sorted({*others} - {uid}), now)
    (article_id,) = db.execute("SELECT article_id FROM claims WHERE uid = ?", (uid,)).fetchone()
    homes = {home for each in names if (home := _drop_row(db, each)) is not None}
    _carry_findings(db, article_id, names)
    rename(db, uid, now)
    for each in names:
        if each != now:
            _carry(db, {each: now})
            _lead(db, {each: now})
    _settle(db, now)
    for version_id in homes:
        claim_rows.recompose(db, version_id)


def _drop_row(db: Connection, uid: str) -> int | None:
    """Drop a claim's row, and what leads to it; gives the newest version of its article where it was shown."""
    row = db.execute(
        "SELECT c.id, c.is_current, a.version_id FROM claims c JOIN articles a ON a.id = c.article_id WHERE c.uid = ?",
        (uid,),
    ).fetchone()
    if row is None:
        return None
    db.execute("DELETE FROM claim_terms WHERE claim_id = ?", (row[0],))
    db.execute("UPDATE figures SET claim_id = NULL WHERE claim_id = ?", (row[0],))
    db.execute("DELETE FROM relations WHERE left_uid = ? OR right_uid = ?", (uid, uid))
    db.execute("DELETE FROM claims WHERE id = ?", (row[0],))
    return row[2] if row[1] else None


def _settle(db: Connection, uid: str) -> None:
    """Bring what the reader made of a claim in the state that everything says which was made of it under any name."""
    heads.settle(db, "correction", uid)
    for (key,) in db.execute("SELECT DISTINCT key FROM heads WHERE kind = 'pair_opinion'").fetchall():
        if uid in key.split("\n"):
            heads.settle(db, "pair_opinion", key)


def called(db: Connection, change: SharedChange) -> SharedChange:
    """A change from elsewhere, with the claims that it is about as they are called here."""
    uids = _uids_of(change)
    rows = db.execute(f"SELECT uid, now FROM claim_names WHERE uid {_AMONG}", (_list(uids),)).fetchall() if uids else ()
    names = dict(rows)
    if not names:
        return change
    if change.kind == "annotation":
        return _with_states(change, change.key, lambda data: _mark(data, names))
    if change.kind == "pair_opinion":
        return _with_states(change, _pair_key(change.key, names), lambda data: _opinion(data, names))
    return replace(change, key=names[change.key])


def _uids_of(change: SharedChange) -> list[str]:
    if change.kind in {"correction", "pair_opinion"}:
        return change.key.split("\n")
    states = (json.loads(each) for each in (change.before, change.after) if each and change.kind == "annotation")
    return [state["claim"] for state in states if state["claim"]]


def _with_states(change: SharedChange, key: str, new_state: Callable[[str], str]) -> SharedChange:
    before, after = (each and new_state(each) for each in (change.before, change.after))
    return replace(change, key=key, before=before, after=after)


def _refuse_taken(db: Connection, names: Names) -> None:
    others = set(names.values()) - names.keys()
    taken = db.execute(f"SELECT uid FROM claims WHERE uid {_AMONG}", (_list(others),)).fetchall()
    if taken or len(set(names.values())) < len(names):
        raise ValueError(f"two claims would be called {taken[0][0] if taken else 'the same'}")


def _carry(db: Connection, names: Names) -> None:
    """Write the new names wherever the old ones are; no claim may be called so yet."""
    homes = db.execute(f"SELECT DISTINCT article_id FROM claims WHERE uid {_AMONG}", (_list(names),)).fetchall()
    for (article_id,) in homes:
        _carry_findings(db, article_id, names)
    _carry_journal(db, names)
    _carry_annotations(db, names)
    _carry_corrections(db, names)
    _carry_opinions(db, names)
    pairs = [(new, old) for old, new in names.items()]
    for table, column, hint in _COLUMNS:
        db.executemany(f"UPDATE {table} SET {column} = ? WHERE {column} = ?{hint}", pairs)


def _lead(db: Connection, names: Names) -> None:
    """Let old names lead to what their claims are called now; what a claim is called leads nowhere."""
    led = db.execute(f"SELECT uid, now FROM claim_names WHERE now {_AMONG}", (_list(names),)).fetchall()
    rows = [*names.items(), *((uid, names[now]) for uid, now in led)]
    db.executemany("INSERT OR REPLACE INTO claim_names (uid, now) VALUES (?, ?)", rows)
    db.execute(f"DELETE FROM claim_names WHERE uid {_AMONG}", (_list(names.values()),))


# ---------------------------------------------------------------- what was found


def _carry_findings(db: Connection, article_id: int, names: Names) -> None:
    """Rename within what was found in all versions of an article, and in the rows of its claims."""
    query = (
        "SELECT f.version_id, f.claims, f.figures FROM findings f JOIN versions v ON v.id = f.version_id "
        "WHERE v.article_id = ?"
    )
    for version_id, claims, figures in db.execute(query, (article_id,)).fetchall():
        db.execute(
            "UPDATE findings SET claims = ?, figures = ? WHERE version_id = ?",
            (
                claims_to_json(_claim(each, names) for each in claims_from_json(claims)),
                figures_to_json(_figure(each, names) for each in figures_from_json(figures)),
                version_id,
            ),
        )
    rows = db.execute("SELECT id, data FROM claims WHERE article_id = ?", (article_id,)).fetchall()
    changed = ((claim_to_json(_claim(claim_from_json(data), names)), row_id) for row_id, data in rows)
    db.executemany("UPDATE claims SET data = ? WHERE id = ?", changed)


def _claim(claim: Claim, names: Names) -> Claim:
    return replace(
        claim,
        uid=names.get(claim.uid, claim.uid),
        nested_in=names.get(claim.nested_in, claim.nested_in),
        disputes=tuple(each._replace(uid=names.get(each.uid, each.uid)) for each in claim.disputes),
    )


def _figure(figure: Figure, names: Names) -> Figure:
    return replace(figure, claim_uid=names.get(figure.claim_uid, figure.claim_uid))


# ---------------------------------------------------------------- what the reader made


def _carry_annotations(db: Connection, names: Names) -> None:
    query = f"SELECT data, claim_uid, id FROM annotations WHERE claim_uid <> '' AND claim_uid {_AMONG}"
    rows = db.execute(query, (_list(names),)).fetchall()
    changed = [(_mark(data, names), names[claim_uid], row_id) for data, claim_uid, row_id in rows]
    db.executemany("UPDATE annotations SET data = ?, claim_uid = ? WHERE id = ?", changed)


def _carry_corrections(db: Connection, names: Names) -> None:
    for old, new in names.items():
        _carry_row(db, ("corrections", "claim_uid"), old, new)


def _carry_opinions(db: Connection, names: Names) -> None:
    for key, data in db.execute("SELECT key, data FROM pair_opinions").fetchall():
        if _names_one(key, names):
            db.execute("UPDATE pair_opinions SET data = ? WHERE key = ?", (_opinion(data, names), key))
            _carry_row(db, ("pair_opinions", "key"), key, _pair_key(key, names))


def _carry_row(db: Connection, column: tuple[str, str], old: str, new: str) -> None:
    """Give a row another key; where there is one under that key too, the later stays; the journal has both."""
    table, name = column
    query = f"SELECT {name} FROM {table} WHERE {name} IN (?, ?) ORDER BY json_extract(data, '$.modified'), {name} = ?"
    for (older,) in db.execute(query, (old, new, new)).fetchall()[:-1]:
        db.execute(f"DELETE FROM {table} WHERE {name} = ?", (older,))
    db.execute(f"UPDATE {table} SET {name} = ? WHERE {name} = ?", (new, old))


def _mark(data: str, names: Names) -> str:
    value = json.loads(data)
    value["claim"] = names.get(value["claim"], value["claim"])
    return json.dumps(value, ensure_ascii=False)


def _opinion(data: str, names: Names) -> str:
    value = json.loads(data)
    for side in (value["left"], value["right"]):
        side["uid"] = names.get(side["uid"], side["uid"])
    return json.dumps(value, ensure_ascii=False)


def _names_one(key: str, names: Collection[str]) -> bool:
    return any(uid in names for uid in key.split("\n"))


def _pair_key(key: str, names: Names) -> str:
    return "\n".join(sorted(names.get(uid, uid) for uid in key.split("\n")))


# ---------------------------------------------------------------- the journal


def _carry_journal(db: Connection, names: Names) -> None:
    """Rename in the rows of the journal, so that undo and merging speak of the claim as it is called now."""
    wanted = _list(names)
    _rewrite(db, f"kind = 'correction' AND key {_AMONG}", wanted, lambda key: names[key], lambda data: data)
    _rewrite(db, _OF_MARKS, wanted, lambda key: key, lambda data: _mark(data, names))
    keys = db.execute("SELECT DISTINCT key FROM changes WHERE kind = 'pair_opinion'").fetchall()
    named = _list(key for (key,) in keys if _names_one(key, names))
    _rewrite(
        db, f"kind = 'pair_opinion' AND key {_AMONG}", named,
        lambda key: _pair_key(key, names), lambda data: _opinion(data, names),
    )  # fmt: skip


def _rewrite(
    db: Connection, where: str, wanted: str, new_key: Callable[[str], str], new_state: Callable[[str], str]
) -> None:
    rows = db.execute(f"SELECT kind, key, before, after, seq FROM changes WHERE {where}", (wanted,)).fetchall()
    changed = [
        (new_key(key), *(each and new_state(each) for each in (before, after)), seq)
        for _, key, before, after, seq in rows
    ]
    db.executemany("UPDATE changes SET key = ?, before = ?, after = ? WHERE seq = ?", changed)
    keys = {(kind, key) for kind, key, *_ in rows}
    db.executemany(
        "UPDATE heads SET key = ? WHERE kind = ? AND key = ?", [(new_key(key), kind, key) for kind, key in keys]
    )


def _list(values: Iterable[str]) -> str:
    return json.dumps(list(values))

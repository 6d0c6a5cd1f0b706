"""Taking back what came with a merge: it is hidden here, and nothing of that travels to other libraries."""

from __future__ import annotations

import json
from collections.abc import Collection

from reader.store import article_states, articles, claim_rows, heads, journal, known_before, newest, states
from reader.store.database import Connection
from reader.store.journal import Stamp
from reader.store.keys import text_hash

_CAME = "came_with = ? AND came_with <> ''"  # the second half tells SQLite which index has them


def hide(db: Connection, stamp: Stamp, came_with: str, *, is_hidden: bool) -> None:
    """Hide what came with a merge, or show it again; articles of which no text is left lie in the bin meanwhile."""
    homes = db.execute(
        f"SELECT DISTINCT a.id, a.uid FROM versions v JOIN articles a ON a.id = v.article_id WHERE v.{_CAME}",
        (came_with,),
    ).fetchall()
    things = db.execute(
        f"SELECT DISTINCT kind, key FROM changes WHERE {_CAME} ORDER BY kind, key", (came_with,)
    ).fetchall()
    _mark_hidden(db, came_with, set(things), is_hidden=is_hidden)
    changed = known_before.change_back(db, came_with)
    for article_id in sorted({*(row[0] for row in homes), *articles.ids_of(db, changed)}):
        newest.settle(db, article_id)
    for kind, key in things:
        heads.settle(db, kind, key)
    touched = sorted({*(uid for _, uid in homes), *changed, *_articles_of(db, came_with)})
    for uid in sorted({*(uid for _, uid in homes), *_without_text(db, touched)}):
        put_in_its_place(db, uid)
    for uid in touched:
        journal.note(db, stamp, verb="hide", kind="article", key=uid)


def _mark_hidden(db: Connection, came_with: str, things: Collection[tuple[str, str]], *, is_hidden: bool) -> None:
    own = _own_since(db, came_with, things)
    db.executemany("UPDATE changes SET came_with = ? WHERE seq = ?", [(came_with, seq) for seq in own])
    for table in ("versions", "changes"):
        db.execute(f"UPDATE {table} SET is_hidden = ? WHERE {_CAME}", (is_hidden, came_with))
    if not is_hidden:
        db.executemany("UPDATE changes SET came_with = '' WHERE seq = ?", [(seq,) for seq in own])


def _own_since(db: Connection, came_with: str, things: Collection[tuple[str, str]]) -> list[int]:
    """Numbers of the changes that were made here on these things after a merge, and are all taken back.

    They go with it and come again with it: the last of them left the things as the merge had.
    """
    rows = db.execute("SELECT batch FROM acts WHERE seq > (SELECT seq FROM acts WHERE batch = ?)", (came_with,))
    later = json.dumps([batch for (batch,) in rows])
    if later == "[]":
        return []
    among = "IN (SELECT value FROM json_each(?1))"
    found = db.execute(
        f"SELECT seq, kind, key FROM changes WHERE batch {among} OR undoes {among} OR redoes {among}", (later,)
    ).fetchall()
    return [seq for seq, kind, key in found if (kind, key) in things]


def show_text(db: Connection, text: str) -> None:
    """Let versions with this text hold again, whatever was taken back: somebody takes the text in here."""
    rows = db.execute(
        "SELECT v.id, a.id, a.uid FROM versions v JOIN articles a ON a.id = v.article_id "
        "WHERE v.text_hash = ? AND v.is_hidden = 1",
        (text_hash(text),),
    ).fetchall()
    for version_id, article_id, uid in rows:
        db.execute("UPDATE versions SET is_hidden = 0, came_with = '' WHERE id = ?", (version_id,))
        newest.settle(db, article_id)
        put_in_its_place(db, uid)


def put_in_its_place(db: Connection, uid: str) -> None:
    """Put an article into the bin, or take it out, after something was hidden or shown again.

    An article whose texts are all hidden, or that came with nothing but what is, lies in the bin.

    Any other is where the reader put it.
    """
    article_id = db.execute("SELECT id FROM articles WHERE uid = ?", (uid,)).fetchone()[0]
    are_shown = [not row[0] for row in db.execute("SELECT is_hidden FROM versions WHERE article_id = ?", (article_id,))]
    is_gone = not any(are_shown) if are_shown else _is_bare(db, article_id)
    wanted = {"deleted": is_gone or heads.flags(db, uid).get("deleted", False)}
    if states.current(db, "article_state", uid, wanted) != wanted:
        article_states.put_flags(db, uid, wanted)


def _is_bare(db: Connection, article_id: int) -> bool:
    """Whether an article has nothing of the reader's; that it was looked at does not count."""
    query = (
        "SELECT 1 FROM articles a WHERE id = ? AND tags = '[]' AND NOT is_starred AND NOT is_archived "
        "AND NOT EXISTS (SELECT 1 FROM annotations n WHERE n.article_id = a.id)"
    )
    return db.execute(query, (article_id,)).fetchone() is not None


def _without_text(db: Connection, uids: Collection[str]) -> set[str]:
    """Those of these articles that never had a text."""
    query = (
        "SELECT uid FROM articles a WHERE uid IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.article_id = a.id)"
    )
    return {row[0] for row in db.execute(query, (json.dumps(list(uids)),))}


def _articles_of(db: Connection, came_with: str) -> set[str]:
    """The articles whose notes and claims are others now, for the index to follow."""
    rows = db.execute(
        "SELECT DISTINCT json_extract(coalesce(after, before), '$.article') FROM changes "
        f"WHERE {_CAME} AND kind IN ('annotation', 'correction')",
        (came_with,),
    )
    found = {uid for (uid,) in rows if uid}
    merges = db.execute(
        f"SELECT coalesce(after, before) FROM changes WHERE {_CAME} AND kind = 'speaker_merge'", (came_with,)
    ).fetchall()
    ids = claim_rows.touched_by(db, [json.loads(each) for (each,) in merges]) if merges else ()
    return found | {each.uid for each in articles.by_ids(db, ids)}

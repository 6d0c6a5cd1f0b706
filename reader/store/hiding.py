"""Taking back what came with a merge: it is hidden here, and nothing of that travels to other libraries."""

from __future__ import annotations

import json

from reader.store import article_states, articles, claim_rows, heads, journal, newest, states
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
    for table in ("versions", "changes"):
        db.execute(f"UPDATE {table} SET is_hidden = ? WHERE {_CAME}", (is_hidden, came_with))
    for article_id, _ in homes:
        newest.settle(db, article_id)
    for kind, key in things:
        heads.settle(db, kind, key)
    for article_id, uid in homes:
        _bin(db, article_id, uid)
    for uid in sorted({*(uid for _, uid in homes), *_articles_of(db, came_with)}):
        journal.note(db, stamp, verb="hide", kind="article", key=uid)


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
        _bin(db, article_id, uid)


def _bin(db: Connection, article_id: int, uid: str) -> None:
    """An article whose texts are all hidden lies in the bin; else where the reader put it."""
    query = "SELECT count(*) FROM versions WHERE article_id = ? AND is_hidden = 0"
    wanted = {"deleted": not db.execute(query, (article_id,)).fetchone()[0]}
    if not wanted["deleted"]:
        wanted["deleted"] = heads.flags(db, uid).get("deleted", False)
    if states.current(db, "article_state", uid, wanted) != wanted:
        article_states.put_flags(db, uid, wanted)


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

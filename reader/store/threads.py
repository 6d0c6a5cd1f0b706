"""Where threads are looked for: the most contested articles, the newest, and the homes of figures."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reader.store.database import Connection
from reader.store.uids import resolve


def most_contested(db: Connection, limit: int) -> tuple[str, ...]:
    """Uids of the articles with most conflicts, the newest first among equals; archived ones too."""
    rows = db.execute(
        "SELECT uid FROM articles INDEXED BY articles_contested WHERE is_deleted = 0 AND conflicts > 0 "
        "ORDER BY conflicts DESC, published DESC, id DESC LIMIT ?",
        (limit,),
    )
    return tuple(row[0] for row in rows)


def newest(db: Connection, limit: int) -> tuple[str, ...]:
    """Uids of the newest articles that have claims; archived ones too."""
    rows = db.execute(
        "SELECT uid FROM articles INDEXED BY articles_newest WHERE is_deleted = 0 AND claims > 0 "
        "ORDER BY published DESC, id DESC LIMIT ?",
        (limit,),
    )
    return tuple(row[0] for row in rows)


def figure_home(db: Connection, uid: str) -> tuple[str, str]:
    """The whole uid of a figure, given whole or by a unique beginning of four or more, and that of its article.

    Raises:
        NotFoundError: there is none, or the beginning is too short.
        AmbiguousUidError: the beginning fits more than one.
    """
    row: tuple[str, str] = db.execute(
        "SELECT f.uid, a.uid FROM figures f JOIN articles a ON a.id = f.article_id WHERE f.id = ?",
        (resolve(db, "figure", uid),),
    ).fetchone()
    return row


def homes(db: Connection, uids: Iterable[str]) -> dict[str, str]:
    """The uid of the article outside the bin that each of these claims or figures stands in now."""
    wanted = json.dumps(sorted(uids))
    # "+": looked up by id, for the index of states would be gone through from its beginning.
    rows = db.execute(
        "SELECT c.uid, a.uid FROM claims c JOIN articles a ON a.id = c.article_id "
        "WHERE c.uid IN (SELECT value FROM json_each(?)) AND c.is_current = 1 AND +a.is_deleted = 0 "
        "UNION SELECT f.uid, a.uid FROM figures f JOIN articles a ON a.id = f.article_id "
        "WHERE f.uid IN (SELECT value FROM json_each(?)) AND +a.is_deleted = 0",
        (wanted, wanted),
    )
    return dict(rows)

"""By what articles are known again besides their texts, on any machine: addresses and given ids; a path is of one.

A title tells an article only where nothing else does.
"""

from __future__ import annotations

from reader.store.database import Connection
from reader.store.keys import article_uid, canonical_address, sort_key


def of_article(db: Connection, article_uid: str) -> tuple[tuple[str, str], ...]:
    """Kind and value of each by which an article is known anywhere, in order."""
    rows = db.execute(
        "SELECT i.kind, i.value FROM identities i JOIN articles a ON a.id = i.article_id WHERE a.uid = ? "
        "AND i.kind <> 'path' ORDER BY i.kind, i.value",
        (article_uid,),
    )
    return tuple((kind, value) for kind, value in rows)


def owner(db: Connection, pair: tuple[str, str]) -> str:
    """The uid of the article that is known by this; "" where none is."""
    row = db.execute(
        "SELECT a.uid FROM identities i JOIN articles a ON a.id = i.article_id WHERE i.kind = ? AND i.value = ?", pair
    ).fetchone()
    return "" if row is None else str(row[0])


def goes_before(uid: str, other: str, pair: tuple[str, str]) -> bool:
    """Whether of two articles that claim to be known by this the first one is: the one with the smaller uid.

    An address belongs before that to the one that has its uid from it.
    """
    made_of_it = article_uid(pair[1], "") if pair[0] == "url" else ""
    return not other or (uid != made_of_it, uid) < (other != made_of_it, other)


def put(db: Connection, article_id: int, pair: tuple[str, str]) -> None:
    """Let an article be known by this, and no other one."""
    db.execute("INSERT OR REPLACE INTO identities (kind, value, article_id) VALUES (?, ?, ?)", (*pair, article_id))


def at_address(db: Connection, url: str) -> str:
    """The uid of the article at an address, in the bin or not; "" where there is none."""
    row = db.execute(
        "SELECT a.uid FROM identities i JOIN articles a ON a.id = i.article_id WHERE i.kind = 'url' AND i.value = ?",
        (canonical_address(url),),
    ).fetchone()
    return "" if row is None else str(row[0])


def titled(db: Connection, title: str) -> tuple[str, ...]:
    """The uids of the articles outside the bin that are called so, the first that came in first."""
    key = sort_key(title)
    rows = db.execute("SELECT uid FROM articles WHERE title_key = ? AND +is_deleted = 0 ORDER BY id", (key,))
    return tuple(row[0] for row in rows) if key else ()

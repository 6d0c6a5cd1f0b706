"""By what articles are known again besides their texts, on any machine: addresses and given ids; a path is of one."""

from __future__ import annotations

from reader.store.database import Connection


def of_article(db: Connection, article_uid: str) -> tuple[tuple[str, str], ...]:
    """Kind and value of each by which an article is known anywhere, in order."""
    rows = db.execute(
        "SELECT i.kind, i.value FROM identities i JOIN articles a ON a.id = i.article_id WHERE a.uid = ? "
        "AND i.kind <> 'path' ORDER BY i.kind, i.value",
        (article_uid,),
    )
    return tuple((kind, value) for kind, value in rows)

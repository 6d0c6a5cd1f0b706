"""The row of an article: how it is described."""

from __future__ import annotations

import json
from collections.abc import Mapping

from reader.model import Document
from reader.store.database import Connection
from reader.store.keys import sort_key, storable

DESCRIPTION = ("title", "byline", "outlet", "published", "url", "language")
_SORTED = ("title", "byline", "outlet")
_NOTHING = (0, 0, 0, 0)
_INSERT = (
    "INSERT INTO articles (uid, added, words, claims, speakers, figures, title, byline, outlet, published, url, "
    "language, title_key, byline_key, outlet_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def described(document: Document) -> dict[str, str]:
    """How a document is described: title, outlet and so on."""
    return {name: storable(getattr(document, name)) for name in DESCRIPTION}


def insert(
    db: Connection, uid: str, added: str, described: Mapping[str, str], counts: tuple[int, int, int, int] = _NOTHING
) -> int:
    """Write the row of a new article, which has no version yet; `counts` are its words, claims, speakers and figures.

    Returns its row id.
    """
    said = {name: described.get(name, "") for name in DESCRIPTION}
    keys = (sort_key(said[name]) for name in _SORTED)
    return int(db.execute(_INSERT, (uid, added, *counts, *said.values(), *keys)).lastrowid or 0)


def say(db: Connection, article_id: int, said: Mapping[str, str]) -> None:
    """Remember how an article is described wherever none of its texts says it (`newest` joins both)."""
    known = json.dumps({name: said[name] for name in DESCRIPTION if said.get(name)}, ensure_ascii=False)
    db.execute("UPDATE articles SET said = ? WHERE id = ?", (known, article_id))


def describe(db: Connection, article_id: int, described: Mapping[str, str]) -> None:
    """A newer version's title, outlet and so on take the place of the older one's, unless it does not say them."""
    keys = {f"{name}_key": sort_key(described[name]) for name in _SORTED if name in described}
    values = {**described, **keys}
    if values:
        settings = ", ".join(f"{name} = ?" for name in values)
        db.execute(f"UPDATE articles SET {settings} WHERE id = ?", (*values.values(), article_id))

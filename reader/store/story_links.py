"""Which articles tell of one event: pairs of articles, each kept once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from reader.store.database import Connection


@dataclass(frozen=True, slots=True)
class Link:
    """Another article about the same event; `resemblance` is that of the two texts, 0 to 1."""

    other_id: int
    score: float
    resemblance: float


def of_article(db: Connection, article_id: int) -> tuple[Link, ...]:
    """The links of an article, the strongest first."""
    rows = db.execute(
        "SELECT other_id, score, resemblance FROM story_links WHERE article_id = ?1 UNION ALL "
        "SELECT article_id, score, resemblance FROM story_links WHERE other_id = ?1 ORDER BY score DESC, other_id",
        (article_id,),
    )
    return tuple(Link(*row) for row in rows)


def among(db: Connection, article_ids: Collection[int]) -> tuple[tuple[int, Link], ...]:
    """All links among these articles, each once."""
    rows = db.execute(
        "SELECT article_id, other_id, score, resemblance FROM story_links "
        "WHERE article_id IN (SELECT value FROM json_each(?1)) AND other_id IN (SELECT value FROM json_each(?1))",
        (json.dumps(list(article_ids)),),
    )
    return tuple((row[0], Link(*row[1:])) for row in rows)


def replace(db: Connection, article_id: int, links: Iterable[Link]) -> None:
    """Keep the links of an article in the place of those that it had."""
    drop(db, article_id)
    db.executemany(
        "INSERT INTO story_links (article_id, other_id, score, resemblance) VALUES (?, ?, ?, ?)",
        (
            (min(article_id, each.other_id), max(article_id, each.other_id), each.score, each.resemblance)
            for each in links
        ),
    )


def drop(db: Connection, article_id: int) -> None:
    """Take the links of an article away."""
    db.execute("DELETE FROM story_links WHERE article_id = ? OR other_id = ?", (article_id, article_id))

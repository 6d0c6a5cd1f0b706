"""Which version of an article is its newest, where versions came from several libraries, or went again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reader.store import article_rows, claim_rows, relating
from reader.store.database import Connection


def settle(db: Connection, article_id: int) -> None:
    """Put an article's versions in the order in which they were taken in, and show it as its newest one says.

    Equal times are ordered by uid. Hidden versions keep a place in the order, and are not shown. Claims are in step
    afterwards where they were found in that version before; else it waits to be read.
    """
    rows = db.execute(
        "SELECT id, source, words, is_hidden FROM versions WHERE article_id = ? ORDER BY added, uid", (article_id,)
    ).fetchall()
    _number(db, [row[0] for row in rows])
    shown = [row for row in rows if not row[3]]
    before = db.execute("SELECT version_id FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    _describe(db, article_id, [json.loads(row[1]) for row in shown])
    version_id, words = (shown[-1][0], shown[-1][2]) if shown else (before, 0)
    db.execute(
        "UPDATE articles SET version_id = ?, versions = ?, words = ? WHERE id = ?",
        (version_id, len(shown), words, article_id),
    )
    if version_id not in {None, before} and not claim_rows.recompose(db, version_id):
        relating.mark_changed(db, article_id)


def _number(db: Connection, ids: Iterable[int]) -> None:
    """Number versions; below zero first, for no two of an article may have one number at any time."""
    numbered = [(-number, row_id) for number, row_id in enumerate(ids, 1)]
    db.executemany("UPDATE versions SET number = ? WHERE id = ?", numbered)
    db.executemany("UPDATE versions SET number = ? WHERE id = ?", [(-number, row_id) for number, row_id in numbered])


def _describe(db: Connection, article_id: int, sources: Iterable[dict[str, str]]) -> None:
    """What a later version says takes the place of what an earlier one said, unless it says nothing."""
    besides = json.loads(db.execute("SELECT said FROM articles WHERE id = ?", (article_id,)).fetchone()[0])
    said = dict.fromkeys(article_rows.DESCRIPTION, "")
    for source in (besides, *sources):
        said |= {name: source[name] for name in said if source.get(name)}
    if any(said.values()):  # else it goes on as it was when it had a text
        article_rows.describe(db, article_id, said)

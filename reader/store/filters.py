"""Sets of article row ids for filter queries. Articles in the bin are in none of them."""

from __future__ import annotations

import json
from typing import Literal

from reader.store import figure_ranges
from reader.store.database import Connection
from reader.store.keys import sort_key

State = Literal["read", "unread", "starred", "archived"]
Mark = Literal["note", "highlight", "claim", "figure", "conflict"]
Ids = frozenset[int]

_STATES = {"read": "is_read = 1", "unread": "is_read = 0", "starred": "is_starred = 1", "archived": "is_archived = 1"}
_MARKS = {"note": "notes", "highlight": "highlights", "claim": "claims", "figure": "figures", "conflict": "conflicts"}


# Each name once, by skipping through the index, then the claims of those that fit; names are far fewer.
_BY_SPEAKER = """
WITH RECURSIVE names (name) AS (
  SELECT min(speaker_key) FROM claims
  UNION ALL SELECT (SELECT min(speaker_key) FROM claims WHERE speaker_key > name) FROM names WHERE name IS NOT NULL
)
SELECT DISTINCT c.article_id FROM names CROSS JOIN claims c INDEXED BY claims_speaker
ON c.speaker_key = name AND c.is_current = 1
WHERE instr(name, ?) AND c.article_id NOT IN (SELECT id FROM articles WHERE is_deleted = 1)
"""


def every(db: Connection) -> Ids:
    """All articles."""
    return _ids(db, "SELECT id FROM articles WHERE is_deleted = 0")


def in_state(db: Connection, state: State) -> Ids:
    """Articles that are read, unread, starred or archived."""
    return _ids(db, f"SELECT id FROM articles WHERE is_deleted = 0 AND {_STATES[state]}")


def having(db: Connection, mark: Mark) -> Ids:
    """Articles with a note, a highlight, a claim, a figure or a conflict."""
    return _ids(db, f"SELECT id FROM articles WHERE is_deleted = 0 AND {_MARKS[mark]} > 0")


def tagged(db: Connection, tag: str) -> Ids:
    """Articles that have the tag, or an annotation that has it."""
    return _ids(
        db,
        "SELECT id FROM article_tags JOIN articles ON id = article_id WHERE tag_key = ? AND +is_deleted = 0 "
        "UNION SELECT a.id FROM annotation_tags t JOIN annotations n ON n.id = t.annotation_id "
        "JOIN articles a ON a.id = n.article_id WHERE t.tag_key = ? AND a.is_deleted = 0",
        sort_key(tag),
        sort_key(tag),
    )


def of_outlet(db: Connection, words: str) -> Ids:
    """Articles whose outlet's name contains `words`, whatever their case and accents."""
    return _ids(
        db,
        "SELECT id FROM articles INDEXED BY articles_outlet WHERE is_deleted = 0 AND instr(outlet_key, ?)",
        sort_key(words),
    )


def by_author(db: Connection, words: str) -> Ids:
    """Articles whose byline contains `words`, whatever their case and accents."""
    return _ids(
        db,
        "SELECT id FROM articles INDEXED BY articles_byline WHERE is_deleted = 0 AND instr(byline_key, ?)",
        sort_key(words),
    )


def in_language(db: Connection, code: str) -> Ids:
    """Articles in a language, by its code; "en" finds "en-GB" too."""
    key = code.strip().lower().replace("_", "-")
    query = "SELECT id FROM articles WHERE is_deleted = 0 AND (language = ? OR language LIKE ? || '-%')"
    return _ids(db, query, key, key)


def published(db: Connection, first: str = "", last: str = "") -> Ids:
    """Articles published from the day `first` to the day `last`, both included (`YYYY-MM-DD`); empty is open."""
    query = (
        "SELECT id FROM articles INDEXED BY articles_newest WHERE published >= ? AND published < ? AND is_deleted = 0"
    )
    return _ids(db, query, first or "0", last + "\U0010ffff")


def with_figure(db: Connection, low: float | None, high: float | None) -> Ids:
    """Articles with a figure whose interval overlaps `low`..`high`; None is open."""
    here = "SELECT article_id FROM ({}) WHERE article_id NOT IN (SELECT id FROM articles WHERE is_deleted = 1)"
    return _ids(db, here.format(figure_ranges.overlapping("article_id")), *figure_ranges.bounds(low, high))


def with_speaker(db: Connection, words: str) -> Ids:
    """Articles with a current claim whose speaker's name contains `words`, whatever their case and accents."""
    return _ids(db, _BY_SPEAKER, sort_key(words))


def among(db: Connection, uids: list[str]) -> Ids:
    """The articles with these whole uids."""
    return frozenset(
        row[0] for uid in uids for row in db.execute("SELECT id FROM articles WHERE uid = ? AND is_deleted = 0", (uid,))
    )


def _ids(db: Connection, query: str, *values: object) -> Ids:
    """The ids that a query gives, in one piece of JSON: a row each takes longer, and other threads have to wait."""
    whole = f"WITH found (id) AS ({query}) SELECT json_group_array(id) FROM found"
    return frozenset(json.loads(db.execute(whole, values).fetchone()[0]))

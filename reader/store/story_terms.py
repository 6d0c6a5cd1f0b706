"""Names and figures of articles as an inverted index, with sketches of their texts: which articles are near one.

What a look-up costs grows with the terms of one article, not with the library: of each term a bounded number of
postings is read, within 45 days, and a term that more articles have tells nothing.
"""

from __future__ import annotations

import heapq
import json
import math
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from reader.claims.relations.events import LEAST_NAMES, LEAST_SHARED, WINDOW_DAYS
from reader.store.database import Connection
from reader.text.sketches import bands, resemblance

NEAR_DUPLICATE = 0.6
"""From here on two texts are one report, more or less edited."""

_RARE_SHARE = 0.02  # of the articles within the window; a term that more of them have connects nothing
_RARE_LEAST, _RARE_MOST = 50, 300
_SAME_BAND = 32
_LOOKED_AT = 64  # of the articles that share terms, those that share most
_ALIKE = 12.0  # what a near-duplicate text weighs, as much as several rare names


@dataclass(frozen=True, slots=True)
class Marks:
    """What an article is known by among others: hashes of its terms, its day (0: unknown), the sketch of its text."""

    terms: frozenset[int]
    day: int
    sketch: bytes


@dataclass(frozen=True, slots=True)
class Near:
    """Another article that may tell of the same event; `score` grows with what both share, and with its rarity."""

    article_id: int
    score: float
    resemblance: float


@dataclass(slots=True)
class _Shared:
    """What an article shares with the one that is looked at."""

    terms: int = 0
    names: int = 0
    weight: float = field(default=0.0)


def marks_of(terms: Iterable[str], day: int, sketch: bytes) -> Marks:
    """Make marks of terms in words."""
    return Marks(frozenset(map(_hash, terms)), day, sketch)


def keep(db: Connection, article_id: int, marks: Marks, *, is_capped: bool) -> None:
    """Index an article, in the place of what it was indexed by before."""
    kept = db.execute("SELECT is_capped FROM story_articles WHERE article_id = ?", (article_id,)).fetchone()
    if kept is not None and of_articles(db, [article_id])[article_id] == marks:
        if kept[0] != is_capped:
            db.execute("UPDATE story_articles SET is_capped = ? WHERE article_id = ?", (is_capped, article_id))
        return
    drop(db, article_id)
    terms = array("q", sorted(marks.terms))
    db.executemany(
        "INSERT INTO story_terms (term, day, article_id) VALUES (?, ?, ?)",
        ((term, marks.day, article_id) for term in terms),
    )
    db.executemany(
        "INSERT OR IGNORE INTO sketch_bands (band, article_id) VALUES (?, ?)",
        ((band, article_id) for band in bands(marks.sketch)),
    )
    db.execute(
        "INSERT INTO story_articles (article_id, day, terms, sketch, is_capped) VALUES (?, ?, ?, ?, ?)",
        (article_id, marks.day, terms.tobytes(), marks.sketch, is_capped),
    )
    _count(db, marks.day, 1)


def drop(db: Connection, article_id: int) -> None:
    """Take an article out of the index."""
    marks = of_articles(db, [article_id]).get(article_id)
    if marks is None:
        return
    db.executemany(
        "DELETE FROM story_terms WHERE term = ? AND day = ? AND article_id = ?",
        ((term, marks.day, article_id) for term in marks.terms),
    )
    db.executemany(
        "DELETE FROM sketch_bands WHERE band = ? AND article_id = ?",
        ((band, article_id) for band in bands(marks.sketch)),
    )
    db.execute("DELETE FROM story_articles WHERE article_id = ?", (article_id,))
    _count(db, marks.day, -1)


def of_articles(db: Connection, article_ids: Collection[int]) -> dict[int, Marks]:
    """What these articles are indexed by, by row id; those that are not are left out."""
    rows = db.execute(
        "SELECT article_id, day, terms, sketch FROM story_articles "
        "WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_ids)),),
    )
    return {row[0]: Marks(frozenset(array("q", row[2])), row[1], row[3]) for row in rows}


def are_capped(db: Connection, article_ids: Collection[int]) -> bool:
    """Whether more articles were near any of these than it was set beside."""
    query = (
        "SELECT 1 FROM story_articles WHERE is_capped = 1 AND article_id IN (SELECT value FROM json_each(?)) LIMIT 1"
    )
    return db.execute(query, (json.dumps(list(article_ids)),)).fetchone() is not None


def near(db: Connection, article_id: int, marks: Marks) -> list[Near]:
    """The articles that share three rare terms with this one, two of them names, or nearly its text; the nearest first.

    A term of n articles weighs log(1 + N/n), N being the articles within the window: what is rare tells more.
    """
    shared: dict[int, _Shared] = defaultdict(_Shared)
    total = _articles_around(db, marks.day)
    most = max(_RARE_LEAST, min(_RARE_MOST, round(total * _RARE_SHARE)))
    for term in sorted(marks.terms):
        holders = _holders(db, term, marks.day, most)
        if len(holders) <= most:
            weight = math.log1p(total / max(1, len(holders)))
            for holder in holders:
                shared[holder].terms += 1
                shared[holder].names += _is_name(term)
                shared[holder].weight += weight
    enough = {holder: each.weight for holder, each in shared.items() if _is_enough(each.terms, each.names)}
    best = heapq.nsmallest(_LOOKED_AT, enough, key=lambda holder: (-enough[holder], holder))
    likeness = _alike(db, marks, {*best, *_same_bands(db, marks.sketch)} - {article_id})
    found = [
        Near(holder, enough.get(holder, 0.0) + _ALIKE * alike, alike)
        for holder, alike in likeness.items()
        if holder in enough or alike >= NEAR_DUPLICATE
    ]
    return sorted(found, key=lambda each: (-each.score, each.article_id))


def still_near(marks: Marks, others: dict[int, Marks]) -> set[int]:
    """Those of other articles that share as much with this one as articles of one event do, however rare it is."""
    return {
        article_id
        for article_id, other in others.items()
        if _are_close(marks.day, other.day)
        and (_share_enough(marks.terms & other.terms) or resemblance(marks.sketch, other.sketch) >= NEAR_DUPLICATE)
    }


def _holders(db: Connection, term: int, day: int, most: int) -> Sequence[int]:
    """Articles with a term within the window; one more than `most` where there are too many."""
    if not day:
        rows = db.execute("SELECT article_id FROM story_terms WHERE term = ? LIMIT ?", (term, most + 1))
        return [row[0] for row in rows]
    rows = db.execute(
        "SELECT article_id FROM story_terms WHERE term = ?1 AND day = 0 UNION ALL "
        "SELECT article_id FROM story_terms WHERE term = ?1 AND day BETWEEN ?2 AND ?3 LIMIT ?4",
        (term, day - WINDOW_DAYS, day + WINDOW_DAYS, most + 1),
    )
    return [row[0] for row in rows]


def _same_bands(db: Connection, sketch: bytes) -> set[int]:
    """Articles whose sketch shares a band with this one; of a band that many share, some."""
    found: set[int] = set()
    for band in bands(sketch):
        rows = db.execute("SELECT article_id FROM sketch_bands WHERE band = ? LIMIT ?", (band, _SAME_BAND))
        found.update(row[0] for row in rows)
    return found


def _alike(db: Connection, marks: Marks, article_ids: Collection[int]) -> dict[int, float]:
    """How alike the texts of these articles are to this one's, without those outside the window."""
    return {
        article_id: resemblance(marks.sketch, other.sketch)
        for article_id, other in of_articles(db, article_ids).items()
        if _are_close(marks.day, other.day)
    }


def _is_enough(terms: int, names: int) -> bool:
    return terms >= LEAST_SHARED and names >= LEAST_NAMES


def _share_enough(terms: Collection[int]) -> bool:
    return _is_enough(len(terms), sum(map(_is_name, terms)))


def _is_name(term: int) -> bool:
    """Whether the term that this is a hash of is a word of a name."""
    return not term & 1


def _are_close(day: int, other: int) -> bool:
    """Whether two days lie within the window; an unknown one may be any."""
    return not day or not other or abs(day - other) <= WINDOW_DAYS


def _articles_around(db: Connection, day: int) -> int:
    """How many indexed articles lie within the window around a day, undated ones included."""
    within = "WHERE day = 0 OR day BETWEEN ?1 - ?2 AND ?1 + ?2" if day else ""
    values = (day, WINDOW_DAYS) if day else ()
    row = db.execute(f"SELECT coalesce(sum(articles), 0) FROM story_days {within}", values).fetchone()
    return max(1, int(row[0]))


def _count(db: Connection, day: int, more: int) -> None:
    db.execute(
        "INSERT INTO story_days (day, articles) VALUES (?1, ?2) "
        "ON CONFLICT (day) DO UPDATE SET articles = articles + ?2",
        (day, more),
    )


def _hash(term: str) -> int:
    """48 bits, of which the last says that the term is a figure or day, and no word of a name."""
    number = int.from_bytes(blake2b(term.encode("utf-8", "replace"), digest_size=6).digest(), "big")
    return number >> 1 << 1 | term[:1].isdigit()

"""Names and large figures as an inverted index over claims: what two claims may both be about."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from reader.model import Figure, Findings
from reader.store.database import Connection
from reader.text.introductions import without_that

_SMALLEST_FIGURE = 20.0  # smaller ones ("two men", "five days") are in every article
_MOST_CLAIMS_OF_A_TERM = 2_000  # a name that everybody names says nothing, and would make this slow
_CANDIDATES = 6_000


def keep(db: Connection, article_id: int, found: Findings, text: str) -> None:
    """Index the current claims of an article anew."""
    db.execute("DELETE FROM claim_terms WHERE claim_id IN (SELECT id FROM claims WHERE article_id = ?)", (article_id,))
    rows = terms_of(found, text)
    db.executemany("INSERT OR IGNORE INTO claim_terms (term, claim_id) SELECT ?, id FROM claims WHERE uid = ?", rows)


def keep_some(db: Connection, claim_ids: Sequence[int]) -> None:
    """Index some claims anew whose speakers have other names; those of older versions have no terms."""
    from reader.claims.names import names_in_each  # noqa: PLC0415 — as below

    wanted = json.dumps(list(claim_ids))
    rows = db.execute(
        "SELECT id, content_text, speaker FROM claims WHERE is_current = 1 AND id IN (SELECT value FROM json_each(?))",
        (wanted,),
    ).fetchall()
    distinct = tuple(dict.fromkeys(part for row in rows for part in row[1:]))
    names = dict(zip(distinct, names_in_each(distinct), strict=True))
    terms = {(name, row[0]) for row in rows for part in row[1:] for name in names[part]}
    bounds = db.execute("SELECT claim_id, low, high FROM figures WHERE claim_id IN (SELECT value FROM json_each(?))", (
        wanted,
    ))  # fmt: skip
    terms.update((term, claim_id) for claim_id, *ends in bounds for term in _telling(ends))
    db.execute("DELETE FROM claim_terms WHERE claim_id IN (SELECT value FROM json_each(?))", (wanted,))
    db.executemany("INSERT OR IGNORE INTO claim_terms (term, claim_id) VALUES (?, ?)", terms)


def terms_of(found: Findings, text: str) -> list[tuple[str, str]]:
    """What claims are about, each term with a claim's uid: names in content and speaker, figures of 20 and more."""
    from reader.claims.names import names_in_each  # noqa: PLC0415 — its word lists cost 0.06 s, only writing needs them

    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in found.figures:
        figures[figure.claim_uid].append(figure)
    parts = {
        claim.uid: [*(text[slice(*span)] for span in without_that(claim.content, text)), claim.speaker.name]
        for claim in found.claims
    }
    distinct = tuple(dict.fromkeys(part for of_claim in parts.values() for part in of_claim))
    names = dict(zip(distinct, names_in_each(distinct), strict=True))
    terms: dict[tuple[str, str], None] = {}
    for uid, of_claim in parts.items():
        terms.update(((name, uid), None) for part in of_claim for name in names[part])
        terms.update(((term, uid), None) for term in _bounds(figures[uid]))
    return list(terms)


def _bounds(figures: Iterable[Figure]) -> list[str]:
    return _telling(bound for figure in figures for bound in (figure.low, figure.high))


def _telling(bounds: Iterable[float | None]) -> list[str]:
    return [f"{bound:,.0f}" for bound in bounds if bound is not None and bound >= _SMALLEST_FIGURE]


def related(db: Connection, claim_id: int, limit: int) -> list[tuple[int, tuple[str, ...]]]:
    """Claims of other articles that share terms with this one, the most telling first: row ids with shared terms.

    A term of n claims weighs log(1 + N/n), N being all claims: what is rare tells more (inverse document frequency).
    Cost: bounded by the number of terms, not by the library.
    """
    total = db.execute("SELECT coalesce(max(id), 1) FROM claims").fetchone()[0]
    weights: dict[int, float] = defaultdict(float)
    shared: dict[int, list[str]] = defaultdict(list)
    for term, holders in sorted(_holders(db, claim_id), key=lambda pair: len(pair[1])):
        for holder in holders:
            if holder in weights or len(weights) < _CANDIDATES:
                weights[holder] += math.log1p(total / len(holders))
                shared[holder].append(term)
    best = sorted(weights, key=lambda holder: (-weights[holder], -holder))[:limit]
    return [(holder, tuple(shared[holder])) for holder in best]


def _holders(db: Connection, claim_id: int) -> list[tuple[str, list[int]]]:
    """Each term of the claim with the claims of other articles that have it, without terms that too many have."""
    terms = [row[0] for row in db.execute("SELECT term FROM claim_terms WHERE claim_id = ?", (claim_id,))]
    found = []
    for term in terms:
        rows = db.execute(
            "SELECT c.id FROM claim_terms t JOIN claims c ON c.id = t.claim_id JOIN articles a ON a.id = c.article_id "
            "WHERE t.term = ? AND a.is_deleted = 0 AND c.article_id <> (SELECT article_id FROM claims WHERE id = ?) "
            "LIMIT ?",
            (term, claim_id, _MOST_CLAIMS_OF_A_TERM + 1),
        ).fetchall()
        if 0 < len(rows) <= _MOST_CLAIMS_OF_A_TERM:
            found.append((term, [row[0] for row in rows]))
    return found

"""What was found in a new article, as the rows that the library takes: they can be made without it, by any process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.model import Claim, Findings
from reader.store import claim_rows, claim_terms
from reader.store.codec import (
    claim_to_json,
    claims_from_json,
    figures_from_json,
    figures_to_json,
    layout_from_json,
    layout_to_json,
)
from reader.store.database import Connection
from reader.store.findings import Extracted, with_lasting_uids
from reader.store.keys import claim_uid, plain_words, storable
from reader.text.introductions import without_that


class Ready(NamedTuple):
    """Plain values throughout, so that they go from one process to another as they are.

    Attributes:
        extractor: its number.
        layout: as JSON; likewise claims and figures.
        rows: of each claim what stands in its row besides its place (`claim_rows.columns`).
        bounds: of each figure its uid, least and greatest, and which claim it stands in, by number.
        terms: what claims are about, each with the number of a claim.
    """

    extractor: int
    layout: str
    claims: str
    figures: str
    rows: Sequence[tuple[str, ...]]
    bounds: Sequence[tuple[str, float | None, float | None, int | None]]
    terms: Sequence[tuple[str, int]]


def ready(extracted: Extracted, text: str, article_uid: str) -> Ready:
    """Make the rows of an article that is not in the library yet.

    Args:
        extracted: what was found in it, under local uids.
        text: its text.
        article_uid: its uid.
    """
    text = storable(text)
    found = with_lasting_uids(
        extracted.findings, _uids(extracted.findings.claims, article_uid, text), article_uid, text
    )
    numbers = {each.uid: number for number, each in enumerate(found.claims)}
    as_json = [claim_to_json(each) for each in found.claims]
    return Ready(
        extracted.extractor,
        layout_to_json(found.layout),
        f"[{','.join(as_json)}]",
        figures_to_json(found.figures),
        [claim_rows.columns(each, each.speaker, text, data) for each, data in zip(found.claims, as_json, strict=True)],
        [(each.uid, each.low, each.high, numbers.get(each.claim_uid)) for each in found.figures],
        [(term, numbers[uid]) for term, uid in claim_terms.terms_of(found, text)],
    )


def _uids(claims: Iterable[Claim], article_uid: str, text: str) -> dict[str, str]:
    """The lasting uids of claims that are the first of their article."""
    seen, uids = Counter[str](), dict[str, str]()
    for each in claims:
        words = plain_words(claim_rows.words_of(without_that(each.content, text), text))
        uids[each.uid] = claim_uid(article_uid, words, seen[words])
        seen[words] += 1
    return uids


def unready(ready: Ready) -> Extracted:
    """What rows were made of; the uids of its claims count as local ones."""
    found = Findings(layout_from_json(ready.layout), claims_from_json(ready.claims), figures_from_json(ready.figures))
    return Extracted(found, ready.extractor)


def keep_new(db: Connection, article_id: int, version_id: int, ready: Ready) -> None:
    """Write the rows of an article that has none yet, nor corrections; no names may be merged."""
    db.execute(
        "INSERT INTO findings (version_id, extractor, layout, claims, figures) VALUES (?, ?, ?, ?, ?)",
        (version_id, *ready[:4]),
    )
    first = db.execute("SELECT coalesce(max(id), 0) + 1 FROM claims").fetchone()[0]
    db.executemany(
        "INSERT INTO claims (id, article_id, version_id, number, is_current, speaker, speaker_key, speaker_kind, "
        "source_text, cue_text, content_text, data, uid) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(first + number, article_id, version_id, number, *row) for number, row in enumerate(ready.rows)],
    )
    db.executemany(
        "INSERT INTO figures (article_id, uid, low, high, claim_id) VALUES (?, ?, ?, ?, ?)",
        [(article_id, *bounds, None if number is None else first + number) for *bounds, number in ready.bounds],
    )
    db.executemany(
        "INSERT INTO claim_terms (term, claim_id) VALUES (?, ?)",
        [(term, first + number) for term, number in ready.terms],
    )

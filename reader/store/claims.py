"""Claims in lists across articles."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.model import Article, Claim, Figure, PlacedClaim, SpeakerKind
from reader.store import articles, composing
from reader.store.codec import claim_from_json
from reader.store.database import Connection
from reader.store.keys import sort_key

_SELECT = "SELECT c.id, c.uid, c.article_id, c.version_id, c.source_text, c.cue_text, c.content_text, c.data"


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Where a claim stands: article, version and its text; `is_current` when that is the newest and has it still."""

    article_uid: str
    version_uid: str
    text: str
    is_current: bool


def by_ids(db: Connection, ids: Iterable[int]) -> tuple[PlacedClaim, ...]:
    """The claims with these row ids, in their order, whether current or not."""
    wanted = list(ids)
    rows = db.execute(f"{_SELECT} FROM claims c WHERE c.id IN (SELECT value FROM json_each(?))", (json.dumps(wanted),))
    found = {row[0]: row for row in rows}
    return _placed(db, [found[each] for each in wanted if each in found])


def with_text(db: Connection, claim_id: int) -> tuple[PlacedClaim, str]:
    """A claim, and the text of the version its spans count in."""
    query = "SELECT v.text FROM claims c JOIN versions v ON v.id = c.version_id WHERE c.id = ?"
    return by_ids(db, [claim_id])[0], str(db.execute(query, (claim_id,)).fetchone()[0])


def as_found(db: Connection, claim_id: int) -> tuple[Claim, KeptPlace]:
    """A claim without what the reader put right, and the version its spans count in."""
    row = db.execute(
        "SELECT c.data, a.uid, v.uid, v.text, c.is_current FROM claims c JOIN versions v ON v.id = c.version_id "
        "JOIN articles a ON a.id = c.article_id WHERE c.id = ?",
        (claim_id,),
    ).fetchone()
    return claim_from_json(row[0]), KeptPlace(row[1], row[2], row[3], bool(row[4]))


def kind_of(db: Connection, speaker: str, *, besides: str) -> SpeakerKind | None:
    """What a speaker of this name mostly is in current claims other than `besides`; None when there are none."""
    row = db.execute(
        "SELECT speaker_kind FROM claims WHERE speaker_key = ? AND is_current = 1 AND uid <> ? "
        "GROUP BY speaker_kind ORDER BY count(*) DESC, speaker_kind LIMIT 1",
        (sort_key(speaker), besides),
    ).fetchone()
    return None if row is None else SpeakerKind(row[0])


def by_uids(db: Connection, uids: Iterable[str]) -> tuple[PlacedClaim, ...]:
    """Those claims that are current and outside the bin, in the order of `uids`."""
    wanted = list(uids)
    rows = db.execute(
        f"{_SELECT} FROM claims c JOIN articles a ON a.id = c.article_id "
        # "+": looked up by id, for the index of states would be gone through from its beginning.
        "WHERE c.uid IN (SELECT value FROM json_each(?)) AND c.is_current = 1 AND +a.is_deleted = 0",
        (json.dumps(wanted),),
    )
    found = {row[1]: row for row in rows}
    return _placed(db, [found[each] for each in wanted if each in found])


def words_of(db: Connection, uids: Iterable[str]) -> dict[str, str]:
    """What is claimed, by the uids of claims, whether current or not."""
    query = "SELECT uid, content_text FROM claims WHERE uid IN (SELECT value FROM json_each(?))"
    return dict(db.execute(query, (json.dumps(list(uids)),)).fetchall())


def current(db: Connection, ids: Iterable[int]) -> tuple[PlacedClaim, ...]:
    """Those of these claims that are current and outside the bin, in the order of their row ids in `ids`."""
    rows = db.execute(
        f"{_SELECT} FROM json_each(?) wanted CROSS JOIN claims c ON c.id = wanted.value "
        "JOIN articles a ON a.id = c.article_id WHERE c.is_current = 1 AND a.is_deleted = 0 ORDER BY wanted.key",
        (json.dumps(list(ids)),),
    ).fetchall()
    return _placed(db, rows)


def ids_of(db: Connection, uids: Iterable[str]) -> tuple[int, ...]:
    """Row ids of those of these claims that are here, current or not."""
    rows = db.execute("SELECT id FROM claims WHERE uid IN (SELECT value FROM json_each(?))", (json.dumps(list(uids)),))
    return tuple(row[0] for row in rows)


def homes(db: Connection, uids: Iterable[str]) -> dict[str, str]:
    """The articles of those of these claims that are here, current or not."""
    rows = db.execute(
        "SELECT c.uid, a.uid FROM claims c JOIN articles a ON a.id = c.article_id "
        "WHERE c.uid IN (SELECT value FROM json_each(?))",
        (json.dumps(list(uids)),),
    )
    return dict(rows.fetchall())


def newest_homes(db: Connection, limit: int) -> array[int]:
    """Row ids of the newest articles that have claims; archived ones too."""
    rows = db.execute(
        "SELECT id FROM articles INDEXED BY articles_newest WHERE is_deleted = 0 AND claims > 0 "
        "ORDER BY published DESC, id DESC LIMIT ?",
        (limit,),
    )
    return array("q", (row[0] for row in rows))


def ids_of_article(db: Connection, article_id: int) -> array[int]:
    """Row ids of the current claims of an article."""
    rows = db.execute("SELECT id FROM claims WHERE article_id = ? AND is_current = 1", (article_id,))
    return array("q", (row[0] for row in rows))


def of_articles(db: Connection, article_ids: Sequence[int]) -> tuple[PlacedClaim, ...]:
    """The current claims of these articles, article by article, in the order of the text."""
    rows = db.execute(
        f"{_SELECT} FROM json_each(?) wanted CROSS JOIN claims c ON c.article_id = wanted.value AND c.is_current = 1 "
        "ORDER BY wanted.key, c.number",
        (json.dumps(list(article_ids)),),
    ).fetchall()
    return _placed(db, rows)


def _placed(db: Connection, rows: Sequence[tuple[int, str, int, int, str, str, str, str]]) -> tuple[PlacedClaim, ...]:
    article_ids = list(dict.fromkeys(row[2] for row in rows))
    homes: dict[int, Article] = dict(zip(article_ids, articles.by_ids(db, article_ids), strict=True))
    figures = _figures(db, {row[3] for row in rows})
    shown = composing.applied(db, [(claim_from_json(row[7]), homes[row[2]].uid) for row in rows])
    return tuple(
        PlacedClaim(claim, homes[article_id], source, cue, content, tuple(figures[uid]))
        for claim, (_, uid, article_id, _, source, cue, content, _) in zip(shown, rows, strict=True)
    )


def _figures(db: Connection, version_ids: Iterable[int]) -> dict[str, list[Figure]]:
    """Figures of these versions by claim."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in composing.figures_of(db, version_ids):
        found[figure.claim_uid].append(figure)
    return found

"""Speakers across articles: how many claims each has, under which names, and when."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reader.model import SpeakerCount, SpeakerKind, SpeakerVariant
from reader.store.database import Connection
from reader.store.keys import sort_key
from reader.store.speaker_merges import Merges, every

_SHOWN = "c.is_current = 1 AND c.article_id NOT IN (SELECT id FROM articles WHERE is_deleted = 1)"


def counted(db: Connection, claim_ids: Sequence[int] | None = None) -> Iterator[SpeakerCount]:
    """Who speaks in all current claims outside the bin, or in these (row ids); those with most claims first.

    Cost: reads the index of speakers, or these claims; what was counted is not held in memory.
    """
    among, values = _among(claim_ids)
    rows = db.execute(
        "SELECT c.speaker, c.speaker_kind, found.number, found.spread FROM ("
        "SELECT min(c.id) AS first, count(*) AS number, count(DISTINCT c.article_id) AS spread "
        f"FROM {among} WHERE {_SHOWN} AND c.speaker_key > '' "
        "GROUP BY c.speaker_key) found JOIN claims c ON c.id = found.first ORDER BY found.number DESC, c.speaker_key",
        values,
    )
    variants = _variants(db, claim_ids)
    for name, kind, count, spread in rows:
        yield SpeakerCount(name, SpeakerKind(kind), count, spread, variants.get(sort_key(name), ()) if variants else ())


def last_change(db: Connection) -> int:
    """Number of the last change that may concern who speaks; 0 when there was none.

    Cost: what the reader marked since is gone through, backwards.
    """
    row = db.execute(
        "SELECT seq FROM changes WHERE +kind IN ('article', 'findings', 'correction', 'speaker_merge') "
        "OR (+kind = 'article_state' AND instr(after, '\"deleted\"')) ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return 0 if row is None else int(row[0])


def over_time(db: Connection, name: str) -> tuple[tuple[str, int], ...]:
    """How many claims the speaker `name` (as it stands in rows) has on each day, oldest first; "" is no date."""
    rows = db.execute(
        "SELECT substr(a.published, 1, 10) AS day, count(*) FROM claims c JOIN articles a ON a.id = c.article_id "
        f"WHERE c.speaker_key = ? AND {_SHOWN} GROUP BY day ORDER BY day",
        (sort_key(name),),
    )
    return tuple((day, number) for day, number in rows)


def days(db: Connection) -> tuple[str, str]:
    """The first and the last day of articles with a date; two empty ones where there is none."""
    row = db.execute(
        "SELECT min(substr(published, 1, 10)), max(substr(published, 1, 10)) FROM articles "
        "WHERE is_deleted = 0 AND date(substr(published, 1, 10)) = substr(published, 1, 10)"
    ).fetchone()
    return row[0] or "", row[1] or ""


def claim_ids(db: Connection, name: str) -> tuple[int, ...]:
    """The current claims of the speaker `name` (as it stands in rows), newest article first."""
    rows = db.execute(
        f"SELECT c.id FROM claims c JOIN articles a ON a.id = c.article_id WHERE c.speaker_key = ? AND {_SHOWN} "
        "ORDER BY a.published DESC, a.id DESC, c.number",
        (sort_key(name),),
    )
    return tuple(row[0] for row in rows)


def has_claims(db: Connection, name: str) -> bool:
    """Whether a current claim stands under this name."""
    query = "SELECT 1 FROM claims WHERE speaker_key = ? AND is_current = 1 LIMIT 1"
    return db.execute(query, (sort_key(name),)).fetchone() is not None


def is_known(db: Connection, name: str, article_uid: str = "") -> bool:
    """Whether a claim, or a merge, has this name; of one article, or of any."""
    key = sort_key(name)
    if any(key in {sort_key(each.name), sort_key(each.into)} for each in every(db)):
        return True
    query = "SELECT 1 FROM claims c JOIN articles a ON a.id = c.article_id WHERE c.speaker_key = ? AND ? IN ('', a.uid)"
    return db.execute(query, (key, article_uid)).fetchone() is not None


def spelling(db: Connection, name: str) -> str:
    """A name as the claims that have it spell it, the oldest first; as it is given where none has it."""
    row = db.execute(
        "SELECT speaker FROM claims WHERE speaker_key = ? ORDER BY id LIMIT 1", (sort_key(name),)
    ).fetchone()
    return name if row is None else str(row[0])


def _variants(db: Connection, claim_ids: Sequence[int] | None) -> dict[str, tuple[SpeakerVariant, ...]]:
    """The names that stand under each name that others were merged into, those with most claims first."""
    merges, now = every(db), Merges(db)
    keys = {sort_key(now.name_of(each.name, each.article_uid)) for each in merges}
    if not keys:
        return {}
    among, values = _among(claim_ids)
    rows = db.execute(
        "SELECT c.speaker_key, coalesce(json_extract(k.data, '$.speaker'), json_extract(c.data, '$.speaker[0]')), "
        f"count(*) FROM {among} LEFT JOIN corrections k ON k.claim_uid = c.uid "
        f"WHERE c.speaker_key IN (SELECT value FROM json_each(?)) AND {_SHOWN} GROUP BY 1, 2 ORDER BY 3 DESC",
        (*values, json.dumps(list(keys))),
    )
    written, counts = dict[tuple[str, str], str](), defaultdict[tuple[str, str], int](int)
    for key, name, count in rows:
        variant = (key, sort_key(name))
        written.setdefault(variant, name)
        counts[variant] += count
    found = defaultdict[str, list[SpeakerVariant]](list)
    for variant, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        found[variant[0]].append(SpeakerVariant(written[variant], count))
    return {key: tuple(names) for key, names in found.items() if [sort_key(each.name) for each in names] != [key]}


def _among(claim_ids: Sequence[int] | None) -> tuple[str, tuple[str, ...]]:
    """The beginning of a FROM that gives all claims, or these, and its value."""
    if claim_ids is None:
        return "claims c INDEXED BY claims_speaker", ()
    return "json_each(?) wanted CROSS JOIN claims c ON c.id = wanted.value", (json.dumps(list(claim_ids)),)

"""The rows of `claims`, of their figures and terms: in step with what was found, corrections and merged names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from reader.model import Claim, Findings, Layout, Spans, Speaker
from reader.store import checks, claim_terms, corrections, relating, speaker_merges
from reader.store.codec import claim_to_json, claims_from_json, figures_from_json
from reader.store.composing import Place, composed, place_of, text_of
from reader.store.database import Connection
from reader.store.keys import sort_key, storable
from reader.store.speaker_merges import Merges
from reader.text.introductions import without_relative, without_that

if TYPE_CHECKING:
    from reader.annotate.composing import Composed

_NOTHING = Layout((), ())
_NAMED = "coalesce(json_extract(k.data, '$.speaker'), json_extract(c.data, '$.speaker[0]'))"  # before any merge
_INSERT = (
    "INSERT OR IGNORE INTO claims (article_id, version_id, number, is_current, speaker, speaker_key, speaker_kind, "
    "source_text, cue_text, content_text, data, uid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def words_of(spans: Spans, text: str) -> str:
    """The words of some spans; a gap between two is shown as an ellipsis."""
    return " … ".join(text[start:end] for start, end in spans)


def keep(db: Connection, place: Place, found: Iterable[Claim], shown: Composed) -> None:
    """Bring the rows of an article in step with the claims of one version.

    Args:
        db: the connection.
        place: the version; only those of the newest are current.
        found: all that was found in it; what is not shown is kept for its uid.
        shown: what is shown of it.
    """
    text = text_of(db, place.version_id)
    if place.is_newest:
        db.execute("UPDATE claims SET is_current = 0 WHERE article_id = ?", (place.article_id,))
    uids = {each.uid for each in shown.bases}
    pairs = [*zip(shown.bases, shown.claims, strict=True), *((each, each) for each in found if each.uid not in uids)]
    rows = [
        _row(place, base, (number, place.is_newest and base.uid in uids), known.speaker, text)
        for number, (base, known) in enumerate(pairs)
    ]
    if place.is_newest:
        db.executemany(
            "UPDATE claims SET version_id = ?, number = ?, is_current = ?, speaker = ?, speaker_key = ?, "
            "speaker_kind = ?, source_text = ?, cue_text = ?, content_text = ?, data = ? WHERE uid = ?",
            [row[1:] for row in rows],
        )
    db.executemany(_INSERT, rows)
    if place.is_newest:
        _keep_figures(db, place, shown)
        claim_terms.keep(db, place.article_id, Findings(_NOTHING, shown.claims, shown.figures), text)
        count(db, place.article_id)
        relating.mark_changed(db, place.article_id)


def remember(db: Connection, place: Place, claim: Claim) -> None:
    """Keep a claim that was found in this version, though not here; it is shown once it is put right."""
    db.execute(_INSERT, _row(place, claim, (0, False), claim.speaker, text_of(db, place.version_id)))


def _row(place: Place, claim: Claim, at: tuple[int, bool], speaker: Speaker, text: str) -> tuple[object, ...]:
    """A claim as it was found; `speaker` is whom the columns name, `at` its number and whether it is current."""
    return (place.article_id, place.version_id, *at, *columns(claim, speaker, text, claim_to_json(claim)))


def columns(claim: Claim, speaker: Speaker, text: str, data: str) -> tuple[str, ...]:
    """What stands in a claim's row besides its place; `data` is the claim as JSON."""
    return (
        storable(speaker.name), sort_key(speaker.name), speaker.kind.value,
        words_of(without_relative(claim.source, text), text),
        words_of(claim.cue, text),
        words_of(without_that(claim.content, text), text),
        data, claim.uid,
    )  # fmt: skip


def _keep_figures(db: Connection, place: Place, shown: Composed) -> None:
    db.execute("DELETE FROM figures WHERE article_id = ?", (place.article_id,))
    rows = [(place.article_id, each.uid, each.low, each.high, each.claim_uid) for each in shown.figures]
    db.executemany(
        "INSERT INTO figures (article_id, uid, low, high, claim_id) "
        "VALUES (?, ?, ?, ?, (SELECT id FROM claims WHERE uid = ?))",
        rows,
    )


def count(db: Connection, article_id: int) -> None:
    """Count an article's claims, speakers and figures."""
    db.execute(
        "UPDATE articles SET "
        "claims = (SELECT count(*) FROM claims WHERE article_id = ? AND is_current = 1), "
        "speakers = (SELECT count(DISTINCT speaker_key) FROM claims "
        "WHERE article_id = ? AND is_current = 1 AND speaker_key <> ''), "
        "figures = (SELECT count(*) FROM figures WHERE article_id = ?) WHERE id = ?",
        (article_id,) * 4,
    )


# ---------------------------------------------------------------- what the reader puts right


def put_correction(db: Connection, key: str, value: Mapping[str, Any] | None) -> None:
    """Correct the claim `key`, or let what was found hold again; whatever shows claims follows."""
    before = corrections.of_claim(db, key)
    corrections.put_row(db, key, value)
    uid = value["article"] if value is not None else before.article_uid if before is not None else ""
    row = db.execute("SELECT version_id FROM articles WHERE uid = ?", (uid,)).fetchone()
    if row is not None and row[0] is not None:
        recompose(db, row[0])
    if value is None and before is not None and before.is_made:
        # Its terms and figures went when the article was composed anew; a claim that was found stays.
        db.execute("DELETE FROM claims WHERE uid = ? AND is_current = 0", (key,))


def recompose(db: Connection, version_id: int) -> bool:
    """Bring the rows in step with what is kept of a version; False where nothing was found in it yet."""
    row = db.execute("SELECT claims, figures FROM findings WHERE version_id = ?", (version_id,)).fetchone()
    if row is None:
        return False  # what finds it puts everything over it
    place, found = place_of(db, version_id), claims_from_json(row[0])
    keep(db, place, found, composed(db, place, found, figures_from_json(row[1])))
    return True


def put_merge(db: Connection, key: str, value: Mapping[str, Any] | None) -> None:
    """Merge a name, or let it stand for itself; whatever shows speakers follows.

    Cost: linear in the claims under the name that it stood under.
    """
    article_uid, name_key = key.split("\n", 1)
    stood_under = sort_key(Merges(db).name_of(name_key))
    speaker_merges.put_row(db, key, value)
    _rename(db, _claims_under(db, stood_under, article_uid))


def _claims_under(db: Connection, name_key: str, article_uid: str) -> list[tuple[Any, ...]]:
    """Claims whose name may change: row id, article, name and kind before any merge, and the name in the row."""
    ids = (
        "SELECT c.id FROM claims c JOIN articles a ON a.id = c.article_id WHERE a.uid = ?" if article_uid
        else "SELECT id FROM claims WHERE speaker_key = ? UNION SELECT c.id FROM speaker_merges m "
        "JOIN articles a ON a.uid = m.article_uid JOIN claims c ON c.article_id = a.id"
    )  # fmt: skip
    return db.execute(
        f"SELECT c.id, a.id, a.uid, {_NAMED}, "
        "CASE WHEN json_extract(k.data, '$.speaker') IS NULL THEN json_extract(c.data, '$.speaker[1]') "
        "ELSE json_extract(k.data, '$.kind') END, c.speaker, c.speaker_kind FROM claims c "
        f"JOIN articles a ON a.id = c.article_id LEFT JOIN corrections k ON k.claim_uid = c.uid WHERE c.id IN ({ids})",
        (article_uid or name_key,),
    ).fetchall()


def _rename(db: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
    merges, changed, homes = Merges(db), [], set()
    for claim_id, article_id, article_uid, name, kind, *shown in rows:
        last = merges.resolve(name, article_uid) if name else None
        now = [name, kind] if last is None else [last.into, last.kind.value if last.kind else kind]
        if now != shown:
            changed.append((now[0], sort_key(now[0]), now[1], claim_id))
            homes.add(article_id)
    db.executemany("UPDATE claims SET speaker = ?, speaker_key = ?, speaker_kind = ? WHERE id = ?", changed)
    claim_terms.keep_some(db, [row[3] for row in changed])
    checks.count_anew(db, tuple(homes))
    for article_id in homes:
        relating.mark_changed(db, article_id)


def touched_by(db: Connection, merges: Iterable[Mapping[str, Any]]) -> frozenset[int]:
    """Articles (row ids) in which one of these merges, made or taken back, may have changed a name."""
    now, names, uids = Merges(db), dict[str, str](), set[str]()
    for each in merges:
        if each["article"]:
            uids.add(each["article"])
        else:
            names[sort_key(each["name"])] = sort_key(now.name_of(each["name"]))
    if names:  # in an article with rows of its own, a name may stand under another
        uids.update(row[0] for row in db.execute("SELECT DISTINCT article_uid FROM speaker_merges"))
    rows = db.execute(
        f"SELECT c.article_id, {_NAMED} FROM claims c LEFT JOIN corrections k ON k.claim_uid = c.uid "
        "WHERE c.speaker_key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(names.values())),),
    )
    of_names = {article_id for article_id, name in rows if now.leads_through(name, names)}
    query = "SELECT id FROM articles WHERE uid IN (SELECT value FROM json_each(?))"
    return frozenset(of_names.union(row[0] for row in db.execute(query, (json.dumps(list(uids)),))))

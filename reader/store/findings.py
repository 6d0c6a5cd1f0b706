"""What the extractor found in each version, kept with the extractor's number, claims under lasting uids."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.model import Claim, Figure, Findings, Spans, Speaker
from reader.store import claim_terms, corrections, journal
from reader.store.codec import (
    claim_to_json,
    claims_from_json,
    claims_to_json,
    figures_from_json,
    figures_to_json,
    layout_from_json,
    layout_to_json,
)
from reader.store.database import Connection
from reader.store.journal import Stamp
from reader.store.keys import sort_key, storable
from reader.store.lasting import Known, match
from reader.text.introductions import without_relative, without_that


@dataclass(frozen=True, slots=True)
class Extracted:
    """Findings as they come out of the extractor (local uids), and its number."""

    findings: Findings
    extractor: int


@dataclass(frozen=True, slots=True)
class _Place:
    """The version whose findings are kept."""

    version_id: int
    article_id: int
    is_newest: bool
    text: str


def load(db: Connection, version_id: int, extractor: int) -> Findings | None:
    """The findings of a version; None when there are none, or an older extractor than `extractor` made them."""
    row = db.execute(
        "SELECT layout, claims, figures FROM findings WHERE version_id = ? AND extractor >= ?", (version_id, extractor)
    ).fetchone()
    if row is None:
        return None
    claims = corrections.applied(db, claims_from_json(row[1]))
    return Findings(layout_from_json(row[0]), claims, figures_from_json(row[2]))


def are_kept(db: Connection, version_id: int, extractor: int) -> bool:
    """Whether `load` would find something."""
    query = "SELECT 1 FROM findings WHERE version_id = ? AND extractor >= ?"
    return db.execute(query, (version_id, extractor)).fetchone() is not None


def keep(db: Connection, stamp: Stamp, version_id: int, extracted: Extracted) -> Findings:
    """Keep what was found in a version, in place of what an older extractor found.

    Returns it under lasting uids, with what the reader corrected.
    """
    place = _place(db, version_id)
    lasting = _settle(db, stamp, place, extracted.findings)
    db.execute(
        "INSERT OR REPLACE INTO findings (version_id, extractor, layout, claims, figures) VALUES (?, ?, ?, ?, ?)",
        (
            version_id, extracted.extractor, layout_to_json(lasting.layout), claims_to_json(lasting.claims),
            figures_to_json(lasting.figures),
        ),
    )  # fmt: skip
    shown = replace(lasting, claims=corrections.applied(db, lasting.claims))
    _keep_claims(db, place, lasting.claims, shown.claims)
    if place.is_newest:
        _keep_figures(db, place, lasting)
        claim_terms.keep(db, place.article_id, shown, place.text)
        _count(db, place.article_id)
    return shown


def renew(db: Connection, stamp: Stamp, version_id: int, extracted: Extracted) -> Findings:
    """As `keep`, for a version that is here already: the journal says so, for the index to follow."""
    lasting = keep(db, stamp, version_id, extracted)
    uid = db.execute(
        "SELECT a.uid FROM versions v JOIN articles a ON a.id = v.article_id WHERE v.id = ?", (version_id,)
    ).fetchone()[0]
    journal.note(db, stamp, verb="extract", kind="findings", key=uid)
    return lasting


def words_of(spans: Spans, text: str) -> str:
    """The words of some spans; a gap between two is shown as an ellipsis."""
    return " … ".join(text[start:end] for start, end in spans)


def _place(db: Connection, version_id: int) -> _Place:
    row = db.execute(
        "SELECT v.id, v.article_id, v.id = a.version_id, v.text FROM versions v JOIN articles a ON a.id = v.article_id "
        "WHERE v.id = ?",
        (version_id,),
    ).fetchone()
    return _Place(row[0], row[1], bool(row[2]), row[3])


def _settle(db: Connection, stamp: Stamp, place: _Place, found: Findings) -> Findings:
    """Give the claims lasting uids: those of the same claims found before, else new ones."""
    rows = db.execute(
        "SELECT uid, content_text, json_extract(data, '$.speaker[0]'), cue_text, number FROM claims "
        "WHERE article_id = ?",
        (place.article_id,),
    )
    old = [Known(uid, content, sort_key(speaker), cue, number) for uid, content, speaker, cue, number in rows]
    new = [
        Known(each.uid, words_of(without_that(each.content, place.text), place.text), sort_key(each.speaker.name),
              words_of(each.cue, place.text), number)
        for number, each in enumerate(found.claims)
    ]  # fmt: skip
    known = match(old, new)
    uids = {each.uid: known.get(each.uid) or stamp.new_uid() for each in found.claims}
    claims = tuple(replace(each, uid=uids[each.uid], nested_in=uids.get(each.nested_in, "")) for each in found.claims)
    return Findings(found.layout, claims, tuple(_figure(each, uids, place) for each in found.figures))


def _figure(figure: Figure, uids: dict[str, str], place: _Place) -> Figure:
    return replace(figure, uid=f"{place.version_id}.{figure.uid}", claim_uid=uids.get(figure.claim_uid, ""))


def _keep_claims(db: Connection, place: _Place, found: tuple[Claim, ...], shown: tuple[Claim, ...]) -> None:
    if place.is_newest:
        db.execute("UPDATE claims SET is_current = 0 WHERE article_id = ?", (place.article_id,))
    rows = [
        _claim_row(place, claim, number, known.speaker)
        for number, (claim, known) in enumerate(zip(found, shown, strict=True))
    ]
    if place.is_newest:
        db.executemany(
            "UPDATE claims SET version_id = ?, number = ?, is_current = 1, speaker = ?, speaker_key = ?, "
            "speaker_kind = ?, source_text = ?, cue_text = ?, content_text = ?, data = ? WHERE uid = ?",
            [(*row[1:3], *row[4:]) for row in rows],
        )
    db.executemany(
        "INSERT OR IGNORE INTO claims (article_id, version_id, number, is_current, speaker, speaker_key, speaker_kind, "
        "source_text, cue_text, content_text, data, uid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def _claim_row(place: _Place, claim: Claim, number: int, speaker: Speaker) -> tuple[object, ...]:
    """A claim as it was found; `speaker` is whom the columns name."""
    return (
        place.article_id, place.version_id, number, place.is_newest,
        storable(speaker.name), sort_key(speaker.name), speaker.kind.value,
        words_of(without_relative(claim.source, place.text), place.text),
        words_of(claim.cue, place.text),
        words_of(without_that(claim.content, place.text), place.text),
        claim_to_json(claim), claim.uid,
    )  # fmt: skip


def _keep_figures(db: Connection, place: _Place, found: Findings) -> None:
    db.execute("DELETE FROM figures WHERE article_id = ?", (place.article_id,))
    rows = [(place.article_id, each.low, each.high, each.claim_uid) for each in found.figures]
    db.executemany(
        "INSERT INTO figures (article_id, low, high, claim_id) VALUES (?, ?, ?, (SELECT id FROM claims WHERE uid = ?))",
        rows,
    )


def _count(db: Connection, article_id: int) -> None:
    db.execute(
        "UPDATE articles SET "
        "claims = (SELECT count(*) FROM claims WHERE article_id = ? AND is_current = 1), "
        "speakers = (SELECT count(DISTINCT speaker_key) FROM claims "
        "WHERE article_id = ? AND is_current = 1 AND speaker_key <> ''), "
        "figures = (SELECT count(*) FROM figures WHERE article_id = ?) WHERE id = ?",
        (article_id,) * 4,
    )

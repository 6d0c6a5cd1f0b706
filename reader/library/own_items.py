"""What an export brings besides texts: annotations, corrections, flags, saved searches. They follow their article."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reader.annotate.corrections import Correction
from reader.errors import IntakeError
from reader.ingest.items import (
    Found,
    FoundClaim,
    FoundCorrection,
    FoundMerge,
    FoundNote,
    FoundOpinion,
    FoundSearch,
    FoundState,
    Item,
)
from reader.library.own_claims import OwnClaims
from reader.library.own_opinions import keep_opinion
from reader.model import Annotation, Outcome
from reader.store import articles, corrections, journal, speaker_merges, states
from reader.store.annotations import state as kept_annotation
from reader.store.annotations import to_json
from reader.store.database import Connection
from reader.store.intake import Recognised
from reader.store.journal import Edit, Stamp
from reader.store.keys import sort_key, version_uid


@dataclass(slots=True)
class OwnItems:
    """Remembers where the articles of one export went; of claims only those of the article at hand."""

    _uids: dict[str, str] = field(default_factory=dict)
    _versions: dict[str, str] = field(default_factory=dict)
    _given: list[FoundClaim] = field(default_factory=list)
    _claims: dict[str, OwnClaims] = field(default_factory=dict)
    _at: str = ""
    _new: set[str] = field(default_factory=set)

    def follow(self, found: Found, known: Recognised) -> None:
        """Note under which uid an exported article lives here."""
        if not found.source_uid:
            return
        if found.source_uid != self._at:
            self._at = found.source_uid
            self._given.clear()
            self._claims.clear()
            self._versions.clear()
        self._uids[found.source_uid] = known.article_uid
        self._versions[found.source_version] = version_uid(known.article_uid, found.document.text)
        if known.outcome is Outcome.ADDED:
            self._new.add(known.article_uid)

    def keep(self, db: Connection, stamp: Stamp, item: Item) -> IntakeError | None:
        """Write one item down, or say why that cannot be."""
        if isinstance(item, FoundClaim):
            self._given.append(item)
        elif isinstance(item, FoundSearch):
            _add(db, stamp, Edit("saved_search", item.search.name, item.search.query))
        elif isinstance(item, FoundState):
            self._flag(db, stamp, item)
        elif isinstance(item, FoundNote):
            return self._note(db, stamp, item)
        elif isinstance(item, FoundCorrection):
            return self._correction(db, stamp, item)
        elif isinstance(item, FoundMerge):
            return self._merge(db, stamp, item)
        elif isinstance(item, FoundOpinion):
            return keep_opinion(db, stamp, item, self._uids)
        return None

    def _flag(self, db: Connection, stamp: Stamp, item: FoundState) -> None:
        """Set the flags of an article that is new here; one that was here before keeps what its reader did."""
        uid = self._uids.get(item.article_uid, "")
        if uid in self._new:
            journal.record(db, stamp, [Edit("article_state", uid, dict.fromkeys(item.flags, True))], verb="import")

    def _note(self, db: Connection, stamp: Stamp, item: FoundNote) -> IntakeError | None:
        annotation = item.annotation
        uid = self._uids.get(annotation.article_uid, "")
        if not uid:
            return IntakeError(item.origin, "its article is not in the export")
        known = kept_annotation(db, annotation.uid)
        if known is not None and known["modified"] >= annotation.modified:
            return None
        edit = Edit("annotation", annotation.uid, to_json(self._moved(db, annotation, uid)))
        journal.record(db, stamp, [edit], verb="import")
        return None

    def _correction(self, db: Connection, stamp: Stamp, item: FoundCorrection) -> IntakeError | None:
        given = item.correction
        uid = self._uids.get(given.article_uid, "")
        if not uid:
            return IntakeError(item.origin, "its article is not in the export")
        own = self._claims_of(db, uid)
        key = own.corrected(given)
        if corrections.home(db, key) not in {"", uid}:
            return IntakeError(item.origin, "is of a claim of another article")
        known = corrections.state(db, key)
        if known is None or known["modified"] < given.modified:
            version = articles.version(db, uid, self._version(db, given.version_uid, uid))
            at = version.uid if _stands_in(given, version.text) else ""  # else its words are looked for
            own.remember(db, key, self._versions)
            moved = replace(given, claim_uid=key, article_uid=uid, version_uid=at)
            journal.record(db, stamp, [Edit("correction", key, corrections.to_json(moved))], verb="import")
        return None

    def _merge(self, db: Connection, stamp: Stamp, item: FoundMerge) -> IntakeError | None:
        given = item.merge
        uid = self._uids.get(given.article_uid, "") if given.article_uid else ""
        if given.article_uid and not uid:
            return IntakeError(item.origin, "its article is not in the export")
        if not sort_key(given.name) or not sort_key(given.into):
            return IntakeError(item.origin, "merges a name without letters")
        key = speaker_merges.key_of(given.name, uid)
        known = speaker_merges.state(db, key)
        if known is None or known["modified"] < given.modified:
            after = speaker_merges.to_json(replace(given, article_uid=uid))
            journal.record(db, stamp, [Edit("speaker_merge", key, after)], verb="import")
        return None

    def _moved(self, db: Connection, annotation: Annotation, uid: str) -> Annotation:
        """Let an annotation speak of the article, version and claim as they are called here."""
        version = self._version(db, annotation.version_uid, uid)
        claim = annotation.claim_uid and self._claims_of(db, uid).called(annotation.claim_uid)
        return replace(annotation, article_uid=uid, version_uid=version, claim_uid=claim)

    def _version(self, db: Connection, version_uid: str, uid: str) -> str:
        """Find the version, or the newest one when the export did not bring it."""
        return self._versions.get(version_uid, "") or articles.version(db, uid).uid

    def _claims_of(self, db: Connection, uid: str) -> OwnClaims:
        """The claims of the article at hand, which has the uid `uid` here."""
        known = self._claims.get(uid)
        if known is None:
            given = [each for each in self._given if self._uids.get(each.article_uid) == uid]
            known = self._claims[uid] = OwnClaims.of(db, uid, given)
        return known


def _stands_in(given: Correction, text: str) -> bool:
    """Whether the words of a correction are where it says."""
    places = (given.selector, *((given.source,) if given.source else ()))
    return all(each.quote == text[each.start : each.end] != "" for each in places)


def _add(db: Connection, stamp: Stamp, edit: Edit) -> None:
    """Keep something that is not there yet; what is there stays."""
    if states.current(db, edit.kind, edit.key, edit.after) is None:
        journal.record(db, stamp, [edit], verb="import")

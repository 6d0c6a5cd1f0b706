"""What an export brings besides texts: annotations, corrections, flags, saved searches. They follow their article."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reader.annotate.corrections import Correction
from reader.errors import IntakeError
from reader.ingest.items import (
    Found,
    FoundClaims,
    FoundCorrection,
    FoundMerge,
    FoundNote,
    FoundOpinion,
    FoundSearch,
    FoundState,
    FoundStub,
    Item,
)
from reader.library.own_claims import OwnClaims
from reader.library.own_opinions import keep_opinion
from reader.model import Annotation, Former, Outcome, Selector
from reader.store import articles, corrections, intake, journal, speaker_merges, states, stubs
from reader.store.annotations import state as kept_annotation
from reader.store.annotations import to_json
from reader.store.database import Connection
from reader.store.intake import FromExport, Recognised
from reader.store.journal import Edit, Stamp
from reader.store.keys import sort_key, version_uid


@dataclass(slots=True)
class OwnItems:
    """Remembers where the articles of one export went; of versions and claims only those of the article at hand."""

    _uids: dict[str, str] = field(default_factory=dict)
    _versions: dict[str, str] = field(default_factory=dict)
    _claims: OwnClaims | None = None
    _at: str = ""
    _new: set[str] = field(default_factory=set)
    _taken: set[str] = field(default_factory=set)

    def place_of(self, former: Former | None) -> FromExport | None:
        """What is known so far of the article that a version of an export belongs to."""
        if former is None:
            return None
        home = self._uids.get(former.uid, "")
        return FromExport(former, home, home in self._new, frozenset() if home else self._taken)

    def follow(self, found: Found, known: Recognised) -> None:
        """Note under which uid an exported article lives here."""
        if found.former is not None:
            self._go_to(found.former.uid, known)
            self._versions[found.former_version] = version_uid(known.article_uid, found.document.text)

    def take_in_stub(self, db: Connection, stamp: Stamp, item: FoundStub) -> Recognised:
        """Keep an article of an export that has no text, unless it is here."""
        export = FromExport(item.former, self._uids.get(item.former.uid, ""), taken=self._taken)
        known = stubs.take_in(db, stamp, export)
        self._go_to(item.former.uid, known)
        intake.add_tags(db, stamp, item.former.article, known.article_uid)
        if known.was_in_bin:
            journal.record(db, stamp, [Edit("article_state", known.article_uid, {"deleted": False})], verb="import")
        return known

    def keep(self, db: Connection, stamp: Stamp, item: Item) -> IntakeError | None:
        """Write one item down, or say why that cannot be."""
        if isinstance(item, FoundClaims):
            self._take_claims(db, item)
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
            return keep_opinion(db, stamp, item, self._uids, self._new)
        return None

    def _go_to(self, uid: str, known: Recognised) -> None:
        if uid != self._at:
            self._at = uid
            self._claims = None
            self._versions.clear()
        self._uids[uid] = known.article_uid
        self._taken.add(known.article_uid)
        if known.outcome is Outcome.ADDED:
            self._new.add(known.article_uid)

    def _take_claims(self, db: Connection, item: FoundClaims) -> None:
        uid = self._uids.get(item.article_uid, "")
        if uid:
            self._claims = OwnClaims.of(db, uid, item.claims, self._versions, is_new=uid in self._new)

    def _flag(self, db: Connection, stamp: Stamp, item: FoundState) -> None:
        """Set the flags of an article that is new here; one that was here before keeps what its reader did."""
        uid = self._uids.get(item.article_uid, "")
        if uid in self._new:
            journal.record(db, stamp, [Edit("article_state", uid, dict.fromkeys(item.flags, True))], verb="import")

    def _note(self, db: Connection, stamp: Stamp, item: FoundNote) -> IntakeError | None:
        annotation = self.moved(db, item.annotation)
        if annotation is None:
            return IntakeError(item.origin, "its article is not in the export")
        known = kept_annotation(db, annotation.uid)
        if known is None or known["modified"] < annotation.modified:
            journal.record(db, stamp, [Edit("annotation", annotation.uid, to_json(annotation))], verb="import")
        return None

    def _correction(self, db: Connection, stamp: Stamp, item: FoundCorrection) -> IntakeError | None:
        given = item.correction
        uid = self._uids.get(given.article_uid, "")
        if not uid:
            return IntakeError(item.origin, "its article is not in the export")
        own = self._claims_of(db, uid)
        key = own.corrected(db, item)
        if corrections.home(db, key) not in {"", uid}:
            return IntakeError(item.origin, "is of a claim of another article")
        known = corrections.state(db, key)
        if known is None or known["modified"] < given.modified:
            own.remember(db, key, self._versions)
            moved = replace(given, claim_uid=key, article_uid=uid, version_uid=self._version(db, uid, given))
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

    def moved(self, db: Connection, annotation: Annotation) -> Annotation | None:
        """An annotation that speaks of its article, versions and claim as they are called here.

        None where the export did not bring its article, or it is not here.
        """
        uid = self._uids.get(annotation.article_uid, "")
        if not uid:
            return None
        return replace(
            annotation,
            article_uid=uid,
            version_uid=self._version(db, uid, annotation),
            claim_uid=annotation.claim_uid and self._claims_of(db, uid).called(annotation.claim_uid),
            not_in=tuple(self._versions.get(each, each) for each in annotation.not_in),
        )

    def _version(self, db: Connection, uid: str, given: Annotation | Correction) -> str:
        """The version that a mark or correction was made on, as it is called here.

        None ("") where its words are not in that version's text at the place that it says: they are looked for.
        """
        version = self._versions.get(given.version_uid, given.version_uid)
        text = articles.text_of(db, uid, version) if version else None
        source = given.source if isinstance(given, Correction) else None
        return version if text is None or all(_stands_in(each, text) for each in (given.selector, source)) else ""

    def _claims_of(self, db: Connection, uid: str) -> OwnClaims:
        """The claims of the article at hand, which has the uid `uid` here."""
        if self._uids.get(self._at) != uid:
            return OwnClaims.of(db, uid, (), {}, is_new=False)
        if self._claims is None:
            self._claims = OwnClaims.of(db, uid, (), self._versions, is_new=uid in self._new)
        return self._claims


def _stands_in(selector: Selector | None, text: str) -> bool:
    """Whether the words of a selector are where it says."""
    return selector is None or selector.quote == text[selector.start : selector.end] != ""


def _add(db: Connection, stamp: Stamp, edit: Edit) -> None:
    """Keep something that is not there yet; what is there stays."""
    if states.current(db, edit.kind, edit.key, edit.after) is None:
        journal.record(db, stamp, [edit], verb="import")

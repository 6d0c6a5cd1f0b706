"""What an export brings besides texts: annotations, corrections, flags, saved searches. They follow their article."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reader.annotate.corrections import Correction, place_of
from reader.errors import IntakeError
from reader.ingest.items import Found, FoundClaim, FoundCorrection, FoundMerge, FoundNote, FoundSearch, FoundState, Item
from reader.model import Annotation, Outcome, Span
from reader.store import articles, corrections, findings, journal, speaker_merges, states
from reader.store.annotations import state as kept_annotation
from reader.store.annotations import to_json
from reader.store.database import Connection
from reader.store.intake import Recognised
from reader.store.journal import Edit, Stamp
from reader.store.keys import sort_key, version_uid
from reader.text.introductions import without_that


@dataclass(slots=True)
class OwnItems:
    """Remembers where the articles of one export went; of claims only those of the article at hand."""

    _uids: dict[str, str] = field(default_factory=dict)
    _versions: dict[str, str] = field(default_factory=dict)
    _contents: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    _at: str = ""
    _new: set[str] = field(default_factory=set)

    def follow(self, found: Found, known: Recognised) -> None:
        """Note under which uid an exported article lives here."""
        if not found.source_uid:
            return
        if found.source_uid != self._at:
            self._at = found.source_uid
            self._contents.clear()
            self._versions.clear()
        self._uids[found.source_uid] = known.article_uid
        self._versions[found.source_version] = version_uid(known.article_uid, found.document.text)
        if known.outcome is Outcome.ADDED:
            self._new.add(known.article_uid)

    def keep(self, db: Connection, stamp: Stamp, item: Item) -> IntakeError | None:
        """Write one item down, or say why that cannot be."""
        if isinstance(item, FoundClaim):
            self._contents[item.uid] = item.content
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
        key = self._corrected(db, given, uid)
        known = corrections.state(db, key)
        if known is None or known["modified"] < given.modified:
            version = articles.version(db, uid, self._version(db, given.version_uid, uid))
            at = version.uid if _stands_in(given, version.text) else ""  # else its words are looked for
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
        claim = annotation.claim_uid and self._claim(db, annotation.claim_uid, uid)
        return replace(annotation, article_uid=uid, version_uid=version, claim_uid=claim)

    def _version(self, db: Connection, version_uid: str, uid: str) -> str:
        """Find the version, or the newest one when the export did not bring it."""
        return self._versions.get(version_uid, "") or articles.version(db, uid).uid

    def _corrected(self, db: Connection, given: Correction, uid: str) -> str:
        """Find the claim that a correction is of; one that is deleted has no line of its own, but its words."""
        version = articles.version(db, uid)
        found = findings.found(db, version.id)
        if given.claim_uid in self._contents or given.is_made or given.claim_uid in {each.uid for each in found}:
            return self._claim(db, given.claim_uid, uid)
        places = ((place_of(each, version.text), each.uid) for each in found)
        same = [(abs(at.start - given.selector.start), each) for at, each in places if at.quote == given.selector.quote]
        return min(same)[1] if same else given.claim_uid

    def _claim(self, db: Connection, claim_uid: str, uid: str) -> str:
        """Find the claim with the same content; its uid was minted anew here. Without one, it stays as it was."""
        content = self._contents.get(claim_uid)
        version = articles.version(db, uid)
        found = findings.load(db, version.id, 0)
        if found is None or not content:
            return claim_uid
        wanted = without_that(content, version.text)  # an older release left the "that" out
        same = (claim.uid for claim in found.claims if without_that(claim.content, version.text) == wanted)
        return next(same, claim_uid)


def _stands_in(given: Correction, text: str) -> bool:
    """Whether the words of a correction are where it says."""
    places = (given.selector, *((given.source,) if given.source else ()))
    return all(each.quote == text[each.start : each.end] != "" for each in places)


def _add(db: Connection, stamp: Stamp, edit: Edit) -> None:
    """Keep something that is not there yet; what is there stays."""
    if states.current(db, edit.kind, edit.key, edit.after) is None:
        journal.record(db, stamp, [edit], verb="import")

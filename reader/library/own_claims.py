"""Which claims here are those of an export: its uids were minted elsewhere, its words are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reader.annotate.corrections import Correction, place_of
from reader.ingest.items import FoundClaim
from reader.model import Claim, Spans
from reader.store import articles, claim_rows, composing, findings
from reader.store.articles import KeptVersion
from reader.store.database import Connection
from reader.text.introductions import without_that


@dataclass(slots=True)
class OwnClaims:
    """The claims of one article, as an export has them and as they are here: one to one, each used at most once.

    What was found goes before what the reader made, which may have the same words as a claim of somebody else.
    """

    version: KeptVersion
    _found: tuple[Claim, ...]
    _given: dict[str, FoundClaim]
    _here: set[str] = field(default_factory=set)
    _pairs: dict[str, str] = field(default_factory=dict)
    _free: dict[Spans, list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, db: Connection, article_uid: str, given: Iterable[FoundClaim]) -> OwnClaims:
        """Pair what was found; `given` are the claims of the export, in its order."""
        version = articles.version(db, article_uid)
        shown = composing.of_version(db, version.id)
        own = cls(version, findings.found(db, version.id), {each.claim.uid: each for each in given})
        here = {each.uid: each for each in (*own._found, *(shown.bases if shown else ()))}
        own._here = set(here)
        own._pairs = {uid: uid for uid in own._given if uid in here}
        for uid, claim in here.items():
            if uid not in own._pairs:
                own._free[own._words(claim)].append(uid)
        for each in own._given.values():
            if not each.is_made:
                own._pair(each)
        return own

    def called(self, uid: str) -> str:
        """What the claim `uid` of the export is called here; the same where it is not here."""
        return self._pairs.get(uid, uid)

    def corrected(self, correction: Correction) -> str:
        """The uid here of the claim that a correction is of; one that is deleted has no line, but its words."""
        uid = correction.claim_uid
        given = self._given.get(uid)
        if uid not in self._pairs and uid not in self._here:
            if given is not None:
                self._pair(given)
            elif not correction.is_made:
                self._pair_by_quote(correction)
        return self.called(uid)

    def remember(self, db: Connection, uid: str, versions: Mapping[str, str]) -> None:
        """Keep what the export tells of a claim that was found there and is not found here, in the same text.

        `versions` leads from the export's uids of versions to those here.
        """
        given = self._given.get(uid)
        if given is None or given.is_made or uid in self._here or uid in self._pairs:
            return
        if versions.get(given.version_uid) == self.version.uid and _fits(given.claim, len(self.version.text)):
            claim_rows.remember(db, composing.place_of(db, self.version.id), given.claim)

    def _pair(self, given: FoundClaim) -> None:
        same = self._free.get(self._words(given.claim))
        if given.claim.uid not in self._pairs and same:
            self._pairs[given.claim.uid] = same.pop(0)

    def _pair_by_quote(self, correction: Correction) -> None:
        taken, selector = set(self._pairs.values()), correction.selector
        places = ((place_of(each, self.version.text), each) for each in self._found if each.uid not in taken)
        same = [(abs(at.start - selector.start), each.uid, each) for at, each in places if at.quote == selector.quote]
        if same:
            _, uid, claim = min(same, key=lambda pair: pair[:2])
            self._pairs[correction.claim_uid] = uid
            if uid in self._free[self._words(claim)]:
                self._free[self._words(claim)].remove(uid)

    def _words(self, claim: Claim) -> Spans:
        return without_that(claim.content, self.version.text)  # an older release left the "that" out


def _fits(claim: Claim, length: int) -> bool:
    """Whether a claim has content, and all its spans lie in a text of this length."""
    spans = (*claim.source, *claim.cue, *claim.content)
    return bool(claim.content) and all(0 <= start < end <= length for start, end in spans)

"""Which claims here are those of an export: its uids were minted elsewhere, its words are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from reader.annotate.corrections import Correction, place_of
from reader.ingest.items import FoundClaim, FoundCorrection
from reader.model import Claim
from reader.store import articles, claim_rows, claims, composing, findings, renaming
from reader.store.articles import KeptVersion
from reader.store.database import Connection
from reader.text.introductions import without_that


@dataclass(slots=True)
class OwnClaims:
    """The claims of one article, as an export calls them and as they are called here: one to one.

    In an article that came in with the export, they get the names that they have there. What was found goes before what
    the reader made, which may have the same words as a claim of somebody else.
    """

    version: KeptVersion | None
    _is_new: bool
    _given: dict[str, FoundClaim]
    _here: dict[str, Claim] = field(default_factory=dict)
    _pairs: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, db: Connection, article_uid: str, given: Iterable[FoundClaim], versions: Mapping[str, str], *, is_new: bool
    ) -> OwnClaims:
        """Pair what was found.

        Args:
            db: the connection, in a transaction where the article is new.
            article_uid: the article's uid here.
            given: the claims of the export, in its order.
            versions: leads from the export's uids of versions to those here.
            is_new: the article came in with the export.
        """
        version = articles.newest(db, article_uid)
        own = cls(version, is_new, {each.claim.uid: each for each in given})
        if version is not None:
            shown = composing.of_version(db, version.id)
            bases = shown.bases if shown else ()
            own._here = {each.uid: each for each in (*findings.found(db, version.id), *bases)}
            own._pair_found(versions)
            own._rename(db, {here: uid for uid, here in own._pairs.items()})
        return own

    def called(self, uid: str) -> str:
        """What the claim `uid` of the export is called here; the same where it is not here."""
        return self._pairs.get(uid, uid)

    def corrected(self, db: Connection, item: FoundCorrection) -> str:
        """The uid here of the claim that a correction is of; one that is deleted has no line, but its words."""
        uid = item.correction.claim_uid
        if uid not in self._pairs:
            here = self._at(item.found) or (uid if uid in self._free() else self._meant(item.correction))
            if here:
                self._pairs[uid] = here
                self._rename(db, {here: uid})
        return self.called(uid)

    def remember(self, db: Connection, uid: str, versions: Mapping[str, str]) -> None:
        """Keep what the export tells of a claim that was found there and is not found here, in the same text.

        `versions` leads from the export's uids of versions to those here.
        """
        given = self._given.get(uid)
        if self.version is None or given is None or given.is_made or uid in self._pairs:
            return
        if versions.get(given.version_uid) == self.version.uid and _fits(given.claim, len(self.version.text)):
            claim_rows.remember(db, composing.place_of(db, self.version.id), given.claim)

    def _pair_found(self, versions: Mapping[str, str]) -> None:
        found = [each for each in self._given.values() if not each.is_made]
        here = self.version.uid if self.version else ""
        same_text = [each.claim for each in found if versions.get(each.version_uid) == here]
        self._pair(same_text, _places)
        self._pair(same_text, self._words)
        self._pair((each.claim for each in found), lambda claim: claim.uid)

    def _pair(self, given: Iterable[Claim], key: Callable[[Claim], Hashable]) -> None:
        """Pair claims that have the same key, in their order; of several that have it, the one with the same name."""
        free = defaultdict(list)
        for uid, claim in self._free().items():
            free[key(claim)].append(uid)
        for each in given:
            same = free[key(each)]
            if each.uid not in self._pairs and same:
                self._pairs[each.uid] = each.uid if each.uid in same else same[0]
                same.remove(self._pairs[each.uid])

    def _at(self, found: Claim | None) -> str:
        """The uid here of a claim of the export's newest text, in an article that came in with it; "" for none."""
        if found is None or not self._is_new:
            return ""
        return next((uid for uid, each in self._free().items() if _places(each) == _places(found)), "")

    def _meant(self, correction: Correction) -> str:
        """The uid here of the claim that a correction means; "" where there is none."""
        given, free = self._given.get(correction.claim_uid), self._free()
        if given is not None:
            return next((uid for uid, each in free.items() if self._words(each) == self._words(given.claim)), "")
        if correction.is_made or self.version is None:
            return ""
        selector, text = correction.selector, self.version.text
        places = ((place_of(each, text), uid) for uid, each in free.items())
        same = [(abs(at.start - selector.start), uid) for at, uid in places if at.quote == selector.quote]
        return min(same)[1] if same else ""

    def _rename(self, db: Connection, names: Mapping[str, str]) -> None:
        """Let claims of a new article be called as they are in the export; whoever is called so gives way."""
        wanted = {here: uid for here, uid in names.items() if here != uid}
        if not self._is_new or not wanted or self.version is None:
            return
        for uid, home in claims.homes(db, [uid for uid in wanted.values() if uid not in wanted]).items():
            if home == self.version.article_uid:
                wanted[uid] = findings.free_uid(db, home, uid, {*wanted.values()})
            else:
                wanted = {here: each for here, each in wanted.items() if each != uid}
        renaming.rename_all(db, wanted)
        self._here = {wanted.get(uid, uid): claim for uid, claim in self._here.items()}
        self._pairs = {uid: wanted.get(here, here) for uid, here in self._pairs.items()}

    def _free(self) -> dict[str, Claim]:
        """The claims here that are none of the export's so far."""
        taken = set(self._pairs.values())
        return {uid: claim for uid, claim in self._here.items() if uid not in taken}

    def _words(self, claim: Claim) -> Hashable:
        assert self.version is not None
        return without_that(claim.content, self.version.text)  # an older release left the "that" out


def _places(claim: Claim) -> Hashable:
    return (claim.source, claim.cue, claim.content)


def _fits(claim: Claim, length: int) -> bool:
    """Whether a claim has content, and all its spans lie in a text of this length."""
    spans = (*claim.source, *claim.cue, *claim.content)
    return bool(claim.content) and all(0 <= start < end <= length for start, end in spans)

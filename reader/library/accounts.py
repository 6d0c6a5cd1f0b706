"""Accounts made ready for relating, of which those used last are remembered: neighbours come up again and again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Mapping

from reader.claims.relations.prepare import Prepared, prepare
from reader.claims.version import EXTRACTOR_VERSION
from reader.library.extracting import findings_of
from reader.library.keeping import Keeping
from reader.store import accounts, articles, findings
from reader.store.relating import State

_REMEMBERED = 192


class Accounts:
    """Articles by row id, made ready; one that has changed since is read anew."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping
        self._kept: OrderedDict[int, tuple[int, Prepared]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, states: Mapping[int, State]) -> dict[int, Prepared]:
        """The accounts of those of these articles that have one: a text with findings, and not in the bin.

        Args:
            states: where the articles stand, read before; what is remembered of another state does not count.
        """
        known = {each: self._remembered(states[each]) for each in states}
        missing = [each for each, prepared in known.items() if prepared is None]
        if missing:
            known |= self._load(missing)
            for article_id in missing:
                self._remember(states[article_id], known[article_id])
        return {each: prepared for each, prepared in known.items() if prepared is not None}

    def bring_up_to_date(self, article_id: int) -> None:
        """Find an article's claims anew, where the extractor has learnt since; then it has changed."""
        with self._keeping.reading() as db:
            version_id = accounts.versions(db, [article_id]).get(article_id)
            if version_id is None or findings.are_kept(db, version_id, EXTRACTOR_VERSION):
                return
            version = articles.version(db, articles.by_ids(db, [article_id])[0].uid)
        findings_of(self._keeping, version)

    def _load(self, article_ids: Collection[int]) -> dict[int, Prepared | None]:
        found: dict[int, Prepared | None] = dict.fromkeys(article_ids)
        with self._keeping.reading() as db:
            version_ids = accounts.versions(db, article_ids)
            loaded = list(accounts.of_versions(db, version_ids.values()))
        found.update((article_id, prepare(account)) for article_id, account in loaded)
        return found

    def _remembered(self, state: State) -> Prepared | None:
        with self._lock:
            changed, prepared = self._kept.get(state.article_id, (0, None))
            if prepared is None or changed != state.changed:
                return None
            self._kept.move_to_end(state.article_id)
            return prepared

    def _remember(self, state: State, prepared: Prepared | None) -> None:
        with self._lock:
            self._kept.pop(state.article_id, None)
            if prepared is not None:
                self._kept[state.article_id] = (state.changed, prepared)
            while len(self._kept) > _REMEMBERED:
                self._kept.popitem(last=False)

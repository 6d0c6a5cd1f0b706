"""Speakers: who there is, which names are one, and what each says over time."""

from __future__ import annotations

from collections.abc import Callable

from reader.annotate.corrections import Merge
from reader.errors import NotFoundError, UsageError
from reader.library import words
from reader.library.at_once import AtOnce
from reader.library.correcting import new_name, tidy_name
from reader.library.keeping import Keeping
from reader.model import PlacedClaim, SpeakerCount
from reader.store import articles, claims, speaker_merges, speakers
from reader.store.claims import kind_of
from reader.store.database import Connection
from reader.store.journal import Edit, act
from reader.store.keys import sort_key
from reader.store.speaker_merges import Merges, key_of


class Speakers:
    """Everyone who speaks. Names compare without case, accents and superfluous white space."""

    def __init__(self, keeping: Keeping, counted: Callable[[str], tuple[SpeakerCount, ...]], at_once: AtOnce) -> None:
        """Join the facet to its library; `counted` counts the speakers of the claims that a query finds."""
        self._keeping = keeping
        self._at_once = at_once
        self._counted = counted

    def list(self, query: str = "") -> tuple[SpeakerCount, ...]:
        """Who speaks in all claims, or in those that a query finds; those with most claims first.

        Names that were merged are counted under one, and named in its `variants`.
        """
        return self._counted(query)

    def merge(self, name: str, into: str, *, article_uid: str = "") -> None:
        """Say that `name` is `into`: everywhere, or in one article. One step of undo.

        Merging goes on: what stands under `name` stands under `into` then. Where `into` stood under `name`, it is
        turned round. Where `name` stood under a third one, it alone goes over to `into`. A name that claims have is
        spelt as they have it. Nothing is written when both are one already.

        Raises:
            UsageError: a name is empty, `into` cannot be read, or both are the same but for case and accents.
            NotFoundError: nobody is called `name`; or there is no such article.
            AmbiguousUidError: more than one article.
        """
        name, into = tidy_name(name), new_name(into)
        if not name or not into:
            raise UsageError("A speaker's name is empty")
        if sort_key(name) == sort_key(into):
            raise UsageError(f"{name!r} and {into!r} are one name already")
        with self._at_once(), self._keeping.writing() as db:
            uid = articles.get(db, article_uid).uid if article_uid else ""
            _check(db, name, uid)
            name, into = speakers.spelling(db, name), speakers.spelling(db, into)
            said = words.of_names(f"merged {words.shortened(name)} into {words.shortened(into)}", _title(db, uid))
            stamp = self._keeping.stamp()
            kind = kind_of(db, Merges(db).name_of(into, uid), besides="")
            new = Merge(name, into, kind, uid, stamp.at)
            act(db, stamp, _edits_of_merge(db, new), verb="merge", what=said)

    def split(self, name: str, *, article_uid: str = "") -> None:
        """Let `name` stand for itself again: everywhere, or in one article. One step of undo.

        Of a name that others were merged into, those others stand for themselves again.

        Raises:
            UsageError: it is merged with no other.
            NotFoundError, AmbiguousUidError: there is no such article, or more than one.
        """
        name = tidy_name(name)
        with self._at_once(), self._keeping.writing() as db:
            uid = articles.get(db, article_uid).uid if article_uid else ""
            stamp = self._keeping.stamp()
            edits = _edits_of_split(db, name, uid, stamp.at)
            if not edits:
                where = " in this article" if uid else ""
                hint = "`hearsay speakers --merged` lists the names that are, and in which article"
                raise UsageError(f"{name!r} is merged with no other name{where}", hint=hint)
            said = words.of_names(f"let {words.shortened(name)} stand for itself", _title(db, uid))
            act(db, stamp, edits, verb="split", what=said)

    def merged(self) -> tuple[Merge, ...]:
        """Which names the reader merged: those that are merged everywhere first, by name."""
        with self._keeping.reading() as db:
            return speaker_merges.every(db)

    def days(self) -> tuple[str, str]:
        """The first and the last day of the library's articles; two empty ones where none has a date."""
        with self._keeping.reading() as db:
            return speakers.days(db)

    def over_time(self, name: str) -> tuple[tuple[str, int], ...]:
        """How many claims a speaker has on each day, oldest first; "" is the day of articles without date.

        Any of the names that were merged everywhere will do.
        """
        with self._keeping.reading() as db:
            return speakers.over_time(db, name_in_rows(db, name))

    def claims(self, name: str, *, limit: int | None = None) -> tuple[PlacedClaim, ...]:
        """The claims of a speaker, newest first; any of the names that were merged everywhere will do."""
        with self._keeping.reading() as db:
            return claims.by_ids(db, speakers.claim_ids(db, name_in_rows(db, name))[:limit])


def name_in_rows(db: Connection, name: str) -> str:
    """The name itself where claims stand under it (in one article, it may), else the one that it was merged into."""
    return name if speakers.has_claims(db, name) else Merges(db).name_of(name)


def _check(db: Connection, name: str, article_uid: str) -> None:
    if not speakers.is_known(db, name, article_uid):
        raise NotFoundError("speaker", words.shortened(name), where="this article" if article_uid else "this library")


def _title(db: Connection, article_uid: str) -> str:
    return articles.get(db, article_uid).title if article_uid else ""


def _edits_of_merge(db: Connection, new: Merge) -> list[Edit]:
    """The row that says it, and before it whatever leads the other way."""
    now, uid = Merges(db), new.article_uid
    name, into = sort_key(now.name_of(new.name, uid)), sort_key(now.name_of(new.into, uid))
    if name == into and name != sort_key(new.name):
        return []  # they are one, and it is not this name that it goes by
    edits = [] if into != sort_key(new.name) else _freed(db, Merge(new.into, new.into, None, uid, new.modified))
    return [*edits, Edit("speaker_merge", key_of(new.name, uid), speaker_merges.to_json(new))]


def _freed(db: Connection, itself: Merge) -> list[Edit]:
    """Let a name stand for itself: without its row, or with one that says so where a name is merged everywhere."""
    key, uid = key_of(itself.name, itself.article_uid), itself.article_uid
    is_merged_elsewhere = bool(uid) and speaker_merges.state(db, key_of(itself.name)) is not None
    after = speaker_merges.to_json(itself) if is_merged_elsewhere else None
    return [Edit("speaker_merge", key, after)]


def _edits_of_split(db: Connection, name: str, uid: str, at: str) -> list[Edit]:
    now, key = Merges(db), sort_key(name)
    if now.resolve(name, uid) is not None:
        return _freed(db, Merge(name, name, None, uid, at))
    under = [each for each in speaker_merges.every(db) if sort_key(each.into) == key != sort_key(each.name)]
    chosen = [each for each in under if each.article_uid in {"", uid}]
    names = {sort_key(each.name): each.name for each in chosen}
    return [edit for each in names.values() for edit in _freed(db, Merge(each, each, None, uid, at))]

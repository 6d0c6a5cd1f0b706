"""The bin: what was deleted, and how it comes back. Nothing in it is ever lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from reader.library import words
from reader.library.at_once import AtOnce
from reader.library.keeping import Keeping
from reader.model import Annotation, Binned
from reader.store import annotations as marks
from reader.store import articles, binned, claims, journal
from reader.store.binned import ANNOTATION, ARTICLE, Gone
from reader.store.database import Connection
from reader.store.journal import Edit

_PAGE = 50


class BinRows:
    """What was in the bin at a moment, a page at a time, the last deleted first."""

    def __init__(self, keeping: Keeping, gone: Sequence[Gone]) -> None:
        self._keeping = keeping
        self._gone = gone

    def __len__(self) -> int:
        """How many things there are."""
        return len(self._gone)

    def page(self, offset: int, limit: int) -> tuple[Binned, ...]:
        """Some of them."""
        with self._keeping.reading() as db:
            return _shown(db, self._gone[offset : offset + limit])


class Bin:
    """Deleted articles and marks. Searches and corrections that were taken away are in the history."""

    def __init__(self, keeping: Keeping, at_once: AtOnce) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._at_once = at_once

    def rows(self, *, has_articles: bool = True, has_marks: bool = True) -> BinRows:
        """Articles and marks, or one of both."""
        with self._keeping.reading() as db:
            gone = binned.everything(db)
        kinds = {ARTICLE} if has_articles else set()
        kinds |= {ANNOTATION} if has_marks else set()
        return BinRows(self._keeping, [each for each in gone if each.kind in kinds])

    def articles(self, limit: int | None = None) -> Iterator[Binned]:
        """Deleted articles, the last deleted first."""
        return islice(_each(self.rows(has_marks=False)), limit)

    def notes(self, limit: int | None = None) -> Iterator[Binned]:
        """Highlights, notes and verdicts that are gone, by themselves or because what made them was undone."""
        return islice(_each(self.rows(has_articles=False)), limit)

    def bring_back(self, uids: Sequence[str]) -> int:
        """Bring articles and marks back, as one act; with a mark its article. Returns how many things that were.

        Args:
            uids: whole, or unique beginnings.

        Raises:
            NotFoundError, AmbiguousUidError: one of them is not in the bin, or fits several things there.
        """
        with self._at_once(), self._keeping.writing() as db:
            gone = list(dict.fromkeys(binned.find(db, uid) for uid in uids))
            things = _shown(db, gone)
            edits = (edit for each in things for edit in _edits(db, each))  # each sees what those before it did
            journal.act(db, self._keeping.stamp(), edits, verb="bring back", what=words.of_coming_back(things))
        return len(things)


def _each(rows: BinRows) -> Iterator[Binned]:
    for offset in range(0, len(rows), _PAGE):
        yield from rows.page(offset, _PAGE)


def _shown(db: Connection, gone: Sequence[Gone]) -> tuple[Binned, ...]:
    """Things in the bin with their articles."""
    left = binned.lefts(db, gone)
    notes = {each: marks.from_json(each.uid, left[each.seq].state) for each in gone if each.kind == ANNOTATION}
    homes = {each: notes[each].article_uid if each in notes else each.uid for each in gone}
    known = {each.uid: each for each in articles.by_uids(db, homes.values())}
    deleted = binned.among(db, homes.values())
    claimed = claims.words_of(db, {note.claim_uid for note in notes.values()} - {""})
    return tuple(
        Binned(known[home], _when(left, each), mark, _quote(mark, claimed), home in deleted)
        for each, home in homes.items()
        for mark in (notes.get(each),)
        if home in known
    )


def _when(left: dict[int, binned.Left], gone: Gone) -> str:
    return left[gone.seq].at if gone.seq in left else ""


def _quote(mark: Annotation | None, claimed: dict[str, str]) -> str:
    if mark is None:
        return ""
    return mark.selector.quote if mark.selector else claimed.get(mark.claim_uid, "")


def _edits(db: Connection, thing: Binned) -> Iterator[Edit]:
    if thing.is_article_gone:
        yield Edit("article_state", thing.article.uid, {"deleted": False})
    if thing.annotation is not None:
        in_its_place = marks.verdicts_on(db, thing.annotation.claim_uid) if thing.annotation.verdict else ()
        yield from (Edit("annotation", other.uid, None) for other in in_its_place)
        yield Edit("annotation", thing.uid, marks.to_json(thing.annotation))

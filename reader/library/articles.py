"""Articles: the list, one of them, its versions, and the reader's flags and tags."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.extracting import findings_of
from reader.library.keeping import Keeping
from reader.library.rows import Rows, chosen
from reader.library.searching import Searching
from reader.library.words import in_words, of_marks, of_tags
from reader.model import Article, Counts, Listing, Version
from reader.store import article_states, articles, journal
from reader.store.articles import KeptVersion
from reader.store.journal import Edit
from reader.store.listing import totals

_EVERYTHING = Listing()


class Articles:
    """What there is to read."""

    def __init__(self, keeping: Keeping, search: Searching) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._search = search

    def counts(self, listing: Listing = _EVERYTHING) -> Counts:
        """What there is in the articles that `listing` shows."""
        found = chosen(self._search, listing)
        with self._keeping.reading() as db:
            return totals(db, found)

    def rows(self, listing: Listing = _EVERYTHING) -> Rows:
        """The article list. Archived articles are in it only when there is a query or a filter."""
        return Rows(self._keeping, self._search, listing)

    def get(self, uid: str) -> Article:
        """The article `uid`, in the bin or not; a unique beginning of four characters or more will do.

        Raises:
            NotFoundError, AmbiguousUidError: there is none, or more than one.
        """
        with self._keeping.reading() as db:
            return articles.get(db, uid)

    def version(self, article_uid: str, version_uid: str = "") -> Version:
        """One text of an article; the newest, unless a version is named.

        Raises:
            NotFoundError, AmbiguousUidError: there is none, or more than one.
        """
        with self._keeping.reading() as db:
            kept = articles.version(db, article_uid, version_uid)
        return self._whole(kept)

    def versions(self, article_uid: str) -> tuple[Version, ...]:
        """All texts of an article, newest first."""
        with self._keeping.reading() as db:
            kept = articles.versions(db, article_uid)
        return tuple(self._whole(each) for each in kept)

    def mark(
        self,
        uids: Sequence[str],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        archived: bool | None = None,
        is_act: bool = True,
    ) -> int:
        """Set flags of articles, as one act; returns how many articles changed.

        Args:
            uids: whole, or unique beginnings.
            read: None leaves it as it is; the other flags likewise.
            starred: as read.
            archived: as read.
            is_act: False makes it no step of undo, for what happens by itself while somebody reads.
        """
        flags = {"read": read, "starred": starred, "archived": archived}
        wanted = {name: flag for name, flag in flags.items() if flag is not None}
        return self._set(uids, wanted, is_act=is_act) if wanted else 0

    def delete(self, uids: Sequence[str]) -> int:
        """Put articles into the bin, as one act; undo brings them back. Returns how many there were."""
        return self._set(uids, {"deleted": True})

    def set_tags(self, uid: str, tags: Sequence[str]) -> None:
        """Give an article these tags and no others."""
        article = self.get(uid)
        edit = Edit("article_tags", article.uid, in_words(tags))
        self._keeping.act([edit], verb="tag", what=of_tags(article, in_words(tags)))

    def tags(self) -> tuple[str, ...]:
        """Every tag in use, of articles and annotations, by name."""
        with self._keeping.reading() as db:
            return article_states.all_tags(db)

    def outlets(self) -> tuple[str, ...]:
        """Every outlet, by name."""
        with self._keeping.reading() as db:
            return articles.outlets(db)

    def _set(self, uids: Sequence[str], flags: dict[str, bool], *, is_act: bool = True) -> int:
        with self._keeping.writing() as db:
            ids = [articles.get(db, uid) for uid in uids]
            edits = [Edit("article_state", each.uid, dict(flags)) for each in ids]
            if is_act:
                return journal.act(db, self._keeping.stamp(), edits, verb="mark", what=of_marks(ids, flags))
            return journal.record(db, self._keeping.stamp(), edits, verb="see")

    def _whole(self, kept: KeptVersion) -> Version:
        layout = findings_of(self._keeping, kept).layout
        return Version(kept.uid, kept.article_uid, kept.text, kept.added, layout, kept.origin)

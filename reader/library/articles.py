"""Articles: the list, one of them, its versions, and the reader's flags and tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.errors import NoTextError
from reader.library.at_once import AtOnce
from reader.library.keeping import Keeping
from reader.library.marking import Marking
from reader.library.tallies import Tallies
from reader.model import Article, Listing, Version
from reader.store import articles
from reader.store.articles import KeptVersion

if TYPE_CHECKING:
    from reader.library.lists import Listed
    from reader.library.rows import Rows
    from reader.library.searching import Searching
    from reader.model import Counts

_EVERYTHING = Listing()


class Articles:
    """What there is to read."""

    def __init__(self, keeping: Keeping, search: Callable[[], Searching], at_once: AtOnce) -> None:
        """Join the facet to its library; `search` opens the other one, which only a query needs."""
        self._keeping = keeping
        self._search = search
        self._at_once = at_once
        self._tallies = Tallies(keeping)

    def counts(self, listing: Listing = _EVERYTHING) -> Counts:
        """What there is in the articles that `listing` shows."""
        from reader.library.rows import chosen  # noqa: PLC0415 — as `rows`
        from reader.store.listing import totals  # noqa: PLC0415 — commands count less

        found = chosen(self._search, listing)
        if found is None:
            return self._tallies.get("totals", totals)
        with self._keeping.reading() as db:
            return totals(db, found.members())

    def total(self) -> int:
        """How many articles a list without query and filter shows."""
        return len(self.rows())

    def rows(self, listing: Listing = _EVERYTHING) -> Rows:
        """The article list. Archived articles are in it only when there is a query or a filter."""
        from reader.library.rows import Rows, ordered  # noqa: PLC0415 — a command lists without them

        return Rows(self._keeping, ordered(self._keeping, self._search, self._tallies, listing), listing, self._search)

    def listed(self, listing: Listing = _EVERYTHING, limit: int | None = None) -> Listed:
        """What `rows` shows, or the first `limit` of it, for who reads it once from its beginning."""
        from reader.library.lists import Listed  # noqa: PLC0415 — to show an article needs it not

        return Listed(self._keeping, self._search, listing, limit)

    def get(self, uid: str) -> Article:
        """The article `uid`, in the bin or not; a unique beginning of four characters or more will do.

        Raises:
            NotFoundError, AmbiguousUidError: there is none, or more than one.
        """
        with self._keeping.reading() as db:
            return articles.get(db, uid)

    def version(self, article_uid: str, version_uid: str = "") -> Version:
        """One text of an article; the newest, unless a version is named.

        Where the text is not here, only notes on it, something stands in for it, with an empty uid.

        Raises:
            NotFoundError, AmbiguousUidError: there is none, or more than one.
        """
        with self._keeping.reading() as db:
            try:
                kept = articles.version(db, article_uid, version_uid)
            except NoTextError:
                from reader.library.without_text import stand_in  # noqa: PLC0415 — seldom so

                return stand_in(db, article_uid)
        return self._whole(kept)

    def text_alone(self, article_uid: str) -> Version | None:
        """The newest text with its layout, where claims must be found anew, which may take seconds; else None.

        Raises:
            NotFoundError, AmbiguousUidError: there is none, or more than one.
        """
        from reader.library.extracting import are_kept  # noqa: PLC0415 — as above

        with self._keeping.reading() as db:
            kept = articles.newest(db, articles.get(db, article_uid).uid)
        if kept is None or are_kept(self._keeping, kept):
            return None
        from reader.text.blocks import lay_out  # noqa: PLC0415 — its phrase lists are needed after an upgrade only

        layout = lay_out(kept.text, kept.source.get("title", ""))
        return Version(kept.uid, kept.article_uid, kept.text, kept.added, layout, kept.origin)

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
        return self.change(uids, Marking(read, starred, archived), is_act=is_act)

    def delete(self, uids: Sequence[str]) -> int:
        """Put articles into the bin, as one act; undo brings them back. Returns how many there were."""
        return self.change(uids, Marking(deleted=True))

    def change(self, uids: Sequence[str], marking: Marking, *, is_act: bool = True) -> int:
        """Set flags and tags of articles, as one act; returns how many articles changed. `is_act` as in `mark`.

        What is no act is left out where the library can only be read: nobody asked for it.
        """
        if self._keeping.is_read_only and not is_act:
            return 0
        from reader.library import flagging  # noqa: PLC0415 — what writes costs 30 ms, and lists need it not

        with self._at_once():
            return flagging.change(self._keeping, uids, marking, is_act=is_act)

    def set_tags(self, uid: str, tags: Sequence[str]) -> None:
        """Give an article these tags and no others."""
        from reader.library import flagging  # noqa: PLC0415 — as above

        flagging.set_tags(self._keeping, self.get(uid), tags)

    def tags(self) -> tuple[str, ...]:
        """Every tag in use, of articles and annotations, by name."""
        from reader.store import article_states  # noqa: PLC0415 — as above

        with self._keeping.reading() as db:
            return article_states.all_tags(db)

    def outlets(self) -> tuple[str, ...]:
        """Every outlet, by name."""
        with self._keeping.reading() as db:
            return articles.outlets(db)

    def _whole(self, kept: KeptVersion) -> Version:
        from reader.library.extracting import findings_of  # noqa: PLC0415 — as above

        layout = findings_of(self._keeping, kept).layout
        return Version(kept.uid, kept.article_uid, kept.text, kept.added, layout, kept.origin)

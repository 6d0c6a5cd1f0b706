"""Articles: the list, one of them, its versions, and the reader's flags and tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.library.at_once import AtOnce
from reader.library.extracting import are_kept, findings_of
from reader.library.keeping import Keeping
from reader.library.marking import Marking
from reader.library.rows import Rows, chosen, ordered
from reader.library.tallies import Tallies
from reader.library.words import in_words, of_marking, of_tags, retagged
from reader.model import Article, Counts, Listing, Version
from reader.store import article_states, articles, journal, states
from reader.store.articles import KeptVersion
from reader.store.database import Connection
from reader.store.journal import Edit
from reader.store.listing import totals

if TYPE_CHECKING:
    from reader.library.searching import Searching

_EVERYTHING = Listing()


class Articles:
    """What there is to read."""

    def __init__(self, keeping: Keeping, search: Callable[[], Searching], at_once: AtOnce) -> None:
        """Join the facet to its library; `search` is called when there is a query."""
        self._keeping = keeping
        self._search = search
        self._at_once = at_once
        self._tallies = Tallies(keeping)

    def counts(self, listing: Listing = _EVERYTHING) -> Counts:
        """What there is in the articles that `listing` shows."""
        found = chosen(self._search, listing)
        if found is None:
            return self._tallies.get("totals", totals)
        with self._keeping.reading() as db:
            return totals(db, found.ids())

    def total(self) -> int:
        """How many articles a list without query and filter shows."""
        return len(self.rows())

    def rows(self, listing: Listing = _EVERYTHING) -> Rows:
        """The article list. Archived articles are in it only when there is a query or a filter."""
        return Rows(self._keeping, ordered(self._keeping, self._search, self._tallies, listing), listing, self._search)

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

    def text_alone(self, article_uid: str) -> Version | None:
        """The newest text with its layout, where claims must be found anew, which may take seconds; else None.

        Raises:
            NotFoundError, AmbiguousUidError: there is none, or more than one.
        """
        with self._keeping.reading() as db:
            kept = articles.version(db, article_uid, "")
        if are_kept(self._keeping, kept):
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
        with self._at_once(), self._keeping.writing() as db:
            asked = dict.fromkeys(articles.get(db, uid) for uid in uids)
            edits = {each: _changing(db, each, marking) for each in asked}
            changed = [each for each in asked if edits[each]]
            stamp, flat = self._keeping.stamp(), [edit for each in changed for edit in edits[each]]
            if is_act:
                journal.act(db, stamp, flat, verb="mark", what=of_marking(changed, marking))
            else:
                journal.record(db, stamp, flat, verb="see")
        return len(changed)

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

    def _whole(self, kept: KeptVersion) -> Version:
        layout = findings_of(self._keeping, kept).layout
        return Version(kept.uid, kept.article_uid, kept.text, kept.added, layout, kept.origin)


def _changing(db: Connection, article: Article, marking: Marking) -> list[Edit]:
    """The edits of one article that change something."""
    flags = {name: getattr(marking, name) for name in article_states.FLAGS}
    wanted = {name: flag for name, flag in flags.items() if flag is not None}
    tags = retagged(article.tags, marking) if marking.add_tags or marking.drop_tags else list(article.tags)
    edits = [Edit("article_state", article.uid, wanted), Edit("article_tags", article.uid, tags)]
    return [edit for edit in edits if states.current(db, edit.kind, edit.key, edit.after) != edit.after]

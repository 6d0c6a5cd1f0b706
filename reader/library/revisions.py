"""What changed between the versions of an article, with the reader's marks in both."""

from __future__ import annotations

from dataclasses import dataclass

from reader.errors import NotFoundError
from reader.library.keeping import Keeping
from reader.library.placing import place
from reader.model import Annotation, Revision, Version
from reader.store import annotations as marks
from reader.store import articles
from reader.store.articles import KeptVersion
from reader.store.database import Connection
from reader.text.blocks import lay_out
from reader.text.revising import pieces


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in a list of them, without its text; `characters` is how long that is."""

    uid: str
    article_uid: str
    title: str
    added: str
    origin: str
    characters: int
    is_newest: bool


class Revisions:
    """How the text of an article changed."""

    def __init__(self, keeping: Keeping) -> None:
        """Join the facet to its library."""
        self._keeping = keeping

    def of(self, article_uid: str) -> tuple[VersionRow, ...]:
        """The versions of an article, newest first.

        Raises:
            NotFoundError, AmbiguousUidError: there is no such article, or more than one.
        """
        with self._keeping.reading() as db:
            return tuple(_row(each) for each in articles.versions(db, article_uid))

    def compare(self, article_uid: str, old_uid: str = "", new_uid: str = "") -> Revision:
        """What changed from one version to another, and where the reader's marks stand in each.

        Args:
            article_uid: an article's, or its beginning, as are the others.
            old_uid: a version; "" is the one before the other.
            new_uid: a version; "" is the newest. It may be older than the other.

        Raises:
            NotFoundError, AmbiguousUidError: there is no such article or version, or more than one; or there is none
                before the one that is named.
        """
        with self._keeping.reading() as db:
            new = articles.version(db, article_uid, new_uid)
            old = articles.version(db, article_uid, old_uid) if old_uid else _before(db, new)
            found = marks.of_article(db, new.article_uid)
        placed = _with_words(found)
        return Revision(
            old=_whole(old),
            new=_whole(new),
            pieces=pieces(old.text, new.text),
            old_marks=place(self._keeping, placed, old),
            new_marks=place(self._keeping, placed, new),
        )


def _with_words(found: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
    """Those annotations that have words of their own; a note on the whole article stands nowhere."""
    return tuple(each for each in found if each.selector is not None)


def _before(db: Connection, new: KeptVersion) -> KeptVersion:
    versions = articles.versions(db, new.article_uid)
    at = [each.uid for each in versions].index(new.uid)
    if at + 1 == len(versions):
        raise NotFoundError("version before", new.uid, where="this article")
    return versions[at + 1]


def _row(kept: KeptVersion) -> VersionRow:
    title = kept.source.get("title", "")
    return VersionRow(kept.uid, kept.article_uid, title, kept.added, kept.origin, len(kept.text), kept.is_newest)


def _whole(kept: KeptVersion) -> Version:
    """A version with its layout; claims, which take longer, are not asked for."""
    layout = lay_out(kept.text, kept.source.get("title", ""))
    return Version(kept.uid, kept.article_uid, kept.text, kept.added, layout, kept.origin)

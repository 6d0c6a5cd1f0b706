"""Import and export."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reader import assets
from reader.errors import UsageError
from reader.export import jsonl, markdown
from reader.export.values import Exported, TextOf
from reader.library.extracting import findings_of
from reader.library.importing import Importing
from reader.library.keeping import Keeping
from reader.library.searching import Searching
from reader.model import ArticleSort, Imported, ImportOptions, PairOpinion, Progress
from reader.store import annotations as marks
from reader.store import articles, corrections, listing, pair_opinions, searches, speaker_merges
from reader.store.articles import KeptVersion
from reader.store.database import Connection

FORMS = ("markdown", "jsonl")
"""The forms that `Exchange.export` knows."""

_PAGE = 50
_PLAIN = ImportOptions()


def _never() -> bool:
    return False


class Exchange:
    """What comes into a library, and what goes out."""

    def __init__(self, keeping: Keeping, search: Searching) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._search = search

    def import_paths(
        self,
        paths: Sequence[str],
        options: ImportOptions = _PLAIN,
        *,
        on_progress: Callable[[Progress], None] | None = None,
        should_stop: Callable[[], bool] = _never,
    ) -> Iterator[Imported]:
        """Import files and folders: a line of report for each article, and for each thing that could not be read.

        A line is given when its article is on disk; the index has followed when the last line was given.

        Args:
            paths: as typed; folders are walked.
            options: what holds for every item; a dry run writes nothing.
            on_progress: told now and then how far it is.
            should_stop: asked between documents.

        Raises:
            Cancelled: `should_stop` said so; what was reported is kept and indexed.
            LibraryError: the library cannot be written.
        """
        importing = Importing(self._keeping, options, on_progress, should_stop)
        yield from self._indexed(importing.files(paths), options)

    def import_bytes(
        self,
        data: bytes,
        options: ImportOptions = _PLAIN,
        *,
        origin: str = "stdin",
        on_progress: Callable[[Progress], None] | None = None,
        should_stop: Callable[[], bool] = _never,
    ) -> Iterator[Imported]:
        """Import what was piped in or pasted; its form is found by its content. The rest is as in `import_paths`."""
        importing = Importing(self._keeping, options, on_progress, should_stop)
        yield from self._indexed(importing.data(data, origin), options)

    def import_sample(self) -> Iterator[Imported]:
        """Import the articles that come with the program; a second time changes nothing."""
        return self.import_paths([str(assets.sample_folder() / "articles")])

    def export(self, to: str, query: str = "") -> Iterator[str]:
        """Give the articles that a query finds (all without one), in pieces of text.

        A dossier has the newest first; JSON lines have them in the order in which they came in, to come back in it.

        Args:
            to: "markdown", a dossier for people, or "jsonl", everything for programs and for coming back.
            query: in the query language.

        Raises:
            UsageError: `to` is no form that this program writes.
        """
        if to not in FORMS:
            raise UsageError(f"Cannot export to {to!r}", hint=f"Forms are: {', '.join(FORMS)}")
        if to == "markdown":
            return markdown.dossier(self._exported(self._ids(query)), query=query)
        with self._keeping.reading() as db:
            saved = searches.saved(db) if not query.strip() else ()
            merges = speaker_merges.of_article(db, "") if not query.strip() else ()
        ids = self._ids(query)
        return jsonl.lines(self._exported(sorted(ids)), saved, merges, self._opinions(ids))

    def _opinions(self, ids: Sequence[int]) -> Iterator[PairOpinion]:
        """What the reader said of pairs whose articles are both exported, the first said first."""
        with self._keeping.reading() as db:
            said = pair_opinions.every(db)
            homes = {each.uid for each in articles.by_ids(db, ids)} if said else set()
        yield from (each for each in reversed(said) if {each.left.article_uid, each.right.article_uid} <= homes)

    def _indexed(self, lines: Iterator[Imported], options: ImportOptions) -> Iterator[Imported]:
        """Let the index follow before the report ends, also when the import is stopped or fails."""
        try:
            yield from lines
        finally:
            if not options.is_dry_run:
                self._search.keep_in_step()

    def _exported(self, ids: list[int]) -> Iterator[Exported]:
        for start in range(0, len(ids), _PAGE):
            with self._keeping.reading() as db:
                page = articles.by_ids(db, ids[start : start + _PAGE])
            for article in page:
                with self._keeping.reading() as db:
                    kept = articles.versions(db, article.uid)
                    notes = marks.of_article(db, article.uid)
                    corrected = corrections.of_article(db, article.uid)
                    merges = speaker_merges.of_article(db, article.uid)
                if kept:
                    texts = tuple(_text_of(each) for each in reversed(kept))
                    yield Exported(article, texts, findings_of(self._keeping, kept[0]), notes, corrected, merges)

    def _ids(self, query: str) -> list[int]:
        with self._keeping.reading() as db:
            ordered = _all(db)
        if not query.strip():
            return ordered
        found = set(self._search.matching(query))
        return [each for each in ordered if each in found]


def _all(db: Connection) -> list[int]:
    return list(listing.ordered_ids(db, ArticleSort.NEWEST, with_archived=True))


def _text_of(version: KeptVersion) -> TextOf:
    source = version.source
    return TextOf(
        uid=version.uid,
        text=version.text,
        added=version.added,
        origin=version.origin,
        title=source.get("title", ""),
        byline=source.get("byline", ""),
        published=source.get("published", ""),
    )

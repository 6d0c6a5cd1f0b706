"""Import and export."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader import assets
from reader.errors import NothingToExportError, UsageError
from reader.library.asked import understand
from reader.library.claims import looks_like_uid
from reader.library.dossiers import gather
from reader.library.exported import annotated, exported, notes
from reader.library.import_apart import import_apart
from reader.library.keeping import Keeping
from reader.library.links import Links
from reader.library.searching import Searching
from reader.model import (
    ArticleSort,
    Comparison,
    Dossier,
    Imported,
    ImportOptions,
    LibraryPaths,
    PairOpinion,
    Progress,
)
from reader.store import annotations as marks
from reader.store import articles, listing, pair_opinions, searches, speaker_merges, uids

if TYPE_CHECKING:
    from reader.library.vault import Vault

FORMS = ("html", "markdown", "csv", "claimreview", "jsonl", "w3c", "notes")
"""The forms that `Exchange.export` knows."""

_PLAIN = ImportOptions()


def _never() -> bool:
    return False


class Exchange:
    """What comes into a library, and what goes out."""

    def __init__(
        self, keeping: Keeping, search: Searching, compare: Callable[[str], Comparison], paths: LibraryPaths
    ) -> None:
        """Join the facet to its library, which lies at `paths`; `compare` gives the threads of what is asked for."""
        self._paths = paths
        self._keeping = keeping
        self._search = search
        self._compare = compare

    def import_paths(
        self,
        paths: Sequence[str],
        options: ImportOptions = _PLAIN,
        *,
        on_progress: Callable[[Progress], None] | None = None,
        should_stop: Callable[[], bool] = _never,
        is_apart: bool = False,
    ) -> Iterator[Imported]:
        """Import files and folders: a line of report for each article, and for each thing that could not be read.

        A line is given when its article is kept, whatever becomes of this program; when the last line was given, the
        index has followed, and all is on disk.

        Args:
            paths: as typed; folders are walked.
            options: what holds for every item; a dry run writes nothing.
            on_progress: told now and then how far it is.
            should_stop: asked between documents.
            is_apart: leave this process its processor; what is large is imported by another one.

        Raises:
            Cancelled: `should_stop` said so; what was reported is kept and indexed.
            LibraryError: the library cannot be written.
        """
        from reader.library.importing import Importing, is_large  # noqa: PLC0415 — the readers of all formats cost 0.06 s

        if is_apart and is_large(paths):
            try:
                yield from import_apart(self._paths, paths, options, on_progress, should_stop=should_stop)
            except OSError:  # no other process can be had
                pass
            else:
                return
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
        from reader.library.importing import Importing  # noqa: PLC0415 — as above

        importing = Importing(self._keeping, options, on_progress, should_stop)
        yield from self._indexed(importing.data(data, origin), options)

    def import_sample(self) -> Iterator[Imported]:
        """Import the articles that come with the program; a second time changes nothing."""
        return self.import_paths([str(assets.sample_folder() / "articles")])

    def export(self, to: str, asked: str = "", *, reviewer: str = "") -> Iterator[str]:
        """Give what is asked for in one of the forms, in pieces of text.

        Dossiers have contested threads first, then the newest articles; JSON lines have articles in the order in which
        they came in, to come back in it.

        Args:
            to: "html" or "csv", the threads; "markdown", the threads, and each article with its claims and notes;
                "claimreview", the verdicts; "jsonl", everything for programs and for coming back; "w3c", the
                annotations, for the same; "notes", a table of the annotations.
            asked: a query, or the uid of a claim, figure, thread or article: the articles that its threads come from.
                Nothing: all articles, and the most contested threads.
            reviewer: who gave the verdicts.

        Raises:
            UsageError: `to` is no form that this program writes.
            AmbiguousUidError: `asked` fits more than one thing.
            NothingToExportError: there is no thread, or no verdict, in what is asked for.
        """
        if to not in FORMS:
            raise UsageError(f"Cannot export to {to!r}", hint=f"Forms are: {', '.join(FORMS)}")
        if to in {"html", "csv"}:
            return self._threads(to, asked)
        if to == "jsonl":
            return self._everything(asked)
        ids = self._ids(asked, ArticleSort.NEWEST)
        if to in {"w3c", "notes"}:
            return self._notes(to, ids)
        from reader.export import claimreview, markdown  # noqa: PLC0415 — each form loads its own words

        if to == "markdown":
            found = exported(self._keeping, ids)
            return markdown.dossier(found, query=asked.strip(), threads=self.dossier(asked))
        return claimreview.reviews(exported(self._keeping, self._judged(ids)), reviewer=reviewer)

    def _notes(self, to: str, ids: Sequence[int]) -> Iterator[str]:
        from reader.export import note_table, w3c  # noqa: PLC0415 — as above

        return w3c.page(notes(self._keeping, ids)) if to == "w3c" else note_table.table(annotated(self._keeping, ids))

    def export_folder(self, folder: str, asked: str = "") -> Vault:
        """Write a file for each article with notes into a folder, for Obsidian; what is as it should be is not touched.

        Files of articles that have no notes any more are left; so is what a person wrote below the marker of a file.

        Args:
            folder: where; it may be a vault, or a folder in one.
            asked: as in `export`.

        Raises:
            ExportError: the folder or a file cannot be written.
            AmbiguousUidError: `asked` fits more than one thing.
            NothingToExportError: there are no notes in what is asked for.
        """
        from reader.library.vault import Vault  # noqa: PLC0415 — seldom wanted

        having = [article for article, _ in annotated(self._keeping, self._ids(asked, ArticleSort.NEWEST))]
        if not having:
            raise NothingToExportError("note", hint="Mark words in the reader with h, or write on them with a")
        vault = Vault(Path(folder))
        vault.find_files()
        vault.place_files(having)
        for article, mine in annotated(self._keeping, self._ids(asked, ArticleSort.NEWEST)):
            vault.keep(article, mine, lambda uid, words: vault.link(self._article_of(uid), words))
        if not asked.strip():
            names = vault.without_notes(dict.fromkeys(each.uid for each in having))
            vault.left += [(name, "is of an article that has no notes any more") for name in names]
        return vault

    def _article_of(self, written: str) -> str:
        """The uid of the article that a link leads to, or to a claim of; "" where nothing is there."""
        target = Links(self._keeping, lambda: self._search).targets([written]).get(written)
        return target.article_uid if target else ""

    def _everything(self, asked: str) -> Iterator[str]:
        from reader.export import jsonl  # noqa: PLC0415 — as above

        found = self._ids(asked, ArticleSort.ADDED)
        with self._keeping.reading() as db:
            ids = articles.as_they_came(db, found)
            saved = searches.saved(db) if not asked.strip() else ()
            merges = speaker_merges.of_article(db, "") if not asked.strip() else ()
        return jsonl.lines(exported(self._keeping, ids), saved, merges, self._opinions(ids))

    def dossier(self, asked: str = "") -> Dossier:
        """The threads of what is asked for, with the reader's notes and verdicts.

        Raises:
            AmbiguousUidError: it fits more than one thing.
        """
        return gather(self._keeping, self._compare(asked))

    def is_query(self, asked: str) -> bool:
        """Whether `export` takes this for a query: it is neither empty nor a uid."""
        return bool(asked.strip()) and not self._named(asked)

    def _threads(self, to: str, asked: str) -> Iterator[str]:
        dossier = self.dossier(asked)
        if not dossier.comparison.threads and not dossier.comparison.only_here:
            raise NothingToExportError("thread", hint="`--to markdown` writes articles without any thread as well")
        from reader.export import html, spreadsheet  # noqa: PLC0415 — as above

        return html.page(dossier) if to == "html" else spreadsheet.table(dossier)

    def _judged(self, ids: Sequence[int]) -> list[int]:
        with self._keeping.reading() as db:
            judged = marks.articles_with_verdicts(db)
        found = [each for each in ids if each in judged]
        if not found:
            raise NothingToExportError("verdict", hint="Give verdicts with + and - on a claim in the reader")
        return found

    def _opinions(self, ids: Sequence[int]) -> Iterator[PairOpinion]:
        """What the reader said of pairs whose articles are both exported, the first said first."""
        with self._keeping.reading() as db:
            said = pair_opinions.every(db)
            named = {uid for each in said for uid in (each.left.article_uid, each.right.article_uid)}
            kept = set(ids) & set(articles.ids_of(db, named)) if said else set()
            homes = {each.uid for each in articles.by_ids(db, kept)}
        yield from (each for each in reversed(said) if {each.left.article_uid, each.right.article_uid} <= homes)

    def _indexed(self, lines: Iterator[Imported], options: ImportOptions) -> Iterator[Imported]:
        """Let the index follow before the report ends, also when the import is stopped or fails."""
        try:
            yield from lines
        finally:
            if not options.is_dry_run:
                self._search.keep_in_step()

    def _ids(self, asked: str, sort: ArticleSort) -> array[int]:
        """Row ids of the articles that are asked for, eight bytes each, in an order."""
        if not asked.strip():
            with self._keeping.reading() as db:
                return listing.ordered_ids(db, sort, with_archived=True)
        home = self._named(asked)
        found = self._of_threads(asked, home) if home else self._search.matching(asked)
        with self._keeping.reading() as db:
            return listing.ordered_among(db, sort, found, len(found))

    def _named(self, asked: str) -> str:
        """The uid of the article that a uid stands for or lies in; empty where it is no uid of anything here."""
        is_word = looks_like_uid(asked.strip())
        return understand(self._keeping, lambda: self._search, asked).article if is_word else ""

    def _of_threads(self, asked: str, home: str) -> set[int]:
        homes = {home, *(each.uid for each in self._compare(asked).articles)}
        with self._keeping.reading() as db:
            return {uids.resolve(db, "article", each) for each in homes}

"""The words of the library as entries of the search index."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from reader.model import SearchIn
from reader.search.entries import CONTENT, NOTE, QUOTE, SPEAKER, TAGS, TEXT, TITLE, Entry, moment_of
from reader.store import indexed
from reader.store.database import Connection, Database

_BATCH = 100

OnDone = Callable[[int], None]


def entries_of(database: Database, ids: Mapping[SearchIn, Collection[int]], on_done: OnDone) -> Iterator[Entry]:
    """The words of articles, and of the claims and notes of articles, article by article.

    `on_done` is told how many articles are done, each time some are.
    """
    ordered = list(dict.fromkeys(each for of_kind in ids.values() for each in of_kind))
    wanted = {kind: frozenset(of_kind) for kind, of_kind in ids.items()}
    for start in range(0, len(ordered), _BATCH):
        part = ordered[start : start + _BATCH]
        with database.reading() as db:
            batch = list(_entries(db, {kind: [each for each in part if each in wanted[kind]] for kind in wanted}))
        yield from batch
        on_done(min(start + _BATCH, len(ordered)))


def _entries(db: Connection, ids: Mapping[SearchIn, Collection[int]]) -> Iterator[Entry]:
    for article in indexed.articles(db, ids[SearchIn.ARTICLES]):
        words = {TITLE: article.title, TEXT: article.text}
        yield Entry(SearchIn.ARTICLES, article.id, article.id, words, moment_of(article.published))
    for claim in indexed.claims(db, ids[SearchIn.CLAIMS]):
        speaker = claim.speaker or claim.source
        words = {CONTENT: claim.content, SPEAKER: speaker}
        yield Entry(SearchIn.CLAIMS, claim.id, claim.article_id, words, moment_of(claim.published))
    for note in indexed.notes(db, ids[SearchIn.NOTES]):
        words = {NOTE: note.text, QUOTE: note.quote, TAGS: "\n".join(note.tags)}
        yield Entry(SearchIn.NOTES, note.id, note.article_id, words, moment_of(note.published))

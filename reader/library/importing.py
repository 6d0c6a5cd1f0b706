"""What happens on an import, in what order: files, documents, identity, claims, one transaction for a few documents."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from reader.errors import Cancelled, IntakeError
from reader.ingest.intake import read, read_stream, with_language
from reader.ingest.items import Found, FoundStub, Item
from reader.ingest.walk import SourceFile, find_files, open_file, shown
from reader.library.extracting import question_of
from reader.library.finding import FEW, Answer, Finder
from reader.library.keeping import Keeping
from reader.library.own_items import OwnItems
from reader.model import Document, Imported, ImportOptions, Outcome, Progress
from reader.store import intake
from reader.store.database import Connection
from reader.store.intake import Recognised
from reader.store.journal import Stamp
from reader.store.ready import Ready

OnProgress = Callable[[Progress], None]
ShouldStop = Callable[[], bool]

_BATCH = 50
_BATCH_SECONDS = 0.25
_AHEAD = 64  # articles whose claims are looked for while others are written
_LETTERS_AHEAD = 2_000_000
_LARGE = 500_000  # bytes
_OWN_HEAD = b'{"type": "hearsay"'
_NO_TEXT = "without its text"
_NEEDS_CLAIMS = {Outcome.ADDED, Outcome.NEW_VERSION}


@dataclass(frozen=True, slots=True)
class _Coming:
    """One item on its way into the library.

    Attributes:
        item: it.
        answer: what is found in it; None unless it is an article, or a version, that is new.
        known: what it is, where nothing needs to be written of it.
    """

    item: Item
    answer: Answer | None = None
    known: Recognised | None = None

    @property
    def is_ready(self) -> bool:
        return self.answer is None or self.answer.is_there

    @property
    def letters(self) -> int:
        return len(self.item.document.text) if isinstance(self.item, Found) and self.answer else 0

    def rows(self) -> Ready | None:
        return None if self.answer is None else self.answer.rows()


@dataclass(slots=True)
class _Queue:
    """Items in the order in which they came, while the claims of some are looked for."""

    _coming: deque[_Coming] = field(default_factory=deque)
    _asked: int = 0
    _letters: int = 0

    def put(self, coming: _Coming) -> None:
        self._coming.append(coming)
        self._asked += coming.answer is not None
        self._letters += coming.letters

    def take(self, *, is_end: bool = False) -> Iterator[_Coming]:
        """Those that nobody waits for, and more where too many are on their way; at the end, all."""
        while self._coming and (is_end or self._coming[0].is_ready or self._is_full):
            coming = self._coming.popleft()
            self._asked -= coming.answer is not None
            self._letters -= coming.letters
            yield coming

    @property
    def _is_full(self) -> bool:
        return self._asked > _AHEAD or self._letters > _LETTERS_AHEAD


@dataclass(slots=True)
class Importing:
    """One import, from its items to the lines of its report.

    Attributes:
        keeping: the library's database.
        options: what holds for every item.
        on_progress: told after every file and every batch.
        should_stop: asked between documents.
    """

    keeping: Keeping
    options: ImportOptions
    on_progress: OnProgress | None = None
    should_stop: ShouldStop = lambda: False
    _finder: Finder = field(default_factory=Finder)
    _queue: _Queue = field(default_factory=_Queue)
    _batch: list[tuple[_Coming, Ready | None]] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _unwritten: int = 0
    _own: OwnItems = field(default_factory=OwnItems)
    _done: int = 0
    _failed: int = 0
    _total: int = 0
    _current: str = ""
    _began: float = field(default_factory=time.monotonic)
    _flushed: float = field(default_factory=time.monotonic)

    def files(self, paths: Sequence[str]) -> Iterator[Imported]:
        """Import files and folders.

        Raises:
            Cancelled: somebody stopped it; every document reported until then is kept whole.
        """
        sources = list(find_files(paths))
        self._total = sum(_weight(source) for source in sources)
        with closing(self._finder):
            for source in sources:
                if isinstance(source, IntakeError):
                    yield self._failure(source)
                else:
                    self._current = source.name
                    yield from self._items(_read(source), os.path.abspath(source.path))
                self._tell()
            yield from self._move_on(is_end=True)

    def data(self, data: bytes, origin: str) -> Iterator[Imported]:
        """Import bytes that have no path."""
        self._current = origin
        with closing(self._finder):
            yield from self._items(read(data, origin), "")
            yield from self._move_on(is_end=True)

    def _items(self, items: Iterator[Item], path: str) -> Iterator[Imported]:
        for item in items:
            if self.should_stop():
                yield from self._ready_ones()
                raise Cancelled(f"Stopped after {self._done} articles", hint="What is reported is kept")
            if isinstance(item, IntakeError):
                yield self._failure(item)
            elif isinstance(item, Found):
                yield from self._article(replace(item, document=self._given(item, path)))
            elif not self.options.is_dry_run:
                self._put(_Coming(item))
            yield from self._move_on()

    def _move_on(self, *, is_end: bool = False) -> Iterator[Imported]:
        """Write what is ready, now and then; at the end, all, when it is ready."""
        for coming in self._queue.take(is_end=is_end):
            self._batch.append((coming, coming.rows()))
            if len(self._batch) >= _BATCH or time.monotonic() - self._flushed > _BATCH_SECONDS:
                yield from self._flush()
        if is_end or time.monotonic() - self._flushed > _BATCH_SECONDS:
            yield from self._flush()

    def _ready_ones(self) -> Iterator[Imported]:
        """Write what nobody waits for; the rest is left."""
        self._batch += [(coming, coming.rows()) for coming in self._queue.take()]
        yield from self._flush()

    def _given(self, found: Found, path: str) -> Document:
        """Add what the import knows: its options, and the path where it stands for this one article."""
        document = found.document
        return replace(
            document,
            outlet=document.outlet or self.options.outlet,
            tags=tuple(dict.fromkeys((*document.tags, *self.options.tags))),
            path=shown(path) if path and (found.is_alone or document.given_id) else "",
        )

    def _article(self, found: Found) -> Iterator[Imported]:
        with self.keeping.reading() as db:
            known = intake.recognise(db, found.document, self._own.place_of(found.former))
        if self.options.is_dry_run:
            yield self._would(found, known)
            return
        # What is on its way to be written may change what this one is.
        if known.is_complete and not self._unwritten:
            self._queue.put(_Coming(found, known=known))
        elif known.outcome in _NEEDS_CLAIMS:
            new = found if found.former else with_language(found)  # an export has said it
            question = question_of(new.document, known.article_uid)
            self._put(_Coming(new, self._finder.ask(question)))
        else:
            self._put(_Coming(found))

    def _put(self, coming: _Coming) -> None:
        self._unwritten += 1
        self._queue.put(coming)

    def _would(self, found: Found, known: Recognised) -> Imported:
        """Say what would become of a document; of two that are alike the second would be nothing new."""
        is_again = known.outcome is Outcome.ADDED and known.article_uid in self._seen
        self._seen.add(known.article_uid)
        self._done += 1
        outcome = Outcome.UNCHANGED if is_again else known.outcome
        return _line(found, outcome, known.article_uid)

    def _flush(self) -> Iterator[Imported]:
        """Write what is ready in one transaction, then report it."""
        batch, self._batch = self._batch, []
        lines = self._reported(batch) if all(coming.known for coming, _ in batch) else self._written(batch)
        self._unwritten -= sum(coming.known is None for coming, _ in batch)
        self._flushed = time.monotonic()
        self._done += sum(line.outcome is not Outcome.FAILED for line in lines)
        self._failed += sum(line.outcome is Outcome.FAILED for line in lines)
        self._tell()
        yield from lines

    def _reported(self, batch: Iterable[tuple[_Coming, Ready | None]]) -> list[Imported]:
        return [self._line(each.item, each.known) for each, _ in batch if isinstance(each.item, Found) and each.known]

    def _written(self, batch: Iterable[tuple[_Coming, Ready | None]]) -> list[Imported]:
        with self.keeping.writing(is_replaceable=True) as db:
            stamp = self.keeping.stamp()
            return [line for coming, rows in batch for line in self._write((db, stamp), coming, rows)]

    def _write(self, at: tuple[Connection, Stamp], coming: _Coming, rows: Ready | None) -> Iterator[Imported]:
        item = coming.item
        if isinstance(item, Found):
            export = self._own.place_of(item.former)
            yield self._line(item, coming.known or intake.take_in(*at, item.document, rows, export))
        elif isinstance(item, FoundStub):
            known = self._own.take_in_stub(*at, item)
            yield Imported(item.origin, known.outcome, known.article_uid, item.former.article.title, _NO_TEXT)
        else:
            wrong = self._own.keep(*at, item)
            if wrong is not None:
                yield _failed(wrong)

    def _line(self, found: Found, known: Recognised) -> Imported:
        self._own.follow(found, known)
        return _line(found, known.outcome, known.article_uid)

    def _failure(self, wrong: IntakeError) -> Imported:
        self._failed += 1
        return _failed(wrong)

    def _tell(self) -> None:
        if self.on_progress is not None:
            done = self._done + self._failed
            seconds = time.monotonic() - self._began
            self.on_progress(Progress(done, max(self._total, done), self._failed, seconds, self._current))


def _read(source: SourceFile) -> Iterator[Item]:
    try:
        stream = open_file(source.path, source.name)
    except IntakeError as wrong:
        yield wrong
        return
    with stream:
        try:
            yield from read_stream(stream, source.path, where=source.name)
        except OSError as wrong:
            yield IntakeError(source.name, f"cannot be read to its end: {wrong.strerror or wrong}")


def _weight(source: SourceFile | IntakeError) -> int:
    """How many articles a file may hold, for the time left: one, or its lines."""
    if isinstance(source, IntakeError) or not source.path.lower().endswith((".jsonl", ".ndjson")):
        return 1
    try:
        with open_file(source.path, source.name) as stream:
            is_own = stream.read(len(_OWN_HEAD)) == _OWN_HEAD
            mark = b'{"type": "version"' if is_own else b"\n"
            return max(1, sum(block.count(mark) for block in iter(lambda: stream.read(1 << 20), b"")))
    except (IntakeError, OSError):
        return 1


def is_large(paths: Sequence[str]) -> bool:
    """Whether some files and folders hold more than a moment's work, as far as can be told without reading them."""
    articles = size = 0
    for source in find_files(paths):
        size += 0 if isinstance(source, IntakeError) else source.size
        if size > _LARGE:
            return True
        articles += _weight(source)
    return articles > FEW


def _line(found: Found, outcome: Outcome, uid: str) -> Imported:
    return Imported(found.document.origin, outcome, uid, found.document.title, found.warning)


def _failed(wrong: IntakeError) -> Imported:
    return Imported(wrong.where, Outcome.FAILED, message=wrong.why, hint=wrong.hint)

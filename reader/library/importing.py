"""What happens on an import, in what order: files, documents, identity, claims, one transaction for a few documents."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.errors import Cancelled, IntakeError
from reader.ingest.intake import read, read_stream
from reader.ingest.items import Found, Item
from reader.ingest.walk import SourceFile, find_files, open_file, shown
from reader.library.extracting import extracted_from
from reader.library.keeping import Keeping
from reader.library.own_items import OwnItems
from reader.model import Document, Imported, ImportOptions, Outcome, Progress
from reader.store import intake
from reader.store.database import Connection
from reader.store.findings import Extracted
from reader.store.journal import Stamp

OnProgress = Callable[[Progress], None]
ShouldStop = Callable[[], bool]

_BATCH = 25
_BATCH_SECONDS = 0.25
_OWN_HEAD = b'{"type": "hearsay"'
_NEEDS_CLAIMS = {Outcome.ADDED, Outcome.NEW_VERSION}


@dataclass(frozen=True, slots=True)
class _Prepared:
    """One item, ready for the transaction: an article comes with what was found in it."""

    item: Item
    extracted: Extracted | None = None


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
    _batch: list[_Prepared] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
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
        for source in sources:
            if isinstance(source, IntakeError):
                yield self._failure(source)
            else:
                self._current = source.name
                yield from self._items(_read(source), os.path.abspath(source.path))
            self._tell()
        yield from self._flush()

    def data(self, data: bytes, origin: str) -> Iterator[Imported]:
        """Import bytes that have no path."""
        self._current = origin
        yield from self._items(read(data, origin), "")
        yield from self._flush()

    def _items(self, items: Iterator[Item], path: str) -> Iterator[Imported]:
        for item in items:
            if self.should_stop():
                yield from self._flush()
                raise Cancelled(f"Stopped after {self._done} articles", hint="What is reported is kept")
            if isinstance(item, IntakeError):
                yield self._failure(item)
            elif isinstance(item, Found):
                yield from self._article(replace(item, document=self._given(item, path)))
            elif not self.options.is_dry_run:
                self._batch.append(_Prepared(item))
            if len(self._batch) >= _BATCH or time.monotonic() - self._flushed > _BATCH_SECONDS:
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
            known = intake.recognise(db, found.document)
        if self.options.is_dry_run:
            yield self._would(found, known)
            return
        extracted = extracted_from(found.document) if known.outcome in _NEEDS_CLAIMS else None
        self._batch.append(_Prepared(found, extracted))

    def _would(self, found: Found, known: intake.Recognised) -> Imported:
        """Say what would become of a document; of two that are alike the second would be nothing new."""
        is_again = known.outcome is Outcome.ADDED and known.article_uid in self._seen
        self._seen.add(known.article_uid)
        self._done += 1
        outcome = Outcome.UNCHANGED if is_again else known.outcome
        return _line(found, outcome, known.article_uid)

    def _flush(self) -> Iterator[Imported]:
        """Write what is prepared in one transaction, then report it."""
        batch, self._batch = self._batch, []
        lines: list[Imported] = []
        if batch:
            with self.keeping.writing() as db:
                stamp = self.keeping.stamp()
                lines = [line for each in batch for line in self._write(db, stamp, each)]
        self._flushed = time.monotonic()
        self._done += sum(line.outcome is not Outcome.FAILED for line in lines)
        self._failed += sum(line.outcome is Outcome.FAILED for line in lines)
        self._tell()
        yield from lines

    def _write(self, db: Connection, stamp: Stamp, prepared: _Prepared) -> Iterator[Imported]:
        item = prepared.item
        if isinstance(item, Found):
            known = intake.take_in(db, stamp, item.document, prepared.extracted)
            self._own.follow(item, known)
            yield _line(item, known.outcome, known.article_uid)
        else:
            wrong = self._own.keep(db, stamp, item)
            if wrong is not None:
                yield _failed(wrong)

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


def _line(found: Found, outcome: Outcome, uid: str) -> Imported:
    return Imported(found.document.origin, outcome, uid, found.document.title, found.warning)


def _failed(wrong: IntakeError) -> Imported:
    return Imported(wrong.where, Outcome.FAILED, message=wrong.why, hint=wrong.hint)

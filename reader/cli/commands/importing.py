"""The import command."""

from __future__ import annotations

import signal
import threading
from collections import Counter, deque
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from types import FrameType

from reader.cli import shapes
from reader.cli.commands.meter import Meter
from reader.cli.commands.relating import relate
from reader.cli.files import read_stdin
from reader.cli.output import Output, let_go_of_stdout
from reader.cli.session import Session, status_of
from reader.cli.table import UID_SHOWN
from reader.errors import Cancelled
from reader.model import Imported, ImportOptions, Outcome

_INTERRUPTED = 130
_BRINGING = (Outcome.ADDED, Outcome.NEW_VERSION)


def import_articles(session: Session) -> int:
    """`hearsay import PATH…`: a line per item; what is wrong with one goes to stderr."""
    outcomes: Counter[Outcome] = Counter()
    # Read before Ctrl+C means "stop after the articles in hand": there are none while somebody types.
    typed = read_stdin(session.out) if "-" in session.options.paths else None
    # Closed at once when a second Ctrl+C ends it: the index follows while the library is still open.
    with _stopping(session.out) as is_stopped, closing(_items(session, typed, is_stopped)) as found:
        _report(session.out, _counted(session, found, outcomes))
        session.out.over("")
        _summarise(session, outcomes)
        if not session.options.dry_run and any(outcomes[each] for each in _BRINGING):
            relate(session, is_stopped.is_set)
    if is_stopped.is_set():
        return _INTERRUPTED
    failed = outcomes[Outcome.FAILED]
    return status_of(done=outcomes.total() - failed, failed=failed)


def _report(out: Output, items: Iterator[Imported]) -> None:
    """Print a line per item; when nobody reads them any more (`| head`), the import goes on all the same."""
    try:
        if out.style.is_json:
            out.array(map(shapes.plain, items))
            return
        for item in items:
            _print_item(out, item)
    except BrokenPipeError:
        let_go_of_stdout()
        deque(items, maxlen=0)


def _items(session: Session, typed: bytes | None, is_stopped: threading.Event) -> Generator[Imported, None, None]:
    options, exchange = session.options, session.library.exchange
    how = ImportOptions(tags=tuple(options.tag), outlet=options.outlet, is_dry_run=options.dry_run)
    paths = [path for path in options.paths if path != "-"]
    show, should_stop = Meter(session.out).show, is_stopped.is_set
    with suppress(Cancelled):  # the status and the summary tell of it
        if typed is not None:
            yield from exchange.import_bytes(typed, how, on_progress=show, should_stop=should_stop)
        if paths and not should_stop():
            yield from exchange.import_paths(paths, how, on_progress=show, should_stop=should_stop)


def _counted(session: Session, items: Iterator[Imported], outcomes: Counter[Outcome]) -> Iterator[Imported]:
    for item in items:
        outcomes[item.outcome] += 1
        if item.outcome is Outcome.FAILED:
            session.out.over("")
            session.out.complain(f"{item.origin}: {item.message}", item.hint)
        yield item


def _print_item(out: Output, item: Imported) -> None:
    if item.outcome is Outcome.FAILED or out.style.is_quiet:
        return
    said = f" ({item.message})" if item.message else ""
    out.line(f"{item.outcome.value:<12}{item.article_uid[:UID_SHOWN]:<12}{item.title or item.origin}{said}")


def _summarise(session: Session, outcomes: Counter[Outcome]) -> None:
    counts = ", ".join(f"{outcomes[outcome]:,} {outcome.value}" for outcome in Outcome if outcomes[outcome])
    lead = "would be: " if session.options.dry_run else ""
    session.out.note(f"{lead}{counts}" if counts else "nothing to import there")


@contextmanager
def _stopping(out: Output) -> Iterator[threading.Event]:
    """Let the first Ctrl+C end the import after the articles in hand; a second one ends it at once."""
    is_stopped = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        is_stopped.set()
        out.over("")
        out.note("stopping; what is complete stays")

    if threading.current_thread() is not threading.main_thread():
        yield is_stopped
        return
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield is_stopped
    finally:
        signal.signal(signal.SIGINT, before)

"""Import in the background with its progress in the header, and export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic

from reader.errors import Cancelled, ExportError
from reader.model import Imported, Outcome, Progress
from reader.text.neutralise import one_line
from reader.tui.layout_bars import progress_words
from reader.tui.layout_words import counted
from reader.tui.screens.reading_part import Part

_SECONDS_BETWEEN_REFRESHES = 1.0
_Found = tuple[str, Iterator[Imported]]
"""What lines of a report are of, and they."""


@dataclass(slots=True)
class _Tally:
    """What came of an import; of a hundred thousand lines only the first that failed is kept."""

    kept: int = 0
    same: int = 0
    failed: int = 0
    unit: str = "article"
    first: Imported | None = None

    def count(self, line: Imported) -> None:
        if line.outcome is Outcome.FAILED:
            self.failed += 1
            self.first = self.first or line
        elif line.outcome in {Outcome.ADDED, Outcome.NEW_VERSION}:
            self.kept += 1
        else:
            self.same += 1


class Imports(Part):
    """One import at a time."""

    _stop: Event | None = None
    _is_leaving = False
    _refreshed = 0.0

    def answers(self) -> dict[str, Callable[[], None]]:
        """Import and export."""
        return {"import_files": self.ask_paths, "export": self.ask_export}

    @property
    def is_running(self) -> bool:
        """Whether an import runs."""
        return self._stop is not None

    def ask_paths(self) -> None:
        """Ask what to import."""
        if self.is_running:
            self.say("an import runs already")
            return
        from reader.tui.dialogs.files import ImportDialog  # noqa: PLC0415 — loaded when it is opened

        def chosen(paths: tuple[str, ...] | None) -> None:
            if paths:
                self.start(paths)

        self.screen.app.push_screen(ImportDialog(), chosen)

    def sample(self) -> None:
        """Import the articles that come with the program."""
        if not self.is_running:
            library = self.library
            self._run(lambda _stop: ("article", library.exchange.import_sample()))

    def start(self, paths: tuple[str, ...]) -> None:
        """Import files and folders, or a file of notes; what is complete shows in the list at once."""
        library = self.library

        def found(stop: Event) -> _Found:
            if len(paths) == 1 and library.incoming.are_notes(paths[0]):
                return "note", library.incoming.take_in_file(paths[0])
            return "article", library.exchange.import_paths(
                paths, on_progress=self._progress, should_stop=lambda: self._has_to_stop(stop), is_apart=True
            )

        self._run(found)

    def cancel(self) -> bool:
        """Stop the import after the document it is at; says whether one was running."""
        if self._stop is None:
            return False
        self._stop.set()
        return True

    def leave(self) -> None:
        """End the import, for the program ends: nobody waits for the index, which follows when it is begun again."""
        self._is_leaving = True

    def _has_to_stop(self, stop: Event) -> bool:
        """Asked in the thread that imports."""
        if self._is_leaving:
            raise Cancelled("The program has ended", hint="What is reported is kept")
        return stop.is_set()

    def _run(self, found: Callable[[Event], _Found]) -> None:
        stop = self._stop = Event()
        self._refreshed = monotonic()
        self.screen.header.show_notice(f"import … · {self.screen.key('clear')} stops")

        def work() -> _Tally:
            unit, lines = found(stop)
            tally = _Tally(unit=unit)
            with suppress(Cancelled):
                for line in lines:
                    tally.count(line)
            return tally

        self.screen.work.latest("import", work, self._finished)

    def _progress(self, progress: Progress) -> None:
        """Told in the thread that imports."""
        self.screen.call_later(self._show_progress, progress)

    def _show_progress(self, progress: Progress) -> None:
        if self._stop is None:
            return
        stopping = " · stopping" if self._stop.is_set() else f" · {self.screen.key('clear')} stops"
        self.screen.header.show_notice(progress_words(progress, "import") + stopping)
        if monotonic() - self._refreshed > _SECONDS_BETWEEN_REFRESHES:
            self._refreshed = monotonic()
            self.screen.search.refresh()

    def failed(self) -> None:
        """An error ended the import."""
        self._stop = None
        self.screen.header.show_notice("")

    def _finished(self, tally: _Tally) -> None:
        was_stopped = self._stop is not None and self._stop.is_set()
        self._stop = None
        self.screen.header.show_notice("")
        words = f"imported {counted(tally.kept, tally.unit)}" if tally.kept or not tally.same else "nothing new"
        words += f" · {tally.same:,} known already" if tally.same else ""
        words += " · stopped" if was_stopped else ""
        if tally.first is not None:
            more = f" (and {tally.failed - 1:,} more)" if tally.failed > 1 else ""
            wrong = f"could not read {one_line(tally.first.origin)}: {one_line(tally.first.message)}{more}"
            self.screen.hints.say(f"{wrong} · {words}", is_error=True)
        else:
            self.say(words)
        self.screen.search.refresh()
        self.screen.opener.reload()
        self.screen.relating.begin()

    # ------------------------------------------------------------ export

    def ask_export(self) -> None:
        """Ask for form and place, and write what the list shows."""
        from reader.tui.dialogs.files import ExportChoice, ExportDialog  # noqa: PLC0415 — loaded when it is opened

        listing, library = self.screen.listing, self.library
        query = " ".join(f"({part})" if part and listing.filter else part for part in (listing.query, listing.filter))

        def chosen(choice: ExportChoice | None) -> None:
            if choice is not None:
                work = written(
                    Path(choice.path).expanduser(), lambda: library.exchange.export(choice.to, query.strip())
                )
                self.act(work, lambda path: self.say(f"exported to {path}"))

        self.screen.app.push_screen(ExportDialog(), chosen)


def written(path: Path, pieces: Callable[[], Iterator[str]]) -> Callable[[], Path]:
    """Work that writes pieces of text to a file beside `path`, and puts it there when it is whole."""

    def work() -> Path:
        beside = path.with_name(f"{path.name}.new")
        found = pieces()  # that there is nothing to write is told before a file is there
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(found)
            beside.replace(path)
        except OSError as error:
            raise ExportError(f"{path}: {error.strerror}", hint="Choose another place") from error
        return path

    return work

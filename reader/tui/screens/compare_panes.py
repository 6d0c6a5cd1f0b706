"""The compare screen as it is drawn: header, threads, what is known of the current card, hints."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult

from reader.assets import styles_folder
from reader.errors import HearsayError
from reader.model import Comparison
from reader.text.neutralise import one_line
from reader.tui.closing import ClosedOnce
from reader.tui.keys import Overrides, hints_for, key_text
from reader.tui.layout import Ink, Line, Run, cells, clip, spread
from reader.tui.layout_bars import joined
from reader.tui.layout_current import Known, current_lines, names_in
from reader.tui.layout_words import counted
from reader.tui.screens.reading_work import Work
from reader.tui.widgets.hints import Hints
from reader.tui.widgets.line_view import LineBar, LineView
from reader.tui.widgets.thread_view import ThreadView

if TYPE_CHECKING:
    from reader.library import Library
    from reader.tui.colours import Names

Opened = tuple[str, str]
"""Article, and claim or figure, of what the reader wants to see in its text."""
_LOOKING = "looking for who says what about it …"
_NAMED_FROM = 72


class AboutView(LineView, can_focus=False):
    """A few rows about the card with the cursor."""

    ground = "bg"

    def __init__(self, *, id: str, lay: Callable[[int, int], list[Line]]) -> None:
        super().__init__(id=id)
        self._lay = lay
        self._lines: list[Line] = []

    def relay(self) -> None:
        """Lay it anew for the room there is."""
        self._lines = self._lay(self.size.width, self.size.height)
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew."""
        self.relay()

    def line(self, y: int) -> Line:
        """One row."""
        return self._lines[y] if 0 <= y < len(self._lines) else ()


class ComparePanes(ClosedOnce[Opened]):
    """Threads of one claim, figure, thread or article. `has_changed` says whether the reader judged or wrote here."""

    CSS_PATH: ClassVar[Any] = styles_folder() / "compare.tcss"
    AUTO_FOCUS = "#threads"

    def __init__(self, library: Library, asked: str, overrides: Overrides | None = None) -> None:
        super().__init__()
        self.VERTICAL_BREAKPOINTS = [(0, "-flat"), (9, "-tiny"), (16, "-low"), (26, "-high")]
        self.library, self.asked, self.own_keys = library, asked, overrides or {}
        self._keys = hints_for("compare", self.own_keys)
        self.work = Work(self, self.fail)
        self.threads = ThreadView(id="threads")
        self.about = AboutView(id="about", lay=self._about_lines)
        self.hints = Hints(id="compare-hints")
        self._header = LineBar(id="compare-header")
        self.has_changed = False
        self.colours: Names = {}
        """The reader's names of colours."""

    def compose(self) -> ComposeResult:
        """Header, threads, the current card, hints."""
        yield self._header
        yield self.threads
        yield self.about
        yield self.hints

    def on_mount(self) -> None:
        """Ask the library; it may take a while."""
        self.threads.show(Comparison("", (), ()), _LOOKING)
        self.look()

    def on_unmount(self) -> None:
        """What the reader did is done."""
        self.work.drain()

    def on_resize(self, _event: events.Resize) -> None:
        """Drop or bring back items of the bars."""
        self._draw_bars()

    def on_key(self, _event: events.Key) -> None:
        """Any key ends a message."""
        self.hints.hush()

    @property
    def is_opening(self) -> bool:
        """Whether it is not there yet, or a thread reads what a dialog over it will show."""
        return not self.is_mounted or self.work.is_at("dialog")

    def key(self, action: str) -> str:
        """The key of an action on this screen."""
        return key_text(action, self.own_keys, where="compare")

    # ------------------------------------------------------------ what there is

    def look(self) -> None:
        """Read the comparison again; the cursor stays at its card."""
        library, asked = self.library, self.asked
        self.work.latest("compare", lambda: library.threads.compare(asked), self._show)

    @on(Work.Finished)
    def _take_result(self, event: Work.Finished) -> None:
        event.stop()
        if self.is_attached:
            self.work.finish(event)

    def _show(self, comparison: Comparison) -> None:
        back = self.key("close")
        none = "nobody else speaks of this: no claim or figure is about the same thing"
        coming = (
            f"relations of {counted(comparison.pending, 'article')} are still to come" if comparison.pending else ""
        )
        self.threads.show(comparison, none, *([coming] if coming else []), f"press {back} to go back")
        self._draw_bars()

    def fail(self, error: HearsayError) -> None:
        """Say what went wrong: in place of the threads while there are none."""
        if self.threads.comparison.threads:
            self.hints.say(one_line(error.message), is_error=True)
        else:
            self.threads.show(Comparison("", (), ()), f"! {error.message}", f"press {self.key('close')} to go back")

    def changed(self, words: str) -> None:
        """Say what was done, and show what came of it."""
        self.has_changed = True
        self.hints.say(words)
        self.look()

    @on(ThreadView.Passed)
    def _follow(self, event: ThreadView.Passed) -> None:
        event.stop()
        self.about.relay()
        self._show_hints()

    # ------------------------------------------------------------ words

    def _about_lines(self, width: int, rows: int) -> list[Line]:
        card, thread = self.threads.card, self.threads.thread
        if card is None:
            return []
        names = names_in(thread) if thread else {}
        known = Known(self.threads.relations(), names, is_complete=not self.threads.comparison.pending)
        return current_lines(card, self.threads.marked_card, known, size=(width, rows))

    def _draw_bars(self) -> None:
        width = max(self.size.width, 1)
        comparison = self.threads.comparison
        name = (Run(" Hearsay", Ink("accent", "bg", "b")), Run("  Compare  ", Ink("text", "bg", "b")))
        room = width - sum(cells(run.text) for run in name)
        counts = _counts(comparison)
        title = clip(one_line(comparison.title), max(room - cells(joined(counts, room // 2)) - 5, room // 3))
        words = joined(counts, room - cells(title) - 4)
        about = (Run(title, Ink("text", "bg")), Run(f"   {words}" if words else "", Ink("dim", "bg")))
        aside = _aside(comparison)
        has_room = room - cells(title) - cells(words) - 6 > len(aside) and width >= _NAMED_FROM
        right = (Run(f"{aside} ", Ink("faint", "bg")),) if has_room else ()
        self._header.set_line(spread((*name, *about), right, width, "bg"))
        self._show_hints()

    def _show_hints(self) -> None:
        position = self.threads.position() if self.size.width < _NAMED_FROM else ""
        self.hints.show_keys(self._keys, position)


def _counts(comparison: Comparison) -> list[str]:
    """`3 threads`, `12 claims`, `2 articles`; nothing where there is nothing."""
    if not comparison.threads:
        return []
    claims = {
        each.uid for thread in comparison.threads for side in thread.positions for each in side.statements if each.claim
    }
    return [
        counted(len(comparison.threads), "thread"),
        *([counted(len(claims), "claim")] if claims else []),
        counted(len(comparison.articles), "article"),
    ]


def _aside(comparison: Comparison) -> str:
    if comparison.pending:
        return f"{counted(comparison.pending, 'article')} still to relate"
    return "contested first · earliest first" if comparison.threads else ""

"""The timeline: how figures and positions moved over the days, updates told from contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.assets import styles_folder
from reader.errors import HearsayError
from reader.model import Course
from reader.text.neutralise import one_line
from reader.tui.closing import ClosedOnce
from reader.tui.keys import Overrides, bindings_for, hints_for, key_text
from reader.tui.layout import Ink, Line, Run, spread
from reader.tui.layout_bars import joined
from reader.tui.layout_courses import header_parts, in_weight
from reader.tui.layout_said import said_lines
from reader.tui.screens.compare_panes import AboutView, Opened
from reader.tui.screens.reading_work import Work
from reader.tui.widgets.course_view import CourseView
from reader.tui.widgets.hints import Hints
from reader.tui.widgets.line_view import LineBar

if TYPE_CHECKING:
    from reader.library import Library

_LOOKING = "looking for how it moved over the days …"
_NOTHING = "nothing to follow: nobody speaks of this on another day, or in another article"
_NAMED_FROM = 72


class TimelineScreen(ClosedOnce[Opened]):
    """Courses of what was asked for. The result names the article and claim to open, `None` when the reader goes back.

    Args:
        library: what is asked.
        asked: uid of a claim, figure, thread or article.
        overrides: the reader's own keys.
        at: uid of the claim or figure that the cursor begins at; at the top where it is empty.
    """

    CSS_PATH: ClassVar[Any] = styles_folder() / "timeline.tcss"
    AUTO_FOCUS = "#courses"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("timeline")]

    def __init__(self, library: Library, asked: str, overrides: Overrides | None = None, at: str = "") -> None:
        super().__init__()
        self.VERTICAL_BREAKPOINTS = [(0, "-flat"), (9, "-tiny"), (16, "-low"), (26, "-high")]
        self.library, self.asked, self.own_keys, self._at = library, asked, overrides or {}, at
        self.work = Work(self, self.fail)
        self.courses = CourseView(id="courses")
        self.about = AboutView(id="said", lay=self._said_lines)
        self.hints = Hints(id="timeline-hints")
        self._header = LineBar(id="timeline-header")

    def compose(self) -> ComposeResult:
        """Header, courses, the words of the current moment, hints."""
        yield self._header
        yield self.courses
        yield self.about
        yield self.hints

    def on_mount(self) -> None:
        """Ask the library; it may take a while."""
        library, asked = self.library, self.asked
        self.courses.show((), _LOOKING)
        self.work.latest("timeline", lambda: library.threads.timeline(asked), self._show)

    def on_unmount(self) -> None:
        """Nothing is left to do."""
        self.work.drain()

    def on_resize(self, _event: events.Resize) -> None:
        """Drop or bring back items of the bars."""
        self._draw_bars()

    def on_key(self, _event: events.Key) -> None:
        """Any key ends a message."""
        self.hints.hush()

    def key(self, action: str) -> str:
        """The key of an action on this screen."""
        return key_text(action, self.own_keys, where="timeline")

    # ------------------------------------------------------------ what there is

    @on(Work.Finished)
    def _take_result(self, event: Work.Finished) -> None:
        event.stop()
        if self.is_attached:
            self.work.finish(event)

    def _show(self, courses: tuple[Course, ...]) -> None:
        self.courses.show(in_weight(courses), _NOTHING, f"press {self.key('close')} to go back", at=self._at)
        self._draw_bars()

    def fail(self, error: HearsayError) -> None:
        """Say what went wrong in place of the courses."""
        self.courses.show((), f"! {one_line(error.message)}", f"press {self.key('close')} to go back")

    @on(CourseView.Passed)
    def _follow(self, event: CourseView.Passed) -> None:
        event.stop()
        self.about.relay()
        self._show_hints()

    # ------------------------------------------------------------ keys

    @on(CourseView.Chosen)
    def _open(self, event: CourseView.Chosen) -> None:
        event.stop()
        self.action_open_claim()

    def action_open_claim(self) -> None:
        """Open the moment's claim, or its figure in the outlet's own voice, in its article."""
        card = self.courses.card
        if card is not None:
            self.dismiss((card.statement.article.uid, card.statement.uid))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        from reader.tui.dialogs.help import HelpScreen  # noqa: PLC0415 — not loaded before it is opened

        self.app.push_screen(HelpScreen(self.own_keys))

    # ------------------------------------------------------------ words

    def _said_lines(self, width: int, rows: int) -> list[Line]:
        card = self.courses.card
        return said_lines(card, width, rows) if card else []

    def _draw_bars(self) -> None:
        width = max(self.size.width, 1)
        name = (Run(" Hearsay", Ink("accent", "bg", "b")), Run("  Timeline  ", Ink("text", "bg", "b")))
        room = width - sum(len(run.text) for run in name) - 1
        words = joined(header_parts(self.courses.courses), room)
        aside = "earliest first " if words and room - len(words) > len("  earliest first ") else ""
        right = (Run(aside, Ink("faint", "bg")),)
        self._header.set_line(spread((*name, Run(words, Ink("dim", "bg"))), right, width, "bg"))
        self._show_hints()

    def _show_hints(self) -> None:
        position = self.courses.position() if self.size.width < _NAMED_FROM else ""
        self.hints.show_keys(hints_for("timeline", self.own_keys), position)

"""What the screens of history and bin share: a list, beside or above it what the entry with the cursor holds, hints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container

from reader.assets import styles_folder
from reader.errors import HearsayError
from reader.model import Act
from reader.text.neutralise import one_line
from reader.tui.closing import ClosedOnce
from reader.tui.keys import Overrides, hints_for, key_text
from reader.tui.layout import Ink, Line, Run, fit
from reader.tui.screens.reading_work import Work
from reader.tui.widgets.hints import Hints
from reader.tui.widgets.line_view import LineBar
from reader.tui.widgets.preview import Preview
from reader.tui.widgets.record_list import RecordList, Records

if TYPE_CHECKING:
    from reader.library import Library

_PAUSE_SECONDS = 0.07
Record = TypeVar("Record")


class PastScreen(ClosedOnce[None], Generic[Record]):
    """A list of what was. `has_changed` says whether the reader did anything here."""

    CSS_PATH: ClassVar[Any] = styles_folder() / "past.tcss"
    AUTO_FOCUS = "#records"
    where = ""
    """The place of its keys."""
    name_words = ""
    notice = ""

    def __init__(self, library: Library, overrides: Overrides | None = None) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-simple"), (72, "-narrow"), (112, "-columns")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
        self.library, self.own_keys = library, overrides or {}
        self._keys = hints_for(self.where, self.own_keys)
        self.work = Work(self, self.fail)
        self.header = LineBar(id="past-header")
        self.records: RecordList[Record] = RecordList(id="records", lay=self.lay_record)
        self.preview = Preview(id="preview")
        self.hints = Hints(id="past-hints")
        self.has_changed = False

    def compose(self) -> ComposeResult:
        """Header, list, what an entry holds, hints."""
        yield self.header
        with Container(id="panes"):
            yield self.records
            yield self.preview
        yield self.hints

    def on_mount(self) -> None:
        """Ask the library."""
        self.look()

    def on_unmount(self) -> None:
        """What the reader did is done."""
        self.work.drain()

    # ------------------------------------------------------------ what a screen says of itself

    def lay_record(self, record: Record, width: int, is_current: bool) -> Line:
        """An entry of the list."""
        raise NotImplementedError

    def rows(self) -> Records[Record]:
        """The entries there are now; asked for in a thread."""
        raise NotImplementedError

    def show_preview(self, record: Record | None) -> None:
        """Show what an entry holds."""
        raise NotImplementedError

    def summary(self) -> str:
        """What stands in the header."""
        return ""

    @staticmethod
    def now() -> datetime:
        """The time where the reader is."""
        return datetime.now().astimezone()

    # ------------------------------------------------------------ what there is

    def look(self, at: int = 0) -> None:
        """Read the list anew, and put the cursor on an entry."""

        def show(rows: Records[Record]) -> None:
            self.records.show(rows, self.notice, at=at)
            self.draw_header()

        self.work.latest("list", self.rows, show)

    @on(Work.Finished)
    def _take_result(self, event: Work.Finished) -> None:
        event.stop()
        if self.is_attached:
            self.work.finish(event)

    @on(RecordList.Passed)
    def _follow(self, event: RecordList.Passed) -> None:
        event.stop()
        self.work.soon("passed", _PAUSE_SECONDS, lambda: self.show_preview(self.records.record))
        self.show_hints()

    def draw_header(self) -> None:
        """Name the screen, and say how much there is."""
        name = (
            Run(" Hearsay", Ink("accent", "bg", "b")),
            Run(f"  {self.name_words}  ", Ink("text", "bg", "b")),
            Run(self.summary(), Ink("dim", "bg")),
        )
        self.header.set_line(fit(name, max(self.size.width, 1), "bg"))

    # ------------------------------------------------------------ keys

    @property
    def is_in_preview(self) -> bool:
        """Whether the reader is in what an entry holds."""
        return self.focused is self.preview

    @property
    def pane(self) -> RecordList[Record] | Preview:
        """Where the reader is."""
        return self.preview if self.is_in_preview else self.records

    def action_cursor_down(self) -> None:
        """Next entry, or a line on."""
        self.pane.move(1)

    def action_cursor_up(self) -> None:
        """Previous entry, or a line back."""
        self.pane.move(-1)

    def action_page_down(self) -> None:
        """A screenful on."""
        self.pane.turn(1)

    def action_page_up(self) -> None:
        """A screenful back."""
        self.pane.turn(-1)

    def action_top(self) -> None:
        """First entry, or the top."""
        self.pane.action_top()

    def action_bottom(self) -> None:
        """Last entry, or the end."""
        self.pane.action_bottom()

    def action_next_pane(self) -> None:
        """To what the entry holds, and back."""
        self.set_class(not self.is_in_preview, "-in-preview")
        self.call_after_refresh((self.records if self.is_in_preview else self.preview).focus)

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._step("undo", "undone", "nothing to undo")

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._step("redo", "done again", "nothing to redo")

    def _step(self, step: str, verb: str, nothing: str) -> None:
        go = cast(Callable[[], "Act | None"], getattr(self.library.history, step))
        self.do(go, lambda act: f"{verb}: {act.what}" if act else nothing)

    def do(self, act: Callable[[], Any], words: Callable[[Any], str]) -> None:
        """Do something, say what it was, and show what there is then; the index follows before that is said."""
        library = self.library

        def work() -> Any:
            result = act()
            library.search.follow()
            return result

        def done(result: Any) -> None:
            self.has_changed = True
            self.hints.say(one_line(words(result)))
            self.look(self.records.place)

        self.work.act(work, done)

    def action_close(self) -> None:
        """Back to the list, or out of the screen."""
        if self.is_in_preview:
            self.action_next_pane()
        else:
            self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        from reader.tui.dialogs.help import HelpScreen  # noqa: PLC0415 — not loaded before it is opened

        self.app.push_screen(HelpScreen(self.own_keys))

    @on(Hints.Answered)
    def _back_to_list(self, event: Hints.Answered) -> None:
        event.stop()
        self.records.focus()

    def on_key(self, _event: events.Key) -> None:
        """Any key ends a message."""
        self.hints.hush()

    def on_resize(self, _event: events.Resize) -> None:
        """Drop or bring back items of the bars."""
        self.draw_header()
        self.show_hints()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the pane that the reader is in."""
        if event.widget is not self.hints:
            self.set_class(self.is_in_preview, "-in-preview")
            self.show_hints()

    # ------------------------------------------------------------ words

    def key(self, action: str) -> str:
        """The key of an action on this screen."""
        return key_text(action, self.own_keys, where=self.where)

    def show_hints(self) -> None:
        """Show the keys."""
        position = self.records.position() if self.has_class("-simple") else ""
        self.hints.show_keys(self.own_hints(), position)

    def own_hints(self) -> list[tuple[str, str]]:
        """The keys of this screen."""
        return [*self._keys]

    def fail(self, error: HearsayError) -> None:
        """Say what went wrong."""
        self.hints.say(one_line(f"{error.message} · {error.hint}" if error.hint else error.message), is_error=True)

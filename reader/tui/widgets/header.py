"""The header: name, search field, counts, filters; while an import runs, how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from reader.model import Counts
from reader.tui.layout import Ink, Line, Run, cells, clip, fit
from reader.tui.layout_bars import NAME, counts_line, field_width, filter_line
from reader.tui.widgets.line_view import LineBar

PLACEHOLDER = "search text, speakers, figures"
_HITS_WIDTH = 8


class SearchField(Input):
    """Where a query is typed; every change is told, so that answers come while typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "leave", show=False),
        Binding("tab", "leave", show=False),
    ]

    class Left(Message):
        """The reader goes on to what was found."""

    class ScopeWanted(Message):
        """The search key again, in an empty field: the other scope."""

    def on_key(self, event: events.Key) -> None:
        """No query begins with a slash, so a second one can mean something else."""
        if event.character == "/" and not self.value.replace(self.selected_text, "", 1):
            event.stop()
            event.prevent_default()
            self.post_message(self.ScopeWanted())

    def action_leave(self) -> None:
        """Go on to what was found."""
        self.post_message(self.Left())


class Header(Horizontal):
    """Joins the parts of the first row."""

    @dataclass
    class QueryTyped(Message):
        """The query is another one."""

        query: str

    @dataclass
    class QueryGiven(Message):
        """Enter was pressed in the field."""

        query: str

    class FieldLeft(Message):
        """The reader moved on from the field with what was found."""

    class ScopeWanted(Message):
        """The reader wants to search where the field does not search now."""

    def __init__(self, *, id: str = "header") -> None:
        super().__init__(id=id)
        self._counts: Counts | None = None
        self._total = 0
        self._chips: tuple[str, ...] = ()
        self._hits = ""
        self._notice = ""
        self._work = ""
        self._placeholder = PLACEHOLDER
        self._is_quiet = False

    def compose(self) -> ComposeResult:
        """Name, field, and the rest."""
        yield LineBar(id="header-name")
        yield SearchField(id="search", compact=True, select_on_focus=True)
        yield LineBar(id="header-info")

    def on_mount(self) -> None:
        """Draw the name."""
        name = Run(NAME, Ink("accent", "bg", "b"))
        self.query_one("#header-name", LineBar).set_line((name, Run(" / ", Ink("accent", "field", "b"))))

    def on_resize(self, event: events.Resize) -> None:
        """Give the field its share."""
        self._fill()

    @property
    def field(self) -> SearchField:
        """The search field."""
        return self.query_one(SearchField)

    def show_counts(self, counts: Counts) -> None:
        """Show what the listed articles hold."""
        self._counts = counts
        self._fill()

    def show_total(self, total: int, chips: tuple[str, ...]) -> None:
        """Show how many articles there are, and why not all are listed."""
        self._total, self._chips = total, chips
        self._fill()

    def show_hits(self, words: str) -> None:
        """Show `3/7` at the end of the field; nothing ends it."""
        self._hits = words
        self._fill()

    def show_notice(self, words: str) -> None:
        """Show something in place of the counts: how far an import is, what a search found; nothing ends it."""
        self._notice = words
        self._fill()

    def show_work(self, words: str) -> None:
        """Show beside the counts what goes on in the background; nothing ends it."""
        if words != self._work:
            self._work = words
            self._fill()

    def set_placeholder(self, words: str) -> None:
        """Say what the empty field is for."""
        self._placeholder = words
        self._fill()

    def set_query(self, query: str) -> None:
        """Put a query in the field without telling anybody."""
        if self.field.value != query:
            self._is_quiet = True
            self.field.value = query

    def _fill(self) -> None:
        width = self.size.width
        if not width:
            return
        field = field_width(width)
        tail = _HITS_WIDTH if self._hits else 0
        typed = max(field - 3 - tail, 4)
        self.field.styles.width = typed
        self.field.placeholder = clip(self._placeholder, typed - 1)
        hits = fit((Run(clip(self._hits, tail).rjust(tail - 1), Ink("accent", "field", "b")),), tail, "field")
        info = width - len(NAME) - field
        self.query_one("#header-info", LineBar).set_line((*hits, *self._info(info)))

    def _info(self, width: int) -> Line:
        right = filter_line(self._chips) if self._total else ()
        size = sum(cells(run.text) for run in right)
        room = width - 2
        if self._notice:
            left: Line = (Run(clip(self._notice, room), Ink("dim", "bg")),)
        else:
            left = counts_line(self._counts, self._total, room - (size if self._chips else 0), self._work)
        used = sum(cells(run.text) for run in left)
        lead = Run("  ", Ink(ground="bg"))
        if used + size + 1 > room:
            return (lead, *left)
        return (lead, *left, Run(" " * (room - used - size), Ink(ground="bg")), *right)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._is_quiet:
            self._is_quiet = False
            return
        self.post_message(self.QueryTyped(event.value))

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.QueryGiven(event.value))

    @on(SearchField.Left)
    def _left(self, event: SearchField.Left) -> None:
        event.stop()
        self.post_message(self.FieldLeft())

    @on(SearchField.ScopeWanted)
    def _pass_on(self, event: SearchField.ScopeWanted) -> None:
        event.stop()
        self.post_message(self.ScopeWanted())

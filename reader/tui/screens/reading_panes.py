"""The panes of the reading screen: where each has its place, which one has the focus, what header and hints say."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from reader.model import Listing
from reader.tui.keys import hints_for, key_text
from reader.tui.layout_bars import Tab, claim_line
from reader.tui.layout_modes import Mode, mode_of
from reader.tui.layout_reading import Reading
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.body import Body
from reader.tui.widgets.claim_list import ClaimList
from reader.tui.widgets.header import Header, SearchField
from reader.tui.widgets.hints import Hints
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from reader.library import Library
    from reader.settings import Settings

PANES = ("list", "body", "claims")
LIST, BODY, CLAIMS = 1, 2, 3
_FIRST_KEYS = (
    ("import_files", "import"),
    ("sort", "sample"),
    ("next_theme", "theme"),
    ("close_or_quit", "quit"),
    ("help", "help"),
)
_SELECTION_KEYS = (
    (("extend_left", "extend_right"), "word"),
    (("cursor_down", "cursor_up"), "sentence"),
    (("highlight",), "highlight"),
    (("note",), "note"),
    (("make_claim",), "claim"),
    (("copy_quote",), "copy"),
    (("clear",), "drop"),
    (("select",), "other end"),
    (("help",), "help"),
)


class PanedScreen(Screen[None]):
    """Articles, text and claims in the arrangement that the terminal has room for."""

    AUTO_FOCUS = "#list"

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__()
        self.library, self.settings = library, settings
        self.listing = Listing()
        self._key_words: dict[str, str] = {}
        self._pane_keys: dict[str, tuple[tuple[str, str], ...]] = {}
        self.header, self.tabs, self.hints = Header(), Tabs(), Hints()
        self.article_list = ArticleList(this_year=datetime.now().astimezone().year, clear_key=self.key("clear"))
        self.body = Body(fold_key=self.key("toggle_fold"), versions_key=self.key("versions"))
        self.body.colours = settings.colours
        self.claim_list = ClaimList()
        self.pane = LIST
        self._is_zoomed = False
        self._is_shut = False

    def compose(self) -> ComposeResult:
        """Header, tabs, panes, hints."""
        yield self.header
        yield self.tabs
        with Container(id="panes"):
            yield self.article_list
            yield self.body
            yield self.claim_list
        yield self.hints

    @property
    def reading(self) -> Reading | None:
        """What is open."""
        return None

    def key(self, action: str) -> str:
        """The key of an action, as it is shown."""
        if action not in self._key_words:  # asked for with every key, and they never change
            self._key_words[action] = key_text(action, self.settings.keys)
        return self._key_words[action]

    @property
    def is_narrowed(self) -> bool:
        """Whether a query or a filter hides articles."""
        return bool(self.listing.query.strip() or self.listing.filter.strip())

    @property
    def is_empty(self) -> bool:
        """Whether there is no article at all."""
        return self.reading is None and not self.is_narrowed and self.article_list.has_none

    @property
    def mode(self) -> Mode:
        """How the panes are arranged now."""
        return mode_of(*self.app.size, is_zoomed=self._is_zoomed)

    @property
    def pane_widget(self) -> LineView:
        """The pane that the reader is in."""
        return (self.article_list, self.body, self.claim_list)[self.pane - 1]

    # ------------------------------------------------------------ places

    def place_panes(self) -> None:
        """Give the panes their places for this size."""
        mode = self.mode
        for each in Mode:
            self.set_class(each is mode, f"-{each}")
        self.set_class(mode.is_alone, "-alone")
        self.set_class(self._is_shut, "-shut")
        for number in (LIST, BODY, CLAIMS):
            self.set_class(number == self.pane, f"-pane-{number}")
        self.claim_list.divide(has_side=mode is Mode.DRAWER)
        self.moved()

    def on_resize(self, event: events.Resize) -> None:
        """Another size may want other places."""
        self.place_panes()

    def show_pane(self, number: int) -> None:
        """Go to a pane, and open the drawer when it is in there."""
        if number == CLAIMS:
            self._is_shut = False
        self.reveal_pane(number)
        if self.pane_widget.focusable:
            self.set_focus(self.pane_widget)  # at once: a key that comes in one piece with this one belongs there
        else:
            self.pane_widget.focus()  # it is about to show

    def reveal_pane(self, number: int) -> None:
        """Show a pane, and leave the focus where it is."""
        self.pane = number
        self.place_panes()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click or key went to a pane."""
        if isinstance(event.widget, LineView) and event.widget.id in PANES:
            number = PANES.index(event.widget.id) + 1
            if number != self.pane:
                self.pane = number
                self.place_panes()
        self.show_hints()

    def toggle_zoom(self) -> None:
        """Give this pane the whole screen, or take it back."""
        self._is_zoomed = not self._is_zoomed
        self.place_panes()

    def toggle_drawer(self) -> None:
        """Shut or open the claims drawer."""
        self._is_shut = not self._is_shut
        if self._is_shut and self.pane == CLAIMS:
            self.show_pane(BODY)
        self.place_panes()

    # ------------------------------------------------------------ words

    def moved(self) -> None:
        """Bring tabs and hints up to date with where the reader is."""
        mode = self.mode
        if mode in {Mode.ONE, Mode.OPEN}:
            self._show_tabs()
        self.show_hints()

    def _show_tabs(self) -> None:
        reading, item = self.reading, self.claim_list.current_item
        articles = self.article_list.position().partition("/")[2]
        counts = (articles, "", f"{reading.claim_count}" if reading else "")
        tabs = [
            Tab(self.key(f"pane({number})"), name, count, self.pane == number)
            for number, (name, count) in enumerate(zip(("Articles", "Reading", "Claims"), counts, strict=True), 1)
        ]
        self.tabs.show(tabs, claim_line(reading, item) if reading and item and self.pane == BODY else ())

    def show_hints(self) -> None:
        """Show the keys of the pane that the reader is in."""
        mode = self.mode
        position = self.pane_widget.position() if mode is Mode.SIMPLE else ""
        self.hints.show_keys(self._hints(mode), position)

    def field_hints(self) -> list[tuple[str, str]]:
        """What the search field does."""
        return []

    def _hints(self, mode: Mode) -> list[tuple[str, str]]:
        if isinstance(self.focused, SearchField):
            return self.field_hints()
        if self.is_empty:
            return [(self.key(action), word) for action, word in _FIRST_KEYS]
        if self.pane == BODY and self.body.selected():
            return [*((" ".join(self.key(name) for name in names), word) for names, word in _SELECTION_KEYS)]
        return self._pane_hints(mode)

    def _pane_hints(self, mode: Mode) -> list[tuple[str, str]]:
        """The keys of this pane; the search key finds when there is a text under it."""
        finds = {"search": "find"} if self.pane == BODY and self.reading else {}
        pane = PANES[self.pane - 1]
        if pane not in self._pane_keys:
            self._pane_keys[pane] = hints_for(pane, self.settings.keys)
        hints = [(key, finds.get(word, word)) for key, word in self._pane_keys[pane]]
        if mode.is_alone:
            hints.insert(0, (" ".join(self.key(f"pane({number})") for number in (LIST, BODY, CLAIMS)), "tab"))
        if mode is Mode.DRAWER:
            hints.insert(3, (self.key("toggle_drawer"), "drawer"))
        if self.body.hits and self.pane == BODY:
            found = (("next_hit", "next hit"), ("previous_hit", "previous"), ("clear", "clear search"))
            hints = [*((self.key(action), word) for action, word in found), *hints]
        return hints

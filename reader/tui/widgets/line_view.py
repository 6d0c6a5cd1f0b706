"""A scrolling widget that draws itself line by line and asks for nothing that is not on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, fit
from reader.tui.theme import NO_EDGES, Edges, Paint
from reader.tui.widgets.rows import RowsCache

WHEEL_LINES = 3


class LineBar(Widget, inherit_bindings=False):
    """One row of runs: header, tabs, hints."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._line: Line = ()
        self._paint: Paint | None = None
        self._paint_theme = ""

    def set_line(self, line: Line) -> None:
        """Show other runs."""
        if line != self._line:
            self._line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint the row."""
        if self._paint is None or self._paint_theme != self.app.theme:
            self._paint, self._paint_theme = Paint(self.app.theme_variables), self.app.theme
        return self._paint.strip(fit(self._line if y == 0 else (), self.size.width, "bg"))

    def notify_style_update(self) -> None:
        """Forget the colours when the theme changed."""
        self._paint = None
        super().notify_style_update()


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Base of the three panes: lines in inks, painted in the colours of the current theme."""

    DEFAULT_CSS = "LineView { overflow: hidden hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = []
    ground = "surface"
    _is_naming = False

    @dataclass
    class Wanted(Message):
        """A key asked for something that is not the widget's own to do; `what` is the action's name."""

        what: str

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._paint: Paint | None = None
        self._paint_theme = ""
        self._row_width = self._rows_seen = self._top_row = 0
        self._styles_cache = RowsCache(self)
        self._border_words: tuple[Content | str, Content | str | None] = ("", "")

    def line(self, y: int) -> Line:
        """The line at `y` of the whole content; an empty one fills up with the ground."""
        raise NotImplementedError

    def position(self) -> str:
        """Where the reader is in it, in words."""
        return ""

    def action_top(self) -> None:
        """Go to the top."""
        self.jump(0)

    def action_bottom(self) -> None:
        """Go to the end."""
        self.jump(int(self.max_scroll_y))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some of the rows; what all of them need is looked up once."""
        if self._paint is None or self._paint_theme != self.app.theme:
            self._paint, self._paint_theme = Paint(self.app.theme_variables), self.app.theme
        (self._row_width, self._rows_seen), self._top_row = self.size, int(self.scroll_offset.y)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one row of what is visible; called by `render_lines` alone."""
        return self.painted(y, NO_EDGES)

    def painted(self, y: int, edges: Edges) -> Strip:
        """Paint one row of what is visible between the edges of the pane; called by `render_lines` alone."""
        assert self._paint is not None
        return self._paint.strip(fit(self.line(self._top_row + y), self._row_width, self.ground), edges)

    def notify_style_update(self) -> None:
        """Forget the colours when the theme changed."""
        self._paint = None
        super().notify_style_update()

    @property
    def allow_vertical_scroll(self) -> bool:
        """Lines scroll without a scrollbar; for a bar that shows or hides all panes would be laid out again."""
        return True

    def set_height(self, lines: int) -> None:
        """Say how many lines there are in all; no other widget has to move for that."""
        self.set_reactive(LineView.virtual_size, Size(self.size.width, lines))
        if self.scroll_offset.y > self.max_scroll_y:
            self.call_later(self._stay_inside)

    def _stay_inside(self) -> None:
        if self.scroll_offset.y > self.max_scroll_y:
            self.jump(int(self.max_scroll_y))

    def show_lines(self, top: int, bottom: int, *, margin: int = 0) -> None:
        """Scroll as little as possible so that lines `top` to `bottom` (exclusive) are visible."""
        height = max(self.size.height, 1)
        margin = min(margin, max(0, (height - (bottom - top)) // 2))
        here = int(self.scroll_offset.y)
        if bottom + margin > here + height:
            here = bottom + margin - height
        here = min(here, top - margin)
        self.jump(here)

    def jump(self, y: int) -> None:
        """Put line `y` at the top, as far as there are lines."""
        self.scroll_to(y=max(0, min(y, self.max_scroll_y)), animate=False)

    def name_border(self, title: str, *, subtitle: str | None = None) -> None:
        """Set the words in the border; never markup."""
        self._is_naming = True
        try:
            self._set_words(title, subtitle)
        finally:
            self._is_naming = False

    def _set_words(self, title: str, subtitle: str | None) -> None:
        named = self.padded(title), None if subtitle is None else self.padded(subtitle)
        if named[0] != self._border_words[0]:
            self.border_title = named[0]
        if named[1] is not None and named[1] != self._border_words[1]:
            self.border_subtitle = named[1]
        self._border_words = named[0], self._border_words[1] if named[1] is None else named[1]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Have it painted again; a name in the border changes the border alone, where Textual paints all rows again."""
        if self._is_naming and not regions:
            width, height = self.outer_size.width, self.size.height
            regions = (Region(-1, -1, width, 1), Region(-1, height, width, 1))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def padded(self, words: str) -> Content | str:
        """Words for a border without sides, which sets no space around them by itself."""
        if not words:
            return ""
        is_open = not self.styles.border_left[0]
        return Content(f" {one_line(words)} " if is_open else one_line(words))

    def blank(self, words: str = "", fg: str = "faint") -> Line:
        """A line that holds nothing, or a word about why."""
        return (Run(words, Ink(fg, self.ground)),) if words else ()

    def want(self, what: str) -> None:
        """Ask whoever holds the pane."""
        self.post_message(self.Wanted(what))

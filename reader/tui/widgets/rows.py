"""Finished rows of a pane: what Textual works out for every row from the style sheet is worked out for one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.theme import NO_EDGES, Edges

if TYPE_CHECKING:
    from reader.tui.widgets.line_view import LineView


class RowsCache(StylesCache):
    """Rows as they go to the terminal, with the border at both sides.

    All rows inside one border have the same edges: Textual draws the first, and the others take over its edges. That
    is a third of what a page costs; a page of rows has no room for it within a frame.
    """

    def __init__(self, pane: LineView) -> None:
        super().__init__()
        self._pane = pane
        self._finished: dict[int, Strip] = {}
        self._edges: Edges | None = None

    def clear(self) -> None:
        """Draw all anew."""
        super().clear()
        self._finished.clear()
        self._edges = None

    def set_dirty(self, *regions: Region) -> None:
        """Draw some rows anew, or all."""
        super().set_dirty(*regions)
        for region in regions:
            for y in region.line_range:
                self._finished.pop(y, None)

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """Rows of the pane; those that are finished already are given again."""
        size = self._pane.region.size
        if size.width != self._width:
            self.clear()
        missing = [y for y in crop.line_range if y not in self._finished]
        if missing:
            self._finish(missing, size.width, size.height)
        rows = [self._finished[y] for y in crop.line_range]
        first, last = crop.column_span
        return rows if (first, last) == (0, size.width) else [row.crop(first, last) for row in rows]

    def _finish(self, missing: Iterable[int], width: int, height: int) -> None:
        pane, gutter = self._pane, self._pane.styles.gutter
        inside = range(gutter.top, height - gutter.bottom)
        filters, ground = pane.get_line_filters(), pane.background_colors[1]
        for y in missing:
            if y not in inside or self._edges is None:
                (row,) = super().render_widget(pane, Region(0, y, width, 1))
                if y in inside:
                    self._edges = _edges(row, gutter.left, gutter.right)
            else:
                row = pane.painted(y - gutter.top, self._edges)
                for each in filters:
                    row = row.apply_filter(each, ground)
            self._finished[y] = row


def _edges(row: Strip, left: int, right: int) -> Edges:
    if not left and not right:
        return NO_EDGES
    return tuple(row.crop(0, left)), tuple(row.crop(row.cell_length - right))

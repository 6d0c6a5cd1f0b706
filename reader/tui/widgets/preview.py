"""What an entry of a list holds, beside or below it: lines that scroll."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events

from reader.tui.layout import Line
from reader.tui.widgets.line_view import LineView


class Preview(LineView):
    """Lines, laid for the room there is."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lay: Callable[[int], Sequence[Line]] = lambda width: ()
        self._lines: Sequence[Line] = ()

    def show(self, title: str, lay: Callable[[int], Sequence[Line]]) -> None:
        """Show what `lay` makes for a width, from its top."""
        self._lay = lay
        self.name_border(title)
        self._relay()
        self.jump(0)

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap anew."""
        self._relay()

    def _relay(self) -> None:
        self._lines = self._lay(max(self.size.width, 1))
        self.set_height(len(self._lines))
        self._tell_rest()
        self.refresh()

    def _tell_rest(self) -> None:
        rest = len(self._lines) - int(self.scroll_offset.y) - self.size.height
        self.name_border(self._title, subtitle=f"▾ {rest} more" if rest > 0 else "")

    @property
    def _title(self) -> str:
        return str(self._border_words[0]).strip()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say how much is below."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_rest()

    def line(self, y: int) -> Line:
        """One line."""
        return self._lines[y] if 0 <= y < len(self._lines) else ()

    def move(self, step: int) -> None:
        """Scroll by some lines."""
        self.jump(int(self.scroll_offset.y) + step)

    def turn(self, step: int) -> None:
        """Scroll by a screenful."""
        self.move(step * max(self.size.height - 1, 1))

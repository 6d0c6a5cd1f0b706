"""What changed between two versions of an article; with a cursor on one of the changes."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from reader.tui.layout import Line
from reader.tui.layout_revision import Compared, Row, folded, lay, rows_of_changes
from reader.tui.layout_versions import Grid, change_words, grid_of, marks_words, revision_line
from reader.tui.widgets.line_view import LineView


class RevisionView(LineView):
    """Both versions in one column, or side by side where there is room."""

    @dataclass
    class Passed(Message):
        """Another change has the cursor."""

    def __init__(self, *, id: str, fold_key: str = "z") -> None:
        super().__init__(id=id)
        self.compared: Compared | None = None
        self.change = 0
        self._fold_key = fold_key
        self._whole: tuple[Row, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._changes: list[int] = []
        self._grid = Grid(0, 0, 1, False)
        self._is_folded = True
        self._notice = ""

    def show(self, compared: Compared) -> None:
        """Show two versions, at their first change."""
        self.compared, self.change, self._is_folded = compared, 0, True
        self._relay()
        self.jump(0)
        self.go(0)

    def say_instead(self, words: str) -> None:
        """Show a word about why nothing is shown."""
        self.compared, self._rows, self._changes, self._notice = None, (), [], words
        self.set_height(1)
        self.name_border("What changed", subtitle="")
        self.refresh()

    def _relay(self) -> None:
        """Set the rows for the room there is."""
        if self.compared is None:
            return
        self._grid = grid_of(max(self.size.width, 1))
        self._whole = lay(self.compared, self._grid.measure, is_beside=self._grid.is_beside)
        self._fold()

    def _fold(self) -> None:
        if self.compared is None:
            return
        self._rows = tuple(folded(self._whole)) if self._is_folded else self._whole
        self._changes = rows_of_changes(self.compared, self._rows, is_beside=self._grid.is_beside)
        self.set_height(len(self._rows) + 1)
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Set it anew; the change with the cursor stays in view."""
        self._relay()
        self.go(self.change)

    # ------------------------------------------------------------ drawing

    def line(self, y: int) -> Line:
        """One row; above the first one there is room."""
        if self.compared is None:
            return self.blank(f"   {self._notice}") if y == 1 else ()
        if not 0 < y <= len(self._rows):
            return ()
        is_current = bool(self._changes) and y - 1 == self._changes[self.change]
        return revision_line(self.compared, self._rows[y - 1], self._grid, self._fold_key, is_current=is_current)

    def position(self) -> str:
        """Which change has the cursor."""
        return f"change {self.change + 1:,}/{len(self._changes):,}" if self._changes else ""

    def _name_border(self) -> None:
        if self.compared is not None:
            words = change_words(self.compared.removed, self.compared.added)
            marks = marks_words(self.compared.revision.new_marks)
            self.name_border(" · ".join(part for part in (words, marks) if part), subtitle=self.position())

    # ------------------------------------------------------------ moving

    def go(self, change: int) -> None:
        """Put the cursor on a change, and bring it into view."""
        before, self.change = self.change, max(0, min(change, len(self._changes) - 1))
        if self._changes:
            row = self._changes[self.change] + 1
            self.show_lines(row if self.change else 0, row + 1, margin=4)
            for number in {before, self.change}:
                self.refresh_lines(self._changes[min(number, len(self._changes) - 1)] + 1)
        self._name_border()
        self.post_message(self.Passed())

    def fold(self) -> None:
        """Show what is the same in full, or fold it."""
        self._is_folded = not self._is_folded
        self._fold()
        self.go(self.change)

    def move(self, step: int) -> None:
        """Scroll by some rows."""
        self.jump(int(self.scroll_offset.y) + step)

    def turn(self, step: int) -> None:
        """Scroll by a screenful."""
        self.move(step * max(self.size.height - 2, 1))

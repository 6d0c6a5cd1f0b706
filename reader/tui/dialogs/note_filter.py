"""Which notes are listed: boxes for kinds, colours, verdicts, places and tags."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.tui.dialogs.frame import Dialog, shown_line
from reader.tui.layout_note_filter import Ticks


class NoteFilterDialog(Dialog[Ticks]):
    """Boxes; nothing ticked lists everything."""

    heading = "Filter"
    AUTO_FOCUS = "OptionList"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Space", "tick"),
        ("Enter", "apply"),
        ("Del", "clear all"),
        ("Esc", "close"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False),
        Binding("delete,backspace", "clear_all", show=False),
        Binding("j,о", "move(1)", show=False),
        Binding("k,л", "move(-1)", show=False),
    ]

    def __init__(self, rows: dict[str, str], ticks: Collection[str]) -> None:
        super().__init__()
        self._rows = rows
        self._ticked = set(ticks) & set(rows)

    def parts(self) -> Iterable[Widget]:
        """The boxes."""
        yield OptionList(*[Option(self._row(one)) for one in self._rows], id="boxes", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on the first box."""
        super().on_mount()
        self.query_one(OptionList).highlighted = 0

    def _row(self, one: str) -> Content:
        is_ticked = one in self._ticked
        box = ("[x] ", "bold $h-accent") if is_ticked else ("[ ] ", "$h-faint")
        return Content.assemble(box, shown_line(self._rows[one], "bold" if is_ticked else ""))

    def _toggle(self, row: int) -> None:
        one = list(self._rows)[row]
        self._ticked ^= {one}
        self.query_one(OptionList).replace_option_prompt_at_index(row, self._row(one))

    def action_tick(self) -> None:
        """Tick or untick the row with the cursor."""
        row = self.query_one(OptionList).highlighted
        if row is not None:
            self._toggle(row)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        choices = self.query_one(OptionList)
        if rows > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    def action_clear_all(self) -> None:
        """Untick everything."""
        for row, one in enumerate(self._rows):
            if one in self._ticked:
                self._toggle(row)

    @on(OptionList.OptionSelected)
    def _apply(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(frozenset(self._ticked))

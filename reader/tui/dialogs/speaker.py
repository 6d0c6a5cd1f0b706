"""Naming the speaker of a claim, with the names that are known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.text.neutralise import one_line
from reader.tui.dialogs.frame import Dialog, shown_line

_SHOWN_MOST = 50


class SpeakerDialog(Dialog[str]):
    """Asks for a name; an empty one stands for the speaker that was found.

    `Enter` keeps what is in the field, unless the arrows went to one of the names below it: then that one.

    Args:
        found: who was found, in words.
        name: what the field begins with.
        known: names to choose from, the likeliest first.
    """

    heading = "Correct the speaker"
    AUTO_FOCUS = "#speaker"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", "keep"),
        ("↑ ↓", "names"),
        ("Tab", "complete"),
        ("Esc", "close"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, found: str, name: str, known: Iterable[str]) -> None:
        super().__init__()
        self._found = found
        self._given = one_line(name)
        self._known: dict[str, str] = {}
        self._offered: list[str] = []
        self._learn(one_line(each) for each in known)

    def know(self, names: Iterable[str]) -> None:
        """Offer more names, behind those that it has; they are displayable already."""
        self._learn(names)
        if self.is_mounted:
            row = self._names.highlighted
            self._offer(self._field.value)
            self._names.highlighted = row

    def _learn(self, names: Iterable[str]) -> None:
        for name in names:
            if name and name != self._given:
                self._known.setdefault(name, name.casefold())

    def parts(self) -> Iterable[Widget]:
        """Who was found, the field, and names below it."""
        yield Static(shown_line(f"found: {self._found}"))
        yield Static(shown_line("an empty field takes who was found", "$h-faint"))
        yield Input(self._given, placeholder="a name", id="speaker")
        names = OptionList(id="names", markup=False)
        names.can_focus = False
        yield names

    def on_mount(self) -> None:
        """Offer all names."""
        super().on_mount()
        self._offer(self._given)

    @on(Input.Changed, "#speaker")
    def _typed(self, event: Input.Changed) -> None:
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        """Show the names that hold every word typed; all while nothing was."""
        words = [] if typed == self._given else typed.casefold().split()
        fitting = [name for name, folded in self._known.items() if all(word in folded for word in words)]
        self._offered = fitting[:_SHOWN_MOST]
        names = self._names
        names.clear_options()
        names.add_options([Option(shown_line(name)) for name in self._offered])
        if len(fitting) > _SHOWN_MOST:
            names.add_option(Option(f"+ {len(fitting) - _SHOWN_MOST:,} more", disabled=True))
        names.highlighted = None
        names.display = bool(fitting)

    @property
    def _field(self) -> Input:
        return self.query_one("#speaker", Input)

    @property
    def _names(self) -> OptionList:
        return self.query_one("#names", OptionList)

    def action_move(self, rows: int) -> None:
        """Go down into the names, or up and back into the field."""
        row = -1 if self._names.highlighted is None else self._names.highlighted
        row = min(row + rows, len(self._offered) - 1)
        self._names.highlighted = row if row >= 0 else None

    def action_complete(self) -> None:
        """Put the name with the cursor, or the first one, into the field."""
        if self._offered:
            field = self._field
            field.value = self._offered[self._names.highlighted or 0]
            field.cursor_position = len(field.value)

    @on(Input.Submitted, "#speaker")
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        row = self._names.highlighted
        self.dismiss(" ".join(event.value.split()) if row is None else self._offered[row])

    @on(OptionList.OptionSelected, "#names")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._offered[event.option_index])

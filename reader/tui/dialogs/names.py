"""A field for a speaker's name, with the names that are known below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.text.neutralise import one_line
from reader.tui.dialogs.frame import shown_line

_SHOWN_MOST = 50


class NameSuggester(Suggester):
    """Completes what is typed with the first name that begins like it."""

    def __init__(self, known: dict[str, str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The whole name, or nothing."""
        typed = value.casefold()
        name = next((name for name, folded in self._known.items() if typed and folded.startswith(typed)), "")
        return name if len(name) > len(value) else None


class NameChooser(Vertical):
    """What is typed counts, unless the cursor went to one of the names below: then that one.

    Args:
        given: what the field begins with.
        known: names to choose from, the likeliest first.
        placeholder: what stands in the empty field.
    """

    @dataclass
    class Given(Message):
        """A name was given with Enter or a click."""

    def __init__(self, given: str, known: Iterable[str] = (), *, placeholder: str = "a name") -> None:
        super().__init__(classes="chooser")
        self._given = one_line(given)
        self._placeholder = placeholder
        self._known: dict[str, str] = {}
        self._offered: list[str] = []
        self._learn(one_line(each) for each in known)

    def compose(self) -> ComposeResult:
        """The field, and names below it."""
        suggester = NameSuggester(self._known)
        yield Input(self._given, placeholder=self._placeholder, suggester=suggester, id="speaker")
        names = OptionList(id="names", markup=False)
        names.can_focus = False
        yield names

    def on_mount(self) -> None:
        """Offer all names."""
        self._offer(self._given)

    @property
    def value(self) -> str:
        """The name with the cursor, else what is in the field, without superfluous white space."""
        row = self._names.highlighted
        return " ".join(self.field.value.split()) if row is None else self._offered[row]

    @property
    def field(self) -> Input:
        """The field."""
        return self.query_one("#speaker", Input)

    @property
    def _names(self) -> OptionList:
        return self.query_one("#names", OptionList)

    def know(self, names: Iterable[str]) -> None:
        """Offer more names, behind those that it has; they are displayable already."""
        self._learn(names)
        if self.is_mounted:
            row = self._names.highlighted
            self._offer(self.field.value)
            self._names.highlighted = row

    def _learn(self, names: Iterable[str]) -> None:
        for name in names:
            if name and name != self._given:
                self._known.setdefault(name, name.casefold())

    def move(self, rows: int) -> bool:
        """Go down into the names, or up and back into the field; says whether there was somewhere to go."""
        row = -1 if self._names.highlighted is None else self._names.highlighted
        to = row + rows
        if not -1 <= to < len(self._offered):
            return False
        self._names.highlighted = to if to >= 0 else None
        return True

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

    @on(Input.Submitted, "#speaker")
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Given())

    @on(OptionList.OptionSelected, "#names")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._names.highlighted = event.option_index
        self.post_message(self.Given())

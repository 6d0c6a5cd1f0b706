"""Fields of the note editor: they leave to the editor the keys that it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, TextArea

from reader.tui.keys import bindings_for

_OFFER_KEYS = frozenset({"up", "down", "pageup", "pagedown", "enter", "escape"})


def without_keys_of_editor(bindings: Iterable[BindingType]) -> list[BindingType]:
    """A field's bindings without the keys that the note editor has: Ctrl+E would go to the end of the line."""
    taken = {name for binding in bindings_for("note") for name in binding.key.split(",")}
    kept: list[BindingType] = []
    for binding in bindings:
        assert isinstance(binding, Binding)  # Textual's fields write them out
        names = [name for name in binding.key.split(",") if name not in taken]
        if names:
            kept.append(replace(binding, key=",".join(names)))
    return kept


class NoteArea(TextArea, inherit_bindings=False):
    """The text of a note. While something is offered below it, arrows and Enter choose there."""

    BINDINGS: ClassVar[list[BindingType]] = without_keys_of_editor(TextArea.BINDINGS)

    @dataclass
    class Answered(Message):
        """A key that means what is offered."""

        key: str

    is_offering = False

    async def _on_key(self, event: events.Key) -> None:
        if self.is_offering and event.key in _OFFER_KEYS:
            event.stop()
            event.prevent_default()
            self.post_message(self.Answered(event.key))
            return
        await super()._on_key(event)


class TagField(Input, inherit_bindings=False):
    """The tags of a note, in one line."""

    BINDINGS: ClassVar[list[BindingType]] = without_keys_of_editor(Input.BINDINGS)

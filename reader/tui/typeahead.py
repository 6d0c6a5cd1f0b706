"""Keys that are typed before the dialog they are meant for is there."""

from __future__ import annotations

from time import monotonic

from textual import events

OPENERS = frozenset(
    {
        "note",
        "tags",
        "filter",
        "sort",
        "filter_speaker",
        "why",
        "verdict_menu",
        "compare",
        "timeline",
        "correct_claim",
        "make_claim",
    }
)
"""Actions of a pane that end in a dialog, a thread later."""
OPENERS_AT_ONCE = frozenset(
    {"import_files", "export", "help", "command_palette", "speakers", "notes", "timeline", "history", "bin", "versions"}
)
"""Actions after which the dialog is on its way already."""
OPENERS_ABOVE = frozenset({"note", "edit_note", "edit_tags", "filter_notes"})
"""Actions of another screen that end in a dialog, a thread later."""
OPENERS_BEHIND = frozenset({"correct_claim"})
"""Actions of a dialog that closes, after which the screen below it is asked for another one."""
PATIENCE_SECONDS = 1.0

Typed = events.Key | events.Paste


class TypeAhead:
    """Holds keys and pasted text back, from the key that asks for a dialog until that takes them.

    A terminal sends what is typed fast, or pasted, in one piece; below the dialog the letters would highlight, archive
    and undo.
    """

    def __init__(self) -> None:
        self._held: list[Typed] = []
        self._since = 0.0
        self.is_holding = False
        self.is_asked = False
        """Whether the pane's wish is not answered yet: nobody can tell whether there will be a dialog."""

    @property
    def is_overdue(self) -> bool:
        """Whether the answer will not come any more."""
        return monotonic() - self._since > PATIENCE_SECONDS

    def begin(self, *, is_asked: bool) -> None:
        """Hold what comes from now on."""
        self.is_holding, self.is_asked, self._since = True, is_asked, monotonic()

    def hold(self, event: Typed) -> None:
        """Keep one for later; those that went through a pane come after those that did not, so time decides."""
        self._held.append(event)

    def end(self) -> list[Typed]:
        """Hold no longer; returns what was held, as new events in the order in which it was typed."""
        held, self._held = sorted(self._held, key=lambda event: event.time), []
        self.is_holding = self.is_asked = False
        return [
            events.Paste(event.text) if isinstance(event, events.Paste) else events.Key(event.key, event.character)
            for event in held
        ]

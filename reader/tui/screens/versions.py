"""The versions of an article, and what changed from one to another, with the reader's marks in both."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from reader.tui.keys import bindings_for
from reader.tui.layout_versions import Chosen
from reader.tui.screens.versions_panes import VersionsPanes


class VersionsScreen(VersionsPanes):
    """Two versions, the newest and the one before it to begin with: what its keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("versions")]

    def action_cursor_down(self) -> None:
        """A line on."""
        self.changes.move(1)

    def action_cursor_up(self) -> None:
        """A line back."""
        self.changes.move(-1)

    def action_page_down(self) -> None:
        """A screenful on."""
        self.changes.turn(1)

    def action_page_up(self) -> None:
        """A screenful back."""
        self.changes.turn(-1)

    def action_top(self) -> None:
        """The first change."""
        self.changes.go(0)

    def action_bottom(self) -> None:
        """The end."""
        self.changes.action_bottom()

    def action_next_change(self) -> None:
        """The next change."""
        self.changes.go(self.changes.change + 1)

    def action_previous_change(self) -> None:
        """The change before."""
        self.changes.go(self.changes.change - 1)

    def action_toggle_fold(self) -> None:
        """Show what is the same in full, or fold it."""
        self.changes.fold()

    def action_next_pane(self) -> None:
        """Let the arrows change the other side."""
        self.chosen = self.chosen._replace(is_old=not self.chosen.is_old)
        self.strip.relay()

    def action_older_version(self) -> None:
        """An older version on the side that the arrows change."""
        self._choose(1)

    def action_newer_version(self) -> None:
        """A newer version there."""
        self._choose(-1)

    def _choose(self, step: int) -> None:
        old, new, is_old = self.chosen
        last = len(self.versions) - 1
        if last < 1:
            return
        if is_old:
            chosen = Chosen(max(new + 1, min(old + step, last)), new, is_old)
        else:
            now = max(0, min(new + step, last - 1))
            chosen = Chosen(now + 1, now)
        if chosen != self.chosen:
            self.chosen = chosen
            self.compare()

    def action_next_waiting(self) -> None:
        """The next mark that waits."""
        self.waiting.next()
        self.show_waiting()

    def action_accept_place(self) -> None:
        """The mark belongs where it was found."""
        self.waiting.accept()

    def action_reject_place(self) -> None:
        """The mark is not in this version."""
        self.waiting.reject()

    def action_attach_mark(self) -> None:
        """Choose the words of the text that the mark belongs to."""
        self.waiting.attach()

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.do(self.library.history.undo, lambda act: f"undone: {act.what}" if act else "nothing to undo")

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.do(self.library.history.redo, lambda act: f"done again: {act.what}" if act else "nothing to redo")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show the keys."""
        from reader.tui.dialogs.help import HelpScreen  # noqa: PLC0415 — not loaded before it is opened

        self.app.push_screen(HelpScreen(self.own_keys))

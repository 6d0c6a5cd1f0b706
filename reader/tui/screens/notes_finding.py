"""Notes of all articles: how they are found, and whither their links lead."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from reader.model import LinkTarget, NoteSort
from reader.tui.layout_note_filter import Ticks, boxes
from reader.tui.layout_note_page import NOTE_LINK
from reader.tui.screens.notes_panes import SORT_WORDS, NotePlace, NotesPanes
from reader.tui.widgets.mark_view import MarkedView


class NotesFinding(NotesPanes):
    """Filters, sorts and searches; goes from the list to the note, from there along its links, and back."""

    # ------------------------------------------------------------ links

    @on(MarkedView.Followed)
    def _follow_link(self, event: MarkedView.Followed) -> None:
        event.stop()
        link = event.link
        if link.is_outside:
            self.hints.say("addresses are shown here, not opened")
        elif link.target.startswith(NOTE_LINK):
            self._go_to_note(link.target.removeprefix(NOTE_LINK))
        else:
            library = self.library
            self.work.latest(
                "follow",
                lambda: library.links.targets([link.target]),
                lambda found: self.follow_to(found.get(link.target)),
            )

    def follow_to(self, target: LinkTarget | None) -> None:
        """Open what a link leads to."""
        if target is None:
            self.hints.say("what this leads to is not here any more")
        else:
            self.dismiss(NotePlace(target.article_uid, target.uid if target.is_claim else ""))

    def _go_to_note(self, uid: str) -> None:
        """Put the cursor on another note; what hides it goes."""
        self.ticks = frozenset()
        self.field.value = ""
        self.notes.focus()
        self.look(uid)

    def action_close(self) -> None:
        """Back by one: from the note or the field to the list, from a search, from a filter, out of the screen."""
        if self.is_in_note:
            self._leave_note()
        elif self.field.value:
            self.field.value = ""
            self.notes.focus()
        elif self.focused is self.field:
            self.notes.focus()
        elif self.ticks:
            self._filtered(frozenset())
        else:
            self.dismiss(None)

    # ------------------------------------------------------------ panes

    def action_next_pane(self) -> None:
        """To the note, or back to the list."""
        if self.is_in_note:
            self._leave_note()
        elif self.notes.here is not None:
            self.add_class("-in-note")
            if not self.has_class("-columns"):  # there it is shown already
                self.show_note()
            self.call_after_refresh(self.note.focus)

    def _leave_note(self) -> None:
        self.remove_class("-in-note")
        self.call_after_refresh(self.notes.focus)

    def action_search_notes(self) -> None:
        """Go to the field."""
        self.remove_class("-in-note")
        self.set_focus(self.field)  # at once: the next key belongs to the query already

    @on(Input.Changed, "#search-notes")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.look()

    @on(Input.Submitted, "#search-notes")
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self.notes.focus()

    def action_cursor_down(self) -> None:
        """In the field too, the arrows move in the list."""
        self.notes.action_cursor_down()

    def action_cursor_up(self) -> None:
        """In the field too, the arrows move in the list."""
        self.notes.action_cursor_up()

    def action_filter_notes(self) -> None:
        """Ask which notes to list."""
        from reader.tui.dialogs.note_filter import NoteFilterDialog  # noqa: PLC0415 — loaded when it is opened

        library, colours, has_article = self.library, self.colours, bool(self.article_uid)

        def ask(tags: tuple[str, ...]) -> None:
            dialog = NoteFilterDialog(boxes(colours, tags, has_article=has_article), self.ticks)
            self.app.push_screen(dialog, self._filtered)

        self.work.latest("dialog", library.notes.tags, ask)

    def _filtered(self, ticks: Ticks | None) -> None:
        if ticks is not None:
            self.ticks = ticks
            self.look()

    def action_sort_notes(self) -> None:
        """The next order."""
        orders = list(NoteSort)
        self.sort = orders[(orders.index(self.sort) + 1) % len(orders)]
        self.hints.say(SORT_WORDS[self.sort])
        self.look()

"""Everyone who speaks: what its keys do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import BindingType
from textual.widgets import Input

from reader.errors import UsageError
from reader.model import Act
from reader.text.neutralise import one_line
from reader.tui.keys import bindings_for
from reader.tui.layout import clip
from reader.tui.screens.speakers_panes import NAME_CELLS, SpeakersPanes
from reader.tui.widgets.speaker_view import SpeakerView

if TYPE_CHECKING:
    from reader.library import Library


class SpeakersScreen(SpeakersPanes):
    """Merges names, splits them, opens claims; the result names the article and claim to open."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("speakers")]

    # ------------------------------------------------------------ keys

    def action_open_claim(self) -> None:
        """From a speaker to the claims, from a claim to its article."""
        if not self.is_in_claims:
            self.show_claims(self._enter_claims)
        elif self.claims.card is not None:
            statement = self.claims.card.statement
            self.dismiss((statement.article.uid, statement.uid))

    @on(SpeakerView.Chosen)
    def _open(self, event: SpeakerView.Chosen) -> None:
        event.stop()
        self.dismiss((event.card.statement.article.uid, event.card.statement.uid))

    def _enter_claims(self) -> None:
        self.add_class("-in-claims")
        self.call_after_refresh(self.claims.focus)

    def action_next_pane(self) -> None:
        """To the claims, or back to the speakers."""
        if self.is_in_claims:
            self._back_to_list()
        else:
            self.show_claims(self._enter_claims)

    def _back_to_list(self) -> None:
        self.remove_class("-in-claims")
        self.call_after_refresh(self.speakers.focus)

    def action_close(self) -> None:
        """Back by one: from the claims or the field to the speakers, from a mark, from a filter, out of the screen."""
        if self.is_in_claims:
            self._back_to_list()
        elif self.field.value:
            self.field.value = ""
            self.speakers.focus()
        elif self.focused is self.field:
            self.speakers.focus()
        elif self.speakers.marked:
            self.speakers.mark("")
            self.show_hints()
        else:
            self.dismiss(None)

    def action_filter(self) -> None:
        """Go to the field that narrows the list down."""
        self._back_to_list() if self.is_in_claims else None
        self.call_after_refresh(self.field.focus)

    @on(Input.Changed, "#filter")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.speakers.narrow(event.value)

    @on(Input.Submitted, "#filter")
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self.speakers.focus()

    def action_cursor_down(self) -> None:
        """In the field too, the arrows move in the list."""
        self.speakers.action_cursor_down()

    def action_cursor_up(self) -> None:
        """In the field too, the arrows move in the list."""
        self.speakers.action_cursor_up()

    def action_unfold_names(self) -> None:
        """Show or hide the names that are one with this one."""
        if not self.speakers.unfold():
            self.hints.say("no other name is folded under this one")

    def action_merge(self) -> None:
        """Mark a name; then say that it is the one with the cursor."""
        row, marked, library = self.speakers.row, self.speakers.marked, self.library
        if row is None or self.is_in_claims:
            return
        if not marked or marked == row.name:
            self.speakers.mark("" if marked else row.name)
            self.show_hints()
            return
        into = row.speaker.name
        self.speakers.mark("")
        words = f"“{clip(one_line(marked), NAME_CELLS)}” is “{clip(one_line(into), NAME_CELLS)}” everywhere"
        self.work.act(partial(library.speakers.merge, marked, into), lambda _: self._changed(words, into))

    def action_split(self) -> None:
        """Let the name with the cursor stand for itself again; of a speaker, all names folded under it."""
        row, library = self.speakers.row, self.library
        if row is None or self.is_in_claims:
            return
        if not row.speaker.variants:
            self.hints.say("this name is merged with no other")
            return
        name = row.name
        words = f"“{clip(one_line(name), NAME_CELLS)}” stands for itself"
        self.work.act(lambda: split(library, name), lambda _: self._changed(words, name))

    def _changed(self, words: str, at: str) -> None:
        self.has_changed = True
        self.hints.say(f"{words} · {self.key('undo')} undoes")
        self.look(at)

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._go_in_history("undo", "undone", "nothing to undo")

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._go_in_history("redo", "done again", "nothing to redo")

    def _go_in_history(self, step: str, verb: str, nothing: str) -> None:
        def went(act: Act | None) -> None:
            if act is None:
                self.hints.say(nothing)
                return
            self.has_changed = True
            self.hints.say(f"{verb}: {one_line(act.what)}")
            self.look(self.speakers.current_name)

        self.work.act(cast(Callable[[], "Act | None"], getattr(self.library.history, step)), went)

    def action_help(self) -> None:
        """Show the keys."""
        from reader.tui.dialogs.help import HelpScreen  # noqa: PLC0415 — not loaded before it is opened

        self.app.push_screen(HelpScreen(self.own_keys))


def split(library: Library, name: str) -> None:
    """Let a name stand for itself: everywhere, else in the articles in which alone it was merged."""
    try:
        library.speakers.split(name)
    except UsageError:
        folded = name.casefold()
        rows = [row for row in library.speakers.merged() if row.article_uid and row.name != row.into]
        here = [row for row in rows if folded in {row.name.casefold(), row.into.casefold()}]
        if not here:
            raise
        for row in here:
            library.speakers.split(row.name, article_uid=row.article_uid)

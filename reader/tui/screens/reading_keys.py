"""The keys of the reading screen that hold in every pane, handed to its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.message import Message

from reader.tui.keys import bindings_for
from reader.tui.keys_row import Key
from reader.tui.screens.reading_panes import CLAIMS, LIST, PANES, PanedScreen
from reader.tui.widgets.hints import Hints

if TYPE_CHECKING:
    from reader.tui.screens.reading_claims import Judging
    from reader.tui.screens.reading_import import Imports
    from reader.tui.screens.reading_lists import Lists
    from reader.tui.screens.reading_past import Past
    from reader.tui.screens.reading_search import Search


class KeyedScreen(PanedScreen):
    """Panes with keys; the parts that do what they ask for are made by the reading screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("everywhere")]
    search: Search
    lists: Lists
    judging: Judging
    imports: Imports
    past: Past

    class ThemeWanted(Message):
        """The reader wants the next theme; themes are the app's."""

    def on_key(self, event: events.Key) -> None:
        """Any key ends a message; with no article at all the sample is a key away in every pane."""
        self.hints.hush()
        if self.is_empty and self.pane != LIST and event.character == self.key("sort"):
            self.lists.sort()

    @on(Hints.Answered)
    def _back_to_pane(self, event: Hints.Answered) -> None:
        self.pane_widget.focus()

    def field_hints(self) -> list[tuple[str, str]]:
        """What the search field does now."""
        return self.search.field_hints()

    def action_search(self) -> None:
        """Go to the search field."""
        self.search.begin()

    def action_next_hit(self) -> None:
        """Go to the next hit."""
        self.search.step_hit(1)

    def action_previous_hit(self) -> None:
        """Go to the previous hit."""
        self.search.step_hit(-1)

    def action_clear(self) -> None:
        """Close or clear the nearest thing: field, selection, speaker filter, search, import, filter."""
        if self.focused is self.header.field:
            self.search.leave()
        elif self.body.drop_selection():
            return
        elif self.pane == CLAIMS and self.claim_list.speaker:
            self.claim_list.filter_speaker("")
        elif not self.search.clear() and not self.imports.cancel():
            self.lists.drop_filter()

    def action_pane(self, number: int) -> None:
        """Go to a pane."""
        self.show_pane(number)

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self.show_pane(self.pane % len(PANES) + 1)

    def action_previous_pane(self) -> None:
        """Go to the previous pane."""
        self.show_pane((self.pane - 2) % len(PANES) + 1)

    def action_top(self) -> None:
        """Go to the top of the pane."""
        self.pane_widget.action_top()

    def action_bottom(self) -> None:
        """Go to the end of the pane."""
        self.pane_widget.action_bottom()

    def action_import_files(self) -> None:
        """Ask what to import."""
        self.imports.ask_paths()

    def action_export(self) -> None:
        """Ask where to export to."""
        self.imports.ask_export()

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.lists.undo()

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.lists.redo()

    def action_next_theme(self) -> None:
        """Ask for the next theme."""
        self.post_message(self.ThemeWanted())

    def action_zoom(self) -> None:
        """This pane alone, or all again."""
        self.toggle_zoom()

    def action_toggle_drawer(self) -> None:
        """Shut or open the claims drawer."""
        self.toggle_drawer()

    def action_close_or_quit(self) -> None:
        """Close what is open over the list, go back to it, or quit."""
        if self.mode.is_alone and self.pane != LIST:
            self.show_pane(LIST)
        else:
            self.app.exit(0)

    def action_speakers(self) -> None:
        """Show everyone who speaks."""
        self.judging.speakers()

    def action_history(self) -> None:
        """Show all that the reader did."""
        self.past.history()

    def action_bin(self) -> None:
        """Show what was deleted."""
        self.past.bin()

    def action_versions(self) -> None:
        """Show what changed between the versions of the article."""
        self.past.versions()

    def action_notes(self) -> None:
        """Show the notes of all articles."""
        self.judging.notes()

    def action_help(self) -> None:
        """Show all keys."""
        from reader.tui.dialogs.help import HelpScreen  # noqa: PLC0415 — loaded when it is opened

        self.app.push_screen(HelpScreen(self.settings.keys))

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        from reader.tui.palette import PaletteDialog  # noqa: PLC0415 — loaded when it is opened

        def run(key: Key | None) -> None:
            if key is not None:
                places = {"list": self.article_list, "body": self.body, "claims": self.claim_list}
                self.call_later(self.app.run_action, key.action, places.get(key.where, self))

        pane = PANES[self.pane - 1]
        self.app.push_screen(PaletteDialog((pane, "everywhere"), self.settings.keys), run)

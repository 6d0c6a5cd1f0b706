"""The app: holds library, settings and themes; everything else is the screen's."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

from reader.assets import styles_folder
from reader.errors import SettingsError
from reader.tui.glyphs import AsciiGlyphs, wants_ascii
from reader.tui.keys import keymap
from reader.tui.memory import leave_alone_what_is_loaded
from reader.tui.safety import run_safely
from reader.tui.screens.reading import ReadingScreen
from reader.tui.theme import THEMES, plain_name, textual_name, themes
from reader.tui.typeahead import OPENERS, OPENERS_ABOVE, OPENERS_AT_ONCE, OPENERS_BEHIND, TypeAhead

if TYPE_CHECKING:
    from reader.library import Library
    from reader.settings import Settings

_LOOK_AGAIN_SECONDS = 0.01


class HearsayApp(App[int]):
    """A terminal reader for contested news."""

    CSS_PATH = styles_folder() / "hearsay.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Hearsay"
    BINDINGS: ClassVar = []

    def __init__(self, library: Library, settings: Settings, *, on_settled: Callable[[], None] = lambda: None) -> None:
        """Show a library; `on_settled` is called when the first article is there."""
        super().__init__()
        self._on_settled = on_settled
        self.library = library
        self.settings = settings
        self._reading = ReadingScreen(library, settings)
        self._ahead = TypeAhead()
        self._is_ansi = self.console.color_system == "standard" and not self.no_color
        for theme in themes(is_ansi=self._is_ansi):
            self.register_theme(theme)
        self.theme = textual_name(settings.theme, is_ansi=self._is_ansi)
        if wants_ascii(settings.glyphs, os.environ):
            self._filters.append(AsciiGlyphs())

    def get_default_screen(self) -> Screen[None]:
        """Begin with reading."""
        return self._reading

    def on_mount(self) -> None:
        """Put the reader's own keys in place of ours."""
        self.set_keymap(keymap(self.settings.keys))

    # ------------------------------------------------------------ keys that come before what they are meant for

    async def on_event(self, event: events.Event) -> None:
        """Hold a key or pasted text while a dialog is on its way."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._reading.relating.rest()
            await self._give_held()
            if self._ahead.is_holding:
                self._ahead.hold(event)
                return
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Give a key that comes late to what has the focus by now.

        What is typed at once behind `/` is on its way through the pane when the focus moves; there it would undo,
        archive, export. A field takes every letter that it gets, so one that comes up to here went elsewhere.
        """
        if self._ahead.is_holding:
            self._ahead.hold(event)
        elif isinstance(self.focused, Input) and event.is_printable:
            self.focused.post_message(events.Key(event.key, event.character))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Hold pasted text that went through the pane while the dialog was on its way."""
        if self._ahead.is_holding:
            self._ahead.hold(event)

    async def run_action(
        self, action: Any, default_namespace: DOMNode | None = None, namespaces: Mapping[str, DOMNode] | None = None
    ) -> bool:
        """Run an action; when it ends in a dialog, the keys behind it are the dialog's."""
        has_run = await super().run_action(action, default_namespace, namespaces)
        is_below = self.screen is self._reading
        if has_run and action in (OPENERS if is_below else OPENERS_AT_ONCE | OPENERS_BEHIND | OPENERS_ABOVE):
            self._ahead.begin(is_asked=is_below or action in OPENERS_BEHIND)
            self.set_timer(_LOOK_AGAIN_SECONDS, self._look_again)
        return has_run

    @on(ReadingScreen.Answered)
    def _note_answer(self) -> None:
        self._ahead.is_asked = False

    async def _look_again(self) -> None:
        await self._give_held()
        if self._ahead.is_holding:
            self.set_timer(_LOOK_AGAIN_SECONDS, self._look_again)

    async def _give_held(self) -> None:
        """Let go of what is held once the dialog is there, or once there will be none."""
        if not self._ahead.is_holding:
            return
        is_asked = self._ahead.is_asked and not self._ahead.is_overdue
        is_coming = is_asked or getattr(self.screen, "is_opening", not self.screen.is_mounted)
        if not is_coming:
            for event in self._ahead.end():
                await super().on_event(event)

    @on(ReadingScreen.Settled)
    def _tell_settled(self) -> None:
        from reader.tui.screens.reading_backups import DailyBackup  # noqa: PLC0415 — once all that is seen is there

        DailyBackup(self._reading).begin()
        self._on_settled()

    @on(ReadingScreen.ThemeWanted)
    def _next_theme(self) -> None:
        """Change to the next theme and keep the choice."""
        from reader.settings import save_theme  # noqa: PLC0415 — only when the key is pressed

        name = THEMES[(THEMES.index(plain_name(self.theme)) + 1) % len(THEMES)]
        self.theme = textual_name(name, is_ansi=self._is_ansi)
        try:
            self.settings = save_theme(self.settings, name)
        except SettingsError as error:
            self._reading.fail(error)


def run(library: Library, settings: Settings) -> int:
    """Open the screens and stay until the reader quits; returns the exit status."""
    if settings.no_color:
        os.environ["NO_COLOR"] = "1"  # Textual reads it when an app is made
    app = HearsayApp(library, settings, on_settled=leave_alone_what_is_loaded)
    return run_safely(app, settings.paths.database.parent)

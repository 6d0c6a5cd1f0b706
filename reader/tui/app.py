"""The app: holds library, settings and themes; everything else is the screen's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input

from reader.assets import styles_folder
from reader.errors import SettingsError
from reader.tui.glyphs import AsciiGlyphs, wants_ascii
from reader.tui.keys import keymap
from reader.tui.safety import run_safely
from reader.tui.screens.reading import ReadingScreen
from reader.tui.theme import THEMES, plain_name, textual_name, themes

if TYPE_CHECKING:
    from reader.library import Library
    from reader.settings import Settings


class HearsayApp(App[int]):
    """A terminal reader for contested news."""

    CSS_PATH = styles_folder() / "hearsay.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Hearsay"
    BINDINGS: ClassVar = []

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self._reading = ReadingScreen(library, settings)
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

    def on_key(self, event: events.Key) -> None:
        """Give a key that comes late to the field that has the focus by now.

        What is typed at once behind `/` is on its way through the pane when the focus moves; there it would undo,
        archive, export. A field takes every letter that it gets, so one that comes up to here went elsewhere.
        """
        if isinstance(self.focused, Input) and event.is_printable:
            event.stop()
            event.prevent_default()
            self.focused.post_message(events.Key(event.key, event.character))

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
    app = HearsayApp(library, settings)
    return run_safely(app, settings.paths.database.parent)

"""A tiny app in which one dialog is open, with the real themes; it keeps the dialog's result."""

from __future__ import annotations

from textual.app import App
from textual.screen import Screen

from reader.tui.theme import themes

NOTHING = object()


class DialogHost(App[None]):
    """Opens a screen at once; `result` is `NOTHING` until it is closed."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, screen: Screen, theme: str = "ink") -> None:
        self.themes_of_ours = themes()
        super().__init__()
        for one in self.themes_of_ours:
            self.register_theme(one)
        self.theme = theme
        self.opened = screen
        self.result: object = NOTHING

    def on_mount(self) -> None:
        self.push_screen(self.opened, self._keep)

    def _keep(self, result: object) -> None:
        self.result = result

    def shown(self) -> str:
        """The text of the whole screen, a line per row."""
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

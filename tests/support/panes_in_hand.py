"""The three panes side by side, without the screen that joins them."""

from __future__ import annotations

from textual.app import App

from reader.tui.theme import themes
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.body import Body
from reader.tui.widgets.claim_list import ClaimList


class Panes(App[None]):
    CSS = "Screen { layout: horizontal; } #list { width: 36; } #body { width: 1fr; } #claims { width: 42; }"

    def __init__(self):
        super().__init__()
        for theme in themes():
            self.register_theme(theme)
        self.theme = "ink"

    def compose(self):
        yield ArticleList()
        yield Body()
        yield ClaimList()

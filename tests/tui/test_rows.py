"""Rows of a pane: they look as the style sheet says, and cost no look into it."""

from __future__ import annotations

import pytest
from support.panes_in_hand import Panes
from textual._styles_cache import StylesCache

from reader.model import Article
from reader.tui.widgets.article_list import ArticleList


class Framed(Panes):
    CSS = f"{Panes.CSS} #list {{ border: round red; }} #list:focus {{ border: round blue; }}"


class Rows:
    """Enough articles for every row of the pane."""

    def __len__(self):
        return 100

    def page(self, offset, limit):
        return tuple(Article(f"a{n}", "v", f"Title {n}") for n in range(offset, min(offset + limit, 100)))

    def index(self, uid):
        return int(uid[1:])


@pytest.fixture
def styled(monkeypatch):
    """Numbers of the rows that were worked out from the style sheet."""
    drawn, draw = [], StylesCache.render_line

    def counted(self, styles, y, *rest):
        drawn.append(y)
        return draw(self, styles, y, *rest)

    monkeypatch.setattr(StylesCache, "render_line", counted)
    return drawn


def drawn_by(articles):
    return [list(row) for row in articles.render_lines(articles.region.size.region)]


def drawn_by_textual(articles):
    return [list(row) for row in StylesCache().render_widget(articles, articles.region.size.region)]


async def test_rows_look_as_textual_draws_them_with_and_without_the_focus():
    async with Framed().run_test(size=(160, 40)) as pilot:
        articles = pilot.app.query_one(ArticleList)
        articles.show(Rows())
        for focused in (articles, None):
            pilot.app.screen.set_focus(focused)
            await pilot.pause()
            assert drawn_by(articles) == drawn_by_textual(articles)


async def test_a_page_of_rows_takes_the_style_sheet_for_one_row_and_the_border(styled):
    async with Framed().run_test(size=(160, 40)) as pilot:
        articles = pilot.app.query_one(ArticleList)
        articles.show(Rows())
        await pilot.pause()
        styled.clear()
        articles.refresh()
        rows = drawn_by(articles)
        assert len(rows) == articles.region.height > 30
        assert len(styled) == 3


async def test_rows_that_did_not_change_are_not_drawn_again(styled):
    async with Framed().run_test(size=(160, 40)) as pilot:
        articles = pilot.app.query_one(ArticleList)
        articles.show(Rows())
        await pilot.pause()
        before = drawn_by(articles)
        styled.clear()
        asked = []
        articles.painted = lambda y, edges, draw=articles.painted: asked.append(y) or draw(y, edges)
        articles.refresh_lines(5, 2)
        after = drawn_by(articles)
        assert asked == [5, 6]
        assert not styled
        assert after == before

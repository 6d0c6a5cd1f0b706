"""The three panes by themselves, on values of their own: they draw what is seen, and ask for no more."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from support.panes_in_hand import Panes
from support.readings_in_hand import article, claim, reading

from reader.model import Article, Reporting, Span
from reader.tui.layout_entries import PAGE
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.body import Body
from reader.tui.widgets.claim_list import ClaimList

SENTENCES = "The minister said that the dam would hold. It rained."


class Rows:
    """A hundred thousand articles that count how many of them are asked for."""

    def __init__(self, count=100_000):
        self.count = count
        self.asked = 0

    def __len__(self):
        return self.count

    def page(self, offset, limit):
        self.asked += limit
        return tuple(Article(f"a{n}", "v", f"Title {n}") for n in range(offset, min(offset + limit, self.count)))

    def index(self, uid):
        return int(uid[1:])


def shown(app):
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


async def test_a_list_of_100_000_reads_only_the_pages_it_shows():
    async with Panes().run_test(size=(160, 40)) as pilot:
        rows, articles = Rows(), pilot.app.query_one(ArticleList)
        articles.show(rows)
        await pilot.pause()
        assert any("Title 0" in row for row in shown(pilot.app))
        articles.action_bottom()
        await pilot.pause()
        assert any("Title 99999" in row for row in shown(pilot.app))
        assert rows.asked <= 3 * PAGE


async def test_one_blank_row_parts_articles_with_a_title_of_one_line():
    async with Panes().run_test(size=(160, 40)) as pilot:
        articles = pilot.app.query_one(ArticleList)
        articles.show(Rows())
        await pilot.pause()
        rows = shown(pilot.app)
        places = [next(y for y, row in enumerate(rows) if f"Title {number} " in row) for number in range(4)]
        assert [after - before for before, after in pairwise(places)] == [3, 3, 3]
        for place in (70_000, 69_996, 99_999):  # below the first page, into the one before, at the end
            articles.go_to(place)
            await pilot.pause()
            rows = shown(pilot.app)
            seen = [y for y, row in enumerate(rows) if "Title " in row[:36]]
            assert any(f"Title {place} " in row for row in rows)
            assert {after - before for before, after in pairwise(seen)} == {3}


async def test_a_step_in_the_list_draws_two_articles(monkeypatch):
    drawn = []
    async with Panes().run_test(size=(160, 40)) as pilot:
        articles = pilot.app.query_one(ArticleList)
        articles.show(Rows())
        await pilot.pause()
        line = articles.line
        monkeypatch.setattr(articles, "line", lambda y: drawn.append(y) or line(y))
        articles.action_cursor_down()
        await pilot.pause()
        rows = shown(pilot.app)
        assert sorted(set(drawn)) == list(range(6))
        assert ["▌" in row[:3] for row in rows if "Title 0 " in row or "Title 1 " in row] == [False, True]


async def test_the_list_stays_at_its_article_when_rows_change():
    async with Panes().run_test(size=(160, 40)) as pilot:
        articles = pilot.app.query_one(ArticleList)
        articles.show(Rows())
        articles.go_to(500)
        articles.show(Rows(90_000), at=777)
        assert articles.current == 777
        assert articles.position() == "778/90,000"


async def test_a_long_article_is_drawn_only_where_it_is_seen(monkeypatch):
    drawn = []
    async with Panes().run_test(size=(160, 40)) as pilot:
        body = pilot.app.query_one(Body)
        line = body.line
        monkeypatch.setattr(body, "line", lambda y: drawn.append(y) or line(y))
        body.show(reading("Title", *[SENTENCES * 10] * 400))
        await pilot.pause()
        assert len(body.view.page.rows) > 3000
        assert len(set(drawn)) <= 40
        drawn.clear()
        body.action_bottom()
        await pilot.pause()
        assert len(set(drawn)) <= 80


async def test_thousands_of_cards_are_laid_only_when_they_are_seen():
    text = "\n\n".join(["Title", *[SENTENCES] * 3000])
    claims, at = [], 0
    for number in range(3000):
        start = text.index("the dam", at)
        at = start + 10
        first = claim(text, "the dam would hold", uid=f"c{number}")
        claims.append(replace(first, content=(Span(start, at),)))
    async with Panes().run_test(size=(160, 40)) as pilot:
        cards = pilot.app.query_one(ClaimList)
        cards.show(reading("Title", *[SENTENCES] * 3000, claims=tuple(claims)))
        await pilot.pause()
        assert len(cards._stack._cards) < 30
        cards.action_bottom()
        await pilot.pause()
        assert cards.current == 2999
        assert len(cards._stack._cards) < 60


async def test_the_border_takes_no_markup_from_an_outlet():
    async with Panes().run_test(size=(160, 40)) as pilot:
        body = pilot.app.query_one(Body)
        body.show(reading("Mayor [sic] says", SENTENCES, outlet="The [bold]Post"))
        await pilot.pause()
        assert any("The [bold]Post" in row for row in shown(pilot.app))


async def test_controls_in_a_text_are_shown_and_move_nothing():
    async with Panes().run_test(size=(160, 40)) as pilot:
        body = pilot.app.query_one(Body)
        it = reading("Title", "Red \x1b[31m alert\tnow.\u202e Done.")
        body.show(it)
        await pilot.pause()
        assert len(it.text) == len(it.version.text)
        assert any("Red ␛[31m alert now.� Done." in row for row in shown(pilot.app))


async def test_a_filter_by_speaker_leaves_only_their_cards():
    text = f"Title\n\n{SENTENCES}"
    claims = (
        claim(text, "the dam would hold", uid="c1", source="The minister", name="Lena Fors"),
        claim(text, "It rained", uid="c2", name="Ida Holt", reporting=Reporting.DISTANCING),
    )
    async with Panes().run_test(size=(160, 40)) as pilot:
        cards = pilot.app.query_one(ClaimList)
        cards.show(reading("Title", SENTENCES, claims=claims))
        cards.filter_speaker("Ida Holt")
        await pilot.pause()
        assert cards._stack.shown == (1,)
        cards.filter_speaker("")
        assert cards._stack.shown == (0, 1)


async def test_pages_of_text_overlap_and_take_the_cursor_along():
    async with Panes().run_test(size=(160, 40)) as pilot:
        body = pilot.app.query_one(Body)
        body.show(reading("Title", *[SENTENCES * 3] * 60))
        await pilot.pause()
        body.action_page_down()
        await pilot.pause()
        top = int(body.scroll_offset.y)
        assert 0 < top < body.size.height
        assert body.view.pointer_row in range(top, top + body.size.height)


def test_articles_without_a_title_are_called_untitled():
    from reader.tui.layout_entries import EntryState, entry

    assert "untitled" in "".join(run.text for run in entry(article(title=""), 34, EntryState())[0])

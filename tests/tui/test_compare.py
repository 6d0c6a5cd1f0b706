"""The compare screen: cursor, marks, the reader's word, what it opens, all sizes, nothing to compare."""

from __future__ import annotations

import pytest
from support.comparisons_in_hand import ThreadsInHand, comparison, holds, statement
from support.dialog_host import NOTHING, DialogHost

from reader.errors import NotFoundError
from reader.model import Comparison, Opinion, Position, Thread
from reader.tui.layout import cells
from reader.tui.layout_tiles import Card
from reader.tui.screens.compare import CompareScreen, judged, pair_of

HOSTILE = "[b]dam[/b] \x1b]52;c;QQ==\x07\u202e"
NOTHING_FOUND = Comparison("a claim", (), ())


async def pressed(library, *keys, size=(160, 45)):
    """Open the screen and press keys; gives the result and the screen before the last key."""
    app = DialogHost(CompareScreen(library, "c1"))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys[:-1]:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        shown = app.shown()
        await pilot.press(*keys[-1:])
        return app.result, shown


@pytest.mark.parametrize(
    ("keys", "opened"),
    [
        pytest.param(("j", "j"), ("a1", "c3"), id="down-and-into-the-next-column"),
        pytest.param(("l", "down", "k"), ("a1", "c3"), id="column-beside"),
        pytest.param(("tab", "j", "j"), ("a1", "k2"), id="own-voice-figure"),
        pytest.param(("shift+tab",), ("a1", "o1"), id="previous-thread-is-the-last"),
        pytest.param(("g", "G"), ("a1", "o3"), id="end"),
        pytest.param(("о", "д"), ("a1", "c4"), id="cyrillic"),
    ],
)
async def test_the_cursor_goes_where_the_key_says_and_enter_opens_it(keys, opened):
    assert (await pressed(ThreadsInHand(comparison()), *keys, "enter"))[0] == opened


@pytest.mark.parametrize("key", ["escape", "й"])
async def test_the_way_back_opens_nothing(key):
    assert (await pressed(ThreadsInHand(comparison()), key))[0] is None


async def test_what_it_was_opened_for_is_marked_and_reasons_are_said_of_the_current_card():
    library = ThreadsInHand(comparison())
    _result, shown = await pressed(library, "l", "enter")
    assert library.asked == ["c1"]
    assert "▌┆ Wagner PMC" in shown
    assert "≠ Wagner PMC: denies exactly this claim" in shown


@pytest.mark.parametrize(
    ("keys", "judgement"),
    [
        pytest.param(("l", "!"), ("c1", "c3", Opinion.CONTRADICTS), id="contradicts"),
        pytest.param(("j", "ч"), ("c1", "c2", Opinion.UNRELATED), id="unrelated-cyrillic"),
        pytest.param(("tab", "space", "j", "="), ("f-k3", "f-k1", Opinion.SAME), id="figures"),
    ],
)
async def test_the_readers_word_is_kept_and_shown_at_once(keys, judgement):
    library = ThreadsInHand(comparison())
    _result, shown = await pressed(library, *keys, "f1")
    assert library.judged == [judgement]
    assert library.asked == ["c1", "c1"]
    assert "your word · u undoes" in shown


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        pytest.param(("=",), "go to another card: this one is marked (Space)", id="itself"),
        pytest.param(("tab", "j", "j", "!"), "a claim and a figure cannot be judged", id="claim-and-figure"),
    ],
)
async def test_what_cannot_be_judged_says_why(keys, words):
    library = ThreadsInHand(comparison())
    _result, shown = await pressed(library, *keys, "f1")
    assert words in shown
    assert library.judged == []


async def test_undo_goes_through_the_history():
    assert "nothing to undo" in (await pressed(ThreadsInHand(comparison()), "u", "f1"))[1]


async def test_a_click_goes_to_a_card_and_a_second_one_opens_it():
    app = DialogHost(CompareScreen(ThreadsInHand(comparison()), "c1"))
    async with app.run_test(size=(160, 45)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.click("#threads", offset=(100, 9))
        assert app.screen.threads.card.statement.uid == "c4"
        await pilot.click("#threads", offset=(100, 6), times=2)
        await pilot.pause()
    assert app.result == ("a1", "c3")


async def test_a_claim_without_company_says_so_and_enter_does_nothing():
    result, shown = await pressed(ThreadsInHand(NOTHING_FOUND), "enter", size=(60, 16))
    assert result is NOTHING
    assert "nobody else speaks of this" in shown
    assert "press Esc to go back" in shown


async def test_a_claim_that_is_gone_is_said_in_one_line():
    assert "! No claim 'c1' in this library" in (await pressed(ThreadsInHand(NotFoundError("claim", "c1")), "j"))[1]


@pytest.mark.parametrize("size", [(120, 30), (60, 20), (40, 10), (20, 5)])
async def test_the_current_card_is_seen_at_every_size(size):
    _result, shown = await pressed(ThreadsInHand(comparison()), "j", "j", "enter", size=size)
    rows = shown.splitlines()
    assert any("›│ Kirby" in line for line in rows)
    assert {cells(line) for line in rows} == {size[0]}
    assert len(rows) == size[1]


async def test_words_from_outside_are_neither_markup_nor_controls():
    bad = (statement("c1", HOSTILE, HOSTILE, cue=HOSTILE), statement("c2", HOSTILE, HOSTILE, said=HOSTILE))
    sides = tuple(Position(HOSTILE, (each,), 1) for each in bad)
    thread = Thread("c1", HOSTILE, sides, (), holds().relations, 1, 1)
    _result, shown = await pressed(ThreadsInHand(comparison(title=HOSTILE, threads=(thread,))), "enter")
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert "[b]dam[/b]" in shown


class Judging(ThreadsInHand):
    """Knows one opinion."""

    def opinions(self, article_uid=""):
        from types import SimpleNamespace as Side

        return (Side(left=Side(uid="c3"), right=Side(uid="c1"), opinion=Opinion.SAME),)


@pytest.mark.parametrize(("opinion", "kept"), [(Opinion.SAME, None), (Opinion.CONTRADICTS, Opinion.CONTRADICTS)])
def test_the_same_word_again_takes_it_back(opinion, kept):
    library = Judging(comparison())
    assert judged(library, ("c1", "c3"), opinion) is (kept is not None)
    assert library.judged == [("c1", "c3", kept)]


def test_a_claim_with_a_figure_is_judged_as_a_claim_against_a_claim():
    claims = holds().positions[0].statements
    assert pair_of(Card(claims[0], claims[0].figures[0]), Card(claims[1])) == ("c1", "c2")


async def test_e_writes_the_threads_that_are_compared_to_a_file(tmp_path, monkeypatch):
    library = ThreadsInHand(comparison())
    library.exchange = library
    library.export = lambda to, asked: iter([f"{to} of {asked}"])
    app = DialogHost(CompareScreen(library, "c1"))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("e")
        await pilot.pause()
        app.screen.query_one("#path").value = str(tmp_path / "threads.md")
        app.screen.query_one("#path").focus()
        await pilot.press("enter")
        await pilot.pause()
        await app.workers.wait_for_complete()
    assert (tmp_path / "threads.md").read_text(encoding="utf-8") == "markdown of c1"


async def test_a_note_is_written_on_the_words_of_the_card():
    kept = []

    class Notes(ThreadsInHand):
        def of_article(self, article_uid):
            return ()

        def get(self, key):
            return None

        def keep(self, key, draft):
            pass

        def drop(self, key):
            pass

        def tags(self):
            return ()

        def suggest(self, typed):
            return ()

        def targets(self, written):
            return {}

        def highlight(self, article_uid, span, *, text, tags, colour):
            kept.append((article_uid, tuple(span), text, tags, colour))

    library = Notes(comparison())
    library.notes = library.drafts = library.links = library.articles = library
    app = DialogHost(CompareScreen(library, "c1"))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("a")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*"who saw it?", "escape")
        await pilot.pause()
        await app.workers.wait_for_complete()
    assert kept == [("a1", (4, 9), "who saw it?", (), "yellow")]

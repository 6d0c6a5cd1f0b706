"""Acts and what was deleted as rows, and what changed as a page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from support.readings_in_hand import article

from reader.model import Act, Altered, Annotation, Binned, Particulars, Selector, Verdict
from reader.tui.layout import cells
from reader.tui.layout_past import act_line, act_lines, binned_line, binned_lines, moment_words, since_words

NOW = datetime(2024, 3, 10, 12, 0, tzinfo=UTC)
HOSTILE = "[b]漢字[/b] \x1b]52;\x07\u202e\nline " * 4


def ago(**gone):
    return (NOW - timedelta(**gone)).isoformat()


def text(line):
    return "".join(run.text for run in line)


def page(lines):
    return [text(line).rstrip() for line in lines]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(ago(seconds=20), "just now", id="seconds"),
        pytest.param(ago(seconds=-7200), "just now", id="a-clock-set-back"),
        pytest.param(ago(minutes=5), "5 min ago", id="minutes"),
        pytest.param(ago(hours=23, minutes=59), "23 h ago", id="hours"),
        pytest.param(ago(days=1), "1 day ago", id="a-day"),
        pytest.param(ago(days=6, hours=23), "6 days ago", id="days"),
        pytest.param(ago(days=7), "3 Mar 2024", id="a-week"),
        pytest.param("never", "", id="no-time"),
    ],
)
def test_how_long_ago_is_said_roughly_and_never_less_than_now(at, expected):
    assert since_words(at, NOW) == expected


def test_a_moment_is_told_where_the_reader_is():
    east = NOW.astimezone(datetime.strptime("+0300", "%z").tzinfo)
    assert moment_words("2024-03-03T23:05:00+00:00", east) == "4 Mar 2024 02:05"


@pytest.mark.parametrize("width", [8, 20, 40, 72, 96, 160])
@pytest.mark.parametrize("what", ["starred “Dam”", HOSTILE])
def test_a_row_has_the_width_of_the_list_whatever_was_done(width, what):
    act = Act("b", ago(minutes=3), what, is_undone=True)
    line = act_line(act, width, NOW, is_current=True)
    assert cells(text(line)) <= width
    assert not set(text(line)) & set("\x1b\x07\u202e\n")


def test_a_row_says_when_and_that_it_is_undone_in_a_word():
    act = Act("b", ago(minutes=3), "starred “Dam”", is_undone=True)
    assert text(act_line(act, 100, NOW, is_current=False)).split("  ")[1].strip() == "3 min ago"
    assert "undone  starred “Dam”" in text(act_line(act, 60, NOW, is_current=False))
    assert "undone" not in text(act_line(Act("b", ago(minutes=3), "starred “Dam”"), 60, NOW, is_current=False))


def test_a_page_shows_short_changes_in_a_line_and_long_ones_below_each_other():
    told = Particulars(
        (
            Altered("“the dam” in Dam", "tags", "a", "a, b"),
            Altered("“the dam” in Dam", "note", "first line\nsecond line", "one line"),
            Altered("“It rained” in Dam", "", "", "a note"),
        ),
        left_out=1_200,
    )
    assert page(act_lines(Act("b", ago(days=3), "did it"), told, 60, NOW)) == [
        " did it", " 7 Mar 2024 12:00 · 3 days ago",
        "", " “the dam” in Dam", "   tags  a → a, b", "   note", "   - first line", "   - second line", "   + one line",
        "", " “It rained” in Dam", "   + a note",
        "", " and 1,200 more",
    ]  # fmt: skip


def test_what_went_and_what_came_differ_by_more_than_colour():
    told = Particulars((Altered("t", "note", "old\nwords", "new\nwords"),))
    went = next(line for line in act_lines(Act("b", ago(days=1), "did"), told, 40, NOW) if "old" in text(line))
    assert went[-1].ink.look == "s"


def test_an_act_that_cannot_be_done_again_says_so():
    act = Act("b", ago(days=3), "did it", is_undone=True, is_dropped=True)
    assert "it stays so" in " ".join(page(act_lines(act, None, 120, NOW)))


def binned(**mark):
    selector = Selector("the dam", "", "", 0, 7)
    return Binned(article(), ago(hours=2), Annotation("n1", "a1", "v1", selector, **mark) if mark else None, "the dam")


@pytest.mark.parametrize(
    ("gone", "kind"),
    [
        pytest.param(binned(), "article", id="article"),
        pytest.param(binned(text=" "), "highlight", id="highlight"),
        pytest.param(binned(text="mine"), "note", id="note"),
        pytest.param(binned(verdict=Verdict.DOUBTFUL), "doubtful", id="verdict"),
    ],
)
def test_a_row_of_the_bin_says_what_it_is(gone, kind):
    row = text(binned_line(gone, 80, NOW, is_current=False))
    assert row.split()[:4] == ["2", "h", "ago", kind]


def test_a_mark_in_the_bin_shows_its_words_and_that_its_article_comes_with_it():
    words = page(binned_lines(binned(text="mine\nand more", tags=("x",), colour="green"), "", 90, NOW))
    assert words[:6] == [" “the dam”", "", " mine", " and more", "", " green · #x"]
    assert any("comes back with the mark" in line for line in words)


@pytest.mark.parametrize("width", [8, 30, 100])
def test_no_page_is_wider_than_its_pane_or_gives_a_terminal_orders(width):
    told = Particulars((Altered(HOSTILE, HOSTILE, HOSTILE, HOSTILE),))
    lines = [*act_lines(Act("b", "", HOSTILE), told, width, NOW)]
    lines += binned_lines(binned(text=HOSTILE, colour=HOSTILE, tags=(HOSTILE,)), HOSTILE, width, NOW)
    lines += binned_lines(Binned(article(title=HOSTILE), ""), HOSTILE, width, NOW)
    assert not {character for line in lines for character in text(line)} & set("\x1b\x07\u202e\n")
    if width > 20:
        assert max(cells(text(line)) for line in lines) <= width

"""Statements as cards: who speaks, where, what; heights known beforehand."""

from __future__ import annotations

import pytest
from support.comparisons_in_hand import ATLAS, HERALD, figure, statement

from reader.model import Article, Certainty, Polarity
from reader.tui.layout import cells
from reader.tui.layout_statements import Sign, card_height, source_words, speaker_line, statement_card, statement_source


def text(lines):
    return ["".join(run.text for run in line) for line in lines]


@pytest.mark.parametrize(
    ("speaker", "more", "words"),
    [
        pytest.param("Kirby", {}, "Kirby", id="named"),
        pytest.param("Kirby", {"said": "He", "is_inferred": True}, "He ~ Kirby", id="inferred"),
        pytest.param("Kirby", {"said": "", "is_inferred": True}, "~ Kirby", id="inferred-from-nothing"),
        pytest.param("", {}, "Atlas, own voice", id="own-voice"),
    ],
)
def test_who_speaks(speaker, more, words):
    assert speaker_line(statement("c", speaker, "it holds", **more)) == words


def test_what_nobody_is_named_for_is_unnamed():
    nobody = statement("c", "Kirby", "it holds", said="")
    object.__setattr__(nobody.claim.speaker, "name", "")
    assert speaker_line(nobody) == "unnamed"


def test_an_article_without_an_outlet_is_known_by_its_title():
    nameless = Article(uid="a", version_uid="v", title="Nobody knows who printed this long headline")
    assert source_words(nameless) == "“Nobody knows who printed th…” · undated"
    assert source_words(ATLAS, 10) == "Atlas · undated"
    assert source_words(HERALD, 22) == "River H… · 17 May 2023"


def test_a_copied_report_says_so_beside_its_source():
    assert statement_source(statement("c", "Kirby", "it holds", copy_of="a9")) == "Atlas · undated · copy"


@pytest.mark.parametrize("width", [20, 34, 60, 67, 68, 100, 158])
@pytest.mark.parametrize(
    "words", ["short", "a rather long claim that needs lines " * 9, "слово 漢字 " * 30], ids=["short", "long", "wide"]
)
def test_the_height_of_a_card_is_known_without_laying_it(width, words):
    one = statement("c", "Kirby", words, polarity=Polarity.DENIES)
    assert len(statement_card(one, width)) == card_height(one, width)


def test_no_line_of_a_card_has_another_width():
    one = statement("c", "漢字" * 20, "слово 漢字 " * 20, cue="x" * 40, certainty=Certainty.UNSPECIFIED)
    sign = Sign("›", is_current=True)
    assert {cells(line) for width in (1, 9, 40, 90) for line in text(statement_card(one, width, sign))} == {
        1,
        9,
        40,
        90,
    }


def test_nothing_from_outside_reaches_the_terminal_as_it_is():
    bad = "[b]x[/b] \x1b]52;c;QQ==\x07\u202e\n"
    one = statement("c", bad, bad, said=bad, cue=bad, is_inferred=True)
    object.__setattr__(one, "article", type(ATLAS)(uid="a", version_uid="v", title=bad, outlet=bad, published=bad))
    words = "".join(text(statement_card(one, 90)) + text(statement_card(one, 40)))
    assert not {"\x1b", "\x07", "\u202e", "\n"} & set(words)


def test_a_figure_in_the_own_voice_is_as_firm_as_it_is_exact():
    one = statement("f", "", "30,000 dead", figures=(figure("f", 30_000, 30_000, is_approx=True),))
    card = text(statement_card(one, 90))
    assert card[0].startswith(" ║ Atlas, own voice")
    assert "▰▰▰▱" in card[0]

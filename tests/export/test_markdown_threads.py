"""Threads of a dossier as text: all that the page says, and no words of a source taken for Markdown."""

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from support.dossiers_in_hand import ATLAS, DOSSIER, POINTED, SAFE

from reader.export.markdown import dossier
from reader.export.markdown_words import address, inside
from reader.model import Comparison, Dossier, Position


def text(of=DOSSIER):
    return "".join(dossier([], threads=of))


@pytest.mark.parametrize(
    "words",
    [
        "### ≠ Ferris bridge: safe",
        "#### ¬ denies “the bridge is safe”\n\n1 voice, 2 statements; 1 copy of a report counted once.",
        "- A2 **Ferris Roads Authority** *claims to have shown that*: every cable of the bridge was replaced in 2021\n"
        "  (probable, distancing reporting; The Courier, 3 March 2024, source 2)",
        "- B1 **Prof. Ilse Brandt** *denied*: ¬ *denies* the bridge is safe",
        "  - Reader’s verdict: doubtful\n    Only the mayor is quoted.",
        "- ≠ A1 Mayor Ada Quill *contradicts* B1 Prof. Ilse Brandt: denies exactly this claim",
        "- A1 **20,000–30,000 people** (evacuated; residents of Ferris; Ferris; as of March 2024): Mayor Ada Quill",
        "- A4 **at least 4,000 people** (killed or injured; of whom not said; date not said): Red Star Relief",
        "### Only here",
        "  - → updates 20,000–30,000 people (Mayor Ada Quill, 2 March 2024): later count",
        "3. Valley Ledger. J. Okoro. *Ferris bridge dispute*. undated. Repeats the text of source 2.",
        "12 articles of the library had no relations yet when this was made.",
    ],
)
def test_it_says_what_the_page_says(words):
    assert words in text()


def test_what_an_outlet_alone_says_has_no_voices():
    thread = DOSSIER.comparison.threads[0]
    alone = replace(thread, positions=(Position("“30,000 had to go”", (POINTED,), 0),))
    shown = text(replace(DOSSIER, comparison=replace(DOSSIER.comparison, threads=(alone,))))
    assert "#### “30,000 had to go”\n\nown voice, 1 statement.\n" in shown


def test_a_dossier_without_threads_has_articles_alone():
    assert "Who disagrees" not in text(Dossier(Comparison("x", (), ()), (), "2024"))


@pytest.mark.parametrize(
    "words", ["*a* _b_ `c`", "[x](http://a.example)", "<b>x</b>", "| x |", "# x", "&lt;", "20.000 x"]
)
def test_words_of_a_source_are_shown_as_they_are(words):
    html = MarkdownIt("commonmark").enable("table").render(f"x {inside(words)}")
    assert html == f"<p>x {words.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>\n"


def test_hostile_words_add_nothing_to_the_structure():
    def shape(of):
        return [token.type for token in MarkdownIt("commonmark").parse(text(of))]

    hostile = "- # <b>\x1b[2J\n\n# x\n- y *z* [a](b)"
    said = replace(SAFE, content_text=hostile, cue_text=hostile)
    plain = replace(SAFE, content_text="x", cue_text="x")
    threads = [
        (replace(DOSSIER.comparison.threads[0], positions=(Position("h", (each,), 1),), relations=()),)
        for each in (plain, said)
    ]
    without, within = (
        shape(replace(DOSSIER, comparison=replace(DOSSIER.comparison, threads=each, only_here=()), courses=()))
        for each in threads
    )
    assert within == without


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (ATLAS.url, f"<{ATLAS.url}>"),
        ("https://a.example/x y>z\u2028", "<https://a.example/x%20y%3Ez%E2%80%A8>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_become_links(url, expected):
    assert address(url) == expected


def test_no_control_and_no_change_of_direction_comes_through():
    hostile = replace(SAFE, content_text="a\x1b]0;x\x07\u202eb")
    shown = text(replace(DOSSIER, comparison=replace(DOSSIER.comparison, only_here=(hostile,))))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)

"""Links in notes: what is one, what is shown of it, what is being typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.links import MOST_WORDS, in_plain_words, link_at, link_text, links_in, open_link

UID = "64827b03d83ed9ce"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"see [[{UID}]].", [(UID, UID)], id="uid"),
        pytest.param(f"see [[{UID}|the report]].", [(UID, "the report")], id="words"),
        pytest.param("see [[6482]]", [("6482", "6482")], id="beginning"),
        pytest.param(f"[[{UID}|]]", [(UID, UID)], id="no-words"),
        pytest.param(f"[[[{UID}]]]", [(UID, UID)], id="brackets-around"),
        pytest.param(f"[[{UID}|a]][[6482|b]]", [(UID, "a"), ("6482", "b")], id="side-by-side"),
        pytest.param("[[648]] [[Some title]] [[6482|a\nb]] [[6482", [], id="none"),
        pytest.param(f"[[{UID.upper()}]]", [], id="upper-case-is-no-uid"),
    ],
)
def test_what_is_a_link(text, expected):
    assert [(link.target, link.label) for link in links_in(text)] == expected


@given(st.text(st.sampled_from("[]|6482abz \n"), max_size=60))
def test_spans_slice_back_to_brackets(text):
    for link in links_in(text):
        words = text[link.span.start : link.span.end]
        assert (words[:2], words[-2:]) == ("[[", "]]")
        assert link_at(text, link.span.start) == link


@given(st.text(max_size=400))
def test_a_link_made_of_any_words_is_read_back(words):
    (link,) = links_in(link_text(UID, words))
    assert link.target == UID
    assert len(link.words) <= MOST_WORDS


def test_what_would_end_a_link_early_is_left_out_of_its_words():
    assert link_text(UID, "Mayor [sic] says | 3 ]] dead") == f"[[{UID}|Mayor sic says 3 dead]]"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("a [[", ""),
        ("a [[orla d", "orla d"),
        ("[[6482]] and [[po", "po"),
        ("[[6482]]", None),
        ("[[6482|words", None),
        ("[[a\nb", None),
        ("a [b", None),
    ],
)
def test_what_is_typed_behind_open_brackets(text, typed):
    assert open_link(text) == typed


def test_a_list_shows_the_words_of_links():
    assert in_plain_words(f"see [[{UID}|the report]], [[6482]]") == "see the report, 6482"

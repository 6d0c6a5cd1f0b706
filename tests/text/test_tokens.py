import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.text.tokens import tokenize, tokenize_all


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("between 20.000 and 1,5", ["between", "20.000", "and", "1,5"], id="number-with-separators"),
        pytest.param("the U.S. army", ["the", "U.S.", "army"], id="acronym-keeps-its-stops"),
        pytest.param("the M.O.D., he said", ["the", "M.O.D.", ",", "he", "said"], id="acronym-before-comma"),
        pytest.param("J. Poe", ["J.", "Poe"], id="initial"),
        pytest.param("killed.The next", ["killed", ".", "The", "next"], id="missing-space"),
        pytest.param("Poe’s well-known don't", ["Poe’s", "well-known", "don't"], id="inside-a-word"),
        pytest.param("''So''", ["''", "So", "''"], id="typewriter-quotes"),
        pytest.param("a 20-year-old", ["a", "20-year-old"], id="age"),
        pytest.param("wait ... go", ["wait", "...", "go"], id="dots"),
        pytest.param("", [], id="empty"),
    ],
)
def test_text_is_cut_into_words_and_marks(text, expected):
    assert list(tokenize(text).words) == expected


def test_offsets_belong_to_the_whole_text():
    text = "one two three"
    tokens = tokenize(text, Span(4, 7))
    assert (tokens.words, tokens.starts, tokens.ends) == (("two",), (4,), (7,))


def test_stretches_make_one_sequence():
    assert tokenize_all("ab cd ef", (Span(0, 2), Span(6, 8))).words == ("ab", "ef")


@given(st.text())
def test_tokens_slice_back_to_their_words_in_order(text):
    tokens = tokenize(text)
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == list(tokens.words)
    assert list(tokens.starts) == sorted(set(tokens.starts))


@given(st.text())
def test_only_white_space_lies_between_tokens(text):
    left = list(text)
    tokens = tokenize(text)
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        left[start:end] = " " * (end - start)
    assert "".join(left).strip() == ""

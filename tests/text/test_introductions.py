"""What readers are shown of a content never begins with a bare "that", nor does a source end with a bare "who"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.text.introductions import in_marks, in_marks_once, without_relative, without_that


def shown(text, *places):
    spans = without_that(tuple(Span(*place) for place in places) or (Span(0, len(text)),), text)
    return " … ".join(text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("that the dam of the old mill leaks", "the dam of the old mill leaks", id="clause"),
        pytest.param("That ships\n burn fast enough", "ships\n burn fast enough", id="long-enough-to-be-a-clause"),
        pytest.param("that it fell", "it fell", id="short-clause-with-a-subject"),
        pytest.param("that assurance", "that assurance", id="pointing"),
        pytest.param("that", "that", id="by-itself"),
        pytest.param("thatched roofs burn very fast", "thatched roofs burn very fast", id="beginning-of-a-word"),
        pytest.param("the mill burned", "the mill burned", id="no-that"),
        pytest.param("“that it fell”", "“that it fell”", id="quoted"),
        pytest.param("whether the old dam leaks", "whether the old dam leaks", id="a-question-keeps-its-word"),
    ],
)
def test_an_introducing_that_is_left_out(content, expected):
    assert shown(content) == expected


def test_only_the_first_piece_loses_it():
    text = "that it, Poe said, broke and that it burned"
    assert shown(text, (0, 7), (19, len(text))) == "it … broke and that it burned"


def test_no_content_stays_none():
    assert without_that((), "that it fell") == ()


def test_a_pronoun_that_takes_the_source_up_is_left_out():
    text = "Ann Poe, who says"
    assert without_relative((Span(0, 7), Span(9, 12)), text) == (Span(0, 7),)


def test_a_pronoun_stays_where_it_is_the_whole_source():
    assert without_relative((Span(0, 3),), "who says") == (Span(0, 3),)


def test_another_second_piece_stays():
    text = "Ann Poe, aged 9, and Max Roe say"
    assert len(without_relative((Span(0, 7), Span(17, 28)), text)) == 1 + 1


@given(st.text(alphabet="that iseq\n“.", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_no_text_makes_it_fail_or_empty(text, first, second):
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    ((kept, last),) = without_that((Span(start, end),), text)
    assert start <= kept <= last == end
    assert not text[start:end].strip() or text[kept:last].strip()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the dam leaks", "“the dam leaks”"),
        ("“the dam leaks”", "“the dam leaks”"),
        ("‘leaks’, he says", "‘leaks’, he says"),
    ],
)
def test_words_that_begin_with_a_quotation_mark_get_no_second_one(words, expected):
    assert in_marks(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the dam leaks", "“the dam leaks”"),
        ("“the dam leaks,” … “and so does the pier”", "“the dam leaks,” … “and so does the pier”"),
        ("“leaks” it does", "““leaks” it does”"),
    ],
)
def test_only_words_with_a_quotation_mark_at_either_end_get_no_second_ones(words, expected):
    assert in_marks_once(words) == expected

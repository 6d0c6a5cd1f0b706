"""The analyzer: writings of one word agree, joined words are several too, offsets point at the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.search.analyzer import MAX_TERM, Analyzer

ANALYZER = Analyzer()


def words(text):
    return list(ANALYZER.words(text))


def joined(text):
    return {term.text for term in ANALYZER.terms(text) if term.is_joined}


WRITINGS = [
    pytest.param(
        "20000",
        ["20,000", "20.000", "20 000", "20\u00a0000", "20\u2009000", "20'000", "20’000", "٢٠٬٠٠٠"],
        id="grouped",
    ),
    pytest.param("1000000", ["1,000,000", "1.000.000", "1'000'000", "10,00,000"], id="million"),
    pytest.param("1.5", ["1,5"], id="decimals"),
    pytest.param("1234567.89", ["1,234,567.89", "1.234.567,89", "1 234 567,89"], id="grouped-with-decimals"),
    pytest.param("1234", ["١٢٣٤", "१२३४", "１２３４"], id="digits-of-other-scripts"),
    pytest.param("mayor", ["mayor's", "mayor’s", "mayor`s", "mayorʼs", "Mayor's", "MAYOR"], id="possessive"),
    pytest.param("cafe", ["café", "cafe\u0301", "CAFÉ"], id="accents"),
    pytest.param("strasse", ["straße", "STRASSE", "STRAẞE"], id="sharp-s"),
    pytest.param("istanbul", ["İstanbul", "ISTANBUL"], id="dotted-i"),
    pytest.param("finance", ["ﬁnance", "Ｆinance"], id="ligature-and-width"),
    pytest.param("petrova", ["Pe\u200btrova", "Petr\u00adova", "Petro\ufeffva"], id="unseen-characters"),
    pytest.param("моста", ["МОСТА", "Моста"], id="cyrillic"),
    pytest.param("us", ["U.S.", "US", "u.s."], id="initials"),
    pytest.param("o'brien", ["O'Brien's", "O’Brien’s"], id="apostrophes"),
]

CUTS = [
    pytest.param("T-72", ["t", "72"], {"t72"}, id="designation"),
    pytest.param("long-range", ["long", "range"], {"longrange"}, id="hyphen"),
    pytest.param("o'clock", ["o", "clock"], {"oclock"}, id="apostrophe"),
    pytest.param("MH17", ["mh17"], set(), id="letters-and-digits"),
    pytest.param("20k 1.5m", ["20", "k", "1.5", "m"], {"20k", "1.5m"}, id="scaled-numbers"),
    pytest.param("2-1, 5–4, 24/7, 9/11", ["2", "1", "5", "4", "24", "7", "9", "11"], set(), id="numbers-in-a-row"),
    pytest.param("1,000–2,000", ["1000", "2000"], set(), id="range"),
    pytest.param("192.0.2.1 3.11.7 1,2,3", ["192", "0", "2", "1", "3", "11", "7", "1", "2", "3"], set(), id="versions"),
    pytest.param("2023, 500 men", ["2023", "500", "men"], set(), id="comma-and-space-group-nothing"),
    pytest.param("2½ 0¼", ["2½", "0¼"], set(), id="fractions-are-no-digits"),
    pytest.param("修桥", ["修", "桥"], set(), id="han"),
    pytest.param("สะพาน", list("สะพาน"), set(), id="thai"),
    pytest.param("हिन्दी", ["हिनदी"], set(), id="vowel-signs-are-letters"),
    pytest.param("the end", ["the", "end"], set(), id="stop-words-stay"),
    pytest.param("a\x00b \ud800 — … %", ["a", "b"], set(), id="no-words"),
]


@pytest.mark.parametrize(("plain", "others"), WRITINGS)
def test_writings_of_one_word_are_one_term(plain, others):
    assert {writing: words(writing) for writing in others} == {writing: words(plain) for writing in others}


@pytest.mark.parametrize(("text", "parts", "wholes"), CUTS)
def test_a_text_is_cut_into_words_and_joined_words_are_one_as_well(text, parts, wholes):
    assert words(text) == parts
    assert joined(text) == wholes


def test_the_joined_reading_stands_where_its_first_and_last_word_stand():
    places = [(term.text, term.position) for term in ANALYZER.terms("the T-72 tank")]

    assert places == [("the", 0), ("t", 1), ("t72", 1), ("72", 2), ("t72", 2), ("tank", 3)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("In Straße 5", ["In", "Straße", "5"], id="folds-to-more"),
        pytest.param("Pe\u200btrova said", ["Pe\u200btrova", "said"], id="folds-to-less"),
        pytest.param("cafe\u0301 bar", ["cafe\u0301", "bar"], id="mark-belongs-to-its-letter"),
        pytest.param("the mayor’s house", ["the", "mayor", "house"], id="possessive-is-no-part"),
        pytest.param("some 20 000 men", ["some", "20 000", "men"], id="spaced-number"),
    ],
)
def test_offsets_point_at_the_words_as_they_are_written(text, marked):
    assert [text[term.start : term.end] for term in ANALYZER.terms(text) if not term.is_joined] == marked


def test_a_term_is_never_longer_than_the_bound():
    assert words("x" * 10_000) == ["x" * MAX_TERM]


@given(
    st.text(alphabet=st.one_of(st.sampled_from("aZ09.,' -’é\u0301\u200b修ßІ"), st.characters(codec=None)), max_size=60)
)
@example("ﷺ-1.5")
@example("\u0301a")
def test_any_text_gives_terms_in_order_whose_offsets_lie_in_it(text):
    terms = list(ANALYZER.terms(text))

    assert all(0 <= term.start < term.end <= len(text) for term in terms)
    plain = [term for term in terms if not term.is_joined]
    assert [term.position for term in plain] == list(range(len(plain)))
    assert all(left.start <= right.start for left, right in itertools.pairwise(plain))
    assert all(term.text and term.text.encode() for term in terms)


@given(st.text(alphabet="abé-'1.,0 ’ß", max_size=30))
def test_a_word_cut_out_of_a_text_is_analysed_alike(text):
    for term in ANALYZER.terms(text):
        if not term.is_joined and not term.text[0].isdigit():
            assert words(text[term.start : term.end])[0] == term.text

"""Terms are found as in a sorted list, whatever their number."""

from __future__ import annotations

from bisect import bisect_left
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.search.segments.container import Container, ContainerWriter
from reader.search.segments.terms import Terms, TermsWriter, mark_of


def reopened(words):
    file = BytesIO()
    out, writer = ContainerWriter(file), TermsWriter()
    for word in words:
        writer.add(word)
    assert len(writer) == len(words)
    writer.write(out, "text")
    out.finish({})
    return Terms(Container(file.getvalue(), "terms"), "text", len(words))


# Few letters, so that many words begin alike; some that are more than a byte.
WORDS = st.text("abé桥9", min_size=1, max_size=7).map(str.encode)
# A block has 64 terms: numbers on both sides of its borders.
SETS = st.sets(WORDS, max_size=200).map(sorted)


def numbered(count):
    return sorted(f"w{number}".encode() for number in range(count))


@settings(max_examples=150)
@given(SETS, WORDS)
@example([], b"a")
@example(numbered(64), b"w63")
@example(numbered(65), b"w9")
@example(numbered(128), b"x")
@example(numbered(129), b"")
def test_terms_are_found_as_in_a_sorted_list(words, asked):
    terms = reopened(words)

    assert list(terms) == words
    assert [terms[number] for number in range(len(terms))] == words
    for word in [*words, asked, b"", b"\xff"]:
        at = bisect_left(words, word)
        assert terms.lower(word) == at
        assert terms.number(word) == (at if words[at : at + 1] == [word] else -1)
        assert terms.between(terms.starting_with(word)) == [each for each in words if each.startswith(word)]


@given(SETS, st.data())
def test_any_numbers_in_a_row_give_their_terms(words, data):
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))

    assert reopened(words).between(range(start, end)) == words[start:end]


@given(SETS)
@example(numbered(65))
def test_no_term_that_is_there_is_ever_denied(words):
    terms = reopened(words)

    assert all(terms.may_have(mark_of(word)) for word in words)


@pytest.mark.parametrize("count", [1, 60, 1000, 1025, 5000])
def test_most_terms_that_are_not_there_are_denied(count):
    terms = reopened(numbered(count))
    wrongly = sum(terms.may_have(mark_of(f"x{number}".encode())) for number in range(4000))

    assert wrongly < 4000 / 12


def test_where_there_is_no_term_none_is_found():
    terms = reopened([])

    assert not any(terms.may_have(mark_of(f"x{number}".encode())) for number in range(100))
    assert (len(terms), list(terms), terms.number(b"a"), terms.starting_with(b"")) == (0, [], -1, range(0))

"""Lengths are rounded as Whoosh rounds them, and a posting's score is Whoosh's."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.scoring import bm25
from whoosh.util.numeric import byte_to_length, length_to_byte

from reader.search.segments.impacts import LEVELS, TOP, Impacts, inverse_frequency, norms
from reader.search.segments.lengths import ROUNDED, length_byte


def test_the_256_lengths_are_those_of_whoosh():
    assert list(ROUNDED) == [byte_to_length(byte) for byte in range(256)]


def test_every_length_has_the_byte_that_whoosh_gives_it():
    lengths = [*range(3000), *(ROUNDED[byte] + more for byte in range(200, 256) for more in (-1, 0, 1)), 10**9]

    assert [length_byte(length) for length in lengths] == [length_to_byte(length) for length in lengths]


@given(st.integers(1, 2000), st.integers(0, 255), st.floats(0.5, 5000), st.integers(1, 10**6), st.floats(0, 1))
def test_the_score_of_a_posting_is_that_of_whoosh_and_never_above_its_impact(often, byte, average, documents, part):
    having = max(1, int(documents * part))
    idf = inverse_frequency(documents, having)
    score = idf * TOP * often / (often + norms(average)[byte])

    assert score == pytest.approx(bm25(log(documents / (having + 1)) + 1, often, ROUNDED[byte], average, 0.75, 1.2))
    impact = Impacts(average)[often][byte]
    assert 1 <= impact <= 255
    assert score <= idf * TOP * impact / LEVELS

"""Terms that count as one have the sums of their frequencies, however these are added up."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.segments_in_hand import article, segment_of, shelf_of

from reader.search.entries import TEXT
from reader.search.ranking.unions import Classes, frequencies, how_many
from reader.search.ranking.words import ManyTerms
from reader.search.segments.impacts import LEVELS, MANY, norms


def field_of(seed, count):
    """`a0` and `a1` are in most documents; each third term begins otherwise, so that runs are broken."""
    rng = random.Random(seed)
    words = ["a0"] * 20 + ["a1"] * 15 + [f"{start}{number}" for start in "abc" for number in range(2, 14)]
    texts = []
    for number in range(1, count + 1):
        text = rng.choices(words, k=rng.choice([0, 2, 8, 20]))
        if rng.random() < 0.1:
            text += rng.choices(words) * rng.choice([90, 130, 254, 255, 300])
        texts.append(article(number, " ".join(text)))
    return segment_of(texts).field(TEXT)


def summed(field, numbers):
    total = {}
    for number in numbers:
        postings = field.postings(number)
        for document in postings.documents():
            total[document] = total.get(document, 0) + postings.frequency(document)
    return total


def as_mapping(found):
    return {d: often for d, often in enumerate(found) if often} if isinstance(found, bytes) else dict(found)


@settings(max_examples=60)
@given(st.integers(0, 2**16), st.sampled_from([5, 60, 70, 200, 400]), st.data())
def test_frequencies_add_up_and_in_a_byte_they_stop_at_255(seed, count, data):
    field = field_of(seed, count)
    picked = data.draw(st.sets(st.integers(0, len(field.terms) - 1)) if len(field.terms) else st.just(set()))
    numbers = data.draw(st.sampled_from([sorted(picked), list(field.terms.starting_with(b"a"))]))
    found, exact = frequencies(field, numbers), summed(field, numbers)

    if isinstance(found, bytes):
        exact = {document: min(MANY, often) for document, often in exact.items()}
    assert as_mapping(found) == exact
    assert how_many(found) == len(exact)


@settings(max_examples=40)
@given(st.integers(0, 2**16), st.sampled_from([5, 70, 300]), st.floats(0.3, 400))
@example(1, 300, 0.5)
def test_impacts_by_classes_are_never_below_what_frequency_and_length_make(seed, count, average):
    field = field_of(seed, count)
    norm = norms(average)
    numbers = list(range(len(field.terms)))
    exact = summed(field, numbers)
    classes = Classes(field, norm)
    wide = classes.impacts(bytes(min(MANY, exact.get(d, 0)) for d in range(count)))
    few = classes.few_impacts(sorted(exact), exact)

    assert [d for d, impact in enumerate(wide) if impact] == sorted(exact)
    for document, impact in zip(sorted(exact), few, strict=True):
        worth = LEVELS * exact[document] / (exact[document] + norm[field.length_bytes[document]])
        assert min(wide[document], impact) >= worth


@pytest.mark.parametrize("count", [30, 400], ids=["few-documents", "many-documents"])
def test_a_frequency_that_no_byte_holds_is_scored_exactly(count):
    texts = ["ab " * 200 + "ac " * 200, "ab " * 300, "ac ab", *["x y"] * count]
    shelf = shelf_of([[article(number, text) for number, text in enumerate(texts)]])
    many = ManyTerms(shelf, TEXT, [list(shelf.parts[0].field(TEXT).terms.starting_with(b"a"))], 1.0)
    often = [many._frequency(0, document) for document in range(4)]

    assert often == [400, 300, 2, 0]
    assert many.scorer(0)(3) is None

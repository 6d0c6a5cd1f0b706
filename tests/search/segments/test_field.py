"""The postings of a term, listed or with a byte for every document, are those of the texts."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.segments_in_hand import ANALYZER, article, segment_of

from reader.search.entries import TEXT
from reader.search.segments.field_writer import least_dense
from reader.search.segments.impacts import LEVELS, MANY, norms
from reader.search.segments.lengths import ROUNDED


def in_texts(texts):
    """By term, by number of the document: the positions."""
    found = defaultdict(lambda: defaultdict(list))
    for document, text in enumerate(texts):
        for term in ANALYZER.terms(text):
            found[term.text.encode()][document].append(term.position)
    return found


def field_of(texts):
    return segment_of(article(number, text) for number, text in enumerate(texts, 1)).field(TEXT)


def random_texts(seed, count):
    """`all` is in most documents, `half` in fewer than make it dense; some have a word hundreds of times."""
    rng = random.Random(seed)
    words = ["all"] * 30 + ["half"] * 2 + ["T-72", "one", "two", "мост"] + [f"rare{number}" for number in range(60)]
    texts = []
    for _ in range(count):
        text = rng.choices(words, k=rng.choice([0, 1, 5, 20, 60]))
        if rng.random() < 0.06:
            text += rng.choices(["all", "half", "one"]) * rng.choice([253, 254, 255, 256, 400])
        rng.shuffle(text)
        texts.append(" ".join(text))
    return texts


def assert_as_in_texts(field, texts):
    found = in_texts(texts)
    lengths = [sum(len(places[d]) for places in found.values() if d in places) for d in range(len(texts))]
    assert list(field.terms) == sorted(found)
    assert (list(field.lengths), field.total) == (lengths, sum(lengths))
    bases: dict[int, set[int]] = defaultdict(set)
    for number, (term, places) in enumerate(sorted(found.items())):
        postings = field.find(term)
        often = {document: len(each) for document, each in places.items()}
        assert postings.is_dense is (len(often) >= least_dense(len(texts)))
        assert (postings.count, postings.everywhere) == (len(often), sum(often.values()))
        assert dict(zip(postings.documents(), postings.all_frequencies(), strict=True)) == often
        assert [postings.frequency(document) for document in range(len(texts))] == [
            often.get(d, 0) for d in range(len(texts))
        ]
        assert postings.many == {document: count for document, count in often.items() if count >= MANY}
        assert field.most_frequency[number] == min(MANY, max(often.values()))
        assert field.most_impact[number] == postings.most == max(postings.impacts)
        for document, positions in places.items():
            bases[document].update(
                there - here for there, here in zip(postings.places(document), positions, strict=True)
            )
        whole = [place for document in sorted(places) for place in postings.places(document)]
        assert postings.all_places().tolist() == whole == sorted(whole)
    assert all(len(base) == 1 for base in bases.values())


@settings(max_examples=25)
@given(st.integers(0, 2**20), st.one_of(st.integers(1, 30), st.integers(64, 200)))
@example(7, 66)
@example(8, 200)
def test_the_postings_of_every_term_are_those_of_the_texts(seed, count):
    texts = random_texts(seed, count)

    assert_as_in_texts(field_of(texts), texts)


@pytest.mark.parametrize("having", [63, 64, 65, 127, 128, 129, 130])
@pytest.mark.parametrize("times", [1, 300], ids=["a-byte", "more-than-a-byte"])
def test_a_list_longer_than_a_step_of_its_running_sums_has_the_right_places(having, times):
    texts = [f"war {'war peace ' * (1 + number % 3)}" + "tank " * (number % 5) for number in range(having)]
    texts[7] = "war peace " * times
    texts += ["tank"] * 1100
    field = field_of(texts)

    assert not field.find(b"war").is_dense
    assert_as_in_texts(field, texts)


@pytest.mark.parametrize("often", [254, 255, 256, 1000])
@pytest.mark.parametrize("others", [10, 300], ids=["listed", "dense"])
def test_a_frequency_beyond_a_byte_is_kept_and_the_places_behind_it_are_right(often, others):
    texts = ["war " * 3] * others + ["war " * often + "peace"] + ["war peace"] * 5 + ["no"] * others
    field = field_of(texts)
    postings = field.find(b"war")

    assert postings.is_dense is (others == 300)
    assert postings.frequency(others) == often
    assert len(postings.places(others)) == often
    behind = others + 1
    assert field.find(b"peace").places(behind)[0] == postings.places(behind)[0] + 1


@pytest.mark.parametrize("count", [64, 65, 66, 700])
def test_a_term_is_dense_from_an_eighth_of_the_documents_on_and_not_below_65(count):
    least = least_dense(count)
    texts = ["war"] * (least - 1) + ["peace"] * (count - least + 1)

    assert not field_of(texts).find(b"war").is_dense
    assert least > count or field_of(["war", *texts[:-1]]).find(b"war").is_dense


def test_an_impact_is_an_upper_bound_of_what_a_posting_adds_to_a_score():
    texts = random_texts(3, 150)
    field = field_of(texts)
    norm = norms(field.reference)
    for term in field.terms:
        postings = field.find(term)
        impacts = postings.impacts if postings.is_dense else dict(zip(postings.listed, postings.impacts, strict=True))
        for document in postings.documents():
            often = postings.frequency(document)
            assert impacts[document] >= LEVELS * often / (often + norm[field.length_bytes[document]])


def test_a_term_that_no_document_has_has_no_postings():
    assert field_of(["war"]).find(b"peace") is None
    assert field_of([""]).find(b"war") is None


def test_length_classes_have_the_shortest_of_their_documents():
    field = field_of(random_texts(5, 180))
    together, shortest = field.length_classes
    classes = [byte >> 4 for byte in together.to_bytes(field.documents, "little")]

    for document, level in enumerate(classes):
        assert ROUNDED[shortest[level]] <= ROUNDED[field.length_bytes[document]]
    assert {
        min(field.length_bytes[d] for d, each in enumerate(classes) if each == level) for level in set(classes)
    } == {shortest[level] for level in set(classes)}

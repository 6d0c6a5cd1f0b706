"""Merging gives what building anew would have given."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.segments_in_hand import article, bytes_of, merged, merged_bytes, segment_of, small_articles

from reader.model import SearchIn
from reader.search.entries import CONTENT, SPEAKER, TEXT, TITLE, Entry
from reader.search.segments.shelf import Part


def parts_of(entries, sizes, dead=()):
    """Parts with so many of the entries each."""
    parts, start = [], 0
    for size in sizes:
        group = entries[start : start + size]
        parts.append(Part(segment_of(group), frozenset(d for d, entry in enumerate(group) if entry.id in dead)))
        start += size
    return parts


def corpus(count, seed=1):
    rng = random.Random(seed)
    often = [article(count + 1, "w1 " * 300), article(count + 2, "w2 " * 255 + "w1", "w1"), article(count + 3, "")]
    entries = [*small_articles(count, seed=seed), *often]
    rng.shuffle(often)
    return entries


SIZES = st.lists(st.one_of(st.integers(1, 9), st.integers(60, 140)), min_size=1, max_size=4)


@pytest.mark.slow
@settings(max_examples=30)
@given(SIZES, st.randoms())
@example([66, 1, 66], random.Random(1))
def test_segments_without_deletions_are_merged_to_the_bytes_of_one_built_of_all(sizes, rng):
    entries = corpus(sum(sizes))[-sum(sizes) :]
    parts = parts_of(entries, sizes)
    rng.shuffle(parts)

    assert merged_bytes(parts) == bytes_of(entries)


def postings_of(segment, name):
    field = segment.field(name)
    found = {}
    for term in field.terms:
        postings = field.find(term)
        found[term] = (
            list(postings.documents()),
            list(postings.all_frequencies()),
            bytes(postings.impacts),
            postings.is_dense,
        )
    return found


def distances_of(segment, name):
    """Places of all words of each document, counted from its first."""
    field, first, found = segment.field(name), {}, {}
    for term in field.terms:
        postings = field.find(term)
        for document in postings.documents():
            found[term, document] = list(postings.places(document))
            first[document] = min(first.get(document, 1 << 32), found[term, document][0])
    return {key: [place - first[key[1]] for place in places] for key, places in found.items()}


@pytest.mark.slow
@settings(max_examples=30)
@given(SIZES, st.floats(0, 0.95), st.integers(0, 99))
@example([100, 100], 0.9, 1)
def test_deleted_documents_leave_nothing_but_gaps_between_places(sizes, deleted, seed):
    rng = random.Random(seed)
    entries = corpus(sum(sizes), seed)[-sum(sizes) :]
    dead = {entry.id for entry in entries[1:] if rng.random() < deleted}

    one, other = merged(parts_of(entries, sizes, dead)), segment_of(e for e in entries if e.id not in dead)

    for column in ("ids", "articles", "moments"):
        assert list(getattr(one, column)) == list(getattr(other, column))
    for name in (TITLE, TEXT):
        left, right = one.field(name), other.field(name)
        assert (left.total, left.reference, list(left.lengths)) == (right.total, right.reference, list(right.lengths))
        assert postings_of(one, name) == postings_of(other, name)
        assert distances_of(one, name) == distances_of(other, name)


def test_a_term_whose_documents_are_all_deleted_is_gone():
    parts = parts_of([article(1, "war peace"), article(2, "peace")], [2], dead={1})

    assert list(merged(parts).field(TEXT).terms) == [b"peace"]


def test_merging_again_and_again_leaves_no_trace():
    entries = corpus(120)
    parts = parts_of(entries, [40, 40, 43])
    step = merged([Part(merged(parts[:2]), frozenset()), parts[2]])

    assert [bytes(step.container.column(name)) for name in step.container._columns] == [
        bytes(segment_of(entries).container.column(name)) for name in step.container._columns
    ]


def test_segments_of_other_fields_are_merged_as_well_and_in_the_order_of_their_articles():
    def claims(first):
        return [
            Entry(SearchIn.CLAIMS, 50 - n, first + n // 2, {CONTENT: f"says {n}", SPEAKER: "Ann"}) for n in range(6)
        ]

    parts = [Part(segment_of(claims(first), SearchIn.CLAIMS), frozenset()) for first in (7, 1)]
    whole = merged(parts, (CONTENT, SPEAKER))

    assert list(whole.articles) == [1, 1, 2, 2, 3, 3, 7, 7, 8, 8, 9, 9]
    assert merged_bytes(parts, (CONTENT, SPEAKER)) == bytes_of([*claims(1), *claims(7)], SearchIn.CLAIMS)


@pytest.mark.parametrize("dead", [frozenset(), frozenset({1})])
def test_one_segment_alone_is_merged_to_itself_without_what_is_deleted(dead):
    part = Part(segment_of(small_articles(3)), dead)

    assert list(merged([part]).ids) == [id_ for d, id_ in enumerate(part.segment.ids) if d not in dead]

"""Nouns that attribute, and whose they are: rows of own sentences."""

import pytest
from support.extracted import claims_in, triples

from reader.model import Polarity

BEHIND = [
    pytest.param(
        "The firm rejected claims by the union that the tank had leaked.",
        ("the union", "claims", "that the tank had leaked"),
        id="by",
    ),
    pytest.param(
        "It did not confirm reports on social media that a second, smaller dam was in danger.",
        ("social media", "reports", "that a second, smaller dam was in danger"),
        id="on-a-medium",
    ),
    pytest.param(
        "Fears among residents that the dam would burst grew.",
        ("residents", "Fears", "that the dam would burst"),
        id="among",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_the_owner_of_a_noun_may_stand_between_it_and_its_clause(text, expected):
    assert expected in triples(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Claims from the board that were read aloud fell flat.", id="relative-clause"),
        pytest.param("Reports on the dam that burst are rare.", id="topic"),
    ],
)
def test_a_relative_clause_behind_a_noun_is_not_what_is_claimed(text):
    assert triples(text) == []


def test_what_is_rejected_stays_the_claim_of_whoever_made_it():
    outer, inner = claims_in("The firm rejected claims by the union that the tank had leaked.")
    assert (outer.source, outer.claim.polarity) == ("The firm", Polarity.DENIES)
    assert (inner.source, inner.claim.polarity, inner.claim.nested_in) == (
        "the union",
        Polarity.AFFIRMS,
        outer.claim.uid,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The ministry’s estimate of 40 dead was doubted.", ("The ministry", "estimate of", "40 dead"), id="estimate"
        ),
        pytest.param("Her denial of the charge came late.", ("Her", "denial of", "the charge"), id="denial-of-a-noun"),
    ],
)
def test_a_noun_attributes_its_topic_to_its_owner(text, expected):
    assert expected in triples(text)

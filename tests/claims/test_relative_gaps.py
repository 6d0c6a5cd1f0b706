"""Verbs whose object is a relative pronoun in front of them: source, cue and content of own sentences."""

import pytest
from support.extracted import triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The law, which Alder thinks will lead to cuts, is new.",
            [("Alder", "thinks", "which … will lead to cuts")],
            id="subject-of-the-clause",
        ),
        pytest.param(
            "He met the clerk, whom he described as “volatile,” on Monday.",
            [("he", "described", "whom … as “volatile,”")],
            id="named-as-something",
        ),
        pytest.param(
            "The levy, which Poe had called absurd, fell.",
            [("Poe", "had called", "which … absurd")],
            id="called-something",
        ),
        pytest.param(
            "She found a leak that the group claims emptied the tank.",
            [("the group", "claims", "that … emptied the tank")],
            id="that-behind-a-noun",
        ),
        pytest.param("The plan, which he once supported, is dead.", [("he", "once supported", "which")], id="alone"),
        pytest.param(
            "The board left in what some are criticising as just a show.",
            [("some", "are criticising", "what … as just a show")],
            id="what",
        ),
    ],
)
def test_the_object_in_front_is_what_is_attributed(text, expected):
    assert triples(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The port in which the mayor claims land is shut.", id="behind-a-preposition"),
        pytest.param("The road, which her final report on ferries left out, is shut.", id="a-noun-in-the-subject"),
    ],
)
def test_other_relative_clauses_have_no_gap(text):
    assert all("which" not in content for _, _, content in triples(text))


def test_a_that_clause_has_no_gap():
    assert triples("The judge said that she would not concede.") == [
        ("The judge", "said", "that she would not concede")
    ]

"""Headlines that a scraper gave a full stop, and what they say."""

import pytest
from support.extracted import triples

BODY = "\n\nThe council met at the hall. It was late."


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        pytest.param(
            "Poe camp: Alder’s plan harms the port.", [("Poe camp", "", "Alder’s plan harms the port")], id="label"
        ),
        pytest.param(
            "Glenn Poe Says Old Bridge Is Safe.", [("Glenn Poe", "Says", "Old Bridge Is Safe")], id="title-case"
        ),
        pytest.param("Mayor rejects plan.", [("Mayor", "rejects", "plan")], id="no-article"),
    ],
)
def test_a_headline_with_a_full_stop_is_a_headline(headline, expected):
    assert triples(headline + BODY) == expected


def test_title_case_makes_a_headline_further_down():
    text = "The council met at the hall. It was late.\n\nGlenn Poe Says Old Bridge Is Safe.\n\nIt rained."
    assert triples(text) == [("Glenn Poe", "Says", "Old Bridge Is Safe")]


def test_a_first_sentence_in_lower_case_is_no_headline_when_nothing_follows():
    assert triples("Poe camp: Alder’s plan harms the port.") == []

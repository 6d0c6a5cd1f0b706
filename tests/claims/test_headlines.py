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


@pytest.mark.parametrize("label", ["The Latest", "STAT OF THE WEEK", "Photo gallery"])
def test_the_name_of_a_column_is_no_speaker(label):
    assert triples(f"{label}: Dam bursts in Ashe.{BODY}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Poe fired back: “The dam has always held.”",
            [("Poe", "fired back", "“The dam has always held.”")],
            id="verb-alone",
        ),
        pytest.param(
            "The banner had one message: “Leave the port alone.”",
            [("The banner", "had one message", "“Leave the port alone.”")],
            id="whole-predicate",
        ),
    ],
)
def test_what_stands_before_a_colon_and_a_quotation_is_the_cue(text, expected):
    assert triples(text) == expected


def test_a_link_behind_a_stray_mark_is_no_quotation():
    assert triples('It rained.\n\n" http://example.org/x.\n\nIt poured.') == []


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        pytest.param("Dam ‘not safe’ - mayor", [("mayor", "", "Dam ‘not safe’")], id="hyphen-between-spaces"),
        pytest.param(
            "Dam was unsafe for years – ministry report",
            [("ministry report", "", "Dam was unsafe for years")],
            id="document",
        ),
        pytest.param("The long night – a story", [], id="nobody-who-speaks"),
    ],
)
def test_the_last_words_of_a_headline_behind_a_dash_may_be_the_speaker(headline, expected):
    assert triples(headline + BODY) == expected


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        pytest.param(f"Bridge collapse: engineer resigns.{BODY}", [], id="topic"),
        pytest.param(f"Police: bridge was unsafe.{BODY}", ["Police"], id="body"),
        pytest.param("Poe: bridge was unsafe.\n\nIt rained. Poe left.", [], id="name-that-never-speaks"),
        pytest.param("Poe: bridge was unsafe.\n\nIt rained. Poe said so.", ["Poe"], id="name-that-speaks"),
    ],
)
def test_the_label_of_a_headline_is_somebody_who_can_speak(text, sources):
    assert [source for source, cue, _ in triples(text) if not cue] == sources

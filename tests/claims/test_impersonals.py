"""What seems, what a poll says, what was asked: rows of own sentences with source, cue and content."""

import pytest
from support.extracted import only, triples

from reader.model import Certainty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The mayor seemed to be tired, and it rained.",
            [("", "seemed", "The mayor … to be tired")],
            id="subject-and-infinitive",
        ),
        pytest.param(
            "The race does not appear close in Ashe.",
            [("", "does not appear", "The race … close in Ashe")],
            id="adjective",
        ),
        pytest.param("It seems that the dam is safe.", [("", "seems", "that the dam is safe")], id="it-is-no-subject"),
        pytest.param(
            "In a survey of 300 farmers, most were against the dam.",
            [("a survey of 300 farmers", "In", "most were against the dam")],
            id="survey-in-front",
        ),
        pytest.param(
            "Asked whether the dam was safe, the clerk left.",
            [("", "Asked", "whether the dam was safe")],
            id="asked-in-front",
        ),
        pytest.param(
            "Poe was pressed about the leak.", [("", "was pressed about", "the leak")], id="passive-with-a-topic"
        ),
        pytest.param(
            "Pressed again about the leak, the clerk left.",
            [("", "Pressed again about", "the leak")],
            id="adverb-between",
        ),
        pytest.param(
            "Poe was asked, “Does the dam leak at all?”",
            [("", "was asked", "“Does the dam leak at all?”")],
            id="the-question-itself",
        ),
        pytest.param(
            "There is a lot of talk about the levy.", [("", "is a lot of talk about", "the levy")], id="there-is-talk"
        ),
        pytest.param(
            "There were fears that the dam would burst.",
            [("", "were fears", "that the dam would burst")],
            id="there-were-fears",
        ),
        pytest.param("The dam looks weak.", [("", "looks", "The dam … weak")], id="looks"),
    ],
)
def test_what_nobody_named_says_has_no_source(text, expected):
    assert triples(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mayor appeared in Ashe.", id="came-out"),
        pytest.param("You seem tired.", id="the-reader"),
        pytest.param("In a hall of the university, most were asleep.", id="no-survey"),
        pytest.param("The mayor looked to Ashe and looked at the dam.", id="looked-somewhere"),
        pytest.param("The board looked more closely at the dam.", id="looked-in-some-way"),
        pytest.param("The mayor looked away and appeared together with Poe.", id="with-a-place-or-company"),
        pytest.param("There was a hall of talk.", id="no-topic"),
        pytest.param("The clerk pressed about forty shirts.", id="in-the-active"),
    ],
)
def test_what_looks_like_it_is_no_claim(text):
    assert triples(text) == []


def test_what_seems_is_probable_and_a_question_is_no_assertion():
    assert only("The mayor seemed tired.").claim.certainty is Certainty.PROBABLE
    assert only("Poe was asked about the leak.").claim.certainty is Certainty.UNSPECIFIED

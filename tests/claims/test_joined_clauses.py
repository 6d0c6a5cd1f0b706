"""Where what is said stops before a verb that goes on with its speaker: rows of own sentences."""

import pytest
from support.extracted import triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Poe admitted the mistake and left the room.",
            [("Poe", "admitted", "the mistake")],
            id="object-and-verb",
        ),
        pytest.param(
            "The board disputes his version but could not name a witness.",
            [("The board", "disputes", "his version"), ("The board", "could not name", "a witness")],
            id="object-but-modal",
        ),
        pytest.param(
            "The office said it was “aware of the case” but would wait.",
            [("The office", "said", "it was “aware of the case”")],
            id="closed-quotation-but",
        ),
        pytest.param(
            "It did not say how many were hurt, and the clerk closed the door.",
            [("It", "did not say", "how many were hurt")],
            id="question-and-clause",
        ),
        pytest.param(
            "It is likely, the clerk says, to be a long night.",
            [("the clerk", "says", "It is likely … to be a long night")],
            id="infinitive-goes-on",
        ),
        pytest.param(
            "The chest had been moved, she added, and was never found.",
            [("she", "added", "The chest had been moved … and was never found")],
            id="and-was-goes-on",
        ),
        pytest.param(
            "He believes – he used the word twice – that sleep is a market.",
            [("He", "believes", "that sleep is a market")],
            id="aside-between-dashes",
        ),
        pytest.param(
            "The head wrote to parents that lessons would begin.",
            [("The head", "wrote", "that lessons would begin")],
            id="wrote-to-somebody-that",
        ),
        pytest.param("It does not say by whom.", [("It", "does not say", "by whom")], id="question-with-preposition"),
        pytest.param(
            "The police put the number at six.", [("The police", "put", "the number at six")], id="number-as-a-word"
        ),
        pytest.param(
            "The clerk who claims that turnout was high, left.",
            [("The clerk … who", "claims", "that turnout was high")],
            id="relative-clause-closed",
        ),
        pytest.param(
            "He vowed that he would never sign it, a pledge he repeated on Friday.",
            [("He", "vowed", "that he would never sign it")],
            id="comment-behind",
        ),
        pytest.param(
            "She denied that the lights were off, a rumour that did the rounds.",
            [("She", "denied", "that the lights were off")],
            id="rumour-behind",
        ),
        pytest.param(
            "The toll, according to the ministry, stands at 34; more may follow.",
            [("the ministry", "according to", "The toll … stands at 34")],
            id="semicolon-behind-according",
        ),
        pytest.param(
            "A clerk, who asked not to be named, said it fell.",
            [("A clerk, who asked not to be named", "said", "it fell")],
            id="wish-not-to-be-named",
        ),
        pytest.param(
            "The governor, who had earlier insisted that it held, left.",
            [("The governor … who", "had earlier insisted", "that it held")],
            id="adverb-of-time-in-the-verb",
        ),
        pytest.param(
            "He pleaded not guilty to both counts.",
            [("He", "pleaded", "not guilty to both counts")],
            id="plea",
        ),
    ],
)
def test_content_stops_and_goes_on(text, expected):
    assert triples(text) == expected

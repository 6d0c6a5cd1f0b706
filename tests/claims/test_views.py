"""`In her view`, `in the words of`: rows of own sentences with source, cue and content."""

import pytest
from support.extracted import triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("In her view, the pier is safe.", [("her", "view", "the pier is safe")], id="fronted"),
        pytest.param("In their view the pier will sink.", [("their", "view", "the pier will sink")], id="no-comma"),
        pytest.param("In Poe’s opinion, the pier is safe.", [("Poe", "opinion", "the pier is safe")], id="genitive"),
        pytest.param(
            "The pier is safe, in the clerk’s view.", [("the clerk", "view", "The pier is safe")], id="behind"
        ),
        pytest.param(
            "In the words of the harbour master, Ann Poe, it was “a miracle”.",
            [("the harbour master, Ann Poe", "In the words of", "it was “a miracle”")],
            id="words-of",
        ),
        pytest.param(
            "The ferry, in the opinion of the clerk, should stay in port.",
            [("the clerk", "in the opinion of", "The ferry … should stay in port")],
            id="in-the-middle",
        ),
        pytest.param(
            "By his own account, Alder was asleep.", [("his", "own account", "Alder was asleep")], id="own-account"
        ),
        pytest.param("By her reckoning, the dam holds.", [("her", "reckoning", "the dam holds")], id="reckoning"),
        pytest.param("To their mind the vote was fair.", [("their", "mind", "the vote was fair")], id="mind"),
        pytest.param(
            "In the eyes of the law, the pier is a boat.",
            [("the law", "In the eyes of", "the pier is a boat")],
            id="eyes",
        ),
        pytest.param("In my view the pier is safe.", [], id="the-writer’s-own"),
        pytest.param("The bay is in full view, and her words were kind.", [], id="nobody-s-view"),
        pytest.param("He put the money in her account.", [], id="another-account"),
        pytest.param("They met in the view of the sea.", [], id="no-clause-beside-it"),
    ],
)
def test_a_view_is_somebody_s(text, expected):
    assert triples(text) == expected

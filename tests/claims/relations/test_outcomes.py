"""Of what only one party can have, what a claim says that somebody has."""

from __future__ import annotations

import pytest

from reader.claims.relations.outcomes import outcomes_of
from reader.claims.relations.words import stems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("we won", {"win"}, id="won"),
        pytest.param("a clean victory", {"win"}, id="victory"),
        pytest.param("the count showed her ahead by 300 votes", {"win"}, id="ahead"),
        pytest.param("it is his", {"control"}, id="his"),
        pytest.param("we hold the ridge", {"control"}, id="hold"),
        pytest.param("we hope to win", set(), id="hoped-for"),
        pytest.param("we will surely win", set(), id="foretold"),
        pytest.param("we’ll win", set(), id="foretold-in-short"),
        pytest.param("we will hold the ridge", set(), id="will-hold"),
        pytest.param("it is a victory for the miners", set(), id="hailed"),
        pytest.param("we are going ahead with the merger", set(), id="going-ahead"),
        pytest.param("we are ahead of schedule", set(), id="ahead-of-time"),
        pytest.param("we held talks on Monday", set(), id="talks"),
        pytest.param("we hold the government responsible", set(), id="responsible"),
        pytest.param("the situation is under control", set(), id="under-control"),
        pytest.param("the decision is ours", set(), id="a-decision"),
        pytest.param("rain is expected", set(), id="nothing"),
    ],
)
def test_a_claim_speaks_of_an_outcome_that_is_there(text, expected):
    assert outcomes_of(text, frozenset(stems(text))) == expected

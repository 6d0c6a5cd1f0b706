"""Subjects parted from their verb, and objects of passives: rows of own sentences with source, cue and content."""

import pytest
from support.extracted import triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Images taken that morning confirm that the port is shut.",
            [("Images taken that morning", "confirm", "that the port is shut")],
            id="participle-and-day",
        ),
        pytest.param(
            "Records kept for years at the office indicate that the pump failed.",
            [("Records kept for years at the office", "indicate", "that the pump failed")],
            id="participle-and-place",
        ),
        pytest.param(
            "Ann Poe, who on the day of the flood had assured people that it would hold, resigned.",
            [("Ann Poe … who", "had assured", "that it would hold")],
            id="relative-and-day",
        ),
        pytest.param(
            "The judge ruled last week that the jury would wait.",
            [("The judge", "ruled", "that the jury would wait")],
            id="ruled-that",
        ),
        pytest.param(
            "He also believes, I was told by a colleague, that the dead can hear.",
            [("He", "also believes", "that the dead can hear"), ("", "was told", "that the dead can hear")],
            id="clause-between-commas",
        ),
        pytest.param(
            "Another was described by the firm on Monday as “a lie”.",
            [("the firm", "was described", "Another … as “a lie”")],
            id="described-by-somebody-as",
        ),
        pytest.param(
            "The man was promised a free hand by the council.",
            [("the council", "was promised", "a free hand")],
            id="promised-something-by",
        ),
        pytest.param(
            "Ann Poe, who died on Monday, was called a saint by her friends.",
            [("her friends", "was called", "Ann Poe, who died on Monday … a saint")],
            id="called-something-by",
        ),
        pytest.param(
            "The office has neither confirmed nor denied the findings.",
            [("The office", "has neither confirmed nor denied", "the findings")],
            id="neither-nor",
        ),
        pytest.param(
            "Lawyers for the coalition fear that the judges will wait.",
            [("Lawyers for the coalition", "fear", "that the judges will wait")],
            id="plural-in-front-of-a-phrase",
        ),
        pytest.param(
            "She had refused, she added, and was moved to another town.",
            [("she", "added", "She had refused … and was moved to another town")],
            id="a-claim-holds-no-attribution-only",
        ),
    ],
)
def test_a_subject_may_be_far_from_its_verb(text, expected):
    assert triples(text) == expected

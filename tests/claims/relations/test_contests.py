"""Which claims contradict somebody, as their own words show."""

from __future__ import annotations

import pytest
from support.accounts_in_hand import Line, account, told

from reader.claims.relations.contests import contesting, is_asserted


def contests(cue, content, **more):
    return bool(contesting(told("a", Line("Bo Ash", cue, content, **more))))


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        pytest.param("disputed", "that the bridge was safe", id="cue"),
        pytest.param("flatly rejects", "the account", id="cue-with-an-adverb"),
        pytest.param("said", "the figure was far too high", id="figure-too-high"),
        pytest.param("said", "there was no evidence of a leak", id="no-evidence"),
        pytest.param("called it", "a lie", id="a-lie"),
        pytest.param("said", "the claim had been invented", id="invented-claim"),
        pytest.param("said", "“Rubbish”", id="bare"),
        pytest.param("said", "pure fiction", id="bare-with-a-word"),
    ],
)
def test_a_claim_contests_by_its_cue_or_words(cue, content):
    assert contests(cue, content)


def test_a_denial_contests_whatever_its_words():
    assert contests("denied", "that the bridge had been unsafe", polarity="denies")


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        pytest.param("said", "the bridge was safe", id="plain"),
        pytest.param("did not dispute", "that the bridge was safe", id="cue-turned-round"),
        pytest.param("said", "the bridge was not safe", id="negation-alone"),
        pytest.param("acknowledged", "that its own figure was wrong", id="concession"),
        pytest.param("said", "the clinic had invented patients", id="invented-something-else"),
        pytest.param("praised", "the firemen, who lie in hospital", id="praise"),
        pytest.param("said", "he had learned to live with slander", id="a-word-that-would-do-by-itself"),
        pytest.param("said", "an undisputed success", id="word-inside-a-word"),
    ],
)
def test_other_claims_contest_nothing(cue, content):
    assert not contests(cue, content)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        pytest.param("asked whether", "the figure was inaccurate", id="question"),
        pytest.param("did not confirm", "that the claim was false", id="did-not-confirm"),
        pytest.param("demanded", "proof that it was no lie", id="demand"),
        pytest.param("declined to dispute", "that", id="refusal"),
    ],
)
def test_what_is_no_assertion_contests_nothing(cue, content):
    assert not contests(cue, content, certainty="unspecified")


def test_words_of_a_claim_inside_another_are_its_own():
    text = "Ann Poe said Bo Ash called the report a lie."
    outer = Line("Ann Poe", "said", "Bo Ash called the report a lie")
    inner = Line("Bo Ash", "called", "the report a lie")
    assert contesting(account("a", text, [outer, inner])) == {"a#c2"}


@pytest.mark.parametrize(
    ("polarity", "certainty", "expected"),
    [
        ("affirms", "certain", True), ("affirms", "possible", True), ("affirms", "unspecified", False),
        ("denies", "unspecified", True),
    ],
)  # fmt: skip
def test_a_denial_is_always_asserted(polarity, certainty, expected):
    line = Line("Bo Ash", "said", "it fell", polarity=polarity, certainty=certainty)
    assert is_asserted(told("a", line).claims[0]) is expected

"""How many voices stand behind statements."""

from __future__ import annotations

from itertools import permutations

import pytest

from reader.claims.relations.voices import Utterance, VoiceCount, count_voices


def said(speaker, outlet="Courier", article="", **more):
    return Utterance(speaker, outlet, article or f"{outlet}-{speaker}", **more)


@pytest.mark.parametrize(
    ("utterances", "voices", "copies"),
    [
        pytest.param([], 0, 0, id="nobody"),
        pytest.param([said("Ann Poe"), said("Ann Poe", "Herald")], 1, 0, id="a-speaker-in-two-papers-is-one"),
        pytest.param([said("Ann Poé"), said(" ann  poe", "Herald")], 1, 0, id="accents-and-case-do-not-count"),
        pytest.param([said("Ann Poe"), said("Piet Kern")], 2, 0, id="two-speakers"),
        pytest.param([said(""), said("", article="other")], 1, 0, id="unnamed-once-for-an-outlet"),
        pytest.param([said(""), said("", "Herald")], 2, 0, id="unnamed-in-two-outlets"),
        pytest.param([said("", ""), said("", "", "x")], 2, 0, id="articles-without-outlet-are-several"),
        pytest.param([said("", is_own_voice=True)], 0, 0, id="own-voice-is-no-voice-of-a-claim"),
        pytest.param(
            [said("", "Wire", "w"), said("", "Herald", "h", copy_of="w"), said("", "Post", "p", copy_of="w")],
            1, 2, id="copies-of-one-report-are-one",
        ),
        pytest.param(
            [said("", "Herald", "h", copy_of="w"), said("", "Post", "p", copy_of="w")],
            1, 1, id="two-copies-are-one-without-their-original",
        ),
        pytest.param(
            [said("Ann Poe", "Wire", "w"), said("Ann Poe", "Herald", "h", copy_of="w")],
            1, 1, id="named-in-a-copy",
        ),
    ],
)  # fmt: skip
def test_voices_are_counted(utterances, voices, copies):
    for order in permutations(utterances):
        assert count_voices(order) == VoiceCount(voices, copies)

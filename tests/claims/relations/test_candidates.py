"""Which pairs are worth a look: all of an article that people read, no more than is bearable of one that is a book."""

from __future__ import annotations

import pytest
from support.accounts_in_hand import told

from reader.claims.relations import claim_pairs
from reader.claims.relations.candidates import claims_between, claims_within
from reader.claims.relations.prepare import prepare
from reader.claims.relations.rarity import Rarity
from reader.model import Account

_BOOK = 340


def book(uid, content):
    """The claims of an article that repeats itself, each with a word that every tenth has."""
    lines = [(f"Ann Poe{number}", "said", f"{content} {chr(97 + number % 10) * 5}") for number in range(_BOOK)]
    return prepare(told(uid, *lines)).claims


def test_claims_that_share_a_word_are_a_pair():
    one, other = (
        prepare(told(uid, ("Ann Poe", "said", f"rain {word}"))).claims for uid, word in (("a", "fell"), ("b", "ends"))
    )
    assert [(left.uid, right.uid) for left, right in claims_between(one, other)] == [("a#c1", "b#c1")]


@pytest.mark.slow
def test_pairs_of_an_article_grow_with_its_claims_and_not_squared():
    for content in ("they had won", "our men have taken the town", "nothing"):
        ours = book("a", content)
        assert len(list(claims_within(ours))) <= 25 * _BOOK
        assert len(list(claims_between(ours, book("b", content)))) <= 25 * _BOOK


def test_which_outcomes_face_each_other_does_not_depend_on_the_order_of_articles():
    ours, theirs = book("a", "they had won"), book("b", "they had won")[:60]
    there = {(left.uid, right.uid) for left, right in claims_between(ours, theirs)}
    back = {(right.uid, left.uid) for left, right in claims_between(theirs, ours)}
    assert there == back
    assert there


def test_of_two_speeches_printed_whole_not_each_sentence_is_set_beside_each(monkeypatch):
    compared = []
    monkeypatch.setattr(claim_pairs, "_shared", lambda ours, theirs, _rarity: compared.append(1) or (0.0, False, False))
    speech = "Rain fell. " * 90 + "Rain fell"
    left, right = (prepare(speech_of(uid, speech)).claims[0] for uid in "ab")
    claim_pairs.relate_claims(left, right, Rarity([left, right]))
    assert len(compared) == 16 * 16


def speech_of(uid: str, speech: str) -> Account:
    return told(uid, ("Ann Poe" if uid == "a" else "Bo Ash", "said", speech))

"""Which pairs are worth a look: all of an article that people read, no more than is bearable of one that is a book."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

import pytest
from support.accounts_in_hand import told

from reader.claims.relations import candidates, claim_pairs
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


def test_a_claim_is_set_beside_those_that_share_most_words_with_it_whichever_comes_first(monkeypatch):
    monkeypatch.setattr(candidates, "_MOST_CLAIMS", 2)
    words = ["rain fell hard", "rain fell", "rain fell", "rain", "rain"]
    ours, theirs = (prepare(told(uid, *(("Ann Poe", "said", said) for said in words))).claims for uid in "ab")
    there = {(left.uid, right.uid) for left, right in claims_between(ours, theirs)}
    back = {(right.uid, left.uid) for left, right in claims_between(theirs, ours)}
    assert there == back
    assert ("a#c1", "b#c1") in there
    assert not {("a#c1", "b#c4"), ("a#c4", "b#c1")} & there
    beside = Counter(left for left, _ in there)
    assert max(beside.values()) == 2


def test_claims_of_a_book_are_set_beside_few_others_within_it(monkeypatch):
    monkeypatch.setattr(candidates, "_MOST_CLAIMS", 2)
    claims = prepare(told("a", *(("Ann Poe", "said", "rain fell") for _ in range(6)))).claims
    pairs = list(claims_within(claims))
    beyond = [(left, right) for left, right in pairs if right.order - left.order > 2]
    assert len(beyond) <= 2


def counted(number: int) -> SimpleNamespace:
    """A figure of one of twelve units, of none, or of one of five measures."""
    unit, measures = (
        ("", "killed") if number % 13 == 0 else (f"unit{number % 13}", f"m{number % 5}" if number % 3 else "")
    )
    return SimpleNamespace(number=number, figure=SimpleNamespace(unit=unit, measures=measures, low=number))


def test_figures_are_set_beside_those_that_may_relate_without_a_look_at_each(monkeypatch):
    ours, theirs = [counted(number) for number in range(150)], [counted(number) for number in range(7, 120)]
    looked_at = []
    monkeypatch.setattr(candidates, "unit_of", lambda each: looked_at.append(each) or each.figure.unit)
    found = [(left.number, right.number) for left, right in candidates.figures_between(ours, theirs)]
    assert len(looked_at) == len(ours) + len(theirs)
    near = [(left, [right for right in theirs if candidates._may_relate(left, right)][:60]) for left in ours]
    assert found == [(left.number, right.number) for left, rights in near for right in rights]


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

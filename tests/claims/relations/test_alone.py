"""What one article claims and no other of the story does."""

from __future__ import annotations

from dataclasses import replace

from support.threads_in_hand import Said, article, relation, story

from reader.claims.relations.alone import alone
from reader.claims.relations.prepare import prepare
from reader.model import Certainty

FELL = Said("a", "Ann Poe", "the old bridge of Orvel fell into the river")
FELL_TOO = Said("b", "Piet Kern", "the bridge of Orvel fell into its river")
BREAD = Said("c", "Ute Holl", "bread and milk had become dear", 12)
COWS = Said("d", "Mo Lind", "cows sleep badly", 30)


# How rare a word is, is known of a story with some claims only.
WORDS = ("amber", "birch", "cedar", "dune", "ember", "fern", "glade", "heath", "iris", "juniper", "kelp", "larch")
FILLING = [Said(f"x{word}", f"Speaker of {word}", f"{word} grows in {word}land", 7) for word in WORDS]


def found(*articles, relations=(), unspecified=""):
    accounts = []
    for account in story(*articles).accounts:
        claims = [replace(each, certainty=Certainty.UNSPECIFIED) if each.uid == unspecified else each
                  for each in account.claims]  # fmt: skip
        accounts.append(prepare(replace(account, claims=tuple(claims))))
    return alone("1", accounts, [relation(each) for each in relations])


def test_what_another_article_says_in_other_words_is_not_alone():
    assert found(article("1", FELL, BREAD), article("2", FELL_TOO, COWS, *FILLING)) == ("c",)


def test_what_is_related_to_another_article_is_not_alone():
    assert found(article("1", FELL, BREAD), article("2", FELL_TOO, COWS, *FILLING), relations=["c~d"]) == ()


def test_what_has_a_figure_that_is_related_is_not_alone():
    assert found(article("1", FELL, BREAD), article("2", FELL_TOO, COWS, *FILLING), relations=["f-c|f-d"]) == ()


def test_a_relation_within_the_article_changes_nothing():
    assert found(article("1", FELL, BREAD), article("2", FELL_TOO, COWS, *FILLING), relations=["a≠c"]) == ("c",)


def test_what_is_not_asserted_is_no_claim_of_its_own():
    assert found(article("1", FELL, BREAD), article("2", FELL_TOO, COWS, *FILLING), unspecified="c") == ()


def test_where_there_is_no_other_article_nobody_is_alone():
    assert found(article("1", FELL, BREAD)) == ()

"""The reader's word on pairs goes before every rule, and carries on."""

from __future__ import annotations

import pytest

from reader.claims.relations.opinions import CARRIED, REASONS, with_opinions
from reader.model import Opinion, PairOpinion, PairSide, Relation, RelationKind, Selector

SIGNS = {"=": RelationKind.SAME, "≠": RelationKind.CONFLICT, "→": RelationKind.UPDATE, "~": RelationKind.COMPATIBLE}
WORDS = {"=": Opinion.SAME, "≠": Opinion.CONTRADICTS, "x": Opinion.UNRELATED}


def rules(written):
    """Relations written `a≠b`, or `a≠b/c` where carried on through c."""
    return [Relation(each[0], each[2], SIGNS[each[1]], "because", "rule", each[4:]) for each in written.split()]


def word(left, sign, right):
    side = [PairSide(uid, f"article of {uid}", Selector(uid, "", "", 0, 1)) for uid in (left, right)]
    return PairOpinion(side[0], side[1], WORDS[sign])


def holding(written, *opinions):
    """What holds, written in the same way, the sides of a pair in order; with ! where the reader says it."""
    found = with_opinions(rules(written), [word(*each) for each in opinions])
    signs = {kind: sign for sign, kind in SIGNS.items()}
    return {
        f"{min(each.left, each.right)}{signs[each.kind]}{max(each.left, each.right)}{'!' * each.is_by_reader}"
        for each in found
    }


@pytest.mark.parametrize(
    ("written", "opinion", "expected"),
    [
        pytest.param("", "a=b", {"a=b!"}, id="same"),
        pytest.param("", "a≠b", {"a≠b!"}, id="contradicts"),
        pytest.param("a≠b", "a=b", {"a=b!"}, id="same-instead-of-a-conflict"),
        pytest.param("a=b", "a≠b", {"a≠b!"}, id="conflict-instead-of-same"),
        pytest.param("a≠b", "b=a", {"a=b!"}, id="whichever-side"),
        pytest.param("a≠b", "axb", set(), id="unrelated"),
        pytest.param("a≠b c~d", "axb", {"c~d"}, id="other-pairs-stay"),
        pytest.param("a≠b", "a≠b", {"a≠b!"}, id="what-the-rules-say-too"),
    ],
)
def test_the_readers_word_goes_first(written, opinion, expected):
    assert holding(written, opinion) == expected


def test_without_opinions_all_stays_as_it_is():
    found = rules("a≠b b=c")
    assert with_opinions(found, []) == tuple(found)


@pytest.mark.parametrize(
    ("written", "opinion", "expected"),
    [
        pytest.param("b=c", "a≠b", {"b=c", "a≠b!", "a≠c!"}, id="contradiction"),
        pytest.param("b=c", "a=b", {"b=c", "a=b!", "a=c!"}, id="same"),
        pytest.param("b=c", "axb", {"b=c"}, id="unrelated-is-not-carried-on"),
        pytest.param("b=c a~c", "a≠b", {"b=c", "a≠b!", "a≠c!"}, id="before-the-rules"),
        pytest.param("b~c", "a≠b", {"b~c", "a≠b!"}, id="only-through-same"),
        pytest.param("b=c/d", "a≠b", {"b=c", "a≠b!"}, id="not-through-what-was-itself-carried-on"),
    ],
)
def test_the_readers_word_is_carried_on_through_what_says_the_same(written, opinion, expected):
    assert holding(written, opinion) == expected


def test_the_readers_own_word_on_a_pair_goes_before_one_carried_on():
    assert holding("b=c", "a≠b", "a=c") >= {"a≠b!", "a=c!"}
    assert holding("b=c", "a≠b", "axc") == {"b=c", "a≠b!"}


def test_the_readers_word_is_carried_on_through_his_own_same():
    assert holding("", "a≠b", "b=c") == {"a≠b!", "b=c!", "a≠c!"}


@pytest.mark.parametrize("opinion", ["bxc", "axb"])
def test_what_was_carried_on_through_an_unrelated_pair_goes_with_it(opinion):
    expected = {"a≠b", "b=c"} - {opinion.replace("x", "≠"), opinion.replace("x", "=")}
    assert holding("a≠b b=c a≠c/b", opinion) == expected


def test_reasons_say_that_the_reader_said_it():
    own, follows, _ = with_opinions(rules("b=c"), [word("a", "≠", "b")])
    assert (own.reason, own.rule, own.via) == (REASONS[Opinion.CONTRADICTS], "", "")
    assert (follows.reason, follows.rule, follows.via) == (CARRIED, "", "b")

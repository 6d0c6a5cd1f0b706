"""What is about one thing is brought side by side."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.accounts_in_hand import Line, Number, told

from reader.claims.relations.groups import MOST, grouped
from reader.claims.relations.nearness import nearness
from reader.claims.relations.prepare import prepare
from reader.model import Relation, RelationKind

WORDS = (
    "mill",
    "gate",
    "river",
    "harvest",
    "tower",
    "market",
    "garden",
    "lantern",
    "ferry",
    "quarry",
    "orchard",
    "chapel",
)


def article(uid, *contents, published="2024-03-05", speaker="Ann Poe", figures=()):
    return prepare(told(uid, *[Line(speaker, "said", each) for each in contents], figures=figures, published=published))


def members(accounts, relations=()):
    return [set(each.members) for each in grouped(accounts, relations)]


def conflict(left, right, kind=RelationKind.CONFLICT):
    return Relation(left, right, kind, "because", "rule")


MILL = article("a", "the mill burned at dawn", "oranges cost more")
ALSO = article("b", "nobody saw the mill while it burned", "the choir sang", speaker="Bo Ash", published="2024-03-06")


def test_claims_that_share_rare_words_come_together():
    assert any({"a#c1", "b#c1"} <= each for each in members([MILL, ALSO]))


@pytest.mark.parametrize("kind", [RelationKind.CONFLICT, RelationKind.SAME, RelationKind.UPDATE])
def test_both_sides_of_a_relation_come_together_without_a_word_in_common(kind):
    story = [article(uid, word) for uid, word in zip("abcd", WORDS, strict=False)]
    assert members(story, [conflict("a#c1", "d#c1", kind)]) == [{"a#c1", "d#c1"}]
    assert members(story) == []


def test_a_figure_stands_with_its_claim():
    number = [Number("forty", 40)]
    (group,) = grouped([article("a", "forty boats sank", figures=number)], [])
    assert group.members == ("a#c1", "a#f1")


def test_what_is_near_nothing_is_in_no_group():
    lone = article("a", "the mill burned at dawn")
    assert grouped([lone], []) == ()
    assert grouped([], []) == ()


def test_the_earliest_stands_first_and_names_the_group():
    undated = article("c", "the mill burned again", speaker="Piet Kern", published="")
    (group,) = [each for each in grouped([undated, ALSO, MILL], []) if "c#c1" in each.core]
    assert group.uid == group.core[0] == "a#c1"
    assert [each for each in group.members if each in {"a#c1", "b#c1", "c#c1"}] == ["a#c1", "b#c1", "c#c1"]


def test_no_group_has_more_than_fits_at_a_glance():
    story = [article(f"a{number:02}", word) for number, word in enumerate(WORDS * 3)]
    found = grouped(story, [conflict("a00#c1", f"a{number:02}#c1") for number in range(1, 30)])
    assert max(len(each.members) for each in found) == MOST == 15


def test_a_claim_belongs_to_one_core():
    story = [article(f"a{number:02}", word, f"{word} again") for number, word in enumerate(WORDS * 3)]
    cores = [uid for each in grouped(story, []) for uid in each.core]
    assert len(cores) == len(set(cores)) > 20
    assert all(set(each.core) <= set(each.members) for each in grouped(story, []))


def test_relations_with_claims_that_are_not_there_are_passed_over():
    assert members([MILL, ALSO], [conflict("a#c1", "z#c9")]) == members([MILL, ALSO])


# ---------------------------------------------------------------- nearness


def near(left, right, accounts, relations=()):
    return nearness(accounts, relations).get(tuple(sorted((left, right))), 0.0)


def test_a_relation_brings_nearer_the_surer_it_is():
    plain = near("a#c2", "b#c2", [MILL, ALSO])
    by_kind = {kind: near("a#c2", "b#c2", [MILL, ALSO], [conflict("a#c2", "b#c2", kind)]) for kind in RelationKind}
    assert min(by_kind.values()) > plain
    assert by_kind[RelationKind.CONFLICT] > by_kind[RelationKind.SAME] > by_kind[RelationKind.COMPATIBLE]


def test_rivals_side_by_side_are_nearer_than_one_side_going_on():
    alone = article("a", "the mill burned", "oranges cost more")
    rivals = prepare(told("a", ("Ann Poe", "said", "the mill burned"), ("Bo Ash", "said", "oranges cost more")))
    assert near("a#c1", "a#c2", [rivals]) > near("a#c1", "a#c2", [alone]) > 0


def test_rare_words_bring_nearer_than_common_ones():
    story = [article(f"a{number}", f"the ferry left {word}") for number, word in enumerate(WORDS[:6])]
    story += [article("b0", "the ferry sank mill"), article("b1", "a chapel wept mill")]
    assert near("b0#c1", "b1#c1", story) > near("b0#c1", "a5#c1", story) > 0


def test_a_word_that_many_claims_have_brings_nobody_together():
    def alike(count):
        return nearness(
            [article(f"a{number:02}", f"ferry {sign * 5}") for number, sign in enumerate("bcdfghjklmnpq"[:count])], ()
        )

    assert len(alike(12)) == 12 * 11 / 2
    assert alike(13) == {}


# ---------------------------------------------------------------- any story

CONTENTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
STORIES = st.lists(st.lists(CONTENTS, min_size=1, max_size=4), min_size=1, max_size=6)


@settings(max_examples=15)
@given(STORIES, st.randoms(use_true_random=False))
def test_groups_are_the_same_in_any_order_small_and_of_two_or_more(story, chance):
    accounts = [
        article(f"a{number}", *contents, speaker=f"Ann{number % 3} Poe", published=f"2024-03-0{number % 4 + 1}")
        for number, contents in enumerate(story)
    ]
    uids = [each.uid for account in accounts for each in account.claims]
    drawn = [pair for pair in combinations(uids, 2) if chance.random() < 0.1]
    relations = [conflict(*pair, chance.choice(list(RelationKind))) for pair in drawn]
    found = grouped(accounts, relations)
    chance.shuffle(accounts)
    chance.shuffle(relations)
    assert grouped(accounts, relations) == found
    for each in found:
        assert 2 <= len(each.members) <= MOST
        assert len(set(each.members)) == len(each.members)
        assert set(each.members) <= set(uids)
        assert each.title

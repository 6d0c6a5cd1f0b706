"""The relations of one article, and of a whole story."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.accounts_in_hand import DAY, Line, Number, pairs, told

from reader.claims.relations.prepare import prepare
from reader.claims.relations.relate import BY_FIGURE, relate, told_once
from reader.claims.relations.story import relate_all, relate_story
from reader.model import RelationKind

UNSAFE = "the bridge at Hollin had been unsafe since its pillars cracked"


def weather(uid):
    """Claims that nobody else makes, so that words have some weight."""
    return [("Lena Orth", "said", f"{uid}rain{sign} and {uid}wind{sign} and {uid}fog{sign}") for sign in "αβγδεζηθικλ"]


def claims(uid, *lines, figures=(), published=DAY):
    """An article whose last claims are of the weather."""
    return prepare(told(uid, *lines, *weather(uid), figures=figures, published=published))


def article(uid, speaker, number, *, published=DAY, measures="killed"):
    line = Line(speaker, "said", f"{number} Orvenian soldiers had fallen near the Hollin mill")
    return claims(uid, line, figures=[Number(str(number), number, measures=measures)], published=published)


POE = claims("a", Line("Ann Poe", "said", UNSAFE))
ASH = claims("b", Line("Bo Ash", "denied", UNSAFE, "denies"))
KERN = claims("c", Line("Piet Kern", "denied", UNSAFE, "denies"))


def of(relations, *uids):
    """Relations among first claims, by articles."""
    wanted = {f"{uid}#c1" for uid in uids}
    return {each for each in pairs(relations) if set(each[1:]) <= wanted}


def test_an_article_is_related_to_its_neighbours():
    assert of(relate(ASH, [POE]), "a", "b") == {("conflict", "a#c1", "b#c1")}


def test_neighbours_are_not_related_among_themselves():
    assert of(relate(KERN, [POE, ASH]), "a", "b") == set()


def test_claims_of_one_article_are_related():
    both = claims("a", Line("Ann Poe", "said", UNSAFE), Line("Bo Ash", "denied", UNSAFE, "denies"))
    assert ("conflict", "a#c1", "a#c2") in pairs(relate(both, []))


def test_an_article_by_itself_has_relations_with_no_other():
    found = relate(POE, [])
    assert all(each.left.startswith("a#") and each.right.startswith("a#") for each in found)


def test_what_is_said_of_two_articles_depends_on_these_alone():
    alone = {each for each in relate(ASH, [POE]) if each.right[0] != each.left[0]}
    among_others = {each for each in relate(ASH, [KERN, POE]) if {each.left[0], each.right[0]} == {"a", "b"}}
    assert alone == among_others


def test_a_conflict_of_figures_is_not_told_of_their_claims_again():
    found = relate(article("a", "Ann Poe", 300), [article("b", "Bo Ash", 500)])
    assert {each for each in pairs(found) if each[0] == "conflict"} == {("conflict", "a#f1", "b#f1")}


def test_claims_that_give_one_figure_say_the_same():
    found = relate(article("a", "Ann Poe", 300), [article("b", "Bo Ash", 300)])
    by_rule = {each.rule: {each.left, each.right} for each in found if each.kind is RelationKind.SAME}
    assert by_rule[BY_FIGURE] == {"a#c1", "b#c1"}
    assert by_rule["same"] == {"a#f1", "b#f1"}


def test_what_is_the_same_by_its_figures_is_told_once():
    found = relate(article("a", "Ann Poe", 300), [article("b", "Bo Ash", 300)])
    assert BY_FIGURE in {each.rule for each in found}
    assert BY_FIGURE not in {each.rule for each in told_once(found)}
    assert len(list(told_once(found))) == len(found) - 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(Line("Ann Poe", "said", "300 Orvenian soldiers had fallen", certainty="unspecified"),
                     Line("Bo Ash", "said", "300 Orvenian soldiers had fallen"), id="asked"),
        pytest.param(Line("Ann Poe", "denied", "300 Orvenian soldiers had fallen", "denies"),
                     Line("Bo Ash", "said", "300 Orvenian soldiers had fallen"), id="denied"),
    ],
)  # fmt: skip
def test_claims_that_do_not_mean_their_figure_do_not_say_the_same(left, right):
    number = [Number("300", 300)]
    found = relate(claims("a", left, figures=number), [claims("b", right, figures=number)])
    assert BY_FIGURE not in {each.rule for each in found}


def test_a_denied_number_is_a_conflict_of_claims():
    ours = claims("a", Line("Ann Poe", "said", "300 Orvenian soldiers had fallen"), figures=[Number("300", 300)])
    theirs = claims("b", Line("Bo Ash", "denied", "that 300 had fallen", "denies"), figures=[Number("300", 300)])
    assert ("conflict", "a#c1", "b#c1") in pairs(relate(ours, [theirs]))


# ---------------------------------------------------------------- stories, in any order

SPEAKERS = ("Ann Poe", "Bo Ash", "Ministry of Roads", "Ivo Maran, spokesman for the Ministry of Roads")
STORY = [
    *(article(f"n{number}", SPEAKERS[number % 4], (300, 300, 500, 900)[number], published=f"2024-03-0{number + 3}")
      for number in range(4)),
    POE, ASH, KERN,
    claims("d", Line("Ministry of Roads", "conceded", f"that {UNSAFE}"), published="2024-03-09"),
    claims("e", Line("Ministry of Roads", "denied", f"that {UNSAFE}", "denies"), published="2024-03-02"),
]  # fmt: skip


def said_of(relations):
    """Relations without regard to sides, but of updates."""
    return {
        (each.kind, each.rule, each.reason, (each.left, each.right) if each.kind is RelationKind.UPDATE
         else tuple(sorted((each.left, each.right))))
        for each in relations
    }  # fmt: skip


EXPECTED = said_of(each for left, right in combinations(STORY, 2) for each in relate(left, [right]))


@settings(max_examples=10)
@given(st.permutations(STORY))
def test_the_order_in_which_articles_come_does_not_matter(order):
    found = [each for number, new in enumerate(order) for each in relate(new, order[:number])]
    assert said_of(found) == EXPECTED | said_of(each for each in found if each.left[0] == each.right[0])
    assert len({frozenset((each.left, each.right)) for each in found}) == len(found), "a pair has two relations"


def test_the_story_has_relations_of_every_sort_that_the_test_above_compares():
    assert {each[0] for each in EXPECTED} >= {RelationKind.SAME, RelationKind.CONFLICT, RelationKind.UPDATE}


@settings(max_examples=5)
@given(st.permutations(STORY[:6]))
def test_the_order_of_lines_does_not_matter_even_for_what_is_carried_on(order):
    accounts = [each.account for each in order]
    found, expected = relate_all(accounts), relate_all([each.account for each in STORY[:6]])
    assert said_of(found.relations) == said_of(expected.relations)
    assert sorted(found.groups, key=lambda each: each.uid) == sorted(expected.groups, key=lambda each: each.uid)


def test_what_a_story_carries_on_says_through_what():
    found = relate_story(sorted(STORY, key=lambda each: each.account.published))
    assert {each.via[0] for each in found if each.via} <= set("abcden")
    assert any(each.via for each in found)
    assert len({frozenset((each.left, each.right)) for each in found}) == len(found)

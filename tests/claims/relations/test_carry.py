"""What follows from `same`."""

from __future__ import annotations

import pytest
from support.accounts_in_hand import DAY, Line, Number, pairs, told

from reader.claims.relations.carry import carried
from reader.claims.relations.prepare import prepare
from reader.model import Relation, RelationKind

KINDS = {
    "=": RelationKind.SAME, "≠": RelationKind.CONFLICT, "→": RelationKind.UPDATE, "~": RelationKind.COMPATIBLE,
    "|": RelationKind.SCOPE_DIFFERS,
}  # fmt: skip


def relations(written, rule="rule"):
    """Relations written `a≠b c=d` between first claims of articles; `a.f` is the figure of one."""
    return [
        Relation(_uid(pair[: pair.index(sign)]), _uid(pair[pair.index(sign) + 1 :]), kind, "because", rule)
        for pair in written.split() for sign, kind in KINDS.items() if sign in pair
    ]  # fmt: skip


def _uid(name):
    return name.replace(".f", "#f1") if ".f" in name else f"{name}#c1"


def article(uid, speaker, published=DAY, **more):
    line = Line(speaker, "said", f"40 Orvenian soldiers fell at {uid}", **more)
    return prepare(told(uid, line, figures=[Number("40", 40, as_of=published)], published=published))


STORY = [
    article(uid, speaker) for uid, speaker in zip("abcd", ("Ann Poe", "Bo Ash", "Piet Kern", "Ivo Maran"), strict=True)
]


def follows(new, known="", story=STORY, rule="rule"):
    return pairs(carried(relations(new, rule), relations(known, rule), story))


def test_what_is_said_everywhere_is_followed_so_far_and_no_further():
    names = [
        f"{first} {last}" for first in ("Ann", "Ivo", "Una", "Zoe") for last in ("Poe", "Ash", "Kern", "Maran", "Os")
    ]
    story = [article(f"w{number:02}", name) for number, name in enumerate(names)]
    new = " ".join(f"w00=w{number:02}" for number in range(2, 20)) + " w01≠w00"
    found = {pair for pair in follows(new, story=story) if pair[0] == "conflict"}
    assert len(found) == 16


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param("a=b b≠c", {("conflict", "a#c1", "c#c1")}, id="conflict"),
        pytest.param("b=a c≠b", {("conflict", "a#c1", "c#c1")}, id="whichever-side"),
        pytest.param("a=b b=c", {("same", "a#c1", "c#c1")}, id="same"),
        pytest.param("a=b b→c", {("update", "a#c1", "c#c1")}, id="update"),
        pytest.param("a=b b~c", set(), id="compatible-is-not-carried"),
        pytest.param("a=b b|c", set(), id="scope-is-not-carried"),
        pytest.param("a≠b b≠c", set(), id="only-through-same"),
        pytest.param("a=b b≠c a~c", set(), id="what-is-known-of-a-pair-stays"),
        pytest.param("a=b b=c c≠d", {("conflict", "b#c1", "d#c1"), ("same", "a#c1", "c#c1")}, id="one-step"),
        pytest.param("a.f=b.f b.f≠c.f", {("conflict", "a#f1", "c#f1")}, id="figures"),
    ],
)
def test_relations_are_carried_on_through_what_says_the_same(new, expected):
    assert follows(new) == expected


def test_what_was_carried_on_says_through_what_and_why():
    (found,) = carried(relations("a=b b≠c"), (), STORY)
    assert (found.via, found.rule, found.reason) == ("b#c1", "rule", "because")


def test_an_update_keeps_its_sides():
    (found,) = carried(relations("a=b b→c"), (), STORY)
    assert (found.left, found.right) == ("a#c1", "c#c1")
    (found,) = carried(relations("a=b c→b"), (), STORY)
    assert (found.left, found.right) == ("c#c1", "a#c1")


def test_what_is_known_is_carried_on_through_what_is_new():
    assert follows("a=b", "b≠c") == {("conflict", "a#c1", "c#c1")}
    assert follows("b≠c", "a=b") == {("conflict", "a#c1", "c#c1")}


def test_nothing_is_carried_on_among_neighbours_alone():
    assert follows("", "a=b b≠c") == set()


def test_nobody_contradicts_himself():
    story = [article("a", "Ann Poe"), article("b", "Bo Ash"), article("c", "Ann Poe")]
    assert follows("a=b b≠c", story=story) == set()
    assert follows("a=b b=c", story=story) == {("same", "a#c1", "c#c1")}


@pytest.mark.parametrize("about", [{"certainty": "unspecified"}, {"certainty": "possible"}], ids=["asked", "may-be"])
def test_a_figure_that_nobody_means_contradicts_nothing(about):
    story = [article("a", "Ann Poe", **about), *STORY[1:]]
    assert follows("a.f=b.f b.f≠c.f", story=story) == set()


def test_a_question_contradicts_nothing():
    story = [article("a", "Ann Poe", certainty="unspecified"), *STORY[1:]]
    assert follows("a=b b≠c", story=story) == set()


@pytest.mark.parametrize("rule", ["holding", "disputes-previous"])
def test_rules_that_look_at_one_side_of_a_claim_are_not_carried_on(rule):
    new = [*relations("a=b"), *relations("b≠c", rule)]
    assert carried(new, (), STORY) == ()


def test_claims_and_figures_are_never_mixed():
    assert follows("a=b b≠c.f") == set()


def test_what_is_of_no_account_is_not_carried_on():
    assert follows("a=b b≠z") == set()


def test_who_repeats_it_after_the_update_was_not_updated_by_it():
    late = article("a", "Ann Poe", "2024-03-07")
    assert follows("a=b b→c", story=[late, *STORY[1:]]) == set()
    assert follows("a.f=b.f b.f→c.f", story=[late, *STORY[1:]]) == set()
    undated = article("a", "Ann Poe", "")
    assert follows("a=b b→c", story=[undated, *STORY[1:]]) == {("update", "a#c1", "c#c1")}

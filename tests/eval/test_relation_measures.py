"""What counts as a relation that was found, and what as a false one."""

import dataclasses

import pytest
from eval.measures import Share, Tally
from eval.relating import FROM_TEXT, GIVEN, Outcome, relate
from eval.relation_gold import Story
from eval.relation_matching import Side, agreement
from eval.relation_measures import RuleCount, by_rule, compare, unfound
from support.shared import shared_path

from reader.claims.record import from_record
from reader.model import Relation, RelationKind, Span, SubjectGroup

TEXT = " ".join(f"w{number:02}" for number in range(60))


def words(first, last):
    """Span of these words and all between them."""
    return [4 * first, 4 * last + 3]


def article(number):
    """Six claims of eight words each, in the middle of which stands a figure: c1 with f1 in it, c2 with f2 …"""
    claims = [{"id": f"c{each}", "content": [words(10 * each - 10, 10 * each - 3)]} for each in range(1, 7)]
    figures = [
        {"id": f"f{each}", "span": words(10 * each - 6, 10 * each - 6), "low": each, "high": each}
        for each in range(1, 7)
    ]
    return {"id": f"pier-{number}", "title": "", "outlet": "", "published": "2031-02-03", "text": TEXT,
            "claims": claims, "figures": figures}  # fmt: skip


def pair(a, b, kind="conflict"):
    return {"a": f"pier-1#{a}", "b": f"pier-2#{b}", "kind": kind, "why": ""}


def said(left, right, kind="conflict", *, rule="number", via=""):
    return Relation(f"pier-1#{left}", f"pier-2#{right}", RelationKind(kind), "", rule, via)


def compared(pairs, relations, groups=(), cut=None):
    """What is counted of a story, where each found claim ends before its `cut`-th word, if one is given."""
    story = Story("pier", (article(1), article(2)), tuple(pairs))
    accounts = [from_record(record) for record in story.records]
    if cut is not None:
        accounts = [
            dataclasses.replace(each, claims=tuple(_cut(claim, cut) for claim in each.claims)) for each in accounts
        ]
    groups = tuple(SubjectGroup(str(number), "", tuple(members)) for number, members in enumerate(groups))
    return compare(Outcome(story, tuple(accounts), tuple(relations), groups, 0.0, 0.0))


def _cut(claim, length):
    (start, _), *_ = claim.content
    return dataclasses.replace(claim, content=(Span(start, start + 4 * length - 1),))


def measure(name, *arguments, **options):
    return compared(*arguments, **options).measures[name]


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        pytest.param("c12", "c1234", 0.5, id="half-in-common"),
        pytest.param("c12", "c12345", 0, id="less-than-half"),
        pytest.param("f1", "c12345", 0.2, id="figure-in-a-claim"),
        pytest.param("c12345", "f1", 0.2, id="claim-around-a-figure"),
        pytest.param("f12", "c23456", 0, id="figure-half-in-a-claim"),
        pytest.param("c", "c", 0, id="no-words"),
    ],
)
def test_sides_agree(gold, found, expected):
    left, right = (Side("pier-1", frozenset(side[1:]), is_figure=side[0] == "f") for side in (gold, found))
    assert agreement(left, right) == pytest.approx(expected)
    assert agreement(left, dataclasses.replace(right, article="pier-2")) == 0


def test_pair_is_found_whichever_side_comes_first():
    relation = Relation("pier-2#c2", "pier-1#c1", RelationKind.CONFLICT, "", "number")
    assert measure("conflict", [pair("c1", "c2")], [relation]) == Tally(1, 1, 1)


def test_pair_of_figures_is_found_by_the_claims_around_them():
    assert measure("conflict", [pair("f1", "f2")], [said("c1", "c2")]) == Tally(1, 1, 1)
    assert measure("conflict, figures", [pair("f1", "f2")], [said("c1", "c2")]) == Tally(0, 1, 0)
    assert measure("conflict, figures", [pair("c1", "c2")], [said("f1", "f2")]) == Tally(0, 0, 1)
    assert measure("conflict, figures", [pair("f1", "f2")], [said("f1", "f2")]) == Tally(1, 1, 1)


@pytest.mark.parametrize(("cut", "expected"), [(4, Tally(1, 1, 1)), (3, Tally(0, 1, 1))], ids=["half", "less"])
def test_claim_is_found_by_half_of_its_words(cut, expected):
    assert measure("conflict", [pair("c1", "c2")], [said("c1", "c2")], cut=cut) == expected


def test_second_relation_of_one_pair_is_false():
    relations = [said("f1", "f2"), said("c1", "c2")]
    assert measure("conflict", [pair("f1", "f2")], relations) == Tally(1, 1, 2)


def test_better_agreement_goes_first():
    found = compared([pair("f1", "f2", "same"), pair("c1", "c2", "same")], [said("c1", "c2", "same")])
    assert found.judged[0].partner == pair("c1", "c2", "same")
    assert list(unfound(found)) == [pair("f1", "f2", "same")]


def test_conflict_that_is_not_listed_is_false_and_other_kinds_are_not_judged():
    relations = [said("c1", "c2"), said("c3", "c4", "same")]
    found = compared([pair("c5", "c6")], relations)
    assert found.measures["conflict"] == Tally(0, 1, 1)
    assert found.measures["same"] == Tally(0, 0, 0)
    assert found.measures["all kinds"] == Tally(0, 1, 1)


@pytest.mark.parametrize("kind", ["none", "update"])
def test_pair_that_is_listed_as_another_kind_is_false(kind):
    assert measure("same", [pair("c1", "c2", kind)], [said("c1", "c2", "same")]) == Tally(0, 0, 1)


def test_nothing_is_missed_of_what_only_looks_related():
    found = compared([pair("c1", "c2", "none"), pair("c1", "c3", "same")], [])
    assert found.measures["all kinds"] == Tally(0, 1, 0)
    assert list(unfound(found)) == [pair("c1", "c3", "same")]


def test_all_kinds_are_those_of_the_table_added_up():
    pairs = [pair("c1", "c1"), pair("c2", "c2", "same"), pair("c3", "c3", "update")]
    assert measure("all kinds", pairs, [said("c1", "c1"), said("c2", "c2", "update")]) == Tally(1, 3, 2)


def test_traps_are_counted_that_are_called_a_conflict():
    pairs = [pair("c1", "c1", "none"), pair("c2", "c2", "none"), pair("c3", "c3", "update"), pair("c4", "c4", "same")]
    found = compared(pairs, [said(name, name) for name in ("c1", "c3", "c4")])
    assert found.measures["none as conflict"] == Share(1, 2)
    assert found.measures["trap as conflict"] == Share(2, 3)


def test_relation_that_answers_to_a_listed_conflict_falls_into_no_trap():
    pairs = [pair("c1", "c2"), pair("f1", "f2", "none")]
    assert measure("none as conflict", pairs, [said("c1", "c2")]) == Share(0, 1)
    assert measure("none as conflict", pairs[1:], [said("c1", "c2")]) == Share(1, 1)


def test_conflict_is_together_when_one_small_group_has_both_sides():
    pairs = [pair("c1", "c2"), pair("c1", "c3"), pair("c4", "c5"), pair("f6", "f6", "same")]
    crowd = [f"pier-{number}#{sort}{each}" for number in (1, 2) for sort in "cf" for each in (4, 5, 6, 7)]
    groups = [["pier-1#c1", "pier-2#c2"], ["pier-1#c1", "pier-2#c4"], crowd]
    assert measure("in one group", pairs, [], groups) == Share(1, 3)
    assert measure("in one group", pairs, [], [*groups, crowd[1:]]) == Share(2, 3)


def test_rules_are_counted_apart_and_so_is_what_was_carried_on():
    relations = [said("c1", "c1"), said("c2", "c2"), said("c3", "c3", via="pier-1#c9"), said("c4", "c4", "same")]
    counts = by_rule([compared([pair("c1", "c1"), pair("c3", "c3")], relations)])
    assert counts == {
        (RelationKind.CONFLICT, "number"): RuleCount(1, 2, 0),
        (RelationKind.CONFLICT, "number, carried"): RuleCount(1, 1, 0),
        (RelationKind.SAME, "number"): RuleCount(0, 0, 1),
    }


FIRST = "Mill burns\n\nThe mayor, Ada Reed, said that 40 people were killed in the mill on Monday.\n"
SECOND = "Mill fire\n\nMs Reed said that the owner, Tom Hale, had told her that 40 people were killed in the mill.\n"


def written(number, published, text):
    head = {"id": f"pier-{number}", "title": text.split("\n")[0], "outlet": "", "published": published}
    return {**head, "text": text, "claims": [], "figures": []}


def test_claims_are_those_of_the_gold_or_those_found_in_the_text():
    story = Story("pier", (written(1, "2031-02-04", SECOND), written(2, "2031-02-03", FIRST)), ())
    given, found = relate(story, GIVEN), relate(story, FROM_TEXT)
    assert [account.uid for account in given.accounts] == ["pier-2", "pier-1"]
    assert [account.claims for account in given.accounts] == [(), ()]
    claims = [(claim.uid, claim.nested_in) for account in found.accounts for claim in account.claims]
    assert claims == [("pier-2#c1", ""), ("pier-1#c1", ""), ("pier-1#c2", "pier-1#c1")]
    assert {figure.claim_uid for account in found.accounts for figure in account.figures} == {"pier-2#c1", "pier-1#c2"}
    assert {uid.partition("#")[0] for each in found.relations for uid in (each.left, each.right)} == {
        "pier-1",
        "pier-2",
    }


def test_disputes_found_in_a_text_are_with_claims_of_its_article():
    text = "Mill burns\n\nAda Reed said that the mill was locked. Tom Hale denied that the mill was locked.\n"
    outcome = relate(Story("pier", (written(1, "2031-02-03", text),), ()), FROM_TEXT)
    uids = {claim.uid for account in outcome.accounts for claim in account.claims}
    disputed = {each.uid for account in outcome.accounts for claim in account.claims for each in claim.disputes}
    assert disputed
    assert disputed <= uids


# ---------------------------------------------------------------- beside the evaluator of those who judge from outside


def _as_outside(outside, outcome):
    """What was found, in the form and by the tokens of the evaluator outside."""
    texts = {account.uid: outside.Text(account.text) for account in outcome.accounts}
    sides = {
        uid: (account.uid, texts[account.uid].tokens(list(map(list, spans))), is_figure)
        for account in outcome.accounts
        for uid, spans, is_figure in (
            *((claim.uid, claim.content, False) for claim in account.claims),
            *((figure.uid, [figure.span], True) for figure in account.figures),
        )
    }
    return [(each.kind.value, [sides[each.left], sides[each.right]]) for each in outcome.relations]


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GIVEN, FROM_TEXT])
def test_figures_are_those_of_the_evaluator_outside(outside, shared_relations, mode):
    path = str(shared_path("gold", "relations.jsonl"))
    records = {each["id"]: each for story in shared_relations[mode] for each in story.outcome.story.records}
    texts = {name: outside.Text(record["text"]) for name, record in records.items()}
    every = outside.read_relations(path, records, texts)
    for story in shared_relations[mode]:
        gold = [(kind, sides) for kind, sides in every if sides[0][0].startswith(f"{story.outcome.story.name}-")]
        theirs = outside.score_relations(gold, _as_outside(outside, story.outcome))
        counted = [kind for kind in (*RelationKind, "all kinds") if kind in theirs]
        assert len(counted) > 4
        for kind in counted:
            ours, rates = story.measures[kind], theirs[kind]
            assert (ours.gold, ours.found) == (rates["gold"], rates["predicted"]), kind
            assert [ours.precision, ours.recall, ours.value] == pytest.approx([rates[key] for key in ("p", "r", "f1")])

"""Relations between labels: each pair once, those of one reason together."""

from dataclasses import replace

import pytest
from support.dossiers_in_hand import ATLAS, BRIDGE, figure, said

from reader.export.labels import ThreadLabels
from reader.export.related import Related, Side, by_words, grouped, ranked
from reader.model import FigureLine, FigureRow, Polarity, Position, Relation, RelationKind

CONFLICT, UPDATE, SAME = RelationKind.CONFLICT, RelationKind.UPDATE, RelationKind.SAME


def pair(left, right, kind=CONFLICT, reason="denies it"):
    return Related(Side(left, ""), Side(right, ""), kind, reason)


def labels(found):
    return [(each.left.label, each.right.label) for each in found]


def test_a_pair_is_seen_from_the_side_that_comes_first():
    assert labels(ranked([pair("B1", "A1")])) == [("A1", "B1")]


def test_an_update_keeps_its_direction():
    (found,) = ranked([pair("B1", "A1", UPDATE)])
    assert (found.left.label, found.words) == ("B1", "is updated by")
    assert (found.turned().left.label, found.turned().words) == ("A1", "updates")


def test_the_same_pair_for_the_same_reason_is_told_once():
    assert labels(ranked([pair("B1", "A1"), pair("A1", "B1")])) == [("A1", "B1")]


def test_conflicts_come_first_then_labels_as_people_count():
    found = ranked([pair("A10", "B1"), pair("A2", "B1"), pair("AA1", "B1"), pair("A1", "B1", SAME)])
    assert labels(found) == [("A2", "B1"), ("A10", "B1"), ("B1", "AA1"), ("A1", "B1")]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([("A1", "B1"), ("A2", "B1")], [("A1 A2", "B1")], id="one-right"),
        pytest.param([("A1", "B1"), ("A1", "B2")], [("A1", "B1 B2")], id="one-left"),
        pytest.param([("A1", "B1"), ("A1", "B2"), ("A2", "B1"), ("A2", "B2")], [("A1 A2", "B1 B2")], id="all"),
        pytest.param([("A1", "B1"), ("A1", "B2"), ("A2", "B1")], [("A1", "B1 B2"), ("A2", "B1")], id="not-all"),
    ],
)
def test_each_left_of_a_group_stands_so_to_each_right(pairs, expected):
    found = grouped(ranked(pair(left, right) for left, right in pairs))
    assert [
        tuple(" ".join(side.label for side in sides) for sides in (each.lefts, each.rights)) for each in found
    ] == expected


def test_another_reason_is_another_group():
    assert len(grouped([pair("A1", "B1"), pair("A2", "B1", reason="contests it")])) == 2


def test_what_all_says_the_same_is_one_group():
    (found,) = grouped(ranked([pair("A1", "A2", SAME), pair("A1", "A3", SAME), pair("A2", "A3", SAME)]))
    assert ([each.label for each in found.lefts], found.rights) == (["A1", "A2", "A3"], ())
    assert found.words == "each says the same as the others"


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([("A1", "A2"), ("A2", "A3")], id="a-pair-is-missing"),
        pytest.param([("A1", "A2"), ("B1", "B2")], id="two-apart"),
    ],
)
def test_what_is_not_known_of_every_pair_is_not_said_of_all(pairs):
    found = grouped(ranked(pair(*each, SAME) for each in pairs))
    assert all(each.rights for each in found)
    assert sum(len(each.lefts) * len(each.rights) for each in found) == len(pairs)


def test_contradictions_of_all_are_never_said_to_be_the_same():
    assert all(each.rights for each in grouped(ranked([pair("A1", "A2"), pair("A1", "A3"), pair("A2", "A3")])))


def test_labels_of_one_name_stand_together():
    sides = (Side("A1", "Ann"), Side("B1", "Bob"), Side("A2", "Ann"), Side("", "Eve"))
    assert by_words(sides) == ((("A1", "A2"), "Ann"), (("B1",), "Bob"), ((), "Eve"))


def test_who_gives_a_number_that_another_denies_is_not_said_to_agree():
    given, denied = figure("f1", 20_000.0, 20_000.0), figure("f2", 20_000.0, 20_000.0)
    says = said("c1", ATLAS, "Mayor Ada Quill", "20,000 left", figures=(given,))
    denies = said("c2", ATLAS, "Ilse Brandt", "that 20,000 left", "denied", (denied,), polarity=Polarity.DENIES)
    known = (Relation("c1", "c2", CONFLICT, "denies this number"), Relation("f1", "f2", SAME, "the same number"))
    positions = (Position("20,000 left", (says,), 1), Position("that 20,000 left", (denies,), 1))
    line = FigureLine("people", (FigureRow(given, says), FigureRow(denied, denies)), known[1:])
    thread = replace(BRIDGE, positions=positions, lines=(line,), relations=known)
    assert [each.kind for each in ThreadLabels(thread, 1).related] == [CONFLICT]

"""Columns of a thread: who stands with whom, in which order, whatever order they came in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.claims.relations.positions import Columns, Placed, columns
from reader.model import Relation, RelationKind

SAME, CONFLICT = RelationKind.SAME, RelationKind.CONFLICT


def placed(uid, day="2024-01-01", speaker="", start=0):
    return Placed(uid, day, f"article of {uid}", start, speaker)


def related(pairs):
    """Relations written `a=b`, `a≠b`, `a→b`, `a~b`."""
    kinds = {"=": SAME, "≠": CONFLICT, "→": RelationKind.UPDATE, "~": RelationKind.COMPATIBLE}
    return [Relation(pair[0], pair[2], kinds[pair[1]], "") for pair in pairs.split()]


def sorted_out(uids, pairs, **speakers):
    days = {uid: f"2024-01-{number:02}" for number, uid in enumerate(uids, 1)}
    return columns([placed(uid, days[uid], speakers.get(uid, "")) for uid in uids], related(pairs))


@pytest.mark.parametrize(
    ("uids", "pairs", "expected"),
    [
        pytest.param("", "", Columns(()), id="nothing"),
        pytest.param("abc", "", Columns(("abc",)), id="nobody-contradicts"),
        pytest.param("ab", "a≠b", Columns(("a", "b")), id="two-sides"),
        pytest.param("abc", "a≠b a=c", Columns(("ac", "b")), id="same-stands-together"),
        pytest.param("abc", "a≠b", Columns(("a", "b"), "c"), id="who-takes-no-side-stands-beside"),
        pytest.param("abc", "a≠b b≠c", Columns(("ac", "b")), id="who-contradicts-one-side-stands-on-the-other"),
        pytest.param("abc", "a≠b b≠c a≠c", Columns(("a", "b", "c")), id="three-that-exclude-each-other"),
        pytest.param("abcd", "a≠b c≠d", Columns(("a", "b", "c", "d")), id="two-quarrels-have-columns-of-their-own"),
        pytest.param("abc", "a≠b a→c", Columns(("a", "b"), "c"), id="an-update-parts-nobody"),
        pytest.param("abc", "a≠b b~c", Columns(("a", "b"), "c"), id="what-fits-takes-no-side"),
        pytest.param("abc", "a=b b=c a≠c", Columns(("ab", "c")), id="contradiction-goes-before-sameness"),
        pytest.param("ba", "a≠b", Columns(("b", "a")), id="the-earliest-first"),
        pytest.param("ab", "a≠z", Columns(("ab",)), id="relations-with-others-do-not-count"),
    ],
)
def test_statements_are_sorted_into_columns(uids, pairs, expected):
    assert sorted_out(uids, pairs) == Columns(tuple(tuple(side) for side in expected.sides), tuple(expected.beside))


def test_speakers_of_both_sides_in_two_quarrels_tell_which_side_is_which():
    found = sorted_out("abcd", "a≠b c≠d", a="Ann Poe", b="Kern", c="KERN", d="ann  poé")
    assert found == Columns((("a", "d"), ("b", "c")))


def test_who_denies_two_others_brings_those_into_no_common_column():
    assert len(sorted_out("abcd", "a≠b c≠d", b="Kern", d="Kern").sides) == 4


def test_what_is_unlike_shares_no_column_though_one_denies_both():
    said = [placed(uid) for uid in "abc"]
    found = columns(said, related("a≠b b≠c"), [frozenset("ac")])
    assert found.sides == (("a",), ("b",), ("c",))


def test_what_is_said_to_be_the_same_shares_a_column_though_it_is_unlike():
    found = columns([placed(uid) for uid in "abc"], related("a≠b a=c"), [frozenset("ac")])
    assert found.sides == (("a", "c"), ("b",))


def test_speakers_on_both_sides_tell_nothing():
    found = sorted_out("abcd", "a≠b c≠d", a="Poe", b="Kern", c="Poe", d="Poe")
    assert len(found.sides) == 4


def test_undated_statements_come_last():
    found = columns([placed("a", ""), placed("b", "2024-01-01"), placed("c", "2023-01-01")], [])
    assert found.sides == (("c", "b", "a"),)


def test_place_in_the_text_decides_within_an_article():
    said = [Placed("a", "2024-01-01", "x", 50), Placed("b", "2024-01-01", "x", 10)]
    assert columns(said, []).sides == (("b", "a"),)


UIDS = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(UIDS), st.sampled_from(UIDS), st.sampled_from(list(RelationKind))))


@given(pairs=PAIRS, order=st.permutations(UIDS), turned=st.randoms(use_true_random=False))
def test_order_of_the_input_changes_nothing(pairs, order, turned):
    said = {uid: placed(uid, f"2024-01-0{number % 3 + 1}", f"s{number % 4}") for number, uid in enumerate(UIDS)}
    known = [Relation(left, right, kind, "") for left, right, kind in pairs]
    expected = columns(said.values(), known)
    turned.shuffle(known)
    swapped = [Relation(each.right, each.left, each.kind, "") for each in known]
    assert columns([said[uid] for uid in order], swapped) == expected


@given(pairs=PAIRS)
def test_no_column_contradicts_itself_and_everybody_stands_once(pairs):
    known = [Relation(left, right, kind, "") for left, right, kind in pairs]
    found = columns([placed(uid) for uid in UIDS], known)
    assert sorted(uid for side in (*found.sides, found.beside) for uid in side) == list(UIDS)
    for side in (*found.sides, found.beside):
        pairs_within = [each for each in known if each.left in side and each.right in side and each.left != each.right]
        assert all(each.kind is not CONFLICT for each in pairs_within)

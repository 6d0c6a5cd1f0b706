"""What is known of the card with the cursor: counters, reasons, the marked card."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.comparisons_in_hand import figure, holds, inhabitants, statement

from reader.model import Polarity, Relation, RelationKind
from reader.tui.layout import cells
from reader.tui.layout_current import Known, current_lines, names_in, relations_of
from reader.tui.layout_relations import counters, reason_words, short_counters
from reader.tui.layout_tiles import Card, Look, Tile

THREAD = holds()
KIRBY, WAGNER = (Card(THREAD.positions[side].statements[0]) for side in (1, 0))


def text(lines):
    return ["".join(run.text for run in line).rstrip() for line in lines]


def shown(card=KIRBY, marked=WAGNER, size=(120, 5), thread=THREAD):
    known = tuple(each for each in thread.relations if card.uids & {each.left, each.right})
    return text(current_lines(card, marked, Known(known, names_in(thread)), size=size))


def test_reasons_stand_in_words_the_one_to_the_marked_card_first():
    rows = shown()
    assert rows[0].startswith(" Kirby   ≠ 2 conflicting  = 1 agrees")
    assert rows[0].endswith("▌ Wagner PMC: they had taken control of most of the city")
    assert rows[1:4] == [
        " ≠ Wagner PMC: denies exactly this claim",
        " ≠ Wagner Group ~ Wagner PMC: contradicts what says the same",
        " = Ukrainian Ministry of Defense: the same, put in other words",
    ]


def test_with_one_row_the_relation_to_the_marked_card_is_it():
    assert shown(marked=Card(THREAD.positions[1].statements[1]), size=(80, 1)) == [
        " = Ukrainian Ministry of Defense: the same, put in other words"
    ]


def test_what_has_no_room_is_counted():
    assert shown(size=(100, 3))[-1] == " + 2 more"
    assert shown(size=(100, 2))[-1] == " ≠ Wagner PMC: denies exactly this claim"


def test_a_reason_is_not_cut_for_a_second_column_while_rows_are_free():
    long = "both say that the bridge is theirs, and only one of them can have it while the river is as high as today"
    thread = replace(THREAD, relations=(replace(THREAD.relations[0], reason=long),))
    assert shown(size=(160, 4), thread=thread)[1].endswith(long)


def test_a_card_without_relations_says_so():
    zoe = Card(statement("z", "Zoe", "it rained"))
    assert shown(zoe)[0].startswith(" Zoe   no relation found  ")
    to_come = current_lines(zoe, None, Known((), {}, is_complete=False), size=(90, 2))
    assert text(to_come)[0].startswith(" Zoe   no relation found yet")


@pytest.mark.parametrize(("uid", "words"), [("p2", "after River Herald, own voice"), ("p1", "then Atlas, own voice")])
def test_of_an_update_it_is_said_what_came_first(uid, words):
    thread = inhabitants()
    rows = thread.lines[0].rows
    card = next(Card(row.statement, row.figure) for row in rows if row.figure.uid == uid)
    assert any(f"→ {words}" in line for line in shown(card, None, thread=thread))


def test_the_readers_word_is_said_to_be_it():
    assert reason_words(Relation("a", "b", RelationKind.SAME, "", is_by_reader=True)) == "says the same · your word"


@pytest.mark.parametrize(("polarity", "told"), [(Polarity.DENIES, []), (Polarity.AFFIRMS, [RelationKind.SAME])])
def test_who_gives_the_number_that_a_denial_denies_does_not_agree_with_it(polarity, told):
    denial = statement("d", "Zoe", "the figure of 40", polarity=polarity, figures=(figure("f", 40, 40),))
    same = Relation("f", "other", RelationKind.SAME, "the same number")
    assert [each.kind for each in relations_of(Card(denial), (same,), {})] == told


@pytest.mark.parametrize("size", [(20, 1), (40, 2), (72, 3), (160, 4), (220, 8)])
def test_no_row_is_wider_than_the_screen(size):
    lines = current_lines(KIRBY, WAGNER, Known(THREAD.relations, names_in(THREAD)), size=size)
    assert {sum(cells(run.text) for run in line) for line in lines} == {size[0]}
    assert len(lines) <= size[1]


def test_counters_are_short_on_cards_and_words_on_the_current_one():
    known = (
        *(Relation("a", f"{n}", RelationKind.CONFLICT, "x") for n in range(3)),
        Relation("a", "s", RelationKind.SAME, "x"),
        Relation("a", "t", RelationKind.SCOPE_DIFFERS, "x"),
    )
    assert text([short_counters(known, "surface"), counters(known, "surface"), counters((), "surface")]) == [
        "≠3 =1",
        "≠ 3 conflicting  = 1 agrees  · 1 of another scope",
        "no relation found",
    ]


@pytest.mark.parametrize(
    ("uid", "sign"), [("c3", "›"), ("c1", "▌"), ("c2", "≠"), ("c4", "="), ("c6", " ")], ids=lambda value: value
)
def test_a_sign_before_a_card_says_how_it_stands_to_the_current_one(uid, sign):
    cards = {each.uid: Card(each) for side in THREAD.positions for each in side.statements}
    tiles = {key: Tile(card, 0, 2, 0, 40) for key, card in cards.items()}
    kinds = {"c1": RelationKind.CONFLICT, "c2": RelationKind.CONFLICT, "c4": RelationKind.SAME}
    look = Look(tiles["c3"], cards["c1"].key, kinds)
    assert look.sign(tiles[uid]).glyph == sign

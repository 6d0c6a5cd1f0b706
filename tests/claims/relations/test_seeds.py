"""Two real articles about one battle: what must be told of them, and what must not."""

from __future__ import annotations

from functools import cache

import pytest
from support.shared import shared_path

from reader.claims.extract import extract
from reader.claims.record import from_record, to_record
from reader.claims.relations.story import relate_all
from reader.model import RelationKind

STOPPED, NOT_OVER = "000_60a0dfe90ae2334c.txt", "003_3c79aea101959be2.txt"
DAYS = {STOPPED: "2023-03-25", NOT_OVER: "2023-03-22"}


@cache
def story():
    """Both articles as they are read, and all that is said of them."""
    made = [account(name, shared_path("seeds", name).read_text(encoding="utf-8"), day) for name, day in DAYS.items()]
    return made, relate_all(made)


def account(name, text, day):
    return from_record({**to_record(name, extract(text, published=day), text, 0), "text": text, "published": day})


def claims(words, name=NOT_OVER):
    """Uids of the claims whose content has these words, the innermost first."""
    made = next(each for each in story()[0] if each.uid == name)
    found = [
        (sum(end - start for start, end in each.content), each.uid)
        for each in made.claims if words in " ".join(made.text[start:end] for start, end in each.content)
    ]  # fmt: skip
    assert found, words
    return [uid for _, uid in sorted(found)]


def figure(words, name):
    made = next(each for each in story()[0] if each.uid == name)
    return next(each.uid for each in made.figures if words in made.text[slice(*each.span)])


def kinds(left, right):
    return {each.kind for each in story()[1].relations if {each.left, each.right} == {left, right}}


CONTROL = "control of most of the city"
PUSHED, NOTHING_TAKEN = "have not been pushed from the city", "not taken anything"


@pytest.mark.parametrize("words", [PUSHED, NOTHING_TAKEN], ids=["the-white-house", "the-ministry"])
def test_most_of_the_city_is_a_conflict_with_who_holds_it(words):
    (wagner, *_), (other, *_) = claims(CONTROL), claims(words)
    assert kinds(wagner, other) == {RelationKind.CONFLICT}


def test_the_white_house_and_the_ministry_do_not_contradict_each_other():
    (kirby, *_), (ministry, *_) = claims(PUSHED), claims(NOTHING_TAKEN)
    assert RelationKind.CONFLICT not in kinds(kirby, ministry)


def test_losses_of_one_side_and_of_both_are_of_another_scope():
    assert kinds(figure("20.000", STOPPED), figure("30,000", NOT_OVER)) == {RelationKind.SCOPE_DIFFERS}


def test_inhabitants_before_the_war_and_today_are_no_conflict():
    found = kinds(figure("70.000", STOPPED), figure("1,000–2,000", NOT_OVER))
    assert found
    assert found <= {RelationKind.UPDATE, RelationKind.SCOPE_DIFFERS}


def test_soldiers_and_civilians_are_no_conflict():
    assert RelationKind.CONFLICT not in kinds(figure("20.000", STOPPED), figure("4,000", NOT_OVER))


def test_both_are_one_story():
    assert {each.uid for each in story()[0]} == {
        uid.partition("#")[0] for group in story()[1].groups for uid in group.members
    }
    assert any({uid.partition("#")[0] for uid in group.members} == set(DAYS) for group in story()[1].groups)

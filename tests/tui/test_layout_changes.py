"""What changed between two moments, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.courses_in_hand import CONFLICT, UPDATE, gates, moment, relation, said, text, toll

from reader.tui.layout_changes import called, change_lines, changed_in, uid_of

COURSE = toll().moments
BY_UID = {uid_of(each): each for each in COURSE}


def told(number, width=120):
    return [line.strip() for line in text(change_lines(COURSE[number], BY_UID, width))]


def test_an_update_and_a_contradiction_differ_in_sign_and_word():
    assert told(1) == ["→ update of 12 (Ida Orlo, 1 May): later count"]
    assert told(2) == ["≠ contradicts 31 (Ministry, 3 May): numbers that exclude each other"]


def test_several_of_one_reason_are_told_at_once():
    assert told(3) == ["→ update of 12 (Ida Orlo, 1 May), 31 (Ministry, 3 May): later count"]


def test_more_than_two_are_counted():
    many = [said(number, count=number) for number in range(1, 5)]
    last = said(9, count=9)
    here = moment(last, *(relation(each, last, UPDATE) for each in many))
    by_uid = {uid_of(each): each for each in [*map(moment, many), here]}
    assert "2 (Speaker 2, 1 May) and 2 more: later count" in text(change_lines(here, by_uid, 120))[0]


def test_a_contradiction_is_told_before_an_update():
    one, two, last = (said(number, count=number) for number in (1, 2, 3))
    here = moment(last, relation(one, last, UPDATE), relation(two, last, CONFLICT, "no"))
    by_uid = {uid_of(each): each for each in (moment(one), moment(two), here)}
    assert [line[0] for line in text(change_lines(here, by_uid, 120))] == ["≠", "→"]


def test_the_earlier_state_that_stands_later_is_no_update_of_the_other():
    state, later = said(1, count=1), said(2, count=2)
    here = moment(state, relation(state, later, UPDATE))
    assert text(change_lines(here, {uid_of(moment(later)): moment(later), "f1": here}, 120))[0].startswith(
        "→ updated by 2"
    )


def test_the_readers_word_is_told():
    own = replace(COURSE[1].changes[0], is_by_reader=True)
    here = replace(COURSE[1], changes=(own,))
    assert text(change_lines(here, BY_UID, 120))[0].endswith("later count · your word")


def test_what_is_not_in_the_course_is_not_told():
    assert change_lines(COURSE[1], {}, 120) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        pytest.param(said(1, "2024-05-03"), "Speaker 1 (3 May)", id="claim"),
        pytest.param(said(1, "2023-05-03"), "Speaker 1 (3 May 2023)", id="another-year"),
        pytest.param(said(1, ""), "Speaker 1 (undated)", id="undated"),
        pytest.param(said(1, "2024-05-03", 1_200), "1,200 (Speaker 1, 3 May)", id="figure"),
    ],
)
def test_a_moment_is_called_by_its_speaker_day_and_number(statement, words):
    assert called(moment(statement), moment(said(2, "2024-05-09"))) == words


def test_whoever_is_only_he_in_the_text_is_called_by_name():
    statement = said(1)
    claim = replace(statement.claim, speaker=replace(statement.claim.speaker, name="Otto Lund", is_inferred=True))
    he = moment(replace(statement, claim=claim, source_text="he"))
    assert called(he, he) == "Otto Lund (1 May)"


def test_moments_that_change_something_are_counted_once_each():
    assert (changed_in(COURSE, UPDATE), changed_in(COURSE, CONFLICT)) == (2, 1)
    assert (changed_in(gates().moments, UPDATE), changed_in(gates().moments, CONFLICT)) == (1, 1)

"""Who is one party with whom."""

from __future__ import annotations

import pytest
from support.accounts_in_hand import party

from reader.claims.relations.parties import NOBODY, are_one


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Ministry of Roads", "ministry of roads", id="case"),
        pytest.param("Orvenian Ministry of Roads", "Ana Koval, Orvenian minister of roads", id="minister-and-ministry"),
        pytest.param("Ministry of Roads", "Bo Ash, spokesman for the Ministry of Roads", id="spokesman-and-ministry"),
        pytest.param(
            "Bo Ash, spokesman for the Ministry of Roads",
            "Ana Koval, head of the Ministry of Roads",
            id="two-officials",
        ),
        pytest.param("the ambulance service", "the city ambulance service", id="told-more-closely"),
        pytest.param("Hollin Rail Board", "Hollin Rail", id="short-name"),
        pytest.param("Orvenian defence ministry", "the Orvenian army", id="organs-of-one-state"),
        pytest.param("Orvenia’s defence ministry", "Orvenian defence ministry", id="country-and-its-people"),
    ],
)
def test_who_speaks_for_one_body_is_one_party(left, right):
    assert are_one(party(left), party(right)) is True
    assert are_one(party(right), party(left)) is True


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Ministry of Roads", "Ministry of Health", id="two-ministries"),
        pytest.param("Orvenian defence ministry", "Tamsel defence ministry", id="one-office-of-two-countries"),
        pytest.param("Ministry of Roads", "a critic of the Ministry of Roads", id="critics-stand-apart"),
        pytest.param("Ministry of Roads", "Bo Ash, former minister of roads, Ministry of Roads", id="former-officials"),
        pytest.param("Ministry of Roads", "Bo Ash, a former official of the Ministry of Roads", id="former-official"),
        pytest.param("Hollin Rail", "workers of Hollin Rail", id="workers-stand-apart"),
        pytest.param("Hollin Rail", "passengers", id="nothing-in-common"),
        pytest.param("the ambulance service", "the intelligence service", id="one-common-word-of-two"),
        pytest.param("the spokesman", "a spokeswoman", id="offices-without-a-body"),
    ],
)
def test_who_speaks_for_others_is_another_party(left, right):
    assert are_one(party(left), party(right)) is False
    assert are_one(party(right), party(left)) is False


def test_a_person_is_one_whatever_the_role():
    left = party("Ana Koval, mayor of Hollin", kind="person")
    right = party("Ana Koval, candidate of the Greens", kind="person")
    assert are_one(left, right) is True


def test_the_same_person_is_one_though_the_speaker_left_office():
    left, right = party("Bo Ash, former minister", kind="person"), party("Bo Ash", kind="person")
    assert are_one(left, right) is True


def test_two_persons_without_a_capital_in_their_names_are_two():
    assert are_one(party("al-Sharif", kind="person"), party("al-Hadid", kind="person")) is False


def test_a_person_is_one_though_one_text_does_not_know_that_it_is_a_person():
    left, right = party("Koval, mayor of Hollin", kind="person"), party("Koval, a builder", kind="unnamed")
    assert are_one(left, right) is are_one(right, left) is True


def test_two_persons_of_one_family_are_two():
    assert are_one(party("Ana Koval", kind="person"), party("Ivo Koval", kind="person")) is False


def test_a_role_given_apart_counts_like_one_in_the_name():
    minister = party("Ana Koval", kind="person", role="minister at the Orvenian Ministry of Roads")
    assert are_one(minister, party("Orvenian Ministry of Roads")) is True


@pytest.mark.parametrize("name", ["", " ", "\u00a0"])
def test_who_is_unknown_is_neither_one_nor_another(name):
    assert party(name) == NOBODY
    assert are_one(party(name), party("Ministry of Roads")) is None
    assert are_one(party("Ministry of Roads"), party(name)) is None
    assert are_one(NOBODY, NOBODY) is None

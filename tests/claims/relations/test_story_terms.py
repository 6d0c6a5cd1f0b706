"""What an article is about, in terms that articles of one event share."""

import pytest

from reader.claims.extract import extract
from reader.claims.relations.prepare import prepare
from reader.claims.relations.story_terms import story_terms
from reader.model import Account


def terms(text, title=""):
    found = extract(f"{title}\n\n{text}" if title else text, title=title, published="2022-06-10")
    body = f"{title}\n\n{text}" if title else text
    account = Account("a", body, found.layout, found.claims, found.figures, title, published="2022-06-10")
    return story_terms(prepare(account))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Koval said that the Orven bridge had fallen.", {"koval", "orven"}),
        ("The army said that Ana Koval had left Hollin.", {"koval", "hollin"}),
        ("The mayor said that 20,000 people had left.", {"20000 people"}),
        ("The mayor said that 20.000 to 30.000 people had left.", {"20000 people", "30000 people"}),
    ],
    ids=["speaker", "content", "figure", "both-ends"],
)
def test_terms_are_names_and_figures(text, expected):
    assert expected <= terms(text)


def test_the_writing_of_a_number_does_not_matter():
    left, right = (terms(f"The mayor said that {number} people had left.") for number in ("20.000", "20,000"))
    assert left == right


def test_small_numbers_are_in_every_article_and_no_terms():
    assert not any(term.startswith(("2 ", "19 ")) for term in terms("Ana Koval said that 2 dogs and 19 cats had left."))


def test_short_names_connect_nothing():
    assert not {"un", "eu", "lee"} & terms("Lee said that the UN and the EU had left.")


def test_a_name_in_the_title_counts():
    assert "hollin" in terms("The mayor said that the bridge had fallen.", title="The bridge at Hollin falls")


def test_a_title_in_which_every_word_has_a_capital_tells_no_names():
    assert "bridg" not in terms("Ana Koval said so.", title="Mayor Says The Bridge At Hollin Was Safe")


def test_a_long_article_is_known_by_what_it_names_most_often():
    often = "Ana Koval said that Hollin was lost. " * 3
    names = [f"{chr(65 + n % 26)}amel{chr(97 + n // 26)}on{chr(97 + n % 26)}us" for n in range(200)]
    rest = " ".join(f"Otto Brandt said that {name} fell." for name in names)
    found = terms(often + rest)
    assert len(found) == 96
    assert {"koval", "hollin"} <= found

"""Which articles tell of one event."""

from __future__ import annotations

from itertools import permutations

import pytest
from support.accounts_in_hand import Line, Number, told

from reader.claims.relations.events import LEAST_SHARED, WINDOW_DAYS
from reader.claims.relations.prepare import prepare
from reader.claims.relations.stories import stories_of


def article(uid, names, *, published="2024-03-05", speaker="somebody", number=0):
    """An article that names these, and gives a figure."""
    line = Line(speaker, "said", f"at {' and '.join(names.split())} nothing moved")
    figures = [Number("nothing", number, population="boats", as_of="")] if number else []
    return prepare(told(uid, line, figures=figures, published=published))


def together(*articles):
    """Uids of each story, in one order."""
    return sorted(sorted(each.account.uid for each in story) for story in stories_of(articles))


THREE = "Hollin Tamsel Orven"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param({"names": THREE}, {"names": THREE}, [["a", "b"]], id="three-names"),
        pytest.param({"names": "Hollin Tamsel"}, {"names": "Hollin Tamsel"}, [["a"], ["b"]], id="two-names"),
        pytest.param(
            {"names": "Hollin Tamsel", "number": 512}, {"names": "Hollin Tamsel", "number": 512}, [["a", "b"]],
            id="two-names-and-a-figure",
        ),
        pytest.param(
            {"names": "Hollin Tamsel", "number": 12}, {"names": "Hollin Tamsel", "number": 12}, [["a"], ["b"]],
            id="a-small-figure-is-in-every-article",
        ),
        pytest.param(
            {"names": "Hollin Tamsel", "speaker": "Koval"}, {"names": "Hollin Tamsel", "speaker": "Koval"},
            [["a", "b"]], id="two-names-and-a-speaker",
        ),
        pytest.param({"names": THREE}, {"names": "Dorn Elst Farr"}, [["a"], ["b"]], id="other-names"),
        pytest.param({"names": THREE}, {"names": THREE, "published": "2024-04-19"}, [["a", "b"]], id="45-days"),
        pytest.param({"names": THREE}, {"names": THREE, "published": "2024-04-20"}, [["a"], ["b"]], id="46-days"),
        pytest.param({"names": THREE}, {"names": THREE, "published": ""}, [["a", "b"]], id="undated"),
        pytest.param({"names": THREE}, {"names": THREE, "published": "soon"}, [["a", "b"]], id="no-date"),
    ],
)  # fmt: skip
def test_articles_of_one_event_share_three_terms_within_45_days(left, right, expected):
    assert (LEAST_SHARED, WINDOW_DAYS) == (3, 45)
    pair = article("a", **left), article("b", **right)
    assert together(*pair) == together(*reversed(pair)) == expected


def test_articles_are_of_one_story_through_others():
    chain = [
        article("a", "Hollin Tamsel Orven"),
        article("b", f"{THREE} Dorn Elst Farr"),
        article("c", "Dorn Elst Farr"),
    ]
    for order in permutations(chain):
        assert together(*order) == [["a", "b", "c"]]


def test_a_story_has_its_oldest_article_first():
    story = [
        article("a", THREE, published="2024-03-09"),
        article("b", THREE),
        article("c", THREE, published="2024-03-02"),
    ]
    for order in permutations(story):
        assert [[each.account.uid for each in found] for found in stories_of(order)] == [["c", "b", "a"]]


def test_terms_that_many_articles_have_connect_none():
    many = [article(f"a{number:02}", THREE) for number in range(51)]
    assert together(*many[:50]) == [[each.account.uid for each in many[:50]]]
    assert len(together(*many)) == 51


@pytest.mark.parametrize(("names", "stories"), [("", 2), (" at Hollin and Tamsel", 1)])
def test_numbers_alone_make_no_story(names, stories):
    line = Line("somebody", "said", f"nothing moved and all stood still{names}")
    figures = [
        Number(word, number, population="boats", as_of="") for word, number in (("nothing", 340), ("all", 1_500))
    ]
    figures.append(Number("still", 2_750, population="boats", as_of=""))
    assert len(together(*(prepare(told(uid, line, figures=figures)) for uid in "ab"))) == stories

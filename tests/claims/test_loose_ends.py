"""Constructions that cut across the rules, met in news that no rule was written by: a row each, by own sentences."""

import pytest
from support.extracted import triples

ROWS = [
    pytest.param("Mr. Kane and his sister also gave $2 million.", [], id="money-given-is-no-figure-told"),
    pytest.param("The army gave 40 lorries to the town.", [], id="things-given-are-no-figure-told"),
    pytest.param(
        "Officials gave the toll as 40.", [("Officials", "gave", "the toll as 40")], id="figure-given-is-told"
    ),
    pytest.param(
        "He puts the number of boats at 40.", [("He", "puts", "the number of boats at 40")], id="figure-put-is-told"
    ),
    pytest.param(
        "The Courier reported that, according to its own books, the port had lost its trade.",
        [
            ("The Courier", "reported", "that, according to its own books, the port had lost its trade"),
            ("its own books", "according to", "the port had lost its trade"),
        ],
        id="according-to-behind-that",
    ),
    pytest.param(
        "One in five say that will not be true.",
        [("One in five", "say", "that will not be true")],
        id="one-in-five-is-plural",
    ),
    pytest.param(
        "Figures released on Sunday suggest that the port is lost.",
        [("Figures released on Sunday", "suggest", "that the port is lost")],
        id="participle-with-a-time",
    ),
    pytest.param(
        "Polls released Thursday show that Poe leads.",
        [("Polls released Thursday", "show", "that Poe leads")],
        id="participle-with-a-bare-time",
    ),
    pytest.param(
        "Documents obtained by the Courier reveal that it was late.",
        [("Documents obtained by the Courier", "reveal", "that it was late")],
        id="participle-behind-the-first-word",
    ),
    pytest.param(
        "Mayor Ann Poe felt compelled to denounce the plan.",
        [("Mayor Ann Poe", "to denounce", "the plan")],
        id="linking-verb-before-a-participle",
    ),
    pytest.param(
        "Officers favored Poe, and enlisted men favored Cole.",
        [("Officers", "favored", "Poe"), ("enlisted men", "favored", "Cole")],
        id="participle-before-its-noun",
    ),
    pytest.param("All told, the port paid nine million.", [], id="all-told"),
    pytest.param(
        "“It is late,” Poe said, adding, “and the port is cold.”",
        [("Poe", "said", "“It is late,”"), ("Poe", "adding", "“and the port is cold.”")],
        id="second-quotation-has-its-own-verb",
    ),
    pytest.param(
        "“What a day!” Rep. Ann Poe, R-Ashe, said of the fair.",
        [("Rep. Ann Poe, R-Ashe", "said", "“What a day!”")],
        id="exclamation-before-name-and-appositive",
    ),
    pytest.param("Contributing: Todd Olm", [], id="credit-line"),
    pytest.param(
        "Miners to back Ann Poe\n\nThe port was shut for nine days.",
        [("Miners", "to back", "Ann Poe")],
        id="infinitive-of-a-headline",
    ),
    pytest.param(
        "She came under fire for her claim that, “We close the mines.”",
        [("her", "claim", "that, “We close the mines.”")],
        id="quotation-behind-that-and-a-comma",
    ),
    pytest.param(
        "“It is late,” Poe said on Ashe TV’s “Dawn Hour,” adding, “and the port is cold.”",
        [("Poe", "said", "“It is late,”"), ("Poe", "adding", "“and the port is cold.”")],
        id="second-quotation-behind-a-title",
    ),
    pytest.param("They may well endorse Poe.", [("They", "may well endorse", "Poe")], id="adverb-behind-a-modal-verb"),
    pytest.param(
        "The union called for a ban, even though it was late.",
        [("The union", "called for", "a ban")],
        id="object-ends-before-even-though",
    ),
    pytest.param("Poe sold nine boats and, at a loss, began March with debts.", [], id="begin-is-no-saying-here"),
    pytest.param("Poe led by nine points with all of the districts reporting, the town was told.", [], id="reporting"),
    pytest.param(
        "The board’s resolve not to sell held.", [("The board", "resolve", "not to sell")], id="noun-with-an-infinitive"
    ),
    pytest.param("His refusal to talk hurt.", [("His", "refusal", "to talk")], id="speech-act-of-a-pronoun"),
    pytest.param("His hope to win faded.", [], id="wish-of-a-pronoun-told-by-somebody-else"),
    pytest.param(
        "Poe supports “fair pay,” opposes “wide cuts” and likes tea.",
        [("Poe", "supports", "“fair pay,”"), ("Poe", "opposes", "“wide cuts”")],
        id="verbs-in-a-row-with-quotations",
    ),
    pytest.param(
        "The poll found that clerks favored Poe, while drivers favored Cole.",
        [
            ("The poll", "found", "that clerks favored Poe, while drivers favored Cole"),
            ("clerks", "favored", "Poe"),
            ("drivers", "favored", "Cole"),
        ],
        id="contrast-within-a-finding",
    ),
    pytest.param("Groups backing Ann Poe met.", [("Groups", "backing", "Ann Poe")], id="participle-that-takes-sides"),
    pytest.param("Men mending boats met.", [], id="participle-that-takes-no-side"),
    pytest.param(
        "Asked whether Poe “has the will to serve,” 75 percent of drivers said yes.",
        [
            ("", "Asked", "whether Poe “has the will to serve,”"),
            ("75 percent of drivers", "said", "yes"),
        ],
        id="quotation-ends-the-question",
    ),
    pytest.param(
        "To a question on the “sale of the port,” Poe said the town would keep it.",
        [("Poe", "said", "the town would keep it")],
        id="quotation-ends-the-occasion",
    ),
    pytest.param(
        "They asked all of the rivals why they did not come.",
        [("They", "asked", "why they did not come")],
        id="of-belongs-to-the-hearers",
    ),
    pytest.param(
        "The group asked whether the act, which helps the unions, was safe.",
        [("The group", "asked whether", "the act, which helps the unions, was safe")],
        id="whether-takes-a-whole-clause",
    ),
    pytest.param(
        "Clerks preferred Poe 51 percent to 24 percent.", [("Clerks", "preferred", "Poe")], id="score-behind-a-name"
    ),
    pytest.param("Clerks backed Poe, 57 percent to 22.", [("Clerks", "backed", "Poe")], id="score-behind-a-comma"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_constructions_of_fresh_news(text, expected):
    assert triples(text) == expected

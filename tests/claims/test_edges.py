"""Where content begins and ends: a row for each construction, by own sentences."""

import pytest
from support.extracted import claims_in

ROWS = [
    pytest.param(
        "The board has said the dam is safe and has praised the crew.", "the dam is safe", id="and-with-its-auxiliary"
    ),
    pytest.param("The mayor told reporters Ann Poe had left.", "Ann Poe had left", id="name-behind-the-hearer"),
    pytest.param("As the ministry said on Monday, the bridge is shut.", "the bridge is shut", id="as-said-in-front"),
    pytest.param("Olm endorsed the plan last week.", "the plan", id="bare-time"),
    pytest.param("Poe tweeted her thanks Friday afternoon.", "her thanks", id="day-and-hour"),
    pytest.param("Poe, who endorsed Brenn in late May, has left.", "Brenn", id="late-month"),
    pytest.param("She defended him a few days earlier.", "him", id="some-days-earlier"),
    pytest.param("Poe praised his Monday speech.", "his Monday speech", id="time-as-an-attribute"),
    pytest.param(
        "Poe praised the calm of the previous week.", "the calm of the previous week", id="time-in-the-object"
    ),
    pytest.param(
        "He praised Poe for accepting gifts and speaking fees.",
        "Poe for accepting gifts and speaking fees",
        id="noun-that-looks-like-a-participle",
    ),
    pytest.param(
        "He blamed her for work on federal and state roads.",
        "her for work on federal and state roads",
        id="noun-that-looks-like-a-verb",
    ),
    pytest.param(
        "When Poe said that the gate was “fully open,” both aides left.",
        "that the gate was “fully open,”",
        id="fronted-clause-ends-with-a-quotation",
    ),
    pytest.param(
        "Even as Olm has said that he is against war, his council sends boats.",
        "that he is against war",
        id="fronted-clause-behind-an-adverb",
    ),
    pytest.param(
        "In a year when Brenn says that trade is theft, the port has grown.",
        "that trade is theft",
        id="fronted-clause-in-a-time",
    ),
    pytest.param(
        "Poe said the town was poor, as have other mayors.", "the town was poor", id="what-others-have-done-too"
    ),
    pytest.param(
        "Poe said that rents had doubled, compared with 3 per cent in Ashe.", "that rents had doubled", id="comparison"
    ),
    pytest.param("For example: “We made a mistake,” he told them.", "“We made a mistake,”", id="colon-in-front"),
    pytest.param("Meanwhile, the price has risen, Poe said.", "the price has risen", id="connective"),
    pytest.param("In particular, the price has risen, Poe said.", "the price has risen", id="connective-of-two-words"),
    pytest.param("Poe said Sunday in Ashe, Norland, that it was late.", "that it was late", id="place-with-a-comma"),
    pytest.param(
        "He talked on, saying, apparently for the first time, that it was late.", "that it was late", id="aside"
    ),
    pytest.param("He kept calm, saying at one point, “It is late.”", "“It is late.”", id="one-is-nobody"),
    pytest.param("She counted twice, declaring after both that it was late.", "that it was late", id="both-is-nobody"),
    pytest.param(
        "Poe talked about growing up in Ashe, just by the lake, and how hopeful he is.",
        "growing up in Ashe, just by the lake, and how hopeful he is",
        id="and-how",
    ),
    pytest.param("He mocked his rivals, talked over them and left.", "his rivals", id="list-of-verbs"),
    pytest.param(
        "Poe said the plan was “complex” and he feels it is late.",
        "the plan was “complex” and he feels it is late",
        id="and-what-the-speaker-feels",
    ),
    pytest.param(
        "Poe offered the man a job, then says that it is late.", "the man a job", id="then-comes-another-verb"
    ),
    pytest.param(
        "Poe said it was late, and then pointed out that the mayor had lied.",
        "that the mayor had lied",
        id="and-then",
    ),
    pytest.param(
        "Sanders, who endorsed Olm and said he would ride with him, ultimately did not show up.",
        "he would ride with him",
        id="second-verb-of-a-relative-clause",
    ),
    pytest.param(
        "Struggling to show that he understands life in Ashe, Poe left.", "life in Ashe", id="fronted-participle"
    ),
    pytest.param(
        "Holding signs calling Poe a thief, the crowd chanted “Go home.”",
        "“Go home.”",
        id="participle-before-a-quotation",
    ),
    pytest.param(
        "Poe said that it was late — no worse, he said, than a game.", "no worse", id="dash-between-attributions"
    ),
    pytest.param("By which law, he did not say.", "By which law", id="question-in-front"),
    pytest.param(
        "Poe praised the crew after the fire was out.", "the crew after the fire was out", id="what-the-praise-is-for"
    ),
    pytest.param(
        "She said, without giving details, that it was late.", "that it was late", id="aside-with-a-noun-like-a-verb"
    ),
    pytest.param(
        "“We lose,” he says, looking out at the sea, “and nobody cares.”",
        "“We lose,” … “and nobody cares.”",
        id="quotation-goes-on-behind-an-aside",
    ),
    pytest.param(
        "Poe told them that while he regretted the vote, he stood by the plan.",
        "that while he regretted the vote, he stood by the plan",
        id="attribution-inside-the-content",
    ),
    pytest.param("Holm disputed that, saying it was late.", "that", id="pointing-that"),
    pytest.param(
        "Two aides told the court that she knew of it, according to papers filed on Friday.",
        "that she knew of it",
        id="according-to-behind",
    ),
    pytest.param(
        "Experts fear the disease, which has killed twelve, may spread.",
        "the disease, which has killed twelve, may spread",
        id="relative-clause-in-the-subject",
    ),
    pytest.param(
        "Officials have not said when the bridge will reopen.", "when the bridge will reopen", id="question-left-open"
    ),
    pytest.param(
        "His lawyer said he would plead guilty and described him as poor.",
        "he would plead guilty",
        id="past-does-not-go-with-would",
    ),
    pytest.param(
        "The report says that rules were broken and urges that the mine be closed.",
        "that rules were broken",
        id="present-does-not-go-with-past",
    ),
    pytest.param(
        "The Post reported on Sunday that the chief, citing poor health, had left.",
        "that the chief, citing poor health, had left",
        id="aside-in-the-content",
    ),
    pytest.param(
        "She hired a maid who, she says, never missed a day.",
        "who … never missed a day",
        id="aside-in-a-relative-clause",
    ),
    pytest.param(
        "A reporter asked Ms. Ames if she regretted it.", "if she regretted it", id="question-behind-the-hearer"
    ),
    pytest.param(
        "Mr. Cole promised a crowd of 5,000 in Reno that he would win.", "that he would win", id="hearer-with-of"
    ),
    pytest.param("Mr. Crane said on “Meet the Nation” that it was late.", "that it was late", id="name-of-a-programme"),
    pytest.param("He suggested, as he has before, that it was late.", "that it was late", id="aside-with-as"),
    pytest.param("The men who accused him were lying.", "him", id="restrictive-clause-ends-before-the-verb"),
    pytest.param(
        "Poe, who praised trade and peace as his aims, denied that he would go.",
        "trade and peace as his aims",
        id="clause-inside-a-source",
    ),
    pytest.param(
        "It fell in Ohio, where Cole has promised to reopen mills and where many say it is late.",
        "to reopen mills",
        id="and-where",
    ),
    pytest.param(
        "Mr. Cole — who said he could “win” — has left.", "he could “win”", id="relative-clause-between-dashes"
    ),
    pytest.param("Cole has proposed killing the plan and has praised the mayor.", "killing the plan", id="has-and-has"),
    pytest.param(
        "Aides described the man as bewildered and exhausted.",
        "the man as bewildered and exhausted",
        id="two-of-a-kind",
    ),
    pytest.param("Poe described, in plain terms, a set of rules.", "a set of rules", id="object-behind-an-aside"),
    pytest.param(
        "Ron Prell has praised the plan and, according to two men, left.", "the plan", id="no-conjunction-at-the-end"
    ),
    pytest.param(
        "The mayor “is in denial,” Jim Vacca said, and “everybody knows it.”",
        "The mayor “is in denial,” … “everybody knows it.”",
        id="and-the-quotation-goes-on",
    ),
    pytest.param(
        "Ms. Ames, he told the crowd, “has done nothing.”", "Ms. Ames … “has done nothing.”", id="subject-in-front"
    ),
    pytest.param(
        "He wants an audit of the bank, and that he will ask for it.", "an audit of the bank", id="object-and-that"
    ),
]


@pytest.mark.parametrize(("text", "content"), ROWS)
def test_content_ends_where_what_is_said_ends(text, content):
    assert content in [claim.content for claim in claims_in(text)]


def test_a_clause_in_front_that_says_when_is_no_content():
    claims = claims_in("When Poe said that it was “open,” both aides knew what she meant.")
    assert [claim.content for claim in claims] == ["that it was “open,”", "what she meant"]


@pytest.mark.parametrize(
    "text", ["In the same debate, Poe asked Olm for help.", "Specifically, the film will tell the story."]
)
def test_an_adjunct_in_front_is_no_content(text):
    assert not {"In the same debate", "Specifically"} & {claim.content for claim in claims_in(text)}


def test_a_clause_inside_a_content_ends_with_its_comma():
    assert "the vote" in [each.content for each in claims_in("Poe said that while he praised the vote, it was late.")]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("He refused to answer, saying only that it was late.", "saying only"),
        ("He said bluntly: “It is late.”", "said bluntly"),
        ("He said only the dam had held.", "said"),
    ],
)
def test_an_adverb_before_what_opens_the_content_belongs_to_the_cue(text, cue):
    assert claims_in(text)[-1].cue == cue


def test_a_subject_with_its_appositive_is_no_statement():
    assert "posted" not in [each.cue for each in claims_in("Cole’s son, Don, posted a photo of the mayor, “So proud.”")]


def test_a_condition_does_not_refuse_a_quotation():
    contents = [each.content for each in claims_in("He said that if she refused, “the people will know.”")]
    assert contents == ["that if she refused, “the people will know.”"]

"""Cues that are verbs: the groups they stand in, passives without agent, titles."""

import pytest
from support.extracted import triples

GROUPS = [
    pytest.param(
        "The letter goes on to say that the dam leaks.",
        [("The letter", "goes on to say", "that the dam leaks")],
        id="goes-on-to-say",
    ),
    pytest.param(
        "The mayor has begun to rebut the charge.",
        [("The mayor", "has begun to rebut", "the charge")],
        id="has-begun-to",
    ),
    pytest.param(
        "Ann Poe chose not to criticise the plan.",
        [("Ann Poe", "chose not to criticise", "the plan")],
        id="negation-before-to",
    ),
    pytest.param(
        "The mayor keeps praising the harbour.",
        [("The mayor", "keeps praising", "the harbour")],
        id="aspect-before-gerund",
    ),
    pytest.param(
        "Poe decided to stick posters on the door.",
        [("Poe", "decided", "to stick posters on the door")],
        id="what-follows-is-no-cue",
    ),
    pytest.param(
        "The union seemed to mock the offer.",
        [("The union", "seemed to mock", "the offer")],
        id="seemed-to-mock",
    ),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_verbs_of_phase_and_will_belong_to_the_cue(text, expected):
    assert triples(text) == expected


PASSIVES = [
    pytest.param(
        "The firm was criticised for hiding the leak.",
        [("", "was criticised for", "The firm … hiding the leak")],
        id="criticised-for",
    ),
    pytest.param(
        "The levy is seen as a gift to the port.",
        [("", "is seen as", "The levy … a gift to the port")],
        id="seen-as",
    ),
    pytest.param(
        "The tank was dubbed the Kettle.",
        [("", "was dubbed", "The tank … the Kettle")],
        id="dubbed",
    ),
    pytest.param(
        "The firm was criticised for its silence, said Ann Poe.",
        [
            ("Ann Poe", "said", "The firm was criticised for its silence"),
            ("", "was criticised for", "The firm … its silence"),
        ],
        id="inside-a-statement",
    ),
]


BY = [
    pytest.param(
        "The levy, opposed by the miners, was dropped.",
        [("the miners", "opposed", "The levy")],
        id="reduced-relative",
    ),
    pytest.param(
        "The levy was denounced by the miners.",
        [("the miners", "was denounced", "The levy")],
        id="with-its-auxiliary",
    ),
    pytest.param("The board answered by leaving.", [], id="means-and-no-agent"),
]


@pytest.mark.parametrize(("text", "expected"), BY)
def test_the_agent_behind_by_is_the_source_and_by_is_no_cue(text, expected):
    assert triples(text) == expected


WISHES = [
    pytest.param(
        "The mayor would like to close the pier.",
        [("The mayor", "would like", "to close the pier")],
        id="wish",
    ),
    pytest.param("A lawyer would tell you that the levy is unlawful.", [], id="hypothetical"),
]


@pytest.mark.parametrize(("text", "expected"), WISHES)
def test_would_leaves_a_wish_a_wish(text, expected):
    assert triples(text) == expected


@pytest.mark.parametrize(("text", "expected"), PASSIVES)
def test_a_passive_without_agent_has_no_source(text, expected):
    assert sorted(triples(text)) == sorted(expected)


TITLES = [
    pytest.param(
        "Mayor Poe Says Dam Is Safe.\n\nIt had rained in Ashe for a week, and the river was high.",
        [("Mayor Poe", "Says", "Dam Is Safe")],
        id="present-tense",
    ),
    pytest.param(
        "Miners Reject New Offer of the Port Board.\n\nIt had rained in Ashe for a week, and the river was high.",
        [("Miners", "Reject", "New Offer of the Port Board")],
        id="base-behind-a-plural",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_capitals_of_a_title_do_not_hide_its_verb(text, expected):
    assert triples(text) == expected


INFINITIVES = [
    pytest.param(
        "The mayor used the visit to defend the dam.",
        [("The mayor", "to defend", "the dam")],
        id="of-purpose",
    ),
    pytest.param(
        "The leak prompted the union to criticise the port board.",
        [("the union", "to criticise", "the port board")],
        id="object-of-a-cause",
    ),
    pytest.param(
        "The mayor declined to comment on the leak.",
        [("The mayor", "declined to comment on", "the leak")],
        id="noun-behind-to-is-a-verb",
    ),
    pytest.param(
        "The mayor wants the board to defend the dam.",
        [("The mayor", "wants", "the board to defend the dam")],
        id="inside-another-content",
    ),
    pytest.param("The mayor drove to Ashe to see the dam.", [], id="verbs-of-perception"),
]


@pytest.mark.parametrize(("text", "expected"), INFINITIVES)
def test_an_infinitive_is_said_by_whoever_does_it(text, expected):
    assert triples(text) == expected


PARTICLES = [
    pytest.param(
        "The board worries so much about the leak.",
        [("The board", "worries so much about", "the leak")],
        id="degree",
    ),
    pytest.param(
        "They talked to a small crowd about the harbour.",
        [("They", "talked to a small crowd about", "the harbour")],
        id="partner",
    ),
    pytest.param("The mayor sided with the union.", [("The mayor", "sided with", "the union")], id="sided-with"),
    pytest.param("The mayor doubled the levy.", [], id="particle-is-missing"),
    pytest.param(
        "The board doubled down on the levy.",
        [("The board", "doubled down on", "the levy")],
        id="particle-and-preposition",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTICLES)
def test_a_preposition_belongs_to_its_verb_from_some_way_off(text, expected):
    assert triples(text) == expected


ASIDES = [
    pytest.param(
        "The board decided, after a long debate, that the pier would close.",
        [("The board", "decided", "that the pier would close")],
        id="between-commas",
    ),
    pytest.param(
        "The union wrote to the board’s office that the pier was unsafe.",
        [("The union", "wrote", "that the pier was unsafe")],
        id="person-written-to",
    ),
    pytest.param(
        "Her deputy had warned him not to close the pier.",
        [("Her deputy", "had warned", "not to close the pier")],
        id="negated-infinitive",
    ),
    pytest.param(
        "The office reported at least 20 leaks.",
        [("The office", "reported", "at least 20 leaks")],
        id="quantity",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ASIDES)
def test_content_is_found_behind_an_aside(text, expected):
    assert triples(text) == expected


NO_VERBS = [
    pytest.param("The state-claimed land is dry.", id="part-of-a-compound"),
    pytest.param("The widely expected answer never came.", id="degree-before-participle"),
    pytest.param("The board’s preferred bidder left.", id="participle-behind-a-genitive"),
    pytest.param("He left with a man named Poe.", id="man-named"),
    pytest.param("She works for a firm called Olm.", id="firm-called"),
    pytest.param("She saw the list of 25 recommended repairs.", id="participle-behind-a-number"),
    pytest.param("The union eventually backed down.", id="particle-is-no-object"),
    pytest.param("The tank known as the Kettle burst.", id="participle-of-the-noun-before-it"),
    pytest.param("They met after a budget hearing, in Ashe.", id="gerund-that-is-a-noun"),
    pytest.param("The mayor praised Thursday.", id="time-is-no-object"),
    pytest.param("The rowing contests were put off until Monday.", id="noun-that-could-be-a-verb"),
]


@pytest.mark.parametrize("text", NO_VERBS)
def test_adjectives_and_nouns_are_no_verbs(text):
    assert triples(text) == []


LAWS = [
    pytest.param(
        "The bylaws require two keys for the gate.",
        [("The bylaws", "require", "two keys for the gate")],
        id="law",
    ),
    pytest.param("The pumps require two keys for the gate.", [], id="thing"),
]


@pytest.mark.parametrize(("text", "expected"), LAWS)
def test_only_laws_require_in_words(text, expected):
    assert triples(text) == expected


def test_an_object_ends_before_a_clause_of_its_own():
    assert triples("The mayor praised the crew and Poe left.") == [("The mayor", "praised", "the crew")]

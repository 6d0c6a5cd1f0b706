"""Whose words they are, and where that noun phrase begins and ends: a row for each construction, by own sentences."""

import pytest
from support.extracted import claims_in

ROWS = [
    pytest.param(
        "Ramil Carr, 31, a Brenton photographer, said the town was quiet.",
        "Ramil Carr, 31, a Brenton photographer",
        id="name-age-and-appositive",
    ),
    pytest.param(
        "Jo Garin, a pollster who is working with Ashe Watch, a pro-dam group, said the vote was close.",
        "Jo Garin, a pollster who is working with Ashe Watch, a pro-dam group",
        id="appositive-in-an-appositive",
    ),
    pytest.param(
        "Officials familiar with the safe taken from the house in Chapel, N.Y., speaking on Monday, said it was old.",
        "Officials familiar with the safe taken from the house in Chapel, N.Y.",
        id="state-between-commas",
    ),
    pytest.param(
        "The head of the senate and the mayor, both independents, said it was late.",
        "The head of the senate and the mayor, both independents",
        id="both-between-commas",
    ),
    pytest.param(
        "Mrs. Poe herself, as well as her campaign, said that the dam was safe.",
        "Mrs. Poe herself, as well as her campaign",
        id="as-well-as",
    ),
    pytest.param(
        "Six papers in Norland, including the Ashe Post, said he was not fit.",
        "Six papers in Norland, including the Ashe Post",
        id="including",
    ),
    pytest.param("In Norland, Poe and Brenn said it was late.", "Poe and Brenn", id="fronted-place-is-no-list"),
    pytest.param(
        "“It is late,” said Ann Poe, who thinks that the dam will break.",
        "Ann Poe",
        id="relative-clause-with-an-attribution",
    ),
    pytest.param(
        "“It is late,” said Ann Poe, who lives in Ashe.",
        "Ann Poe, who lives in Ashe",
        id="relative-clause-without-one",
    ),
    pytest.param("The plan was criticised by some rivals for failing the poor.", "some rivals", id="reason-behind-by"),
    pytest.param(
        "Anger was directed at Olm, whom Brenn on Monday called a fool.", "Brenn", id="object-of-a-relative-clause"
    ),
    pytest.param(
        "A newly released letter from the board says that the state knew.",
        "A newly released letter from the board",
        id="participle-before-its-noun",
    ),
    pytest.param(
        "A friend who refused to speak said police had gone.",
        "A friend who refused to speak",
        id="infinitive-in-a-relative-clause",
    ),
    pytest.param(
        "The plan would run counter to Mr. Olm’s pledge to leave the town.", "Mr. Olm", id="owner-behind-a-bare-verb"
    ),
    pytest.param(
        "Poe huddled briefly with other leaders who said they would vote.",
        "other leaders … who",
        id="antecedent-behind-a-preposition",
    ),
    pytest.param(
        "Two rivals, particularly Govs. Ann Poe and Max Olm, who say the dam is old, left.",
        "Govs. Ann Poe and Max Olm … who",
        id="focusing-adverb",
    ),
    pytest.param(
        "Its chief executive, Dana Poole, who took over in May, denied that it had failed.",
        "Its chief executive, Dana Poole, who took over in May",
        id="office-before-the-name",
    ),
    pytest.param(
        "Under the plan, which was criticised by the Record, the firm would go.",
        "the Record",
        id="clause-is-no-appositive",
    ),
    pytest.param(
        "It is late, but residents blame the army, which denies involvement.",
        "the army … which",
        id="antecedent-behind-a-verb",
    ),
    pytest.param(
        "One man, who asked to be left alone, said it was late.", "One man … who", id="statement-before-who-is-none"
    ),
    pytest.param(
        "The judge, noting that the man was poor, let him go.", "The judge", id="participle-behind-the-subject"
    ),
    pytest.param("“Yes,” said one man, who, like others, denied it.", "one man", id="relative-clause-with-an-aside"),
    pytest.param("Mr. Cole, asked about the plan, said he was calm.", "Mr. Cole", id="asked-about-between-commas"),
    pytest.param("While it rained, she once called it a joke.", "she", id="once"),
    pytest.param(
        "It began with a post on Friday by a woman in Port Ashe, who wrote that it was late.",
        "a woman in Port Ashe … who",
        id="by-is-no-part",
    ),
    pytest.param(
        "A first note, by a woman in Ashe who wrote that it was late, is lost.",
        "a woman in Ashe … who",
        id="place-between-noun-and-pronoun",
    ),
    pytest.param("“It is late,” said leaders of both parties.", "leaders of both parties", id="both-behind-of"),
]


@pytest.mark.parametrize(("text", "source"), ROWS)
def test_a_source_is_its_whole_noun_phrase(text, source):
    assert source in [claim.source for claim in claims_in(text)]


SHARED = [
    pytest.param(
        "Before the train left, the guard saw smoke and asked for help.", "the guard", id="and-behind-fronted"
    ),
    pytest.param(
        "When Mr. Poe did speak, he did it softly, warning that the dam would burst.",
        "he",
        id="participle-behind-fronted",
    ),
    pytest.param(
        "The chief came after Mr. Olm, who leads the polls, held a meeting at which he lost, saying it was late.",
        "he",
        id="nearest-clause",
    ),
    pytest.param(
        "He mocked his rivals, talked over them as they answered and even assured them that he was tall.",
        "He",
        id="no-subject-of-a-subordinate-clause",
    ),
    pytest.param(
        "After Brenn said it was late, Poe wrote her a note, saying that she was brave.",
        "Poe",
        id="fronted-attribution",
    ),
    pytest.param(
        "The council rejected the plan and the mayor fired her aide, saying that he had lied.",
        "the mayor",
        id="clause-behind-an-object",
    ),
    pytest.param(
        "The council said the mayor fired her aide, adding that he had lied.", "The council", id="clause-in-a-content"
    ),
    pytest.param(
        "Olm, the first mayor elected in Ashe, left the hall, saying that it was late.",
        "Olm, the first mayor elected in Ashe",
        id="reduced-relative-is-no-clause",
    ),
    pytest.param("The Post said that the chief, citing poor health, left.", "the chief", id="subject-of-the-content"),
    pytest.param("Prosecutors say Lang, then 22, denied it.", "Lang", id="subject-behind-a-verb"),
]


@pytest.mark.parametrize(("text", "source"), SHARED)
def test_a_verb_without_a_subject_takes_that_of_its_clause(text, source):
    assert claims_in(text)[-1].source == source


def test_a_bare_verb_is_nobody():
    assert "convince" not in [claim.source for claim in claims_in("They tried to convince judges that it was so.")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They won its own pledged seats.", id="own"),
        pytest.param("They won 475 pledged seats.", id="number"),
        pytest.param("They met 1,475 named owners.", id="long number"),
        pytest.param("They came with Olm’s preferred men.", id="genitive"),
    ],
)
def test_a_participle_before_its_noun_has_no_subject(text):
    assert not claims_in(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nobody here disputes that the mill is safe.", id="here"),
        pytest.param("Whoever says that the mill is safe has to sleep in it.", id="whoever"),
    ],
)
def test_a_word_that_is_nobody_makes_no_claim(text):
    assert not claims_in(text)


def test_a_place_behind_a_noun_is_part_of_the_source():
    assert claims_in("Residents here say that the mill is safe.")[0].source in ("Residents", "Residents here")


def test_the_second_verb_of_a_relative_clause_has_the_same_source():
    first, second = claims_in("Ann Poe, who praised Olm and said he would win, has left.")
    assert first.source == second.source == "Ann Poe … who"

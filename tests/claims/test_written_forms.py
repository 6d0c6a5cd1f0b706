"""The ways in which news is written, a row each: marks of quotation, places of the cue, headlines, denials."""

import pytest
from support.extracted import claims_in, only, triples

from reader.model import Certainty, Polarity, SpeakerKind

MARKS = ["“{}”", '"{}"', "‘{}’", "«{}»", "„{}“", "„{}”", "''{}''", "``{}''", "”{}”"]


@pytest.mark.parametrize("marks", MARKS)
def test_quotation_marks_of_every_kind_hold_what_was_said(marks):
    said = marks.format("The dam is old,")
    found = only(f"{said} Ann Poe said.")
    assert (found.source, found.cue, found.content) == ("Ann Poe", "said", said)


@pytest.mark.parametrize("marks", MARKS)
def test_a_quotation_goes_on_behind_the_cue_in_marks_of_every_kind(marks):
    text = f"{marks.format('The dam,')} Ann Poe said, {marks.format('is old.')} It was raining."
    assert only(text).content.count("dam") == 1
    assert "is old" in only(text).content
    assert "raining" not in only(text).content


PARAGRAPHS = [
    pytest.param(
        "Ann Poe said: “The dam is old.\n\n“It will fall.”\n\nIt rained.",
        "“The dam is old.\n\n“It will fall.”",
        id="cue-in-front",
    ),
    pytest.param(
        "“The dam is old,” Ann Poe said. “It leaks.\n\n“It will fall.”\n\nIt rained.",
        "“The dam is old,” … “It leaks.\n\n“It will fall.”",
        id="cue-in-the-first",
    ),
    pytest.param(
        "“The dam is old. It leaks.\n\n“It cracks. It creaks.\n\n“It will fall,” Ann Poe said.",
        "“The dam is old. It leaks.\n\n“It cracks. It creaks.\n\n“It will fall,”",
        id="cue-in-the-last",
    ),
    pytest.param("Ann Poe said: “The dam is old.\n\nIt rained.", "“The dam is old.", id="never-closed"),
]


@pytest.mark.parametrize(("text", "content"), PARAGRAPHS)
def test_a_quotation_over_several_paragraphs_is_one_claim(text, content):
    found = only(text)
    assert (found.source, found.content) == ("Ann Poe", content)


def test_a_closed_quotation_does_not_take_over_the_next():
    first, second = claims_in("“The dam is old.”\n\n“It will fall,” Ann Poe said.")
    assert (first.content, second.content) == ("“The dam is old.”", "“It will fall,”")


PLACES = [
    pytest.param("Ann Poe said the dam was old.", "the dam was old", id="in-front"),
    pytest.param("The dam, Ann Poe said, was old.", "The dam … was old", id="inside"),
    pytest.param("The dam was old, Ann Poe said.", "The dam was old", id="behind"),
    pytest.param("The dam was old, said Ann Poe.", "The dam was old", id="inverted"),
    pytest.param("The dam was old, Ann Poe said on Monday in a letter.", "The dam was old", id="with-an-occasion"),
    pytest.param("On Monday Ann Poe said the dam was old.", "the dam was old", id="fronted-day"),
    pytest.param("Citing a survey, Ann Poe said the dam was old.", "the dam was old", id="fronted-participle"),
]


@pytest.mark.parametrize(("text", "content"), PLACES)
def test_the_cue_stands_in_front_inside_or_behind(text, content):
    found = claims_in(text)[-1]
    assert (found.source, found.cue, found.content) == ("Ann Poe", "said", content)


FORMS = [
    pytest.param("The firm, citing a report, closed the pier.", ("The firm", "citing", "a report"), id="citing"),
    pytest.param("The firm left, adding that it leaked.", ("The firm", "adding", "that it leaked"), id="adding"),
    pytest.param("He is believed to have fled.", ("", "is believed", "He … to have fled"), id="is-believed-to"),
    pytest.param("She was reportedly ill.", ("", "reportedly", "She was … ill"), id="reportedly"),
    pytest.param("She was reportedly ill. It rained.", ("", "reportedly", "She was … ill"), id="ill-is-no-state"),
    pytest.param(
        "Nobody knew, according to two nurses.", ("two nurses", "according to", "Nobody knew"), id="according-to"
    ),
    pytest.param(
        "Two officials, who asked for nothing, said it fell.",
        ("Two officials, who asked for nothing", "said", "it fell"),
        id="unnamed",
    ),
    pytest.param(
        "Ann Poe, deputy head of the department of dams at the Ministry of Water and Roads, said it fell.",
        ("Ann Poe, deputy head of the department of dams at the Ministry of Water and Roads", "said", "it fell"),
        id="long-title",
    ),
    pytest.param("A post on its page says it fell.", ("A post on its page", "says", "it fell"), id="post"),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_constructions_of_news_are_claims(text, expected):
    assert expected in triples(text)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        pytest.param("Dam safe, says mayor", ("mayor", "says", "Dam safe"), id="says-behind"),
        pytest.param("Mayor says dam is safe", ("Mayor", "says", "dam is safe"), id="says-in-front"),
    ],
)
def test_headlines_leave_words_out(headline, expected):
    text = f"{headline}\n\nThe council met at the hall on a wet day. It was late and cold."
    assert ([expected] if expected else []) == triples(text)


@pytest.mark.parametrize(
    ("text", "name", "is_inferred"),
    [
        pytest.param("“It fell,” said the engineer. Ann Poe, the engineer, left.", "Ann Poe", True, id="named-later"),
        pytest.param("Ann Poe, the engineer, left. “It fell,” said the engineer.", "Ann Poe", True, id="named-earlier"),
        pytest.param("It rained on Kerr Solm and Brek Tann. He said it fell.", "", True, id="two-equals"),
        pytest.param("Ann Poe met Tom Ash. She said it fell.", "Ann Poe", True, id="only-one-fits"),
    ],
)
def test_who_is_meant_is_found_or_left_open(text, name, is_inferred):
    speaker = claims_in(text)[-1].claim.speaker if "later" not in text else claims_in(text)[0].claim.speaker
    assert (speaker.name, speaker.is_inferred) == (name, is_inferred)


@pytest.mark.parametrize(
    ("text", "polarity", "certainty"),
    [
        pytest.param("The firm denied that it leaked.", Polarity.DENIES, Certainty.CERTAIN, id="denied"),
        pytest.param("The firm rejected claims that it leaked.", Polarity.DENIES, Certainty.CERTAIN, id="rejected"),
        pytest.param("The firm asked whether it leaked.", Polarity.AFFIRMS, Certainty.UNSPECIFIED, id="question"),
        pytest.param("The firm said it might leak.", Polarity.AFFIRMS, Certainty.POSSIBLE, id="hedge-inside"),
        pytest.param("The firm believes that it leaks.", Polarity.AFFIRMS, Certainty.PROBABLE, id="hedge-outside"),
    ],
)
def test_denials_questions_and_hedges(text, polarity, certainty):
    claim = only(text).claim
    assert (claim.polarity, claim.certainty) == (polarity, certainty)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It goes without saying that dams need care.", id="goes-without-saying"),
        pytest.param("Needless to say, the dam fell.", id="needless-to-say"),
        pytest.param("The account books were kept in a safe.", id="account-books"),
        pytest.param("They visited the claims office.", id="claims-office"),
        pytest.param("The said agreement was signed at noon.", id="said-as-an-adjective"),
        pytest.param("The widely reported leak was mended.", id="reported-as-an-adjective"),
    ],
)
def test_words_of_saying_that_attribute_nothing(text):
    assert triples(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        pytest.param("Ann Poe and Tom Ash said it fell.", SpeakerKind.CROWD, "Ann Poe and Tom Ash", id="two-people"),
        pytest.param("Officials and residents said it fell.", SpeakerKind.CROWD, "Officials and residents", id="two"),
        pytest.param("A leaked letter said it fell.", SpeakerKind.DOCUMENT, "leaked letter", id="letter"),
        pytest.param("A source close to the board said it fell.", SpeakerKind.UNNAMED, None, id="source"),
    ],
)
def test_several_and_unnamed_sources(text, kind, name):
    speaker = only(text).claim.speaker
    assert speaker.kind is kind
    assert name is None or speaker.name == name

"""Each row is one rule, by an own sentence: source, cue, content."""

import pytest
from support.extracted import claims_in, only, triples

from reader.claims.extract import extract
from reader.model import Polarity

ROWS = [
    pytest.param(
        "The ministry said the bridge was shut.",
        [("The ministry", "said", "the bridge was shut")],
        id="verb-before-content",
    ),
    pytest.param(
        "The ministry said on Monday that the bridge was shut.",
        [("The ministry", "said", "that the bridge was shut")],
        id="time-between-cue-and-content",
    ),
    pytest.param(
        "The bridge was shut, the ministry said.",
        [("the ministry", "said", "The bridge was shut")],
        id="content-before-verb",
    ),
    pytest.param(
        "“The bridge is shut,” said Ann Poe, a baker from Ashe.",
        [("Ann Poe, a baker from Ashe", "said", "“The bridge is shut,”")],
        id="inverted-with-appositive",
    ),
    pytest.param(
        "The dam is old, said Ann Poe and left the hall.",
        [("Ann Poe", "said", "The dam is old")],
        id="inverted-before-and",
    ),
    pytest.param(
        "The dam is old, said people in Ashe.", [("people in Ashe", "said", "The dam is old")], id="no-article"
    ),
    pytest.param("The dam is old, Poe said as he left.", [("Poe", "said", "The dam is old")], id="occasion-at-the-end"),
    pytest.param(
        "The dam is old, Poe wrote to the board.", [("Poe", "wrote", "The dam is old")], id="hearer-at-the-end"
    ),
    pytest.param("The dam is old, Poe said and left.", [("Poe", "said", "The dam is old")], id="and-left-at-the-end"),
    pytest.param("Poe said afterwards it fell.", [("Poe", "said", "it fell")], id="afterwards"),
    pytest.param(
        "“It broke,” Poe said, “and then it burned.”",
        [("Poe", "said", "“It broke,” … “and then it burned.”")],
        id="content-around",
    ),
    pytest.param(
        "According to the harbour office, twelve boats sank.",
        [("the harbour office", "According to", "twelve boats sank")],
        id="according-to-in-front",
    ),
    pytest.param(
        "Twelve boats sank, according to the harbour office.",
        [("the harbour office", "according to", "Twelve boats sank")],
        id="according-to-behind",
    ),
    pytest.param(
        "The firm said the pier was safe and added that it would reopen soon.",
        [("The firm", "said", "the pier was safe"), ("The firm", "added", "that it would reopen soon")],
        id="shared-subject",
    ),
    pytest.param(
        "The firm closed the pier, saying it was unsafe.",
        [("The firm", "saying", "it was unsafe")],
        id="participle",
    ),
    pytest.param(
        "The price rose again, with the union claiming that its members were starving.",
        [("the union", "claiming", "that its members were starving")],
        id="absolute-with",
    ),
    pytest.param(
        "Ann Poe, who says the dam is unsafe, has left the town.",
        [("Ann Poe … who", "says", "the dam is unsafe")],
        id="relative-clause",
    ),
    pytest.param(
        "The council rejected the letters that state that the dam is unsafe.",
        [
            ("The council", "rejected", "the letters that state that the dam is unsafe"),
        ],
        id="object-with-relative-clause",
    ),
    pytest.param(
        "The mayor told reporters that the dam was sound.",
        [("The mayor", "told", "that the dam was sound")],
        id="hearer-is-no-content",
    ),
    pytest.param(
        "The mayor told the council it was late.",
        [("The mayor", "told", "it was late")],
        id="hearer-without-that",
    ),
    pytest.param(
        "The mayor told her it was late.",
        [("The mayor", "told", "it was late")],
        id="hearer-is-a-pronoun",
    ),
    pytest.param(
        "The rebels claim to have taken the mill.",
        [("The rebels", "claim", "to have taken the mill")],
        id="claim-with-infinitive",
    ),
    pytest.param(
        "The rebels claimed full control of the town.",
        [("The rebels", "claimed", "full control of the town")],
        id="noun-phrase-object",
    ),
    pytest.param(
        "The plan was criticised by the miners’ union.",
        [("the miners’ union", "was criticised", "The plan")],
        id="passive-with-by",
    ),
    pytest.param(
        "It is believed that the tank leaked for weeks.",
        [("", "It is believed", "that the tank leaked for weeks")],
        id="impersonal",
    ),
    pytest.param(
        "The general is said to have fled the town.",
        [("", "is said to", "The general … have fled the town")],
        id="raised-passive",
    ),
    pytest.param(
        "The firm has reportedly hired a lawyer.",
        [("", "reportedly", "The firm has … hired a lawyer")],
        id="adverb-of-hearsay",
    ),
    pytest.param(
        "The crew wanted the world to see pictures that were allegedly from the dam.",
        [
            ("The crew", "wanted", "the world to see pictures that were allegedly from the dam"),
            ("", "allegedly", "pictures that were … from the dam"),
        ],
        id="adverb-of-hearsay-in-a-relative-clause",
    ),
    pytest.param(
        "The mayor is convinced that the dam will hold.",
        [("The mayor", "is convinced", "that the dam will hold")],
        id="adjective-of-conviction",
    ),
    pytest.param(
        "The mayor remains convinced that the dam will hold.",
        [("The mayor", "remains convinced", "that the dam will hold")],
        id="participle-behind-a-copula",
    ),
    pytest.param(
        "The mayor felt sure that the dam would hold.",
        [("The mayor", "felt sure", "that the dam would hold")],
        id="adjective-behind-a-copula",
    ),
    pytest.param(
        "The mayor seemed worried about the dam.",
        [("", "seemed", "The mayor … worried about the dam")],
        id="participle-behind-seemed",
    ),
    pytest.param(
        "His claim that the dam was safe was soon forgotten.",
        [("His", "claim", "that the dam was safe")],
        id="noun-with-clause",
    ),
    pytest.param(
        "The bridge is shut, as the ministry said on Monday.",
        [("the ministry", "said", "The bridge is shut")],
        id="as-the-ministry-said",
    ),
    pytest.param(
        "The ministry declined to say how many boats sank.",
        [("The ministry", "declined to say", "how many boats sank")],
        id="evasion-is-part-of-the-cue",
    ),
    pytest.param(
        "The harbour had been calm, reports “The Gull”.",
        [("“The Gull”", "reports", "The harbour had been calm")],
        id="outlet-between-quotation-marks",
    ),
    pytest.param(
        "The union said the mill was lost, but the ministry insisted it still held.",
        [("The union", "said", "the mill was lost"), ("the ministry", "insisted", "it still held")],
        id="cut-at-the-next-attribution",
    ),
    pytest.param(
        "The talks went badly, as the union has claimed to have won, whereas the firm claims a draw.",
        [("the union", "has claimed", "to have won"), ("the firm", "claims", "a draw")],
        id="as-before-a-cue-with-content",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_attributions_are_found_with_their_parts(text, expected):
    assert triples(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The claims department closed at noon.", id="noun-not-verb"),
        pytest.param("Both states share a border and a river.", id="states-are-countries"),
        pytest.param("It goes without saying that dams need care.", id="idiom"),
        pytest.param("He tried hard to say something.", id="infinitive-of-saying"),
        pytest.param("The dam was built in 1931 of local stone.", id="own-voice"),
        pytest.param("Such gaps may suggest a lack of money.", id="the-writer-infers"),
        "What the union reported, shut the port.",
        "It depends on whom you ask.",
    ],
)
def test_what_nobody_attributes_is_no_claim(text):
    assert triples(text) == []


def test_a_quotation_by_itself_goes_to_the_last_speaker():
    found = claims_in("“The dam is old,” Ann Poe said.\n\nIt was raining.\n\n“Nobody listened to any of us.”")
    assert [(each.source, each.content) for each in found] == [
        ("Ann Poe", "“The dam is old,”"),
        ("", "“Nobody listened to any of us.”"),
    ]
    assert found[1].claim.speaker.name == "Ann Poe"
    assert found[1].claim.speaker.is_inferred


def test_a_quotation_goes_on_behind_its_attribution():
    assert only("“The dam is old,” Ann Poe said. “Nobody listened.”").content == (
        "“The dam is old,” … “Nobody listened.”"
    )


def test_an_answer_belongs_to_whoever_is_interviewed():
    text = (
        "An evening with Ann Poe\n\nAnn Poe built the dam. We met Poe at home.\n\n"
        "Q: Was it safe?\n\nA: It was. I checked it."
    )
    found = [each for each in claims_in(text) if each.content.startswith("It was")]
    assert [(each.content, each.claim.speaker.name) for each in found] == [("It was. I checked it.", "Ann Poe")]


def test_boilerplate_makes_no_claims():
    text = (
        "Dam holds\n\nThe ministry said the dam holds.\n\nDear reader,\n\n"
        "We believe that everybody should read for free. Support us with a donation.\n"
    )
    assert [each.source for each in claims_in(text)] == ["The ministry"]


def test_claims_stand_in_text_order_with_local_uids():
    found = claims_in("A: one. The firm said the pier was safe and added that it would reopen. “Good,” said Ann Poe.")
    starts = [min(span.start for span in (*each.claim.cue, *each.claim.content)) for each in found]
    assert starts == sorted(starts)
    assert [each.claim.uid for each in found] == [f"c{n}" for n in range(1, len(found) + 1)]


def test_a_claim_inside_another_names_the_one_around_it():
    outer, inner = claims_in("The mayor said the ministry claimed the dam was sound.")
    assert (inner.source, inner.claim.nested_in) == ("the ministry", outer.claim.uid)
    assert outer.claim.nested_in == ""


def test_a_denied_claim_of_another_is_nested():
    found = claims_in(
        "The army held the town, contesting the claims made by Red Heron which state that they had taken it."
    )
    outer = next(each for each in found if each.cue == "contesting")
    inner = next(each for each in found if each.cue == "state")
    assert outer.claim.polarity is Polarity.DENIES
    assert (inner.claim.nested_in, inner.claim.speaker.name) == (outer.claim.uid, "Red Heron")


def test_other_languages_get_no_claims():
    assert extract("The ministry said the bridge was shut.", language="uk").claims == ()


def test_why_names_the_rule():
    assert only("“It broke,” said Ann Poe.").claim.why == (
        "statement before its verb of saying; the source follows the verb"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The mayor warned the crew against further delay.",
            ("The mayor", "warned", "against further delay"),
            id="preposition-behind-the-hearer",
        ),
        pytest.param(
            "The union said at least 12 people died.",
            ("The union", "said", "at least 12 people died"),
            id="quantity-first",
        ),
        pytest.param(
            "The rebels claimed responsibility in a post on Telegram.",
            ("The rebels", "claimed", "responsibility"),
            id="occasion-is-no-content",
        ),
        pytest.param(
            "“It fell,” Ann Poe said, before leaving the room.",
            ("Ann Poe", "said", "“It fell,”"),
            id="finished-quotation-is-all",
        ),
        pytest.param(
            "Poe, speaking at a meeting in Ashe, Norland, said it fell.",
            ("Poe", "said", "it fell"),
            id="place-with-comma",
        ),
        pytest.param(
            "Nearly nine out of 10 say it fell.", ("Nearly nine out of 10", "say", "it fell"), id="number-as-subject"
        ),
        pytest.param(
            "According to the council, it fell; nobody died.",
            ("the council", "According to", "it fell; nobody died"),
            id="semicolon-without-another-cue",
        ),
    ],
)
def test_content_and_source_end_at_their_real_edges(text, expected):
    found = only(text)
    assert (found.source, found.cue, found.content) == expected


def test_a_semicolon_before_another_attribution_ends_the_content():
    first, second = claims_in("According to the council, it fell; officials believe that it was pushed.")
    assert (first.content, second.content) == ("it fell", "that it was pushed")


# ---------------------------------------------------------------- what a denial points at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ann Poe said the mill had burned. Bo Ash denied it.", {"it": ["the mill had burned"]}, id="just-before"
        ),
        pytest.param(
            "Bo Ash denied the report by Ann Poe that the mill had burned.",
            {"the report by Ann Poe that the mill had burned": ["that the mill had burned"]},
            id="inside",
        ),
        pytest.param(
            "Ann Poe said 47 people had died at the mill.\n\nThe ministry denied that 47 people had died.",
            {"that 47 people had died": ["47 people had died at the mill"]},
            id="number",
        ),
        pytest.param(
            "Ann Poe said the mill burned.\n\nPiet Kern said the gate stood open.\n\nBo Ash rejected Poe’s account.",
            {"Poe’s account": ["the mill burned"]},
            id="by-name",
        ),
        pytest.param(
            "The mayor said the ministry had sold the gate. The ministry denied any involvement.",
            {"any involvement": ["the ministry had sold the gate"]},
            id="accused",
        ),
        pytest.param("Ann Poe said the mill burned. Bo Ash refused to comment on the claim.", {}, id="refusal"),
        pytest.param("Ann Poe said the mill burned. Bo Ash did not confirm that.", {}, id="did-not-confirm"),
        pytest.param("Ann Poe said the mill burned. Bo Ash asked whether it was true.", {}, id="question"),
        pytest.param("Ann Poe said the mill burned. She denied that it was hers.", {}, id="herself"),
    ],
)
def test_a_denial_carries_what_it_points_at(text, expected):
    found = claims_in(text)
    content = {each.claim.uid: each.content for each in found}
    pointing = {each.content: each.claim.disputes for each in found if each.claim.disputes}
    assert {words: [content[target.uid] for target in targets] for words, targets in pointing.items()} == expected
    assert all(target.why for targets in pointing.values() for target in targets)

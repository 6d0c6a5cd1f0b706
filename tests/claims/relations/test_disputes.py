"""What a denial points at among the claims of its own article."""

from __future__ import annotations

import pytest
from support.accounts_in_hand import Line, Number, account, told

from reader.claims.relations import disputes
from reader.claims.relations.disputes import RULES, disputes_in, is_pointing, takes_back, with_disputes
from reader.claims.relations.prepare import prepare

POE = Line("Ann Poe", "said", "the bridge at Hollin had been unsafe for years")
KERN = Line("Piet Kern", "said", "the river gate stood open all night")


def denial(content, cue="denied", speaker="Bo Ash", **more):
    return Line(speaker, cue, content, polarity="denies", **more)


def found_in(made):
    """For each claim that contests, its targets by number, and the short name of the rule."""
    found = disputes_in(prepare(made).claims)
    short = {uid.partition("#")[2]: targets for uid, targets in found.items()}
    return {
        uid: (RULES[targets[0].why], [each.uid.partition("#")[2] for each in targets]) for uid, targets in short.items()
    }


def points(*lines, **more):
    return found_in(told("a", *lines, **more))


# ---------------------------------------------------------------- each way to point


def test_a_denial_of_a_report_inside_it_is_of_that_report():
    text = "Bo Ash denied the report by Ann Poe that the bridge was unsafe."
    outer = denial("the report by Ann Poe that the bridge was unsafe")
    inner = Line("Ann Poe", "report", "the bridge was unsafe")
    made = account("a", text, [outer, inner])
    assert found_in(made) == {"c1": ("nested", ["c2"])}
    assert disputes_in(prepare(made).claims)["a#c1"][0].why == disputes.NESTED


def test_a_contest_of_a_report_inside_it_is_no_denial_of_it():
    text = "Bo Ash disputed the claim of Ann Poe that the bridge was unsafe."
    outer = Line("Bo Ash", "disputed", "the claim of Ann Poe that the bridge was unsafe")
    inner = Line("Ann Poe", "claim", "the bridge was unsafe")
    found = disputes_in(prepare(account("a", text, [outer, inner])).claims)
    assert [each.why for each in found["a#c1"]] == [disputes.CONTESTS_NESTED]


def test_a_denial_of_having_been_told_is_not_of_what_was_told():
    text = "Bo Ash denied that Ann Poe had warned him that the bridge was unsafe."
    outer = denial("that Ann Poe had warned him that the bridge was unsafe")
    inner = Line("Ann Poe", "warned", "the bridge was unsafe")
    assert found_in(account("a", text, [outer, inner])) == {}


def test_what_a_reader_put_inside_a_denial_is_what_is_denied():
    text = "Bo Ash denied that Ann Poe had warned him that the bridge was unsafe."
    outer = denial("that Ann Poe had warned him that the bridge was unsafe")
    inner = Line("Ann Poe", "warned", "the bridge was unsafe", why="")
    assert found_in(account("a", text, [outer, inner])) == {"c1": ("nested", ["c2"])}


def test_a_denial_that_names_a_number_is_of_who_gives_it():
    gives = Line("Ann Poe", "said", "47 people had died at the bridge")
    found = points(gives, KERN, denial("that 47 people had died"), figures=[Number("47", 47)])
    assert found == {"c3": ("number", ["c1"])}


def test_a_number_of_one_sign_is_too_common_to_point():
    gives = Line("Ann Poe", "said", "7 people had died at the bridge")
    found = points(gives, KERN, denial("that 7 boats had left the port"), figures=[Number("7", 7)])
    assert found.get("c3", ("", []))[0] != "number"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("that the mill at Hollin had burned", id="a-name"),
        pytest.param("that the mill had burned on Friday", id="a-day"),
        pytest.param("that 12 mills had burned", id="a-number"),
        pytest.param("that a bridge inspector had been dismissed", id="one-word-of-three"),
    ],
)
def test_a_denial_that_shares_no_more_than_a_circumstance_is_of_something_else(content):
    said = Line("Ann Poe", "said", "the bridge at Hollin had been closed on Friday for 12 hours")
    assert points(said, denial(content)) == {}


def test_a_denied_number_of_other_things_is_not_that_number():
    gives = Line("Ann Poe", "said", "47 people had died at the mill")
    numbers = [Number("47", 47), Number("47", 47, unit="houses")]
    far = [KERN, Line("Ivo Maran", "said", "the harvest was late"), Line("Eva Lind", "said", "schools stay open")]
    assert points(gives, *far, denial("that 47 houses had burned"), figures=numbers) == {}


def test_a_denial_that_names_the_speaker_is_of_what_that_speaker_said():
    assert points(POE, KERN, denial("Poe’s account")) == {"c3": ("named", ["c1"])}


def test_a_denial_that_names_a_body_by_its_genitive_is_of_what_that_body_said():
    clerks = Line("the clerks", "said", "the bridge had been closed", kind="crowd")
    assert points(clerks, KERN, denial("the clerks’ account")) == {"c3": ("named", ["c1"])}


def test_a_denial_of_somebodys_figures_is_of_what_has_figures():
    gives = Line("Ann Poe", "said", "47 people had died at the mill")
    found = points(POE, gives, KERN, denial("Poe’s figures"), figures=[Number("47", 47)])
    assert found == {"c4": ("named", ["c2"])}


def test_a_denial_that_names_nobody_is_of_the_last_rival_of_its_paragraph():
    text = "Ann Poe said the mill burned. Piet Kern said the gate stood open. Bo Ash denied it."
    lines = [Line("Ann Poe", "said", "the mill burned"), Line("Piet Kern", "said", "the gate stood open")]
    assert found_in(account("a", text, [*lines, denial("it")])) == {"c3": ("previous", ["c2"])}


def test_it_is_of_its_own_paragraph():
    assert points(POE, denial("it")) == {}


def test_a_denied_accusation_is_of_the_paragraphs_before_as_well():
    assert points(POE, denial("the accusation")) == {"c2": ("previous", ["c1"])}


def test_a_denial_with_words_of_its_own_looks_no_farther_than_its_paragraph():
    assert points(POE, denial("such laziness")) == {}


def test_a_denial_looks_back_two_paragraphs_at_most():
    far = "Ann Poe said the mill burned.\n\nIt rained.\n\nIt snowed.\n\nIt thawed.\n\nBo Ash denied the accusation."
    near = far.replace("It rained.\n\nIt snowed.\n\n", "")
    lines = [Line("Ann Poe", "said", "the mill burned"), denial("the accusation")]
    assert found_in(account("a", far, lines)) == {}
    assert found_in(account("a", near, lines)) == {"c2": ("previous", ["c1"])}


def test_a_denial_of_a_study_is_of_what_the_study_found():
    study = Line("a review of the mill", "found", "the boiler had rusted through", kind="document")
    found = points(study, KERN, Line("Bo Ash", "rejected", "the review"))
    assert found == {"c3": ("noun", ["c1"])}


def test_a_rejected_account_is_all_that_its_side_said_before():
    text = "Ann Poe said the mill burned. She said the gate stood open.\n\nBo Ash rejected the allegations."
    lines = [
        Line("Ann Poe", "said", "the mill burned"),
        Line("Ann Poe", "said", "the gate stood open"),
        Line("Bo Ash", "rejected", "the allegations"),
    ]
    assert found_in(account("a", text, lines)) == {"c3": ("account", ["c1", "c2"])}


@pytest.mark.parametrize("words", ["any involvement", "all responsibility", "any wrongdoing", "any role in it"])
def test_a_blanket_denial_is_of_what_its_speaker_was_accused_of(words):
    accuses = Line("Ann Poe", "said", "the ministry had sold the gate")
    speaker = "a spokesman for the ministry"
    assert points(accuses, denial(words, speaker=speaker)) == {"c2": ("blanket", ["c1"])}


def test_a_blanket_denial_is_of_nothing_that_does_not_name_its_speaker():
    assert points(POE, denial("any involvement", speaker="a spokesman for the ministry")) == {}


def test_a_denial_in_words_of_its_own_is_of_a_near_claim_with_such_words():
    found = points(POE, denial("that the bridge was dangerous"))
    assert found == {"c2": ("adjacent", ["c1"])}


def test_a_denial_of_something_else_is_of_nothing():
    assert points(POE, denial("that taxes would rise in autumn")) == {}


def test_who_goes_on_rejecting_rejects_the_same():
    again = Line("Bo Ash", "said", "it was pure fiction")
    found = points(POE, denial("the accusation"), again)
    assert found["c3"] == ("chain", ["c1"])


def test_another_speaker_does_not_go_on_with_a_denial():
    found = points(
        POE,
        denial("the accusation"),
        Line("Lena Orth", "said", "rain was a fiction of the forecasters in that dry spring"),
    )
    assert "c3" not in found


@pytest.mark.parametrize("cue", ["withdrew", "retracted", "took back"])
def test_who_takes_his_words_back_means_his_own(cue):
    mine = Line("Bo Ash", "said", "the gate had been locked")
    found = points(mine, POE, Line("Bo Ash", cue, "the statement", polarity="denies"))
    assert found == {"c3": ("retracts", ["c1"])}


# ---------------------------------------------------------------- what points at nothing


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(Line("Bo Ash", "refused to comment on", "the claim", certainty="unspecified"), id="refusal"),
        pytest.param(Line("Bo Ash", "asked whether", "it was true", certainty="unspecified"), id="question"),
        pytest.param(Line("Bo Ash", "would not say whether", "that was so", certainty="unspecified"), id="evasion"),
        pytest.param(Line("Bo Ash", "did not confirm", "it", certainty="unspecified"), id="did-not-confirm"),
        pytest.param(Line("Bo Ash", "demanded", "proof of the claim", certainty="unspecified"), id="demand"),
        pytest.param(Line("Bo Ash", "did not deny", "it"), id="did-not-deny"),
        pytest.param(Line("Bo Ash", "confirmed", "it"), id="confirmation"),
        pytest.param(Line("Bo Ash", "praised", "the men who built it"), id="praise"),
    ],
)
def test_who_denies_nothing_points_at_nothing(line):
    text = f"Ann Poe said the mill burned. Bo Ash {line.cue} {line.content}."
    assert found_in(account("a", text, [Line("Ann Poe", "said", "the mill burned"), line])) == {}


@pytest.mark.parametrize(
    ("opening", "line"),
    [
        pytest.param("Bo Ash said the mill burned", Line("Bo Ash", "said", "the mill burned"), id="himself"),
        pytest.param("The mill had reportedly burned", Line("", "reportedly", "burned"), id="nobody-known"),
        pytest.param(
            "Ann Poe asked whether the mill burned",
            Line("Ann Poe", "asked whether", "the mill burned", certainty="unspecified"),
            id="question",
        ),
    ],
)
def test_a_denial_is_only_of_what_a_known_rival_asserts(opening, line):
    assert found_in(account("a", f"{opening}. Bo Ash denied it.", [line, denial("it")])) == {}


def test_a_denial_is_of_no_other_denial():
    text = "Ann Poe said the mill burned. Piet Kern called that nonsense. Bo Ash denied it."
    lines = [Line("Ann Poe", "said", "the mill burned"), Line("Piet Kern", "called", "that nonsense"), denial("it")]
    assert found_in(account("a", text, lines))["c3"] == ("previous", ["c1"])


# ---------------------------------------------------------------- on the claim


def test_what_a_claim_disputes_becomes_its_field():
    made = told("a", POE, denial("the accusation"))
    claims = with_disputes(made.claims, prepare(made).claims)
    assert [[each.uid for each in claim.disputes] for claim in claims] == [[], ["a#c1"]]


def test_what_was_found_before_is_kept_where_nothing_is_found():
    made = told("a", Line(POE.speaker, POE.cue, POE.content, disputes=((9, disputes.NAMED),)))
    assert with_disputes(made.claims, prepare(made).claims) == made.claims


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("it", True, id="it"),
        pytest.param("the claim", True, id="the-claim"),
        pytest.param("these reports as baseless", True, id="reports"),
        pytest.param("the ministry’s figures", True, id="definite-with-a-word"),
        pytest.param("that the bridge at Hollin had been unsafe", False, id="content-of-its-own"),
        pytest.param("delays in Hollin", False, id="indefinite"),
        pytest.param("that it leaked", False, id="clause-with-a-pronoun"),
        pytest.param("this leaked", False, id="clause-with-this"),
        pytest.param("it as a fairy tale", True, id="it-as"),
        pytest.param("the leak", False, id="definite-thing"),
    ],
)
def test_a_denial_points_where_it_has_next_to_no_content_of_its_own(content, expected):
    assert is_pointing(prepare(told("a", denial(content))).claims[0]) is expected


def test_only_cues_of_withdrawal_take_words_back():
    assert takes_back(prepare(told("a", denial("it", cue="took back"))).claims[0])
    assert not takes_back(prepare(told("a", denial("it", cue="took on"))).claims[0])


def test_twice_the_denials_take_about_twice_the_work(monkeypatch):
    looked_at, is_rival = [], disputes._is_rival
    monkeypatch.setattr(disputes, "_is_rival", lambda *pair: looked_at.append(pair) or is_rival(*pair))
    counts = []
    for times in (100, 200):
        said = prepare(told("a", *[line for _ in range(times) for line in (POE, denial("the accusation"))])).claims
        looked_at.clear()
        disputes_in(said)
        counts.append(len(looked_at))
    assert 0 < counts[1] < counts[0] * 2.6


def test_every_way_to_point_has_words_for_the_screen_and_a_name():
    words = [value for name, value in vars(disputes).items() if name.isupper() and type(value) is str]
    assert set(words) == set(RULES)
    assert len(set(RULES)) > 5

"""Claims inside quotations: rows of own sentences with the claim that is found in another one's quotation."""

import pytest
from support.extracted import claims_in


def inner(text):
    """Source, cue and content of the claims that lie in another one."""
    return [(each.source, each.cue, each.content) for each in claims_in(text) if each.claim.nested_in]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“She believes that the vote was stolen,” Poe said.",
            [("She", "believes", "that the vote was stolen")],
            id="belief",
        ),
        pytest.param(
            "“The firm told us it was safe,” said Ann Poe.",
            [("The firm", "told", "it was safe")],
            id="told-us",
        ),
        pytest.param(
            "Poe said: “The dam broke. The mayor said it would hold. Then we ran.”",
            [("The mayor", "said", "it would hold")],
            id="second-sentence",
        ),
        pytest.param(
            "“People say the baker was rich,” Alder remarked.",
            [("People", "say", "the baker was rich")],
            id="people-say",
        ),
        pytest.param(
            "“The crew claims that the engine failed and that nobody came,” Poe wrote.",
            [("The crew", "claims", "that the engine failed and that nobody came")],
            id="two-clauses",
        ),
        pytest.param(
            "“According to the inspector, the bolts were loose,” Poe told reporters.",
            [("the inspector", "According to", "the bolts were loose")],
            id="according-to",
        ),
        pytest.param(
            "“They insisted that the pier was fine,” Alder said, “and went home.”",
            [("They", "insisted", "that the pier was fine")],
            id="split-quotation",
        ),
        pytest.param(
            "“The board denied that anybody was hurt,” the union said.",
            [("The board", "denied", "that anybody was hurt")],
            id="denial",
        ),
        pytest.param(
            "“My brother said, ‘Leave the boat,’ and he was right,” Poe recalled.",
            [("My brother", "said", "‘Leave the boat,’")],
            id="quotation-in-a-quotation",
        ),
        pytest.param("“I said that it would break,” Poe said.", [], id="first-person"),
        pytest.param("“We believe that it will hold,” Poe said.", [], id="first-person-plural"),
        pytest.param("“Anyone would say that it is late,” Poe said.", [], id="hypothetical"),
        pytest.param("“Nobody said it was easy,” Poe told the council.", [], id="nobody"),
        pytest.param("The paper called it “the year that they said nothing”.", [], id="nothing-said"),
    ],
)
def test_a_quotation_holds_the_claims_of_others(text, expected):
    assert inner(text) == expected


def test_what_a_quotation_holds_is_named_after_it():
    outer, within = claims_in("“The mayor said that it would hold,” Poe recalled.")
    assert within.claim.nested_in == outer.claim.uid


def test_many_marks_in_a_quotation_cost_no_more_than_their_number():
    text = "Poe said: “" + "‘He said that " * 2_000 + "”"
    assert claims_in(text)

import pytest
from support.extracted import claims_in, only

from reader.model import Certainty, Polarity, Reporting


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The firm denied that the tank leaked.", Polarity.DENIES, id="denied"),
        pytest.param("The firm rejected the report.", Polarity.DENIES, id="rejected"),
        pytest.param("The firm said it had not leaked.", Polarity.AFFIRMS, id="affirms-a-negated-content"),
        pytest.param("The firm did not deny that the tank leaked.", Polarity.AFFIRMS, id="negated-denial"),
    ],
)
def test_polarity_is_the_stance_to_the_content_as_spanned(text, expected):
    assert only(text).claim.polarity is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The firm said the tank leaked.", Certainty.CERTAIN, id="flat"),
        pytest.param("The firm believes the tank leaked.", Certainty.PROBABLE, id="believes"),
        pytest.param("The firm said the tank had likely leaked.", Certainty.PROBABLE, id="likely"),
        pytest.param("The firm said the tank may have leaked.", Certainty.POSSIBLE, id="may"),
        pytest.param("The firm said the tank was filled in May.", Certainty.CERTAIN, id="the-month"),
        pytest.param("The firm said it could not have seen the leak.", Certainty.CERTAIN, id="could-not-have"),
        pytest.param("The firm would not rule out a leak.", Certainty.POSSIBLE, id="not-ruled-out"),
        pytest.param("The firm did not say whether the tank leaked.", Certainty.UNSPECIFIED, id="did-not-say"),
        pytest.param("The firm declined to say why the tank leaked.", Certainty.UNSPECIFIED, id="declined"),
        pytest.param("The firm promised to mend the tank.", Certainty.UNSPECIFIED, id="promise"),
        pytest.param("“Did it leak?” asked Ann Poe.", Certainty.UNSPECIFIED, id="question"),
        pytest.param("The tank has allegedly leaked.", Certainty.UNSPECIFIED, id="hearsay"),
    ],
)
def test_certainty_is_how_sure_the_speaker_is(text, expected):
    assert only(text).claim.certainty is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The firm said the tank leaked.", Reporting.NEUTRAL, id="said"),
        pytest.param("The firm denied that the tank leaked.", Reporting.NEUTRAL, id="denied"),
        pytest.param("The firm claims the tank leaked.", Reporting.DISTANCING, id="claims"),
        pytest.param("The firm insisted the tank leaked.", Reporting.DISTANCING, id="insisted"),
        pytest.param("The tank has reportedly leaked.", Reporting.DISTANCING, id="reportedly"),
        pytest.param("The firm confirmed that the tank leaked.", Reporting.ENDORSING, id="confirmed"),
        pytest.param("The firm did not confirm that the tank leaked.", Reporting.NEUTRAL, id="not-confirmed"),
    ],
)
def test_reporting_follows_the_cue(text, expected):
    assert only(text).claim.reporting is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ann Poe estimates the firm could save a tenth.", Certainty.PROBABLE, id="could-in-a-belief"),
        pytest.param("Ann Poe considered the plan absurd.", Certainty.PROBABLE, id="considered"),
        pytest.param("Ann Poe hinted that the tank leaked.", Certainty.POSSIBLE, id="hinted"),
        pytest.param("Ann Poe said a leak was possible.", Certainty.POSSIBLE, id="was-possible"),
        pytest.param("Ann Poe said the tank looked good.", Certainty.CERTAIN, id="looked-good"),
        pytest.param("Ann Poe said the tank looked likely to leak.", Certainty.PROBABLE, id="looked-likely"),
        pytest.param("Ann Poe cautioned against trusting the tank.", Certainty.UNSPECIFIED, id="cautioned-against"),
        pytest.param("Ann Poe suggested sharing the tank.", Certainty.UNSPECIFIED, id="proposal"),
        pytest.param("“Look at the tank,” Ann Poe said.", Certainty.UNSPECIFIED, id="imperative"),
        pytest.param("“I wish the tank had held,” Ann Poe said.", Certainty.UNSPECIFIED, id="wish"),
        pytest.param("“We don't think the tank leaked,” Ann Poe said.", Certainty.PROBABLE, id="do-not-think"),
        pytest.param("According to rumours in Ashe, the tank leaked.", Certainty.UNSPECIFIED, id="rumours"),
    ],
)
def test_beliefs_demands_and_rumours_are_not_certain(text, expected):
    assert claims_in(text)[0].claim.certainty is expected


def test_what_hedges_an_inner_claim_is_the_inner_speakers():
    outer, inner = claims_in("Ann Poe said Tom Ash had told her that the tank might leak.")
    assert (outer.claim.certainty, outer.claim.hedges) == (Certainty.CERTAIN, ())
    assert inner.claim.certainty is Certainty.POSSIBLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ann Poe pointed to the tank.", Reporting.NEUTRAL, id="pointed-to"),
        pytest.param("Ann Poe pointed out that the tank leaked.", Reporting.ENDORSING, id="pointed-out"),
        pytest.param("The report concluded that the tank leaked.", Reporting.NEUTRAL, id="concluded"),
        pytest.param("According to rumours, the tank leaked.", Reporting.DISTANCING, id="rumours"),
    ],
)
def test_only_what_vouches_for_a_statement_endorses_it(text, expected):
    assert only(text).claim.reporting is expected


def test_hedges_are_words_of_the_content():
    found = claims_in("The firm said the tank may perhaps have leaked.")[0]
    text = "The firm said the tank may perhaps have leaked."
    assert [text[span.start : span.end] for span in found.claim.hedges] == ["may", "perhaps"]


def test_what_is_estimated_is_probable_for_whoever_says_so():
    outer = claims_in("According to the firm, it is estimated that ten tonnes leaked.")[0]
    assert (outer.cue, outer.claim.certainty) == ("According to", Certainty.PROBABLE)

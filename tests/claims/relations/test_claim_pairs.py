"""How two claims stand to each other: the rules, and what each must not take for a contradiction."""

from __future__ import annotations

import pytest
from support.accounts_in_hand import Line, Number, account, named, of_claims, told

from reader.claims.relations import disputes
from reader.model import RelationKind

NEXT_DAY, MONTHS_LATER = "2024-03-06", "2024-06-05"
UNSAFE = "the bridge at Hollin had been unsafe since its pillars cracked"


def said(content, speaker="Ann Poe", cue="said", **more):
    return Line(speaker, cue, content, **more)


def denied(content, speaker="Bo Ash", cue="denied"):
    return Line(speaker, cue, content, polarity="denies")


def between(left, right, *, published=NEXT_DAY, figures=((), ())):
    """The verdict on a claim each of two articles, the second of the next day."""
    ours = told("a", left, figures=figures[0])
    return named(of_claims(ours, told("b", right, figures=figures[1], published=published)))


def within(*lines, **more):
    """The verdict on the first two claims of one article."""
    return named(of_claims(told("a", *lines, **more)))


# ---------------------------------------------------------------- conflicts


@pytest.mark.parametrize(
    ("why", "expected"),
    [(why, "update: retracts" if short == "retracts" else f"conflict: disputes-{short}")
     for why, short in disputes.RULES.items()],
    ids=[f"{short}-{number}" for number, short in enumerate(disputes.RULES.values())],
)  # fmt: skip
def test_what_was_found_while_reading_goes_before_all_else(why, expected):
    line = Line("Bo Ash", "denied", "everything", polarity="denies", disputes=((1, why),))
    verdict = of_claims(told("a", said(UNSAFE), line))
    assert named(verdict) == expected
    assert verdict.reason == why


def test_a_denial_in_the_same_words_is_a_conflict():
    assert between(said(UNSAFE), denied(UNSAFE)) == "conflict: contest-overlap"


def test_who_calls_it_wrong_in_the_same_words_does_not_say_the_same():
    assert between(said(UNSAFE), said(f"it was nonsense that {UNSAFE}", "Bo Ash")) != "same: agreed"


def test_one_says_it_is_so_and_the_other_that_it_is_not():
    assert between(said(UNSAFE), said(UNSAFE.replace("been", "not been"), "Bo Ash")) == "conflict: negated"


def test_a_contest_of_a_number_that_another_gives_is_a_conflict():
    gives, doubts = said("47 people had died at the mill"), said("the 47 was pure fiction of the clerks", "Bo Ash")
    figures = ([Number("47", 47)], [])
    assert between(gives, doubts, figures=figures) == "conflict: number"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("we won", "we won", "conflict: both-win", id="both-won"),
        pytest.param("we hold the hills", "we hold the ridge", "conflict: both-control", id="both-hold"),
        pytest.param("we won", "they won", "nothing", id="he-grants-it"),
        pytest.param("we won", "Poe had won", "nothing", id="he-grants-it-by-name"),
        pytest.param("victory", "total victory", "conflict: both-win", id="without-a-subject"),
        pytest.param("it had won", "we won", "conflict: both-win", id="the-party-won"),
        pytest.param("it is a win", "it was a victory", "nothing", id="something-is-a-victory"),
        pytest.param("we won", "nobody won", "nothing", id="nobody"),
        pytest.param("we won", "we have not won", "nothing", id="turned-round"),
    ],
)
def test_only_one_can_have_what_both_claim_for_themselves(left, right, expected):
    assert between(said(left), said(right, "Bo Ash")) == expected


def test_a_crowd_claims_nothing_for_itself():
    assert between(said("we won"), said("we won", "residents", kind="crowd")) != "conflict: both-win"


TAKEN, HELD = "our men have taken the town", "the garrison still holds"


@pytest.mark.parametrize(
    ("left", "right", "published", "expected"),
    [
        pytest.param(TAKEN, HELD, NEXT_DAY, "conflict: holding", id="taken-and-held"),
        pytest.param(TAKEN, HELD, MONTHS_LATER, "nothing", id="months-later"),
        pytest.param("they have taken three districts of the town", HELD, NEXT_DAY, "nothing", id="a-part"),
        pytest.param("our men have taken Hollin", "the garrison holds Tamsel", NEXT_DAY, "nothing", id="another-place"),
        pytest.param(TAKEN, "the talks were held in the town", NEXT_DAY, "nothing", id="talks"),
    ],
)
def test_a_place_is_not_taken_and_held_at_once(left, right, published, expected):
    assert between(said(left), said(right, "Bo Ash"), published=published) == expected


def test_one_side_does_not_contradict_itself_about_a_place():
    assert between(said(TAKEN), said(HELD)) == "nothing"


# ---------------------------------------------------------------- no conflict


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            said(UNSAFE, "Bo Ash", "would not comment on reports that", certainty="unspecified"), id="no-comment"
        ),
        pytest.param(said(UNSAFE, "Bo Ash", "did not confirm that", certainty="unspecified"), id="did-not-confirm"),
        pytest.param(said(UNSAFE, "Bo Ash", "asked whether", certainty="unspecified"), id="asking"),
        pytest.param(
            said(f"not {UNSAFE}", "Bo Ash", "evaded the question whether", certainty="unspecified"), id="evading"
        ),
        pytest.param(said(UNSAFE, "Bo Ash", "demanded proof that", certainty="unspecified"), id="demand"),
        pytest.param(said("the firemen at Hollin had never tired", "Bo Ash", "praised"), id="praising-something-else"),
        pytest.param(said(UNSAFE, "Bo Ash", "did not deny that"), id="did-not-deny"),
        pytest.param(denied("that taxes in Tamsel would rise before the autumn session"), id="denying-something-else"),
        pytest.param(denied("that the mill at Hollin had burned"), id="one-name-in-common"),
        pytest.param(denied(UNSAFE, "Ann Poe"), id="himself"),
        pytest.param(denied(UNSAFE, ""), id="nobody-knows-who"),
    ],
)
def test_who_denies_nothing_of_it_contradicts_nothing(line):
    assert "conflict" not in between(said(UNSAFE), line)


STOPPED = "the count at Hollin stopped on Monday evening"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(f"{STOPPED} without a word of explanation", "same: agreed", id="of-something-else"),
        pytest.param(
            "the evening at Hollin passed on Monday without a count", "conflict: negated", id="of-what-he-says"
        ),
    ],
)
def test_a_without_turns_round_only_what_stands_behind_it(content, expected):
    assert between(said(STOPPED), said(content, "Bo Ash")) == expected


def test_who_says_that_he_does_not_say_it_contradicts_nobody():
    assert "conflict" not in between(said(UNSAFE), said(f"we are not saying that {UNSAFE}", "Bo Ash"))


def test_a_denial_that_only_tells_when_denies_no_duration():
    others = [said(f"the mill of number {number} stood empty") for number in range(12)]
    ours = told("a", said("it was inside the network for eleven weeks"), *others)
    assert named(of_claims(ours, told("b", denied("a week earlier"), published=NEXT_DAY))) == "nothing"


def test_two_who_deny_one_thing_do_not_contradict_each_other():
    assert "conflict" not in between(denied(UNSAFE, "Ann Poe"), denied(UNSAFE))


def test_a_claim_inside_another_is_related_to_it_by_what_was_found_alone():
    text = "Ann Poe said Bo Ash denied the bridge at Hollin was unsafe."
    outer = said("Bo Ash denied the bridge at Hollin was unsafe")
    assert of_claims(account("a", text, [outer, denied("the bridge at Hollin was unsafe")])) is None


DEAD = "{} Orvenian soldiers fell when the mill at Hollin burned"


@pytest.mark.parametrize(
    ("numbers", "measures", "expected"),
    [
        pytest.param((300, 300), ("killed", "killed"), "same: same-figures", id="one-number"),
        pytest.param((300, 500), ("killed", "killed_or_injured"), "nothing", id="another-measure"),
    ],
)
def test_what_the_figures_say_of_two_claims_is_all(numbers, measures, expected):
    lines = [said(DEAD.format(numbers[0])), said(DEAD.format(numbers[1]).replace("mill", "barn"), "Bo Ash")]
    figures = [[Number(str(number), number, measures=each)] for number, each in zip(numbers, measures, strict=True)]
    assert between(*lines, figures=figures) == expected


# ---------------------------------------------------------------- same, update, compatible


def test_one_side_that_says_it_again_says_the_same():
    assert between(said(UNSAFE), said(f"{UNSAFE} in spring")) == "same: repeated"


def test_two_sides_say_the_same_in_much_the_same_words():
    assert between(said(UNSAFE), said(UNSAFE, "Bo Ash")) == "same: agreed"


def test_two_sides_with_a_subject_in_common_say_nothing_of_each_other():
    assert between(said(UNSAFE), said("the bridge at Hollin opens to lorries on Friday", "Bo Ash")) == "nothing"


def test_the_headline_says_in_short_what_the_same_side_says_below():
    title = "Poe: bridge at Hollin unsafe"
    text = f"{title}\n\nAnn Poe said the bridge at Hollin had been unsafe since its pillars cracked."
    lines = [Line("Ann Poe", "Poe", "bridge at Hollin unsafe"), said(UNSAFE)]
    assert named(of_claims(account("a", text, lines, title=title))) == "same: headline"


@pytest.mark.parametrize(
    ("later", "published", "expected"),
    [
        pytest.param(said(UNSAFE, cue="conceded"), NEXT_DAY, "update: comes-round", id="concedes"),
        pytest.param(said(f"that {UNSAFE} after all"), NEXT_DAY, "update: comes-round", id="after-all"),
        pytest.param(said(UNSAFE), NEXT_DAY, "update: flipped", id="says-it"),
        pytest.param(said(UNSAFE, "Bo Ash"), NEXT_DAY, "conflict: contest-overlap", id="somebody-else"),
        pytest.param(said(UNSAFE), "2024-03-05", "nothing", id="the-same-day"),
    ],
)
def test_one_side_that_takes_it_back_later_is_an_update(later, published, expected):
    assert between(denied(UNSAFE, "Ann Poe"), later, published=published) == expected


def test_of_an_update_the_earlier_claim_is_the_left_one():
    early, late = told("b", denied(UNSAFE, "Ann Poe")), told("a", said(UNSAFE), published=NEXT_DAY)
    for pair in ((early, late), (late, early)):
        verdict = of_claims(*pair)
        assert verdict.kind is RelationKind.UPDATE
        assert verdict.relation(pair[0].claims[0].uid, pair[1].claims[0].uid).left == "b#c1"


def test_a_question_is_answered_later_by_who_would_not_answer():
    refuses = said(UNSAFE, cue="would not say whether", certainty="unspecified")
    assert between(refuses, said(UNSAFE, cue="acknowledged")) == "update: answers"


def test_who_grants_what_was_said_just_before_agrees():
    assert within(said(UNSAFE), said("that much", "Bo Ash", "conceded")) == "compatible: agrees"


def test_who_grants_something_in_another_article_does_not():
    assert between(said(UNSAFE), said("that much", "Bo Ash", "conceded")) == "nothing"

"""Every value here was worked out by hand, with pencil and paper, from what measures.py says a measure means."""

import pytest
from eval.measures import Share, Tally, interval, measure, total
from eval.words import Text

# Words: Old Mrs Reed said the mill burned down twice (0 to 8), Tom of Ashe denies that They ran (9 to 15).
TEXT = "Old Mrs. Reed said: “The mill burned down twice.” Tom of Ashe denies that. ⚙ They ran."


def spans(*pieces):
    return [[TEXT.index(piece), TEXT.index(piece) + len(piece)] for piece in pieces]


def claim(source="Old Mrs. Reed", cue="said", content="The mill burned down twice", **more):
    parts = {"source": source, "cue": cue, "content": content}
    return {
        role: spans(*([piece] if isinstance(piece, str) and piece else piece)) for role, piece in parts.items()
    } | more


REED = claim()
TOM = claim("Tom of Ashe", "denies", "that")


def compared(gold, found, *, is_outermost=False, **lists):
    sides = {"gold": {"id": "a", "text": TEXT, "claims": gold}, "found": {"id": "a", "claims": found}}
    for name, (ours, theirs) in lists.items():
        sides["gold"][name], sides["found"][name] = ours, theirs
    return measure(sides["gold"], sides["found"], is_outermost=is_outermost).measures


def rates(tally):
    return tuple(None if value is None else round(value, 1) for value in (tally.precision, tally.recall, tally.value))


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        pytest.param([REED, TOM], [TOM, REED], (100, 100, 100), id="all-in-any-order"),
        pytest.param([REED, TOM], [REED], (100, 50, 66.7), id="one-of-two"),
        pytest.param([REED], [REED, TOM], (50, 100, 66.7), id="one-too-many"),
        pytest.param([REED], [REED, REED], (50, 100, 66.7), id="found-twice"),
        pytest.param([REED], [], (0, 0, 0), id="nothing-found"),
        pytest.param([], [REED], (0, 0, 0), id="nothing-there"),
        pytest.param([], [], (None, None, None), id="nothing-at-all"),
    ],
)
def test_statements_and_wholes_are_counted_one_to_one(gold, found, expected):
    measures = compared(gold, found)
    assert rates(measures["statements"]) == rates(measures["whole"]) == expected


@pytest.mark.parametrize(
    ("found", "is_found"),
    [
        pytest.param(claim(content="mill burned down"), True, id="three-words-of-five"),
        pytest.param(claim(content="mill burned"), False, id="two-words-of-five"),
        pytest.param(claim(content="The mill burned down twice.” Tom of Ashe denies that"), True, id="five-of-ten"),
        pytest.param(
            claim(content="The mill burned down twice.” Tom of Ashe denies that. ⚙ They"), False, id="of-eleven"
        ),
        pytest.param(claim(content="“The mill burned down twice.”"), True, id="quotation-marks"),
        pytest.param(claim(content=["The mill", "down twice"]), True, id="pieces"),
        pytest.param(claim(source="Reed"), True, id="last-name"),
        pytest.param(claim(source="Mrs"), False, id="courtesy-title-only"),
        pytest.param(claim(source="Tom"), False, id="another-source"),
        pytest.param(claim(source=""), False, id="no-source"),
        pytest.param(claim(cue="denies"), True, id="another-cue"),
    ],
)
def test_statement_is_found_by_half_its_content_and_a_telling_word_of_its_source(found, is_found):
    assert compared([REED], [found])["statements"].right == is_found


def test_source_that_is_a_pronoun_or_common_words_tells_by_itself():
    for word in ("They", "that", "of"):
        ran = claim(word, "said", "ran")
        assert compared([ran], [ran])["statements"].value == 100


def test_two_without_a_source_agree():
    assert compared([claim("")], [claim("")])["statements"].value == 100
    assert compared([claim("")], [REED])["statements"].value == 0


def test_without_content_the_cue_counts():
    bare = claim(content="")
    assert compared([bare], [bare])["statements"].value == 100
    assert compared([bare], [claim(cue="denies", content="")])["statements"].value == 0
    assert compared([bare], [REED])["statements"].value == 0


def test_best_content_is_taken_first():
    short = claim(content="mill burned down")
    measures = compared([REED], [short, REED])
    assert measures["statements"] == Tally(1, 1, 2)
    assert measures["whole"] == Tally(1.0, 1, 2)  # not 2 × 7 / (9 + 7)


def test_whole_is_f1_of_the_words_with_their_roles():
    # gold 3 + 1 + 5 labelled words, found 1 + 1 + 2, common 4: 8 / 13
    found = claim(source="Reed", content="The mill")
    assert compared([REED], [found])["whole"].right == pytest.approx(8 / 13)
    # source and cue exchanged: only the 5 words of content agree, of 9 and 9
    exchanged = claim(source="said", cue="Old Mrs. Reed")
    assert compared([REED], [exchanged])["whole"].right == pytest.approx(10 / 18)


def test_content_words_are_thrown_together():
    # gold: 5 words and “that”; found: 4 of these and “They ran”
    found = [claim(content="mill burned"), claim(content="down twice"), claim(content="They ran")]
    assert compared([REED, TOM], found)["content words"] == Tally(4, 6, 6)


def test_equal_spans_count_once_and_empty_ones_not():
    gold = [REED, claim(cue="denies", content="that"), claim("", "", "ran")]
    measures = compared(gold, [REED, claim("", "", "ran")])
    assert [measures[role] for role in ("source", "cue", "content")] == [Tally(1, 1, 1), Tally(1, 2, 1), Tally(2, 3, 2)]


def test_exact_spans_are_equal_words_not_equal_offsets():
    found = claim("Old Mrs. Reed said"[:13], "said:", "“The mill burned down twice.")
    assert [compared([REED], [found])[role].value for role in ("source", "cue", "content")] == [100, 100, 100]
    assert compared([REED], [claim("Mrs. Reed")])["source"].value == 0


def test_cue_without_a_word_is_its_punctuation():
    colon = claim(cue=":")
    assert compared([colon], [colon])["cue"] == Tally(1, 1, 1)


def test_what_touches_a_span_from_outside_is_not_in_it():
    assert Text("Reed:“No”").tokens([[4, 5]]) == {1}
    assert Text("Reed:“No”").tokens([[5, 6], [0, 5]]) == {0}


def test_spans_outside_the_text_and_odd_ones_are_no_words():
    found = dict(REED, content=[*REED["content"], [900, 950], [5, 2], [1], ["a", 3], [True, 2], None])
    assert compared([REED], [found])["content"].value == 100


def test_outermost_leaves_out_what_lies_inside_another():
    outer = claim(content="The mill burned down twice.” Tom of Ashe denies that")
    assert compared([outer], [outer, TOM])["statements"] == Tally(1, 1, 2)
    assert compared([outer], [outer, TOM], is_outermost=True)["statements"] == Tally(1, 1, 1)
    marked = dict(TOM, nested_in="c1")
    assert compared([REED, marked], [REED], is_outermost=True)["statements"] == Tally(1, 1, 1)


def test_fields_count_over_found_statements_only():
    gold = [
        dict(REED, speaker="Ada Reed", speaker_kind="person", polarity="affirms", certainty="certain"),
        dict(TOM, speaker="Tom", speaker_kind="person", polarity="denies"),
    ]
    found = dict(
        REED, speaker="Reed", speaker_kind="crowd", polarity="denies", certainty="Certain ", reporting="neutral"
    )
    measures = compared(gold, [found])
    shares = {name: counted for name, counted in measures.items() if isinstance(counted, Share)}
    assert shares == {"speaker": Share(1, 1), "kind": Share(0, 1), "polarity": Share(0, 1), "certainty": Share(1, 1)}


def test_speaker_without_a_name_is_described():
    gold = dict(REED, speaker="unnamed old miller", speaker_kind="unnamed")
    for other, is_right in (("a miller", 1), ("a young man", 0), (None, 0)):
        measures = compared([gold], [dict(REED, speaker=other, speaker_kind="unnamed")])
        assert (measures["described"], "speaker" in measures) == (Share(is_right, 1), False)


def test_speaker_may_be_an_object_and_nobody_is_a_value():
    gold = dict(REED, speaker={"name": "Ada Reed", "kind": "person"})
    assert compared([gold], [dict(REED, speaker={"name": "Ada Reed"})])["speaker"] == Share(1, 1)
    nobody = dict(REED, speaker=None)
    assert compared([nobody], [nobody])["speaker"] == Share(1, 1)
    assert compared([nobody], [dict(REED, speaker="Ada Reed")])["speaker"] == Share(0, 1)


def figure(low, high, words="", **more):
    return {"low": low, "high": high, **({"span": spans(words)[0]} if words else {}), **more}


@pytest.mark.parametrize(
    ("gold", "found", "is_right"),
    [
        pytest.param(figure(2, 2), figure(2.0, "2"), True, id="numbers-however-written"),
        pytest.param(figure(2, None), figure(2, None), True, id="open-end"),
        pytest.param(figure(2, None), figure(2, 2), False, id="open-is-not-closed"),
        pytest.param(figure(2, 3), figure(2, 4), False, id="another-bound"),
        pytest.param(figure(1 / 3, 1 / 3), figure(0.3333333333333, 0.3333333333333), True, id="rounding"),
        pytest.param(figure(0.3, 0.3), figure(0.33, 0.33), False, id="too-much-rounding"),
        pytest.param(figure(2, 2, "twice"), figure(2, 2, "down twice"), True, id="spans-touch"),
        pytest.param(figure(2, 2, "twice"), figure(2, 2, "ran"), False, id="another-place"),
        pytest.param(figure(2, 2, "twice"), {"low": 2, "high": 2, "spans": spans("twice")}, True, id="several-spans"),
    ],
)
def test_figure_is_right_when_both_bounds_are_and_the_place(gold, found, is_right):
    assert compared([], [], figures=([gold], [found]))["figures"] == Tally(is_right, 1, 1)


def test_unit_and_approx_count_over_found_figures():
    gold = [figure(2, 2, "twice", unit="times", approx=False), figure(9, 9, unit="men")]
    found = [figure(2, 2, "twice", unit="times", approx=True), figure(8, 8, unit="men")]
    measures = compared([], [], figures=(gold, found))
    assert (measures["figures"], measures["unit"], measures["approx"]) == (Tally(1, 2, 2), Share(1, 1), Share(0, 1))


def test_figure_under_several_claims_is_one():
    twice = figure(2, 2, "twice")
    gold = {"id": "a", "text": TEXT, "claims": [dict(REED, figures=[twice]), dict(TOM, figures=[twice])]}
    assert measure(gold, {"claims": [], "figures": [twice]}).measures["figures"] == Tally(1, 1, 1)


def test_gold_without_lists_is_not_measured_in_them():
    measures = measure({"id": "a", "text": TEXT, "claims": []}, {"figures": [figure(1, 1)], "boilerplate": []}).measures
    assert not {"figures", "boilerplate", "real text marked"} & set(measures)


def test_boilerplate_is_measured_by_characters():
    # gold 0..10, found 5..25: 5 of both; 15 of the story's 76 characters are marked
    measures = compared([], [], boilerplate=([[0, 10, "nav"]], [[5, 25, "bio"]]))
    assert len(TEXT) == 86
    assert (measures["boilerplate"], measures["real text marked"]) == (Tally(5, 10, 20), Share(15, 76))


def test_totals_are_counted_over_everything_not_averaged():
    gold = {"id": "a", "text": TEXT, "claims": [REED]}
    articles = [
        measure(gold, {"claims": [REED]}),
        measure(dict(gold, claims=[REED, TOM, claim("Tom")]), {"claims": []}),
    ]
    assert total(articles)["statements"] == Tally(1, 4, 1)
    assert interval(articles[:1] * 20) == (100, 100)
    low, high = interval(articles * 10)
    assert 0 <= low < total(articles)["statements"].value < high <= 100

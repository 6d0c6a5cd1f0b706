"""What the reader made of a text's claims, over what was found in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.annotate.composing import LIVES_ON, MADE, TextAt, compose
from reader.annotate.corrections import Correction, corrected, place_of
from reader.annotate.selectors import select
from reader.model import Certainty, Claim, Figure, Polarity, Reporting, Selector, Span, Speaker, SpeakerKind

TEXT = "Ann Poe said that Ben Lau had denied that 40 boats sank. All 12 piers are closed, and nobody knows why."
LATER = "It rains. " + TEXT.replace("12", "13")
PERSON = SpeakerKind.PERSON


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def claim(uid, speaker, content, **said):
    return Claim(uid, (span(speaker),), (), (span(content),), Speaker(speaker, PERSON), why="found", **said)


OUTER = claim("c1", "Ann Poe", "Ben Lau had denied that 40 boats sank")
INNER = claim("c2", "Ben Lau", "40 boats sank", nested_in="c1", polarity=Polarity.DENIES)
BOATS = Figure("f1", span("40"), 40, 40, claim_uid="c2")
PIERS = Figure("f2", span("12"), 12, 12)


def correction(of, **said):
    return Correction(of.uid, "a", "v1", place_of(of, TEXT), **said)


def made(words, **said):
    return Correction("m", "a", "v1", select(TEXT, span(words)), is_made=True, **said)


def composed(*corrections, found=(OUTER, INNER), text=TEXT, known=None):
    at = TextAt("v1" if text is TEXT else "v2", lambda: text)
    return compose(found, (BOATS, PIERS), corrections, at, known or {})


def test_without_corrections_everything_is_as_found():
    result = composed()
    assert (result.claims, result.bases, result.figures) == ((OUTER, INNER), (OUTER, INNER), (BOATS, PIERS))


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"speaker": "Eva Lind", "kind": PERSON}, ("speaker",)),
        ({"polarity": Polarity.DENIES}, ("polarity",)),
        ({"certainty": Certainty.UNSPECIFIED}, ("certainty",)),
        ({"reporting": Reporting.ENDORSING}, ("reporting",)),
        ({"polarity": Polarity.DENIES, "reporting": Reporting.ENDORSING}, ("polarity", "reporting")),
    ],
    ids=" ".join,
)
def test_only_what_is_said_is_changed(said, fields):
    right = corrected(OUTER, correction(OUTER, **said))
    assert right.by_reader == fields
    for name in ("polarity", "certainty", "reporting"):
        assert getattr(right, name) == said.get(name, getattr(OUTER, name))
    assert right.speaker.name == said.get("speaker", "Ann Poe")
    assert right.speaker.found == ("Ann Poe" if "speaker" in said else None)


def test_what_was_found_stays_among_the_bases():
    result = composed(correction(OUTER, polarity=Polarity.DENIES))
    assert (result.bases[0], result.claims[0].polarity) == (OUTER, Polarity.DENIES)


def test_a_claim_inside_a_deleted_one_comes_out_of_it():
    result = composed(correction(OUTER, is_deleted=True))
    assert result.claims == (replace(INNER, nested_in=""),)


def test_figures_of_a_deleted_claim_go_to_the_one_around_it():
    result = composed(correction(INNER, is_deleted=True))
    assert (result.claims, result.figures) == ((OUTER,), (replace(BOATS, claim_uid="c1"), PIERS))


def test_figures_of_a_deleted_claim_alone_are_the_outlets_own():
    result = composed(correction(OUTER, is_deleted=True), correction(INNER, is_deleted=True))
    assert result.figures == (replace(BOATS, claim_uid=""), PIERS)


def test_a_claim_that_was_made_stands_where_its_words_do():
    result = composed(made("All 12 piers are closed", speaker="Eva Lind", kind=PERSON))
    assert [each.uid for each in result.claims] == ["c1", "c2", "m"]
    new = result.claims[-1]
    assert (new.content, new.why, new.speaker.name) == ((span("All 12 piers are closed"),), MADE, "Eva Lind")
    assert result.figures[1].claim_uid == "m"


def test_one_that_was_made_before_others_comes_before_them():
    first = Correction("m", "a", "v1", select(TEXT, span("Ann")), is_made=True)
    later = replace(OUTER, source=(), content=(span("boats"),))
    assert [each.uid for each in composed(first, found=(later,)).claims] == ["m", "c1"]


def test_one_that_was_made_comes_behind_those_that_begin_with_it():
    first = Correction("m", "a", "v1", select(TEXT, span("Ann")), is_made=True)
    assert [each.uid for each in composed(first).claims] == ["c1", "m", "c2"]


def test_a_figure_goes_to_the_shortest_claim_that_was_made_around_it():
    long, short = made("All 12 piers are closed"), replace(made("12 piers"), claim_uid="n")
    assert [composed(*order).figures[1].claim_uid for order in [(long, short), (short, long)]] == ["n", "n"]


def test_one_that_was_made_goes_into_another_text_with_its_words():
    result = composed(made("nobody knows why"), found=(), text=LATER)
    assert [each.content for each in result.claims] == [(span("nobody knows why", LATER),)]


def test_words_that_were_edited_are_still_the_same_claim():
    result = composed(made("All 12 piers are closed, and nobody knows why"), found=(), text=LATER)
    (content,) = result.claims[0].content
    assert LATER[content.start : content.end] == "All 13 piers are closed, and nobody knows why"


def test_one_that_was_made_is_nowhere_when_its_words_are():
    assert composed(made("nobody knows why"), found=(), text="Quite another story.").claims == ()


def test_one_that_was_made_keeps_its_words_when_it_is_found_as_well():
    found = replace(claim("m", "Ann Poe", "All 12 piers are closed, and nobody knows why"), cue=(span("said"),))
    (one,) = composed(made("All 12 piers are closed", polarity=Polarity.DENIES), found=(found,)).claims
    assert (one.content, one.cue) == ((span("All 12 piers are closed"),), (span("said"),))
    assert one.source == (span("Ann Poe"),)
    assert (one.speaker.name, one.polarity, one.by_reader) == ("Ann Poe", Polarity.DENIES, ("made", "polarity"))


def test_a_claim_found_no_more_lives_on_as_it_was():
    result = composed(correction(INNER, speaker="Eva Lind", kind=PERSON), found=(OUTER,), known={"c2": INNER})
    assert [each.uid for each in result.claims] == ["c1", "c2"]
    assert (result.claims[1].why, result.claims[1].speaker.name) == (LIVES_ON, "Eva Lind")
    assert result.claims[1].polarity is Polarity.DENIES


def test_it_lives_on_by_its_words_where_nothing_else_is_known():
    result = composed(correction(INNER, speaker="Eva Lind", kind=PERSON), found=(), text=LATER)
    assert [(each.content, each.speaker.name) for each in result.claims] == [
        ((span("40 boats sank", LATER),), "Eva Lind"),
    ]


def test_a_deletion_whose_claim_is_found_no_more_is_no_claim():
    assert composed(correction(INNER, is_deleted=True), found=(OUTER,), known={"c2": INNER}).claims == (OUTER,)


def test_a_correction_without_words_is_no_claim():
    nothing = Correction("x", "a", "", Selector("", "", "", 0, 0), polarity=Polarity.DENIES)
    assert composed(nothing).claims == (OUTER, INNER)


def test_the_text_is_not_asked_for_where_nothing_must_be_found_in_it():
    def text():
        raise AssertionError

    compose((OUTER,), (), [correction(OUTER, polarity=Polarity.DENIES)], TextAt("v2", text), {})

"""Sketches tell how alike two texts are."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sketches import bands, resemblance, sketch

WORDS = [f"word{number}" for number in range(4_000)]


def some_text(seed, count=600):
    return random.Random(seed).choices(WORDS, k=count)


def alike(text, share):
    """The text with this share of its five-word runs gone: a stretch of other words at its end."""
    cut = round(len(text) * (1 - share))
    return [*text[: len(text) - cut], *some_text(99, cut)]


@pytest.mark.parametrize("kept", [0.95, 0.8, 0.6, 0.3])
def test_resemblance_is_about_the_share_of_common_runs(kept):
    text = some_text(1)
    common = kept / (2 - kept)  # of the runs of either text
    assert resemblance(sketch(" ".join(text)), sketch(" ".join(alike(text, kept)))) == pytest.approx(common, abs=0.15)


def test_other_texts_are_not_alike():
    assert resemblance(sketch(" ".join(some_text(1))), sketch(" ".join(some_text(2)))) < 0.1


def test_a_report_with_a_paragraph_less_shares_a_band():
    text = some_text(3)
    left, right = sketch(" ".join(text)), sketch(" ".join(alike(text, 0.85)))
    assert set(bands(left)) & set(bands(right))


def test_case_and_signs_do_not_count():
    text = " ".join(some_text(4, 60))
    assert sketch(text) == sketch(text.upper().replace(" ", ", ") + ".")


def test_a_short_text_has_no_sketch_and_is_like_nothing():
    short = sketch("Killed in action: 47.")
    assert (short, bands(short), resemblance(short, short)) == (b"", (), 0.0)


def test_a_short_text_resembles_no_other_that_is_as_short():
    left, right = (sketch(" ".join(some_text(seed, 30))) for seed in (5, 6))
    assert resemblance(left, right) < 0.2
    assert not set(bands(left)) & set(bands(right))


def test_a_very_long_text_is_sketched_by_its_beginning():
    text = some_text(7, 5_000)
    assert sketch(" ".join(text)) == sketch(" ".join([*text, *some_text(8, 50_000)]))


@given(st.text(max_size=400))
def test_any_text_has_a_sketch_that_is_like_itself(text):
    sketched = sketch(text)
    assert resemblance(sketched, sketched) == bool(sketched)
    assert len(bands(sketched)) in {0, 16}

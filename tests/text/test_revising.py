"""What changed between two texts, as a reader wants to see it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.model import PieceKind
from reader.text.common import heaviest_rise, longest_common
from reader.text.revising import pieces

SAME, REMOVED, ADDED = PieceKind.SAME, PieceKind.REMOVED, PieceKind.ADDED
_SIGNS = {REMOVED: "[-{}-]", ADDED: "{{+{}+}}"}


def shown(old, new):
    """The later text with `[-what went-]` and `{+what came+}` in it."""
    return "".join(_shown(piece, old, new) for piece in pieces(old, new))


def _shown(piece, old, new):
    text = old[slice(*piece.old)] if piece.kind is REMOVED else new[slice(*piece.new)]
    return _SIGNS[piece.kind].format(text) if piece.kind in _SIGNS else text


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("It rains.", "It rains.", "It rains.", id="nothing"),
        pytest.param("", "", "", id="no-texts"),
        pytest.param("", "It rains.", "{+It rains.+}", id="from-nothing"),
        pytest.param("The dam is safe.", "The dam is not safe.", "The dam is {+not +}safe.", id="word-put-in"),
        pytest.param("The old dam is safe.", "The dam is safe.", "The [-old -]dam is safe.", id="word-taken-out"),
        pytest.param(
            "some 20,000 died", "some 30,000 died", "some [-20,000-]{+30,000+} died", id="a-figure-is-one-word"
        ),
        pytest.param(
            "He called it a safe and sound old dam today.",
            "He called it an unsafe and quite rotten dam today.",
            "He called it [-a safe and sound old-]{+an unsafe and quite rotten+} dam today.",
            id="no-single-word-inside-what-was-reworded",
        ),
        pytest.param(
            "It rains. He drank.", "It rains. He ate. He drank.", "It rains. {+He ate. +}He drank.", id="whole-sentence"
        ),
        pytest.param(
            "One stays.\n\nTwo moves down.\n\nThree stays. So does this.",
            "One stays.\n\nThree stays. So does this.\n\nTwo moves down.",
            "One stays.\n\n[-Two moves down.\n\n-]Three stays. So does this.{+\n\nTwo moves down.+}",
            id="moved-paragraph",
        ),
        pytest.param(
            "Ann came home.\n\nNobody knew.",
            "Bob went out alone.\n\nEverybody saw that.",
            "[-Ann came home-]{+Bob went out alone+}.\n\n[-Nobody knew-]{+Everybody saw that+}.",
            id="paragraph-beside-paragraph",
        ),
        pytest.param(
            "One.\n\nSources\n\nThree and four.",
            "Ten.\n\nSources\n\nFive or six.",
            "[-One-]{+Ten+}.\n\nSources\n\n[-Three and four-]{+Five or six+}.",
            id="a-heading-is-no-island",
        ),
        pytest.param("It  rains\nhere.", "It rains here.", "It rains here.", id="white-space-for-white-space"),
        pytest.param("市長は火曜日に述べた", "市長は水曜日に述べた", "市長は[-火-]{+水+}曜日に述べた", id="no-spaces"),
    ],
)
def test_a_change_reads_as_an_editor_would_mark_it(old, new, expected):
    assert shown(old, new) == expected


TEXTS = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="ab .\n'1,漢", max_size=80),
    st.lists(st.sampled_from(["It rains. ", "He drank, ", "a ", "b ", "\n\n", "20,000 ", "the "]), max_size=40).map(
        "".join
    ),
)


@given(TEXTS, TEXTS)
@example(" ", "")
@example(" a", "\n\na b")
@example("a \n", "a b")
@settings(max_examples=400, deadline=None)
def test_both_texts_are_there_whole_in_the_pieces(old, new):
    found = pieces(old, new)
    assert "".join(old[slice(*each.old)] for each in found if each.kind is not ADDED) == old
    assert "".join(new[slice(*each.new)] for each in found if each.kind is not REMOVED) == new
    at = (0, 0)
    for each in found:
        assert (each.old.start, each.new.start) == at
        at = (each.old.end, each.new.end)
        before, after = old[slice(*each.old)], new[slice(*each.new)]
        if each.kind is SAME:
            assert before == after or (before.isspace() and after.isspace())
        assert (bool(before), bool(after)) == (each.kind is not ADDED, each.kind is not REMOVED)
    assert at == (len(old), len(new))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_text_and_itself_differ_in_nothing(text):
    assert [each.kind for each in pieces(text, text)] == [SAME] * bool(text)


@given(st.text(alphabet="abc", max_size=9), st.text(alphabet="abc", max_size=9))
@settings(max_examples=300, deadline=None)
def test_no_common_part_is_longer(left, right):
    pairs = longest_common(left, right)
    assert all(left[at] == right[there] for at, there in pairs)
    for side in zip(*pairs, strict=True):
        assert list(side) == sorted(set(side))
    assert len(pairs) == _longest(left, right)


def _longest(left, right):
    row = [0] * (len(right) + 1)
    for each in left:
        old = row[:]
        for at, other in enumerate(right):
            row[at + 1] = old[at] + 1 if each == other else max(row[at], old[at + 1])
    return row[-1]


@given(st.permutations(range(7)), st.lists(st.integers(1, 5), min_size=7, max_size=7))
@settings(max_examples=200, deadline=None)
def test_no_rise_weighs_more(order, weights):
    steps = list(zip(range(7), order, weights, strict=True))
    found = heaviest_rise(steps)
    for side in zip(*found, strict=True):
        assert list(side) == sorted(side)
    assert sum(weights[left] for left, _ in found) == max(
        sum(weights[left] for left, _ in chosen) for chosen in _rises(list(zip(range(7), order, strict=True)))
    )


def _rises(pairs):
    rises = [[]]
    for pair in pairs:
        rises += [[*rise, pair] for rise in rises if not rise or rise[-1][1] < pair[1]]
    return rises

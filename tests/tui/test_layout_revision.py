"""Two versions as rows: nothing is lost, what is the same is folded, every change has its row."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.readings_in_hand import article

from reader.model import Annotation, Layout, PieceKind, PlacedAnnotation, Placement, Revision, Selector, Span, Version
from reader.text.revising import pieces
from reader.tui.layout import cells
from reader.tui.layout_revision import CONTEXT, compared, folded, lay, rows_of_changes
from reader.tui.layout_versions import Chosen, grid_of, marks_words, revision_line, version_line

OLD = "Dam holds\n\nThe dam is safe.\n\nNine hundred people left.\n\nIt rained."
NEW = "Dam holds\n\nThe dam is hardly safe.\n\nNine hundred people left.\n\nIt rained. It poured."
FILLING = "\n\n".join(f"Paragraph {number} says nothing new." for number in range(20))


def version(uid, text):
    return Version(uid, "a1", text, "2024-01-01T00:00:00+00:00", Layout((), ()))


def placed(text, quote, placement=Placement.OK, note="", number=0):
    start = text.index(quote)
    mark = Annotation(f"n{number}", "a1", "v1", Selector(quote, "", "", start, start + len(quote)), note)
    return PlacedAnnotation(mark, Span(start, start + len(quote)), placement)


def revision(old, new, old_marks=(), new_marks=()):
    return Revision(version("v1", old), version("v2", new), pieces(old, new), old_marks, new_marks)


def text(line):
    return "".join(run.text for run in line)


def letters(words):
    return "".join(words.split())


def shown(it, width):
    grid = grid_of(width)
    rows = [*folded(lay(it, grid.measure, is_beside=grid.is_beside))]
    return [text(revision_line(it, row, grid, "z", is_current=False)).rstrip() for row in rows]


def test_in_one_column_what_went_stands_before_what_came():
    it = compared(revision(OLD, NEW.replace("Nine hundred", "A thousand")))
    assert [line.strip() for line in shown(it, 80)] == [
        "Dam holds", "", "+   The dam is hardly safe.", "", "-+   Nine hundred A thousand people left.", "",
        "+   It rained. It poured.",
    ]  # fmt: skip
    assert (it.removed, it.added) == (2, 5)


def test_side_by_side_each_paragraph_stands_beside_its_own():
    rows = shown(compared(revision(OLD, "Dam holds\n\nA new paragraph.\n\nThe dam is safe.\n\nIt rained.")), 160)
    halves = [(row[:80].strip(), row[80:].strip()) for row in rows]
    assert ("Dam holds", "Dam holds") in halves
    assert ("The dam is safe.", "The dam is safe.") in halves
    assert ("It rained.", "It rained.") in halves
    assert ("", "+   A new paragraph.") in halves
    assert ("-    Nine hundred people left.", "") in halves


@pytest.mark.parametrize("width", [60, 160])
def test_what_is_the_same_is_folded_but_for_the_rows_beside_a_change(width):
    it = compared(revision(f"{OLD}\n\n{FILLING}\n\nEnd.", f"{NEW}\n\n{FILLING}\n\nThe end."))
    grid = grid_of(width)
    rows = [*folded(lay(it, grid.measure, is_beside=grid.is_beside))]
    (fold,) = (row for row in rows if row.folded)
    whole = lay(it, grid.measure, is_beside=grid.is_beside)
    assert fold.folded == len(whole) - len(rows) + 1
    near = [any(row.is_changed for row in whole[max(n - CONTEXT, 0) : n + CONTEXT + 1]) for n in range(len(whole))]
    assert fold.folded == near.count(False) > 30
    assert f"⋯ {fold.folded} lines   z unfold" in shown(it, width)[rows.index(fold)]


@pytest.mark.parametrize("width", [60, 160])
def test_every_change_has_its_row(width):
    it = compared(revision(f"{OLD}\n\n{FILLING}\n\nEnd.", f"{NEW}\n\n{FILLING}\n\nThe end."))
    grid = grid_of(width)
    rows = [*folded(lay(it, grid.measure, is_beside=grid.is_beside))]
    lines = shown(it, width)
    found = [lines[at] for at in rows_of_changes(it, rows, is_beside=grid.is_beside)]
    assert len(found) == 3
    assert all(words in line for words, line in zip(("hardly", "poured", "The end"), found, strict=True))


def test_marks_stand_in_both_with_their_state():
    old = (placed(OLD, "is safe", note="mine"), placed(OLD, "Nine hundred", number=1))
    new = (
        placed(NEW, "is hardly safe", Placement.CHANGED, note="mine"),
        placed(NEW, "Nine hundred", Placement.REVIEW, number=1),
    )
    it = compared(revision(OLD, NEW, old, new))
    beside = next(row for row in shown(it, 160) if "hardly" in row)
    assert "▸  The dam is safe." in beside
    assert "▸~ The dam is hardly safe." in beside
    assert any("▪? Nine hundred" in row for row in shown(it, 80))
    assert marks_words(it.revision.new_marks) == "2 marks: 1 at words that changed ~, 1 waits ?"


def test_a_mark_on_words_that_went_is_seen_where_they_stood():
    new = "Dam holds\n\nNine hundred people left.\n\nIt rained."
    gone = PlacedAnnotation(placed(OLD, "dam is safe").annotation, None, Placement.ORPHAN)
    it = compared(revision(OLD, new, (placed(OLD, "dam is safe"),), (gone,)))
    assert any("▪× The dam is safe." in row for row in shown(it, 80))
    assert marks_words(it.revision.new_marks) == "1 mark: 1 not there ×"


def test_of_several_marks_each_keeps_its_own_state():
    new = "Dam holds\n\nNine hundred people left.\n\nIt rained."
    old_marks = tuple(placed(OLD, quote, number=n) for n, quote in enumerate(("dam is safe", "It rained")))
    gone = PlacedAnnotation(old_marks[0].annotation, None, Placement.ORPHAN)
    it = compared(revision(OLD, new, old_marks, (placed(new, "It rained", number=1), gone)))
    rows = shown(it, 80)
    assert any("▪× The dam is safe." in row for row in rows)
    assert any("▪  It rained." in row for row in rows)


def test_what_went_and_what_came_are_told_apart_without_colour():
    it = compared(revision("one two three", "one zwei three"))
    (row,) = lay(it, 40, is_beside=False)
    looks = {run.text.strip(): run.ink.look for run in revision_line(it, row, grid_of(60), "z", is_current=False)}
    assert (looks["two"], looks["zwei"]) == ("s", "u")


_TEXTS = st.lists(st.sampled_from(["a", "b.", "漢字", "\n", "\n\n", " ", "word", "Word"]), max_size=30).map(" ".join)


@given(old=_TEXTS, new=_TEXTS, width=st.sampled_from([20, 60, 160]))
@settings(max_examples=60, deadline=None)
def test_no_word_of_either_text_is_lost_and_no_row_is_too_wide(old, new, width):
    it = compared(revision(old, new))
    grid = grid_of(width)
    rows = lay(it, grid.measure, is_beside=True)
    for side, spans in ((old, [row.left for row in rows]), (new, [row.right for row in rows])):
        assert letters("".join(side[slice(*span)] for span in spans if span)) == letters(side)
    below = lay(it, grid.measure, is_beside=False)
    for kind, other in ((PieceKind.REMOVED, new), (PieceKind.ADDED, old)):
        kept = "".join(
            character
            for at, character in enumerate(it.merged.text)
            if not any(each.kind is kind and each.start <= at < each.end for each in it.merged.changed)
        )
        assert letters(kept) == letters(other)
    for row in (*rows, *below):
        assert cells(text(revision_line(it, row, grid, "z", is_current=True))) <= width
    assert all(0 <= at < max(len(below), 1) for at in rows_of_changes(it, below, is_beside=False))


def test_a_version_line_says_its_side_and_what_changed():
    from datetime import UTC, datetime

    from reader.library.revisions import VersionRow

    kept = VersionRow("v2", article().uid, "", "2024-01-01T10:00:00+00:00", "\x1b/from", 1_234, is_newest=True)
    line = version_line(0, kept, 80, (Chosen(1, 0), "-1 +2 words"), datetime(2024, 1, 2, tzinfo=UTC))
    assert text(line).split() == [
        "›", "new", "1", "Jan", "2024", "10:00", "1,234", "characters", "-1", "+2", "words", "␛/from",
    ]  # fmt: skip

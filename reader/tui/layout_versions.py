"""What changed between two versions, as lines: signs in the margin, struck and underlined words, marks. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.model import PieceKind, PlacedAnnotation, Placement, Span
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, clip, fit
from reader.tui.layout_body import FOLD, HIGHLIGHT, NOTE, POINTER
from reader.tui.layout_ink import Styled, runs
from reader.tui.layout_past import ADDED, REMOVED, moment_words
from reader.tui.layout_revision import Compared, Row, Side, Stretch
from reader.tui.layout_words import counted

if TYPE_CHECKING:
    from reader.library.revisions import VersionRow

BESIDE_FROM = 140
_MEASURE, _GUTTER, _GAP = 72, 6, 1
_STYLES = {PieceKind.REMOVED: ("conflict", "s"), PieceKind.ADDED: ("agree", "u")}
STATES = {Placement.OK: " ", Placement.CHANGED: "~", Placement.REVIEW: "?", Placement.ORPHAN: "×"}
"""How a mark stands in a version, beside its sign."""
STATE_WORDS = {
    Placement.OK: "at its words",
    Placement.CHANGED: "at words that changed",
    Placement.REVIEW: "waits",
    Placement.ORPHAN: "not there",
}


class Grid(NamedTuple):
    """Cells of the rows: the whole width, free ones at the left, those of a column's text, one column or two."""

    width: int
    left: int
    measure: int
    is_beside: bool


def grid_of(width: int) -> Grid:
    """Divide a width."""
    is_beside = width >= BESIDE_FROM - 2  # inside its border
    column = (width - _GAP) // 2 if is_beside else width
    measure = max(min(_MEASURE, column - _GUTTER - 1), 1)
    used = 2 * (measure + _GUTTER) + _GAP if is_beside else measure + _GUTTER
    return Grid(width, max(width - used - 1, 0) // 2, measure, is_beside)


def revision_line(it: Compared, row: Row, grid: Grid, fold_key: str, *, is_current: bool) -> Line:
    """One row over the whole width."""
    ground = "cursor" if is_current else "surface"
    if row.folded:
        fold: Line = (Run(f"{FOLD} {counted(row.folded, 'line')}   ", Ink("faint")),)
        key = Run(fold_key, Ink("accent", look="b"))
        return (Run(" " * (grid.left + _GUTTER), Ink()), *fold, key, Run(" unfold", Ink("faint")))
    blank = Run(" " * grid.left, Ink())
    if not grid.is_beside:
        return (blank, *_column(it.merged, row.left, grid, ground, is_pointed=is_current))
    left = _column(it.old, row.left, grid, ground, is_pointed=is_current)
    right = _column(it.new, row.right, grid, ground, is_pointed=False)
    return (blank, *left, Run(" " * _GAP, Ink()), *right)


def _column(side: Side, span: Span | None, grid: Grid, ground: str, *, is_pointed: bool) -> Line:
    size = _GUTTER + grid.measure
    if span is None:
        return fit((), size, "surface")
    changed, over = side.changed_in(*span), side.marks_in(*span)
    base = Ink("text" if changed else "dim", ground)
    words = runs(side.text, *span, base, [*(_styled(each) for each in changed), *(_highlighted(each) for each in over)])
    marks = [side.placed[each.number] for each in over]
    return fit((*_gutter(changed, marks, ground, is_pointed=is_pointed), *words), size, ground)


def _styled(stretch: Stretch) -> Styled:
    fg, look = _STYLES[stretch.kind]
    return Styled(stretch.start, stretch.end, fg=fg, look=look)


def _highlighted(stretch: Stretch) -> Styled:
    return Styled(stretch.start, stretch.end, ground="highlight")


def _gutter(changed: Sequence[Stretch], marks: Sequence[PlacedAnnotation], ground: str, *, is_pointed: bool) -> Line:
    kinds = {each.kind for each in changed}
    mark = max(marks, key=lambda each: bool(each.annotation.text), default=None)
    sign = " " if mark is None else NOTE if mark.annotation.text else HIGHLIGHT
    return (
        Run(POINTER if is_pointed else " ", Ink("accent", ground, "b")),
        Run(REMOVED if PieceKind.REMOVED in kinds else " ", Ink("conflict", ground, "b")),
        Run(ADDED if PieceKind.ADDED in kinds else " ", Ink("agree", ground, "b")),
        Run(sign, Ink("note", ground)),
        Run(STATES[mark.placement] if mark else " ", Ink("warning", ground, "b")),
        Run(" ", Ink(ground=ground)),
    )


# ------------------------------------------------------------ the versions there are


class Chosen(NamedTuple):
    """Which versions of a list, newest first, are compared; `is_old` says that the arrows change the older side."""

    old: int
    new: int
    is_old: bool = False


def version_line(number: int, kept: VersionRow, width: int, state: tuple[Chosen, str], now: datetime) -> Line:
    """One version of `state`'s list: which side it is, its number, when it was taken in, its length, what changed."""
    chosen, changed = state
    sides = {chosen.old: "old", chosen.new: "new"}
    is_moved = number == (chosen.old if chosen.is_old else chosen.new)
    ink = Ink("text" if number in sides else "dim", "raised" if is_moved else "bg", "b" if number in sides else "")
    facts = [moment_words(kept.added, now), f"{kept.characters:,} characters", changed, one_line(kept.origin)]
    words = "   ".join(fact for fact in facts if fact)
    line: Line = (
        Run(f" {POINTER if is_moved else ' '} ", Ink("accent", ink.ground, "b")),
        Run(f"{sides.get(number, ''):5}", ink._replace(fg="accent")),
        Run(clip(words, max(width - 9, 1)), ink),
    )
    return fit(line, width, ink.ground)


def change_words(removed: int, added: int) -> str:
    """`-3 +12 words`; that nothing changed but white space."""
    return f"{REMOVED}{removed:,} {ADDED}{added:,} words" if removed or added else "no word changed"


def marks_words(marks: Iterable[PlacedAnnotation]) -> str:
    """How the reader's marks stand in a version: `2 marks: 1 at words that changed ~`."""
    placements = [mark.placement for mark in marks]
    if not placements:
        return ""
    states: Mapping[Placement, int] = {each: placements.count(each) for each in Placement if each is not Placement.OK}
    parts = [f"{count} {STATE_WORDS[each]} {STATES[each]}" for each, count in states.items() if count]
    return counted(len(placements), "mark") + (f": {', '.join(parts)}" if parts else "")

"""The compare screen as a stack: notes, a framed pane for each thread, what stands in one article only. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from reader.model import Comparison, Position, Statement, Thread
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, clip_lines, fit, spread
from reader.tui.layout_columns import Column, ColumnsPart, columns_of
from reader.tui.layout_current import owners_in
from reader.tui.layout_lines import LinePart, conflict_words
from reader.tui.layout_stack import Stack
from reader.tui.layout_statements import source_words
from reader.tui.layout_tiles import Look, Part
from reader.tui.layout_words import counted, days_words

SIDES_FROM = 80
"""From this width on, frames have sides."""


class Frame:
    """One bordered pane.

    Args:
        title: its words, the sign before them included.
        facts: for its lower border.
        parts: what is in it.
        width: cells, borders included.
        is_low: no blank rows.
    """

    def __init__(self, title: str, facts: Sequence[str], parts: Sequence[Part], width: int, *, is_low: bool) -> None:
        self._title, self._facts, self._width = title, facts, width
        self.parts = parts
        self.inset = 1 if width >= SIDES_FROM else 0
        gap = 0 if is_low else 1
        self.part_tops = [1 + gap + top for top in accumulate((part.height + 1 for part in parts), initial=0)]
        self._end = self.part_tops[-1] - 1 + gap
        self.height = self._end + 1

    def line(self, y: int, look: Look, position: str) -> Line:
        """One row; `position` says where the cursor is in it, and is empty while it is elsewhere."""
        if y == 0:
            return self._upper(is_current=bool(position))
        if y >= self._end:
            return self._lower(position)
        number = bisect_right(self.part_tops, y) - 1
        inside: Line = ()
        if 0 <= number < len(self.parts) and y - self.part_tops[number] < self.parts[number].height:
            inside = self.parts[number].line(y - self.part_tops[number], look)
        line = inside or fit((), self._width - 2 * self.inset, "surface")
        if not self.inset:
            return line
        side = Run("│", Ink("focus" if position else "border"))
        return (side, *line, side)

    def _upper(self, *, is_current: bool) -> Line:
        edge = Ink("focus" if is_current else "border")
        left, right = ("╭─", "─╮") if self.inset else ("─", "─")
        words = f" {clip(one_line(self._title), self._width - 8)} "
        title = Run(words, Ink("on-accent", "accent", "b") if is_current else Ink("dim", look="b"))
        rest = self._width - len(left) - cells(words) - len(right)
        return fit((Run(left, edge), title, Run("─" * max(rest, 0) + right, edge)), self._width, "surface")

    def _lower(self, position: str) -> Line:
        edge = Ink("focus" if position else "border")
        left, right = ("╰─", "─╯") if self.inset else ("─", "─")
        words = _fitting([*([position] if position else []), *self._facts], self._width - 8)
        runs = (Run(f" {words} ", Ink("accent" if position else "faint")),) if words else ()
        rest = self._width - len(left) - len(right) - (cells(words) + 2 if words else 0)
        return fit((Run(left + "─" * max(rest, 0), edge), *runs, Run(right, edge)), self._width, "surface")


def stack_of(comparison: Comparison, width: int, *, is_low: bool = False) -> Stack:
    """All panes of a comparison, the threads first, with the notes before them.

    Args:
        comparison: what is shown.
        width: cells.
        is_low: a low screen: no blank rows in panes.
    """
    frames = [_thread_frame(thread, width, is_low=is_low) for thread in comparison.threads]
    if comparison.only_here:
        frames.append(_only_here(comparison.only_here, width, is_low=is_low))
    return Stack(frames, _notes(comparison, width))


def _fitting(words: Sequence[str], room: int) -> str:
    shown = ""
    for each in words:
        longer = f"{shown} · {each}" if shown else each
        if cells(longer) > room:
            break
        shown = longer
    return shown


def _thread_frame(thread: Thread, width: int, *, is_low: bool) -> Frame:
    inner = width - 2 if width >= SIDES_FROM else width
    on_lines = frozenset(row.statement.uid for line in thread.lines for row in line.rows)
    tiers = columns_of(thread.positions, thread.relations, on_lines, inner)
    parts: list[Part] = [ColumnsPart(columns, inner, is_low=is_low) for columns in tiers]
    parts += [LinePart(line, inner, is_low=is_low) for line in thread.lines if line.rows]
    return Frame(f"{_sign(thread, has_columns=bool(tiers))}{thread.title}", _facts(thread), parts, width, is_low=is_low)


def _sign(thread: Thread, *, has_columns: bool) -> str:
    """`≠` where somebody contradicts, `#` where there are only figures."""
    if thread.conflicts:
        return "≠ "
    return "# " if thread.lines and not has_columns else ""


def _facts(thread: Thread) -> list[str]:
    """What the lower border says: how much there is, whether it is contested, what was left out."""
    statements = [each for position in thread.positions for each in position.statements]
    claims = sum(1 for each in statements if each.claim)
    rows = sum(len(line.rows) for line in thread.lines)
    facts = [counted(claims, "claim")] if claims else []
    facts += [counted(rows, "figure")] if rows else []
    facts.append(counted(thread.articles, "article"))
    if thread.conflicts:
        facts.append(counted(thread.conflicts, "conflicting pair"))
    elif thread.lines and "scope" in conflict_words(thread.lines[0]):
        facts.append("scopes differ")
    if thread.left_out:
        facts.append(f"{thread.left_out} more not shown")
    if thread.first_day:
        facts.append(days_words(f"{thread.first_day}/{thread.last_day}"))
    return facts


def _only_here(statements: Sequence[Statement], width: int, *, is_low: bool) -> Frame:
    inner = width - 2 if width >= SIDES_FROM else width
    (columns,) = columns_of([Position("", tuple(statements), 0)], (), frozenset(), inner)
    plain = [Column((), column.statements) for column in columns]
    outlet = one_line(statements[0].article.outlet) or "this article"
    facts = [f"{counted(len(statements), 'claim')} that no other article makes"]
    return Frame(f"Only here: {outlet}", facts, [ColumnsPart(plain, inner, is_low=is_low)], width, is_low=is_low)


def _is_in(uid: str, threads: Sequence[Thread]) -> bool:
    """Whether a claim or figure stands in one of these threads."""
    return any(uid in owners_in(thread) for thread in threads)


def _copies(comparison: Comparison) -> list[str]:
    """Which articles are prints of one report."""
    sources = {article.uid: source_words(article) for article in comparison.articles}
    copies = [(sources.get(copy, ""), sources.get(first, "")) for copy, first in comparison.copies]
    told = [f"{copy} repeats {first}" for copy, first in copies if copy and first]
    return [f"copies of one report count as one: {'; '.join(told)}"] if told else []


def _notes(comparison: Comparison, width: int) -> list[Line]:
    """What a reader must know of all of it: copies, what is still to come, what was left out."""
    notes: list[str] = []
    if comparison.now_at and comparison.threads and not _is_in(comparison.now_at, comparison.threads):
        notes.append(f"nobody else speaks of “{clip(comparison.title, 60)}”; what else its article tells follows")
    if comparison.pending:
        verb = "are" if comparison.pending > 1 else "is"
        notes.append(f"relations of {counted(comparison.pending, 'article')} {verb} still to come")
    if comparison.is_capped:
        notes.append(f"a large story: the nearest {counted(len(comparison.articles), 'article')} are compared")
    notes += _copies(comparison)
    lines = [line for note in notes for line in clip_lines(one_line(note), width - 4, 3)]
    return [spread((Run(f"  {line}", Ink("faint")),), (), width, "surface") for line in lines]

"""The one-row parts: header, tabs, hints. Whole items are dropped from the right when there is no room. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import Counts, Progress
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, fit
from reader.tui.layout_cards import speaker_words
from reader.tui.layout_reading import Item, Reading
from reader.tui.layout_words import BARS, counted, firmness_bar

_FIELD_WIDTHS = ((140, 44), (112, 34), (80, 28), (0, 22))
NAME = " Hearsay  "
_GAP = 3


def field_width(width: int) -> int:
    """Cells of the search field in a header of `width`."""
    wanted = next(cells for least, cells in _FIELD_WIDTHS if width >= least)
    return max(min(wanted, width - len(NAME) - 1), 8)


def counts_line(counts: Counts | None, total: int, width: int, work: str = "") -> Line:
    """`10 articles · 84 claims · 21 conflicts`; with a filter `8 of 10 articles`; then what `work` goes on.

    Until it is counted what they hold, the articles alone.
    """
    parts = [counted(total, "article")] if counts is None else _counted(counts, total)
    if work:
        parts.append(work)
    return (Run(joined(parts, width), Ink("dim", "bg")),)


def _counted(counts: Counts, total: int) -> list[str]:
    articles = counted(counts.articles, "article")
    if total > counts.articles:
        articles = f"{counts.articles:,} of {counted(total, 'article')}"
    parts = [articles]
    if counts.articles:
        parts.append(counted(counts.claims, "claim"))
    if counts.conflicts:
        parts.append(counted(counts.conflicts, "conflict"))
    return parts


def joined(parts: Sequence[str], width: int) -> str:
    """As many parts as fit, parted by dots."""
    shown = ""
    for part in parts:
        longer = f"{shown} · {part}" if shown else part
        if cells(longer) > width:
            break
        shown = longer
    return shown


def progress_words(progress: Progress, name: str) -> str:
    """`12 of 40 files · 31/s · 1 s left · 2 failed`."""
    total = f"{progress.done:,} of {progress.total:,}" if progress.total else f"{progress.done:,}"
    words = f"{name} {total}"
    if progress.seconds > 0 and progress.done:
        rate = progress.done / progress.seconds
        words += f" · {rate:,.0f}/s" if rate >= 1 else f" · {rate:.1f}/s"
        if progress.total > progress.done:
            words += f" · {duration_words((progress.total - progress.done) / rate)} left"
    return words + (f" · {progress.failed:,} failed" if progress.failed else "")


def duration_words(seconds: float) -> str:
    """A rough time: `8 s`, `3 min`, `2 h`."""
    minute, hour = 60, 3600
    if seconds < minute:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / minute)} min" if seconds < hour else f"{seconds / hour:.1f} h"


def filter_line(chips: Sequence[str]) -> Line:
    """The active filters as chips, or that there are none."""
    if not chips:
        return (Run("no filters ", Ink("faint", "bg")),)
    runs = [Run("filter ", Ink("faint", "bg"))]
    for chip in chips:
        runs += [Run(f" {clip(one_line(chip), 30)} ", Ink("text", "raised")), Run(" ", Ink(ground="bg"))]
    return tuple(runs)


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of the one-pane layouts."""

    key: str
    name: str
    count: str
    is_current: bool


def tabs_line(tabs: Sequence[Tab], right: Line, width: int) -> Line:
    """The tabs, and at the right the current claim where there is room."""
    runs: list[Run] = [Run(" ", Ink(ground="bg"))]
    for tab in tabs:
        words = f"{tab.name} {tab.count}".rstrip()
        if tab.is_current:
            runs.append(Run(f" {tab.key} {words} ", Ink("on-accent", "accent", "b")))
        else:
            runs.append(Run(f" {tab.key} ", Ink("accent", "bg", "b")))
            runs.append(Run(tab.name, Ink("dim", "bg")))
            runs.append(Run(f" {tab.count} " if tab.count else " ", Ink("faint", "bg")))
        runs.append(Run(" ", Ink(ground="bg")))
    used = sum(cells(run.text) for run in runs)
    size = sum(cells(run.text) for run in right)
    if right and used + size + 2 <= width:
        return (*runs, Run(" " * (width - used - size), Ink(ground="bg")), *right)
    return fit(tuple(runs), width, "bg")


def claim_line(reading: Reading, item: Item) -> Line:
    """A claim in one short line: bar, speaker, cue, firmness."""
    tone = item.reporting.value
    cue = clip(reading.words(item.claim.cue) if item.claim else "own voice", 16)
    return (
        Run(f"{BARS[item.reporting]} ", Ink(tone, "bg")),
        Run(clip(speaker_words(reading, item)[0], 28), Ink(tone, "bg", "b")),
        Run(f" {cue}  ", Ink("dim", "bg")),
        Run(f"{firmness_bar(item)} ", Ink("dim", "bg")),
    )


def hints_line(hints: Sequence[tuple[str, str]], position: str, width: int) -> Line:
    """Keys with their words; the last one (help) stays at the right, then the position where there is one."""
    *others, last = hints or (("", ""),)
    end = [*_hint(last), Run(" ", Ink(ground="bg"))]
    if position:
        end = [*_hint(last), Run(f"  {position} ", Ink("dim", "bg"))]
    room = width - sum(cells(run.text) for run in end) - 1
    runs: list[Run] = [Run(" ", Ink(ground="bg"))]
    for hint in others:
        item = [*_hint(hint), Run(" " * _GAP, Ink(ground="bg"))]
        size = sum(cells(run.text) for run in item)
        if size > room:
            break
        runs += item
        room -= size
    return (*runs, Run(" " * max(room, 0), Ink(ground="bg")), *end)


def _hint(hint: tuple[str, str]) -> list[Run]:
    key, word = hint
    return [Run(key, Ink("accent", "bg", "b")), Run(f" {word}", Ink("dim", "bg"))] if key else []


def message_line(words: str, width: int, *, is_error: bool = False) -> Line:
    """What was done, or what went wrong; what has no room is cut and says so."""
    if is_error:
        return (Run(clip(f" ! {one_line(words)}", width), Ink("error", "bg", "b")),)
    return (Run(clip(f" {one_line(words)}", width), Ink("text", "bg")),)


def question_line(words: str) -> Line:
    """A question that `y` and `n` answer."""
    accent = Ink("accent", "bg", "b")
    blank = Run("  ", Ink(ground="bg"))
    return (Run(f" {one_line(words)}", Ink("warning", "bg", "b")), blank, Run("y", accent), blank, Run("n", accent))

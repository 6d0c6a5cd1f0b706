"""Measure how relations are found: `make eval ARGS=--relations`, with `--errors N` or `--keep` beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from eval import released
from eval.measures import Measures, Tally, added
from eval.relating import FROM_TEXT, GIVEN, relate
from eval.relation_gold import Story, other_stories, own_stories
from eval.relation_measures import FALLING, ORDER, Compared, compare
from eval.relation_misses import listed
from eval.relation_table import rules_table
from eval.released import Reached, Released, Values
from eval.table import table
from support.shared import shared_folder

import reader

MODES = (GIVEN, FROM_TEXT)
FILE = Path(__file__).resolve().parent / "relations_released.json"
_SHARED = "shared gold"

ByMode = Mapping[str, Sequence[Compared]]


def measured(stories: Sequence[Story]) -> ByMode:
    """Relate every story, from the claims given and from the text alone, and compare."""
    return {mode: [compare(relate(story, mode)) for story in stories] for mode in MODES}


def parts_of(stories: ByMode) -> dict[str, ByMode]:
    """The stories whose errors are read, those that are held, and all of them."""

    def only(*, is_held: bool) -> ByMode:
        return {
            mode: [each for each in every if each.outcome.story.is_held is is_held] for mode, every in stories.items()
        }

    return {"read": only(is_held=False), "held": only(is_held=True), "all": stories}


def total(stories: Iterable[Compared]) -> Measures:
    """Everything counted in these stories, added up."""
    return added(story.measures for story in stories)


def values_of(measures: Measures) -> Values:
    """The figures that are kept: those of the table, and both sides of conflicts."""
    conflict = measures["conflict"]
    sides = (
        (("conflict, P", conflict.precision), ("conflict, R", conflict.recall)) if isinstance(conflict, Tally) else ()
    )
    kept = {name: Reached(round(value or 0.0, 2), conflict.right) for name, value in sides}
    return {**released.values_of(measures), **kept}


def reached(stories: ByMode) -> Released:
    """What this version reaches on own stories, in the form in which a release is kept."""
    values = {
        f"{part}, {mode}": values_of(total(inside[mode]))
        for part, inside in parts_of(stories).items()
        for mode in MODES
    }
    gold = [each.outcome.story for each in stories[GIVEN]]
    digest = released.digest_of(line for story in gold for line in (*story.records, *story.pairs))
    return Released(reader.__version__, digest, values)


def fallen(now: Released, before: Released) -> list[str]:
    """What is worse over all own stories than it was at the last release, a line each."""
    parts = [f"all, {mode}" for mode in MODES]
    return [
        f"{part}: {line}"
        for part in parts
        for line in released.fallen(now.parts[part], before.parts.get(part, {}), FALLING)
    ]


def report(*, errors: int) -> tuple[list[str], Released, Released]:
    """The lines to print, what is reached, and the last release; empty where its gold was another.

    Args:
        errors: how many missed and how many false relations to list, for each way of relating; of own stories that
            are not held, no others.
    """
    own, shared = measured(own_stories()), measured(other_stories(shared_folder() / "gold"))
    now, before = reached(own), released.load(FILE)
    lines = [] if now.gold == before.gold else ["the gold is not that of the last release: nothing to compare with"]
    before = before if now.gold == before.gold else Released()
    parts = {_SHARED: shared} if shared[GIVEN] else {}
    for part, stories in {**parts, **parts_of(own)}.items():
        lines += _tables(part, stories, before)
    for mode in MODES if errors else ():
        lines += ["", f"=== {mode}", *listed(own[mode], errors)]
    return lines, now, before


def _tables(part: str, stories: ByMode, before: Released) -> Iterator[str]:
    since = f", beside version {before.version}" if before.version and part != _SHARED else ""
    for mode in MODES:
        name = f"{part}, {mode}"
        heading = f"{name}: {len(stories[mode])} stories{since}"
        yield from table(heading, total(stories[mode]), before.parts, name, ORDER)
        yield _times(stories[mode])
    yield from rules_table(f"{part}, by rule", stories)


def _times(stories: Iterable[Compared]) -> str:
    outcomes = [story.outcome for story in stories]
    articles = sum(len(each.accounts) for each in outcomes)
    relating, reading = sum(each.relating_seconds for each in outcomes), sum(each.reading_seconds for each in outcomes)
    return f"{articles} articles, each {_milli(relating, articles)} to relate, {_milli(reading, articles)} to read"


def _milli(seconds: float, articles: int) -> str:
    return f"{1000 * seconds / max(articles, 1):.1f} ms"

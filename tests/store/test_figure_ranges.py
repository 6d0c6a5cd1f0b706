"""Figures that overlap an interval are those that a comparison of every figure finds, and no table is gone through."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest

from reader.store import figure_ranges
from reader.store.database import Database

ENDS = (None, *range(0, 60, 7))


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """A library's own table, with figures alone: points, ranges, open ends, and one that is open on both sides."""
    path = tmp_path_factory.mktemp("figures") / "library.db"
    Database(path).close()
    rng = random.Random(1)
    rows = [(0, None, None, None)]
    for number in range(1, 2000):
        low, high = sorted(rng.choices(range(55), k=2)) if rng.random() < 0.5 else [rng.randrange(55)] * 2
        cut = rng.random()
        rows.append((number, number % 9 or None, None if cut < 0.1 else low, None if cut > 0.9 else high))
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.executemany("INSERT INTO figures (article_id, claim_id, low, high) VALUES (?, ?, ?, ?)", rows)
        yield db, rows


@pytest.mark.parametrize("high", ENDS)
@pytest.mark.parametrize("low", ENDS)
def test_what_overlaps_is_what_comparing_each_figure_finds(figures, low, high):
    db, rows = figures
    if low is not None and high is not None and low > high:
        low, high = high, low
    expected = {
        number
        for number, _, start, end in rows
        if (start is None or high is None or start <= high) and (end is None or low is None or end >= low)
    }
    query, bounds = figure_ranges.overlapping("article_id"), figure_ranges.bounds(low, high)
    assert {row[0] for row in db.execute(query, bounds)} == expected


def test_no_figure_is_looked_at_that_is_one_number_outside(figures):
    db, _ = figures
    steps = [row[-1] for row in db.execute(f"EXPLAIN QUERY PLAN {figure_ranges.overlapping('claim_id')}", (1, 2))]
    looked_up = [step for step in steps if "figures" in step and "figures_up_to" not in step]
    assert len(looked_up) == 3
    assert all(step.startswith("SEARCH") for step in looked_up)

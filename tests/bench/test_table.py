"""Results as a table: what it says, and what it leaves open."""

from __future__ import annotations

import pytest
from bench.table import number, odd_findings, ratio, table

RESULTS = {
    "engines": {
        "ours": {"search": {"common": {"p50_cpu": 3.0, "p95_cpu": 6.0}}, "build": {"per_second": 100}},
        "theirs": {"search": {"common": {"p50_cpu": 6.0, "p95_cpu": 12.0}}},
    }
}


def cells(text, row):
    [line] = [line for line in text.splitlines() if line.startswith(f"| {row}")]
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


def test_a_table_has_each_engine_and_how_the_first_stands_to_the_others():
    text = table(RESULTS)
    assert cells(text, " ") == ["ours", "theirs", "ours / theirs"]
    assert cells(text, "common") == ["3.0 / 6.0", "6.0 / 12.0", "0.50 ×"]


def test_what_was_not_measured_is_a_dash_and_has_no_ratio():
    assert cells(table(RESULTS), "build, articles/s") == ["100", "–", "–"]
    assert cells(table(RESULTS), "rare") == ["–", "–", "–"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, "–"), (0.123, "0.12"), (1.25, "1.2"), (19.96, "20.0"), (20.4, "20"), (12_345.6, "12,346")],
)
def test_numbers_have_as_many_digits_as_say_something(value, expected):
    assert number(value) == expected


def test_a_ratio_to_nothing_is_a_dash():
    assert (ratio(1.0, 0.0), ratio(None, 2.0), ratio(1.0, 4.0)) == ("–", "–", "0.25 ×")


def test_findings_that_differ_in_kind_are_told():
    found = {"engines": {"a": {"found": {"x": 0, "y": 3, "z": 0}}, "b": {"found": {"x": 2, "y": 1, "z": 1}}}}
    told = odd_findings(found, [("rare", "x"), ("mid", "y"), ("nohit", "z")])
    assert told == ["rare x: a finds 0, b finds 2", "nohit z: a finds 0, b finds 1"]

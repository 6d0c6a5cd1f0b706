"""docs/query-language.md is true: what it shows is understood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.search import query
from reader.search.expanding import MOST_POSTINGS
from reader.search.nodes import HAS_VALUES, IS_VALUES, Field

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "query-language.md").read_text("utf-8")
# Commands and single operators are no queries.
_NO_QUERY = re.compile(r"hearsay .*|--in .*|/|-|AND|OR|NOT|k|m|bn|thousand|million|billion|\w+:")
EXAMPLES = [text for text in dict.fromkeys(re.findall(r"`([^`]+)`", PAGE)) if not _NO_QUERY.fullmatch(text)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_in_the_manual_is_understood_without_a_slip(example):
    parsed = query.parse(example, saved={"front": "bakhmut", "my front": "bakhmut"}.get)

    assert parsed.slips == ()
    assert parsed.node is not None


def test_the_manual_names_every_field_and_value():
    names = [f"{field.value}:" for field in Field if field.value] + [f"{name}:" for name in ("figure", "date")]
    names += [f"{name}:" for name in ("after", "before")]
    values = [f"is:{value}" for value in IS_VALUES] + [f"has:{value}" for value in HAS_VALUES]

    assert [each for each in names + values if f"`{each}" not in PAGE] == []


def test_the_manual_states_the_bounds_as_they_are():
    assert f"{query.MAX_LENGTH:,} characters, {query.MAX_LEAVES:,} words, and groups {query.MAX_DEPTH} deep" in PAGE
    assert f"as many of the commonest as have {MOST_POSTINGS:,} entries in a segment" in PAGE

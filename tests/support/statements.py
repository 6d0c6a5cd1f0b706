"""The statements that a piece of the program executes, and how SQLite goes about them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from reader.store.database import Database

_GREAT = {"articles", "versions", "findings", "claims", "claim_terms", "figures", "annotations", "changes", "relations"}
_GREAT |= {"relating", "story_terms", "story_articles", "story_links", "sketch_bands", "identities"}
_STEP = re.compile(r"(?P<how>SCAN|SEARCH) (?P<name>\w+)(?: USING (?P<by>.*))?")
_ALL = re.compile(r"\((?:is_deleted|is_current|is_archived)=\?(?: AND (?:is_deleted|is_current|is_archived)=\?)*\)")
_TABLE = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)(?:\s+(?:AS\s+)?(\w+))?", re.IGNORECASE)


@contextmanager
def executed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every statement on any connection that is opened inside, with its values in it."""
    said: list[str] = []
    connect = Database._connect

    def traced(database: Database) -> sqlite3.Connection:
        connection = connect(database)
        connection.set_trace_callback(said.append)
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(Database, "_connect", traced)
        yield said


def scans(library: Path, statements: list[str]) -> list[str]:
    """Those of these statements that go through all of a table that grows with the library, with the step that does.

    What walks along an index in the order that is asked for stops at its limit; it is no scan when there is one.
    """
    found = []
    with closing(sqlite3.connect(library)) as db:
        for statement in dict.fromkeys(
            each for each in statements if each.lstrip()[:6].upper() in {"SELECT", "WITH R"}
        ):
            plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {statement}")]
            found += [f"{step}: {statement[:300]}" for step in plan if _is_scan(step, plan, statement)]
    return found


def _is_scan(step: str, plan: list[str], statement: str) -> bool:
    match = _STEP.match(step)
    if match is None or _tables(statement).get(match["name"], match["name"]) not in _GREAT:
        return False
    is_of_bin = match["name"] == "articles" and "is_deleted = 1" in statement  # what is in the bin is little
    goes_through_all = match["how"] == "SCAN" or (_ALL.search(match["by"] or "") is not None and not is_of_bin)
    is_sorted = any("TEMP B-TREE" in each and "RIGHT PART" not in each for each in plan)
    is_ended = re.search(r"LIMIT\s+\d+\s*$", statement) is not None and not is_sorted
    return goes_through_all and not is_ended


def _tables(statement: str) -> dict[str, str]:
    """Tables by the names that a statement gives them."""
    return {alias or table: table for table, alias in _TABLE.findall(statement)}

"""What commands ask of the library: no statement goes through all of it for the fifty rows that are shown."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from support.runs import Here
from support.statements import executed, scans

from reader.store.database import Database

_COUNTS = ("SELECT count(*) FROM articles INDEXED BY articles_state", "SELECT count(*) FROM relating")
"""Counted in an index: milliseconds for 100,000."""
_COMMANDS = [
    ["list"], ["list", "--sort", "title"], ["list", "--sort", "claims"], ["list", "--json"], ["claims"],
    ["claims", "ARTICLE"], ["claims", "--json"], ["show", "ARTICLE"], ["versions", "ARTICLE"], ["notes"],
    ["notes", "--json"], ["history"],
    ["compare"], ["compare", "ARTICLE"], ["compare", "CLAIM"], ["timeline"], ["timeline", "ARTICLE"],
    ["speakers", "ARTICLE"], ["speakers", "--page", "Marta Kessel"], ["export", "ARTICLE", "--to", "csv"],
    ["export", "ARTICLE", "--to", "jsonl"],
]  # fmt: skip
_TAKE_LIMITS = {"list", "claims", "notes", "history", "compare", "timeline"}


def _named(command: list[str], here: Here) -> list[str]:
    """A command with the uids of an article and a claim, and with a limit where it takes one."""
    uids = {"ARTICLE": here("list", "--json").value[-1]["uid"], "CLAIM": here("claims", "--json").value[0]["uid"]}
    return [uids.get(word, word) for word in command] + (["--limit", "50"] if command[0] in _TAKE_LIMITS else [])


@pytest.mark.parametrize("command", _COMMANDS, ids=" ".join)
def test_no_statement_goes_through_the_library_for_some_rows(
    filled: Here, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    assert filled("annotate", _named(["ARTICLE"], filled)[0], "--quote", "bridge").status == 0
    arguments = _named(command, filled)
    with executed(monkeypatch) as statements:
        assert filled(*arguments).status == 0
    found = scans(filled.library / "library.db", statements)
    assert [each for each in found if not any(counted in each for counted in _COUNTS)] == []


@pytest.mark.parametrize("command", [["list"], ["claims"], ["notes"]], ids=" ".join)
def test_as_many_statements_are_executed_however_large_the_library_is(
    filled: Here, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]
) -> None:
    def statements() -> int:
        with executed(monkeypatch) as said:
            filled(*command, "--limit", "1")
        return len(said)

    filled("annotate", _named(["ARTICLE"], filled)[0], "--quote", "bridge")
    before = statements()
    texts = [f"News {number} of the day\n\nIt rained in {number}, Kern said." for number in range(40)]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    filled("import", *(str(tmp_path / f"{number}.txt") for number in range(40)))
    assert statements() == before


def test_a_limit_is_told_to_the_library(filled: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that are fetched, counted on the connection: a limit of one fetches no second article."""
    connect, fetched = Database._connect, count()

    class Counting(sqlite3.Cursor):
        def __next__(self) -> object:
            row = super().__next__()
            next(fetched)
            return row

    class Connection(sqlite3.Connection):
        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:  # type: ignore[override]
            return self.cursor(Counting).execute(sql, *values)

    def counting(database: Database) -> sqlite3.Connection:
        connect(database).close()
        return sqlite3.connect(database.path, isolation_level=None, check_same_thread=False, factory=Connection)

    monkeypatch.setattr(Database, "_connect", counting)
    assert filled("list", "--limit", "1", "--json").status == 0
    assert next(fetched) == 2  # its row id, and its row


def test_what_is_counted_is_read_from_an_index_alone(filled: Here) -> None:
    with closing(sqlite3.connect(filled.library / "library.db")) as db:
        plans = [row[3] for query in _COUNTS for row in db.execute(f"EXPLAIN QUERY PLAN {_whole(query)}")]
    assert all("INDEX" in plan for plan in plans)


def _whole(query: str) -> str:
    where = "is_deleted = 0 AND is_archived = 0" if "articles" in query else "related < due"
    return f"{query} WHERE {where}"


def test_speakers_heard_most_are_counted_once_after_a_change(filled: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    def counts() -> int:
        with executed(monkeypatch) as statements:
            assert filled("speakers", "--limit", "2").status == 0
        return sum(each.startswith("SELECT c.speaker, c.speaker_kind") for each in statements)

    assert [counts(), counts()] == [1, 0]
    filled("mark", filled("list", "--json").value[0]["uid"], "--read")
    assert counts() == 0
    for change in (
        ("import", "-"),
        ("speakers", "--merge", "Ministry of Roads", "--into", "Roads"),
        ("delete", filled("list", "--json").value[0]["uid"]),
        ("undo",),
    ):
        before = filled("speakers", "--json").value
        assert filled(*change, stdin=b"It rained\n\nIt rained, Kern said. It was cold, Kern said.\n").status == 0
        assert counts() == 1, change
        after = filled("speakers", "--json").value
        assert after != before
        assert filled("speakers", "--json", "--limit", "9").value == after


def test_lists_of_speakers_with_and_without_a_limit_agree(filled: Here) -> None:
    whole = filled("speakers", "--json").value
    assert len(whole) > 2
    assert filled("speakers", "--json", "--limit", "2").value == whole[:2]
    assert filled("speakers", "--json", "--limit", "5000").value == whole
    assert filled("speakers", "--limit", "2").err == f"2 of {len(whole)}; --limit 0 shows all\n"
    assert (
        filled("speakers", "bridge", "--json", "--limit", "1").value == filled("speakers", "bridge", "--json").value[:1]
    )

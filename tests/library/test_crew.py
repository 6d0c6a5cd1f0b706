"""Claims are found by processes of their own: in order, and whatever becomes of these."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import crew, finding
from reader.library.crew import Crew
from reader.library.extracting import Question, rows_of
from reader.library.finding import FEW, Finder

ROOT = Path(__file__).resolve().parents[2]


def question(number: int) -> Question:
    """Texts of very different length, so that one process is done long before the other."""
    text = f"Bridge {number}\n\n" + f"Mayor Ana Koval said that {number + 20} people had left. " * (number % 7 + 1)
    return Question(text, "a" * 16, f"Bridge {number}", "Courier", "2024-01-01", "en")


def ask_all(asked_of, count):
    return [asked_of.ask(question(number)) for number in range(count)]


@pytest.fixture
def pair():
    with closing(Crew(2)) as pair:
        yield pair


@pytest.fixture
def never_here(monkeypatch):
    """Whoever finds claims in this process fails."""

    def found(question):
        raise AssertionError(question.title)

    monkeypatch.setattr(crew, "rows_of", found)
    monkeypatch.setattr(finding, "rows_of", found)


@pytest.mark.usefixtures("never_here")
def test_processes_find_what_is_found_here(pair):
    answers = ask_all(pair, 40)
    assert [each.rows() for each in answers] == [rows_of(question(number)) for number in range(40)]


@pytest.mark.usefixtures("never_here")
def test_answers_may_be_taken_in_any_order(pair):
    answers = ask_all(pair, 9)
    assert [each.rows() for each in reversed(answers)] == [rows_of(question(number)) for number in reversed(range(9))]


@pytest.mark.parametrize("lost", [1, 2], ids=["one", "all"])
def test_what_killed_processes_leave_is_found_here(pair, lost):
    first = ask_all(pair, 20)
    expected = [rows_of(question(number)) for number in range(20)]
    for member in pair._members[:lost]:
        member._process.kill()
        member._process.wait()
    assert [each.rows() for each in (*first, *ask_all(pair, 20))] == expected * 2


def test_process_that_fails_at_a_text_loses_no_other(pair):
    answers = ask_all(pair, 10)
    bad = pair.ask(question(3)._replace(title=7))  # no title at all: a fault of the program
    more = ask_all(pair, 10)
    with pytest.raises((TypeError, AttributeError)):
        bad.rows()
    assert [each.rows() for each in (*answers, *more)] == [rows_of(question(number)) for number in range(10)] * 2


def test_few_articles_start_no_process(monkeypatch):
    monkeypatch.setattr(crew, "Crew", None)
    with closing(Finder(2)) as finder:
        assert all(each.is_there for each in ask_all(finder, FEW))


def test_many_articles_are_found_elsewhere_from_then_on(monkeypatch):
    with closing(Finder(2)) as finder:
        first = ask_all(finder, FEW)
        expected = [each.rows() for each in first[:3]]
        monkeypatch.setattr(finding, "rows_of", None)
        assert [each.rows() for each in ask_all(finder, 3)] == expected


def test_where_no_process_can_be_started_all_is_found_here(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with closing(Finder(2)) as finder:
        assert [each.rows() for each in ask_all(finder, FEW + 2)] == [rows_of(question(n)) for n in range(FEW + 2)]


def test_single_processor_needs_no_second_process(monkeypatch):
    monkeypatch.setattr(crew, "Crew", None)
    with closing(Finder(1)) as finder:
        assert len(ask_all(finder, FEW + 2)) == FEW + 2


_LOADED = """
import sys
from reader.library import crew_member
import reader.library.extracting as extracting
extracting.rows_of(extracting.Question("Bridge\\n\\nIt broke, she said.", "a", "", "", "", "en"))
print(*sorted(sys.modules))
"""


def test_process_loads_no_commands_and_no_screens():
    done = subprocess.run([sys.executable, "-c", _LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "reader.claims.extract" in loaded
    rooms = {name.split(".")[1] for name in loaded if name.startswith("reader.")}
    assert rooms & {"cli", "tui", "settings", "search", "ingest", "export"} == set()
    assert loaded & {"textual", "rich", "whoosh", "multiprocessing"} == set()


_ASKS = """
import sys
from reader.library.crew import Crew
from reader.library.extracting import Question
crew = Crew(2)
text = "Bridge\\n\\n" + "Mayor Ana Koval said that 20 people had left the town of Hollin. " * 3000
for number in range(8):
    crew.ask(Question(text, "a", "", "", "", "en"))
print(*(member._process.pid for member in crew._members), flush=True)
sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="no way to wait for processes of others here")
def test_processes_end_with_a_program_that_is_killed():
    command = [sys.executable, "-c", _ASKS]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as asking:
        pids = [int(word) for word in asking.stdout.readline().split()]
        ends = [os.pidfd_open(pid) for pid in pids]
        asking.kill()
    assert len(ends) == 2
    for end in ends:
        assert select.select([end], [], [], 30)[0]
        os.close(end)

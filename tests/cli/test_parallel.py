"""Texts in several processes: in order, in little memory, and gone when nobody wants more."""

from __future__ import annotations

import json
import operator
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from support.runs import ROOT, Here

from reader.cli.commands import texts
from reader.cli.parallel import in_order
from reader.errors import WorkerLostError


def lines(count: int) -> list[str]:
    """Texts of very different length, so that one worker is done long before the other."""
    return [
        json.dumps({"id": number, "text": f"Kern said it rained {number} times. " * (40 if number % 3 else 1)})
        for number in range(count)
    ]


def found(out: str) -> list[dict[str, object]]:
    records = [json.loads(line) for line in out.splitlines()]
    for record in records:
        del record["seconds"]
    return records


@pytest.mark.slow
def test_two_processes_write_what_one_writes_in_the_same_order(hearsay: Here) -> None:
    texts_in = lines(30)
    texts_in[4], texts_in[17], texts_in[18] = "not json", "", '{"id": 1}'
    stdin = "\n".join(texts_in).encode()
    alone = hearsay("claims", "--jsonl", "-", stdin=stdin)
    together = hearsay("claims", "--jsonl", "-", "--jobs", "2", stdin=stdin)
    assert found(together.out) == found(alone.out)
    assert (together.err, together.status) == (alone.err, alone.status) == (alone.err, 3)
    assert [line.split(": ")[1] for line in alone.err.splitlines()] == ["line 5", "line 19"]
    assert [record["id"] for record in found(together.out)] == [n for n in range(30) if n not in (4, 17, 18)]


@pytest.mark.slow
def test_texts_of_a_file_are_shared_too(hearsay: Here, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join(lines(3)), encoding="utf-8")
    run = hearsay("claims", "--jsonl", str(tmp_path / "in.jsonl"), "--jobs", "0")
    assert (run.status, len(found(run.out))) == (0, 3)


def test_answers_come_in_the_order_of_the_questions() -> None:
    with closing(in_order(operator.neg, range(50), jobs=3)) as answers:
        assert list(answers) == [-number for number in range(50)]


def test_nothing_to_ask_is_nothing_to_answer() -> None:
    with closing(in_order(len, [], jobs=2)) as answers:
        assert list(answers) == []


def test_questions_are_not_read_far_ahead_of_the_answers() -> None:
    asked = 0

    def questions() -> Iterator[bytes]:
        nonlocal asked
        for asked in range(100):  # noqa: B007 — read by the test
            yield b"x" * 1_000_000

    with closing(in_order(bytes.upper, questions(), jobs=2)) as answers:
        lead = max(asked - answered for answered, _ in enumerate(answers))
    assert lead < 10


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_workers_do_not_hear_an_interrupt() -> None:
    with closing(in_order(signal.raise_signal, [signal.SIGINT] * 3, jobs=2)) as answers:
        assert list(answers) == [None] * 3


def test_worker_that_ends_by_itself_is_told() -> None:
    with closing(in_order(os._exit, [7, 7, 7], jobs=2)) as answers, pytest.raises(WorkerLostError):
        next(answers)


def test_what_stops_the_questions_is_raised_after_the_answers() -> None:
    def questions() -> Iterator[str]:
        yield "abc"
        raise OSError("the disk has gone")

    with closing(in_order(len, questions(), jobs=2)) as answers:
        assert next(answers) == 3
        with pytest.raises(OSError, match="the disk has gone"):
            next(answers)


def test_fault_in_one_text_costs_a_line_and_tells_nothing_of_the_text(
    hearsay: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = texts.extract

    def fragile(text: str, **given: str) -> object:
        if text.startswith("Secret"):
            raise KeyError(text)
        return real(text, **given)

    monkeypatch.setattr(texts, "extract", fragile)
    run = hearsay("claims", "--jsonl", "-", stdin=b'{"id": 1, "text": "Secret"}\n{"id": 2, "text": "Public"}\n')
    assert (run.status, [record["id"] for record in found(run.out)]) == (3, [2])
    assert run.err.startswith("hearsay: line 1: a fault in the program (KeyError in fragile, line ")
    assert "Secret" not in run.err


@pytest.mark.parametrize("jobs", ["65", "-1", "two", "1.5"])
def test_odd_number_of_processes_is_wrong_usage(hearsay: Here, jobs: str) -> None:
    run = hearsay("claims", "--jsonl", "-", "--jobs", jobs)
    assert (run.status, run.out) == (2, "")
    assert "64" in run.err


def test_processes_are_for_texts_only(hearsay: Here) -> None:
    run = hearsay("claims", "--jobs", "2")
    assert run.status == 2
    assert "--jsonl" in run.err


# ---------------------------------------------------------------- as a process


@pytest.fixture
def at_work() -> Iterator[subprocess.Popen[str]]:
    """Two processes at work, which wait for more: one text is done."""
    command = [sys.executable, "-m", "reader", "claims", "--jsonl", "-", "--jobs", "2"]
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write('{"id": "a", "text": "It rained, Kern said."}\n')
    child.stdin.flush()
    assert json.loads(child.stdout.readline())["id"] == "a"  # comes although no second line is there
    yield child
    if child.poll() is None:
        child.kill()
    child.communicate()


def _interrupt_all(child: subprocess.Popen[str]) -> None:
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does


def _interrupt_one(child: subprocess.Popen[str]) -> None:
    child.send_signal(signal.SIGINT)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("interrupt", [_interrupt_all, _interrupt_one], ids=["all", "first"])
def test_interrupt_ends_every_process_without_a_word(
    at_work: subprocess.Popen[str], interrupt: Callable[[subprocess.Popen[str]], None]
) -> None:
    interrupt(at_work)
    _, story = at_work.communicate(timeout=30)  # ends when no process holds these pipes any more
    assert (at_work.returncode, story) == (130, "")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_interrupt_amid_a_file_is_silent_too(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join(lines(900)), encoding="utf-8")
    command = [sys.executable, "-m", "reader", "claims", "--jsonl", str(tmp_path / "in.jsonl"), "--jobs", "2"]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline()
    child.send_signal(signal.SIGINT)
    _, story = child.communicate(timeout=30)
    assert (child.returncode, story) == (130, "")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_killed_program_leaves_no_process_behind(at_work: subprocess.Popen[str]) -> None:
    at_work.kill()
    at_work.communicate(timeout=30)  # likewise


@pytest.mark.slow
def test_end_of_the_texts_ends_all(at_work: subprocess.Popen[str]) -> None:
    out, story = at_work.communicate('{"id": "b", "text": "It snowed, Kern said."}\n', timeout=30)
    assert (json.loads(out)["id"], story, at_work.returncode) == ("b", "", 0)

"""Faults of what comes in and goes out: bytes that are no text, huge pastes, pipes, streams that are closed."""

from __future__ import annotations

import os
import shutil
import time

import pytest
from support.faults import UNSWAYED, hearsay, is_one_line, shell, size
from support.terminal import ENTER, ESCAPE, Terminal, reader_command

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="pipes and terminals of POSIX")]

NO_UTF8 = b"\xff\xfe\xc3\x28\x9b\x80\xe2\x82"
MOST_MB = 300


@pytest.fixture(scope="module")
def library(ordinary_master, tmp_path_factory):
    return shutil.copytree(ordinary_master, tmp_path_factory.mktemp("input") / "library")


@pytest.fixture(scope="module")
def reader(library):
    """One reader for all tests; each leaves it in the list."""
    with Terminal(reader_command(library), size=(140, 40), folder=library.parent, env=UNSWAYED) as terminal:
        terminal.wait_for_text("Hearsay")
        terminal.settle()
        yield terminal
        assert terminal.quit() == 0
        assert terminal.forbidden == []
        assert not (library / "crash.txt").exists()


def test_bytes_that_are_no_utf8_are_read_over_wherever_they_are_typed(reader):
    reader.press(NO_UTF8, ESCAPE, "/", NO_UTF8, ESCAPE, ESCAPE, ENTER, "a", "a thought", NO_UTF8)
    since = len(reader.output)
    reader.resize(139, 40)
    reader.wait_for_text("a thought", since=since)
    reader.press("\x04", "y", ESCAPE, "1")
    reader.resize(140, 40)
    assert reader.process.poll() is None


@pytest.mark.parametrize("where", [["/"], [ENTER, "a"]], ids=["search", "note"])
def test_a_huge_paste_is_taken_or_cut_and_the_reader_answers_soon(reader, where):
    text = ("word " * 15 + "x" * 5 + "\n") * size(100, 12_500)
    reader.press(*where)
    before = time.process_time()
    reader.type(f"\x1b[200~{text}\x1b[201~")
    reader.settle(seconds=size(20, 60))
    assert time.process_time() - before < 60  # of this process: that nothing here spins
    since = len(reader.output)
    reader.resize(139, 40)
    reader.wait_for(lambda: len(reader.output) > since, seconds=5)
    assert highest_memory(reader.process.pid) < MOST_MB
    reader.press("\x04", "y", ESCAPE, ESCAPE, ESCAPE, "1")
    reader.resize(140, 40)
    reader.settle()


def highest_memory(process):
    """In MB; 0 where the system does not tell."""
    try:
        with open(f"/proc/{process}/status", encoding="utf-8") as lines:
            return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))
    except FileNotFoundError:
        return 0


def test_what_comes_through_a_pipe_is_imported_and_is_no_keys(library, tmp_path):
    run = hearsay(tmp_path / "new", "import", "-", stdin=b"A title\n\nA text.\n")
    assert (run.status, run.out.startswith("added")) == (0, True)
    for stdin in (b"", b"y\n" * 1000):
        run = hearsay(library, stdin=stdin)
        assert (run.status, "\x1b" in run.out) == (0, False)
        assert run.out.startswith("12 articles")
    assert len(hearsay(library, "list", "--json").value) == 12


@pytest.mark.parametrize(
    ("script", "statuses"),
    [
        ("$HEARSAY list | head -1", {"0", "141"}),
        ("$HEARSAY search dam | true", {"0", "141"}),
        ("$HEARSAY list >&-", {"0"}),
        ("$HEARSAY list <&-", {"0"}),
        ("$HEARSAY list > /dev/full", {"1"}),
    ],
    ids=["head", "nobody", "closed", "closed-in", "full"],
)
def test_output_that_nobody_takes_ends_without_a_traceback(library, script, statuses):
    run = shell(f"exec 3>&1; {script}; echo ${{PIPESTATUS[0]}} >&3", library)
    assert run.out.splitlines()[-1] in statuses
    assert run.err == "" or is_one_line(run.err)

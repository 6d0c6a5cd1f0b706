"""Faults of processes: several at once, killed, without handles or memory, a clock that jumps, files that go away."""

from __future__ import annotations

import os
import resource
import select
import signal
import sqlite3
import subprocess
import tempfile
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from support.faults import (
    articles,
    assert_well,
    command,
    drawn,
    environment,
    hearsay,
    is_one_line,
    size,
    told,
    under_shell,
)
from support.library_in_hand import paths_in
from support.terminal import CHECKOUT, ENTER, Terminal, reader_command

from reader.library import Library
from reader.model import Span

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="processes of POSIX")]

MOST_KB = 400_000


class Started:
    """The program at work in the background; its streams go into files, so that it never waits for who reads them."""

    def __init__(self, folder, *arguments):
        self._out, self._err = (tempfile.TemporaryFile("w+", encoding="utf-8") for _ in range(2))  # noqa: SIM115 — see end()
        self.process = subprocess.Popen(
            command(folder, *arguments),
            cwd=CHECKOUT,
            env=environment(PYTHONUNBUFFERED="1"),
            stdout=self._out,
            stderr=self._err,
            start_new_session=True,
        )

    def wait_for_lines(self, count):
        """Until so many are printed, or it has ended."""
        while self.process.poll() is None and self._so_far(self._out).count("\n") < count:
            select.select([], [], [], 0.01)

    def end(self, seconds=600):
        """Status, and what was printed to both streams."""
        status = self.process.wait(seconds)
        with self._out, self._err:
            return status, self._so_far(self._out), self._so_far(self._err)

    def _so_far(self, file):
        return os.pread(file.fileno(), 1 << 30, 0).decode()


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_two_imports_and_a_reader_on_one_library_lose_nothing(tmp_path):
    library, count = tmp_path / "library", size(30, 4_950)
    halves = [
        written(tmp_path, f"{first}.jsonl", articles(count + 10, first=first)) for first in (0, count)
    ]  # ten are in both
    assert hearsay(library, "import", "-", stdin=b"A title\n\nA text.\n").status == 0
    with Terminal(reader_command(library), folder=tmp_path) as terminal:
        terminal.wait_for_text("Hearsay")
        programs = [Started(library, "import", half) for half in halves]
        ended = [program.end() for program in programs]
        assert [status for status, _, _ in ended] == [0, 0], ended
        assert all("Traceback" not in story for _, _, story in ended)
        since = len(terminal.output)
        terminal.press("/", f"zq{count}", ENTER)
        terminal.wait_for_text(f"Dam zq{count}", since=since)
        assert terminal.quit() == 0
    with Library.open(paths_in(library)) as opened:
        titles = [article.title for article in opened.articles.rows().page(0, 1 << 30)]
        assert sorted(titles) == sorted(["A title", *(f"Dam zq{number}" for number in range(2 * count + 10))])
    assert_well(library)


def test_a_locked_library_is_told_in_one_line_and_the_reader_goes_on(ordinary_library):
    held, let_go = threading.Event(), threading.Event()
    holding = threading.Thread(target=hold, args=(ordinary_library / "library.db", held, let_go))
    holding.start()
    assert held.wait(10)
    busy = Started(ordinary_library, "import", written(ordinary_library.parent, "a.txt", "A title\n\nA text.\n"))
    with Terminal(reader_command(ordinary_library), size=(140, 40), folder=ordinary_library.parent) as terminal:
        terminal.wait_for_text("Hearsay")
        terminal.wait_for_text("Dam number")
        listed = hearsay(ordinary_library, "list", "--json")
        assert (listed.status, len(listed.value)) == (0, 12)
        since = len(terminal.output)
        terminal.press(ENTER, "h", "j")  # highlights, which waits, and goes on reading, which does not
        terminal.wait_for_text("is still being written", since=since, seconds=10)
        status, _, story = busy.end(10)
        assert (status, is_one_line(story)) == (4, True)
        assert "is still being written" in story
        let_go.set()
        holding.join()
        since = len(terminal.output)
        terminal.press("h")
        terminal.wait_for_text("highlighted", since=since)
        assert terminal.quit() == 0
    assert_well(ordinary_library)


def hold(path, held, let_go):
    """Keep everybody else from writing, as a program does that hangs in the middle of it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        held.set()
        let_go.wait(size(30, 60))
        db.execute("ROLLBACK")


@pytest.mark.parametrize("limit", ["ulimit -n 32", "ulimit -v 800000"], ids=["handles", "memory"])
def test_little_of_everything_is_enough_or_is_told_in_one_line(tmp_path, limit):
    library, count = tmp_path / "library", size(44, 9_900)
    run = under_shell(library, limit, "import", written(tmp_path, "in.jsonl", articles(count)))
    assert (run.status, told(run.out, "added")) == (0, count) or is_one_line(run.err), run.err
    assert "Traceback" not in run.err
    assert_well(library)


def test_files_that_vanish_or_turn_into_other_things_cost_a_line_each(tmp_path):
    """What happens to them happens before they are read: nothing here depends on who is quicker."""
    folder, count = tmp_path / "in", size(28, 10_000)
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(f"Dam zq{number}\n\nThe dam holds, {number} people said.\n", "utf-8")
    odd = {}
    for name, turn in (("empty", cut_off), ("folder", make_folder), ("pipe", make_pipe), ("link", link_to_itself)):
        path = folder / f"{len(odd) * 3:05}.txt"
        turn(path)
        odd[name] = path
    named = [str(folder), str(folder / "vanished.txt")]
    run = hearsay(tmp_path / "library", "import", *named)
    assert (run.status, told(run.out, "added")) == (3, count - len(odd))
    for path in (*(odd[name] for name in ("empty", "pipe", "link")), folder / "vanished.txt"):
        assert run.err.count(str(path)) == 1, run.err
    assert "Traceback" not in run.err
    assert_well(tmp_path / "library")


def test_files_that_vanish_while_they_are_imported_are_named_and_the_others_come_in(tmp_path):
    folder, count, draw = tmp_path / "in", size(120, 10_000), drawn()
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(f"Dam zq{number}\n\nThe dam holds, {number} people said.\n", "utf-8")
    gone = draw.sample(sorted(folder.iterdir()), count // 10)
    program = Started(tmp_path / "library", "import", str(folder))
    program.wait_for_lines(1)
    for path in gone:
        path.unlink()
        if draw.random() < 0.5:
            os.mkfifo(path)
    status, out, story = program.end()
    brought = told(out, "added")
    named = {line.split(": ")[1] for line in story.splitlines() if str(folder) in line}
    assert named <= {str(path) for path in gone}
    assert brought + len(named) == count
    assert status == (3 if named else 0)
    assert "Traceback" not in story
    assert_well(tmp_path / "library")


def cut_off(path):
    path.write_bytes(b"")


def make_folder(path):
    path.unlink()
    path.mkdir()


def make_pipe(path):
    path.unlink()
    os.mkfifo(path)


def link_to_itself(path):
    path.unlink()
    path.symlink_to(path)


def test_a_folder_of_many_files_names_each_bad_one_and_comes_in_once(tmp_path):
    folder, count = tmp_path / "in", size(50, 10_000)
    folder.mkdir()
    bad = set(range(7, count, size(25, 100)))
    for number in range(count):
        text = b"\0\1\2\3" * 50 if number in bad else f"Dam zq{number}\n\nThe dam holds, he said.\n".encode()
        (folder / f"{number:05}.txt").write_bytes(text)
    first, second = (hearsay(tmp_path / "library", "import", str(folder)) for _ in range(2))
    for run, word in ((first, "added"), (second, "unchanged")):
        assert (run.status, told(run.out, word)) == (3, count - len(bad))
        lines = run.err.splitlines()
        assert sum(str(folder) in line for line in lines) == len(bad)
        assert f"{count - len(bad):,} {word}, {len(bad)} failed" in lines
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MOST_KB
    assert_well(tmp_path / "library")


def test_an_interrupt_ends_an_import_soon_and_counts_what_was_stored(tmp_path):
    source = written(tmp_path, "in.jsonl", articles(size(200, 9_900)))
    program = Started(tmp_path / "library", "import", source)
    program.wait_for_lines(5)
    program.process.send_signal(signal.SIGINT)
    status, out, story = program.end(15)
    lines = out.splitlines()
    assert (status, "Traceback" in story) == (130, False)
    assert f"{len(lines):,} added" in story
    with Library.open(paths_in(tmp_path / "library")) as library:
        assert library.articles.counts().articles == len(lines)
        assert library.search.find("hollin").total == len(lines)


def text_of(library, uid):
    return next(note.text for note, _ in library.notes.find() if note.uid == uid)


class Clock:
    def __init__(self, now):
        self.now = now

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


YEARS = [datetime(year, 1, 1, tzinfo=UTC) for year in (2030, 2029, 2099, 2029)]


def test_a_clock_that_jumps_overwrites_nothing_and_orders_nothing_anew(ordinary_library):
    """Four programs with four clocks, one after the other; the last three change the same note. No time is shown as
    so long ago, or still to come: dates are.
    """
    texts = []
    for number, year in enumerate(YEARS):
        with Library.open(paths_in(ordinary_library), clock=Clock(year)) as library:
            article = library.articles.rows().page(number, 1)[0]
            if number == 0:
                uid = library.notes.highlight(article.uid, Span(0, 3), text="first").uid
            else:
                library.notes.edit(uid, text=f"changed {number}")
            texts.append(text_of(library, uid))
            library.search.keep_in_step()
            assert [hit.uid for hit in library.search.find("dam").hits] != []
            acts = [act.what for act in library.history.acts()]
    assert texts == ["first", "changed 1", "changed 2", "changed 3"]
    assert len(acts) == 4
    with Library.open(paths_in(ordinary_library)) as library:
        for text in reversed(texts[:-1]):
            library.history.undo()
            assert text_of(library, uid) == text
    assert_well(ordinary_library)


def test_a_clock_that_jumps_puts_off_no_lock_and_no_index(ordinary_library):
    """The files that tell of locks and of the index are from the future, and from long ago."""
    hearsay(ordinary_library, "search", "dam")
    for moment in (4_000_000_000, 100):
        for path in ordinary_library.rglob("*"):
            os.utime(path, (moment, moment))
        run = hearsay(ordinary_library, "search", "--json", "wall")
        assert (run.status, len(run.value)) == (0, 12)
    assert hearsay(ordinary_library, "backup").status == 0
    assert_well(ordinary_library)

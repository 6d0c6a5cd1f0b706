"""Killed in the middle of everything, and two at once: what was said to be on disk is there, and nothing by half."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from support.faults import assert_well, drawn, environment, size
from support.library_in_hand import paths_in, take_in

from reader.library import Library
from reader.model import Span

pytestmark = pytest.mark.slow
WORK = Path(__file__).resolve().parents[1] / "mixed_work.py"
LONGEST_SECONDS = 2.5


def another_library(folder, number):
    """A library with an article and a note of its own."""
    with Library.open(paths_in(folder / f"other{number}")) as library:
        uid = take_in(library, f"Other om{number}\n\nThe mayor said that om{number} was dry.").article_uid
        library.notes.highlight(uid, Span(0, 5), text=f"note on{number}")
        return str(library.paths.database)


def at_work(folder, seed, other, *seconds):
    return subprocess.Popen(
        [sys.executable, str(WORK), str(folder), str(seed), other, *seconds],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )


def work_and_die(folder, seed, other, seconds):
    """What the program said before it was killed."""
    with at_work(folder, seed, other) as child:
        said = [child.stdout.readline()]
        timer = threading.Timer(seconds, child.send_signal, [signal.SIGKILL])
        timer.start()
        said += child.stdout
        timer.join()
        wrong = child.stderr.read()
    assert child.returncode == -signal.SIGKILL, wrong
    return [line.split() for line in said if line.endswith("\n")]


class Acknowledged:
    """What must be there, by what the programs said."""

    def __init__(self):
        self.articles, self.notes, self.tags, self.merged = {}, {}, {}, set()
        self.maybe = set()

    def hear(self, what, *values):
        assert what != "LOST", values
        if what == "added":
            self.articles[values[0]] = values[1]
        elif what == "noted":
            self.notes[values[0]] = values[1]
        elif what == "undoing":
            self.maybe.add(values[0])
        elif what == "undone":
            self.notes.pop(values[0])
        elif what == "tagged":
            self.tags[values[0]] = values[1]
        elif what == "merged":
            self.merged.add(Path(values[0]).parent.name.removeprefix("other"))

    def look(self, library, *, newest=0):
        """Compare with what there is; `newest` is how many articles are looked for by search, 0 all."""
        rows = {article.uid: article for article in library.articles.rows().page(0, 1 << 30)}
        notes = {note.uid: note for note, _ in library.notes.find()}
        assert set(self.articles.values()) <= set(rows)
        assert all(name in rows[uid].tags for name, uid in self.tags.items())
        for name, uid in self.notes.items():
            if name not in self.maybe:
                assert (notes[uid].text, notes[uid].tags) == (f"note {name}", (name,))
        assert all(note.text.startswith("note ") for note in notes.values())  # none by half
        titles = {article.title for article in rows.values()}
        assert {f"Other om{number}" for number in self.merged} <= titles
        assert {f"note on{number}" for number in self.merged} <= {note.text for note in notes.values()}
        for word in list(self.articles)[-newest:]:
            assert [hit.uid for hit in library.search.find(word).hits] == [self.articles[word]]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_program_that_is_killed_at_any_moment_loses_nothing_that_it_said(tmp_path):
    draw, known, kills = drawn(), Acknowledged(), size(4, 200)
    folder = tmp_path / "library"
    for kill in range(kills):
        other = another_library(tmp_path, kill)
        for line in work_and_die(folder, kill, other, draw.uniform(0.0, LONGEST_SECONDS)):
            known.hear(*line)
        with Library.open(paths_in(folder)) as library:
            known.look(library, newest=10)
        if kill % 10 == 0 or kill == kills - 1:
            assert_well_but_for_leftovers(folder)
    assert known.notes


def assert_well_but_for_leftovers(folder):
    """What a kill leaves half written lies there until the next backup removes it; that is made here."""
    for part in folder.rglob(".*.part"):
        part.unlink()
    assert_well(folder)


def test_two_programs_that_write_for_a_while_agree_on_everything(tmp_path):
    known, folder = Acknowledged(), tmp_path / "library"
    others = [another_library(tmp_path, number) for number in range(2)]
    seconds = str(size(3, 180))
    programs = [at_work(folder, number, other, seconds) for number, other in enumerate(others)]
    heard = [program.communicate(timeout=600) for program in programs]
    assert [program.returncode for program in programs] == [0, 0], heard
    for said, _ in heard:
        for line in said.splitlines():
            if not line.startswith("LOST"):  # another program was writing the index just then
                known.hear(*line.split())
    # An undo takes back what was done last, by whichever program: what it said of its own note may be of the other's.
    known.maybe |= set(known.notes)
    with Library.open(paths_in(folder)) as library:
        library.search.keep_in_step()
        known.tags.clear()
        known.look(library)
    assert_well(folder)

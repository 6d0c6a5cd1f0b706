"""Killed in the middle: whatever was acknowledged is there, whole, and the library opens again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from support.faults import IS_FULL, assert_well, drawn, size
from support.terminal import CHECKOUT, ENTER, ESCAPE, Terminal, printed, reader_command

from reader.library import Library
from reader.model import LibraryPaths

pytestmark = pytest.mark.slow

_WRITER = """
import sys
from pathlib import Path
from reader.library import Library
from reader.model import LibraryPaths, Span

folder = Path(sys.argv[1])
with Library.open(LibraryPaths(folder / "library.db", folder / "cache" / "index")) as library:
    uid = library.articles.rows().page(0, 1)[0].uid
    for number in range(10_000):
        note = library.notes.highlight(uid, Span(number % 50, number % 50 + 5), text=f"note {number}", tags=("t",))
        print(number, note.uid, flush=True)
"""


def paths(folder):
    return LibraryPaths(folder / "library.db", folder / "cache" / "index")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_killed_writer_loses_no_note_that_it_acknowledged(ordinary_library):
    draw = drawn()
    acknowledged = {}
    for _round in range(size(2, 40)):
        command = [sys.executable, "-c", _WRITER, str(ordinary_library)]
        env = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as writer:
            for _line in range(draw.randint(1, 40)):
                number, uid = writer.stdout.readline().split()
                acknowledged[uid] = f"note {number}"
            writer.kill()
            for line in writer.stdout.read().splitlines():  # acknowledged before the kill, not yet read
                number, _space, uid = line.partition(" ")
                acknowledged |= {uid: f"note {number}"} if len(uid) == len(next(iter(acknowledged))) else {}
    with Library.open(paths(ordinary_library)) as library:
        kept = {note.uid: note for note, _article in library.notes.find()}
        assert acknowledged.items() <= {uid: note.text for uid, note in kept.items()}.items()
        assert {note.tags for note in kept.values()} == {("t",)}
        assert [finding for finding in library.health.check() if not finding.is_ok] == []


def test_a_note_shown_as_saved_survives_a_kill(ordinary_library):
    with Terminal(reader_command(ordinary_library), size=(140, 40), folder=ordinary_library.parent) as terminal:
        terminal.wait_for_text("Hearsay")
        terminal.settle()
        terminal.press(ENTER, "a", "acknowledged thought")
        since = len(terminal.output)
        terminal.type(ESCAPE)
        terminal.wait_for_text("note saved", since=since)
        terminal.send_signal("SIGKILL")
        terminal.wait_for_end()
    with Library.open(paths(ordinary_library)) as library:
        assert [note.text for note, _article in library.notes.find()] == ["acknowledged thought"]


@pytest.mark.skipif(not IS_FULL, reason="one for each fiftieth of half a second: `make faults`")
@pytest.mark.parametrize("fiftieth", range(26))
def test_a_note_is_there_in_full_or_not_at_all_whenever_the_reader_is_killed(ordinary_library, fiftieth):
    words = "a thought of some length " * 40
    with Terminal(reader_command(ordinary_library), size=(140, 40), folder=ordinary_library.parent) as terminal:
        terminal.wait_for_text("Hearsay")
        terminal.settle()
        terminal.press(ENTER, "a")
        terminal.type(f"\x1b[200~{words}\x1b[201~")
        terminal.settle()
        since = len(terminal.output)
        terminal.type(ESCAPE)
        terminal.watch(fiftieth * 0.02)
        is_told = "note saved" in printed(bytes(terminal.output[since:]))
        terminal.send_signal("SIGKILL")
        terminal.wait_for_end()
    with Library.open(paths(ordinary_library)) as library:
        notes = [note.text.strip() for note, _article in library.notes.find()]
    assert notes == [words.strip()] or (notes == [] and not is_told)
    assert_well(ordinary_library)


def test_a_note_is_saved_however_fast_the_reader_quits(ordinary_library):
    with Terminal(reader_command(ordinary_library), size=(140, 40), folder=ordinary_library.parent) as terminal:
        terminal.wait_for_text("Hearsay")
        terminal.settle()
        terminal.press(ENTER, "h", "a", "quick")
        terminal.type(ESCAPE)
        terminal.type("q")  # may still fall into the note, or quit at once
        assert terminal.quit() == 0
    with Library.open(paths(ordinary_library)) as library:
        assert [note.text.rstrip("qn") for note, _article in library.notes.find()] == ["quick"]

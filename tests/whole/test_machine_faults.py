"""Killed while libraries merge and share a folder: what was on disk is there, and both become the same in the end.

HEARSAY_KILLS=100 kills so often; the suite does it a few times.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from support.library_in_hand import paths_in

from reader.library import Library

pytestmark = pytest.mark.slow
AT_WORK = Path(__file__).with_name("machines_at_work.py")
KILLS = int(os.environ.get("HEARSAY_KILLS", "4"))
LONGEST_SECONDS = 1.5


def work_and_die(folder, seed, rng):
    """What the program said before it was killed."""
    with (folder / "wrong.txt").open("w+") as wrong:
        command = [sys.executable, str(AT_WORK), str(folder), str(seed)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=wrong, text=True) as child:
            said = [child.stdout.readline()]
            timer = threading.Timer(rng.uniform(0.0, LONGEST_SECONDS), child.send_signal, [signal.SIGKILL])
            timer.start()
            said += child.stdout
            timer.join()
        wrong.seek(0)
        assert child.returncode == -signal.SIGKILL, wrong.read()
    return [line.split() for line in said if line.endswith("\n")]


def notes_of(folder, name):
    with Library.open(paths_in(folder / name)) as library:
        library.search.keep_in_step()  # it may have been killed before there was any index
        assert [each for each in library.health.check() if not each.is_ok] == []
        return {note.text.removeprefix("note ") for note, _ in library.notes.find()}


def whole(folder, name):
    with Library.open(paths_in(folder / name)) as library:
        return [sorted("".join(library.exchange.export("jsonl")).splitlines()), library.merging.choices()]


def test_libraries_that_are_killed_while_they_meet_lose_nothing_and_agree_in_the_end(tmp_path):
    seed = random.randrange(1 << 16) if "HEARSAY_KILLS" in os.environ else 11
    print("seed", seed)  # noqa: T201 — to do it again
    rng = random.Random(seed)
    (tmp_path / "shared").mkdir()
    written = {"a": set(), "b": set()}
    for kill in range(KILLS):
        for words in work_and_die(tmp_path, seed + kill, rng):
            if words[0] in written:
                written[words[0]].add(words[1])
            assert words[0] in {"a", "b", "done"}, words
        for name in ("a", "b"):
            assert written[name] <= notes_of(tmp_path, name)
    for name in ("a", "b", "a"):
        with Library.open(paths_in(tmp_path / name)) as library:
            assert library.syncing.sync(str(tmp_path / "shared")).problems == ()
    assert whole(tmp_path, "a") == whole(tmp_path, "b")
    assert written["a"] | written["b"] <= notes_of(tmp_path, "b")

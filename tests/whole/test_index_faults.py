"""A program is killed again and again while it builds, changes and merges the index: nothing is lost, search heals.

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
from support.faults import IS_FULL, size
from support.library_in_hand import paths_in

from reader.library import Library
from reader.model import SearchIn

pytestmark = pytest.mark.slow
AT_WORK = Path(__file__).with_name("index_at_work.py")
KILLS = int(os.environ.get("HEARSAY_KILLS", size(4, 100)))
LONGEST_SECONDS = 3.0


def work_and_die(folder, seed, rng):
    """What the program said before it was killed, and whether it came to work at all."""
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


def test_whatever_was_said_to_be_on_disk_is_found_after_every_kill(tmp_path):
    seed = random.randrange(1 << 16) if IS_FULL or "HEARSAY_KILLS" in os.environ else 7
    print("seed", seed)  # noqa: T201 — to do it again
    rng = random.Random(seed)
    articles, notes, gone = {}, {}, set()
    for kill in range(1, KILLS + 1):
        for what, *values in work_and_die(tmp_path, kill, rng):
            if what == "added":
                articles[values[0]] = values[1]
            elif what == "noted":
                notes[values[0]] = values[1]
            elif what == "removing":
                gone.add(values[0])
        with Library.open(paths_in(tmp_path)) as library:
            newest = list(articles)[-20:]
            for word in newest:
                assert_found(library, word, articles[word], gone, f"at once, after kill {kill}")
            library.search.keep_in_step()
            assert library.search.check().is_ok, f"after kill {kill}"
            looked_at = articles.items() if kill % 10 == 0 or kill == KILLS else list(articles.items())[-100:]
            for word, uid in looked_at:
                assert_found(library, word, uid, gone, f"in step, after kill {kill}")
            for word, uid in notes.items():
                hits = library.search.find(word, within=SearchIn.NOTES).hits
                assert len(hits) == (0 if uid in gone and not is_there(library, uid) else 1), (word, kill)


def is_there(library, uid):
    return any(article.uid == uid for article in library.articles.rows().page(0, 1 << 30))


def assert_found(library, word, uid, gone, when):
    hits = [hit.uid for hit in library.search.find(word).hits]
    assert hits == [uid] or (uid in gone and hits == []), (word, when)

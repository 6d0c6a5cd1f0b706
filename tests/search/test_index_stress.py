"""One writes, several read, in threads and in another process: every answer is that of some state that was kept."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.errors import IndexUnusableError
from reader.model import SearchIn
from reader.search import changing
from reader.search.analyzer import Analyzer
from reader.search.entries import TEXT, TITLE, Entry
from reader.search.evaluate import Evaluation
from reader.search.index import SearchIndex
from reader.search.query import parse

pytestmark = pytest.mark.slow
ARTICLES = 60
CHANGES = 40
READERS = 3
ANALYZER = Analyzer()
ROOT = Path(__file__).resolve().parents[2]
READER = """
import sys
sys.path[:0] = sys.argv[2:]
import importlib.util
spec = importlib.util.spec_from_file_location("stress", sys.argv[2] + "/search/test_index_stress.py")
stress = importlib.util.module_from_spec(spec)
spec.loader.exec_module(stress)
stress.read_from_outside(stress.Path(sys.argv[1]))
"""


def article(number, generation):
    """The words of all generations are different; each says its own twice, in a row with a common word."""
    text = f"stable ground {number} mark{generation} stable mark{generation} " + "filler " * (number % 7)
    return Entry(SearchIn.ARTICLES, number, number, {TITLE: "", TEXT: text})


class Kept:
    """Where the newest stamp is kept, for threads and processes; replaced as a whole."""

    def __init__(self, folder):
        self.path = folder / "stamp.json"

    def keep(self, stamp, generation):
        beside = self.path.with_suffix(".new")
        beside.write_text(json.dumps([stamp, generation]))
        os.replace(beside, self.path)

    def newest(self):
        return json.loads(self.path.read_text())


def look(index, kept, rng):
    """Ask once, and see that the answer is that of the stamp. A stamp whose files are gone must not be the newest."""
    stamp, generation = kept.newest()
    try:
        with index.reading(stamp) as snapshot:
            ask = Evaluation(snapshot.shelves, None, ANALYZER, SearchIn.ARTICLES)
            everything = ask.answer(parse("stable").node)
            mine = ask.answer(parse(f'"stable mark{generation}" OR nowhere{rng.random()}').node)
            assert everything.ids() == frozenset(range(1, ARTICLES + 1))
            assert everything.count == len(everything.best(ARTICLES * 2)) == ARTICLES
            assert mine.count >= 1, generation
    except IndexUnusableError:
        if kept.newest()[0] == stamp:
            raise
        return 0
    return 1


def read_until(done, index, kept, problems, answers, seed):
    rng = random.Random(seed)
    try:
        while not done.is_set():
            answers.append(look(index, kept, rng))
    except Exception as error:  # noqa: BLE001 — a thread's failure is the test's
        problems.append(error)


def read_from_outside(folder):
    """As another program: until its input ends."""
    done = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), done.set()), daemon=True).start()
    problems, answers = [], []
    read_until(done, SearchIndex(folder / "index", ANALYZER), Kept(folder), problems, answers, 99)
    print(json.dumps([sum(answers), [repr(problem) for problem in problems]]))  # noqa: T201 — a process's answer


def write(index, kept):
    """Change articles one by one and several at once, and merge whatever is due, keeping each stamp."""
    rng = random.Random(5)
    stamp = kept.newest()[0]
    for generation in range(1, CHANGES + 1):
        touched = rng.sample(range(1, ARTICLES + 1), rng.choice([1, 1, 1, 20]))
        with index.writing() as is_ours:
            assert is_ours
            gone = {SearchIn.ARTICLES: touched}
            stamp = index.update(stamp, gone, [article(each, generation) for each in sorted(touched)], generation)
            kept.keep(stamp, generation)
        with index.merging() as is_ours:
            while is_ours and (merge := index.merge_due(stamp)):
                mark = index.merged(merge, aside=True)
                with index.writing():
                    stamp = index.adopt(stamp, merge, mark)
                    kept.keep(stamp, generation)


def test_whoever_reads_finds_every_article_once_whatever_is_written_meanwhile(tmp_path, monkeypatch):
    monkeypatch.setattr(changing, "_TOGETHER", 3)
    index, kept = SearchIndex(tmp_path / "index", ANALYZER), Kept(tmp_path)
    with index.writing():
        kept.keep(index.rebuild([article(number, 0) for number in range(1, ARTICLES + 1)], 0), 0)
    done, problems, answers = threading.Event(), [], []
    shared = SearchIndex(tmp_path / "index", ANALYZER)
    threads = [
        threading.Thread(target=read_until, args=(done, shared, kept, problems, answers, seed))
        for seed in range(READERS)
    ]
    command = [sys.executable, "-c", READER, str(tmp_path), str(ROOT / "tests"), str(ROOT)]
    outside = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for thread in threads:
        thread.start()
    try:
        write(index, kept)
    finally:
        done.set()
        for thread in threads:
            thread.join()
        said, _ = outside.communicate(timeout=60)

    elsewhere, wrong = json.loads(said)
    assert problems == []
    assert wrong == []
    assert sum(answers) > READERS
    assert elsewhere > 0

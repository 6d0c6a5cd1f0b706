"""An import that is killed goes on where it was: every article once, and none is read for claims again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest
from support.faults import drawn, size
from support.library_in_hand import paths_in
from support.terminal import CHECKOUT

from reader.library import Library
from reader.library.finding import Finder
from reader.model import Outcome

pytestmark = pytest.mark.slow
COUNT = size(300, 9_900)


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "in.jsonl"
    said = (
        "Mayor Ana Koval said on Tuesday that {} people had left Hollin. “We knew nothing,” said Jon Torr of the union."
    )
    rows = [
        {"id": str(number), "outlet": "Courier", "title": f"Dam {number}", "text": (said + "\n\n").format(number) * 3}
        for number in range(COUNT)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture
def asked(monkeypatch):
    """The titles of what claims are looked for in."""
    found, ask = [], Finder.ask

    def remembering(finder, question):
        found.append(question.title)
        return ask(finder, question)

    monkeypatch.setattr(Finder, "ask", remembering)
    return found


def importing(library, articles):
    """The command in a process of its own; its standard output has a line for each article that is on disk."""
    command = [sys.executable, "-u", "-m", "reader", "--library", str(library), "import", str(articles)]
    return subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def first_lines(child, count):
    return [child.stdout.readline() for _ in range(count)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_killed_import_goes_on_where_it_was(articles, tmp_path, asked):
    draw = drawn()
    folder = tmp_path / "library"
    with importing(folder, articles) as child:
        told = first_lines(child, draw.randint(60, COUNT // 2))
        child.kill()
    with Library.open(paths_in(folder)) as library:
        kept = library.articles.counts().articles
        lines = list(library.exchange.import_paths([str(articles)]))
        assert len(told) <= kept < COUNT
        assert [line.outcome for line in lines] == [Outcome.UNCHANGED] * kept + [Outcome.ADDED] * (COUNT - kept)
        assert asked == [f"Dam {number}" for number in range(kept, COUNT)]
        assert library.articles.counts().articles == COUNT
        assert library.search.find("hollin").total == COUNT
        assert [finding for finding in library.health.check() if not finding.is_ok] == []


def test_unchanged_articles_are_known_again_without_a_word_written(articles, tmp_path, asked):
    with Library.open(paths_in(tmp_path / "library")) as library:
        list(library.exchange.import_paths([str(articles)]))
        asked.clear()
        before = (tmp_path / "library" / "library.db-wal").read_bytes()
        lines = list(library.exchange.import_paths([str(articles)]))
        assert {line.outcome for line in lines} == {Outcome.UNCHANGED}
        assert asked == []
        assert (tmp_path / "library" / "library.db-wal").read_bytes() == before

"""An import in a process of its own tells and keeps what one in this process does, and ends with whoever asked."""

from __future__ import annotations

import json
import os
import select
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from support.library_in_hand import library_in, paths_in

from reader.errors import Cancelled, HearsayError
from reader.library import exchange, import_apart
from reader.library.finding import FEW
from reader.model import ImportOptions, Outcome

ROOT = Path(__file__).resolve().parents[2]
COUNT = FEW + 30


def write(path, count):
    said = "Mayor Ana Koval said on Tuesday that {} people had left Hollin."
    rows = [{"id": str(n), "outlet": "Courier", "title": f"Dam {n}", "text": said.format(n + 20)} for n in range(count)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


@pytest.fixture
def articles(tmp_path):
    return write(tmp_path / "in.jsonl", COUNT)


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path / "library") as library:
        yield library


def imported(library, *paths, **given):
    return list(library.exchange.import_paths(paths, is_apart=True, **given))


def test_it_tells_and_keeps_what_an_import_here_does(library, articles, tmp_path):
    told = []
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02\x03" * 40)
    paths, options = (articles, str(tmp_path / "bad.txt")), ImportOptions(tags=("flood",))
    lines = imported(library, *paths, options=options, on_progress=told.append)
    with library_in(tmp_path / "other") as other:
        # What cannot be read is told at once, before articles that are being written.
        assert sorted(lines, key=repr) == sorted(other.exchange.import_paths(paths, options), key=repr)
        for uid in (line.article_uid for line in lines if line.article_uid):
            assert library.articles.get(uid).tags == ("flood",) == other.articles.get(uid).tags
            assert library.articles.get(uid).claims == other.articles.get(uid).claims > 0
    assert told[-1].total in {COUNT, COUNT + 1}  # the last line has no line break, and is counted when it comes
    assert library.search.find("hollin").total == COUNT


def test_few_articles_start_no_process(library, monkeypatch, tmp_path):
    monkeypatch.setattr(exchange, "import_apart", None)
    assert len(imported(library, write(tmp_path / "few.jsonl", FEW))) == FEW


def test_few_articles_of_many_bytes_are_left_to_another_process(library, monkeypatch, tmp_path):
    (tmp_path / "long.txt").write_text("The dam of Hollin broke. " * 50_000, encoding="utf-8")
    monkeypatch.setattr(exchange, "import_apart", lambda *_, **__: iter(()))
    assert imported(library, str(tmp_path / "long.txt")) == []


def test_where_no_process_can_be_started_it_is_done_here(library, articles, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert [line.outcome for line in imported(library, articles)] == [Outcome.ADDED] * COUNT


def test_stopped_import_keeps_what_it_told(library, tmp_path):
    lines = []
    coming = library.exchange.import_paths(
        [write(tmp_path / "many.jsonl", 1_500)], should_stop=lambda: len(lines) > 20, is_apart=True
    )
    with pytest.raises(Cancelled, match="Stopped after"):
        lines.extend(line for line in coming if lines.append(line))
    assert 20 < len(lines) == library.articles.counts().articles < 1_500
    assert library.search.find("hollin").total == len(lines)


def test_import_whose_process_is_killed_says_so_and_goes_on_next_time(library, articles, monkeypatch):
    begun = []
    begin = import_apart.begin
    monkeypatch.setattr(import_apart, "begin", lambda module: begun.append(begin(module)) or begun[0])
    with pytest.raises(HearsayError, match="The import was ended"):
        for _ in library.exchange.import_paths([articles], on_progress=lambda _: begun[0].kill(), is_apart=True):
            pass
    monkeypatch.undo()
    kept = library.articles.counts().articles
    outcomes = [line.outcome for line in imported(library, articles)]
    assert outcomes == [Outcome.UNCHANGED] * kept + [Outcome.ADDED] * (COUNT - kept)


def test_what_ends_the_import_is_told_in_its_words(library, articles, tmp_path):
    with closing(sqlite3.connect(tmp_path / "library" / "library.db")) as db, db:
        db.execute("PRAGMA user_version = 999")
    with pytest.raises(HearsayError, match="999"):
        imported(library, articles)


_ASKS = """
import sys
from reader.library import import_apart, Library
from support.library_in_hand import paths_in
from pathlib import Path
begin = import_apart.begin
def telling(module):
    process = begin(module)
    print(process.pid, flush=True)
    return process
import_apart.begin = telling
with Library.open(paths_in(Path(sys.argv[1]))) as library:
    for line in library.exchange.import_paths([sys.argv[2]], is_apart=True):
        print(line.article_uid, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="no way to wait for processes of others here")
def test_import_ends_with_a_program_that_is_killed(tmp_path):
    command = [sys.executable, "-c", _ASKS, str(tmp_path / "library"), write(tmp_path / "many.jsonl", 1_500)]
    env = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as asking:
        end = os.pidfd_open(int(asking.stdout.readline()))
        told = asking.stdout.readline().strip()
        asking.kill()
    assert select.select([end], [], [], 30)[0]
    os.close(end)
    with library_in(tmp_path / "library") as library:
        assert library.articles.get(told).title == "Dam 0"
        assert library.articles.counts().articles < 1_500
    assert paths_in(tmp_path / "library").database.is_file()

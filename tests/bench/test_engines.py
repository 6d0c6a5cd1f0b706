"""Every engine that is installed finds what it was given, follows changes, and keeps them in its folder."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from bench import hearsay_build
from bench.corpus import Newsroom
from bench.engines.engine import NAMES, engine_named, is_installed
from bench.hearsay_index import HearsayIndex


@pytest.fixture(scope="module")
def articles():
    made = list(Newsroom().articles(1, 13))
    said = {"speaker": "Ada Vrem; Jo Ålund", "published": "2020-02-29T23:30:00Z", "title": "Zeppelin"}
    return [*made, {**made[0], "id": "one", "text": "The purple zeppelin of the goverment rose.", **said}]


@pytest.fixture(params=NAMES)
def engine(request, tmp_path, articles):
    if not is_installed(request.param):
        pytest.skip(f"{request.param} is not installed")
    made = engine_named(request.param)
    made.build(iter(articles), tmp_path)
    made = engine_named(request.param)
    made.open(tmp_path)
    yield made
    made.close()


def test_each_kind_of_query_finds_its_article(engine):
    asked = [
        "zeppelin", "purple AND zeppelin", "zeppelin OR qzx", '"purple zeppelin"', "zepp*", "zepelin~",
        "title:zeppelin", 'speaker:"Ada Vrem"', "zeppelin -qzx", "zeppelin date:2020-02-29..2020-02-29",
    ]  # fmt: skip
    assert {query: engine.search(query, 20) for query in asked} == {query: ["one"] for query in asked}


def test_what_is_not_there_is_not_found(engine):
    asked = [
        "qzx", "purple AND qzx", '"rose purple"', "title:purple", "zeppelin -purple", "speaker:zeppelin",
        "zeppelin date:2020-03-01..2021-01-01",
    ]  # fmt: skip
    assert {query: engine.search(query, 20) for query in asked} == {query: [] for query in asked}


def test_changes_are_found_at_once_and_after_opening_again(engine, tmp_path, articles):
    engine.add({**articles[0], "id": "new", "text": "A balloon."})
    assert engine.search("balloon", 20) == ["new"]
    engine.update({**articles[0], "id": "new", "text": "A kite."})
    assert (engine.search("balloon", 20), engine.search("kite", 20)) == ([], ["new"])
    engine.delete("one")
    engine.close()
    engine.open(tmp_path)
    assert (engine.search("zeppelin", 20), engine.search("kite", 20)) == ([], ["new"])


def test_no_more_are_given_than_asked_for(engine):
    assert len(engine.search("said OR government OR zeppelin", 3)) == 3


def test_many_articles_are_indexed_by_several_processes_as_few_are_by_one(tmp_path, articles, monkeypatch):
    found = []
    for few in (1_000, 1):
        monkeypatch.setattr(hearsay_build, "FEW", few)
        (tmp_path / str(few)).mkdir()
        index = HearsayIndex(tmp_path / str(few))
        index.build(articles)
        found.append([index.search(query, 20) for query in ("said", "government", "zeppelin", 'speaker:"Ada Vrem"')])
        index.close()
    assert found[0] == found[1]


def test_the_adapter_does_for_another_harness_what_its_slot_asks(tmp_path, articles, monkeypatch):
    peers = ModuleType("peers")
    peers.read_corpus = lambda _path: iter(articles)
    monkeypatch.setitem(sys.modules, "peers", peers)
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec = importlib.util.spec_from_file_location("adapter", Path(__file__).with_name("hearsay_adapter.py"))
    adapter = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(adapter)
    adapter.build("corpus", str(tmp_path))
    adapter.open(str(tmp_path))
    adapter.add({**articles[0], "id": "new", "text": "A balloon."})
    adapter.update({**articles[0], "id": "new", "text": "A kite."})
    adapter.delete("one")
    found = [adapter.search(query, 20) for query in ("kite", "balloon", "zeppelin")]
    adapter.close()
    assert found == [["new"], [], []]

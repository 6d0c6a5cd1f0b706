"""The index on disk: it agrees with a scan, follows changes, and refuses what it did not write."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import textwrap

import pytest

from reader.errors import IndexUnusableError
from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.choosing import chosen, has_words
from reader.search.entries import CONTENT, NOTE, QUOTE, SPEAKER, TAGS, TEXT, TITLE, Entry
from reader.search.evaluate import Evaluation
from reader.search.index import Merge, SearchIndex
from reader.search.query import parse
from reader.search.scan import scan
from reader.search.stamp import FORMAT, read_stamp

ANALYZER = Analyzer()
VOCABULARY = [f"{start}{number}" for start in ("war", "peace", "T-7", "мост") for number in range(40)]
QUERIES = (
    "war1",
    "war1 war2",
    '"war1 war2"',
    '"war0 peace0" OR peace1',
    "war*",
    "war11~",
    "title:war1 -war2",
    "claim:war1",
    "speaker:peace1",
    "note:war1",
    "T-71",
    "t71*",
    "МОСТ3",
    "title:*",
    "-war0",
    "*",
)


class Facts:
    """All there is, by the entries themselves."""

    def __init__(self, entries):
        self.of = {kind: {e.id: e.article for e in entries if e.kind is kind} for kind in SearchIn}

    def everything(self, within):
        return frozenset(self.of[within])

    def articles(self, leaf, within):
        return None

    def filtered(self, leaf, within):
        raise AssertionError(leaf)


def make_entries(rng, article):
    """An article with claims and a note; common words are much commoner than rare ones."""
    weights = [1 / (i % 40 + 1) for i in range(len(VOCABULARY))]

    def text(count):
        return " ".join(rng.choices(VOCABULARY, weights, k=count))

    title = text(4)
    yield Entry(SearchIn.ARTICLES, article, article, {TITLE: title, TEXT: f"{title}\n{text(60)}"})
    for number in range(3):
        yield Entry(SearchIn.CLAIMS, article * 10 + number, article, {CONTENT: text(9), SPEAKER: text(1)})
    yield Entry(SearchIn.NOTES, article, article, {NOTE: text(3), QUOTE: text(2), TAGS: ""})


def corpus(seed, count=60):
    rng = random.Random(seed)
    return [entry for article in range(1, count + 1) for entry in make_entries(rng, article)]


_OPEN = []


@pytest.fixture(autouse=True)
def closed_afterwards():
    yield
    for index in _OPEN:
        index.close()


def opened(folder):
    index = SearchIndex(folder, ANALYZER)
    _OPEN.append(index)
    return index


def built(folder, entries, seq=1):
    index = opened(folder)
    with index.writing() as is_ours:
        assert is_ours
        return index, index.rebuild(entries, seq)


def found(shelves, entries, query, within):
    facts, node = Facts(entries), parse(query).node
    if not has_words(node):
        return dict.fromkeys(chosen(node, facts, within), 0.0)
    return dict(Evaluation(shelves, facts, ANALYZER, within).answer(node).ranked)


def expected(entries, query, within):
    shelves, is_whole = scan(entries, ANALYZER, lambda: False)
    assert is_whole
    return found(shelves, entries, query, within)


@pytest.mark.parametrize("within", SearchIn)
@pytest.mark.parametrize("query", QUERIES)
def test_the_index_finds_and_ranks_as_a_scan_does(tmp_path_factory, query, within):
    entries, index, stamp = whole(tmp_path_factory)
    with index.reading(stamp) as snapshot:
        here = found(snapshot.shelves, entries, query, within)

    assert here == pytest.approx(expected(entries, query, within))


_WHOLE = {}


def whole(factory):
    """One index for all these tests: they only read."""
    if not _WHOLE:
        entries = corpus(1)
        index, stamp = built(factory.mktemp("index"), entries)
        _WHOLE["it"] = entries, index, stamp
    return _WHOLE["it"]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_after_any_updates_the_index_agrees_with_one_built_anew(tmp_path, seed):
    rng = random.Random(seed)
    of_article = {article: list(make_entries(rng, article)) for article in range(1, 21)}
    index, stamp = built(tmp_path, [entry for each in of_article.values() for entry in each])
    for seq in range(2, 6):
        touched = rng.sample(range(1, 26), 4)
        for article in touched:
            of_article.pop(article, None)
            if rng.random() < 0.7:
                of_article[article] = list(make_entries(rng, article))
        new = [entry for article in touched for entry in of_article.get(article, ())]
        stamp = index.update(stamp, dict.fromkeys(SearchIn, touched), new, seq)

        entries = [entry for each in of_article.values() for entry in each]
        assert sum(mark.alive for marks in read_stamp(stamp).segments.values() for mark in marks) == len(entries)
        with index.reading(stamp) as snapshot:
            for query in QUERIES:
                here = found(snapshot.shelves, entries, query, SearchIn.ARTICLES)
                assert here.keys() == expected(entries, query, SearchIn.ARTICLES).keys(), query


def test_a_reader_of_an_older_build_is_not_disturbed_by_a_new_one(tmp_path):
    entries = corpus(3, 5)
    index, stamp = built(tmp_path, entries)
    other = opened(tmp_path)
    with index.reading(stamp) as snapshot:
        with other.writing():
            newer = other.rebuild(entries[:5], 2)
            other.sweep(newer)
        assert snapshot.shelves[SearchIn.ARTICLES].documents == 5
        assert found(snapshot.shelves, entries, "title:* OR war*", SearchIn.ARTICLES)
    with other.reading(newer) as snapshot:
        assert snapshot.shelves[SearchIn.ARTICLES].documents == 1


def test_an_empty_index_finds_nothing(tmp_path):
    index, stamp = built(tmp_path, [])
    with index.reading(stamp) as snapshot:
        assert found(snapshot.shelves, [], 'war* OR peace~ OR "a b" OR title:* OR -x', SearchIn.ARTICLES) == {}


def test_only_one_thread_writes_at_a_time(tmp_path):
    one, two = opened(tmp_path), opened(tmp_path)
    with one.writing() as first, two.writing() as second:
        assert (first, second) == (True, False)
    with two.writing() as again:
        assert again


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("make", [getattr(os, "mkfifo", None), os.mkdir])
def test_what_is_no_file_in_place_of_the_lock_is_not_waited_for(tmp_path, make):
    make(tmp_path / "lock")

    with pytest.raises(IndexUnusableError), opened(tmp_path).writing():
        pass


def test_only_one_process_writes_at_a_time(tmp_path):
    code = """
        import sys
        from pathlib import Path
        from reader.search.analyzer import Analyzer
        from reader.search.index import Merge, SearchIndex
        with SearchIndex(Path(sys.argv[1]), Analyzer()).writing() as is_ours:
            print(is_ours)
    """
    command = [sys.executable, "-W", "ignore", "-c", textwrap.dedent(code), str(tmp_path)]
    with SearchIndex(tmp_path, ANALYZER).writing():
        meanwhile = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    afterwards = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout

    assert (meanwhile.strip(), afterwards.strip()) == ("False", "True")


STAMPS = ["", "{}", "nonsense", "[1]", '{"format": 999}', "[" * 99_999]


@pytest.mark.parametrize("stamp", STAMPS, ids=lambda text: text[:9])
def test_without_a_stamp_that_says_so_there_is_no_index(tmp_path, stamp):
    index, _ = built(tmp_path, corpus(4, 2))

    with pytest.raises(IndexUnusableError), index.reading(stamp):
        pass


def test_an_index_whose_folder_is_gone_is_unusable(tmp_path):
    index, stamp = built(tmp_path, corpus(4, 2))
    shutil.rmtree(index.folder / read_stamp(stamp).folder)

    with pytest.raises(IndexUnusableError), index.reading(stamp):
        pass
    with pytest.raises(IndexUnusableError):
        index.update(stamp, {}, (), 2)


@pytest.mark.parametrize("folder", ["", ".", "..", "../elsewhere", "/elsewhere", "built-0a1b2c3d/../../elsewhere"])
def test_a_stamp_that_names_a_folder_of_others_is_refused(folder):
    text = json.dumps({"format": FORMAT, "folder": folder, "seq": 0, "segments": {}})

    with pytest.raises(IndexUnusableError):
        read_stamp(text)


@pytest.mark.parametrize("name", ["../library.db", "/etc/hosts", "lock", "merging/0a1b2c3d4e5f.segment"])
def test_a_stamp_that_names_a_file_of_others_is_refused(name):
    segments = {"articles": [[[name, 1, 1, 1], 1, None, 0]]}

    with pytest.raises(IndexUnusableError):
        read_stamp(json.dumps({"format": FORMAT, "folder": "built-0a1b2c3d", "seq": 0, "segments": segments}))


def test_files_that_the_index_did_not_make_are_never_removed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "index").symlink_to(elsewhere)
    (elsewhere / "thesis.txt").write_text("years of work")

    index, stamp = built(tmp_path / "index", corpus(4, 2))
    (elsewhere / read_stamp(stamp).folder / "notes.txt").write_text("more of it")
    with index.writing():
        index.sweep(stamp)
        index.clean(stamp)

    assert (elsewhere / "thesis.txt").exists()
    assert (elsewhere / read_stamp(stamp).folder / "notes.txt").exists()


@pytest.mark.parametrize("is_aside", [False, True])
def test_nothing_is_removed_where_a_link_in_place_of_a_folder_leads(tmp_path, is_aside):
    index, stamp = built(tmp_path / "index", corpus(4, 2))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    others = elsewhere / "0a1b2c3d4e5f.segment"
    others.write_text("of another library")
    folder = index.folder / read_stamp(stamp).folder
    if is_aside:
        (folder / "merging").symlink_to(elsewhere)
    else:
        shutil.rmtree(folder)
        folder.symlink_to(elsewhere)

    merge = Merge(folder.name, SearchIn.ARTICLES, read_stamp(stamp).segments[SearchIn.ARTICLES])
    with pytest.raises(IndexUnusableError):
        index.merged(merge, aside=True) if is_aside else index.clean(stamp)

    assert others.exists()


def test_a_file_that_goes_while_its_time_is_asked_for_makes_the_index_unusable_and_nothing_worse(tmp_path):
    index, stamp = built(tmp_path, corpus(4, 2))
    (index.folder / read_stamp(stamp).folder / next(read_stamp(stamp).files()).name).unlink()

    with pytest.raises(IndexUnusableError):
        index.is_of_this_time(stamp)


def test_whatever_goes_wrong_in_the_middle_of_a_search_makes_the_index_unusable_and_lets_go_of_it(tmp_path):
    entries = corpus(4, 2)
    index, stamp = built(tmp_path, entries)

    with pytest.raises(IndexUnusableError), index.reading(stamp):
        raise EOFError("a posting list that ends too early")
    with index.reading(stamp) as snapshot:
        assert found(snapshot.shelves, entries, "war*", SearchIn.ARTICLES)


def test_a_scan_takes_what_there_is_time_for():
    ticks = iter([False, False, True])
    shelves, is_whole = scan(corpus(5, 3), ANALYZER, lambda: next(ticks))

    assert not is_whole
    assert (shelves[SearchIn.ARTICLES].documents, shelves[SearchIn.CLAIMS].documents) == (1, 1)

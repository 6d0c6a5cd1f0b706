"""Search through the library: what is found, saved searches, and an index that follows and heals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest
from support.shared import shared_path

from reader.errors import IndexUnusableError, LibraryBusyError, NotFoundError, UsageError
from reader.library import Library
from reader.model import ArticleSort, LibraryPaths, Listing, Outcome, SearchIn
from reader.search.segments.container import Container

ARTICLES = [
    {
        "id": "losses",
        "title": "Losses at Bakhmut",
        "outlet": "The Daily Ferry",
        "author": "Ana Ruiz",
        "date": "2023-05-09",
        "language": "en",
        "text": "Losses at Bakhmut\n\nBetween 20.000 and 30.000 soldiers were killed, the minister said.\n\n"
        "A T-72 burned near the mayor’s house.",
    },
    {
        "id": "bridge",
        "title": "The bridge",
        "outlet": "Quay News",
        "date": "2023-05-03",
        "language": "en",
        "text": "The bridge\n\nThe old bridge at Bakhmut stands, John Kirby said.\n\nThe harbour council met.",
    },
    {
        "id": "harbour",
        "title": "Harbour council",
        "outlet": "Quay News",
        "date": "2023-06-01",
        "language": "en",
        "text": "Harbour council\n\nThe harbour council met on Tuesday, the mayor said.",
    },
]


def paths_in(folder: Path) -> LibraryPaths:
    return LibraryPaths(folder / "library.db", folder / "index")


def fill(library: Library, rows=ARTICLES) -> None:
    data = "\n".join(json.dumps(row) for row in rows).encode()
    outcomes = [item.outcome for item in library.exchange.import_bytes(data, origin="articles.jsonl")]
    assert set(outcomes) <= {Outcome.ADDED, Outcome.NEW_VERSION}
    library.search.keep_in_step()


@pytest.fixture
def paths(tmp_path):
    return paths_in(tmp_path)


@pytest.fixture
def library(paths):
    with Library.open(paths) as opened:
        fill(opened)
        yield opened


def titles(library, query, **how):
    return [hit.article.title for hit in library.search.find(query, **how).hits]


def uid_of(library, title):
    return next(a.uid for a in library.articles.rows().page(0, 100) if a.title == title)


QUERIES = [
    pytest.param("20,000", {"Losses at Bakhmut"}, id="number-however-written"),
    pytest.param("T72", {"Losses at Bakhmut"}, id="designation"),
    pytest.param("mayor's", {"Losses at Bakhmut", "Harbour council"}, id="possessive"),
    pytest.param('"harbour council" -tuesday', {"The bridge"}, id="phrase-and-not"),
    pytest.param("title:harbour", {"Harbour council"}, id="title"),
    pytest.param("outlet:quay", {"The bridge", "Harbour council"}, id="outlet"),
    pytest.param("author:ruiz", {"Losses at Bakhmut"}, id="author"),
    pytest.param("date:2023-05", {"Losses at Bakhmut", "The bridge"}, id="month"),
    pytest.param("date:2023-05-03..2023-05-03", {"The bridge"}, id="day"),
    pytest.param("after:2023-05-09", {"Harbour council"}, id="after"),
    pytest.param("before:2023-05-09", {"The bridge"}, id="before"),
    pytest.param("lang:en bridge", {"The bridge"}, id="language"),
    pytest.param("lang:uk", set(), id="other-language"),
    pytest.param("speaker:kirby", {"The bridge"}, id="speaker"),
    pytest.param("claim:stands", {"The bridge"}, id="claim"),
    pytest.param("is:unread harb*", {"The bridge", "Harbour council"}, id="unread"),
    pytest.param("is:starred", set(), id="starred"),
    pytest.param("has:claim bakhmut", {"Losses at Bakhmut", "The bridge"}, id="has-claim"),
]


@pytest.mark.parametrize(("query", "found"), QUERIES)
def test_a_query_finds_the_articles_that_fit(library, query, found):
    results = library.search.find(query)

    assert {hit.article.title for hit in results.hits} == found
    assert results.total == len(found)
    assert (results.slips, results.notice, results.is_partial) == ((), "", False)


def test_figures_are_found_by_overlap_whatever_their_writing(library):
    found = [titles(library, query) for query in ("figure:25k", "figure:30.000..", "figure:..19,999 losses")]

    assert found == [["Losses at Bakhmut"], ["Losses at Bakhmut"], []]


def test_claims_are_found_by_content_and_speaker(library):
    hits = library.search.find("kirby", within=SearchIn.CLAIMS).hits

    assert [hit.article.title for hit in hits] == ["The bridge"]
    assert library.claims.get(hits[0].uid).claim.speaker.name == "John Kirby"
    assert [s.text[h.start : h.end] for s in hits[0].snippets for h in s.hits] == ["Kirby"]


def test_snippets_mark_the_words_as_they_are_written(library):
    (hit,) = library.search.find("20000 T72").hits

    marked = [snippet.text[span.start : span.end] for snippet in hit.snippets for span in snippet.hits]
    assert marked == ["20.000", "T-72"]
    assert hit.hit_count == 2


def test_every_hit_in_an_article_is_told_for_going_from_one_to_the_next(library):
    uid = uid_of(library, "The bridge")
    text = library.articles.version(uid).text

    assert [text[a:b] for a, b in library.search.hits_in(uid, "bridge harb*")] == ["bridge", "bridge", "harbour"]


def test_a_limit_cuts_the_hits_but_not_the_total(library):
    results = library.search.find("bakhmut", limit=1)

    assert (len(results.hits), results.total) == (1, 2)


def test_equal_scores_come_newest_first(library):
    assert titles(library, "is:unread") == ["Harbour council", "Losses at Bakhmut", "The bridge"]


def test_the_list_of_articles_follows_a_query_by_rank(library):
    rows = library.articles.rows(Listing(query="harbour", sort=ArticleSort.RELEVANCE))

    assert [article.title for article in rows.page(0, 10)] == ["Harbour council", "The bridge"]


def test_nothing_asked_finds_nothing(library):
    assert library.search.find(" () ").total == 0


# ---------------------------------------------------------------- in step


def test_a_note_just_written_is_found_and_gone_when_deleted(library):
    uid = uid_of(library, "The bridge")
    note = library.notes.quote(uid, "old bridge", text="compare with zebra", tags=("span",))

    found = [hit.uid for hit in library.search.find("zebra", within=SearchIn.NOTES).hits]
    by_article = titles(library, "note:zebra")
    library.notes.delete(note.uid)

    assert (found, by_article) == ([note.uid], ["The bridge"])
    assert library.search.find("zebra", within=SearchIn.NOTES).total == 0


def test_a_deleted_article_is_not_found_and_undo_brings_it_back(library):
    library.articles.delete([uid_of(library, "The bridge")])
    without = titles(library, "bridge")
    library.history.undo()

    assert (without, titles(library, "bridge")) == ([], ["The bridge"])


@pytest.mark.parametrize(
    ("query", "within"),
    [
        ("has:figure", SearchIn.CLAIMS),
        ("figure:20000..30000", SearchIn.CLAIMS),
        ("figure:20000..30000 OR speaker:nobody", SearchIn.CLAIMS),
        ("tag:span", SearchIn.NOTES),
        ("tag:sp*", SearchIn.NOTES),
        ("tag:*", SearchIn.NOTES),
        ("*", SearchIn.NOTES),
    ],
)
def test_what_belongs_to_an_article_in_the_bin_is_neither_found_nor_counted(library, query, within):
    uid = uid_of(library, "Losses at Bakhmut")
    library.articles.set_tags(uid, ["span"])
    library.notes.quote(uid, "minister said", text="compare", tags=("span",))
    before = library.search.answer(query, within)
    found_before = len(before), len(before.best(None))
    library.articles.delete([uid])
    after = library.search.answer(query, within)

    assert found_before == (1, 1)
    assert (len(after), list(after.best(None)), after.members()) == (0, [], frozenset())


def test_a_new_version_is_found_by_its_new_words_only(library):
    fill(library, [{**ARTICLES[1], "text": "The bridge\n\nThe old bridge has collapsed, officials said."}])

    assert titles(library, "collapsed") == ["The bridge"]
    assert titles(library, "claim:stands") == []


def test_marks_do_not_rewrite_the_index(library, paths):
    before = library.search._following.stamp()
    library.articles.mark([uid_of(library, "The bridge")], read=True)
    library.search.keep_in_step()
    after = library.search._following.stamp()

    assert json.loads(after)["segments"] == json.loads(before)["segments"]
    assert json.loads(after)["seq"] > json.loads(before)["seq"]


def test_keeping_in_step_writes_nothing_when_nothing_changed(library):
    before = library.search._following.stamp()
    library.search.keep_in_step()

    assert library.search._following.stamp() == before


# ---------------------------------------------------------------- saved searches


def test_a_saved_search_is_used_by_name_and_survives_a_restart(library, paths):
    library.search.save("@Front", "bakhmut -bridge")
    with Library.open(paths) as again:
        assert titles(again, "@front") == ["Losses at Bakhmut"]
        assert [(each.name, each.query) for each in again.search.saved()] == [("front", "bakhmut -bridge")]


def test_saving_and_forgetting_a_search_can_be_undone(library):
    library.search.save("front", "bakhmut")
    library.search.forget("front")
    library.history.undo()
    kept = [each.name for each in library.search.saved()]
    library.history.undo()

    assert (kept, library.search.saved()) == (["front"], ())


def test_an_answer_follows_a_saved_search_that_changes(library):
    library.search.save("mine", "bridge")
    before = titles(library, "@mine")
    library.search.save("mine", "title:harbour")

    assert (before, titles(library, "@mine")) == (["The bridge"], ["Harbour council"])


def test_a_saved_search_without_name_or_query_is_refused(library):
    with pytest.raises(UsageError):
        library.search.save("@", "bakhmut")
    with pytest.raises(UsageError):
        library.search.save("front", "  ")


def test_forgetting_what_was_never_saved_says_so(library):
    with pytest.raises(NotFoundError):
        library.search.forget("front")


# ---------------------------------------------------------------- damage


def index_files(paths):
    return sorted(path.relative_to(paths.index) for path in paths.index.rglob("*") if path.is_file())


def cut_off(path):
    path.write_bytes(path.read_bytes()[:-1])


def turn_a_byte(path):
    data = bytearray(path.read_bytes())
    if data:
        data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))


real = Container.of_file
HARMS = [
    pytest.param(Path.unlink, id="deleted"),
    pytest.param(lambda path: path.write_bytes(b""), id="emptied"),
    pytest.param(cut_off, id="cut-off"),
    pytest.param(turn_a_byte, id="turned"),
    pytest.param(lambda path: path.write_bytes(os.urandom(2000)), id="overwritten"),
]


@pytest.mark.parametrize("harm", HARMS)
def test_whatever_happens_to_any_file_of_the_index_search_answers_and_heals(library, paths, harm):
    library.close()
    for number in range(len(index_files(paths))):
        path = paths.index / index_files(paths)[number]  # names are new with every build, their number is not
        if path.stat().st_size == 0 and harm is cut_off:
            continue
        harm(path)
        with Library.open(paths) as again:
            assert titles(again, "bakhmut") == ["Losses at Bakhmut", "The bridge"], path.name
            again.search.keep_in_step()
            results = again.search.find("bakhmut")
            assert (results.total, results.notice) == (2, ""), path.name
            assert again.search.check().is_ok, path.name
            again.search.rebuild()


def test_without_its_folder_search_says_that_it_is_slower_until_it_is_built(library, paths):
    library.close()
    for path in sorted(paths.index.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    with Library.open(paths) as again:
        results = again.search.find("bakhmut")
        again.search.keep_in_step()
        healed = again.search.find("bakhmut")

    assert "slower" in results.notice
    assert not results.is_partial
    assert [hit.uid for hit in healed.hits] == [hit.uid for hit in results.hits]
    assert healed.notice == ""


def test_without_an_index_search_says_who_builds_it(library, paths):
    library.search._following._keep("")
    alone = library.search.find("bakhmut").notice
    with library.search._following.index.writing():
        beside_another = library.search.find("bakhmut").notice

    assert "hearsay reindex" in alone
    assert "another hearsay is writing it" in beside_another
    assert "hearsay reindex" not in beside_another


def test_an_index_that_cannot_be_written_is_told_with_its_folder(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with Library.open(LibraryPaths(tmp_path / "library.db", tmp_path / "file" / "index")) as library:
        fill(library)
        notice = library.search.find("bakhmut").notice

    assert f"{tmp_path / 'file' / 'index'} cannot be written" in notice
    assert "reindex" not in notice


def test_a_search_never_waits_for_another_writer(library, paths, monkeypatch):
    library.notes.quote(uid_of(library, "The bridge"), "old bridge", text="zebra")
    with Library.open(paths) as reading, library._keeping.writing():
        monkeypatch.delattr("reader.store.database.time.sleep")  # with which it would wait
        behind, words = reading.search.find("note:zebra"), titles(reading, "bakhmut")

    assert "not in the search index yet" in behind.notice
    assert words == ["Losses at Bakhmut", "The bridge"]
    assert library.search.check().is_ok


def test_a_scan_that_runs_out_of_time_is_partial_and_says_so(paths):
    ticks = iter(range(100))
    with Library.open(paths) as library:
        data = "\n".join(json.dumps(row) for row in ARTICLES).encode()
        list(library.exchange.import_bytes(data, origin="a.jsonl"))
        searching = type(library.search)(library.search._keeping, paths.index / "nowhere", ticking=lambda: next(ticks))
        library.search._following._keep("")

        results = searching.find("-zebra")

    assert results.is_partial
    assert "partial" in results.notice
    assert 0 < results.total < len(ARTICLES)


def test_a_file_that_this_program_did_not_write_is_never_opened(library, paths, monkeypatch):
    library.close()
    (folder,) = {path.parent for path in paths.index.rglob("*.segment")}
    for name in ("foreign.segment", "_MAIN_999.toc"):
        (folder / name).write_bytes(b"c__builtin__\nexec\n(V1\ntR.")
    (paths.index / "built-foreign").mkdir()
    read = []
    monkeypatch.setattr("reader.search.opening.Container.of_file", lambda path: read.append(path.name) or real(path))
    with Library.open(paths) as again:
        assert titles(again, "bakhmut") == ["Losses at Bakhmut", "The bridge"]
        again.search.keep_in_step()

        assert again.search.check().is_ok
    assert read
    assert "foreign.segment" not in read


def test_what_is_damaged_is_not_merged_but_built_anew(library, paths):
    texts = {f"Zoo {n}": f"Zoo {n}\n\nA zebra ran {n}." for n in range(6)}
    rows = [{**ARTICLES[1], "id": title, "title": title, "text": text} for title, text in texts.items()]
    for row in rows[:4]:
        fill(library, [row])
    damaged = next(path for path in paths.index.rglob("*.segment") if b"zebra\n" in path.read_bytes())
    status = damaged.stat()
    damaged.write_bytes(damaged.read_bytes().replace(b"zebra\n", b"zebrb\n"))
    os.utime(damaged, ns=(status.st_atime_ns, status.st_mtime_ns))
    for row in rows[4:]:
        fill(library, [row])

    assert library.search.find("zebra").total == 6
    assert library.search.check().is_ok


def test_an_index_of_another_format_is_built_anew(library, monkeypatch, paths):
    stamp = json.loads(library.search._following.stamp())
    library.search._following._keep(json.dumps({**stamp, "format": 0}))
    library.search.keep_in_step()

    assert json.loads(library.search._following.stamp())["folder"] != stamp["folder"]


def make_unreadable(library, paths):
    """Let the index be one that some other release wrote: every file is the one of the stamp, none can be read."""
    stamp = json.loads(library.search._following.stamp())
    ((name, *_), *_), *_ = stamp["segments"]["articles"]
    segment = paths.index / stamp["folder"] / name
    segment.write_bytes(b"x" * segment.stat().st_size)
    stamp["segments"]["articles"][0][0][2] = segment.stat().st_mtime_ns
    library.search._following._keep(json.dumps(stamp))


HEALS = [
    pytest.param(lambda search: (search.find("bakhmut"), search.keep_in_step()), id="search-then-follow"),
    pytest.param(lambda search: search.check(repair=True), id="doctor"),
    pytest.param(lambda search: search.rebuild(), id="reindex"),
]


@pytest.mark.parametrize("heal", HEALS)
def test_an_index_that_is_to_the_byte_as_written_and_cannot_be_read_heals(library, paths, heal):
    make_unreadable(library, paths)
    library.close()
    with Library.open(paths) as again:
        heal(again.search)
        results = again.search.find("bakhmut")

    assert (results.total, results.notice) == (2, "")


def test_an_index_just_built_that_cannot_be_read_is_not_built_for_ever(library, paths, monkeypatch):
    def fail(folder, stamp, before):
        raise ValueError(folder)

    library.close()
    monkeypatch.setattr("reader.search.index.open_snapshot", fail)
    with Library.open(paths) as again:
        folders = [json.loads(again.search._following.stamp())["folder"]]
        for _ in range(4):
            assert again.search.find("bakhmut").total == 2
            again.search.keep_in_step()
            folders.append(json.loads(again.search._following.stamp())["folder"])

    assert len(set(folders)) == 2  # the one that was there, and one attempt


def test_a_library_that_was_copied_uses_its_index_as_it_is(library, paths, tmp_path_factory):
    library.close()
    copy = paths_in(tmp_path_factory.mktemp("copy"))
    copy.database.write_bytes(paths.database.read_bytes())
    for file in index_files(paths):
        (copy.index / file).parent.mkdir(parents=True, exist_ok=True)
        (copy.index / file).write_bytes((paths.index / file).read_bytes())
    with Library.open(copy) as again:
        results = again.search.find("bakhmut")

    assert (results.total, results.notice) == (2, "")


def test_an_index_that_cannot_be_written_leaves_search_slow_but_right(tmp_path):
    (tmp_path / "file").write_text("no folder")
    paths = LibraryPaths(tmp_path / "library.db", tmp_path / "file" / "index")
    with Library.open(paths) as library:
        fill(library)
        results = library.search.find("bakhmut")

    assert results.total == 2
    assert "slower" in results.notice


def test_older_builds_are_swept_away(library, paths):
    library.search.rebuild()
    library.search.rebuild()

    assert len([path for path in paths.index.iterdir() if path.is_dir()]) == 1


@pytest.mark.parametrize("had_one", [True, False])
def test_builds_that_come_to_no_end_do_not_pile_up(library, paths, monkeypatch, had_one):
    def full_disk(*_):
        raise IndexUnusableError("no space left on device")

    if not had_one:
        library.search._following._keep("")
    with monkeypatch.context() as patch:
        patch.setattr(library.search._following.index, "finish", full_disk)
        for _ in range(3):
            with pytest.raises(IndexUnusableError):
                library.search.rebuild()

    assert len([path for path in paths.index.iterdir() if path.is_dir()]) == 1 + had_one


def test_an_index_that_cannot_be_remembered_is_left_for_later(library, monkeypatch):
    library.notes.quote(uid_of(library, "The bridge"), "old bridge", text="zebra")

    def busy(*_):
        raise LibraryBusyError(Path("library.db"), 5.0)

    with monkeypatch.context() as patch:
        patch.setattr(library.search._following, "_keep", busy)
        library.search.keep_in_step()
    library.search.keep_in_step()

    assert titles(library, "note:zebra") == ["The bridge"]
    assert library.search._following.behind() == 0


def test_rebuilding_tells_how_far_it_is(library):
    told = []

    assert library.search.rebuild(told.append) == 3
    assert (told[-1].done, told[-1].total) == (3, 3)


# ---------------------------------------------------------------- several at a time


def test_while_another_program_writes_the_index_this_one_reads(library):
    library.notes.quote(uid_of(library, "The bridge"), "old bridge", text="zebra")
    with library.search._following.index.writing() as is_ours:
        assert is_ours
        behind = library.search.find("note:zebra")
        words = titles(library, "bakhmut")

    assert (behind.total, words) == (0, ["Losses at Bakhmut", "The bridge"])
    assert "not in the search index yet" in behind.notice
    assert titles(library, "note:zebra") == ["The bridge"]


def test_two_libraries_on_one_folder_see_what_the_other_indexed(library, paths):
    with Library.open(paths) as other:
        assert titles(other, "bakhmut") == ["Losses at Bakhmut", "The bridge"]
        fill(library, [{"id": "new", "title": "Zebra", "text": "Zebra\n\nA zebra at Bakhmut."}])

        assert titles(other, "zebra") == ["Zebra"]


def test_threads_that_search_and_one_that_writes_get_right_answers(library):
    wrong = []

    def search():
        for query, total in [("bakhmut", 2), ("harbour", 2), ("claim:stands", 1), ('"old bridge"', 1)] * 15:
            results = library.search.find(query)
            if results.total != total:
                wrong.append((query, results))

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(5):
        library.notes.quote(uid_of(library, "The bridge"), "bridge at", text=f"note {number}")
        library.search.keep_in_step()
    for thread in threads:
        thread.join()

    assert wrong == []


CHILD = textwrap.dedent(
    """
    import json, sys
    from pathlib import Path
    from reader.library import Library
    from reader.model import LibraryPaths
    folder = Path(sys.argv[1])
    with Library.open(LibraryPaths(folder / "library.db", folder / "index")) as library:
        print("open", flush=True)
        for number in range(int(sys.argv[2])):
            name = f"{sys.argv[3]}{number}"
            row = {"id": name, "title": name, "text": f"{name}\\n\\nA zebra, number {name}, was seen at Bakhmut."}
            list(library.exchange.import_bytes(json.dumps(row).encode(), origin="x.json"))
            library.search.keep_in_step()
    """
)


@pytest.mark.slow
def test_two_processes_that_import_at_once_leave_one_whole_index(paths, tmp_path):
    command = [sys.executable, "-W", "ignore", "-c", CHILD, str(tmp_path), "8"]
    children = [subprocess.Popen([*command, name], stderr=subprocess.PIPE, stdout=subprocess.PIPE) for name in "ab"]
    errors = [child.communicate(timeout=60)[1] for child in children]

    assert [(child.returncode, error) for child, error in zip(children, errors, strict=True)] == [(0, b"")] * 2
    with Library.open(paths) as library:
        library.search.keep_in_step()
        results = library.search.find("zebra", limit=None)
        assert (results.total, results.notice) == (16, "")
        assert library.search.check().is_ok


# ---------------------------------------------------------------- hostile input


@pytest.mark.slow
def test_every_hostile_query_answers_in_a_second_and_finds_what_it_must(paths):
    files = shared_path("hostile", "files")
    rows = json.loads(shared_path("hostile", "queries.json").read_text("ascii"))["queries"]
    wrong = []
    with Library.open(paths) as library:
        made: dict[str, set[str]] = {}
        for item in library.exchange.import_paths([str(files)]):
            made.setdefault(Path(item.origin).name, set()).add(item.article_uid)
        library.search.keep_in_step()
        for row in rows:
            start = time.process_time()
            found = {hit.uid for hit in library.search.find(row["query"], limit=None).hits}
            seconds = time.process_time() - start
            missing = [name for name in row.get("finds", ()) if not found & made.get(name, set())]
            if missing or seconds > 1:
                wrong.append((row["id"], missing, seconds))

    assert wrong == []


def test_the_seeds_are_found_as_a_reader_asks_for_them(paths):
    seeds = shared_path("seeds")
    with Library.open(paths) as library:
        list(library.exchange.import_paths([str(seeds)]))
        library.search.keep_in_step()

        assert library.search.find("20,000").total == 1
        assert library.search.find("bakhmut").total == 2
        assert library.search.find("speaker:kirby").total == 1


def test_an_index_that_cannot_be_added_to_is_kept_and_not_built_anew(library, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    before = library.search._following.stamp()
    library.notes.quote(uid_of(library, "The bridge"), "old bridge", text="zebra")
    with monkeypatch.context() as patch:
        patch.setattr("reader.search.index.written", full)
        library.search.keep_in_step()
        behind = library.search.find("bakhmut")
    library.search.keep_in_step()

    assert behind.total == 2
    assert "not in the search index yet" in behind.notice
    assert json.loads(library.search._following.stamp())["folder"] == json.loads(before)["folder"]
    assert library.search.find("note:zebra").total == 1

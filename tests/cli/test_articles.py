"""Commands about articles."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from support.runs import Here

ARTICLE = {
    "uid",
    "version_uid",
    "title",
    "byline",
    "outlet",
    "published",
    "url",
    "language",
    "added",
    "words",
    "claims",
    "speakers",
    "conflicts",
    "notes",
    "versions",
    "is_read",
    "is_starred",
    "is_archived",
    "tags",
}


def _uid(hearsay: Here, query: str = "mayor") -> str:
    uid: str = hearsay("list", "--json", query).value[0]["uid"]
    return uid


def test_import_names_each_article_and_says_how_many(hearsay: Here, articles: Path) -> None:
    run = hearsay("import", str(articles))
    assert run.status == 0
    assert "Bridge at Orvel destroyed, army says" in run.out
    assert "2 added" in run.err


def test_import_of_the_same_changes_nothing(filled: Here, articles: Path) -> None:
    run = filled("import", str(articles))
    assert run.status == 0
    assert "2 unchanged" in run.err


def test_import_goes_on_after_a_bad_file_and_says_so_with_status_three(hearsay: Here, articles: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    run = hearsay("import", str(articles))
    assert run.status == 3
    assert "empty.txt" in run.err
    assert len(hearsay("list", "--json").value) == 2


def test_import_of_what_is_not_there_is_status_one(hearsay: Here, tmp_path: Path) -> None:
    run = hearsay("import", str(tmp_path / "nowhere"))
    assert run.status == 1
    assert run.err.startswith("hearsay: ")


def test_import_reads_standard_input(hearsay: Here) -> None:
    run = hearsay("import", "-", stdin=b"Flood in Dorn\n\nThe river rose, mayor Lind said.")
    assert run.status == 0
    assert _uid(hearsay, "flood")


def test_dry_run_changes_nothing(hearsay: Here, articles: Path) -> None:
    assert hearsay("import", "--dry-run", str(articles)).status == 0
    assert hearsay("list", "--json").value == []


def test_import_puts_tags_and_outlet_on_articles(hearsay: Here, articles: Path) -> None:
    hearsay("import", "--tag", "orvel", "--outlet", "The Ferry", str(articles))
    found = hearsay("list", "--json", "tag:orvel").value
    assert [article["outlet"] for article in found] == ["The Ferry", "The Ferry"]


def test_import_as_json_reports_each_item(hearsay: Here, articles: Path) -> None:
    run = hearsay("import", "--json", str(articles))
    assert [set(item) for item in run.value] == [{"origin", "outcome", "article_uid", "title", "message", "hint"}] * 2


def test_list_as_json_has_the_shape_of_the_manual(filled: Here) -> None:
    assert [set(article) for article in filled("list", "--json").value] == [ARTICLE] * 2


def test_list_finds_by_query_and_sorts(filled: Here) -> None:
    titles = [article["title"] for article in filled("list", "--json", "--sort", "title").value]
    assert titles == sorted(titles)
    assert len(filled("list", "--json", "mayor").value) == 1


def test_list_of_nothing_is_status_one_and_says_what_to_do(hearsay: Here) -> None:
    run = hearsay("list")
    assert run.status == 1
    assert run.out == ""
    assert "hearsay import" in run.err


def test_limit_cuts_the_list_and_says_that_there_is_more(filled: Here) -> None:
    run = filled("list", "--limit", "1")
    assert len(run.out.splitlines()) == 2
    assert "1 of 2" in run.err


def test_quiet_list_has_no_headings(filled: Here) -> None:
    assert "title" not in filled("list", "--quiet").out
    assert "title" in filled("list").out


def test_show_prints_the_text(filled: Here) -> None:
    run = filled("show", _uid(filled))
    assert run.out.startswith("Mayor of Orvel: the bridge stands\n")
    assert "mayor Piet Lammers claimed" in run.out


def test_show_as_json_has_the_whole_text_and_its_layout(filled: Here) -> None:
    value = filled("show", "--json", _uid(filled)).value
    assert set(value) == ARTICLE | {"text", "layout"}
    assert value["text"].startswith("Mayor of Orvel")
    assert set(value["layout"]) == {"blocks", "junk"}


def test_show_of_an_unknown_article_says_where_to_look(filled: Here) -> None:
    run = filled("show", "0000ffff")
    assert run.status == 1
    assert "0000ffff" in run.err
    assert "hearsay list" in run.err


@pytest.mark.parametrize(
    ("flag", "query"),
    [
        pytest.param("--read", "is:read", id="read"),
        pytest.param("--star", "is:starred", id="star"),
        pytest.param("--archive", "is:archived", id="archive"),
    ],
)
def test_mark_sets_a_flag_that_search_knows(filled: Here, flag: str, query: str) -> None:
    uid = _uid(filled)
    assert filled("mark", uid, flag).status == 0
    assert [article["uid"] for article in filled("list", "--json", query).value] == [uid]


def test_mark_adds_and_takes_tags(filled: Here) -> None:
    uid = _uid(filled)
    filled("mark", uid, "--tag", "bridge", "--tag", "doubt")
    filled("mark", uid, "--untag", "doubt")
    assert filled("list", "--json", "mayor").value[0]["tags"] == ["bridge"]


def test_one_undo_takes_back_all_that_one_mark_did(filled: Here) -> None:
    uids = [article["uid"] for article in filled("list", "--json").value]
    assert filled("mark", "--json", *uids, "--star", "--tag", "bridge", "--tag", "war").value == {"articles": 2}
    [act] = filled("history", "--json").value
    assert act["what"] == "starred 2 articles and tagged 2 articles with bridge, war"
    filled("undo")
    assert [(each["is_starred"], each["tags"]) for each in filled("list", "--json").value] == [(False, [])] * 2


def test_tags_are_one_whatever_their_case(filled: Here) -> None:
    uid = _uid(filled)
    filled("mark", uid, "--tag", "Bridge", "--tag", "bridge", "--tag", " war ")
    assert filled("list", "--json", "mayor").value[0]["tags"] == ["Bridge", "war"]
    assert filled("mark", uid, "--untag", "BRIDGE", "--tag", "WAR").status == 0
    assert filled("list", "--json", "mayor").value[0]["tags"] == ["war"]


def test_article_named_twice_is_deleted_once(filled: Here) -> None:
    uid = _uid(filled)
    assert filled("delete", "--json", uid, uid[:8]).value == {"articles": 1}
    assert filled("history", "--json").value[0]["what"].startswith("deleted “Mayor of Orvel")


@pytest.mark.parametrize("command", [["show"], ["versions"], ["delete"], ["mark", "--read"], ["annotate", "--quote=x"]])
def test_uid_of_odd_bytes_is_one_that_is_not_there(filled: Here, command: list[str]) -> None:
    run = filled(*command, "\udcff\udcfe\udcfd\udcfc")
    assert (run.status, run.err.count("\n")) == (1, 1)
    assert "No article" in run.err


@pytest.mark.parametrize("command", [["list"], ["claims"], ["search", "bridge"], ["notes"], ["history"], ["compare"]])
def test_limit_beyond_all_counting_shows_all(filled: Here, command: list[str]) -> None:
    filled("mark", _uid(filled), "--star")
    run = filled(*command, "--limit", "9" * 30)
    assert "fault" not in run.err


def test_mark_that_changes_nothing_is_status_one(filled: Here) -> None:
    uid = _uid(filled)
    filled("mark", uid, "--star")
    assert filled("mark", uid, "--star").status == 1


def test_deleted_article_comes_back_by_undo(filled: Here) -> None:
    assert filled("delete", _uid(filled)).status == 0
    assert len(filled("list", "--json").value) == 1
    assert filled("undo").status == 0
    assert len(filled("list", "--json").value) == 2


def test_changed_text_is_a_second_version(filled: Here, articles: Path) -> None:
    path = articles / "mayor.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nIt closed on Monday, police said.\n", encoding="utf-8")
    assert "1 new version" in filled("import", str(articles)).err
    versions = filled("versions", "--json", _uid(filled)).value
    assert [set(version) for version in versions] == [{"uid", "added", "characters", "origin"}] * 2
    run = filled("show", _uid(filled), "--version-uid", "\udcff")
    assert (run.status, run.err) == (1, "hearsay: No version '\ufffd' in this article\n")
    assert "Monday" not in filled("show", _uid(filled), "--version-uid", versions[1]["uid"]).out


def test_interrupted_import_keeps_what_is_complete_and_closes_its_json(
    hearsay: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(
            f"News {number}\n\nIt rained {number} times, Kern said.\n", encoding="utf-8"
        )
    from reader.cli import shapes

    plain, left = shapes.plain, [signal.SIGINT]

    def interrupted_once(value: object) -> object:
        if left:
            signal.raise_signal(left.pop())
        return plain(value)

    monkeypatch.setattr(shapes, "plain", interrupted_once)
    run = hearsay("import", "--json", str(folder))
    assert run.status == 130
    assert "stopping" in run.err
    kept = {article["uid"] for article in hearsay("list", "--json").value}
    assert 0 < len(kept) < 300
    assert {item["article_uid"] for item in run.value} <= kept
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

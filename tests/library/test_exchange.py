"""Import, identity, cancelling, and that an export comes back."""

import json
import os

import pytest
from support.library_in_hand import library_in

from reader.errors import Cancelled, UsageError
from reader.model import ImportOptions, Outcome, Verdict

ARTICLE = "Bridge to close\n\nThe mayor said on Tuesday that 20,000 people would have to find another way to work."
OTHER = "Bridge stays open\n\nThe council denied on Friday that the bridge would be closed to anybody."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path / "library") as library:
        yield library


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def _write(folder, name, text):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def _outcomes(lines):
    return [line.outcome.value for line in lines]


def _import(library, *paths, **options):
    return list(library.exchange.import_paths([str(path) for path in paths], ImportOptions(**options)))


def _page(url, text="The mayor said the bridge would be closed for a year, and so did two engineers."):
    return f"<html><head><link rel=canonical href={url}></head><body><h1>Bridge</h1><p>{text}</p></body></html>"


def test_a_folder_gives_a_line_for_each_article_and_one_for_each_bad_file(library, folder):
    _write(folder, "a.txt", ARTICLE)
    _write(folder, "b.png", b"\x89PNG\r\n\x1a\n")
    _write(folder, "c.md", "# " + OTHER)
    lines = _import(library, folder)
    assert sorted(_outcomes(lines)) == ["added", "added", "failed"]
    failed = next(line for line in lines if line.outcome is Outcome.FAILED)
    assert "b.png" in failed.origin
    assert "image" in failed.message
    assert library.articles.counts().articles == 2


def test_claims_are_found_and_can_be_searched_when_the_import_ends(library, folder):
    (line,) = _import(library, _write(folder, "a.txt", ARTICLE))
    assert library.claims.of_article(line.article_uid).claims
    assert [hit.article.uid for hit in library.search.find("figure:20000..20000").hits] == [line.article_uid]


@pytest.mark.parametrize(("is_dry_run", "times"), [(False, 1), (True, 0)])
def test_the_index_follows_once_before_the_import_ends(library, folder, monkeypatch, is_dry_run, times):
    followed = []
    follow = library.search.keep_in_step
    monkeypatch.setattr(library.search, "keep_in_step", lambda: followed.append(follow()))
    _write(folder, "a.txt", ARTICLE)
    _write(folder, "b.txt", OTHER)
    _import(library, folder, is_dry_run=is_dry_run)
    assert len(followed) == times


def test_the_same_text_again_is_nothing_new(library, folder):
    path = _write(folder, "a.txt", ARTICLE)
    _import(library, path)
    assert _outcomes(_import(library, path)) == ["unchanged"]
    assert library.articles.counts().articles == 1


def test_a_changed_text_at_the_same_path_is_a_new_version(library, folder):
    path = _write(folder, "a.txt", ARTICLE)
    _import(library, path)
    _write(folder, "a.txt", ARTICLE.replace("20,000", "30,000"))
    (line,) = _import(library, path)
    assert line.outcome is Outcome.NEW_VERSION
    assert [("30,000" in version.text) for version in library.articles.versions(line.article_uid)] == [True, False]


def test_a_changed_text_at_the_same_address_is_a_new_version(library, folder):
    _import(library, _write(folder, "a.html", _page("https://c.example/a")))
    changed = _page(
        "https://www.c.example/a?utm_source=x", "The mayor said it would not, whatever had been said before."
    )
    assert _outcomes(_import(library, _write(folder, "b.html", changed))) == ["new version"]


def test_the_same_text_at_another_address_is_a_copy(library, folder):
    _import(library, _write(folder, "a.html", _page("https://c.example/a")))
    assert _outcomes(_import(library, _write(folder, "b.html", _page("https://d.example/b")))) == ["copy"]
    changed = _page("https://d.example/b", "The mayor said it would not, whatever had been said before.")
    assert _outcomes(_import(library, _write(folder, "c.html", changed))) == ["new version"]
    assert library.articles.counts().articles == 1


def test_articles_of_one_file_are_not_taken_for_versions_of_each_other(library, folder):
    rows = [{"text": ARTICLE}, {"text": OTHER}, {"text": OTHER + " More.", "id": "1"}]
    path = _write(folder, "a.jsonl", "\n".join(map(json.dumps, rows)))
    assert _outcomes(_import(library, path)) == ["added"] * 3
    rows[2]["text"] += " And more."
    path = _write(folder, "a.jsonl", "\n".join(map(json.dumps, rows)))
    assert _outcomes(_import(library, path)) == ["unchanged", "unchanged", "new version"]


def test_a_dry_run_says_what_would_be_and_writes_nothing(library, folder):
    _write(folder, "a.txt", ARTICLE)
    _write(folder, "b.txt", ARTICLE)
    assert _outcomes(_import(library, folder, is_dry_run=True)) == ["added", "unchanged"]
    assert library.articles.counts().articles == 0


def test_tags_and_outlet_hold_for_every_item(library, folder):
    (line,) = _import(library, _write(folder, "a.txt", ARTICLE), tags=("bridge",), outlet="The Courier")
    article = library.articles.get(line.article_uid)
    assert (article.tags, article.outlet) == (("bridge",), "The Courier")


def test_an_article_that_names_its_outlet_keeps_it(library, folder):
    rows = [{"text": ARTICLE, "outlet": "Quay News"}, {"text": OTHER}]
    lines = _import(library, _write(folder, "a.jsonl", "\n".join(map(json.dumps, rows))), outlet="The Courier")
    assert [library.articles.get(line.article_uid).outlet for line in lines] == ["Quay News", "The Courier"]


def test_bytes_from_stdin_are_imported(library):
    (line,) = library.exchange.import_bytes(ARTICLE.encode(), origin="stdin")
    assert (line.outcome, line.origin, line.title) == (Outcome.ADDED, "stdin", "Bridge to close")


def _follow(coming, lines):
    for line in coming:
        lines.append(line)


def test_a_stopped_import_keeps_whole_articles_that_can_be_found(library, folder):
    for number in range(250):
        _write(folder, f"{number:03}.txt", f"Bridge {number}\n\nThe mayor said that it was number {number}, she said.")
    lines = []
    coming = library.exchange.import_paths([str(folder)], should_stop=lambda: len(lines) >= 25)
    with pytest.raises(Cancelled):
        _follow(coming, lines)
    count = library.articles.counts().articles
    assert 25 <= len(lines) == count < 250
    assert library.search.find("mayor").total == count


def test_a_stopped_import_of_bytes_keeps_whole_articles(library):
    rows = [{"id": str(number), "text": f"Bridge {number}\n\nThe mayor spoke, she said."} for number in range(250)]
    lines = []
    data = "\n".join(map(json.dumps, rows)).encode()
    with pytest.raises(Cancelled):
        _follow(library.exchange.import_bytes(data, should_stop=lambda: len(lines) >= 25), lines)
    assert 25 <= len(lines) == library.articles.counts().articles < 250


def test_progress_counts_what_is_done_and_what_failed(library, folder):
    _write(folder, "a.txt", ARTICLE)
    _write(folder, "b.txt", b"\x00\x01\x02\x03" * 50)
    _write(folder, "c.jsonl", json.dumps({"text": OTHER}) + "\n" + json.dumps({"text": OTHER + " 2"}) + "\n")
    told = []
    list(library.exchange.import_paths([str(folder)], on_progress=told.append))
    last = told[-1]
    assert (last.done, last.total, last.failed) == (4, 4, 1)
    assert last.seconds >= 0


def test_what_is_guessed_is_told_with_the_article(library, folder):
    text = "Мост закрыт\n\nСовет порта собрался во вторник вечером и утвердил ремонт моста."
    (line,) = _import(library, _write(folder, "a.txt", text.encode("cp1251")))
    assert (line.title, "Windows-1251" in line.message) == ("Мост закрыт", True)


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_name_that_is_no_text_is_imported(library, folder):
    path = os.path.join(os.fsencode(folder), b"caf\xe9\n\x1b[31m.txt")
    try:
        with open(path, "w") as file:
            file.write(ARTICLE)
    except OSError:
        pytest.skip("this file system keeps UTF-8 names only")
    (line,) = _import(library, os.fsdecode(path))
    assert line.outcome is Outcome.ADDED
    assert "\x1b" not in line.origin
    assert "\n" not in line.origin


def test_the_sample_comes_in_without_a_complaint(library):
    lines = list(library.exchange.import_sample())
    assert len(lines) >= 12
    assert {(line.outcome, line.message) for line in lines} == {(Outcome.ADDED, "")}
    articles = [library.articles.get(line.article_uid) for line in lines]
    assert all(article.outlet and article.published and article.url and article.claims for article in articles)
    assert len({article.outlet for article in articles}) >= 12


# ---------------------------------------------------------------- export


def _filled(library, folder):
    path = _write(folder, "a.txt", ARTICLE)
    _import(library, path)
    _write(folder, "a.txt", ARTICLE.replace("20,000", "30,000"))
    (line,) = _import(library, path, tags=("bridge", "Skopje"))
    _import(library, _write(folder, "b.html", _page("https://c.example/a")))
    uid = line.article_uid
    library.notes.quote(uid, "find another way", text="Which way?\n*Really*", tags=("ask",))
    library.notes.set_verdict(library.claims.of_article(uid).claims[0].uid, Verdict.DOUBTFUL, reason="no source")
    library.articles.mark([uid], starred=True, read=True)
    library.search.save("mine", "is:starred")
    return uid


def _facts(library):
    rows = library.articles.rows()
    facts = {}
    for article in rows.page(0, len(rows)):
        notes = library.notes.of_article(article.uid)
        facts[article.uid] = (
            [(version.uid, version.text) for version in library.articles.versions(article.uid)],
            (article.title, article.byline, article.outlet, article.published, article.url, article.language),
            (article.tags, article.is_read, article.is_starred, article.notes),
            {(n.annotation.uid, n.annotation.text, n.annotation.tags, n.span, n.annotation.verdict) for n in notes},
        )
    return facts


def test_an_export_comes_back_whole_in_an_empty_library(library, folder, tmp_path):
    _filled(library, folder)
    path = _write(folder, "all.jsonl", "".join(library.exchange.export("jsonl")))
    with library_in(tmp_path / "second") as second:
        assert Outcome.FAILED not in {line.outcome for line in _import(second, path)}
        assert _facts(second) == _facts(library)
        assert [saved.query for saved in second.search.saved()] == ["is:starred"]


def test_a_verdict_finds_its_claim_again_in_another_library(library, folder, tmp_path):
    uid = _filled(library, folder)
    path = _write(folder, "all.jsonl", "".join(library.exchange.export("jsonl")))
    with library_in(tmp_path / "second") as second:
        _import(second, path)
        claim = second.claims.of_article(uid).claims[0].uid
        verdicts = [n.annotation for n in second.notes.of_article(uid) if n.annotation.verdict]
        assert [(verdict.verdict, verdict.claim_uid) for verdict in verdicts] == [(Verdict.DOUBTFUL, claim)]


def test_an_export_into_its_own_library_changes_nothing(library, folder):
    _filled(library, folder)
    before = _facts(library)
    path = _write(folder, "all.jsonl", "".join(library.exchange.export("jsonl")))
    assert set(_outcomes(_import(library, path))) == {"unchanged"}
    assert _facts(library) == before


def test_an_export_of_a_query_has_what_it_finds(library, folder):
    _filled(library, folder)
    articles = [json.loads(line) for line in library.exchange.export("jsonl", "tag:Skopje")]
    assert [value["title"] for value in articles if value["type"] == "article"] == ["Bridge to close"]
    assert "## Bridge\n" not in "".join(library.exchange.export("markdown", "tag:Skopje"))


def test_a_dossier_has_articles_claims_and_notes(library, folder):
    _filled(library, folder)
    text = "".join(library.exchange.export("markdown"))
    assert "## Bridge to close" in text
    assert "> find another way" in text
    assert "\\*Really\\*" in text
    assert "Tags: bridge, Skopje" in text


def test_a_form_that_nobody_writes_is_refused(library):
    with pytest.raises(UsageError, match="Cannot export"):
        library.exchange.export("pdf")


def test_two_articles_of_one_text_that_were_apart_stay_apart(library, folder, tmp_path):
    _import(library, _write(folder, "a.html", _page("https://c.example/a")))
    data = "".join(library.exchange.export("jsonl"))
    one, version, *others = (json.loads(line) for line in data.splitlines()[1:])
    twin = one | {"uid": "b" * 16, "url": "https://d.example/b", "known_by": [["url", "https://d.example/b"]]}
    twins = [one, version, *others, twin, version | {"uid": "c" * 16, "article": "b" * 16, "url": twin["url"]}]
    path = _write(folder, "twins.jsonl", '{"type": "hearsay"}\n' + "\n".join(map(json.dumps, twins)))
    with library_in(tmp_path / "second") as second:
        assert _outcomes(_import(second, path)) == ["added", "added"]
        again = _write(folder, "again.jsonl", "".join(second.exchange.export("jsonl")))
        with library_in(tmp_path / "third") as third:
            _import(third, again)
            assert "".join(third.exchange.export("jsonl")) == "".join(second.exchange.export("jsonl"))
            assert third.articles.counts().articles == 2


_NEW_FIELDS = {"article": ("version", "known_by"), "version": ("outlet", "url", "language"), "correction": ("found",),
               "annotation": ("not_in",)}  # fmt: skip


def test_an_export_of_an_older_release_brings_its_names_of_claims(library, folder, tmp_path):
    uid = _filled(library, folder)
    claim = library.claims.of_article(uid).claims[0].uid
    library.claims.correct(claim, speaker="Ann Lee")
    lines = [json.loads(line) for line in library.exchange.export("jsonl")]
    for line in lines:
        for name in _NEW_FIELDS.get(line["type"], ()):
            del line[name]
    old = "\n".join(map(json.dumps, lines)).replace(claim, "0123456789abcdef")
    with library_in(tmp_path / "second") as second:
        report = _import(second, _write(folder, "old.jsonl", old))
        assert Outcome.FAILED not in {line.outcome for line in report}
        (found,) = second.claims.of_article(uid).claims
        assert (found.uid, found.speaker.name) == ("0123456789abcdef", "Ann Lee")
        assert {note.claim_uid for note, _ in second.notes.find() if note.verdict} == {"0123456789abcdef"}
        assert second.claims.get(found.uid).claim.uid == found.uid
        assert _facts(second) == _facts(library)


def test_an_export_into_a_library_that_has_another_text_of_an_article_puts_texts_in_their_order(
    library, folder, tmp_path
):
    page = _page("https://c.example/a")
    _import(library, _write(folder, "a.html", page))
    path = _write(folder, "all.jsonl", "".join(library.exchange.export("jsonl")))
    with library_in(tmp_path / "second") as second:
        later = "The mayor said it would not, whatever had been said before by anybody in Hollin."
        for _ in range(90):
            second._keeping.now()  # the clock of this library is ahead
        (line,) = _import(second, _write(folder, "b.html", _page("https://c.example/a", later)))
        assert _outcomes(_import(second, path)) == ["new version"]
        newest, older = second.articles.versions(line.article_uid)
        assert (later in newest.text, later in older.text) == (True, False)
        assert second.articles.get(line.article_uid).version_uid == newest.uid

"""The list, one article, its versions, and the reader's flags and tags."""

from __future__ import annotations

import pytest
from support.library_in_hand import library_in, take_in

from reader.errors import AmbiguousUidError, NotFoundError
from reader.model import ArticleSort, BlockKind, Counts, Listing

TEXTS = {
    "Dam of Hollin": "Ana Koval said the dam was safe.",
    "Votes counted again": "Mila Torr claimed 20,000 votes were missing.",
    "Rain all week": "It rained.",
}


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        for day, (title, text) in enumerate(TEXTS.items(), 1):
            take_in(opened, f"{title}\n\n{text}", outlet=f"Outlet {day}", published=f"2024-01-0{day}")
        yield opened


def titles(rows):
    return [each.title for each in rows.page(0, 99)]


def uid_of(library, title):
    return next(each.uid for each in library.articles.rows().page(0, 99) if each.title == title)


def test_the_list_shows_the_newest_first(library):
    assert titles(library.articles.rows()) == list(TEXTS)[::-1]


def test_a_page_is_a_part_of_the_list(library):
    rows = library.articles.rows(Listing(sort=ArticleSort.OLDEST))
    assert len(rows) == 3
    assert [each.title for each in rows.page(1, 1)] == ["Votes counted again"]
    assert rows.page(9, 5) == ()
    assert rows.page(-2, 1) == rows.page(0, 1)


def test_a_row_knows_its_place(library):
    rows = library.articles.rows()
    assert rows.index(rows.page(2, 1)[0].uid) == 2
    assert rows.index("no such uid") is None


def test_query_and_filter_are_joined(library):
    library.articles.mark([uid_of(library, "Rain all week"), uid_of(library, "Votes counted again")], starred=True)
    assert titles(library.articles.rows(Listing(filter="is:starred"))) == ["Rain all week", "Votes counted again"]
    both = Listing(query="votes", filter="is:starred")
    assert titles(library.articles.rows(both)) == ["Votes counted again"]
    assert library.articles.counts(both).articles == 1
    assert titles(library.articles.rows(Listing(query="dam", filter="is:starred"))) == []


def test_a_query_brings_its_snippets_along(library):
    rows = library.articles.rows(Listing(query="missing"))
    assert rows.found(50).hits[0].article.title == "Votes counted again"
    assert library.articles.rows().found(50) is None


def test_a_deleted_article_is_nowhere_and_comes_back(library):
    uid = uid_of(library, "Dam of Hollin")
    before = library.articles.counts()
    assert before == Counts(articles=3, claims=2, unread=3)
    assert library.articles.delete([uid]) == 1
    assert titles(library.articles.rows()) == ["Rain all week", "Votes counted again"]
    assert library.articles.counts() == Counts(articles=2, claims=1, unread=2)
    assert titles(library.articles.rows(Listing(query="dam"))) == []
    assert [each.article.title for each in library.claims.find()] == ["Votes counted again"]
    assert [each.name for each in library.claims.speakers()] == ["Mila Torr"]
    library.history.undo()
    assert library.articles.counts() == before
    assert titles(library.articles.rows(Listing(query="dam"))) == ["Dam of Hollin"]


def test_an_archived_article_is_found_but_not_listed(library):
    library.articles.mark([uid_of(library, "Rain all week")], archived=True)
    assert "Rain all week" not in titles(library.articles.rows())
    assert titles(library.articles.rows(Listing(query="rain"))) == ["Rain all week"]
    assert titles(library.articles.rows(Listing(filter="is:archived"))) == ["Rain all week"]


def test_marking_says_how_many_changed_and_marking_again_is_no_act(library):
    uids = [each.uid for each in library.articles.rows().page(0, 2)]
    assert library.articles.mark(uids, read=True) == 2
    assert library.articles.mark(uids, read=True) == 0
    assert len(library.history.acts()) == 1
    assert library.articles.counts().unread == 1


def test_reading_by_itself_is_no_step_of_undo(library):
    uid = uid_of(library, "Rain all week")
    library.articles.mark([uid], read=True, is_act=False)
    assert library.articles.get(uid).is_read
    assert library.history.undo() is None


def test_one_undo_takes_back_marks_of_many_articles(library):
    uids = [each.uid for each in library.articles.rows().page(0, 9)]
    library.articles.mark(uids, read=True, starred=True)
    assert library.history.undo().what == "marked 3 articles as read and starred 3 articles"
    assert not any(each.is_read or each.is_starred for each in library.articles.rows().page(0, 9))


def test_a_mark_of_an_unknown_article_changes_none(library):
    known = uid_of(library, "Rain all week")
    with pytest.raises(NotFoundError):
        library.articles.mark([known, "0123456789abcdef"], starred=True)
    assert not library.articles.get(known).is_starred


def test_an_article_is_found_by_the_beginning_of_its_uid(library):
    uid = uid_of(library, "Rain all week")
    assert library.articles.get(uid[:6]).uid == uid
    with pytest.raises(NotFoundError):
        library.articles.get(uid[:3])


def test_a_beginning_that_fits_two_is_refused(library):
    with library._keeping.writing() as db:
        db.execute("UPDATE articles SET uid = 'abcd' || id WHERE id < 3")
    with pytest.raises(AmbiguousUidError, match="fits 2"):
        library.articles.get("abcd")


def test_tags_are_cleaned_counted_once_and_taken_back(library):
    uid = uid_of(library, "Rain all week")
    library.articles.set_tags(uid, [" big  river ", "war", "war", ""])
    assert library.articles.get(uid).tags == ("big river", "war")
    assert library.articles.tags() == ("big river", "war")
    library.history.undo()
    assert library.articles.tags() == ()


def test_outlets_are_listed_by_name(library):
    assert library.articles.outlets() == ("Outlet 1", "Outlet 2", "Outlet 3")


def test_a_version_brings_text_and_layout(library):
    uid = uid_of(library, "Rain all week")
    version = library.articles.version(uid)
    assert version.text == "Rain all week\n\nIt rained."
    assert [each.kind for each in version.layout.blocks] == [BlockKind.TITLE, BlockKind.PARAGRAPH]


def test_all_versions_are_kept_the_newest_first(library):
    known = take_in(library, "A title\n\nOne.", path="/a")
    take_in(library, "A title\n\nTwo.", path="/a")
    versions = library.articles.versions(known.article_uid)
    assert [each.text for each in versions] == ["A title\n\nTwo.", "A title\n\nOne."]
    assert library.articles.version(known.article_uid, versions[1].uid) == versions[1]
    with pytest.raises(NotFoundError):
        library.articles.version(known.article_uid, "ffffffffffffffff")


def test_a_long_list_takes_few_statements(library):
    keeping = library._keeping
    with keeping.writing() as db:
        db.executemany(
            "INSERT INTO articles (uid, title, title_key, added, published) VALUES (?, ?, ?, '', ?)",
            [(f"x{n:015}", f"Title {n}", f"title {n}", f"2023-{n % 12 + 1:02}-01") for n in range(20_000)],
        )
    statements = []
    with keeping.reading() as db:
        db.set_trace_callback(statements.append)
    rows = library.articles.rows()
    rows.page(10_000, 60)
    library.articles.counts()
    with keeping.reading() as db:
        db.set_trace_callback(None)
    assert len(rows) == 20_003
    assert len(statements) <= 4  # how many, a portion of ids, the page, what they hold together

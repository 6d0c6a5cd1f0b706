"""Exports of who disagrees: threads gathered with what the reader wrote, in each form, by query and by uid."""

import csv
import io
import json
from dataclasses import replace

import pytest
from support import plain_rules
from support.dossiers_in_hand import BRIDGE, SAFE
from support.library_in_hand import library_in
from support.related import ALL, REFUSAL, WARNING, bring_in, claim

from reader.errors import NothingToExportError
from reader.library import relating
from reader.library.exchange import Exchange
from reader.model import Comparison, Verdict

APART = "Team of Zell wins\n\nThe team has won the cup, coach Anton Petrov said."


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch, library_in(tmp_path_factory.mktemp("library")) as library:
        patch.setattr(relating, "relate", plain_rules.relate)
        bring_in(library, *ALL, APART)
        library.search.keep_in_step()
        library.notes.set_verdict(_unsafe(library), Verdict.DOUBTFUL, reason="Nobody measured it.")
        library.notes.quote(_article(library, REFUSAL), "Mayor Ana Koval", text="Since when?")
        yield library


def _article(library, words):
    title = words.split("\n", maxsplit=1)[0]
    return next(each.uid for each in library.articles.rows().page(0, 9) if each.title == title)


def _unsafe(library):
    return claim(library, _article(library, WARNING), "unsafe")


def export(library, *arguments, **options):
    return "".join(library.exchange.export(*arguments, **options))


def test_a_dossier_has_threads_verdicts_and_notes_of_their_articles(library):
    dossier = library.exchange.dossier("unsafe")
    assert dossier.comparison.threads[0].conflicts > 0
    assert {each.text for each in dossier.annotations} == {"Nobody measured it.", "Since when?"}
    assert [each.content_text for each in dossier.judged] == ["the Orven bridge had been unsafe"]
    assert dossier.made.startswith("2024-01-01")


def test_its_courses_are_those_in_which_something_changed(library):
    courses = library.exchange.dossier("killed").courses
    assert courses
    assert all(any(moment.changes for moment in each.moments) for each in courses)


def test_a_page_shows_both_sides_why_and_what_the_reader_makes_of_them(library):
    written = export(library, "html", "unsafe")
    for words in ("Ivo Maran", "¬ denies", "denies exactly this claim", "Nobody measured it.", "Since when?"):
        assert words in written


def test_a_table_has_a_row_for_each_statement_and_figure(library):
    rows = list(csv.DictReader(io.StringIO(export(library, "csv", "killed")[1:], newline="")))
    assert {"47", "112"} <= {row["low"] for row in rows if row["kind"] == "figure"}
    assert {"Ana Koval", "Eva Lind"} <= {row["speaker"] for row in rows}


def test_a_dossier_to_read_has_threads_first_and_articles_after_them(library):
    written = export(library, "markdown", "unsafe")
    assert written.index("## Who disagrees") < written.index("## Engineer warned")
    assert "Team of Zell" not in written


@pytest.mark.parametrize("form", ["markdown", "jsonl"])
def test_a_uid_stands_for_the_articles_of_its_threads(library, form):
    written = export(library, form, _unsafe(library)[:10])
    assert "Engineer warned" in written
    assert "Blame at Hollin" in written
    assert "Team of Zell" not in written


def test_the_uid_of_an_article_alone_gives_that_article(library):
    written = export(library, "markdown", _article(library, APART))
    assert "## Team of Zell wins" in written
    assert "Orven" not in written


def test_an_article_that_is_in_no_thread_is_a_source_of_what_only_it_claims(library):
    alone = Comparison("Ferris bridge", (), (), only_here=(SAFE,))
    dossier = Exchange(library._keeping, library.search, lambda asked: alone, library.paths).dossier("Ferris")
    assert [each.uid for each in dossier.comparison.articles] == [SAFE.article.uid]


def test_more_threads_than_anybody_reads_are_counted(library):
    many = Comparison("x", tuple(replace(BRIDGE, uid=str(number)) for number in range(103)), ())
    dossier = Exchange(library._keeping, library.search, lambda asked: many, library.paths).dossier()
    assert (len(dossier.comparison.threads), dossier.cut) == (100, 3)


def test_verdicts_are_exported_as_reviews(library):
    (review,) = json.loads(export(library, "claimreview", reviewer="Ann"))["@graph"]
    assert (review["claimReviewed"], review["author"]["name"]) == ("the Orven bridge had been unsafe", "Ann")


@pytest.mark.parametrize(("form", "asked"), [("html", "zeppelin"), ("csv", "zeppelin"), ("claimreview", "team")])
def test_an_export_of_nothing_is_an_error_before_anything_is_written(library, form, asked):
    with pytest.raises(NothingToExportError, match="to export"):
        library.exchange.export(form, asked)


@pytest.mark.parametrize(
    ("asked", "is_query"), [("", False), ("unsafe", True), ("deadbeef", True), ("speaker:koval", True)]
)
def test_words_are_a_query_unless_they_are_a_uid_of_something(library, asked, is_query):
    assert library.exchange.is_query(asked) is is_query
    assert library.exchange.is_query(_unsafe(library)) is False


def test_a_verdict_on_a_claim_that_is_gone_is_left_out(library):
    gone = claim(library, _article(library, WARNING), "letter")
    library.notes.set_verdict(gone, Verdict.FALSE)
    library.claims.delete(gone)
    try:
        assert [each.claim_uid for each in library.exchange.dossier("unsafe").annotations if each.verdict] == [
            _unsafe(library)
        ]
    finally:
        library.history.undo()
        library.history.undo()

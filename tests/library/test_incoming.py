"""Notes of other programs: each finds its article and its words, or waits on a stub; all of it is one act."""

from __future__ import annotations

import io
import json

import pytest
from support.library_in_hand import library_in, take_in

from reader.library.taking_notes import NO_TEXT, NOT_FOUND, said_of
from reader.model import Outcome, Placement, Verdict

URL = "https://courier.example/bridge"
TEXT = "Bridge to close\n\nIt rained 😀 in Hollin. The mayor said on Tuesday that 20,000 people had to walk. It rained."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as library:
        yield library


def row(quote="", start=0, **fields):
    selectors = [
        {"type": "TextPositionSelector", "start": start, "end": start + len(quote)},
        {"type": "TextQuoteSelector", "exact": quote, "prefix": fields.pop("prefix", ""), "suffix": ""},
    ]
    target = [{"source": URL, "selector": selectors if quote else []}]
    return {"id": f"{quote}{start}{len(fields)}", "uri": URL, "text": "Hm", "target": target, **fields}


def bring(library, *rows):
    return list(library.incoming.take_in(io.BytesIO(json.dumps({"rows": rows}).encode()), "notes.json"))


def kindle(library, *entries):
    text = "".join(
        f"{title}\n- Your Highlight on Location {at} | x\n\n{words}\n==========\n" for title, at, words in entries
    )
    return list(library.incoming.take_in(io.BytesIO(text.encode()), "My Clippings.txt"))


def places(library, uid):
    text = library.articles.version(uid).text
    return [(text[slice(*each.span)], each.placement) for each in library.notes.of_article(uid) if each.span]


def test_a_note_stands_at_its_words_in_an_article_that_is_here(library):
    uid = take_in(library, TEXT, url=URL + "?utm_source=x").article_uid
    (line,) = bring(library, row("The mayor said", prefix="Hollin. "))
    assert (line.outcome, line.article_uid, line.message) == (Outcome.ADDED, uid, "")
    assert places(library, uid) == [("The mayor said", Placement.OK)]
    (mark,) = library.notes.of_article(uid)
    assert mark.annotation.version_uid == library.articles.get(uid).version_uid


@pytest.mark.parametrize("count", [len, lambda text: len(text.encode("utf-16-le")) // 2], ids=["code points", "UTF-16"])
def test_the_place_that_is_told_decides_between_equals_whichever_way_it_is_counted(library, count):
    uid = take_in(library, TEXT, url=URL).article_uid
    bring(library, row("It rained", count(TEXT[: TEXT.rindex("It rained")])))
    (mark,) = library.notes.of_article(uid)
    assert mark.span.start == TEXT.rindex("It rained")


def test_quotation_marks_and_white_space_may_differ(library):
    uid = take_in(library, TEXT.replace("The mayor", "“The\nmayor”"), url=URL).article_uid
    bring(library, row('"The mayor" said on'))
    assert places(library, uid) == [("“The\nmayor” said on", Placement.OK)]


def test_words_that_are_not_there_are_kept_and_told(library):
    uid = take_in(library, TEXT, url=URL).article_uid
    lines = bring(library, row("Nobody ever said anything of the kind to anybody"))
    assert (lines[0].message, said_of(lines)) == (NOT_FOUND, (0, 1))
    (mark,) = library.notes.of_article(uid)
    assert (mark.placement, mark.annotation.text) == (Placement.ORPHAN, "Hm")


def test_an_article_that_is_not_here_is_kept_without_a_text(library):
    lines = bring(library, row("The mayor said"), row(document={"title": "Bridge to close"}))
    assert ([line.message for line in lines], said_of(lines)) == ([NO_TEXT] * 2, (2, 0))
    (article,) = library.articles.rows().page(0, 9)
    assert (article.url, article.outlet, article.version_uid, article.notes) == (URL, "courier.example", "", 2)
    shown = library.articles.version(article.uid)
    assert (shown.uid, URL in shown.text, "“The mayor said”" in shown.text, "Hm" in shown.text) == (
        "",
        True,
        True,
        True,
    )
    assert library.claims.of_article(article.uid).claims == ()
    assert [hit.article.uid for hit in library.search.find("title:courier").hits] == [article.uid]
    assert len(library.notes.find("mayor")) == 1


def test_notes_find_their_places_when_the_text_comes(library):
    (line,) = bring(library, row("The mayor said"))
    assert take_in(library, TEXT, url=URL).article_uid == line.article_uid
    assert places(library, line.article_uid) == [("The mayor said", Placement.OK)]
    assert library.articles.get(line.article_uid).versions == 1


def test_the_same_file_twice_adds_nothing(library):
    bring(library, row("The mayor said"), row())
    assert [line.outcome for line in bring(library, row("The mayor said"), row())] == [Outcome.UNCHANGED] * 2
    assert len(library.history.acts()) == 1


def test_what_the_reader_changed_stays_unless_the_file_has_something_later(library):
    early, late = "2020-01-01T00:00:00+00:00", "2040-01-01T00:00:00+00:00"
    (line,) = bring(library, row("The mayor said", updated=early))
    (note,) = library.notes.of_article(line.article_uid)
    library.notes.edit(note.annotation.uid, text="Mine")
    bring(library, row("The mayor said", updated=early))
    assert [each.text for each, _ in library.notes.find()] == ["Mine"]
    bring(
        library, row("The mayor said", updated=late, text="Later") | {"id": row("The mayor said", updated=early)["id"]}
    )
    assert [each.text for each, _ in library.notes.find()] == ["Later"]


def test_it_is_one_act_with_stubs_and_all(library):
    uid = take_in(library, TEXT, url="https://courier.example/other").article_uid
    bring(library, row("The mayor said"), row(uri="https://courier.example/other", text="There"))
    assert library.history.undo().what == "took in 2 notes from notes.json"
    assert [article.uid for article in library.articles.rows().page(0, 9)] == [uid]
    assert library.notes.find() == ()
    library.history.redo()
    assert (len(library.articles.rows()), len(library.notes.find())) == (2, 2)


def test_a_text_that_came_meanwhile_is_not_taken_back_with_the_notes(library):
    (line,) = bring(library, row("The mayor said"))
    take_in(library, TEXT, url=URL)
    library.history.undo()
    assert [article.uid for article in library.articles.rows().page(0, 9)] == [line.article_uid]
    assert library.notes.find() == ()


def test_an_article_in_the_bin_comes_out_with_its_notes_and_goes_back_with_them(library):
    uid = take_in(library, TEXT, url=URL).article_uid
    library.articles.delete([uid])
    bring(library, row("The mayor said"))
    assert len(library.articles.rows()) == 1
    library.history.undo()
    assert len(library.articles.rows()) == 0


def test_a_book_is_known_by_its_title_and_the_one_that_has_the_words_is_meant(library):
    take_in(library, "Bridge to close\n\nNothing of the kind.", path="/1")
    uid = take_in(library, TEXT, path="/2").article_uid
    lines = kindle(
        library, ("bridge TO close (Ann Lee)", "12-13", "20,000 people had to walk"), ("Other (X)", "1-2", "Hm")
    )
    assert [line.article_uid == uid for line in lines] == [True, False]
    assert places(library, uid) == [("20,000 people had to walk", Placement.OK)]
    assert [line.outcome for line in kindle(library, ("Other (X)", "1-2", "Hm"))] == [Outcome.UNCHANGED]


def test_a_bad_item_costs_one_line(library):
    wrong, good = bring(library, {"text": "on nothing"}, row())
    assert (wrong.outcome, wrong.message, good.outcome) == (Outcome.FAILED, "has no address of a page", Outcome.ADDED)


def test_verdicts_come_back_to_their_claims_in_a_library_that_has_the_article(library, tmp_path):
    uid = take_in(library, TEXT, url=URL).article_uid
    library.notes.set_verdict(library.claims.of_article(uid).claims[0].uid, Verdict.DOUBTFUL, reason="Who counted?")
    for form in ("w3c", "jsonl"):
        data = "".join(library.exchange.export(form)).encode()
        with library_in(tmp_path / form) as other:
            take_in(other, TEXT, url=URL)
            list(other.incoming.take_in(io.BytesIO(data), "x"))
            claim = other.claims.of_article(uid).claims[0].uid
            assert [(each.verdict, each.claim_uid) for each, _ in other.notes.find()] == [(Verdict.DOUBTFUL, claim)]


def test_a_verdict_keeps_the_words_of_its_claim_and_is_no_mark_in_the_text(library):
    uid = take_in(library, TEXT, url=URL).article_uid
    library.notes.set_verdict(library.claims.of_article(uid).claims[0].uid, Verdict.FALSE)
    (mark,) = library.notes.of_article(uid)
    assert (mark.annotation.selector.quote, mark.span) == ("20,000 people had to walk", None)
    assert library.search.find("has:highlight").total == 0

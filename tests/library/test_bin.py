"""The bin: what was deleted, in the order in which it went, and how it comes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from support.library_in_hand import library_in, paths_in, take_in

from reader.errors import AmbiguousUidError, NotFoundError
from reader.library import Library
from reader.model import SearchIn, Verdict

DAM = "Dam of Hollin\n\nAna Koval said that the dam was safe. It rained."
ROAD = "Road to Sanbero\n\nThe road was open."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def dam(library):
    return take_in(library, DAM).article_uid


@pytest.fixture
def road(library):
    return take_in(library, ROAD).article_uid


def in_bin(library):
    return [each.uid for each in library.bin.rows().page(0, 99)]


def test_what_was_deleted_last_comes_first(library, dam, road):
    note = library.notes.quote(dam, "the dam", text="mine").uid
    library.articles.delete([road])
    library.notes.delete(note)
    library.articles.delete([dam])
    assert in_bin(library) == [dam, note, road]
    assert [each.uid for each in library.bin.articles()] == [dam, road]
    assert [each.uid for each in library.bin.articles(limit=1)] == [dam]
    (gone,) = library.bin.notes()
    assert (gone.annotation.text, gone.quote, gone.article.uid, gone.is_article_gone) == ("mine", "the dam", dam, True)


def test_a_clock_that_was_set_back_does_not_change_the_order(tmp_path):
    seconds = count()
    clock = lambda: datetime(2024, 1, 1, tzinfo=UTC) - timedelta(seconds=next(seconds))  # noqa: E731
    with Library.open(paths_in(tmp_path), clock=clock) as library:
        first, second = (take_in(library, text).article_uid for text in (DAM, ROAD))
        library.articles.delete([first])
        library.articles.delete([second])
        assert in_bin(library) == [second, first]
        assert [each.what for each in library.history.acts()] == [
            "deleted “Road to Sanbero”",
            "deleted “Dam of Hollin”",
        ]
        assert library.history.undo().what == "deleted “Road to Sanbero”"


def test_a_note_comes_back_as_it_was_and_is_found_at_once(library, dam):
    library.search.keep_in_step()
    note = library.notes.quote(dam, "the dam", text="zeppelin", tags=("a",))
    library.notes.edit(note.uid, colour="green")
    before = library.notes.of_article(dam)
    library.notes.delete(note.uid)
    assert library.search.find("zeppelin", within=SearchIn.NOTES).total == 0
    assert library.bin.bring_back([note.uid]) == 1
    assert library.notes.of_article(dam) == before
    assert library.search.find("zeppelin", within=SearchIn.NOTES).total == 1
    assert in_bin(library) == []


def test_an_article_comes_back_with_its_notes_and_is_found_at_once(library, dam):
    library.notes.quote(dam, "the dam", text="mine")
    library.search.keep_in_step()
    library.articles.delete([dam])
    assert library.search.find("dam").total == 0
    library.bin.bring_back([dam])
    assert library.search.find("dam").total == 1
    assert library.notes.find()[0][0].text == "mine"


def test_a_note_brings_its_article_with_it_in_one_act(library, dam):
    note = library.notes.quote(dam, "the dam").uid
    library.notes.delete(note)
    library.articles.delete([dam])
    library.bin.bring_back([note])
    assert (library.articles.total(), in_bin(library)) == (1, [])
    assert library.history.undo().what == "brought the mark on “the dam” in Dam of Hollin back"
    assert in_bin(library) == [dam, note]


def test_what_an_undo_took_away_is_in_the_bin_until_it_is_done_again(library, dam):
    note = library.notes.quote(dam, "the dam", text="mine").uid
    library.history.undo()
    library.articles.mark([dam], starred=True)  # it cannot be done again now
    assert in_bin(library) == [note]
    library.bin.bring_back([note])
    assert library.notes.find()[0][0].uid == note


def test_a_claim_has_one_verdict_also_where_older_ones_come_back(library, dam):
    claim = library.claims.of_article(dam).claims[0].uid
    for verdict in (Verdict.DOUBTFUL, Verdict.FALSE, Verdict.CONVINCING):
        library.notes.set_verdict(claim, verdict, reason=verdict.value)
        library.notes.set_verdict(claim, None)
    assert [each.quote for each in library.bin.notes()] == ["the dam was safe"] * 3
    library.notes.set_verdict(claim, Verdict.UNSURE)
    library.bin.bring_back(in_bin(library)[:2])
    verdicts = [mark.annotation.verdict for mark in library.notes.of_article(dam)]
    assert verdicts == [Verdict.FALSE]
    assert {each.annotation.verdict for each in library.bin.notes()} == set(Verdict) - {Verdict.FALSE}


def test_uids_may_be_short_but_not_too_short_and_must_be_in_the_bin(library, dam, road):
    library.articles.delete([dam, road])
    assert library.bin.bring_back([dam[:8], dam]) == 1
    for wrong in (dam, road[:3], "zzzz"):
        with pytest.raises(NotFoundError):
            library.bin.bring_back([wrong])


def test_a_beginning_that_fits_two_things_is_refused(library):
    uids = [take_in(library, f"T{n}\n\nText {n}.", given_id=f"{n}").article_uid for n in range(3)]
    with library._keeping.writing() as db:
        for number, uid in enumerate(uids[:2]):
            db.execute("UPDATE articles SET uid = ? WHERE uid = ?", (f"abcd{number}", uid))
    library.articles.delete(["abcd0", "abcd1"])
    with pytest.raises(AmbiguousUidError):
        library.bin.bring_back(["abcd"])
    assert library.bin.bring_back(["abcd1"]) == 1


def test_the_bin_outlives_the_program(library, dam, tmp_path):
    note = library.notes.quote(dam, "the dam", text="mine").uid
    library.notes.delete(note)
    with library_in(tmp_path) as again:
        assert in_bin(again) == [note]

"""Highlights, notes, verdicts and drafts; they stay at their words and survive the program."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from support.library_in_hand import library_in, paths_in, take_in

from reader.errors import LibraryBusyError, NotFoundError, UsageError
from reader.library import Library
from reader.model import Listing, Placement, Span, Verdict

TEXT = "Dam of Hollin\n\nAna Koval said that the dam was safe. “It’s old – but safe,” she\nadded on Tuesday."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        take_in(opened, TEXT, path="/dam")
        yield opened


@pytest.fixture
def uid(library):
    return library.articles.rows().page(0, 1)[0].uid


def words(library, placed):
    text = library.articles.version(placed.annotation.article_uid).text
    return text[placed.span.start : placed.span.end]


def test_a_highlight_is_shown_at_its_place(library, uid):
    start = TEXT.index("the dam was safe")
    made = library.notes.highlight(uid, Span(start, start + 16), tags=[" doubt "], colour="green")
    (placed,) = library.notes.of_article(uid)
    assert placed.annotation == made
    assert (placed.span, placed.placement) == (Span(start, start + 16), Placement.OK)
    assert (made.tags, made.colour, made.selector.quote) == (("doubt",), "green", "the dam was safe")


@pytest.mark.parametrize("span", [Span(4, 4), Span(0, 9999), Span(-1, 3)])
def test_a_span_outside_the_text_is_refused(library, uid, span):
    with pytest.raises(UsageError):
        library.notes.highlight(uid, span)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        pytest.param("the dam was safe", "the dam was safe", id="as-it-stands"),
        pytest.param("The Dam Was Safe", "the dam was safe", id="other-case"),
        pytest.param('"It\'s old - but safe," she added', "“It’s old – but safe,” she\nadded", id="other-signs"),
    ],
)
def test_a_quote_is_marked_where_the_article_says_it(library, uid, quote, found):
    library.notes.quote(uid, quote, text="hm")
    (placed,) = library.notes.of_article(uid)
    assert words(library, placed) == found


@pytest.mark.parametrize("quote", ["the dam was not safe", "", "  "])
def test_a_quote_that_does_not_occur_is_told(library, uid, quote):
    with pytest.raises(NotFoundError):
        library.notes.quote(uid, quote)


def test_a_note_is_there_when_the_library_is_opened_again(library, uid, tmp_path):
    made = library.notes.quote(uid, "safe", text="really?", tags=["doubt"])
    with library_in(tmp_path) as again:
        assert [each.annotation for each in again.notes.of_article(uid)] == [made]


def test_notes_are_counted_and_found(library, uid):
    library.notes.quote(uid, "safe")
    assert library.articles.get(uid).notes == 0
    made = library.notes.quote(uid, "old", text="built in the year of the flood", tags=["doubt"])
    assert library.articles.get(uid).notes == 1
    assert [each.uid for each, _ in library.notes.find("flood")] == [made.uid]
    assert [article.uid for _, article in library.notes.find(limit=1)] == [uid]
    assert len(library.articles.rows(Listing(query="tag:doubt"))) == 1


def test_an_edit_changes_what_it_names_and_can_be_undone(library, uid):
    made = library.notes.quote(uid, "safe", text="one", tags=["a"])
    edited = library.notes.edit(made.uid, text="two")
    assert (edited.text, edited.tags, edited.created) == ("two", ("a",), made.created)
    assert edited.modified > made.modified
    library.history.undo()
    assert library.notes.of_article(uid)[0].annotation == made


def test_an_edit_that_changes_nothing_is_no_act(library, uid):
    made = library.notes.quote(uid, "safe", text="one")
    library.notes.edit(made.uid, text="one", colour="yellow")
    assert len(library.history.acts()) == 1


def test_a_deleted_note_comes_back_with_undo(library, uid):
    made = library.notes.quote(uid, "safe", text="one")
    library.notes.delete(made.uid)
    assert library.notes.of_article(uid) == ()
    assert library.notes.find("one") == ()
    library.history.undo()
    assert library.notes.of_article(uid)[0].annotation == made
    assert [each.uid for each, _ in library.notes.find("one")] == [made.uid]


def test_notes_of_a_deleted_article_are_hidden_with_it(library, uid):
    library.notes.quote(uid, "safe", text="one")
    library.articles.delete([uid])
    assert library.notes.find() == ()
    library.history.undo()
    assert len(library.notes.find()) == 1


def test_a_paragraph_that_was_moved_takes_its_note_along_without_a_question(library):
    first = "Ann Poe told the town that the water would come in spring."
    second, third = "Nobody believed a word of it, least of all the mayor.", "Then the snow began to melt in the hills."
    uid = take_in(library, "\n\n".join(["Dam of Sanbero", first, second, third]), path="/moved").article_uid
    library.notes.quote(uid, first)
    take_in(
        library, "\n\n".join(["Dam of Sanbero", second, third, "So it did.", first, "And so it was."]), path="/moved"
    )
    (placed,) = library.notes.of_article(uid)
    assert (words(library, placed), placed.placement) == (first, Placement.OK)


def test_notes_follow_their_words_into_a_new_version(library, uid):
    library.notes.quote(uid, "the dam was safe")
    library.notes.quote(uid, "she\nadded on Tuesday")
    old = library.articles.version(uid)
    take_in(library, "Dam of Hollin\n\nUPDATE. Ana Koval said that the dam was quite safe. Nothing else.", path="/dam")
    changed, orphan = sorted(library.notes.of_article(uid), key=lambda each: each.placement)
    assert (words(library, changed), changed.placement) == ("the dam was quite safe", Placement.CHANGED)
    assert (orphan.span, orphan.placement) == (None, Placement.ORPHAN)
    assert {each.placement for each in library.notes.of_article(uid, old.uid)} == {Placement.OK}


def test_a_place_once_found_is_remembered_until_the_note_changes(library, uid):
    made = library.notes.quote(uid, "the dam was safe")
    take_in(library, TEXT.replace("safe.", "safe, really."), path="/dam")
    (placed,) = library.notes.of_article(uid)
    with library._keeping.writing() as db:
        db.execute("UPDATE placements SET placement = 'review'")
    assert library.notes.of_article(uid)[0].placement is Placement.REVIEW
    library.notes.edit(made.uid, text="new words")
    assert library.notes.of_article(uid)[0].placement is placed.placement is Placement.OK


def test_reading_notes_never_waits_for_another_writer(library, uid, tmp_path, monkeypatch):
    library.notes.quote(uid, "the dam was safe")
    take_in(library, TEXT.replace("safe.", "safe, really."), path="/dam")
    with Library.open(paths_in(tmp_path)) as reading, library._keeping.writing():
        monkeypatch.delattr("reader.store.database.time.sleep")  # with which it would wait
        (placed,) = reading.notes.of_article(uid)
    assert placed.placement is Placement.OK
    with library._keeping.reading() as db:
        assert db.execute("SELECT count(*) FROM placements").fetchone() == (0,)


def test_a_verdict_is_one_for_each_claim_and_can_be_taken_back(library, uid):
    claim = library.claims.of_article(uid).claims[0]
    library.notes.set_verdict(claim.uid, Verdict.DOUBTFUL, reason="no source")
    library.notes.set_verdict(claim.uid, Verdict.CONVINCING, reason="")
    (placed,) = library.notes.of_article(uid)
    assert (placed.annotation.verdict, placed.annotation.text) == (Verdict.CONVINCING, "")
    assert placed.annotation.claim_uid == claim.uid
    library.notes.set_verdict(claim.uid, None)
    assert library.notes.of_article(uid) == ()
    library.notes.set_verdict(claim.uid, None)
    assert [library.history.undo() is not None for _ in range(4)] == [True, True, True, False]


def test_two_programs_at_once_leave_one_verdict_on_a_claim(library, uid, tmp_path):
    claim = library.claims.of_article(uid).claims[0].uid
    other = Library.open(paths_in(tmp_path), busy_seconds=0.05)

    def clock():  # asked for between reading and writing: the very moment for the other program
        with suppress(LibraryBusyError):
            other.notes.set_verdict(claim, Verdict.FALSE)
        return datetime(2024, 1, 1, tzinfo=UTC)

    with other, Library.open(paths_in(tmp_path), clock=clock) as here:
        here.notes.set_verdict(claim, Verdict.CONVINCING)
    assert [each.annotation.verdict for each in library.notes.of_article(uid)] == [Verdict.CONVINCING]


def test_undoing_a_verdict_gives_the_one_before(library, uid):
    claim = library.claims.of_article(uid).claims[0]
    library.notes.set_verdict(claim.uid, Verdict.DOUBTFUL, reason="no source")
    library.notes.set_verdict(claim.uid, Verdict.FALSE)
    library.history.undo()
    annotation = library.notes.of_article(uid)[0].annotation
    assert (annotation.verdict, annotation.text) == (Verdict.DOUBTFUL, "no source")


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_can_be_given_keeps_its_reason_and_can_be_taken_back(library, uid, verdict):
    claim = library.claims.of_article(uid).claims[0].uid
    library.notes.set_verdict(claim, Verdict.FALSE if verdict is not Verdict.FALSE else Verdict.UNSURE, reason="*why*")
    library.notes.set_verdict(claim, verdict)
    (placed,) = library.notes.of_article(uid)
    assert (placed.annotation.verdict, placed.annotation.text) == (verdict, "*why*")
    library.notes.set_verdict(claim, None)
    assert library.notes.of_article(uid) == ()


def test_a_colour_is_changed_by_an_act_of_its_own(library, uid):
    made = library.notes.quote(uid, "safe", colour="green")
    assert made.colour == "green"
    library.notes.edit(made.uid, colour="pink")
    assert "colour" in library.history.undo().what
    assert library.notes.get(made.uid[:6]).colour == "green"


def test_a_note_of_odd_bytes_is_kept(library, uid):
    library.notes.quote(uid, "safe", text="odd \udcff byte \x00", tags=["\udcff"])
    assert library.notes.of_article(uid)[0].annotation.text == "odd \ufffd byte \x00"

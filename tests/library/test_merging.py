"""Two libraries become one."""

from __future__ import annotations

from io import BytesIO

import pytest
from support.libraries_in_hand import DAM, VOTE, begin, copied, of_article, opened, seen
from support.library_in_hand import take_in

from reader.errors import LibraryError, NotFoundError
from reader.model import Merged, Verdict

KINDLE = b"A book\n- Your Note on Location 9 | Added on Tuesday, 2 January 2024 11:00:00\n\nso\n==========\n"


@pytest.fixture
def first(tmp_path):
    """A library with two articles and a note on the first."""
    folder = begin(tmp_path / "first")
    with opened(folder) as library:
        library.notes.quote(of_article(library, "Dam"), "the dam was safe", text="is it?", tags=("dam",))
    return folder


@pytest.fixture
def second(first):
    """A copy of it, to go its own way."""
    return copied(first, "second")


def merge(into, other):
    with opened(into) as library:
        return library.merging.merge(str(other / "library.db"))


def only_note(library):
    ((note, _article),) = library.notes.find()
    return note


def edit(folder, **changes):
    with opened(folder) as library:
        library.notes.edit(only_note(library).uid, **changes)


def test_what_only_the_other_library_has_comes_over(first, second):
    with opened(second) as library:
        take_in(library, VOTE, url="https://c.example/vote")
        library.notes.quote(of_article(library, "Vote"), "Nobody was hurt", text="good", tags=("vote",))
        library.articles.mark([of_article(library, "Bridge")], starred=True)
    assert merge(first, second) == Merged(articles=1, versions=1, changes=2)
    with opened(first) as library:
        assert {note.text for note, _ in library.notes.find()} == {"is it?", "good"}
        assert [row.title for row in library.articles.rows().page(0, 9) if row.is_starred] == ["Bridge to close"]
        assert [each.claim.speaker.name for each in library.claims.find("moved to May")] != []
        assert len(library.search.find("hurt").hits) == 1
        assert [each for each in library.health.check() if not each.is_ok] == []


def test_a_merge_changes_nothing_the_second_time(first, second):
    edit(second, text="no")
    merge(first, second)
    before = seen(first)
    assert merge(first, second) == Merged()
    assert seen(first) == before


def test_a_backup_is_kept_before_a_merge_that_brings_something(first, second):
    merge(first, second)
    with opened(first) as library:
        assert library.backups.list() == ()
    edit(second, text="theirs")
    merge(first, second)
    with opened(first) as library:
        (kept,) = library.backups.list()
        library.backups.restore(kept.name)
        assert only_note(library).text == "is it?"


def test_a_note_that_only_one_side_changed_is_as_that_side_has_it(first, second):
    edit(second, text="it is")
    edit(second, text="it really is")
    merge(first, second)
    with opened(first) as library:
        assert only_note(library).text == "it really is"
        assert library.merging.choices() == ()


def test_both_edits_of_one_note_are_kept_and_shown_as_a_choice(first, second):
    edit(first, text="mine")
    edit(second, text="theirs")
    assert merge(first, second).choices == 1
    merge(second, first)
    assert seen(first) == seen(second)
    with opened(first) as library:
        (choice,) = library.merging.choices()
        assert {side.text for side in choice.sides} == {"mine", "theirs"}
        assert only_note(library) == choice.sides[0]


def choose(folder, words):
    with opened(folder) as library:
        (choice,) = library.merging.choices()
        library.merging.choose(choice.uid, [side and side.text for side in choice.sides].index(words))


@pytest.mark.parametrize("words", ["mine", "theirs"])
def test_a_choice_holds_in_both_libraries(first, second, words):
    edit(first, text="mine")
    edit(second, text="theirs")
    merge(first, second)
    choose(first, words)
    merge(second, first)
    assert seen(first) == seen(second)
    with opened(second) as library:
        assert only_note(library).text == words
        assert library.merging.choices() == ()


def test_a_choice_that_is_taken_back_waits_again(first, second):
    edit(first, text="mine")
    edit(second, text="theirs")
    merge(first, second)
    choose(first, "theirs")
    with opened(first) as library:
        library.history.undo()
        (choice,) = library.merging.choices()
        assert {side.text for side in choice.sides} == {"mine", "theirs"}


@pytest.mark.parametrize("later", ["first", "second"])
def test_a_choice_that_is_taken_back_shows_what_it_showed(first, second, later):
    for folder in (first, second):
        for words in ("once", "twice") if folder.name == later else ("once",):
            edit(folder, text=f"{folder.name} {words}")
    merge(first, second)
    before = seen(first)
    edit(first, text="both")
    with opened(first) as library:
        library.history.undo()
    assert seen(first) == before


def test_both_sides_of_a_choice_can_be_kept(first, second):
    edit(first, text="mine")
    edit(second, text="theirs")
    merge(first, second)
    with opened(first) as library:
        library.merging.keep_both(only_note(library).uid)
        assert sorted(note.text for note, _ in library.notes.find()) == ["mine", "theirs"]
        assert library.merging.choices() == ()
        library.history.undo()
        assert len(library.notes.find()) == len(library.merging.choices()) == 1


def test_a_note_that_one_side_deleted_and_the_other_changed_is_kept_until_somebody_chooses(first, second):
    edit(first, text="changed")
    with opened(second) as library:
        library.notes.delete(only_note(library).uid)
    merge(first, second)
    merge(second, first)
    with opened(second) as library:
        assert only_note(library).text == "changed"
    choose(second, None)
    with opened(second) as library:
        assert library.notes.find() == ()


def test_two_verdicts_on_one_claim_are_a_choice(first, second):
    for folder, verdict in ((first, Verdict.DOUBTFUL), (second, Verdict.CONVINCING)):
        with opened(folder) as library:
            library.notes.set_verdict(_of_dam(library), verdict)
    merge(first, second)
    with opened(first) as library:
        (choice,) = library.merging.choices()
        assert [side.verdict for side in choice.sides] == [Verdict.CONVINCING, Verdict.DOUBTFUL]
        library.merging.choose(choice.uid, 1)
        assert [note.verdict for note, _ in library.notes.find() if note.verdict] == [Verdict.DOUBTFUL]


def _of_dam(library):
    return next(each.claim.uid for each in library.claims.find() if "safe" in each.content_text)


def test_notes_that_both_sides_took_out_of_one_file_are_no_choice_when_one_is_changed(first, second):
    for folder in (first, second):
        with opened(folder) as library:
            list(library.incoming.take_in(BytesIO(KINDLE), "notes"))
    with opened(first) as library:
        (uid,) = [note.uid for note, _ in library.notes.find() if note.text == "so"]
        library.notes.edit(uid, text="so it is")
    merge(second, first)
    with opened(second) as library:
        assert library.merging.choices() == ()
        assert library.notes.get(uid).text == "so it is"


def test_there_is_no_choice_where_nobody_disagrees(first):
    with opened(first) as library, pytest.raises(NotFoundError):
        library.merging.choose(only_note(library).uid, 0)


def test_tags_of_both_sides_come_together_and_one_that_was_taken_off_stays_off(first, second):
    with opened(first) as library:
        library.articles.set_tags(of_article(library, "Dam"), ["old", "kept"])
    merge(second, first)
    with opened(first) as library:
        library.articles.set_tags(of_article(library, "Dam"), ["kept", "mine"])
    with opened(second) as library:
        library.articles.set_tags(of_article(library, "Dam"), ["old", "kept", "theirs"])
    merge(first, second)
    merge(second, first)
    for folder in (first, second):
        with opened(folder) as library:
            assert set(library.articles.get(of_article(library, "Dam")).tags) == {"kept", "mine", "theirs"}


def test_what_one_side_stars_and_the_other_archives_is_both(first, second):
    for folder, flag in ((first, "starred"), (second, "archived")):
        with opened(folder) as library:
            library.articles.mark([of_article(library, "Dam")], **{flag: True})
    merge(first, second)
    with opened(first) as library:
        row = library.articles.get(only_note(library).article_uid)
        assert (row.is_starred, row.is_archived) == (True, True)


def test_undo_takes_a_merge_back_and_redo_brings_it(first, second):
    edit(second, text="theirs")
    with opened(second) as library:
        take_in(library, VOTE, url="https://c.example/vote")
        take_in(library, DAM.replace("safe", "sound"), url="https://a.example/dam", outlet="Atlas")
        library.articles.mark([of_article(library, "Bridge")], starred=True)
    before = seen(first)
    merge(first, second)
    after = seen(first)
    assert after != before
    with opened(first) as library:
        assert library.history.undo().what == "merged library.db"
        assert library.search.find("moved").hits == ()
    assert seen(first) == before
    with opened(first) as library:
        library.history.redo()
        assert len(library.search.find("moved").hits) == 1
    assert seen(first) == after


def test_a_merge_is_taken_back_with_all_that_was_done_on_it_and_taken_back(first, second):
    edit(second, text="theirs")
    with opened(second) as library:
        library.articles.set_tags(of_article(library, "Dam"), ["theirs"])
    before = seen(first)
    merge(first, second)
    after = seen(first)
    edit(first, text="theirs, and more")
    with opened(first) as library:
        library.articles.set_tags(of_article(library, "Dam"), ["theirs", "mine"])
        for _ in range(3):
            library.history.undo()
    assert seen(first) == before
    third = copied(first, "third")
    with opened(first) as library:
        library.history.redo()
    assert seen(first) == after
    with opened(first) as library:
        library.history.redo()
        assert only_note(library).text == "theirs, and more"
    merge(third, first)
    with opened(third) as library:
        assert only_note(library).text == "theirs, and more"


def test_an_article_that_came_with_its_notes_alone_lies_in_the_bin_while_their_merge_is_taken_back(first, second):
    with opened(second) as library:
        list(library.incoming.take_in(BytesIO(KINDLE), "notes"))
    before = seen(first)
    merge(first, second)
    after = seen(first)
    assert len(after) > len(before)
    with opened(first) as library:
        library.articles.set_tags(of_article(library, "A book"), ["mine"])
        library.history.undo()
        library.history.undo()
    assert seen(first) == before
    with opened(first) as library:
        library.history.redo()
    assert seen(first) == after


def test_tags_that_an_import_added_since_stay_when_a_merge_is_taken_back(first, second):
    with opened(second) as library:
        library.articles.set_tags(of_article(library, "Dam"), ["theirs"])
    merge(first, second)
    with opened(first) as library:
        take_in(library, DAM, url="https://a.example/dam", outlet="Atlas", tags=("imported",))
        library.history.undo()
        assert library.articles.get(of_article(library, "Dam")).tags == ("imported",)


def test_what_was_done_again_is_not_done_over_what_another_library_did_since(first, second):
    edit(first, text="mine")
    merge(second, first)
    edit(second, text="mine, and more")
    with opened(first) as library:
        library.syncing.sync(str(_shared(first, second)))
        library.history.undo()
        assert only_note(library).text == "mine, and more"
        library.history.redo()
        assert only_note(library).text == "mine, and more"


def _shared(first, second):
    folder = first.with_name("shared")
    folder.mkdir()
    with opened(second) as library:
        library.syncing.sync(str(folder))
    return folder


def test_what_was_taken_back_does_not_travel(first, second):
    third = copied(first, "third")
    edit(second, text="theirs")
    merge(first, second)
    with opened(first) as library:
        library.history.undo()
    merge(third, first)
    with opened(third) as library:
        assert only_note(library).text == "is it?"


def test_a_merge_that_was_taken_back_comes_when_it_is_asked_for_again(first, second):
    edit(second, text="theirs")
    merge(first, second)
    with opened(first) as library:
        library.history.undo()
    assert merge(first, second) == Merged(changes=1)
    with opened(first) as library:
        assert only_note(library).text == "theirs"


def test_an_article_whose_merge_was_taken_back_comes_when_it_is_asked_for_again(first, second):
    with opened(second) as library:
        take_in(library, VOTE, url="https://c.example/vote")
        list(library.incoming.take_in(BytesIO(KINDLE), "notes"))
    merge(first, second)
    after = seen(first)
    with opened(first) as library:
        library.history.undo()
    assert merge(first, second) == Merged(versions=1, changes=2)
    assert seen(first) == after
    with opened(first) as library:
        assert [each for each in library.health.check() if not each.is_ok] == []
        library.history.undo()
    assert len(seen(first)) < len(after)


def test_an_act_that_another_library_went_on_with_is_not_undone_over_it(first, second):
    edit(first, text="mine")
    merge(second, first)
    edit(second, text="mine, and more")
    merge(first, second)
    with opened(first) as library:
        library.history.undo()  # the merge
        assert only_note(library).text == "mine"
        library.history.redo()
        assert only_note(library).text == "mine, and more"


def test_versions_of_one_article_come_in_the_order_of_their_times(first, second):
    newer = DAM.replace("safe", "sound")
    with opened(second) as library:
        take_in(library, newer, url="https://a.example/dam", outlet="Atlas")
    merge(first, second)
    with opened(first) as library:
        uid = of_article(library, "Dam")
        assert [each.text for each in library.articles.versions(uid)] == [newer, DAM]
        assert [each.placement.value for each in library.notes.of_article(uid)] != []


def test_what_was_made_of_a_claim_under_two_uids_is_of_one_claim_afterwards(first, second):
    address, now = "https://d.example/vote", VOTE
    older = VOTE.replace("the vote had been moved to May", "the vote had been moved by a week to May")
    with opened(second) as library:  # here the claim is named after its earlier words
        take_in(library, older, url=address)
        take_in(library, now, url=address)
        library.notes.set_verdict(_of_vote(library).uid, Verdict.DOUBTFUL)
    with opened(first) as library:
        take_in(library, now, url=address)
        library.claims.correct(_of_vote(library).uid, speaker="Otto Brandt")
        own = _of_vote(library).uid
    with opened(second) as library:
        assert _of_vote(library).uid != own
    merge(first, second)
    merge(second, first)
    assert seen(first) == seen(second)
    with opened(first) as library:
        claim = _of_vote(library)
        assert claim.speaker.name == "Otto Brandt"
        assert [note.claim_uid for note, _ in library.notes.find() if note.verdict] == [claim.uid]
        assert [each for each in library.health.check() if not each.is_ok] == []


def _of_vote(library):
    (found,) = [each.claim for each in library.claims.find() if "May" in each.content_text]
    return found


def test_a_text_that_was_taken_back_with_a_merge_can_be_imported(first, second):
    with opened(second) as library:
        take_in(library, VOTE, url="https://c.example/vote")
    merge(first, second)
    with opened(first) as library:
        library.history.undo()
        take_in(library, VOTE, url="https://c.example/vote")
        assert len(library.articles.rows()) == 3
        assert len(library.search.find("moved").hits) == 1


@pytest.mark.parametrize("what", ["text", "nothing", "itself"])
def test_what_is_no_other_library_is_refused(first, tmp_path, what):
    other = tmp_path / "other.db"
    if what == "text":
        other.write_text("no library", encoding="utf-8")
    with opened(first) as library, pytest.raises(LibraryError):
        library.merging.merge(str(first / "library.db" if what == "itself" else other))

"""What an outlet changed in an article, and where the reader's marks stand before and after."""

from __future__ import annotations

import pytest
from support.library_in_hand import library_in, take_in

from reader.errors import NotFoundError
from reader.model import PieceKind, Placement

FIRST = "Dam of Hollin\n\nAna Koval said that the dam was safe. It was built in the year of the flood, she added."
SECOND = FIRST.replace("was safe", "was not safe")
THIRD = SECOND.replace(" It was built in the year of the flood, she added.", "") + "\n\nNobody lives below it any more."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        yield opened


def revised(library, *texts):
    for text in texts:
        uid = take_in(library, text, path="/dam").article_uid
    return uid


def changed(revision):
    """What went, and what came."""
    gone = [revision.old.text[slice(*each.old)] for each in revision.pieces if each.kind is PieceKind.REMOVED]
    come = [revision.new.text[slice(*each.new)] for each in revision.pieces if each.kind is PieceKind.ADDED]
    return gone, come


def test_versions_are_listed_the_newest_first(library):
    uid = revised(library, FIRST, SECOND, THIRD)
    rows = library.revisions.of(uid)
    assert [(row.characters, row.is_newest) for row in rows] == [
        (len(THIRD), True),
        (len(SECOND), False),
        (len(FIRST), False),
    ]


def test_the_newest_is_compared_with_the_one_before(library):
    revision = library.revisions.compare(revised(library, FIRST, SECOND))
    assert (revision.old.text, revision.new.text) == (FIRST, SECOND)
    assert changed(revision) == ([], ["not "])


def test_any_two_versions_are_compared(library):
    uid = revised(library, FIRST, SECOND, THIRD)
    third, second, first = [row.uid for row in library.revisions.of(uid)]
    assert library.revisions.compare(uid, new_uid=second).old.uid == first
    assert library.revisions.compare(uid, first).new.uid == third
    assert changed(library.revisions.compare(uid, second, first)) == (["not "], [])


@pytest.mark.parametrize("new", ["", "first"])
def test_what_has_nothing_before_it_is_told(library, new):
    uid = revised(library, FIRST) if not new else revised(library, FIRST, SECOND)
    first = library.revisions.of(uid)[-1].uid
    with pytest.raises(NotFoundError, match="version before"):
        library.revisions.compare(uid, new_uid=first if new else "")


def test_marks_stand_in_both_versions_on_whichever_they_were_made(library):
    uid = revised(library, FIRST)
    old = library.notes.quote(uid, "It was built in the year of the flood, she added.")
    revised(library, SECOND, THIRD)
    new = library.notes.quote(uid, "Nobody lives below it any more.")
    both = library.notes.quote(uid, "the dam was not safe")
    first = library.revisions.of(uid)[-1].uid
    revision = library.revisions.compare(uid, first)
    before = {each.annotation.uid: (each.span, each.placement) for each in revision.old_marks}
    after = {each.annotation.uid: (each.span, each.placement) for each in revision.new_marks}
    assert before[old.uid][1] is Placement.OK
    assert after[old.uid][1] in {Placement.REVIEW, Placement.ORPHAN}
    assert before[new.uid][1] in {Placement.REVIEW, Placement.ORPHAN}
    assert after[new.uid][1] is Placement.OK
    assert FIRST[slice(*before[both.uid][0])] == "the dam was safe"
    assert before[both.uid][1] is Placement.CHANGED


def test_a_note_on_the_whole_article_stands_in_no_version(library):
    uid = revised(library, FIRST, SECOND)
    library.notes.quote(uid, "the dam")
    assert len(library.revisions.compare(uid).new_marks) == 1

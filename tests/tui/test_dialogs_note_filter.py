"""Which notes are listed, by what is ticked."""

from __future__ import annotations

import pytest
from support.dialog_host import DialogHost

from reader.model import NoteKind, NoteListing, Placement, Verdict
from reader.tui.dialogs.note_filter import NoteFilterDialog
from reader.tui.layout_note_filter import boxes, listing_of


def test_colours_stand_under_the_names_that_the_reader_gave_them():
    assert boxes({"green": "key figure"})["colour:green"] == "in green · key figure"


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        ((), NoteListing()),
        (("note", "verdict"), NoteListing(kinds=(NoteKind.NOTE, NoteKind.VERDICT))),
        (("colour:pink", "colour:blue", "tag:a b"), NoteListing(colours=("blue", "pink"), tags=("a b",))),
        (("verdict:false",), NoteListing(verdicts=(Verdict.FALSE,))),
        (("place:review",), NoteListing(placements=(Placement.REVIEW,))),
        (("here",), NoteListing(article_uid="a1")),
        (("drafts",), NoteListing(uids=())),
        (("drafts", "note"), NoteListing(kinds=(NoteKind.NOTE,))),
    ],
    ids=str,
)
def test_what_is_ticked_is_what_is_listed(ticks, expected):
    assert listing_of(ticks, "a1") == expected


async def test_boxes_are_ticked_and_cleared():
    app = DialogHost(NoteFilterDialog(boxes({"green": "key figure"}, ["x"]), {"tag:x", "gone"}))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("end")
        assert "[x] tagged x" in app.shown()
        await pilot.press("home", "delete", "j", "space", "space", "j", "space", "enter")
        assert app.result == {"verdict"}

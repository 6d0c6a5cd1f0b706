"""Readwise and Instapaper: tables of highlights."""

from __future__ import annotations

import pytest

from reader.errors import IntakeError
from reader.ingest.notes import instapaper, readwise

READWISE = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,"
    "Document tags\n"
    '"A line, and\nanother ""one""",The Dam,Ann Lee,,Why?,blue,"flood, .ask",location,12,2024-05-01 10:00:00+00:00,x\n'
    "Second,The Dam,Ann Lee,,,mauve,,page,3,,\n"
    ",The Dam,Ann Lee,,,,,,,,\n"
    ",,,,Lost,,,,,,\n"
    ",The Dam,Ann Lee,,On the whole,,,,,,\n"
)
INSTAPAPER = (
    "URL,Title,Selection,Folder,Timestamp,Tags\n"
    'https://c.example/1,The Dam,"It rained, he said",Floods,1600000000,"[""water""]"\n'
    "https://c.example/2,Unmarked,,Unread,1600000001,\n"
    "javascript:alert(1),Bad,Words,Unread,1600000002,\n"
    "https://c.example/3,,Words,Archive,soon,\n"
)


def test_readwise_gives_highlights_with_notes_tags_and_colours():
    first, second, empty, lost, whole = readwise.read_text(READWISE, "x.csv")
    note = first.annotation
    assert (note.selector.quote, note.text, note.tags, note.colour) == (
        'A line, and\nanother "one"', "Why?", ("flood", ".ask"), "blue",
    )  # fmt: skip
    assert (note.created, note.modified) == ("2024-05-01T10:00:00.000+00:00", "")
    assert (first.article.title, first.article.byline) == ("The Dam", "Ann Lee")
    assert (second.annotation.colour, second.annotation.created) == ("yellow", "")
    assert [each.where for each in (empty, lost)] == ["x.csv, row 4", "x.csv, row 5"]
    assert (whole.annotation.selector, whole.annotation.text) == (None, "On the whole")


def test_instapaper_gives_what_was_selected():
    first, bad, untitled = instapaper.read_text(INSTAPAPER, "x.csv")
    note = first.annotation
    assert (note.selector.quote, note.tags, note.created) == (
        "It rained, he said", ("water", "Floods"), "2020-09-13T12:26:40.000+00:00",
    )  # fmt: skip
    assert isinstance(bad, IntakeError)
    assert (untitled.article.title, untitled.annotation.created, untitled.annotation.tags) == (
        "https://c.example/3",
        "",
        (),
    )


@pytest.mark.parametrize(("module", "text"), [(readwise, READWISE), (instapaper, INSTAPAPER)])
def test_each_highlight_has_a_uid_of_its_own_that_stays(module, text):
    first, again = (
        [each.annotation.uid for each in module.read_text(text, "x") if hasattr(each, "annotation")] for _ in range(2)
    )
    assert first == again
    assert len(set(first)) == len(first) > 1

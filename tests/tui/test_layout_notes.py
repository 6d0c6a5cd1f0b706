"""Notes in a list, and one as it is read: what stands where, and that nothing is wider than its room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model import Annotation, Article, KeptDraft, LinkTarget, NoteDraft, NoteRow, Placement, Selector, Verdict
from reader.tui.layout import cells
from reader.tui.layout_note_page import Around, draft_blocks, in_sentence, note_blocks
from reader.tui.layout_notes import ENTRY_LINES, EntryLook, entry_lines

UID = "aaaa000011112222"
ARTICLE = Article(UID, "v", "Dam holds, ministry says", outlet="Northline", published="2024-05-01")
QUOTE = Selector("30,000 casualties", "It fell. The town saw an estimated ", " per side. Then it rained.", 10, 27)
NOTE = Annotation("n1", UID, "v", QUOTE, "Who says so?", ("check",), modified="2024-06-02T10:00:00Z")
LOOK = EntryLook(is_current=True, this_year=2024, colours={"green": "key figure"})


def words(listed, width=80, look=LOOK):
    return ["".join(run.text for run in line).rstrip() for line in entry_lines(listed, width, look)]


def test_a_note_is_listed_with_its_words_its_quote_and_its_article():
    assert words(NoteRow(NOTE, ARTICLE), 60) == [
        "›▸ Who says so?                                       2 Jun",
        "   “30,000 casualties”",
        "   Dam holds, ministry says · Northline · 1 May      #check",
    ]


def test_a_highlight_is_its_quote_and_another_colour_has_its_letter_and_its_name():
    first, second, third = words(NoteRow(replace(NOTE, text="", colour="green", tags=()), ARTICLE))
    assert first.startswith("›g “30,000 casualties”")
    assert second == ""
    assert third.endswith("key figure")


def test_a_verdict_is_its_word_its_reason_and_what_it_is_on():
    note = replace(NOTE, verdict=Verdict.DOUBTFUL, text=f"see [[{UID}|the other]]", selector=None)
    first, second, _third = words(NoteRow(note, ARTICLE))
    assert first.startswith("›- doubtful: see the other")
    assert second == "   a claim that is found no more"


def test_a_note_whose_words_are_gone_says_so():
    assert "! not in the newest version" in words(NoteRow(NOTE, ARTICLE, None, Placement.ORPHAN))[2]


def test_a_draft_is_called_one_and_says_when_its_note_is_newer():
    kept = KeptDraft("n1", NoteDraft("half a", note_uid="n1", quote="30,000"), ARTICLE, NOTE, is_behind=True)
    first, second, third = words(kept)
    assert first.startswith("›… half a")
    assert first.endswith("draft")
    assert second == "   “30,000”"
    assert third.endswith("older than its note")


@pytest.mark.parametrize("width", [1, 7, 20, 40, 72, 120])
@pytest.mark.parametrize("text", ["", "漢字" * 60, "a\x1b[31mb\n\n" * 30])
def test_every_row_is_as_wide_as_the_list(width, text):
    note = replace(NOTE, text=text, tags=("one", "two", "a-very-long-tag"), colour="pink")
    for listed in (
        NoteRow(note, ARTICLE, None, Placement.REVIEW),
        KeptDraft("k", NoteDraft(text), None, None, is_behind=True),
    ):
        lines = entry_lines(listed, width, LOOK)
        assert len(lines) == ENTRY_LINES - 1
        assert {sum(cells(run.text) for run in line) for line in lines} == {width}
        assert "\x1b" not in "".join(run.text for line in lines for run in line)


@pytest.mark.parametrize(
    ("prefix", "quote", "suffix", "before", "after"),
    [
        pytest.param("It fell. The town saw ", "ten", " die. Then rain.", "The town saw ", " die.", id="sentence"),
        pytest.param("Title\n\nThe ", "dam", " holds\n\nMore", "The ", " holds", id="paragraph"),
        pytest.param("x" * 60 + " and", "ten", " y" * 32, "…and", " y" * 31 + "…", id="cut-says-so"),
        pytest.param("", "Ten died.", " Then rain.", "", "", id="quote-is-the-sentence"),
        pytest.param("", "all", "", "", "", id="nothing-around"),
        pytest.param("x" * 55 + " it fell. ", "Ten", " die.", "", " die.", id="quote-begins-a-sentence"),
    ],
)
def test_a_quote_stands_in_its_sentence(prefix, quote, suffix, before, after):
    assert in_sentence(Selector(quote, prefix, suffix, 0, 1)) == (before, after)


def texts(blocks):
    return [block.text for block in blocks]


def test_a_note_is_read_with_its_place_its_quote_its_words_and_what_leads_here():
    other = Annotation("n2", UID, "v", None, f"as in [[{UID}|the first]]")
    known = {UID: LinkTarget(UID, UID, "Dam holds")}
    blocks = note_blocks(
        NoteRow(replace(NOTE, text=f"*See* [[{UID}]]"), ARTICLE), Around(known, [(other, ARTICLE), (NOTE, ARTICLE)])
    )
    assert texts(blocks) == [
        "Note · yellow   2 Jun 2024",
        "Dam holds, ministry says · Northline · 1 May 2024",
        "The town saw an estimated 30,000 casualties per side.",
        "#check",
        "See Dam holds",
        "1 note leads here",
        "as in the first · Dam holds, ministry says",
    ]
    assert [link.target for block in blocks for link in block.links] == [UID, UID, "note:n2"]


def test_a_draft_says_what_became_of_its_note():
    gone = KeptDraft("n1", NoteDraft("half", note_uid="n1"), ARTICLE, None, is_behind=True)
    assert "Its note was deleted." in texts(draft_blocks(gone, Around({})))

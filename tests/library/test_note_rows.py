"""Notes of all articles in a list: kinds, filters, orders, the query, a page at a time."""

from __future__ import annotations

import pytest
from support.library_in_hand import library_in, take_in

from reader.model import NoteKind, NoteListing, NoteSort, Placement, Verdict

DAM = "Dam of Hollin\n\nAna Koval said that the dam was safe. It was old."
PORT = "Port of Lund closed\n\nThe union claimed that 300 dockers had left."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        take_in(opened, DAM, path="/dam", published="2024-05-01")
        take_in(opened, PORT, path="/port", published="2024-06-01")
        yield opened


@pytest.fixture
def made(library):
    """A highlight, a note, a verdict in one article; a note in another: their uids in the order in which they came."""
    port, dam = (each.uid for each in library.articles.rows().page(0, 9))
    notes = library.notes
    uids = [notes.quote(dam, "old", colour="green").uid, notes.quote(dam, "safe", text="who says?", tags=["Check"]).uid]
    claim = library.claims.of_article(dam).claims[0].uid
    notes.set_verdict(claim, Verdict.DOUBTFUL, reason="no source")
    uids.append(next(each.annotation.uid for each in notes.of_article(dam) if each.annotation.verdict))
    return [*uids, notes.quote(port, "dockers", text="how many?", colour="blue").uid]


def listed(library, **asked):
    rows = library.notes.rows(NoteListing(**asked))
    return [row.annotation.uid for row in rows.page(0, 99)]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, [3, 2, 1, 0]),
        ({"sort": NoteSort.OLDEST}, [0, 1, 2, 3]),
        ({"sort": NoteSort.ARTICLE}, [3, 2, 1, 0]),
        ({"kinds": (NoteKind.NOTE,)}, [3, 1]),
        ({"kinds": (NoteKind.HIGHLIGHT,)}, [0]),
        ({"kinds": (NoteKind.VERDICT,)}, [2]),
        ({"colours": ("green",)}, [0]),
        ({"colours": ("yellow", "green")}, [1, 0]),
        ({"tags": ("check", "other")}, [1]),
        ({"verdicts": (Verdict.DOUBTFUL, Verdict.FALSE)}, [2]),
        ({"verdicts": (Verdict.FALSE,)}, []),
        ({"query": "says"}, [1]),
        ({"query": "note:source OR dockers"}, [3, 2]),
        ({"query": "title:dam", "kinds": (NoteKind.HIGHLIGHT, NoteKind.VERDICT)}, [2, 0]),
    ],
    ids=str,
)
def test_notes_are_listed_as_the_reader_chooses(library, made, asked, numbers):
    assert listed(library, **asked) == [made[number] for number in numbers]


def test_notes_of_one_article_or_some_uids_alone_are_listed(library, made):
    home = library.notes.get(made[3]).article_uid
    assert listed(library, article_uid=home) == [made[3]]
    assert listed(library, uids=(made[0], "none")) == [made[0]]
    assert listed(library, uids=()) == []


def test_a_row_has_its_article_and_the_claim_it_judges(library, made):
    rows = {row.annotation.uid: row for row in library.notes.rows().page(0, 9)}
    assert [rows[uid].kind for uid in made] == [
        NoteKind.HIGHLIGHT,
        NoteKind.NOTE,
        NoteKind.VERDICT,
        NoteKind.NOTE,
    ]
    assert rows[made[2]].claim.content_text == "the dam was safe"
    assert rows[made[3]].article.title == "Port of Lund closed"


def test_a_page_is_cut_out_and_a_note_is_found_in_the_list(library, made):
    rows = library.notes.rows()
    assert (len(rows), [row.annotation.uid for row in rows.page(1, 2)]) == (4, [made[2], made[1]])
    assert (rows.index(made[0]), rows.index("none")) == (3, None)
    library.notes.delete(made[2])
    assert [row.annotation.uid for row in rows.page(1, 2)] == [made[1]]


def test_notes_of_articles_in_the_bin_are_not_listed(library, made):
    library.articles.delete([library.notes.get(made[3]).article_uid])
    assert listed(library) == [made[2], made[1], made[0]]
    assert listed(library, sort=NoteSort.ARTICLE, query="dockers") == []


def test_a_slip_in_the_query_is_told(library, made):
    rows = library.notes.rows(NoteListing(query='"says'))
    assert [slip.message for slip in rows.slips] == ["this quotation is never closed"]


def test_tags_of_notes_are_known(library, made):
    assert library.notes.tags() == ("Check",)


def test_notes_that_are_gone_from_the_newest_version_can_be_listed(library, made):
    home = library.notes.get(made[3]).article_uid
    take_in(library, "Port of Lund open again\n\nNobody had left.", path="/port")
    assert listed(library, placements=(Placement.ORPHAN,)) == []
    library.notes.of_article(home)
    assert listed(library, placements=(Placement.ORPHAN, Placement.REVIEW)) == [made[3]]
    rows = {row.annotation.uid: row.placement for row in library.notes.rows().page(0, 9)}
    assert (rows[made[3]], rows[made[0]]) == (Placement.ORPHAN, Placement.OK)

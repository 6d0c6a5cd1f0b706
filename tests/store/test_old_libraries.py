"""A library of every schema that ever was opens, whole, and what its reader did can be taken back.

`scripts/keep_library.py` made them, each with the code of its time.
"""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from support.library_in_hand import library_in, paths_in

from reader.model import Placement, SearchIn, Verdict
from reader.store.migrate import newest_schema

FOLDER = Path(__file__).parents[1] / "data" / "libraries"
KEPT = sorted(FOLDER.glob("schema-*.db.gz"))


def number_of(file):
    return int(file.name.removeprefix("schema-").removesuffix(".db.gz"))


@pytest.fixture(params=KEPT, ids=lambda file: f"schema-{number_of(file)}")
def old(request, tmp_path):
    """Number and folder of an old library, not yet opened."""
    database = paths_in(tmp_path).database
    tmp_path.chmod(0o700)
    database.write_bytes(gzip.decompress(request.param.read_bytes()))
    database.chmod(0o600)
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (number_of(request.param),)
    return number_of(request.param), tmp_path


def state_of(library):
    """What the reader made, by what can be seen of it."""
    articles = library.articles.rows().page(0, 99)
    return (
        sorted((note.uid, note.text, note.tags, note.verdict) for note, _ in library.notes.find()),
        sorted((each.uid, each.tags, each.is_starred, each.is_read) for each in articles),
        sorted((each.claim.uid, each.claim.speaker.name) for each in library.claims.find()),
        [each.query for each in library.search.saved()],
    )


def test_there_is_a_library_of_every_schema():
    assert [number_of(file) for file in KEPT] == list(range(1, newest_schema() + 1))
    assert [file.name for file in KEPT if file.stat().st_size > 60_000] == []


def test_it_opens_with_a_backup_of_what_it_was_and_is_well(old):
    number, folder = old
    with library_in(folder) as library:
        library.relations.follow()
        library.search.keep_in_step()
        assert [each for each in library.health.check() if not each.is_ok] == []
        kept = [each.why for each in library.backups.list()]
    assert kept == ([] if number == newest_schema() else [f"before-schema-{newest_schema()}"])


def test_its_marks_are_at_their_words(old):
    _, folder = old
    with library_in(folder) as library:
        notes = {note.text: (note, article) for note, article in library.notes.find()}
        assert {"", "Who counted them?", "no source"} <= set(notes)
        assert "deleted" not in notes
        uid = notes["Who counted them?"][1].uid
        text = library.articles.version(uid).text
        placed = [each for each in library.notes.of_article(uid) if each.span]  # a verdict is where its claim is
        words = {text[each.span.start : each.span.end]: each.placement for each in placed}
        assert words["the wall was cracked"] is Placement.OK
        assert "250 people were evacuated" in words  # the text changed since
        (verdict,) = [each.annotation for each in library.notes.of_article(uid) if each.annotation.verdict]
        assert (verdict.verdict, verdict.text) == (Verdict.DOUBTFUL, "no source")


def test_what_was_put_right_holds(old):
    number, folder = old
    with library_in(folder) as library:
        speakers = {each.name for each in library.speakers.list()}
        assert "General Kessel" in speakers
        assert ("Mayor Koval" in speakers) is (number > 1)
        assert len(library.relations.opinions()) == (number > 2)
        assert [each.query for each in library.search.saved()] == ["is:starred"]
        assert [hit.article.title for hit in library.search.find("tag:bridges").hits] == ["Bridge of Orvel closed"]
        assert len(library.search.find("counted", within=SearchIn.NOTES).hits) == 1


def test_everything_that_was_done_can_be_taken_back_and_done_again(old):
    _, folder = old
    with library_in(folder) as library:
        before = state_of(library)
        assert library.history.redo() is not None  # what was undone in its time
        assert "undone, to be done again" in {note.text for note, _ in library.notes.find()}
        assert library.history.undo() is not None
        assert state_of(library) == before
        done = 0
        while library.history.undo() is not None:
            done += 1
        marks, articles, _, saved = state_of(library)
        assert (marks, saved) == ([], [])
        assert not any(tags or starred or read for _, tags, starred, read in articles)
        for _ in range(done):
            assert library.history.redo() is not None
        assert state_of(library) == before
        assert done > 8

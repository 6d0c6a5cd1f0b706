"""Rows that were made without the library are the ones that it would have made itself."""

from __future__ import annotations

import marshal
from contextlib import closing
from itertools import count

import pytest

from reader.claims.extract import extract
from reader.model import Document
from reader.store import intake, journal, speaker_merges
from reader.store.database import Database
from reader.store.findings import Extracted
from reader.store.journal import Edit, Stamp
from reader.store.ready import Ready, ready

TEXT = (
    "Dam of Hollin\n\nAna Koval, the mayor, said on Tuesday that about 20,000 people had left Hollin. "
    "The Ministry of Defence denied that 45 soldiers had been killed. “We knew nothing,” said Jon Torr. "
    "Engineers \ud800 warned in March that the dam of Hollin was unsafe."
)
DOCUMENT = Document(text=TEXT, title="Dam of Hollin", outlet="Ĉronicle", url="https://a.example/dam", given_id="7")
_numbers = count()


def stamp():
    return Stamp("2024-01-01T00:00:00+00:00", "b1", lambda: f"u{next(_numbers)}")


@pytest.fixture
def found():
    return Extracted(extract(TEXT, title=DOCUMENT.title), 7)


@pytest.fixture
def db(tmp_path):
    with closing(Database(tmp_path / "library.db")) as database, database.writing() as connection:
        yield connection


def rows_of(db):
    """Every row of every table but the journal, with the numbers of claims for their uids."""
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    rows = {each: repr(sorted(db.execute(f"SELECT * FROM {each}").fetchall(), key=repr)) for each in tables}
    for uid, number in db.execute("SELECT uid, number FROM claims").fetchall():
        rows = {table: words.replace(repr(uid)[1:-1], f"claim {number}") for table, words in rows.items()}
    return {table: words for table, words in rows.items() if table not in {"changes", "sqlite_sequence"}}


def rows_in(folder, taken_in, *, is_merged):
    """What a library holds after a document came in; a merge of other names is what keeps rows from being used."""
    folder.mkdir()
    with closing(Database(folder / "library.db")) as database, database.writing() as db:
        if is_merged:
            merge = {"name": "Nobody", "into": "No One", "kind": "", "article": "", "modified": ""}
            journal.record(db, stamp(), [Edit("speaker_merge", speaker_merges.key_of("Nobody"), merge)], verb="merge")
            db.execute("DELETE FROM changes")
            db.execute("DELETE FROM heads")
        intake.take_in(db, stamp(), DOCUMENT, taken_in)
        db.execute("DELETE FROM speaker_merges")
        return rows_of(db)


def test_rows_are_those_that_are_composed_where_names_are_merged(tmp_path, found):
    made = ready(found, TEXT, intake.article_uid(DOCUMENT.url, TEXT))
    assert len(made.rows) > 2
    assert len(made.bounds) > 1
    expected = rows_in(tmp_path / "composed", found, is_merged=True)
    assert rows_in(tmp_path / "found", found, is_merged=False) == expected
    assert rows_in(tmp_path / "rows", made, is_merged=False) == expected
    assert rows_in(tmp_path / "unmade", made, is_merged=True) == expected


def test_rows_go_from_process_to_process_as_plain_values(found):
    made = ready(found, TEXT, "a" * 16)
    assert Ready(*marshal.loads(marshal.dumps(tuple(made)))) == made


def test_uids_of_claims_come_from_the_article_and_the_words_alone(found):
    first, other = (ready(found, TEXT, uid * 16) for uid in "ab")
    louder = ready(Extracted(found.findings, 8), TEXT.replace("that about 20,000", "that ABOUT 20,000"), "a" * 16)
    assert [row[-1] for row in louder.rows] == [row[-1] for row in first.rows]
    assert not {row[-1] for row in first.rows} & {row[-1] for row in other.rows}


def test_new_version_finds_the_claims_of_the_first_again(db, found):
    uid = intake.article_uid(DOCUMENT.url, TEXT)
    intake.take_in(db, stamp(), DOCUMENT, ready(found, TEXT, uid))
    before = [row[0] for row in db.execute("SELECT uid FROM claims ORDER BY number")]
    longer = TEXT + " More soon."
    later = Extracted(extract(longer, title=DOCUMENT.title), 7)
    newer = Document(text=longer, title=DOCUMENT.title, url=DOCUMENT.url)
    intake.take_in(db, stamp(), newer, ready(later, longer, uid))
    assert [row[0] for row in db.execute("SELECT uid FROM claims WHERE is_current = 1 ORDER BY number")] == before


def test_a_new_article_is_written_with_a_handful_of_statements(db, found):
    statements = []
    made = ready(found, TEXT, intake.article_uid(DOCUMENT.url, TEXT))
    db.set_trace_callback(lambda words: statements.append(words.split(None, 1)[0]))
    intake.take_in(db, stamp(), DOCUMENT, made)
    db.set_trace_callback(None)
    written = len(made.rows) + len(made.bounds) + len(made.terms) + 2  # a statement each; and two identities
    assert len(statements) - written <= 14
    assert statements.count("UPDATE") == 1

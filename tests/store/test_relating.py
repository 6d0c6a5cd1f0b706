"""Which articles are to be related, and what is dropped with their claims."""

from contextlib import closing

import pytest
from support.library_in_hand import library_in, take_in
from support.related import HOSPITAL, MAYOR

from reader.store import relating, relations
from reader.store.database import Database


@pytest.fixture
def db(tmp_path):
    with closing(Database(tmp_path / "library.db")) as database, database.writing() as db:
        for number in range(1, 6):
            db.execute("INSERT INTO articles (id, uid, title, title_key, added) VALUES (?1, ?1, '', '', '')", (number,))
        yield db


def test_what_changed_last_is_related_first(db):
    for number in (3, 1, 2):
        relating.mark_changed(db, number)
    relating.mark_changed(db, 3)
    assert relating.newest(db, 9) == (3, 2, 1)
    assert relating.newest(db, 9, since=3) == (3,)
    assert relating.pending(db) == 3


def test_what_is_related_is_pending_no_more(db):
    relating.mark_changed(db, 1)
    relating.finish(db, relating.states(db, [1])[1])
    assert relating.pending(db) == 0
    relating.mark_due(db, [1])
    state = relating.states(db, [1])[1]
    assert (state.is_pending, state.has_changed) == (True, False)


def test_what_changes_while_it_is_related_stays_pending(db):
    relating.mark_changed(db, 1)
    state = relating.states(db, [1])[1]
    relating.mark_changed(db, 1)
    relating.finish(db, state)
    assert relating.states(db, [1])[1].has_changed


def test_an_article_that_waits_for_nothing_is_not_due(db):
    relating.mark_due(db, [1])
    assert relating.pending(db) == 0


def test_marking_reads_nothing_of_other_articles(tmp_path):
    with library_in(tmp_path) as library:
        take_in(library, MAYOR)
        uid = take_in(library, HOSPITAL).article_uid
        with library._keeping.writing() as db:
            (article_id,) = db.execute("SELECT id FROM articles WHERE uid = ?", (uid,)).fetchone()
            plans = [db.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall() for statement in traced(db, article_id)]
    assert plans
    scans = [row[3] for plan in plans for row in plan if row[3].startswith("SCAN ")]
    assert not [each for each in scans if "subquery" not in each and "CONSTANT" not in each]


def traced(db, article_id):
    statements = []
    db.set_trace_callback(statements.append)
    relating.mark_changed(db, article_id)
    relations.count(db, [article_id])
    db.set_trace_callback(None)
    return statements

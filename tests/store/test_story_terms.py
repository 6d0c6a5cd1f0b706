"""The inverted index of what articles are about: who is near, and that looking costs no more in a larger library."""

import random
from contextlib import closing

import pytest

from reader.store import story_terms
from reader.store.database import Database
from reader.store.story_terms import marks_of, near, still_near
from reader.text.sketches import sketch

DAY = 738_000
SHARED = ("hollin", "orven", "47 people")


@pytest.fixture
def db(tmp_path):
    with closing(Database(tmp_path / "library.db")) as database, database.writing() as db:
        yield db


def add(db, terms, day=DAY, text=""):
    article_id = db.execute(
        "INSERT INTO articles (uid, title, title_key, added) VALUES (hex(randomblob(8)), '', '', '')"
    ).lastrowid
    story_terms.keep(db, article_id, marks_of(terms, day, sketch(text)), is_capped=False)
    return article_id


def around(db, terms, day=DAY, text=""):
    return [each.article_id for each in near(db, 0, marks_of(terms, day, sketch(text)))]


def fill(db, count, days=4_000, seed=1):
    """Articles about other things, with common names in them."""
    rng = random.Random(seed)
    for _ in range(count):
        terms = {*rng.sample(range(20_000), 12), *(f"common {rng.randrange(3)}" for _ in range(2))}
        add(db, map(str, terms), DAY - days // 2 + rng.randrange(days))


def test_three_shared_terms_make_articles_near_and_two_do_not(db):
    three = add(db, (*SHARED, "other"))
    add(db, SHARED[:2])
    assert around(db, SHARED) == [three]


def test_numbers_alone_make_no_articles_near(db):
    add(db, ("1000 people", "2000 people", "4000 people", "hollin"))
    assert around(db, ("1000 people", "2000 people", "4000 people", "hollin")) == []


@pytest.mark.parametrize(("days", "is_near"), [(0, True), (45, True), (46, False), (-45, True), (-46, False)])
def test_articles_are_near_within_forty_five_days(db, days, is_near):
    article = add(db, SHARED, DAY + days)
    assert around(db, SHARED) == [article] * is_near


def test_an_article_without_a_day_may_be_near_any(db):
    undated, dated = add(db, SHARED, 0), add(db, SHARED, DAY - 900)
    assert around(db, SHARED) == [undated]
    assert set(around(db, SHARED, 0)) == {undated, dated}


def test_what_is_rarer_makes_nearer(db):
    for _ in range(30):
        add(db, ("often", "usual", "frequent"))
    common, rare = add(db, (*SHARED[:2], "often")), add(db, SHARED)
    assert around(db, (*SHARED, "often"))[:2] == [rare, common]


def test_a_term_of_too_many_articles_connects_nothing(db):
    for _ in range(60):
        add(db, ("said", "monday", "press"))
    assert around(db, ("said", "monday", "press")) == []


def test_nearly_the_same_text_is_near_whatever_it_names(db):
    words = random.Random(1).choices([f"word{number}" for number in range(900)], k=300)
    copy = add(db, ("a",), text=" ".join(words[:280]))
    add(db, ("b",), text=" ".join(reversed(words)))
    (found,) = near(db, 0, marks_of(("c",), DAY, sketch(" ".join(words))))
    assert found.article_id == copy
    assert found.resemblance > story_terms.NEAR_DUPLICATE


def test_nearly_the_same_text_of_another_year_is_another_one(db):
    text = " ".join(random.Random(1).choices([f"word{number}" for number in range(900)], k=300))
    add(db, ("a",), DAY - 365, text)
    assert around(db, ("c",), text=text) == []


def test_what_is_taken_out_is_near_nothing(db):
    article = add(db, SHARED, text="one two three " * 30)
    story_terms.drop(db, article)
    assert around(db, SHARED) == []
    assert [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in (
        "story_terms", "story_articles", "sketch_bands",
    )] == [0, 0, 0]  # fmt: skip
    assert db.execute("SELECT sum(articles) FROM story_days").fetchone() == (0,)


def test_an_article_that_is_indexed_again_has_only_its_new_terms(db):
    article = add(db, SHARED)
    story_terms.keep(db, article, marks_of(("x", "y", "z"), DAY + 1, b""), is_capped=True)
    assert (around(db, SHARED), around(db, ("x", "y", "z"))) == ([], [article])
    assert story_terms.are_capped(db, [article])


def test_what_was_near_stays_near_when_its_terms_become_common(db):
    old = add(db, SHARED)
    for _ in range(60):
        add(db, SHARED[:1])
    marks = story_terms.of_articles(db, [old])
    assert around(db, SHARED) == []
    assert still_near(marks_of(SHARED, DAY, b""), marks) == {old}
    assert still_near(marks_of(SHARED[:2], DAY, b""), marks) == set()


def test_what_shares_numbers_alone_stays_not_near(db):
    numbers = ("1000 people", "2000 people", "4000 people", "hollin")
    marks = story_terms.of_articles(db, [add(db, numbers)])
    assert still_near(marks_of(numbers, DAY, b""), marks) == set()


def rows_read(db, act):
    """How many steps SQLite's machine takes, in hundreds."""
    steps = []
    db.set_progress_handler(lambda: steps.append(1), 100)
    act()
    db.set_progress_handler(None, 100)
    return len(steps)


def test_looking_costs_no_more_in_a_larger_library(db):
    story = [add(db, (*SHARED, f"own {number}")) for number in range(5)]
    terms = (*SHARED, "common 0", "common 1", *(str(number) for number in range(0, 4_000, 100)))
    fill(db, 200)
    small = rows_read(db, lambda: near(db, 0, marks_of(terms, DAY, b"")))
    fill(db, 1_400, seed=2)
    large = rows_read(db, lambda: near(db, 0, marks_of(terms, DAY, b"")))
    assert set(story) <= set(around(db, terms))
    assert large <= small * 2 + 20


def test_looking_asks_once_for_each_term_and_band(db):
    statements = []
    db.set_trace_callback(statements.append)
    near(db, 0, marks_of(SHARED, DAY, sketch("one two three four " * 40)))
    db.set_trace_callback(None)
    assert len(statements) <= len(SHARED) + 16 + 2

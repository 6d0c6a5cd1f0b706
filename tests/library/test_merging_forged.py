"""A file that somebody made to do harm, merged: what cannot be is left out and told in one line, all else comes."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing

import pytest
from support.libraries_in_hand import DAM, VOTE, begin, copied, of_article, opened
from support.library_in_hand import take_in

from reader.errors import HearsayError

EVIL = "\x1b[31m\x00\u202eevil"
STATE = {
    "article": "c8012d9b96f4bf12", "version": "", "selector": ["the dam was safe", "", "", 0, 5], "text": EVIL,
    "tags": [EVIL], "colour": EVIL, "verdict": None, "claim": EVIL, "created": EVIL, "modified": EVIL,
}  # fmt: skip
FLAGS = {"read": True}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A library with a note, and a copy of it that has one more."""
    first = begin(tmp_path_factory.mktemp("made") / "first")
    with opened(first) as library:
        library.notes.quote(of_article(library, "Dam"), "the dam was safe", text="is it?")
        library.search.keep_in_step()
    with opened(copied(first, "second")) as library:
        take_in(library, VOTE, url="https://c.example/vote")
        library.notes.quote(of_article(library, "Vote"), "Nobody was hurt", text="good")
    return first


def changed(kind, key, after, uid="forged", parents=()):
    """A row of the journal."""
    return (
        "INSERT INTO changes (uid, batch, at, verb, kind, key, after, parents) "
        "VALUES (?, 'b', '2030-01-01T00:00:00+00:00', 'edit', ?, ?, ?, ?)",
        (uid, kind, key, json.dumps(after), json.dumps(parents)),
    )


def one(statement):
    return [(statement, ())]


def merged(made, tmp_path, statements):
    """Merge a forged copy: what was said, and what is in the library afterwards."""
    home = shutil.copytree(made, tmp_path / "mine")
    forged = shutil.copytree(made.with_name("second"), tmp_path / "forged") / "library.db"
    with closing(sqlite3.connect(forged, isolation_level=None)) as db:
        for statement, values in statements:
            db.execute(statement, values)
    with opened(home) as library:
        try:
            said = library.merging.merge(str(forged)).problem
        except HearsayError as error:
            said = error.message
        assert [each for each in library.health.check() if not each.is_ok] == []
        assert "\n" not in said
        return said, {note.text for note, _ in library.notes.find()}


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        pytest.param([changed("acts", "x", {})], "no state of kind 'acts'", id="kind-of-state-that-is-none"),
        pytest.param([changed("annotation", "x", [])], "no state of kind 'annotation'", id="state-that-is-none"),
        pytest.param([changed("annotation", EVIL, STATE)], "no state of kind 'annotation'", id="uid-of-controls"),
        pytest.param(
            [changed("annotation", "x", {**STATE, "article": EVIL})], "no state of kind", id="article-of-controls"
        ),
        pytest.param(one("UPDATE versions SET text = 'no' WHERE text LIKE 'Vote%'"), "not its own", id="another-text"),
        pytest.param(one("UPDATE articles SET added = '9999-12-31T23:59:59-14:00'"), "no time", id="end-of-time"),
        pytest.param(one("UPDATE articles SET uid = x'ff' WHERE title LIKE 'Vote%'"), "a uid is missing", id="bytes"),
        pytest.param(one("UPDATE articles SET url = 5, said = '{}', added = 'x'"), "no time", id="numbers"),
    ],
)
def test_what_cannot_be_is_left_out_in_one_line_and_the_rest_comes(made, tmp_path, statements, why):
    said, notes = merged(made, tmp_path, statements)
    assert said.startswith("left out: ")
    assert why in said
    assert notes == {"is it?", "good"}


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE changes SET parents = '5'", id="parents-that-are-none"),
        pytest.param("UPDATE articles SET said = '[1]', added = '2001-01-01T00:00:00Z'", id="description-that-is-none"),
        pytest.param("UPDATE findings SET claims = '[1, 2]'", id="claims-that-are-none"),
        pytest.param("UPDATE articles SET added = '', title = cast(x'ff1b' AS text), uid = 'x' || id", id="no-utf-8"),
    ],
)
def test_what_no_library_has_ends_the_merge_with_one_line(made, tmp_path, statement):
    said, notes = merged(made, tmp_path, one(statement))
    assert "forged" in said
    assert "is it?" in notes


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param([changed("annotation", "x", STATE)], id="controls"),
        pytest.param([changed("annotation", "x", {**STATE, "article": "x y"})], id="article-that-is-not-there"),
        pytest.param([changed("annotation", "x", STATE, parents=["forged"])], id="its-own-parent"),
        pytest.param(
            [
                changed("article_state", "c8012d9b96f4bf12", FLAGS, "f", ["g"]),
                changed("article_state", "c8012d9b96f4bf12", FLAGS, "g", ["f"]),
            ],
            id="circle",
        ),
        pytest.param(
            one("UPDATE changes SET uid = 'f' || uid, after = replace(after, 'c8012d9b96f4bf12', 'elsewhere')"),
            id="note-on-two-articles",
        ),
        pytest.param(
            one(
                "UPDATE findings SET claims = replace(claims, (SELECT uid FROM claims WHERE article_id = 1 LIMIT 1), "
                "(SELECT uid FROM claims WHERE article_id = 2 LIMIT 1))"
            ),
            id="claim-called-as-one-of-another-article",
        ),
    ],
)
def test_what_can_be_comes_and_leaves_the_library_whole(made, tmp_path, statements):
    said, notes = merged(made, tmp_path, statements)
    assert said == ""
    assert {"is it?", "good"} <= notes


def test_an_address_stays_with_the_article_that_has_its_uid_from_it(made, tmp_path):
    with opened(made) as library:
        own = of_article(library, "Dam")
    merged(made, tmp_path, one("UPDATE articles SET uid = '0000' WHERE uid = 'c8012d9b96f4bf12'"))
    with opened(tmp_path / "mine") as library:
        again = take_in(library, DAM.replace("safe", "sound"), url="https://a.example/dam")
        assert again.article_uid == own

"""Annotations as a table."""

from __future__ import annotations

import csv
import io

from reader.export.note_table import COLUMNS, table
from reader.model import Annotation, Article, Selector, Verdict

ARTICLE = Article("a1", "v1", "=HYPERLINK(1)", "Ann", "Courier", "2022-06-10", "https://c.example/1")
NOTE = Annotation(
    "n1", "a1", "v1", Selector("@SUM(1)", "", "", 3, 10), "+1\nline", ("-x", "y"), "green", created="2024"
)
VERDICT = Annotation("n2", "a1", "v1", None, verdict=Verdict.FALSE, claim_uid="c1")


def rows():
    text = "".join(table([(ARTICLE, (NOTE, VERDICT))]))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_row_for_each_annotation_says_what_it_is():
    note, verdict = rows()
    assert tuple(note) == COLUMNS
    assert (note["kind"], note["tags"], note["colour"], note["start"], note["address"]) == (
        "note", "'-x, y", "green", "3", "https://c.example/1",
    )  # fmt: skip
    assert (verdict["kind"], verdict["verdict"], verdict["claim"], verdict["quote"]) == ("verdict", "false", "c1", "")


def test_no_cell_is_a_formula():
    assert [value for row in rows() for value in row.values() if value[:1] in set("=+-@")] == []
    assert (rows()[0]["article_title"], rows()[0]["quote"], rows()[0]["note"]) == (
        "'=HYPERLINK(1)",
        "'@SUM(1)",
        "'+1 line",
    )

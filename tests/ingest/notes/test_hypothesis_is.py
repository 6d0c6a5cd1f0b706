"""Hypothes.is exports."""

from __future__ import annotations

from reader.errors import IntakeError
from reader.ingest.notes.hypothesis import read_value
from reader.model import Selector

ROW = {
    "id": "Qkx1", "created": "2024-03-01T10:00:00.123456+00:00", "updated": "2024-03-02T10:00:00+00:00",
    "user": "acct:ada@hypothes.is", "group": "__world__", "permissions": {}, "hidden": False, "references": [],
    "uri": "https://courier.example/bridge", "text": "Who *says* so?", "tags": ["bridge", "ask"],
    "document": {"title": ["Bridge to close"]},
    "target": [{"source": "https://courier.example/bridge", "selector": [
        {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]", "startOffset": 0, "endOffset": 9},
        {"type": "TextPositionSelector", "start": 21, "end": 30},
        {"type": "TextQuoteSelector", "exact": "It rained", "prefix": "say. ", "suffix": " again"},
    ]}],
}  # fmt: skip


def read(**fields):
    (found,) = read_value({"rows": [ROW | fields]}, "x")
    return found


def test_a_row_becomes_a_note_at_its_quote():
    note = read().annotation
    assert (note.selector, note.text, note.tags) == (
        Selector("It rained", "say. ", " again", 21, 30), "Who *says* so?", ("bridge", "ask"),
    )  # fmt: skip
    assert (note.created, note.modified) == ("2024-03-01T10:00:00.123+00:00", "2024-03-02T10:00:00.000+00:00")
    assert (read().article.title, read().article.url) == ("Bridge to close", "https://courier.example/bridge")


def test_a_page_note_and_a_reply_are_on_the_article_as_a_whole():
    assert read(target=[{"source": "x"}]).annotation.selector is None
    assert read(target=[], references=["a"]).lost == "that it answers another one"


def test_a_row_without_an_address_costs_one_line():
    wrong, good = read_value({"rows": [{"text": "x"}, ROW]}, "x")
    assert isinstance(wrong, IntakeError)
    assert wrong.where == "x, annotation 1"
    assert good == read().__class__(good.annotation, good.article, "", "x, annotation 2")


def test_a_title_is_a_word_or_a_list_of_them():
    assert read(document={"title": "Bridge"}).article.title == "Bridge"
    assert read(document={}).article.title == "https://courier.example/bridge"

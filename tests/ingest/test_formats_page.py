"""docs/formats.md tells the truth: its keys, its example, its shapes of lines."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from reader.annotate.corrections import Correction, Merge
from reader.export import jsonl
from reader.export.values import Exported, TextOf
from reader.ingest import limits, markdown, records
from reader.ingest.detect import Kind, kind_of
from reader.ingest.intake import read
from reader.model import (
    Annotation,
    Article,
    Claim,
    Figure,
    Findings,
    Layout,
    Opinion,
    PairOpinion,
    PairSide,
    SavedSearch,
    Selector,
    Span,
    Speaker,
)
from reader.model import SpeakerKind as Is

PAGE = Path(__file__).resolve().parents[2] / "docs" / "formats.md"


def _section(title):
    return PAGE.read_text("utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]


def _row(section, name):
    return next(line for line in section.splitlines() if line.startswith(f"| {name}"))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("text (needed)", (*records.TEXT_KEYS, *records.PAGE_KEYS)),
        ("title", records.TITLE_KEYS),
        ("outlet", records.OUTLET_KEYS),
        ("byline", records.BYLINE_KEYS),
        ("date", records.DATE_KEYS),
        ("address", records.URL_KEYS),
        ("language", records.LANGUAGE_KEYS),
        ("given id", records.ID_KEYS),
        ("tags", records.TAG_KEYS),
    ],
)
def test_the_keys_of_json_are_those_that_are_read(name, keys):
    told = re.findall(r"`(\w+)`", _row(_section("JSON and JSON lines"), name))
    assert [key for key in told if key != "name"] == list(keys)


def test_the_keys_of_front_matter_are_all_read():
    fields = {"title", "byline", "outlet", "published", "url", "language", "tags", "id"}
    rows = [line for line in _section("Markdown").splitlines() if line.startswith("| ") and "`" in line]
    told = {key for line in rows for key in re.findall(r"`(\w+)`", line)}
    assert told == fields | set(markdown._KEYS)


def test_the_example_is_imported_with_all_its_fields():
    example = _section("JSON and JSON lines").split("```json\n")[1].split("```")[0]
    (item,) = read(example.encode(), "stdin")
    document = item.document
    assert (document.title, document.outlet, document.byline) == ("Bridge to close", "The Courier", "Ann Lee")
    assert (document.published, document.language, document.tags) == ("2022-06-10", "en", ("bridge",))
    assert (document.url, document.given_id) == ("https://courier.example/bridge", "c-1")


def test_the_shapes_of_exported_lines_are_as_told():
    claim = Claim("c", (), (), (Span(0, 1),), Speaker("A", Is.PERSON))
    note = Annotation("n", "a", "v", Selector("x", "", "", 0, 1))
    findings = Findings(Layout((), ()), (claim,), (Figure("f", Span(0, 1), 1, 1),))
    right = Correction("c", "a", "v", Selector("x", "", "", 0, 1), is_deleted=True)
    exported = Exported(Article("a", "v", "t"), (TextOf("v", "x", ""),), findings, (note,), (right,))
    side = PairSide("c", "a", Selector("x", "", "", 0, 1))
    pair = PairOpinion(side, replace(side, uid="d"), Opinion.SAME)
    for line in jsonl.lines([exported], [SavedSearch("s", "q")], [Merge("A", "B")], [pair]):
        value = json.loads(line)
        cell = _row(_section("Export").split("\n### JSON lines\n")[1], f"`{value['type']}`").split("|")[2].split(";")[0]
        assert re.findall(r"`(\w+)`", cell) == [key for key in value if key != "type"], value["type"]


def test_the_bounds_are_as_told():
    text = PAGE.read_text("utf-8")
    for bound in (limits.FILE_BYTES, limits.MARKDOWN_BYTES, limits.PAGE_BYTES, limits.LINE_BYTES):
        assert f"| {bound // limits.MEGABYTE} MB" in text
    assert f"{limits.TEXT_LETTERS // limits.MEGABYTE} million letters" in text
    assert f"{limits.JSON_DEPTH} deep" in text
    assert f"{limits.TITLE_LETTERS} letters" in text


@pytest.mark.parametrize(
    ("row", "kind"),
    [("Markdown", Kind.MARKDOWN), ("saved page", Kind.PAGE), ("JSON |", Kind.JSON), ("JSON lines", Kind.JSON_LINES)],
)
def test_the_endings_are_as_told(row, kind):
    endings = re.findall(r"`(\.\w+)`", _row(_section("Which files"), row))
    assert endings
    for ending in endings:
        assert kind_of(b"text", f"a{ending}", "a") is kind

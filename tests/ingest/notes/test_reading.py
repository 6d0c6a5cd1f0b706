"""What a file with notes is, is told by its content; whatever it is, nothing breaks, and a bad item costs one line."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import IntakeError
from reader.ingest import limits
from reader.ingest.intake import read
from reader.ingest.notes.found import NoteFound
from reader.ingest.notes.reading import are_notes, read_notes

W3C = {
    "@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://a.example/1", "type": "Annotation",
    "body": {"type": "TextualBody", "value": "Hm"}, "target": "https://courier.example/bridge",
}  # fmt: skip
HYPOTHESIS = {"id": "x", "uri": "https://courier.example/bridge", "text": "Hm", "target": [{"source": "x"}]}
READWISE = "Highlight,Book Title,Book Author,Note\r\nIt rained,Bridge,Ann Lee,Hm\r\n"
INSTAPAPER = "URL,Title,Selection,Folder,Timestamp\nhttps://courier.example/bridge,Bridge,It rained,Unread,1600000000\n"
KINDLE = "Bridge (Ann Lee)\r\n- Your Note on Location 12 | Added on Monday\r\n\r\nHm\r\n==========\r\n"

FILES = {
    "one annotation": json.dumps(W3C),
    "a list of annotations": json.dumps([W3C, W3C]),
    "a page of annotations": json.dumps({"@context": W3C["@context"], "type": "AnnotationPage", "items": [W3C]}),
    "a collection": json.dumps({"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [W3C]}}),
    "annotations line by line": json.dumps(W3C) + "\n" + json.dumps(W3C) + "\n",
    "an annotation whose type comes first": json.dumps({"type": "Annotation", **W3C}),
    "Hypothes.is, the API": json.dumps({"total": 1, "rows": [HYPOTHESIS]}),
    "Hypothes.is, the client": json.dumps({"export_date": "2024", "export_userid": "x", "annotations": [HYPOTHESIS]}),
    "Readwise": READWISE,
    "Instapaper": INSTAPAPER,
    "Kindle": KINDLE,
}


def notes(data, where="x"):
    data = data.encode() if isinstance(data, str) else data
    return list(read_notes(io.BytesIO(data), where))


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a mark"])
def test_every_form_is_known_by_its_content(data, mark):
    found = notes(mark + data.encode())
    assert found
    assert all(isinstance(each, NoteFound) for each in found)


@pytest.mark.parametrize(
    "data", ["", " \n", "It rained.", "a,b\n1,2\n", "{}", '{"articles": [{"text": "x"}]}', "[1, 2", "7"]
)
def test_what_has_no_notes_is_refused(data):
    with pytest.raises(IntakeError):
        notes(data)


def test_a_list_of_no_annotations_has_none():
    assert notes("[]") == []


def test_what_is_no_text_is_refused():
    with pytest.raises(IntakeError, match="not text"):
        notes(b"\x89PNG\r\n\x1a\n\x00\x01\x02")


def test_what_is_too_large_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 70_000)
    with pytest.raises(IntakeError, match="larger than"):
        notes(KINDLE * 1_000)


def test_what_is_nested_too_deep_is_refused():
    with pytest.raises(IntakeError):
        notes("[" * 5_000 + "]" * 5_000)


@given(st.sampled_from(list(FILES.values())), st.integers(0, 400), st.binary(max_size=6), st.integers(0, 400))
def test_whatever_is_broken_in_a_file_nothing_else_breaks(data, at, put, cut):
    data = data.encode()
    broken = data[:at] + put + data[min(len(data), at + cut % 7) :]
    try:
        found = notes(broken)
    except IntakeError:
        return
    assert all(isinstance(each, NoteFound | IntakeError) or type(each).__name__.startswith("Found") for each in found)


MORE = ("selector", "source", "value", "purpose", "items", "state", "cached", "exact", "start", "end")
KEYS = [*W3C, *HYPOTHESIS, *MORE]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@given(st.sampled_from(sorted({*W3C, *HYPOTHESIS})), JSON)
def test_a_field_of_any_shape_costs_one_line_at_most(field, value):
    for file in ([W3C | {field: value}, W3C], {"rows": [HYPOTHESIS | {field: value}, HYPOTHESIS]}):
        try:
            found = notes(json.dumps(file))
        except IntakeError:
            continue
        assert len([one for one in found if isinstance(one, IntakeError)]) <= 1


@pytest.mark.parametrize("data", [data for name, data in FILES.items() if "type comes first" not in name])
def test_the_beginning_of_a_file_tells_that_it_has_notes(data):
    assert are_notes(data.encode()[:60_000])


@pytest.mark.parametrize(
    "data", ["It rained.", "a,b\n1,2\n", '{"text": "x"}', '{"type": "hearsay", "format": 1}\n', "\x00\x01"]
)
def test_the_beginning_of_other_files_tells_nothing_of_notes(data):
    assert not are_notes(data.encode())


def test_clippings_are_not_imported_as_an_article():
    (wrong,) = read(KINDLE.encode(), "My Clippings.txt")
    assert (isinstance(wrong, IntakeError), "import-notes" in wrong.hint) == (True, True)
    text = "A headline\n==========\n- a list\n\nIt rained."
    assert not isinstance(next(read(text.encode(), "a.txt")), IntakeError)

"""JSON and JSON lines of anybody's making, and where they are bounded."""

import io
import json

import pytest

from reader.errors import IntakeError
from reader.ingest.intake import read, read_stream
from reader.ingest.items import Found

TEXT = "The council met on Tuesday and closed the bridge."


def _items(value, name="a.json"):
    return list(read((value if isinstance(value, str) else json.dumps(value)).encode(), name))


def _document(value):
    (item,) = _items(value)
    return item.document


@pytest.mark.parametrize("key", ["text", "content", "body"])
def test_the_text_lies_under_its_usual_names_and_begins_with_the_title(key):
    assert _document({key: TEXT, "title": "Bridge"}).text == f"Bridge\n\n{TEXT}"


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        pytest.param({"headline": "Bridge"}, "title", "Bridge", id="headline"),
        pytest.param({"source": {"id": None, "name": "Courier"}}, "outlet", "Courier", id="source-as-object"),
        pytest.param({"site": "Courier"}, "outlet", "Courier", id="site"),
        pytest.param({"author": [{"name": "Ann"}, "Bo"]}, "byline", "Ann, Bo", id="authors-as-list"),
        pytest.param({"byline": "Ann"}, "byline", "Ann", id="byline"),
        pytest.param({"date": "2022-06-10T08:00:00Z"}, "published", "2022-06-10", id="time"),
        pytest.param({"published": "10 June 2022"}, "published", "2022-06-10", id="date-in-words"),
        pytest.param({"published": "2022-02-31"}, "published", "", id="no-such-day"),
        pytest.param({"link": "https://a.example/b"}, "url", "https://a.example/b", id="link"),
        pytest.param({"url": "javascript:x"}, "url", "", id="no-web-address"),
        pytest.param({"id": "https://a.example/b"}, "url", "https://a.example/b", id="address-as-id"),
        pytest.param({"lang": "de_AT"}, "language", "de", id="language"),
        pytest.param({"id": 7}, "given_id", "7", id="number-as-id"),
        pytest.param({"tags": ["#a", "b", "a"]}, "tags", ("a", "b"), id="tags"),
        pytest.param({"tags": "a, b"}, "tags", ("a", "b"), id="tags-as-string"),
    ],
)
def test_fields_are_found(fields, name, value):
    assert getattr(_document({"text": TEXT, **fields}), name) == value


def test_markup_in_a_text_becomes_words():
    assert _document({"content": f"<p>{TEXT}</p><script>x</script><p>So.</p>"}).text == f"{TEXT}\n\nSo."


@pytest.mark.parametrize("value", [[{"text": TEXT}], {"articles": [{"text": TEXT}]}, {"items": [{"text": TEXT}]}])
def test_lists_are_found_alone_or_under_a_usual_name(value):
    assert _document(value).text == TEXT


def test_one_bad_line_costs_one_message_and_names_its_number():
    good = json.dumps({"text": TEXT})
    items = _items(f"{good}\nnot json\n\n[]\n{good}\n", "a.jsonl")
    assert [isinstance(item, Found) for item in items] == [True, False, False, True]
    assert "line 2" in items[1].message
    assert "line 4" in items[2].message


def test_wrong_types_cost_the_row_or_a_warning():
    wrong, good = _items([{"title": "x", "text": ["a"]}, {"text": TEXT, "title": ["x", {}], "url": {"a": 1}}])
    assert wrong.why == "has no text"
    assert "url" in good.warning


@pytest.mark.parametrize("depth", [101, 100_000])
def test_deep_nesting_is_refused_before_it_is_parsed(depth):
    (error,) = _items("[" * depth + "]" * depth)
    assert "nested more than 100 deep" in error.message


def test_brackets_in_strings_are_no_nesting():
    assert _document({"text": TEXT + "[" * 1000 + '\\"{'}).text.endswith("{")


def test_a_cut_file_names_line_and_column():
    (error,) = _items('[{"text": "a"},\n {"te')
    assert "line 2 column" in error.message


def test_long_numbers_and_nan_do_no_harm():
    assert _document(f'{{"text": "{TEXT}", "n": {"9" * 5000}, "x": NaN, "y": -Infinity}}').text == TEXT


def test_lone_surrogates_become_marks():
    assert _document('{"text": "a \\ud800 b \\ud83d\\udea2", "title": "T"}').text == "T\n\na \ufffd b 🚢"


def test_a_line_that_is_too_long_is_skipped(monkeypatch):
    monkeypatch.setattr("reader.ingest.limits.LINE_BYTES", 200)
    lines = json.dumps({"text": "x" * 400}) + "\n" + json.dumps({"text": TEXT}) + "\n"
    error, good = _items(lines, "a.jsonl")
    assert "line 1" in error.message
    assert good.document.text == TEXT


def test_json_lines_are_read_one_by_one():
    class Counting(io.BytesIO):
        lines = 0

        def readline(self, size=-1):
            Counting.lines += 1
            return super().readline(size)

    stream = Counting((json.dumps({"text": TEXT}) + "\n").encode() * 5000)
    next(read_stream(stream, "a.jsonl", where="a.jsonl"))
    assert Counting.lines == 1


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("reader.ingest.limits.FILE_BYTES", 100_000)
    (error,) = read(b"word " * 30_000, "a.txt")
    assert isinstance(error, IntakeError)
    assert "larger than" in error.message


def test_a_text_that_is_too_long_is_refused_and_the_rest_comes_in(monkeypatch):
    monkeypatch.setattr("reader.ingest.limits.TEXT_LETTERS", 1_000)
    lines = json.dumps({"text": "word " * 201}) + "\n" + json.dumps({"text": TEXT}) + "\n"
    error, good = _items(lines, "a.jsonl")
    assert "letters" in error.message
    assert good.document.text == TEXT

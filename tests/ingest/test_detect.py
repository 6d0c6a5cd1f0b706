"""What a file is: content first, then the end of its name; what comes later is refused in one line."""

import pytest

from reader.errors import IntakeError
from reader.ingest.detect import Kind, kind_of


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        pytest.param(b"Harbour report\n\nText", "a.txt", Kind.PLAIN, id="txt"),
        pytest.param(b"Harbour report\n\nText", "README", Kind.PLAIN, id="no-ending"),
        pytest.param(b"Harbour report\n\nText", "a.xyz", Kind.PLAIN, id="unknown-ending"),
        pytest.param(b"# Harbour", "a.MD", Kind.MARKDOWN, id="markdown"),
        pytest.param(b"<!DOCTYPE html><p>x", "a.txt", Kind.PAGE, id="page-named-txt"),
        pytest.param("<html><p>x".encode("utf-16"), "stdin", Kind.PAGE, id="page-in-utf-16"),
        pytest.param(b"\n<!-- c -->\n<HTML>", "stdin", Kind.PAGE, id="comment-before-page"),
        pytest.param(b"<p>x", "a.html", Kind.PAGE, id="fragment"),
        pytest.param(b'[{"text": "x"}]', "stdin", Kind.JSON, id="json-from-stdin"),
        pytest.param(b'{"text": "x"}\n{"text": "y"}\n', "stdin", Kind.JSON_LINES, id="json-lines-from-stdin"),
        pytest.param(b'{"text": "x"}\nnot json\n', "a.jsonl", Kind.JSON_LINES, id="json-lines-by-name"),
        pytest.param(b"[sic] said the mayor", "a.txt", Kind.PLAIN, id="bracket-in-text"),
        pytest.param(b'{\n "text": "x"\n}\n', "a.json", Kind.JSON, id="object-over-lines"),
    ],
)
def test_the_kind_is_found(head, name, kind):
    assert kind_of(head, name, name) is kind


@pytest.mark.parametrize(
    ("head", "name", "words"),
    [
        pytest.param(b"%PDF-1.4", "a.txt", "PDF cannot be imported yet", id="pdf"),
        pytest.param(b"\x89PNG\r\n", "a.html", "is not text but an image", id="png"),
        pytest.param(b"\x1f\x8b\x08", "a.html", "gzip", id="gzip"),
        pytest.param(b"PK\x03\x04", "a.epub", "cannot be imported yet", id="epub"),
        pytest.param(b"<?xml version='1.0'?><rss version='2.0'>", "a.xml", "a feed cannot be imported yet", id="rss"),
        pytest.param(b"<feed xmlns='x'>", "stdin", "a feed cannot be imported yet", id="atom"),
        pytest.param(b"a,b\n1,2\n", "a.csv", "CSV", id="csv"),
        pytest.param(b"From: a\nSubject: b\n\nc", "a.eml", "a mail cannot be imported yet", id="mail"),
    ],
)
def test_what_comes_later_is_refused(head, name, words):
    with pytest.raises(IntakeError, match=words):
        kind_of(head, name, name)

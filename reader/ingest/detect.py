"""What kind of file is this? By its content first, then by how its name ends."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

from reader.errors import IntakeError


class Kind(StrEnum):
    """The formats that this release reads."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"
    PAGE = "saved page"
    JSON = "JSON"
    JSON_LINES = "JSON lines"


_TEXT_HINT = "Text, Markdown, saved pages, JSON and JSON lines can be imported"
_LATER = "cannot be imported yet"
_NO_TEXT = "is not text"

# What the first bytes give away: (bytes, offset, what it is, why not).
_MAGIC = (
    (b"%PDF-", 0, "a PDF", _LATER),
    (b"\x89PNG", 0, "an image", _NO_TEXT),
    (b"\xff\xd8\xff", 0, "an image", _NO_TEXT),
    (b"GIF8", 0, "an image", _NO_TEXT),
    (b"WEBP", 8, "an image", _NO_TEXT),
    (b"BM", 0, "", ""),
    (b"\x1f\x8b", 0, "compressed (gzip)", _LATER),
    (b"BZh", 0, "compressed (bzip2)", _LATER),
    (b"\xfd7zXZ\x00", 0, "compressed (xz)", _LATER),
    (b"\x28\xb5\x2f\xfd", 0, "compressed (zstd)", _LATER),
    (b"7z\xbc\xaf\x27\x1c", 0, "an archive (7z)", _LATER),
    (b"Rar!", 0, "an archive (rar)", _LATER),
    (b"ustar", 257, "an archive (tar)", _LATER),
    (b"PK\x03\x04", 0, "an archive (zip)", _LATER),
    (b"PK\x05\x06", 0, "an archive (zip)", _LATER),
    (b"\x7fELF", 0, "a program", _NO_TEXT),
    (b"MZ\x90", 0, "a program", _NO_TEXT),
    (b"SQLite format 3\x00", 0, "a database", _LATER),
    (b"\xd0\xcf\x11\xe0", 0, "an old Office document", _LATER),
    (b"{\\rtf", 0, "an RTF document", _LATER),
    (b"ID3", 0, "a sound file", _NO_TEXT),
    (b"OggS", 0, "a sound file", _NO_TEXT),
    (b"ftyp", 4, "a film", _NO_TEXT),
)
# What the end of the name says, where the content alone would pass for text.
_LATER_SUFFIXES = {
    ".epub": "a book", ".mobi": "a book", ".fb2": "a book",
    ".docx": "an Office document", ".odt": "an Office document",
    ".csv": "a table (CSV)", ".tsv": "a table (TSV)", ".eml": "a mail", ".mbox": "a mailbox", ".rss": "a feed",
    ".atom": "a feed", ".opml": "a list of feeds", ".xml": "XML", ".jsonld": "a file of annotations", ".pdf": "a PDF",
    ".warc": "a web archive", ".mht": "a web archive", ".mhtml": "a web archive",
}  # fmt: skip
_HINTS = {
    "a PDF": "Save its text as .txt and import that",
    "a book": "Save its text as .txt and import that",
    "a table (CSV)": "Turn its rows into JSON lines and import those",
    "a feed": "Save its articles as pages and import those",
}
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|article|meta|h1|div|p)[\s>]", re.IGNORECASE)
_PAGE_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|opml)[\s>]", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\s")
_JSON_LINE = re.compile(rb"\s*\{.*\}[ \t]*\r?\n\s*(?:\{|\S)")
_MARKS = ((codecs.BOM_UTF8, ""), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAIL = re.compile(rb"(?:From |Received: |Return-Path: |MIME-Version: )")


def kind_of(head: bytes, name: str, where: str) -> Kind:
    """Say how to read a file.

    Args:
        head: its first bytes (`limits.HEAD_BYTES` of them, or all).
        name: its name; only the end counts, and only where the content does not decide.
        where: what to call it in a message.

    Raises:
        IntakeError: a format that cannot be imported (yet).
    """
    _refuse_magic(head, where)
    plain = _without_mark(head)
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if _PAGE_START.match(plain):
        return Kind.PAGE
    _refuse_xml(plain, where)
    if suffix in _LATER_SUFFIXES:
        raise _later(where, _LATER_SUFFIXES[suffix])
    return _by_name(plain, suffix, where)


def _by_name(plain: bytes, suffix: str, where: str) -> Kind:
    if suffix in {".html", ".htm", ".xhtml"}:
        return Kind.PAGE
    if suffix in {".md", ".markdown", ".mdown"}:
        return Kind.MARKDOWN
    if suffix in {".jsonl", ".ndjson"}:
        return Kind.JSON_LINES
    if plain.lstrip()[:1] in {b"{", b"["} or suffix == ".json":
        return _json(plain, suffix)
    if _MAIL.match(plain) and b"\nSubject: " in plain:
        raise _later(where, "a mail")
    return Kind.PLAIN


def _json(plain: bytes, suffix: str) -> Kind:
    start = plain.lstrip()
    if suffix == ".json":
        return Kind.JSON_LINES if _JSON_LINE.match(start) and start[:1] == b"{" else Kind.JSON
    if start[:1] == b"{" and _JSON_LINE.match(start):
        return Kind.JSON_LINES
    # Plain text may begin with a bracket: "[sic] said the mayor".
    return Kind.JSON if re.match(rb"\{\s*[\"}]|\[\s*(?:[\[{\"\]])", start) else Kind.PLAIN


def _refuse_magic(head: bytes, where: str) -> None:
    for magic, offset, what, why in _MAGIC:
        if what and head[offset : offset + len(magic)] == magic:
            raise IntakeError(where, f"{what} {why}" if why == _LATER else f"{why} but {what}",
                              hint=_HINTS.get(what, _TEXT_HINT))  # fmt: skip


def _refuse_xml(plain: bytes, where: str) -> None:
    if _FEED.search(plain[:4000]) and not _PAGE.match(plain.lstrip()):
        raise _later(where, "a feed")
    if _XML.match(plain) and not _PAGE.search(plain[:4000]):
        raise _later(where, "XML")


def _later(where: str, what: str) -> IntakeError:
    return IntakeError(where, f"{what} {_LATER}", hint=_HINTS.get(what, _TEXT_HINT))


def _without_mark(head: bytes) -> bytes:
    """Give the head as bytes near to ASCII, so that UTF-16 pages and JSON are recognised too."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            rest = head[len(mark) :]
            return rest.decode(encoding, "replace").encode("utf-8", "replace") if encoding else rest
    return head

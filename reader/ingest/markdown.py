"""Markdown, with front matter of simple lines, to plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.errors import IntakeError
from reader.ingest import fields, limits
from reader.ingest.encoding import decode, newlines
from reader.ingest.headline import read_headline
from reader.ingest.items import Found, Item
from reader.ingest.webpage.page import markup_to_text
from reader.model import Document

_FENCE = re.compile(r"---[ \t]*\n(?P<body>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40}?)\s*:(?:\s+(?P<value>.*))?\Z")
_ITEM = re.compile(r"\s*-\s+(?P<value>.*)\Z")
_PARAGRAPH_END = re.compile(r"\n(?:[ \t]*\n| {0,3}(?=[-*+] \S))")
_KEYS = {
    "headline": "title", "author": "byline", "authors": "byline", "by": "byline", "source": "outlet", "site": "outlet",
    "publisher": "outlet", "publication": "outlet", "date": "published", "link": "url", "canonical": "url",
    "address": "url", "source_url": "url", "lang": "language", "keywords": "tags", "categories": "tags", "guid": "id",
}  # fmt: skip


def read_markdown(data: bytes, where: str) -> Iterator[Item]:
    """Give the one article of a Markdown file.

    Raises:
        IntakeError: it is no text, too large, or holds nothing to read.
    """
    if len(data) > limits.MARKDOWN_BYTES:
        raise IntakeError(
            where, f"is larger than {limits.MARKDOWN_BYTES // limits.MEGABYTE} MB, too large for Markdown"
        )
    decoded = decode(data, where)
    front, body = split_front_matter(newlines(decoded.text))
    text, heading = to_text(body)
    if fields.is_blank(text):
        raise IntakeError(where, "is empty" if not data.strip() else "holds no visible text")
    known = fields.tidy(front.get("title", "") or heading)
    head = read_headline(text, title=known)
    given = fields.tidy(front.get("id", ""))
    document = Document(
        text=fields.with_title(known, text),
        title=head.title,
        byline=fields.tidy(front.get("byline", "")) or head.byline,
        outlet=fields.tidy(front.get("outlet", "")) or head.outlet,
        published=fields.day(front.get("published", "")) or head.published,
        url=fields.address(front.get("url", "")) or fields.address(front.get("outlet", "")) or head.url,
        language=fields.language(front.get("language", "")) or head.language,
        given_id=given,
        tags=fields.tags(front.get("tags", "").split(",")),
        origin=where,
    )
    yield Found(document, decoded.warning)


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split `key: value` lines between two `---` from the rest; lists come back joined by commas.

    No YAML: no nesting, no anchors, no types. A fence whose lines are no pairs is a thematic break and stays.
    """
    fence = _FENCE.match(text)
    if fence is None:
        return {}, text
    pairs: dict[str, list[str]] = {}
    key = ""
    for line in fence["body"].split("\n"):
        pair, item = _PAIR.match(line), _ITEM.match(line)
        if pair is not None:
            key = pair["key"].lower().replace(" ", "_")
            pairs.setdefault(_KEYS.get(key, key), []).extend(_values(pair["value"] or ""))
        elif item is not None and key:
            pairs[_KEYS.get(key, key)].append(_unquote(item["value"]))
    if not pairs:
        return {}, text
    return {name: ", ".join(values) for name, values in pairs.items()}, text[fence.end() :]


def _values(value: str) -> list[str]:
    stripped = value.strip()
    if stripped.startswith("[") and stripped.endswith("]"):
        return [_unquote(part) for part in stripped[1:-1].split(",") if part.strip()]
    return [_unquote(stripped)] if stripped and stripped not in {"|", ">"} else []


def _unquote(value: str) -> str:
    stripped = value.strip()
    if len(stripped) > 1 and stripped[0] == stripped[-1] and stripped[0] in "\"'":
        return stripped[1:-1]
    return stripped


def to_text(markdown: str) -> tuple[str, str]:
    """Give the plain text of Markdown, paragraphs with blank lines between, and its first heading ("" without)."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable("table")
    if _is_flooded(markdown):
        parser.disable(["link", "image"])
    page = _Page()
    for token in parser.parse(markdown):
        page.take(token)
    return "\n\n".join(page.blocks), page.heading


def _is_flooded(markdown: str) -> bool:
    """Whether links would take seconds: from every open bracket the parser looks on to the end of the paragraph."""
    paragraphs = _PARAGRAPH_END.split(markdown)
    return sum(each.count("[") * len(each) for each in paragraphs) > limits.BRACKET_STEPS


@dataclass(slots=True)
class _Page:
    """Collects the blocks of one text."""

    blocks: list[str] = field(default_factory=list)
    heading: str = ""
    _markers: list[str] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)
    _cells: list[str] | None = None
    _is_heading: bool = False

    def take(self, token: Token) -> None:
        """Follow one token of the parser."""
        if token.type == "inline":
            self._inline(token)
        elif token.type in {"fence", "code_block"}:
            self._add(token.content.rstrip("\n"))
        elif token.type == "html_block":
            self._add(markup_to_text(token.content))
        elif token.type in {"heading_open", "heading_close"}:
            self._is_heading = token.type == "heading_open" and token.tag == "h1"
        elif token.type in {"tr_open", "tr_close"}:
            self._row(is_open=token.type == "tr_open")
        else:
            self._list(token)

    def _inline(self, token: Token) -> None:
        text = inline_text(token.children or [])
        if self._cells is not None:
            self._cells.append(text)
            return
        if self._is_heading and not self.heading and not self.blocks:
            self.heading = " ".join(text.split())
        self._add(text)

    def _row(self, *, is_open: bool) -> None:
        cells, self._cells = self._cells, [] if is_open else None
        if cells:
            self._add(" | ".join(cells))

    def _list(self, token: Token) -> None:
        if token.type == "ordered_list_open":
            self._numbers.append(int(token.attrs.get("start", 1)))
        elif token.type == "bullet_list_open":
            self._numbers.append(-1)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            self._numbers.pop()
        elif token.type == "list_item_open":
            number = self._numbers[-1]
            self._markers.append("- " if number < 0 else f"{number}{token.markup} ")
            self._numbers[-1] = number + (number >= 0)
        elif token.type == "list_item_close":
            self._markers.clear()

    def _add(self, text: str) -> None:
        if text.strip():
            self.blocks.append("".join(self._markers[-1:]) + text.strip("\n"))
            self._markers.clear()


def inline_text(tokens: list[Token]) -> str:
    """Give the words of inline tokens: emphasis and links are their text, an image its description."""
    return "".join(_word(token) for token in tokens)


def _word(token: Token) -> str:
    if token.type in {"text", "code_inline", "text_special"}:
        return token.content
    if token.type == "hardbreak":
        return "\n"
    if token.type == "softbreak":
        return " "
    if token.type == "image":
        return inline_text(token.children or [])
    return "\n" if token.type == "html_inline" and token.content.lower().startswith("<br") else ""

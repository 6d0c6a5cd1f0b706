"""From markup to a flat list of blocks, each knowing in which elements it lies. No recursion, no network."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from reader.ingest import limits
from reader.ingest.webpage.elements import (
    ALONE,
    BREAKS,
    CLOSED_BY,
    HARD,
    MISLEADING,
    SCOPES,
    SOFT,
    SOFT_HINT,
    is_hidden,
)

_SPACES = re.compile(r"[ \t\r\f\v\n]+")
_RAW = ("script", "style", "title", "textarea", "noscript", "xmp", "iframe", "noframes", "noembed")
_RAW_OPEN = re.compile(rf"<({'|'.join(_RAW)})\b[^>]{{0,2000}}>", re.IGNORECASE)
_HINTS = ("id", "class", "role", "itemprop", "rel")
_NEXT_BLOCK = re.compile(r"<(?:p|div|h[1-6]|article|section|/article|/body|body)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Element:
    """An open element that has a place in the outline; `parent` is an index into `Outline.elements`."""

    tag: str
    parent: int
    hint: str = ""
    is_soft: bool = False
    is_hard: bool = False


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A run of text without a line break of its own; `inside` is the element it lies in."""

    text: str
    tag: str
    inside: int
    link_letters: int = 0

    @property
    def link_share(self) -> float:
        """Which part of the text is links, 0 to 1."""
        return self.link_letters / max(1, len(self.text))


@dataclass(slots=True)
class Outline:
    """What a page holds: its elements, its blocks in order, and what its head and marked elements say."""

    elements: list[Element] = field(default_factory=lambda: [Element("", -1)])
    blocks: list[PageBlock] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    language: str = ""
    saved_from: str = ""


def outline(markup: str) -> Outline:
    """Read a page; linear in its length. Elements deeper than `limits.ELEMENT_DEPTH` count as text of that level."""
    parser = _Parser()
    parser.feed(_mend(markup.replace("\x00", "")))
    parser.close()
    parser.flush()
    return parser.page


def _mend(markup: str) -> str:
    """Close what is never closed and would swallow the rest: a last comment, a last script."""
    closed = markup.rfind("-->") + 1
    markup = markup[:closed] + markup[closed:].replace("<!--", "")
    ended = markup.rfind(">") + 1
    # html.parser takes minutes for 60 kB of tags that never end ("<a <a "); here such a "<" is text.
    markup = markup[:ended] + markup[ended:].replace("<", "&lt;")
    for opened in _RAW_OPEN.finditer(markup, max(0, _last_raw(markup))):
        tag = opened[1].lower()
        if markup.lower().find(f"</{tag}", opened.end()) < 0:
            after = _NEXT_BLOCK.search(markup, opened.end())
            rest = markup[after.start() :] if after is not None else ""
            return markup[: opened.start()] + rest
    return markup


def _last_raw(markup: str) -> int:
    """Where the last raw element opens: only that one can be without an end."""
    lower = markup.lower()
    return max((lower.rfind(f"<{tag}") for tag in _RAW), default=0)


class _Parser(HTMLParser):
    """Follows the markup and fills an `Outline`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Outline()
        self._stack = [0]
        self._words: list[str] = []
        self._link_letters = 0
        self._has_words = False
        self._links = 0
        self._catching: list[str] | None = None
        self._catches = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, or take what an empty one says."""
        values = {name: value or "" for name, value in attrs[:60]}
        if tag in BREAKS:
            self.flush()
        if tag in BREAKS or tag in SCOPES:
            self._close_implied(tag)
        self._collect(tag, values)
        if tag == "br":
            self._words.append("\n")
        elif tag in {"td", "th"} and self._has_words:
            self._words.append(" | ")
        if tag not in ALONE and not self._is_second_body(tag) and len(self._stack) < limits.ELEMENT_DEPTH:
            self._open(tag, values)
        self._links += tag == "a"

    def handle_endtag(self, tag: str) -> None:
        """Close an element; an end without a beginning is nothing."""
        if tag in BREAKS:
            self.flush()
        if tag == self._catches and self._catching is not None:
            self._caught("".join(self._catching))
        if tag == "a":
            self._links = max(0, self._links - 1)
        for depth in range(len(self._stack) - 1, 0, -1):
            if self.page.elements[self._stack[depth]].tag == tag:
                del self._stack[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._catching is not None:
            self._catching.append(data)
            return
        element = self.page.elements[self._stack[-1]]
        if element.is_hard:
            return
        is_kept = any(self.page.elements[index].tag == "pre" for index in self._stack[-3:])
        self._words.append(data if is_kept else _SPACES.sub(" ", data))
        self._has_words = self._has_words or not data.isspace()
        if self._links:
            self._link_letters += len(data.strip())

    def handle_comment(self, data: str) -> None:
        """Browsers note the address of a saved page in a comment: saved from url=(0031)https://..."""
        found = re.match(r"\s*saved from url=\(\d+\)(\S{1,2000})", data)
        if found is not None:
            self.page.saved_from = found[1]

    def unknown_decl(self, data: str) -> None:
        """Skip <![CDATA[...]]> and its like."""

    def flush(self) -> None:
        """End the block that is being collected."""
        text = _lines("".join(self._words))
        self._words.clear()
        self._has_words = False
        letters, self._link_letters = self._link_letters, 0
        if text.strip(" |\n"):
            inside = self._stack[-1]
            self.page.blocks.append(PageBlock(text, self._block_tag(), inside, min(letters, len(text))))

    def _block_tag(self) -> str:
        for index in reversed(self._stack):
            if self.page.elements[index].tag in BREAKS:
                return self.page.elements[index].tag
        return ""

    def _open(self, tag: str, values: dict[str, str]) -> None:
        parent = self.page.elements[self._stack[-1]]
        hint = " ".join(values[name][:200] for name in _HINTS if values.get(name)).lower()
        is_hard = parent.is_hard or tag in HARD or is_hidden(values)
        is_misleading = tag in MISLEADING or "articlebody" in hint
        is_soft = parent.is_soft or tag in SOFT or (not is_misleading and SOFT_HINT.search(hint) is not None)
        self.page.elements.append(Element(tag, self._stack[-1], hint, is_soft, is_hard))
        self._stack.append(len(self.page.elements) - 1)

    def _close_implied(self, tag: str) -> None:
        """A paragraph ends where the next block begins, an item where the next item does (HTML, 13.1.2.4)."""
        if tag == "body":
            if not self._is_second_body(tag):
                del self._stack[1:]
        elif len(self._stack) > 1 and tag in BREAKS and self.page.elements[self._stack[-1]].tag == "head":
            self._stack.pop()
        closes = CLOSED_BY.get(tag, ("p",))
        for depth in range(len(self._stack) - 1, 0, -1):
            open_tag = self.page.elements[self._stack[depth]].tag
            if open_tag in closes:
                del self._stack[depth:]
                return
            if open_tag in SCOPES or (open_tag in BREAKS and open_tag != "p"):
                return

    def _is_second_body(self, tag: str) -> bool:
        """A second <body> says nothing: it must not part what follows from the article."""
        return tag == "body" and any(self.page.elements[index].tag == "body" for index in self._stack[:4])

    def _collect(self, tag: str, values: dict[str, str]) -> None:
        if tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            if name and values.get("content", "").strip():
                self.page.metas.setdefault(name.strip().lower()[:100], values["content"][:20_000])
        elif tag == "link":
            for relation in values.get("rel", "").lower().split()[:5]:
                self.page.links.setdefault(relation, values.get("href", ""))
        elif tag == "html":
            self.page.language = values.get("lang", "") or values.get("xml:lang", "")
        elif tag == "time" and values.get("datetime"):
            self.page.times.append(values["datetime"][:100])
        elif tag == "title" or (tag == "script" and "ld+json" in values.get("type", "").lower()):
            self._catching, self._catches = [], tag

    def _caught(self, text: str) -> None:
        if self._catches == "title":
            self.page.titles.append(" ".join(text[:20_000].split()))
        elif len(self.page.data) < 20 and len(text) <= 2 * limits.MEGABYTE:  # noqa: PLR2004 — pages hold a few
            self.page.data.append(text)
        self._catching, self._catches = None, ""


def _lines(text: str) -> str:
    """Trim each line; lines come from <br> and <pre> only."""
    return "\n".join(line.strip(" ") for line in re.sub(" {2,}", " ", text).split("\n")).strip("\n")

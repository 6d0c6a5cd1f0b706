"""Markdown as the screens show it: blocks of text with inks, from markdown-it's tokens. Pure; nothing is ever fetched.

Line ends stay where they were typed. HTML, images and addresses are words like others; nothing becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.model import LinkTarget
from reader.text.links import link_at
from reader.text.neutralise import neutralise, one_line
from reader.tui.layout import Ink
from reader.tui.layout_ink import Styled

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BULLET, QUOTED, RULE = "• ", "│ ", "─" * 24
ABSENT = " (not here)"
_CODE_EDGE = "  "
_LOOKS = {"em": "i", "strong": "b"}
_HEADINGS = {"h1": "bu", "h2": "b"}
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_BEGINS_CHUNK = re.compile(r"(?![-*+](?:\s|$)|\d{1,9}[.)](?:\s|$))\S")
_MAY_BE_MARKED = re.compile(r"[*_`#>\[<!\\&~=|]|^\s*(?:[-+]|\d+[.)])|^(?:\t| {4})|^\s*$\n.*\S", re.MULTILINE)
"""What a plain paragraph has nothing of; most notes are some of these, and need no parser."""
_MOST_LENGTH, _MOST_BRACKETS = 50_000, 500
"""What is longer, or has more brackets than anybody means, is shown as it was typed: to read it could take seconds."""

_PLAIN = Ink()
Known = Mapping[str, LinkTarget]


class MarkLink(NamedTuple):
    """A link: where its words stand in the text of its block, and whither it leads; outside is an address."""

    start: int
    end: int
    target: str
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class MarkBlock:
    """A paragraph, heading, item or piece of code, to be wrapped between what stands before its lines."""

    text: str
    styles: tuple[Styled, ...] = ()
    links: tuple[MarkLink, ...] = ()
    first: str = ""
    rest: str = ""
    base: Ink = _PLAIN
    has_gap: bool = True


@dataclass(slots=True)
class _Container:
    """A list item or quotation that is open: what stands before its first line, and before the others."""

    first: str
    rest: str
    opens_list: bool = False
    is_begun: bool = False

    def take(self) -> str:
        """What stands before the next line."""
        taken = self.rest if self.is_begun else self.first
        self.is_begun = True
        return taken


@dataclass(slots=True)
class _List:
    """A list that is open, and the number of its next item; None where items have a bullet."""

    number: int | None
    is_begun: bool = False

    def next_item(self, *, is_outermost: bool) -> _Container:
        """What stands before the next item."""
        sign = BULLET if self.number is None else f"{self.number}. "
        opens, self.is_begun = is_outermost and not self.is_begun, True
        self.number = None if self.number is None else self.number + 1
        return _Container(sign, " " * len(sign), opens)


@dataclass(slots=True)
class _Words:
    """The words of one block as they are gathered."""

    known: Known | None
    parts: list[str] = field(default_factory=list)
    styles: list[Styled] = field(default_factory=list)
    links: list[MarkLink] = field(default_factory=list)
    opened: list[tuple[str, int, str]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, **style: str) -> None:
        """Put words behind the others."""
        if style and text:
            self.styles.append(Styled(self.length, self.length + len(text), **style))
        self.parts.append(text)
        self.length += len(text)

    def take(self, token: Token) -> None:
        """Take one token of a line."""
        kind = token.type
        if kind == "note_link":
            self._note_link(token)
        elif kind.endswith("_open"):
            self.opened.append((kind.removesuffix("_open"), self.length, str(token.attrGet("href") or "")))
        elif kind.endswith("_close"):
            self._close(*self.opened.pop())
        elif kind == "code_inline":
            self.add(f"`{one_line(token.content)}`", ground="raised")
        elif kind == "image":
            self.add(f"[{one_line(token.content) or 'image'}]", look="i")
            self._address(str(token.attrGet("src") or ""))
        elif kind in {"softbreak", "hardbreak"}:
            self.add("\n")
        else:
            self.add(one_line(token.content))

    def _close(self, kind: str, start: int, address: str) -> None:
        if kind in _LOOKS:
            self.styles.append(Styled(start, self.length, look=_LOOKS[kind]))
        elif kind == "link":
            self.styles.append(Styled(start, self.length, fg="accent", look="u"))
            self.links.append(MarkLink(start, self.length, one_line(address), is_outside=True))
            if "".join(self.parts)[start:] != one_line(address):
                self._address(address)

    def _address(self, address: str) -> None:
        if address:
            self.add(f" ({one_line(address)})", fg="faint")

    def _note_link(self, token: Token) -> None:
        """The words of the link, else the name of what it leads to."""
        target = token.meta["target"]
        found = self.known.get(target) if self.known is not None else None
        words = token.content or (found.words if found else target)
        start = self.length
        is_absent = self.known is not None and found is None
        self.add(one_line(" ".join(words.split())), fg="dim" if is_absent else "accent", look="" if is_absent else "u")
        if is_absent:
            self.add(ABSENT, fg="faint")
        else:
            self.links.append(MarkLink(start, self.length, target))


def chunks_of(text: str) -> list[str]:
    """Cut a note where nothing reaches across: before a line at the margin that follows an empty one, no list, no code.

    Each chunk can be read by itself, so that of a long note only the chunk that was typed in is read anew.
    """
    chunks: list[list[str]] = [[]]
    fence, was_empty = "", False
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if was_empty and not fence and _BEGINS_CHUNK.match(line):
            chunks.append([])
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        was_empty = not line.strip()
        chunks[-1].append(line)
    return ["\n".join(lines) for lines in chunks]


def blocks_of(chunk: str, known: Known | None = None) -> tuple[MarkBlock, ...]:
    """A note, or a chunk of one, as blocks.

    Args:
        chunk: Markdown; anything at all.
        known: whither its links lead; those that are not in it lead nowhere. None: nobody has looked yet.
    """
    if len(chunk) > _MOST_LENGTH or chunk.count("[") > _MOST_BRACKETS:
        return tuple(MarkBlock(line) for line in neutralise(chunk).split("\n") if line.strip())
    if _MAY_BE_MARKED.search(chunk) is None:
        lines = "\n".join(line.strip() for line in _lines_of(chunk))
        return (MarkBlock(lines.strip("\n")),) if lines.strip() else ()
    return tuple(_blocks(_reader().parse(chunk), known))


def _lines_of(text: str) -> list[str]:
    """The lines of a text, each neutralised."""
    return [one_line(line) for line in text.split("\n")]


def _blocks(tokens: Iterable[Token], known: Known | None) -> Iterator[MarkBlock]:
    containers: list[_Container] = []
    lists: list[_List] = []
    is_tight, heading = False, ""
    for token in tokens:
        kind = token.type
        if kind in {"bullet_list_open", "ordered_list_open"}:
            lists.append(_List(int(token.attrGet("start") or 1) if kind.startswith("ordered") else None))
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif kind == "list_item_open":
            containers.append(lists[-1].next_item(is_outermost=len(lists) == 1))
        elif kind == "blockquote_open":
            containers.append(_Container(QUOTED, QUOTED))
        elif kind in {"list_item_close", "blockquote_close"}:
            containers.pop()
        elif kind == "paragraph_open":
            is_tight, heading = token.hidden, ""
        elif kind == "heading_open":
            is_tight, heading = False, token.tag
        elif kind in {"inline", "fence", "code_block", "hr"}:
            yield _leaf(token, containers, known, (heading, is_tight))


def _leaf(token: Token, containers: list[_Container], known: Known | None, how: tuple[str, bool]) -> MarkBlock:
    """The block that one token makes, behind what stands before it."""
    heading, is_tight = how
    rest = "".join(each.rest for each in containers)
    opens_list = any(each.opens_list and not each.is_begun for each in containers)
    first = "".join(each.take() for each in containers)
    base = Ink("dim" if QUOTED in first else "text")
    has_gap = not is_tight or opens_list
    if token.type == "hr":
        return MarkBlock(RULE, first=first, rest=rest, base=Ink("faint"))
    if token.type != "inline":
        return MarkBlock(
            neutralise(token.content.rstrip("\n")), (), (), first + _CODE_EDGE, rest + _CODE_EDGE, Ink("text", "raised")
        )
    words = _Words(known)
    for child in token.children or ():
        words.take(child)
    look = _HEADINGS.get(heading, "bi") if heading else ""
    return MarkBlock(
        "".join(words.parts), tuple(words.styles), tuple(words.links), first, rest, base._replace(look=look), has_gap
    )


@cache
def _reader() -> MarkdownIt:
    """Reads CommonMark without HTML; what a definition elsewhere would decide is words like others."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 — 15 ms, and most notes are opened without a preview

    reader = MarkdownIt("commonmark", {"html": False})
    reader.disable("reference")
    reader.inline.ruler.before("link", "note_link", _read_note_link)
    return reader


def _read_note_link(state: Any, silent: bool) -> bool:
    """The rule for `[[uid|words]]`, as markdown-it wants it."""
    link = link_at(state.src, state.pos)
    if link is None:
        return False
    if not silent:
        token = state.push("note_link", "", 0)
        token.content, token.meta = link.words.strip(), {"target": link.target}
    state.pos = link.span.end
    return True

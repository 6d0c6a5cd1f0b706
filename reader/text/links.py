"""Links in a note: `[[uid]]` and `[[uid|words]]` lead to an article or a claim; a beginning of the uid will do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.model import Span

SHORTEST_UID, MOST_WORDS = 4, 300
_LINK = re.compile(r"\[\[([0-9a-f]{4,16})(?:\|([^\[\]|\n]{0,300}))?\]\]")
_UNFIT = re.compile(r"[\[\]|\s]+")


@dataclass(frozen=True, slots=True)
class NoteLink:
    """One link: its span, brackets and all; the uid or its beginning; the words for people, which may be missing."""

    span: Span
    target: str
    words: str = ""

    @property
    def label(self) -> str:
        """What is shown for it."""
        return self.words.strip() or self.target


def links_in(text: str) -> tuple[NoteLink, ...]:
    """Every link of a note, in order; inside code too. Cost: linear."""
    found = _LINK.finditer(text) if "[[" in text else ()
    return tuple(NoteLink(Span(*match.span()), match[1], match[2] or "") for match in found)


def link_at(text: str, start: int) -> NoteLink | None:
    """The link that begins at this very place, if one does."""
    match = _LINK.match(text, start)
    return NoteLink(Span(*match.span()), match[1], match[2] or "") if match else None


def link_text(uid: str, words: str = "") -> str:
    """A link as it stands in a note; what would end it early becomes a space."""
    label = _UNFIT.sub(" ", words).strip()[:MOST_WORDS].rstrip()
    return f"[[{uid}|{label}]]" if label else f"[[{uid}]]"


def open_link(text: str) -> str | None:
    """What was typed behind `[[` when `text` ends inside a link that is not closed yet; None when it does not."""
    line = text[text.rfind("\n") + 1 :]
    at = line.rfind("[[")
    typed = line[at + 2 :]
    return typed if at >= 0 and not set(typed) & set("[]|") else None


def in_plain_words(text: str) -> str:
    """A note with the words of its links in their place, for a line in a list."""
    if "[[" not in text:
        return text
    return _LINK.sub(lambda match: (match[2] or "").strip() or match[1], text)

"""Spans as readers are shown them: `that the dam leaks` as `the dam leaks`, `Ann Poe … who` as `Ann Poe`."""

from __future__ import annotations

from reader.model import Span, Spans

_THAT = "that"
_OPENERS = frozenset(
    ("a", "an", "any", "he", "her", "his", "i", "if", "it", "its", "my", "neither", "no", "nobody", "nothing", "our",
     "she", "some", "the", "their", "there", "these", "they", "this", "those", "we", "when", "you", "your")
)  # fmt: skip
_RELATIVES = frozenset(("who", "which", "that"))
_LONGEST_PHRASE = 4
_LONGEST_LOOK = 80  # characters that tell
_MARKS = tuple("“”„«\"‘'")
_CLOSING_MARKS = tuple("”“»\"’'")


def in_marks(words: str) -> str:
    """Words in quotation marks, unless they begin with such a mark."""
    return words if words.startswith(_MARKS) else f"“{words}”"


def in_marks_once(words: str) -> str:
    """Words in quotation marks, unless such a mark stands at either end already."""
    return words if words.startswith(_MARKS) and words.endswith(_CLOSING_MARKS) else f"“{words}”"


def without_that(content: Spans, text: str) -> Spans:
    """The spans of a claim's content as readers are shown them; they begin behind an introducing "that".

    A "that" which points at something (`that report`) stays: it opens a short phrase, and no subject stands behind it.
    """
    if not content:
        return content
    start, end = content[0]
    if text[start : start + len(_THAT)].lower() != _THAT:
        return content
    first, *following = text[start : min(end, start + _LONGEST_LOOK)].split()
    if len(first) > len(_THAT) or not following:
        return content
    if len(following) < _LONGEST_PHRASE and following[0].lower() not in _OPENERS:
        return content
    behind = start + len(_THAT)
    while text[behind].isspace():
        behind += 1
    return (Span(behind, end), *content[1:])


def without_relative(source: Spans, text: str) -> Spans:
    """The spans of a claim's source as readers are shown them; without the "who" that takes a noun phrase up."""
    if len(source) > 1 and text[source[-1].start : source[-1].end].lower() in _RELATIVES:
        return source[:-1]
    return source

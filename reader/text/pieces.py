"""A block as the rules for boilerplate see it: its words, its folded form, whether it tells a story."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.model import Span
from reader.text.phrases import Folded

LONG = 14  # characters by which a broken line may miss the full width
_MOST_WORDS = 60
_LEAST_STORY = 55
_LEAST_STORY_WORDS = 8
_SURELY_STORY = 240  # whatever its end, a block as long as this is no label

_SENTENCE_END = re.compile(r"(?:[.!?…:。！？؟।]|[.!?…][\"'”’»)\]]{1,3}|[\"'”’»)\]][.!?…:])\Z")
_PLAIN_ENDS = frozenset(".!?")
_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\Z")


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotation marks and brackets allowed."""
    if text[-1:] in _PLAIN_ENDS:
        return True  # most paragraphs do
    return bool(_SENTENCE_END.search(text[-4:]))


def is_cut_off(text: str) -> bool:
    """Whether a text ends with dots, as excerpts do."""
    return bool(_CUT_OFF.search(text[-6:]))


class Piece(NamedTuple):
    """One block with what the rules ask about it.

    `words` are at most the first sixty.
    """

    span: Span
    text: str
    folded: Folded
    words: tuple[str, ...]
    is_title: bool
    is_story: bool

    @classmethod
    def of(cls, text: str, span: Span, is_title: bool) -> Piece:
        """Make the piece for one block of a version's text."""
        own = text[span.start : span.end]
        words = own[:1_000].split(None, _MOST_WORDS)[:_MOST_WORDS]
        is_long = len(words) >= _LEAST_STORY_WORDS or len(own) >= _LEAST_STORY
        is_story = not is_title and (len(own) >= _SURELY_STORY or (is_long and ends_sentence(own)))
        return cls(span, own, Folded.of(own), tuple(words), is_title, is_story)

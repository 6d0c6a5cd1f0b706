"""A text as the basic rules see it: the tokens of the story, their classes, its quotations and sentences."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from reader.claims.frames.classes import CUE, QUOTED
from reader.claims.frames.words import Words, plain
from reader.model import BlockKind, Layout, Span
from reader.text.quotes import find_quotations
from reader.text.sentences import split_sentences
from reader.text.tokens import Tokens

Range = tuple[int, int]  # half-open, in token indices

SENTENCE_MARKS = frozenset((",", "!", "?", "…", "...", "."))
DASHES = frozenset(("–", "—", "-"))
LONGEST_SENTENCE = 160  # a longer "sentence" is cut, so that no rule looks further: it keeps every input linear
_LONGEST_INTERRUPTION = 24
_PADDING = 4  # rules may look this far behind the end
_FINAL_MARKS = frozenset((".", "!", "?", "…", "...", ";", ":", ","))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in token indices, without its final mark."""

    first: int
    last: int
    paragraph: int
    number: int
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Story:
    """The story's tokens with all that rules ask about them; boilerplate is left out.

    Attributes:
        text: the whole text, for slicing.
        tokens: those of the story.
        words: as written, and some empty ones behind the last.
        lowers: the same in lower case, apostrophes straight.
        flags: bits of `words` for each.
        quotation_at: the quotation (marks included) around each quoted token.
        sentences: in order.
        lexicon: the words of the language.
    """

    text: str
    tokens: Tokens
    words: list[str]
    lowers: list[str]
    flags: list[int]
    quotation_at: dict[int, Range]
    sentences: list[Sentence]
    lexicon: Words

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token `first` to before token `last`."""
        return self.tokens.span(first, last)

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` to before token `last`."""
        return self.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]

    def is_dash(self, index: int) -> bool:
        """Whether a dash stands there, a hyphen between spaces included."""
        if index < 0 or self.words[index] not in DASHES:
            return False
        return self.words[index] != "-" or not self.tokens.is_glued(index)

    def closes_quotation(self, index: int) -> bool:
        """Whether a quotation ends with this token."""
        quotation = self.quotation_at.get(index)
        return quotation is not None and quotation[1] == index + 1

    def opens_quotation(self, index: int) -> bool:
        """Whether a quotation begins with this token."""
        quotation = self.quotation_at.get(index)
        return quotation is not None and quotation[0] == index


def read(text: str, layout: Layout, lexicon: Words, tokens: Tokens) -> Story:
    """Find the story's quotations and sentences, and look every word up.

    Args:
        text: the whole text.
        layout: its blocks and junk.
        lexicon: the words of its language.
        tokens: those of all blocks.

    Cost: linear.
    """
    pieces = _pieces_of(layout)
    tokens = tokens.within([span for span, _ in pieces])
    story = Story(
        text=text,
        tokens=tokens,
        words=[*tokens.words, *[""] * _PADDING],
        lowers=[*map(plain, tokens.words), *[""] * _PADDING],
        flags=[*map(lexicon.flags_of, tokens.words), *[0] * _PADDING],
        quotation_at={},
        sentences=[],
        lexicon=lexicon,
    )
    first = 0
    for paragraph, (span, is_heading) in enumerate(pieces):
        last = bisect_left(tokens.starts, span.end, first)
        _read_paragraph(story, (first, last), paragraph, is_heading=is_heading)
        first = last
    return story


def _pieces_of(layout: Layout) -> list[tuple[Span, bool]]:
    """The blocks of the story, and whether each is a heading; junk inside one parts it."""
    junk = sorted(each.span for each in layout.junk)
    pieces, passed = [], 0
    for block in layout.blocks:
        while passed < len(junk) and junk[passed].end <= block.span.start:
            passed += 1
        start, at = block.span.start, passed
        is_heading = block.kind is not BlockKind.PARAGRAPH
        while not block.junk and at < len(junk) and junk[at].start < block.span.end:
            if start < junk[at].start:
                pieces.append((Span(start, junk[at].start), is_heading))
            start, at = max(start, junk[at].end), at + 1
        if not block.junk and start < block.span.end:
            pieces.append((Span(start, block.span.end), is_heading))
    return pieces


def _read_paragraph(story: Story, whole: Range, paragraph: int, *, is_heading: bool) -> None:
    quotations = find_quotations(story.tokens, *whole)
    for quotation in quotations:
        for piece in _said(story, quotation):
            for index in range(*piece):
                story.quotation_at[index] = piece
                story.flags[index] |= QUOTED
    for first, last in split_sentences(story.tokens, quotations, *whole):
        for start, stop in _bounded(story, first, last):
            end = stop
            while end > start and story.words[end - 1] in _FINAL_MARKS and end - 1 not in story.quotation_at:
                end -= 1
            if end > start:
                story.sentences.append(Sentence(start, end, paragraph, len(story.sentences), is_heading))


def _said(story: Story, quotation: Range) -> list[Range]:
    """The pieces of a quotation without what tells who speaks: `«Ми готові, – сказав Гук, – і чекаємо»`."""
    first, last = quotation
    pieces = []
    at = first + 2
    while at + 1 < last:
        if story.is_dash(at) and _ends_statement(story, at - 1) and _has_cue(story, at + 1, last):
            pieces.append((first, at))
            first = at = _behind_interruption(story, at + 1, last)
        at += 1
    return [*pieces, (first, last)] if first < last else pieces


def _ends_statement(story: Story, at: int) -> bool:
    return story.words[at] in SENTENCE_MARKS


def _has_cue(story: Story, at: int, last: int) -> bool:
    """Whether the interruption opens with a verb of saying, behind a pronoun or a negation at most."""
    return any(flag & CUE for flag in story.flags[at : min(at + 2, last)])


def _behind_interruption(story: Story, at: int, last: int) -> int:
    """The dash with which the quotation goes on; its closing mark, or its end, where it does not."""
    for index in range(at, min(last, at + _LONGEST_INTERRUPTION)):
        if story.is_dash(index) and _ends_statement(story, index - 1):
            return index
    return last


def _bounded(story: Story, first: int, last: int) -> list[Range]:
    """A sentence as pieces of a bounded length; no quotation is cut unless it is too long by itself."""
    pieces = []
    while last - first > LONGEST_SENTENCE:
        cut = first + LONGEST_SENTENCE
        quotation = story.quotation_at.get(cut)
        if quotation and quotation[0] > first:
            cut = quotation[0]
        elif quotation:
            cut = min(quotation[1], last)
        pieces.append((first, cut))
        first = cut
    return [*pieces, (first, last)] if first < last else pieces

"""A text as the rules see it: the tokens of the story, their classes, its quotations and sentences."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from reader.claims.lexicon import Form, Lexicon, words
from reader.claims.word_classes import (
    ABBREVIATION,
    AUXILIARY,
    CAPITAL,
    CUE_NOUN,
    CUE_VERB,
    DETERMINER,
    FINITE,
    MAYBE_VERB,
    MODAL,
    NOT_PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    VERB,
    WORD,
)
from reader.model import BlockKind, Layout, Span
from reader.text.quotes import find_quotations
from reader.text.sentences import abbreviations, split_sentences
from reader.text.tokens import Tokens, tokenize_all

Range = tuple[int, int]  # half-open, in token indices

PADDING = 4  # rules may look this far behind the end
# a "sentence" that is longer is cut, so that no rule looks further: it keeps every input linear
LONGEST_SENTENCE = 160
_NEVER_VERBS_IN_CAPITALS = words("never_verbs_in_capitals")
_SHORTEST_PARTICIPLE = 5
_LONGEST_HEADLINE = 24
_SHORT_FUNCTION_WORD = 4
_LONG_WORD = 5  # shorter words are written small in titles, too
_MOST_KNOWN = 30_000  # words whose classes are kept from one text to the next
_VERBAL = AUXILIARY | FINITE | MODAL | CUE_VERB


class Sentence(NamedTuple):
    """A sentence of the story, in token indices; without its final mark."""

    first: int
    last: int
    paragraph: int
    is_heading: bool
    opens_paragraph: bool
    number: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """The story's tokens with all that rules ask about them; boilerplate is left out.

    Attributes:
        text: the whole text, for slicing.
        words: the tokens as written, and some empty ones behind the last.
        lowers: the same in lower case, apostrophes straight.
        flags: bits of `word_classes` for each.
        quotation_of: index into `quotations`, or -1.
        quotations: outermost ones, marks included.
        sentences: in order.
        paragraph_of: number of each token's paragraph.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: list[str]
    lowers: list[str]
    flags: list[int]
    quotation_of: list[int]
    quotations: list[Range]
    sentences: list[Sentence]
    paragraph_of: list[int]
    lexicon: Lexicon

    def __len__(self) -> int:
        """The number of tokens, the padding not counted."""
        return len(self.starts)

    def behind_quotation(self, index: int) -> int:
        """The token behind the quotation that holds `index`."""
        return self.quotations[self.quotation_of[index]][1]

    def opens_quotation(self, index: int) -> bool:
        """Whether a quotation begins with this token."""
        number = self.quotation_of[index]
        return number >= 0 and self.quotations[number][0] == index

    def closes_quotation(self, index: int) -> bool:
        """Whether a quotation ends with this token."""
        number = self.quotation_of[index]
        return number >= 0 and self.quotations[number][1] == index + 1

    def is_glued(self, index: int) -> bool:
        """Whether no white space stands before the token."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def has(self, first: int, last: int, bits: int) -> bool:
        """Whether any token in the range carries one of the bits."""
        for flag in self.flags[first:last]:  # noqa: SIM110 — any(…) takes twice the time
            if flag & bits:
                return True
        return False

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands in the range, outside quotations."""
        for flag in self.flags[first:last]:  # noqa: SIM110 — any(…) takes twice the time
            if flag & VERB and not flag & QUOTED:
                return True
        return False

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token `first` to before token `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` to before token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def read(
    text: str, layout: Layout, lexicon: Lexicon, tokens: Tokens | None = None, *, is_for_names: bool = False
) -> Reading:
    """Tokenise the story, find its quotations and sentences, and look every word up.

    Args:
        text: the whole text.
        layout: its blocks and junk.
        lexicon: the words the rules know.
        tokens: those of all blocks, where they are known already.
        is_for_names: leave out sentences that have no say in what is a name.

    Cost: linear.
    """
    paragraphs = _paragraphs(text, layout)
    story = [span for paragraph in paragraphs for span in paragraph.spans]
    tokens = tokens.within(story) if tokens else tokenize_all(text, story)
    bounds = _bounds(tokens, paragraphs)
    # no token holds a line break; one long text is mended faster than a thousand words
    lowers = [*_straight("\n".join(tokens.lowers)).split("\n"), *[""] * (PADDING if tokens.lowers else PADDING - 1)]
    reading = Reading(
        text=text,
        starts=tokens.starts,
        ends=tokens.ends,
        words=[*_with_dashes(tokens), *[""] * PADDING],
        lowers=lowers,
        flags=_flags(tokens, lowers, lexicon),
        quotation_of=[-1] * (len(tokens) + PADDING),
        quotations=[],
        sentences=[],
        paragraph_of=[number for number, (first, last) in enumerate(bounds) for _ in range(first, last)],
        lexicon=lexicon,
    )
    for number, (first, last) in enumerate(bounds):
        quotations = find_quotations(tokens, first, last)
        _quote(reading, quotations)
        paragraph = Sentence(first, last, number, paragraphs[number].is_heading, opens_paragraph=True)
        if not is_for_names or any(flag & CAPITAL and flag & CUE_VERB for flag in reading.flags[first:last]):
            _split(reading, tokens, paragraph, quotations)
    return reading


def is_in_title_case(reading: Reading, first: int, last: int) -> bool:
    """Whether all longer words have a capital: `Mayor Says Pier Is Safe`."""
    longer = (word for word in reading.words[first:last] if len(word) >= _LONG_WORD and word[0].isalpha())
    return all(word[0].isupper() for word in longer)


def _lower_verbs(reading: Reading, first: int, last: int) -> None:
    """In title case, cue verbs are no names."""
    flags = reading.flags
    for at in range(first + 1, last):
        if flags[at] & CAPITAL and flags[at] & CUE_VERB and not flags[at] & QUOTED:
            flags[at] &= ~CAPITAL
            if _is_verb(reading.lowers, flags, at, reading.lexicon):
                flags[at] |= VERB


def _straight(lower: str) -> str:
    return lower.replace("’", "'")


def _with_dashes(tokens: Tokens) -> list[str]:
    """The tokens as written, but a hyphen between spaces is the dash that it stands for."""
    words = list(tokens.words)
    if "-" not in words:
        return words
    for index, word in enumerate(words):
        if word == "-" and not tokens.is_glued(index) and not (index + 1 < len(words) and tokens.is_glued(index + 1)):
            words[index] = "—"
    return words


class _Paragraph(NamedTuple):
    """A block of the story without the junk inside it."""

    spans: tuple[Span, ...]
    is_heading: bool


def _paragraphs(text: str, layout: Layout) -> list[_Paragraph]:
    junk = sorted(each.span for each in layout.junk)
    paragraphs = []
    passed = 0  # junk before this index ends before the block
    for block in layout.blocks:
        while passed < len(junk) and junk[passed].end <= block.span.start:
            passed += 1
        if not block.junk:
            spans = _outside(block.span, junk, passed)
            paragraphs.append(_Paragraph(spans, block.kind is not BlockKind.PARAGRAPH))
    return paragraphs


def _outside(span: Span, junk: list[Span], index: int) -> tuple[Span, ...]:
    """What is left of a span outside the junk from `index` on."""
    start, kept = span.start, []
    while index < len(junk) and junk[index].start < span.end:
        if start < junk[index].start:
            kept.append(Span(start, junk[index].start))
        start = max(start, junk[index].end)
        index += 1
    return (*kept, Span(start, span.end)) if start < span.end else tuple(kept)


def _bounds(tokens: Tokens, paragraphs: list[_Paragraph]) -> list[Range]:
    """The token range of each paragraph; empty ones too."""
    bounds, first = [], 0
    for paragraph in paragraphs:
        end = paragraph.spans[-1].end if paragraph.spans else 0
        last = max(first, bisect_left(tokens.starts, end))
        bounds.append((first, last))
        first = last
    return bounds


def _quote(reading: Reading, quotations: tuple[Range, ...]) -> None:
    for quotation in quotations:
        number = len(reading.quotations)
        reading.quotations.append(quotation)
        for index in range(*quotation):
            reading.quotation_of[index] = number
            reading.flags[index] |= QUOTED


def _split(reading: Reading, tokens: Tokens, paragraph: Sentence, quotations: tuple[Range, ...]) -> None:
    """Cut a paragraph into sentences, those into pieces of a bounded length, and drop final marks."""
    for first, last in split_sentences(tokens, quotations, paragraph.first, paragraph.last):
        for start, stop in _pieces(reading, first, last):
            end = _without_final_marks(reading, start, stop)
            is_alone = start == paragraph.first and stop == paragraph.last
            is_heading = paragraph.is_heading or (is_alone and end > start and _is_headline(reading, start, end))
            if is_heading and is_in_title_case(reading, start, end):
                _lower_verbs(reading, start, end)
            if end > start:
                reading.sentences.append(
                    Sentence(
                        first=start,
                        last=end,
                        paragraph=paragraph.paragraph,
                        is_heading=is_heading,
                        opens_paragraph=start == paragraph.first,
                        number=len(reading.sentences),
                    )
                )


def _is_headline(reading: Reading, first: int, last: int) -> bool:
    """Whether a paragraph's only sentence is a headline with a full stop: the first line, or Title Case."""
    if last - first > _LONGEST_HEADLINE or reading.flags[first] & QUOTED:
        return False
    if first == 0 and last + 1 < len(reading) and not reading.has(first, last, PRONOUN):
        return True
    content = [at for at in range(first, last) if len(reading.words[at]) >= _SHORT_FUNCTION_WORD]
    return len(content) >= _SHORT_FUNCTION_WORD and all(reading.flags[at] & CAPITAL for at in content)


def _without_final_marks(reading: Reading, first: int, last: int) -> int:
    while last > first and reading.words[last - 1][0] in ".!?;:,…" and not reading.flags[last - 1] & (QUOTED | WORD):
        last -= 1
    return last


def _pieces(reading: Reading, first: int, last: int) -> list[Range]:
    if last - first <= LONGEST_SENTENCE:
        return [(first, last)]
    pieces = []
    start, length, index = first, 0, first
    while index < last:
        if length >= LONGEST_SENTENCE:
            pieces.append((start, index))
            start, length = index, 0
        index = min(reading.behind_quotation(index), last) if reading.flags[index] & QUOTED else index + 1
        length += 1
    return [*pieces, (start, last)]


def _flags(tokens: Tokens, lowers: list[str], lexicon: Lexicon) -> list[int]:
    known = lexicon.known
    if len(known) > _MOST_KNOWN:
        known.clear()
    for word in set(tokens.words).difference(known):
        known[word] = _flag(word, _straight(word.lower()), lexicon)
    flags = [*map(known.__getitem__, tokens.words), *[0] * PADDING]
    for index in [index for index, flag in enumerate(flags) if flag & MAYBE_VERB]:
        if _is_verb(lowers, flags, index, lexicon):
            flags[index] |= VERB
    return flags


def _flag(word: str, lower: str, lexicon: Lexicon) -> int:
    """What a word is by itself, whatever stands around it."""
    flag = lexicon.flags_of(lower)
    flag |= WORD if word[0].isalnum() else 0
    flag |= CAPITAL if word[0].isupper() else 0
    flag |= ABBREVIATION if lower in abbreviations() or (len(word) == 1 and word.isupper()) else 0
    return flag | (MAYBE_VERB if flag & _VERBAL or lower.endswith("ed") else 0)


def _is_verb(lowers: list[str], flags: list[int], index: int, lexicon: Lexicon) -> bool:
    """Whether a token looks like a finite verb, judged by its form and the word before it."""
    flag, lower, before = flags[index], lowers[index], flags[index - 1]
    if flag & (AUXILIARY | FINITE) or (flag & MODAL and lower != "to"):
        return not (flag & CAPITAL and lower in _NEVER_VERBS_IN_CAPITALS)
    if flag & CAPITAL:
        return False
    verb = lexicon.verbs.get(lower)
    if verb:
        if flag & CUE_NOUN or before & DETERMINER:
            return False
        return verb.form not in (Form.GERUND, Form.BASE)
    if len(lower) < _SHORTEST_PARTICIPLE or not lower.endswith("ed") or "-" in lower or flag & NOT_PARTICIPLE:
        return False
    return not before & (DETERMINER | PREPOSITION)

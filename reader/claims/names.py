"""Proper names in a text: where they stand, and how they are written without articles and titles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress

from reader.claims.lexicon import first_names, lexicon, words
from reader.claims.reading import Range, Reading, read
from reader.claims.word_classes import (
    ABBREVIATION,
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    GENITIVE,
    ING,
    OFFICE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    TITLE,
    VERB,
    WORD,
)
from reader.model import Block, BlockKind, Layout, Span

_CLOSED = DETERMINER | PRONOUN | PREPOSITION | SUBORDINATOR | CONJUNCTION | ADVERB | AUXILIARY | TIME
_BODIES = words("bodies")
_NO_NAMES = words("no_names")
_LY_NOUNS = words("ly_nouns")
_LINKS = frozenset(("of", "for"))
_LONGEST_NAME = 12
_TRADES = ("man", "woman", "er", "or", "ist", "whip")
_PARTICLES = words("name_particles") | {"&"}
_INSIDE = _PARTICLES | _LINKS | {"and"}
_OFFICE_OF = 3  # "Secretary of State"
_QUOTATION_MARKS = dict.fromkeys(map(ord, '“”„«»"'))
_OPENING_MARKS = "(‘’'`.,;:!?…)-–— "
_CLOSING_MARKS = "‘’'`,;:!?…(-–— "
# Stands behind each of several texts that are read at once: no rule about names looks as far as behind it.
_BETWEEN = "\n; ; ; ;\n"


def names_in(text: str) -> tuple[str, ...]:
    """The proper names in a short text, each once, in order: without articles, titles and possessive ’s."""
    return names_in_each((text,))[0]


def names_in_each(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each of several short texts what `names_in` says; they are read at once, which spares most of the work."""
    # No name is without a capital. The first text stays: what is read first is read as a headline.
    wanted = [not number or not text.islower() for number, text in enumerate(texts)]
    found = iter(_names_in_each(list(compress(texts, wanted))))
    return tuple(next(found) if is_wanted else () for is_wanted in wanted)


def _names_in_each(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    blocks, start = [], 0
    for text in texts:
        blocks += [
            Block(Span(start, start + len(text)), BlockKind.PARAGRAPH),
            Block(Span(start + len(text), start + len(text) + len(_BETWEEN)), BlockKind.PARAGRAPH),
        ]
        start += len(text) + len(_BETWEEN)
    reading = read(_BETWEEN.join((*texts, "")), Layout(tuple(blocks), ()), lexicon(), is_for_names=True)
    starts = [block.span.start for block in blocks[::2]]
    found: list[dict[str, None]] = [{} for _ in texts]
    for run in name_runs(reading):
        name = name_of(reading, bare(reading, run))
        if len(name) > 1:
            found[bisect_right(starts, reading.starts[run[0]]) - 1][name] = None
    return tuple(map(tuple, found))


def strip_genitive(word: str) -> str:
    """A name without its ’s."""
    return word[:-2] if word.endswith(("’s", "'s")) else word


def plain(text: str) -> str:
    """A name or description in one line: without quotation marks, possessive ’s and marks at its ends."""
    text = " ".join(strip_genitive(text.translate(_QUOTATION_MARKS).replace("''", "")).split())
    return text.lstrip(_OPENING_MARKS).rstrip(_CLOSING_MARKS)


def name_of(reading: Reading, run: Range) -> str:
    """The name that stands in a range of tokens, in one spelling."""
    first, last = run
    if last - first <= 1:
        return strip_genitive(reading.words[first]) if first < last else ""
    return plain(reading.slice(first, last))


def bare(reading: Reading, run: Range) -> Range:
    """A run of capitals without articles, titles and offices in front.

    `Mayor Ann Poe` and `Secretary of State Ann Poe` give `Ann Poe`; `Ministry of Defence` stays.
    """
    first, last = run
    for index in range(run[0], last - 1):
        if reading.flags[index] & (TITLE | OFFICE) or (last - index > 1 + 1 and _calls_first_name(reading, index)):
            behind = index + 1
            if reading.lowers[behind] in _LINKS:
                behind = index + _OFFICE_OF if last - index > _OFFICE_OF + 1 else index
            first = max(first, behind)
    while first < last - 1 and (reading.flags[first] & DETERMINER or not reading.flags[first] & WORD):
        first += 1
    return first, last


def _calls_first_name(reading: Reading, index: int) -> bool:
    """`Chicago Alderman Jason Poe`: a trade with a capital, and a first name behind it."""
    return reading.lowers[index].endswith(_TRADES) and reading.lowers[index + 1] in first_names()


def name_runs(reading: Reading, capitals: list[int] | None = None) -> list[Range]:
    """The stretches of capitalised words, with the small words inside a name; each token belongs to one at most.

    Args:
        reading: the text.
        capitals: the tokens with a capital, in order, where they are known already.
    """
    if capitals is None:
        capitals = [index for index, flag in enumerate(reading.flags) if flag & CAPITAL]
    runs: list[Range] = []
    end = 0
    for index in capitals:
        if index >= end and reading.flags[index] & WORD and not _is_plain_opener(reading, index):
            end = _run_end(reading, index)
            runs.append((index, end))
    return runs


def _is_plain_opener(reading: Reading, index: int) -> bool:
    """A capitalised word of a closed class is no name: `The`, `But`, `On`."""
    flag, word = reading.flags[index], reading.words[index]
    if flag & _CLOSED or reading.lowers[index] in _NO_NAMES:
        return not (word.isupper() and len(word) > 1)
    if reading.flags[index - 1] & WORD:
        return False
    # "Carrying signs, the group": a participle that opens its sentence; "Openly Delven admits": an adverb
    if flag & ING and not reading.flags[index + 1] & (CAPITAL | VERB):
        return True
    return word.endswith("ly") and reading.lowers[index] not in _LY_NOUNS


def _run_end(reading: Reading, first: int) -> int:
    paragraph, end = reading.paragraph_of[first], first + 1
    has_link = False
    while end < len(reading) and end - first < _LONGEST_NAME and reading.paragraph_of[end] == paragraph:
        flag, lower = reading.flags[end], reading.lowers[end]
        if reading.flags[end - 1] & GENITIVE or (flag & QUOTED and not reading.flags[first] & QUOTED):
            break
        if flag & CAPITAL and flag & WORD:
            if flag & TIME:
                break
            end += 1
        elif reading.words[end] == "." and reading.flags[end - 1] & ABBREVIATION and reading.flags[end + 1] & CAPITAL:
            end += 1
        elif lower in _INSIDE and _links(reading, end, has_link=has_link):
            has_link = has_link or lower in _LINKS
            end += 2 if reading.lowers[end + 1] == "the" else 1
        else:
            break
    return end


def _links(reading: Reading, index: int, *, has_link: bool) -> bool:
    """`of` or `for` behind the name of a body, `and` behind such a link, `de`, `van` inside a name."""
    lower = reading.lowers[index]
    behind = index + 2 if reading.lowers[index + 1] == "the" else index + 1
    if not reading.flags[behind] & CAPITAL or _is_plain_opener(reading, behind):
        return False
    if lower in _LINKS:
        return has_link or reading.lowers[index - 1] in _BODIES
    return lower in _PARTICLES or (lower == "and" and has_link)

"""Where sentences end, also in text that a scraper has mangled.

A quotation belongs to the sentence around it: `“It broke. Then it burned,” Poe said.` is one sentence. Long
quotations are opened for whoever reads sentence by sentence, and kept whole for whoever looks for attributions.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from reader.model import Block, Span
from reader.text.lexicon import entries, in_all_languages
from reader.text.quotes import CLOSING, OPENING, find_quotations
from reader.text.tokens import Tokens, tokenize_all

_ENDS = frozenset((".", "!", "?", "...", "…", "。", "！", "？"))
# only behind a token that ends with one of these can a sentence end
_FINAL = frozenset("".join((*_ENDS, *CLOSING)))
_DASHES = frozenset("—–-")
_TAIL_WORDS = 6
_APPOSITIVE_WORDS = 12
_LONG_QUOTATION = 45
_WITH_CAPITAL = frozenset(" ".join(entries("en/abbreviations_with_capital")).split())


_word_list = cache(in_all_languages)


def abbreviations() -> frozenset[str]:
    """Abbreviations of all languages in lower case, without their full stop."""
    return _word_list("abbreviations")


def sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Span, ...]:
    """The sentences of all blocks, boilerplate too, in text order; together they cover every word.

    Cost: linear.
    """
    return sentences_of(tokenize_all(text, [block.span for block in blocks]), blocks)


def sentences_of(tokens: Tokens, blocks: tuple[Block, ...]) -> tuple[Span, ...]:
    """The sentences of all blocks, as `sentences` finds them, where their tokens are known already."""
    found: list[Span] = []
    first = 0
    for block in blocks:
        last = bisect_left(tokens.starts, block.span.end, first)
        quotations = find_quotations(tokens, first, last)
        short = tuple(each for each in quotations if each[1] - each[0] <= _LONG_QUOTATION)
        found += [tokens.span(*each) for each in split_sentences(tokens, short, first, last)]
        first = last
    return tuple(found)


def split_sentences(
    tokens: Tokens, quotations: tuple[tuple[int, int], ...], first: int, last: int
) -> list[tuple[int, int]]:
    """Cut one paragraph into sentences.

    Args:
        tokens: of the whole text.
        quotations: the paragraph's quotations to be kept whole, in order.
        first: the paragraph's first token.
        last: the token behind its last one.

    Returns: half-open ranges of token indices that leave nothing out.
    """
    found = []
    start = first
    for behind, is_quotation in _possible_ends(tokens.words, quotations, first, last):
        if _ends_after_quotation(tokens, behind, last) if is_quotation else _ends_at(tokens, behind):
            found.append((start, behind))
            start = behind
    if start < last:
        found.append((start, last))
    return found


def _possible_ends(
    words: tuple[str, ...], quotations: tuple[tuple[int, int], ...], first: int, last: int
) -> list[tuple[int, bool]]:
    """Behind which tokens a sentence may end, and whether a quotation ends there; nowhere inside a quotation."""
    found = []
    for opening, behind in (*quotations, (last, last)):
        found += [(index, False) for index, word in enumerate(words[first:opening], first + 1) if word[-1] in _FINAL]
        found.append((behind, True))
        first = behind
    return [each for each in found if each[0] < last]


def _ends_at(tokens: Tokens, behind: int) -> bool:
    """Whether a sentence ends with the token before `behind`; there is a token at `behind`."""
    mark, following = tokens.words[behind - 1], tokens.words[behind]
    if mark in CLOSING and behind > 1 and tokens.words[behind - 2] in _ENDS:
        return following[0].isupper() or following in OPENING
    if mark not in _ENDS:
        # U.S. and J. keep their full stop: they end a sentence only before a word that opens one
        return len(mark) > 1 and mark[-1] == "." and mark[0] != "." and following in _word_list("sentence_starters")
    if not (following[0].isupper() or following[0].isdigit() or following in OPENING or following[0] in "([—–-"):
        return mark in "。！？"
    if following in _DASHES and _is_lower(tokens, behind + 1):
        return False  # “Come! – said Poe”
    return mark != "." or not _is_abbreviation(tokens, behind)


def _is_abbreviation(tokens: Tokens, behind: int) -> bool:
    """Whether the full stop before `behind` belongs to a word, number or address rather than to the sentence."""
    if behind < 1 + 1 or not tokens.is_glued(behind - 1):
        return False
    word, following = tokens.words[behind - 2], tokens.words[behind]
    if tokens.is_glued(behind) and following[0].isalnum():
        # "killed.The next day" was scraped without its space; "www.Site" and "v2.Final" were not
        return word == "www" or not (
            len(word) > 1 and word.isalpha() and following[0].isupper() and following[1:].islower()
        )
    lower = word.lower()
    if word == lower and lower in _WITH_CAPITAL:
        return False
    if lower not in abbreviations() or (len(word) == 1 and word.isupper()):
        return len(word) == 1 and word.isupper() and word.isalpha() and following not in _word_list("sentence_starters")
    if lower in ("no", "nos"):
        return following[0].isdigit()
    # after "Inc." a sentence may well end; after "Gen." it does not
    return lower not in _word_list("abbreviations_that_may_end") or following not in _word_list("sentence_starters")


def _ends_after_quotation(tokens: Tokens, behind: int, last: int) -> bool:
    """Whether the sentence ends with the quotation that was closed before `behind`."""
    final = tokens.words[behind - 2] if tokens.words[behind - 1] in CLOSING else tokens.words[behind - 1]
    if final not in _ENDS:
        return False
    following = tokens.words[behind]
    if not (following[0].isupper() or following[0].isdigit() or following in OPENING or following in "(—"):
        return False
    if following == "—" and _is_lower(tokens, behind + 1):
        return False
    return final not in "?!" or not _has_tail(tokens, behind, last)


def _is_lower(tokens: Tokens, index: int) -> bool:
    return index < len(tokens) and tokens.words[index][0].islower()


def _has_tail(tokens: Tokens, behind: int, last: int) -> bool:
    """Whether "Poe asked" follows, as in `“Why?” Poe asked.`."""
    for index in range(behind, min(behind + _TAIL_WORDS, last)):
        if tokens.lowers[index] in _word_list("quotation_tails"):
            return index + 1 >= last or not tokens.words[index + 1][0].isupper()
        # “Why?” Mr. Poe asked
        is_title = tokens.words[index] == "." and behind < index < last - 1 and _is_abbreviation(tokens, index + 1)
        if tokens.words[index] == "," and index > behind:
            return _is_tail_behind_appositive(tokens, index, last)
        if not tokens.words[index][0].isalnum() and not is_title:
            return False
    return False


def _is_tail_behind_appositive(tokens: Tokens, comma: int, last: int) -> bool:
    """Whether `, the mayor, asked` or `, R-Ashe, asked` follows."""
    for index in range(comma + 1, min(comma + _APPOSITIVE_WORDS, last - 1)):
        if tokens.words[index] == ",":
            return tokens.lowers[index + 1] in _word_list("quotation_tails")
    return False

"""Clauses and phrases behind a cue: does one begin here, and where does it end?"""

from __future__ import annotations

from reader.claims.circumstances import opens_circumstance
from reader.claims.lexicon import Form, words
from reader.claims.reading import Reading
from reader.claims.verb_groups import verb_soon
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CUE_NOUN,
    CUE_VERB,
    FINITE,
    HOMOGRAPH,
    ING,
    MODAL,
    NEGATION,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    VERB,
    WORD,
)

_CLAUSE_WORDS = words("clause_words")
_QUESTION_WORDS = _CLAUSE_WORDS - {"that", "there"}
_CUT_BEFORE = words("cut_before")
_BEFORE_NUMBERS = words("before_numbers")
_NUMBER_WORDS = words("number_words")
_REACH = 16
_LONGEST_CONNECTIVE = 2
_CONNECTIVES = words("connectives")


def clause_begins(reading: Reading, index: int, last: int) -> bool:
    """Whether a clause or a quotation begins at `index`."""
    if index >= last:
        return False
    flag = reading.flags[index]
    if reading.lowers[index] in _CLAUSE_WORDS or flag & QUOTED:
        return True
    if flag & PRONOUN and reading.lowers[index] != "who":
        return verb_soon(reading, index + 1, last)
    if flag & PREPOSITION and reading.lowers[index + 1] in ("whom", "which", "what"):
        return True
    if flag & (PREPOSITION | CONJUNCTION) or reading.lowers[index] == "to":
        return opens_quantity(reading, index) and _verb_in_reach(reading, index, last)
    return _verb_in_reach(reading, index, last)


def opens_quantity(reading: Reading, index: int) -> bool:
    """`about 40`, `at least a dozen`, `between two and five`: no preposition of place or time."""
    following = reading.lowers[index + 1]
    if reading.lowers[index] == "at":
        return following in ("least", "most")
    if reading.lowers[index] not in _BEFORE_NUMBERS:
        return False
    return following[:1].isdigit() or following in _NUMBER_WORDS


def _verb_in_reach(reading: Reading, index: int, last: int) -> bool:
    for at in range(index, min(index + _REACH, last)):
        flag, word = reading.flags[at], reading.words[at]
        if word in ";:" or (word == "," and at == index):
            return False
        if reading.lowers[at] in ("who", "which", "that", "to", "by") and not flag & QUOTED:
            return _verb_behind_aside(reading, at, last)
        if at > index and flag & (VERB | MODAL):
            return not reading.flags[at - 1] & CONJUNCTION
    return False


def _verb_behind_aside(reading: Reading, pronoun: int, last: int) -> bool:
    """`the disease, which has killed many, | may spread`."""
    if reading.words[pronoun - 1] != "," or reading.lowers[pronoun] not in ("who", "which"):
        return False
    for at in range(pronoun + 1, min(pronoun + _REACH, last - 1)):
        if reading.words[at] == "," and not reading.flags[at] & QUOTED:
            return bool(reading.flags[at + 1] & (VERB | MODAL))
    return False


def behind_conjunctions(reading: Reading, first: int, last: int) -> int:
    """Where a statement that stands before its cue begins: behind `;`, "and", "but"."""
    start = first
    for index in range(last - 1, first, -1):
        if reading.flags[index] & QUOTED:
            continue
        if reading.words[index] == ";" or (reading.words[index] == ":" and reading.opens_quotation(index + 1)):
            start = index + 1
            break
    start = _behind_connective(reading, start)
    while start < last and not reading.flags[start] & QUOTED:
        if reading.lowers[start] not in ("and", "but") and reading.words[start] not in ",;—-–":
            break
        start += 1
    return start


def _behind_connective(reading: Reading, first: int) -> int:
    """Behind `Meanwhile,` or `In particular,`: they join the sentence to the one before."""
    for comma in (first + 1, first + _LONGEST_CONNECTIVE):
        if reading.words[comma] == "," and "-".join(reading.lowers[first:comma]) in _CONNECTIVES:
            return comma + 1
    return first


def phrase_end(reading: Reading, first: int, last: int, *, is_noun: bool = False) -> int:
    """Where the object of a verb (or of a noun, with `is_noun`) ends, at `last` the latest."""
    index = first
    while index < last:
        if reading.flags[index] & QUOTED:
            index = min(reading.behind_quotation(index), last)
            if reading.words[index - 2] in (",", ".") and index - first > 1 + 1:
                return index
            continue
        if index > first and _ends_phrase(reading, first, index, last, is_noun):
            return index
        if index == first and reading.words[index] in (";", "—", "–"):
            return index
        index += 1
    return last


def _ends_phrase(reading: Reading, first: int, index: int, last: int, is_noun: bool) -> bool:
    word, lower, flag = reading.words[index], reading.lowers[index], reading.flags[index]
    if word in (";", "—", "–", ":"):
        return True
    if word == "," and _opens_score(reading, index + 1, last):
        return True
    if word == ",":
        return _ends_at_comma(reading, index, last, is_noun)
    if is_noun:
        reduced = lower.endswith("ed") and reading.flags[index + 1] & PREPOSITION
        return bool(flag & VERB) and not reduced and reading.lowers[index - 1] not in ("to", "not")
    if lower in ("and", "but"):
        adds_clause = reading.lowers[index + 1] == "that" and reading.lowers[first] != "that"
        return adds_clause or _joins_verb(reading, index + 1)
    return _opens_score(reading, index, last) or opens_circumstance(reading, index, last)


def _opens_score(reading: Reading, index: int, last: int) -> bool:
    """`prefer Poe | 58 percent to 21 percent`, `backed her, | 70 per cent to 12`."""
    behind_name = reading.words[index - 1] == "," or reading.flags[index - 1] & CAPITAL
    if not behind_name or not reading.words[index][0].isdigit() or index + 2 >= last:
        return False
    at = index + 1 + (reading.lowers[index + 1] in ("percent", "per", "%")) + (reading.lowers[index + 1] == "per")
    return at > index + 1 and reading.lowers[at] in ("to", "against") and reading.words[at + 1][0].isdigit()


def _ends_at_comma(reading: Reading, comma: int, last: int, is_noun: bool) -> bool:
    following, flag = reading.lowers[comma + 1], reading.flags[comma + 1]
    if following == "and" and not is_noun:
        return reading.lowers[comma + 2] not in _QUESTION_WORDS and verb_soon(reading, comma + 2, last)
    return (
        is_noun
        or following in _CUT_BEFORE
        or following in ("then", "even")
        or bool(flag & (CONJUNCTION | ING | PREPOSITION | PRONOUN | VERB))
    )


def _joins_verb(reading: Reading, index: int) -> bool:
    flag = reading.flags[index]
    if flag & VERB:
        # "bewildered and exhausted" are two of a kind
        return not (reading.lowers[index].endswith("ed") and reading.lowers[index - 2].endswith("ed"))
    if flag & CUE_VERB and not flag & CUE_NOUN:
        form = reading.lexicon.verbs[reading.lowers[index]].form
        # "gifts and speaking fees", "federal and state offices"
        return form is not Form.GERUND and not (form is Form.BASE and flag & HOMOGRAPH)
    opens_clause = flag & (CAPITAL | PRONOUN) and not reading.flags[index + 1] & CAPITAL  # "and Poe left"
    return bool((flag & ADVERB or opens_clause) and reading.flags[index + 1] & VERB)


def noun_clause_end(reading: Reading, first: int, last: int) -> int:
    """Where the that-clause of a noun ends: before the second finite verb, else with its clause."""
    seen = 0
    for index in range(first + 1 + (reading.words[first + 1] == ","), last):  # "his claim that, “…”"
        flag = reading.flags[index]
        if flag & QUOTED:
            continue
        if reading.words[index] in (";", "—", ":") or (reading.words[index] == "," and seen):
            return index  # but "that a second, smaller dam was in danger"
        if not flag & VERB or not _is_new_verb(reading, index):
            continue
        seen += 1
        if seen > 1 and flag & (AUXILIARY | MODAL | FINITE) and not reading.flags[index - 1] & PRONOUN:
            return index
    return last


def _is_new_verb(reading: Reading, index: int) -> bool:
    before = reading.flags[index - 1]
    if before & (VERB | ADVERB | NEGATION) or not before & WORD:
        return False
    return reading.lowers[index - 1] not in ("to", "and", "or", "who", "which", "that")


def next_comma(reading: Reading, first: int, last: int) -> int | None:
    """The first comma in a range outside quotations."""
    for index in range(first, last):
        if reading.words[index] == "," and not reading.flags[index] & QUOTED:
            return index
    return None

"""A quotation that opens a headline or a paragraph of its own: `“It fell” – Poe`, `‘It fell’: harbour closes`."""

from __future__ import annotations

from reader.claims.drafts import Draft, Rule
from reader.claims.reading import Reading, Sentence
from reader.claims.word_classes import CAPITAL, CUE_VERB, QUOTED, VERB

_SHORTEST = 5  # tokens, marks included
_LONGEST_NAME = 5


def find_quoted_heading(reading: Reading, sentence: Sentence) -> Draft | None:
    """A quotation with a dash and its speaker behind it, or in front of the colon of a headline; else `None`."""
    first, last = sentence.first, sentence.last
    if not sentence.opens_paragraph or not reading.opens_quotation(first):
        return None
    mark = reading.behind_quotation(first)
    if mark + 1 >= last or mark - first < _SHORTEST:
        return None
    is_dash = reading.words[mark] in ("—", "–")
    if is_dash and not _is_name(reading, mark + 1, last):
        return None
    if not is_dash and not (sentence.is_heading and reading.words[mark] == ":"):
        return None
    speaks = is_dash or not reading.has(mark + 1, last, VERB | CUE_VERB | QUOTED)
    return Draft(
        rule=Rule.COLON,
        lemma=":",
        at=mark,
        first=first,
        source=(mark + 1, last) if speaks else None,
        content=((first, mark),),
        sentence=sentence.number,
        is_before=True,
        is_quoted=True,
    )


def _is_name(reading: Reading, first: int, last: int) -> bool:
    if last - first > _LONGEST_NAME or reading.has(first, last, QUOTED):
        return False
    return all(reading.flags[at] & CAPITAL or reading.words[at] in (".", "'s") for at in range(first, last))

"""Interviews and transcripts: what follows `Poe:` is hers to the end of the paragraph, whoever is quoted in it."""

from __future__ import annotations

from collections import Counter

from reader.claims.drafts import Draft, Rule
from reader.claims.inner_quotations import is_of_another
from reader.claims.reading import Reading
from reader.claims.word_classes import QUOTED

_FEWEST = 2  # one label alone may be a place, a date, a topic


def join_speeches(reading: Reading, found: list[Draft]) -> list[Draft]:
    """The drafts with labelled paragraphs whole; what a labelled speaker says of himself is no claim of its own.

    Cost: linear.
    """
    labels = {number: _label(reading, draft) for number, draft in enumerate(found) if _is_label(reading, draft)}
    counts = Counter(labels.values())
    speeches = {number: found[number] for number, label in labels.items() if counts[label] >= _FEWEST}
    if not speeches:
        return found
    paragraphs = {reading.paragraph_of[draft.at]: number for number, draft in speeches.items()}
    kept: dict[int, Draft] = {}
    for number, draft in enumerate(found):
        if number in speeches:
            kept[number] = _whole(reading, draft)
        elif reading.paragraph_of[draft.at] not in paragraphs or is_of_another(reading, draft):
            kept[number] = draft
    places = {number: place for place, number in enumerate(kept)}
    return [draft._replace(speaks_as=places.get(draft.speaks_as, -1)) for draft in kept.values()]


def _is_label(reading: Reading, draft: Draft) -> bool:
    if draft.rule is not Rule.COLON or draft.cue or not draft.source or draft.is_before:
        return False
    first = draft.source[0]
    opens = first == 0 or reading.paragraph_of[first - 1] != reading.paragraph_of[first]
    return opens and not reading.sentences[draft.sentence].is_heading and not reading.flags[draft.at + 1] & QUOTED


def _label(reading: Reading, draft: Draft) -> str:
    first, last = draft.source or (0, 0)
    return " ".join(reading.lowers[first:last])


def _whole(reading: Reading, draft: Draft) -> Draft:
    """The draft with its content to the end of its paragraph."""
    paragraph, end = reading.paragraph_of[draft.at], draft.at + 1
    while end < len(reading) and reading.paragraph_of[end] == paragraph:
        end += 1
    return draft._replace(content=((draft.at + 1, end),), is_quoted=True)

"""From a word of a query to terms of the index: one, all with a beginning, all one slip of the key away."""

from __future__ import annotations

from collections.abc import Sequence

from reader.search.nodes import Match
from reader.search.patterns import Part, neighbours
from reader.search.ranking.words import ManyTerms, OneTerm
from reader.search.segments.field import Field
from reader.search.segments.shelf import Shelf
from reader.search.segments.terms import mark_of

# `a*` may stand for a third of all there is; so many postings of a segment are gone through, of the commonest words.
MOST_POSTINGS = 250_000


class Expanding:
    """Looks up the words of one query; what it has found out about a word it remembers."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._near: dict[str, list[tuple[bytes, int]]] = {}

    def clause(self, part: Part, shelf: Shelf, field: str, boost: float) -> OneTerm | ManyTerms | None:
        """A clause for a word in a field; None when no document has it."""
        if part.match is Match.WORD:
            term = OneTerm(shelf, field, part.text, boost)
            return term if term.found else None
        fields = [each.field(field) for each in shelf.parts]
        if part.match is Match.PREFIX:
            numbers = [_beginning(each, part.text.encode()) for each in fields]
        else:
            near = self._neighbours(part.text)
            numbers = [_near(each, near) for each in fields]
        if not any(numbers):
            return None
        return ManyTerms(shelf, field, numbers, boost)

    def _neighbours(self, word: str) -> list[tuple[bytes, int]]:
        known = self._near.get(word)
        if known is None:
            terms = [text.encode() for text in dict.fromkeys(neighbours(word))]
            known = self._near[word] = [(term, mark_of(term)) for term in terms]
        return known


def _beginning(field: Field, beginning: bytes) -> Sequence[int]:
    numbers = field.terms.starting_with(beginning)
    counts = field.with_term[numbers.start : numbers.stop]
    if sum(counts) <= MOST_POSTINGS:
        return numbers
    chosen: list[int] = []
    left = MOST_POSTINGS
    for count, number in sorted(zip(counts, numbers, strict=True), reverse=True):
        if count < field.least_dense:  # the others cost one addition, however many they are
            left -= count
        if left < 0:
            break
        chosen.append(number)
    return sorted(chosen)


def _near(field: Field, terms: Sequence[tuple[bytes, int]]) -> list[int]:
    may_have, number = field.terms.may_have, field.terms.number
    found = (number(term) for term, mark in terms if may_have(mark))
    return sorted(each for each in found if each >= 0)

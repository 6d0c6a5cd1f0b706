"""What a posting adds to a score, in a byte, and from it the score itself.

Source: BM25F as whoosh.scoring of Whoosh 2.7.4 has it (`bm25`, `WeightingModel.idf`), for one field.
"""

from __future__ import annotations

from math import log

from reader.search.segments.lengths import ROUNDED

K1, B = 1.2, 0.75
TOP = K1 + 1
LEVELS = 254
MANY = 255
"""Frequencies from here on are kept in a table of their own."""


def inverse_frequency(documents: int, with_term: int) -> float:
    """Weight of a term that so many of all `documents` have."""
    return log(documents / (with_term + 1)) + 1


def norms(average: float) -> list[float]:
    """By byte of a length: what is added to a frequency below the line of BM25, for fields of this average length."""
    return [K1 * ((1 - B) + B * length / average) for length in ROUNDED]


class Impacts(dict[int, bytes]):
    """By frequency, then by byte of the length: the impact, 1 to 255, rounded up. Rows are made as they are needed.

    score <= weight * TOP * impact / LEVELS for fields of the average length `reference`.
    """

    def __init__(self, reference: float) -> None:
        """`reference` is the average length in the segment that the impacts are for."""
        super().__init__()
        self._norms = norms(reference)

    def __missing__(self, frequency: int) -> bytes:
        """Make the row of a frequency."""
        row = bytes(min(255, 1 + int(LEVELS * frequency / (frequency + norm))) for norm in self._norms)
        self[frequency] = row
        return row

"""Writes one field of a segment: its terms in their order, each with its postings and places."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from tempfile import SpooledTemporaryFile
from typing import Any

from reader.search.segments.container import ContainerWriter
from reader.search.segments.impacts import MANY, Impacts
from reader.search.segments.lengths import length_byte
from reader.search.segments.places import blocks_of, encoded
from reader.search.segments.terms import TermsWriter

STEP = 64
"""The running sum of frequencies is kept before every 64th document that can have the term."""

_DENSE = 8
_LEAST_DENSE = 64
_IN_MEMORY = 1 << 21

DOCUMENTS, FREQUENCIES, IMPACTS, DENSE = "documents", "frequencies", "impacts", "dense"


def least_dense(documents: int) -> int:
    """With so many documents a term has a byte for each document of the segment, instead of a list of its own."""
    return max(documents // _DENSE, _LEAST_DENSE) + 1


class FieldWriter:
    """One field being written; places go straight into the file, the other columns wait for its end."""

    def __init__(self, out: ContainerWriter, name: str, lengths: Sequence[int], span: int) -> None:
        """`lengths` are those of the field in each document, `span` is beyond every place."""
        self._out = out
        self._name = name
        self._lengths = lengths
        self._span = span
        self._least_dense = least_dense(len(lengths))
        self._blocks = blocks_of(span)
        self._bytes = bytes(map(length_byte, lengths))
        self.reference = (sum(lengths) / len(lengths) if lengths else 0.0) or 1.0
        self._impacts = Impacts(self.reference)
        self._terms = TermsWriter()
        self._with_term, self._all, self._starts, self._places = array("I"), array("I"), array("I"), array("Q")
        self._most_impact, self._most_frequency = bytearray(), bytearray()
        self._listed = self._dense_terms = self._at = 0
        self._many = (array("I"), array("H"), array("I"))
        self._spools = {name: _spool() for name in (DOCUMENTS, FREQUENCIES, IMPACTS, DENSE)}
        out.begin(f"{name}.places")

    def add(self, term: bytes, documents: array[int], frequencies: Sequence[int], places: array[int]) -> None:
        """Add the next term. `places` are those of all its documents in a row."""
        self._terms.add(term)
        rows, lengths = self._impacts, self._bytes
        impacts = bytes([rows[frequency][lengths[d]] for d, frequency in zip(documents, frequencies, strict=True)])
        few = self._short(documents, frequencies)
        self._with_term.append(len(documents))
        self._all.append(len(places))
        self._most_impact.append(max(impacts))
        self._most_frequency.append(max(few))
        if len(documents) >= self._least_dense:
            self._add_dense(documents, few, impacts)
            sums = _sums_by_document(documents, frequencies, len(self._lengths))
        else:
            self._add_listed(documents, few, impacts)
            sums = _sums(frequencies)
        self._places.append(self._at)
        for part in (sums.tobytes(), *encoded(places, self._blocks)):
            self._out.append(part)
            self._at += len(part)

    def _short(self, documents: Sequence[int], frequencies: Sequence[int]) -> bytes:
        """Frequencies in a byte each; the table has the larger ones."""
        try:
            short = bytes(frequencies)
            if MANY not in short:
                return short
        except ValueError:
            pass
        terms, where, how_many = self._many
        for document, frequency in zip(documents, frequencies, strict=True):
            if frequency >= MANY:
                terms.append(len(self._terms) - 1)
                where.append(document)
                how_many.append(frequency)
        return bytes(min(frequency, MANY) for frequency in frequencies)

    def _add_listed(self, documents: array[int], frequencies: bytes, impacts: bytes) -> None:
        self._starts.append(self._listed)
        self._listed += len(documents)
        self._spools[DOCUMENTS].write(documents.tobytes())
        self._spools[FREQUENCIES].write(frequencies)
        self._spools[IMPACTS].write(impacts)

    def _add_dense(self, documents: Sequence[int], frequencies: bytes, impacts: bytes) -> None:
        self._starts.append(self._dense_terms)
        self._dense_terms += 1
        wide, often = bytearray(len(self._lengths)), bytearray(len(self._lengths))
        for document, frequency, impact in zip(documents, frequencies, impacts, strict=True):
            wide[document] = impact
            often[document] = frequency
        self._spools[DENSE].write(wide + often)

    def finish(self) -> dict[str, Any]:
        """Write the other columns; returns what is to be known about the field."""
        out, name = self._out, self._name
        out.end()
        for column, spool in self._spools.items():
            out.copy(f"{name}.{column}", spool)
            spool.close()
        self._terms.write(out, name)
        numbers = {"with_term": self._with_term, "all": self._all, "starts": self._starts, "where": self._places}
        for column, values in numbers.items():
            out.put(f"{name}.{column}", values.tobytes())
        out.put(f"{name}.most_impact", self._most_impact)
        out.put(f"{name}.most_frequency", self._most_frequency)
        out.put(f"{name}.lengths", array("I", self._lengths).tobytes())
        out.put(f"{name}.length_bytes", self._bytes)
        for column, values in zip(("terms", "documents", "frequencies"), self._many, strict=True):
            out.put(f"{name}.many_{column}", values.tobytes())
        return {
            "terms": len(self._terms),
            "length": sum(self._lengths),
            "span": self._span,
            "reference": self.reference,
        }


def _spool() -> Any:
    return SpooledTemporaryFile(max_size=_IN_MEMORY)


def _sums(frequencies: Sequence[int]) -> array[int]:
    """Running sums before each 64th posting, without that before the first."""
    if len(frequencies) <= STEP:
        return array("I")
    return array("I", list(accumulate(frequencies))[STEP - 1 : len(frequencies) - 1 : STEP])


def _sums_by_document(documents: Sequence[int], frequencies: Sequence[int], count: int) -> array[int]:
    """The same before each 64th document, whether it has the term or not."""
    sums = list(accumulate(frequencies, initial=0))
    return array("I", (sums[bisect_left(documents, document)] for document in range(STEP, count, STEP)))

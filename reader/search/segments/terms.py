"""The sorted terms of one field of a segment: found by two searches, one among every 64th term, one among 64."""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from reader.search.segments.container import Container, ContainerWriter

_STEP = 64
_BITS_A_TERM = 16


def mark_of(term: bytes) -> int:
    """A number by which `Terms.may_have` knows a term."""
    return zlib.crc32(term)


class TermsWriter:
    """Collects the terms of a field in their order."""

    def __init__(self) -> None:
        """Begin with none."""
        self._text = bytearray()
        self._blocks = array("I")
        self._marks = array("I")

    def add(self, term: bytes) -> None:
        """Add the next term: greater than those before, without a line break."""
        if len(self._marks) % _STEP == 0:
            self._blocks.append(len(self._text))
        self._text += term
        self._text += b"\n"
        self._marks.append(mark_of(term))

    def __len__(self) -> int:
        """How many terms there are."""
        return len(self._marks)

    def write(self, out: ContainerWriter, field: str) -> None:
        """Write the columns: the terms, where each 64th begins, those 64ths once more, and bits of all marks."""
        self._blocks.append(len(self._text))
        firsts = [self._text[start : self._text.index(b"\n", start) + 1] for start in self._blocks[:-1]]
        size = 1 << max(6, (len(self._marks) * _BITS_A_TERM - 1).bit_length())
        bits = bytearray(size >> 3)
        for mark in self._marks:
            bits[(mark & (size - 1)) >> 3] |= 1 << (mark & 7)
        out.put(f"{field}.terms", self._text)
        out.put(f"{field}.blocks", self._blocks.tobytes())
        out.put(f"{field}.firsts", b"".join(firsts))
        out.put(f"{field}.marks", bits)


class Terms(Sequence[bytes]):
    """The terms of a field, by their numbers."""

    def __init__(self, container: Container, field: str, count: int) -> None:
        """Nothing is read before it is needed."""
        self._count = count
        self._container = container
        self._field = field
        self._text = container.column(f"{field}.terms")
        self._blocks = container.column(f"{field}.blocks", "I")
        self._bits = container.column(f"{field}.marks")
        self._mask = len(self._bits) * 8 - 1

    @cached_property
    def _firsts(self) -> list[bytes]:
        return bytes(self._container.column(f"{self._field}.firsts")).split(b"\n")[:-1]

    def __len__(self) -> int:
        """How many terms there are."""
        return self._count

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]  # slices are asked for by `between`
        """The term of that number."""
        return self._block(number // _STEP)[number % _STEP]

    def __iter__(self) -> Iterator[bytes]:
        """All terms in order."""
        for block in range(len(self._blocks) - 1):
            yield from self._block(block)

    def _block(self, block: int) -> list[bytes]:
        return bytes(self._text[self._blocks[block] : self._blocks[block + 1] - 1]).split(b"\n")

    def lower(self, term: bytes) -> int:
        """Number of the first term that is not less."""
        block = bisect_right(self._firsts, term) - 1
        if block < 0:
            return 0
        return block * _STEP + bisect_left(self._block(block), term)

    def number(self, term: bytes) -> int:
        """Number of a term, -1 when it is not there."""
        block = bisect_right(self._firsts, term) - 1
        if block < 0:
            return -1
        terms = self._block(block)
        place = bisect_left(terms, term)
        return block * _STEP + place if place < len(terms) and terms[place] == term else -1

    def starting_with(self, beginning: bytes) -> range:
        """Numbers of all terms that begin so. 0xFF is in no UTF-8."""
        return range(self.lower(beginning), self.lower(beginning + b"\xff"))

    def between(self, numbers: range) -> list[bytes]:
        """Terms of some numbers in a row."""
        if not numbers:
            return []
        first, last = numbers[0] // _STEP, numbers[-1] // _STEP
        terms = bytes(self._text[self._blocks[first] : self._blocks[last + 1] - 1]).split(b"\n")
        start = numbers[0] - first * _STEP
        return terms[start : start + len(numbers)]

    def may_have(self, mark: int) -> bool:
        """Whether a term with this mark may be there; of those that are not, about one in twenty may."""
        return bool(self._bits[(mark & self._mask) >> 3] & (1 << (mark & 7)))

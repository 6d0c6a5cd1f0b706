"""Sketches of texts, by which near-duplicates are known: one wire report in many outlets.

A text is the set of its runs of five words. Of each of 64 equal shares of the hash space the sketch keeps the smallest
hash; the share of places where two sketches agree estimates how many runs two texts have in common, of all in either
(Jaccard), to about 0.06.

Source: Li, Owen, Zhang, "One Permutation Hashing" (2012); empty places borrow from the next full one (Shrivastava, Li,
"Densifying One Permutation Hashing", 2014).
"""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import accumulate
from struct import Struct
from zlib import crc32

_WORD = re.compile(r"\w+")
_RUN = 5
_PLACES = 64
_SHIFT = 26  # 32 bits of hash: six name the place, the others are its value
_MIX = 0x9E3779B1  # Knuth's multiplier; a CRC alone is linear, and alike texts would have alike hashes
_ROWS = 4  # places of a band: of texts with 0.7 in common, 99 of 100 share a band; with 0.3, one of 8
_FEWEST_RUNS = 24  # a shorter text has too few runs for anything to be said
_MOST_WORDS = 5_000  # the beginning of a long text tells enough
_EMPTY = 0xFFFFFFFF
_FORM = Struct(f"<{_PLACES}I")


def sketch(text: str) -> bytes:
    """The sketch of a text, 256 bytes; none ("") of one with fewer than 28 words. Case and signs do not count.

    Cost: linear in the first 5,000 words.
    """
    words = [word.casefold() for word in _WORD.findall(text)[:_MOST_WORDS]]
    if len(words) < _FEWEST_RUNS + _RUN - 1:
        return b""
    least = [_EMPTY] * _PLACES
    for run in _runs(words):
        mixed = crc32(run) * _MIX & 0xFFFFFFFF
        place, value = mixed >> _SHIFT, mixed & (1 << _SHIFT) - 1
        least[place] = min(least[place], value)
    return _FORM.pack(*_dense(least))


def resemblance(left: bytes, right: bytes) -> float:
    """How alike two texts are by their sketches, 0 to 1; 0 where one has none."""
    if not left or not right:
        return 0.0
    pairs = zip(_FORM.unpack(left), _FORM.unpack(right), strict=True)
    agreeing: int = sum(a == b for a, b in pairs)
    return agreeing / _PLACES


def bands(sketched: bytes) -> tuple[int, ...]:
    """Sixteen numbers of 48 bits; two texts that are nearly one share at least one of them. None of an empty sketch."""
    size = len(sketched) * _ROWS // _PLACES
    parts = (sketched[start : start + size] for start in range(0, len(sketched), size or 1))
    return tuple(_hash(bytes([number]) + part) for number, part in enumerate(parts))


def _runs(words: list[str]) -> list[bytes]:
    encoded = [word.encode("utf-8", "replace") + b" " for word in words]
    whole, ends = b"".join(encoded), list(accumulate(map(len, encoded)))
    starts = [0, *ends]
    return [whole[start:end] for start, end in zip(starts, ends[_RUN - 1 :], strict=False)]


def _dense(least: list[int]) -> list[int]:
    """Fill an empty place with the value of the next full one; how far away that is counts, so that it tells."""
    filled = []
    for place in range(_PLACES):
        away = 0
        while least[(place + away) % _PLACES] == _EMPTY:
            away += 1
        filled.append(least[(place + away) % _PLACES] + away * (1 << _SHIFT) & 0xFFFFFFFF)
    return filled


def _hash(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=6).digest(), "big")

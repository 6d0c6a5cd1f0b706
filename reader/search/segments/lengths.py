"""Lengths of fields as Whoosh scores them: one of 256 values, so that a length is a byte.

Source: whoosh.util.numeric of Whoosh 2.7.4 (`byte_to_length` tells the formula; a test holds both tables equal).
"""

from __future__ import annotations

from bisect import bisect_left

ROUNDED = tuple(round((1.033**byte - 1) * 27) for byte in range(256))
_LONGEST = 106_374


def length_byte(length: int) -> int:
    """The byte of a length: that of the next of the 256 values that is not less."""
    return 255 if length >= _LONGEST else bisect_left(ROUNDED, length)

"""How often Python looks for cycles that nobody holds: it stops everything meanwhile."""

from __future__ import annotations

import gc

_YOUNG_OBJECTS = 10_000
"""A frame makes some thousand objects, and hardly a cycle; Python's own 700 look at them over and over."""


def leave_alone_what_is_loaded() -> None:
    """Look no more at modules, styles and widgets, which live as long as the program: 50 ms in each thirtieth key."""
    gc.freeze()
    _, *older = gc.get_threshold()
    gc.set_threshold(_YOUNG_OBJECTS, *older)

"""Which arrangement of panes a terminal size gets."""

from __future__ import annotations

from enum import StrEnum

_THREE, _DRAWER, _BORDERED, _TABBED, _ROWS = 140, 112, 80, 72, 20


class Mode(StrEnum):
    """Arrangements: three panes, a drawer for claims, one pane with tabs (with or without side borders), plain text."""

    THREE = "three"
    DRAWER = "drawer"
    ONE = "one"
    OPEN = "open"
    SIMPLE = "simple"

    @property
    def is_alone(self) -> bool:
        """Whether one pane is seen at a time."""
        return self in {Mode.ONE, Mode.OPEN, Mode.SIMPLE}


def mode_of(width: int, height: int, *, is_zoomed: bool = False) -> Mode:
    """Arrangement for a terminal of `width` columns and `height` rows; a zoomed pane has it alone."""
    if width < _TABBED or height < _ROWS:
        return Mode.SIMPLE
    if width < _BORDERED:
        return Mode.OPEN
    if width < _DRAWER or is_zoomed:
        return Mode.ONE
    return Mode.DRAWER if width < _THREE else Mode.THREE

"""The command palette: every action that has a key, found by a few letters of its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from reader.tui.dialogs.choices import SearchableDialog
from reader.tui.keys import Overrides, in_effect
from reader.tui.keys_names import key_label
from reader.tui.keys_row import Key

_NAMES = {"everywhere": "", "list": "Articles", "body": "Text", "claims": "Claims"}
_LEFT_OUT = frozenset(
    {"command_palette", "clear", "cursor_down", "cursor_up", "page_down", "page_up", "extend_left", "extend_right"}
)


def commands(places: Sequence[str], overrides: Overrides | None = None) -> tuple[Key, ...]:
    """Actions of these places that make sense without a key, the first place's first."""
    table = [key for key in in_effect(overrides) if not key.is_hidden and key.action not in _LEFT_OUT]
    return tuple(key for place in places for key in table if key.where == place)


def fit_score(words: str, typed: str) -> tuple[int, ...] | None:
    """How well a label fits what was typed: lower is better, None not at all.

    The letters must occur in order; those at the beginning of words and side by side count as better.
    """
    label, at, gaps = words.casefold(), -1, 0
    starts = {0} | {place + 1 for place, letter in enumerate(label) if not letter.isalnum()}
    for letter in typed.casefold().replace(" ", ""):
        later = [place for place in range(at + 1, len(label)) if label[place] == letter]
        if not later:
            return None
        best = next((place for place in later if place == at + 1 or place in starts), later[0])
        gaps += 0 if best == at + 1 or best in starts else best - at
        at = best
    is_inside = typed.casefold() in label
    return (0 if is_inside else 1, gaps, len(label))


class PaletteDialog(SearchableDialog[Key]):
    """Finds a command; the result is its row of the key table, whose `action` and `where` say what to run where."""

    heading = "Commands"
    placeholder = "part of a command"

    def __init__(self, places: Iterable[str], overrides: Overrides | None = None) -> None:
        super().__init__()
        self._commands = commands(tuple(places), overrides)

    def matching(self, text: str) -> list[tuple[Content, Key]]:
        """Commands that fit, the best first."""
        scored = [(fit_score(key.label, text), key) for key in self._commands]
        fitting = [(score, key) for score, key in scored if score is not None]
        if text.strip():
            fitting.sort(key=lambda pair: pair[0])
        return [(_row(key), key) for _score, key in fitting]


def _row(key: Key) -> Content:
    keys = " ".join(key_label(text) for text in key.keys[:2])
    place = _NAMES.get(key.where, "")
    label = f"{key.label[:1].upper()}{key.label[1:]}"
    aside = f"  {place}" if place else ""
    return Content.assemble((f"{keys:10}", "bold $h-accent"), label, (aside, "not bold $h-faint"))

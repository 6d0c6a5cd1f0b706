"""Rows of the note editor: its colour, and articles and claims that are offered for a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.model import Colour, LinkTarget
from reader.text.neutralise import one_line
from reader.tui.colours import ground_of
from reader.tui.dialogs.choice_row import ChoiceRow
from reader.tui.dialogs.frame import shown_line
from reader.tui.layout import clip
from reader.tui.layout_words import date_words

_NAME_CELLS, _WORDS_CELLS, _SOURCE_CELLS = 13, 42, 22
_PAGE = 4


class ColourRow(ChoiceRow[Colour]):
    """The four colours, each on its ground, under the names that the reader gave them.

    Args:
        colour: of the note; one that is none of the four stays as long as no other is chosen.
        names: the reader's, by colour.
    """

    def __init__(self, colour: str, names: Mapping[str, str]) -> None:
        choices = [(each, clip(one_line(names.get(each.value, each.value)), _NAME_CELLS)) for each in Colour]
        chosen = Colour(colour) if colour in set(Colour) else Colour.YELLOW
        super().__init__("Colour", choices, chosen)
        self._first = (chosen, colour)

    @property
    def colour(self) -> str:
        """What is chosen."""
        first, as_it_was = self._first
        return as_it_was if self.chosen is first else self.chosen.value

    def word_style(self, value: Colour) -> str:
        """Each on its ground."""
        weight = "bold " if value is self.chosen else ""
        return f"{weight}$h-text on $h-{ground_of(value.value)}"


class LinkOffers(OptionList):
    """What a link could lead to; the field above keeps the focus."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.can_focus = False
        self.display = False
        self._targets: Sequence[LinkTarget] = ()

    @property
    def is_open(self) -> bool:
        """Whether anything is offered."""
        return bool(self.display)

    @property
    def target(self) -> LinkTarget | None:
        """The one with the cursor."""
        row = self.highlighted
        return self._targets[row] if self.is_open and row is not None and row < len(self._targets) else None

    def offer(self, targets: Sequence[LinkTarget]) -> None:
        """Offer these; nothing hides the list."""
        self._targets = tuple(targets)
        self.clear_options()
        self.add_options([Option(_row(target)) for target in targets])
        self.highlighted = 0 if targets else None
        self.display = bool(targets)

    def step(self, key: str) -> None:
        """Move the cursor as an arrow or a page key says, not over the ends."""
        rows = {"down": 1, "up": -1, "pagedown": _PAGE, "pageup": -_PAGE}.get(key, 0)
        if self._targets:
            self.highlighted = max(0, min((self.highlighted or 0) + rows, len(self._targets) - 1))


def _row(target: LinkTarget) -> Content:
    sign = "claim   " if target.is_claim else "article "
    source = " · ".join(part for part in (target.outlet, date_words(target.published)) if part)
    words = shown_line(clip(one_line(target.words), _WORDS_CELLS))
    return Content.assemble((sign, "$h-faint"), words, "  ", shown_line(clip(source, _SOURCE_CELLS), "$h-faint"))

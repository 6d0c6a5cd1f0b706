"""Everyone who speaks, a row each; with a cursor, and a mark on the one that is to be merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from reader.model import SpeakerCount
from reader.tui.keys import bindings_for
from reader.tui.layout import Line
from reader.tui.layout_body import POINTER
from reader.tui.layout_speakers import MARKED, Days, SpeakerRow, Timing, heading, rows_of, speaker_line, time_cells
from reader.tui.layout_words import counted
from reader.tui.widgets.line_view import LineView

_FIRST = 24


class SpeakerList(LineView):
    """Rows under a heading that stays; it draws only those that are on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("speakers")]

    @dataclass
    class Passed(Message):
        """The cursor is on another row, or other rows are to be seen: whoever knows more of them may say so."""

    def __init__(self, *, id: str, is_plain: bool = False) -> None:
        super().__init__(id=id)
        self._all: tuple[tuple[str, SpeakerCount], ...] = ()
        self._rows: tuple[SpeakerRow, ...] = ()
        self._unfolded: set[str] = set()
        self._typed = ""
        self._timing = Timing(days={}, is_plain=is_plain)
        self._most = 0
        self._notice = "looking for everyone who speaks …"
        self.place = 0
        self.marked = ""

    # ------------------------------------------------------------ what is shown

    def show(self, speakers: Sequence[SpeakerCount], timing: Timing, at: str = "") -> None:
        """Show these speakers, with the cursor on the one called `at`, if there is one."""
        self._all = tuple((_folded(one), one) for one in speakers)
        self._timing = replace(timing, days={}, is_plain=self._timing.is_plain)
        self._notice = "" if speakers else "nobody speaks yet"
        self._build(at)

    def narrow(self, typed: str) -> None:
        """Show those whose name, or one of whose names, holds every word that was typed."""
        self._typed = typed
        self._build(self.current_name)

    def unfold(self) -> bool:
        """Show the names that are folded under this speaker, or hide them; says whether there are any."""
        row = self.row
        if row is None or not row.speaker.variants:
            return False
        self._unfolded ^= {row.speaker.name}
        self._build(row.speaker.name)
        return True

    def know_times(self, days: Mapping[str, Days]) -> None:
        """Draw the bars of time of these speakers too."""
        self._timing = replace(self._timing, days={**(self._timing.days or {}), **days})
        self._most = self._timing.most(list(self._timing.days or {}), time_cells(self.size.width))
        self.refresh()

    def unknown(self) -> tuple[str, ...]:
        """Speakers whose times are not known yet: those with most claims, who set the scale, and those on screen."""
        top = int(self.scroll_offset.y)
        seen = [row.speaker.name for row in self._rows[top : top + self.size.height + 1]]
        seen = list(dict.fromkeys([*(one.name for _folded, one in self._all[:_FIRST]), *seen]))
        return tuple(name for name in seen if name not in (self._timing.days or {}))

    def _build(self, at: str) -> None:
        words = self._typed.casefold().split()
        fitting = [one for folded, one in self._all if all(word in folded for word in words)]
        self._rows = rows_of(fitting, self._unfolded)
        if words and not fitting:
            self._notice = "nobody is called so · Esc shows all"
        names = [row.name for row in self._rows]
        self.set_height(len(self._rows) + 1)
        self._go(names.index(at) if at in names else 0)

    @property
    def row(self) -> SpeakerRow | None:
        """The row with the cursor."""
        return self._rows[self.place] if self._rows else None

    @property
    def current_name(self) -> str:
        """The name with the cursor; empty for none."""
        return self.row.name if self.row else ""

    @property
    def count(self) -> int:
        """How many speakers are shown."""
        return sum(1 for row in self._rows if not row.variant)

    # ------------------------------------------------------------ drawing

    def line(self, y: int) -> Line:
        """The heading above whatever is to be seen, and one row."""
        if y == int(self.scroll_offset.y):
            return heading(self.size.width, self._timing)
        if not self._rows:
            return self.blank(f"   {self._notice}") if y == 1 else ()
        if not 0 < y <= len(self._rows):
            return ()
        row = self._rows[y - 1]
        marks = (POINTER if y - 1 == self.place else "") + (MARKED if row.name == self.marked else "")
        return speaker_line(row, self.size.width, self._timing, self._most, marks=marks)

    def on_resize(self, _event: events.Resize) -> None:
        """Other room for bars of time."""
        self.know_times({})
        self._go(self.place)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other rows are seen, and the heading is above them."""
        super().watch_scroll_y(old_value, new_value)
        self.refresh()
        self.post_message(self.Passed())

    def mark(self, name: str) -> None:
        """Mark a name; an empty one marks none."""
        self.marked = name
        self.refresh()

    # ------------------------------------------------------------ moving

    def _go(self, place: int) -> None:
        self.place = max(0, min(place, len(self._rows) - 1))
        self.show_lines(self.place, self.place + 2)
        title = f"Speakers · {counted(self.count, 'name')}" if self._typed else f"Speakers · {self.count:,}"
        self.name_border(title, subtitle=f"{self.place + 1:,}/{len(self._rows):,}" if self._rows else "")
        self.refresh()
        self.post_message(self.Passed())

    def action_cursor_down(self) -> None:
        """Next speaker."""
        self._go(self.place + 1)

    def action_cursor_up(self) -> None:
        """Previous speaker."""
        self._go(self.place - 1)

    def action_page_down(self) -> None:
        """A screenful on."""
        self._go(self.place + max(self.size.height - 2, 1))

    def action_page_up(self) -> None:
        """A screenful back."""
        self._go(self.place - max(self.size.height - 2, 1))

    def action_top(self) -> None:
        """First speaker."""
        self._go(0)

    def action_bottom(self) -> None:
        """Last speaker."""
        self._go(len(self._rows) - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a row; a second click goes to its claims."""
        y = event.y - (1 if self.styles.border_top[0] else 0)
        place = y + int(self.scroll_offset.y) - 1
        if y > 0 and 0 <= place < len(self._rows):
            self._go(place)
            if event.chain > 1:
                self.screen.call_later(self.screen.run_action, "open_claim")


def _folded(speaker: SpeakerCount) -> str:
    return " ".join([speaker.name, *(variant.name for variant in speaker.variants)]).casefold()

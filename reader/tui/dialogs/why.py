"""Why something was taken for a claim, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from reader.tui.dialogs.frame import Dialog, shown_line
from reader.tui.keys_names import cyrillic_twins

_LONGEST_HEAD = 12


class WhyDialog(Dialog[bool]):
    """Shows lines, what each is about at the left; scrolls. The result says whether the reader wants to correct it."""

    heading = "Why this claim"
    AUTO_FOCUS = "#frame"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Esc", "close"), ("S", "correct"), ("↑ ↓", "scroll"))
    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "close", "close"),
        ("w", "close", "close"),
        ("enter", "close", "close"),
        Binding(",".join(("S", *cyrillic_twins("S"))), "correct_claim", show=False),
        Binding(",".join(("j", *cyrillic_twins("j"))), "scroll(1)", show=False),
        Binding(",".join(("k", *cyrillic_twins("k"))), "scroll(-1)", show=False),
    ]

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def parts(self) -> Iterable[Widget]:
        """A row each: `Speaker: …` in two columns."""
        for line in self._lines or ("nothing is known about it",):
            head, colon, rest = line.partition(": ")
            if not colon or len(head) > _LONGEST_HEAD:
                head, rest = "", line
            yield Horizontal(
                Static(shown_line(head, "bold $h-dim"), classes="head"), Static(shown_line(rest)), classes="row"
            )

    def on_mount(self) -> None:
        """Let arrows scroll."""
        super().on_mount()
        self.query_one("#frame", VerticalScroll).can_focus = True
        self.frame.focus()

    def action_scroll(self, rows: int) -> None:
        """Scroll by so many rows."""
        self.frame.scroll_relative(y=rows, animate=False)

    def action_correct_claim(self) -> None:
        """Close, and put it right."""
        self.dismiss(True)

"""The help: every key as it is bound now, and what bars, glyphs and colours mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Rule, Static

from reader.tui.dialogs.frame import Dialog
from reader.tui.keys import Overrides
from reader.tui.keys_help import HelpRow, Section, sections

_KEY_CELLS = 11
_COLUMNS = (
    ("Move", "Everywhere", "Timeline", "History", "Bin", "Versions"),
    ("Text", "Compare", "Note editor", "Note as it is read"),
    ("Articles", "Claims", "Speakers", "Notes"),
)

_Part = str | tuple[str, str]
_LEGEND: tuple[tuple[str, tuple[tuple[_Part, ...], ...]], ...] = (
    (
        "How the writer reports it",
        (
            (("│ said, stated", "bold $h-neutral"), "  neutral"),
            (("┆ claims, allegedly", "bold $h-distancing"), "  distancing"),
            (("║ own voice, confirmed", "bold $h-endorsing"), "  endorsing"),
            (("≠ ", "$h-conflict"), "conflicting claim"),
            (("30,000", "bold underline $h-text"), "  figure"),
        ),
    ),
    (
        "How firmly it is put",
        (
            (("▰▰▰▰  ", "$h-text"), "flat assertion"),
            (("▰▰▰▱  ", "$h-text"), "with an approximate figure"),
            (("▰▰▱▱  ", "$h-text"), "estimated, likely"),
            (("▰▱▱▱  ", "$h-text"), "may, might, could"),
            (("= ", "$h-agree"), "agreeing claim   ", ("→ ", "$h-accent"), "update"),
            (("an estimated", "underline $h-text"), "  hedge"),
        ),
    ),
    (
        "In the margins",
        (
            (("▸ ", "$h-note"), "note   ", ("▪ ", "$h-note"), "highlight; claim put right"),
            (("g b p ", "$h-note"), "highlight in green, blue, pink"),
            (("• ", "$h-accent"), "search hit (right column)"),
            (("⋯ ", "$h-faint"), "folded boilerplate"),
            (("› ", "bold $h-accent"), "current claim or hit"),
            (("~ ", "bold $h-text"), "speaker inferred, not named here"),
            (("¬ ", "bold $h-text"), "denies it"),
            (("highlighted", "$h-text on $h-highlight"), "  yours"),
        ),
    ),
)


class HelpScreen(Dialog[None]):
    """Three columns of keys over three of signs; one column where there is no room. Scrolls."""

    heading = "Help"
    AUTO_FOCUS = "#frame"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Esc", "close"), ("j k", "scroll"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,question_mark,enter,й", "close", show=False),
        Binding("j,о", "scroll(1)", show=False),
        Binding("k,л", "scroll(-1)", show=False),
        Binding("space", "scroll(10)", show=False),
        Binding("b,и", "scroll(-10)", show=False),
    ]

    def __init__(self, overrides: Overrides | None = None) -> None:
        super().__init__()
        self._overrides = overrides
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide"), (112, "-columns")]

    def parts(self) -> Iterable[Widget]:
        """Keys, a rule, signs."""
        by_name = {section.heading: section for section in sections(self._overrides)}
        columns = [_keys([by_name[name] for name in names]) for names in _COLUMNS]
        yield _Columns(columns)
        yield Rule()
        yield _Columns([_signs(heading, rows) for heading, rows in _LEGEND])

    def on_mount(self) -> None:
        """Let arrows scroll; say how to scroll and to close it, where that is always seen."""
        super().on_mount()
        self.frame.can_focus = True
        self.frame.focus()
        self.frame.border_subtitle = Content("j k scroll · Esc closes")

    def action_scroll(self, rows: int) -> None:
        """Scroll by so many rows."""
        self.frame.scroll_relative(y=rows, animate=False)


class _Columns(Horizontal):
    """Statics beside each other; styles put them below each other on a narrow screen."""

    def __init__(self, columns: Sequence[Content]) -> None:
        super().__init__(classes="columns")
        self._columns = tuple(columns)

    def compose(self) -> ComposeResult:
        for column in self._columns:
            with Vertical():
                yield Static(column)


def _keys(shown: Sequence[Section]) -> Content:
    blocks = []
    for section in shown:
        heading = Content.styled(section.heading, "bold $h-text")
        blocks.append(Content("\n").join([heading, *(_key_row(row) for row in section.rows)]))
    return Content("\n\n").join(blocks)


def _key_row(row: HelpRow) -> Content:
    keys = " ".join(row.keys)
    gap = " " * max(1, _KEY_CELLS - len(keys))
    return Content.assemble((keys, "bold $h-accent"), gap, (row.label, "$h-dim"))


def _signs(heading: str, rows: Sequence[tuple[_Part, ...]]) -> Content:
    lines = [Content.assemble(*((part, "$h-dim") if isinstance(part, str) else part for part in row)) for row in rows]
    return Content("\n").join([Content.styled(heading, "bold $h-text"), *lines])

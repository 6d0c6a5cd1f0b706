"""Which notes are listed: boxes for kinds, colours, verdicts, places and tags."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.model import Colour, NoteKind, NoteListing, Placement, Verdict
from reader.tui.colours import Names, colour_words
from reader.tui.dialogs.frame import Dialog, shown_line
from reader.tui.layout_notes import PLACEMENT_WORDS, VERDICT_WORDS

Ticks = frozenset[str]
DRAFTS, CHOICES, HERE = "drafts", "choices", "here"
_KINDS = {NoteKind.NOTE: "notes", NoteKind.HIGHLIGHT: "highlights without a note", NoteKind.VERDICT: "verdicts"}


def boxes(colours: Names, tags: Iterable[str] = (), *, has_article: bool = False) -> dict[str, str]:
    """What can be ticked, with its words."""
    rows = {kind.value: words for kind, words in _KINDS.items()} | {DRAFTS: "drafts"}
    rows |= {CHOICES: "that two libraries changed"}
    rows |= {HERE: "in the open article"} if has_article else {}
    rows |= {f"place:{each}": words for each, words in PLACEMENT_WORDS.items()}
    rows |= {f"verdict:{each}": f"verdict: {words}" for each, words in VERDICT_WORDS.items()}
    rows |= {f"colour:{each}": f"in {colour_words(each.value, colours)}" for each in Colour}
    return rows | {f"tag:{tag}": f"tagged {tag}" for tag in tags}


def listing_of(ticks: Collection[str], article_uid: str = "") -> NoteListing:
    """What is listed: of one group any will do, and every group counts."""

    def of_group(name: str) -> tuple[str, ...]:
        return tuple(sorted(tick.removeprefix(f"{name}:") for tick in ticks if tick.startswith(f"{name}:")))

    kinds = tuple(kind for kind in NoteKind if kind.value in ticks)
    is_of_others_alone = bool({DRAFTS, CHOICES} & set(ticks)) and not kinds
    return NoteListing(
        kinds=kinds,
        colours=of_group("colour"),
        tags=of_group("tag"),
        verdicts=tuple(map(Verdict, of_group("verdict"))),
        placements=tuple(map(Placement, of_group("place"))),
        article_uid=article_uid if HERE in ticks else "",
        uids=() if is_of_others_alone else None,
    )


class NoteFilterDialog(Dialog[Ticks]):
    """Boxes; nothing ticked lists everything."""

    heading = "Filter"
    AUTO_FOCUS = "OptionList"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Space", "tick"),
        ("Enter", "apply"),
        ("Del", "clear all"),
        ("Esc", "close"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False),
        Binding("delete,backspace", "clear_all", show=False),
        Binding("j,о", "move(1)", show=False),
        Binding("k,л", "move(-1)", show=False),
    ]

    def __init__(self, rows: dict[str, str], ticks: Collection[str]) -> None:
        super().__init__()
        self._rows = rows
        self._ticked = set(ticks) & set(rows)

    def parts(self) -> Iterable[Widget]:
        """The boxes."""
        yield OptionList(*[Option(self._row(one)) for one in self._rows], id="boxes", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on the first box."""
        super().on_mount()
        self.query_one(OptionList).highlighted = 0

    def _row(self, one: str) -> Content:
        is_ticked = one in self._ticked
        box = ("[x] ", "bold $h-accent") if is_ticked else ("[ ] ", "$h-faint")
        return Content.assemble(box, shown_line(self._rows[one], "bold" if is_ticked else ""))

    def _toggle(self, row: int) -> None:
        one = list(self._rows)[row]
        self._ticked ^= {one}
        self.query_one(OptionList).replace_option_prompt_at_index(row, self._row(one))

    def action_tick(self) -> None:
        """Tick or untick the row with the cursor."""
        row = self.query_one(OptionList).highlighted
        if row is not None:
            self._toggle(row)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        choices = self.query_one(OptionList)
        if rows > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    def action_clear_all(self) -> None:
        """Untick everything."""
        for row, one in enumerate(self._rows):
            if one in self._ticked:
                self._toggle(row)

    @on(OptionList.OptionSelected)
    def _apply(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(frozenset(self._ticked))

"""Dialogs in which one thing is chosen out of a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.model import ArticleSort, SpeakerCount, Verdict
from reader.text.neutralise import one_line
from reader.tui.dialogs.frame import Dialog, shown_line
from reader.tui.keys_names import cyrillic_twins

Result = TypeVar("Result")

_SORTS = {
    ArticleSort.NEWEST: "newest first",
    ArticleSort.OLDEST: "oldest first",
    ArticleSort.ADDED: "last imported first",
    ArticleSort.TITLE: "by title",
    ArticleSort.OUTLET: "by outlet",
    ArticleSort.CLAIMS: "most claims first",
    ArticleSort.RELEVANCE: "best hit first",
}
_VERDICTS: dict[Verdict | None, str] = {
    Verdict.CONVINCING: "convincing",
    Verdict.DOUBTFUL: "doubtful",
    Verdict.FALSE: "false",
    Verdict.UNSURE: "cannot say",
    None: "no verdict",
}


def _moves() -> list[Binding]:
    """`j` and `k` for a list that has no field beside it."""
    return [
        Binding(",".join(("j", *cyrillic_twins("j"))), "move(1)", show=False),
        Binding(",".join(("k", *cyrillic_twins("k"))), "move(-1)", show=False),
    ]


class ChoiceDialog(Dialog[Result]):
    """A list; `Enter` chooses the row with the cursor, a click its row."""

    BINDINGS: ClassVar[list[BindingType]] = [*_moves()]

    def rows(self) -> list[Option]:
        """The rows; ids are unique."""
        raise NotImplementedError

    def choose(self, row: int) -> None:
        """Close with what row number `row` (from 0) stands for."""
        raise NotImplementedError

    def first_row(self) -> int:
        """Where the cursor begins."""
        return 0

    def parts(self) -> Iterable[Widget]:
        """The list."""
        yield OptionList(*self.rows(), id="choices", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on what is chosen now."""
        super().on_mount()
        self.query_one(OptionList).highlighted = self.first_row()

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        choices = self.query_one(OptionList)
        if rows > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    @on(OptionList.OptionSelected)
    def _choose_row(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.choose(event.option_index)


class SortDialog(ChoiceDialog[ArticleSort]):
    """In which order the list shows its articles."""

    heading = "Sort"

    def __init__(self, current: ArticleSort) -> None:
        super().__init__()
        self._current = current

    def rows(self) -> list[Option]:
        """One order each; the current one is marked."""
        return [Option(_marked(words, sort is self._current)) for sort, words in _SORTS.items()]

    def first_row(self) -> int:
        """The current order."""
        return list(_SORTS).index(self._current)

    def choose(self, row: int) -> None:
        """Close with an order."""
        self.dismiss(list(_SORTS)[row])


class VerdictDialog(ChoiceDialog[tuple[Verdict | None, str]]):
    """What the reader makes of a claim, with a reason if there is one."""

    heading = "Verdict"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓", "verdict"),
        ("Tab", "reason, in Markdown"),
        ("Enter", "save"),
        ("Esc", "close"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, current: Verdict | None, reason: str = "") -> None:
        super().__init__()
        self._current = current
        self._reason = reason

    def rows(self) -> list[Option]:
        """One verdict each, and none."""
        return [Option(_marked(words, verdict is self._current)) for verdict, words in _VERDICTS.items()]

    def first_row(self) -> int:
        """The current verdict."""
        return 0 if self._current is None else list(_VERDICTS).index(self._current)

    def parts(self) -> Iterable[Widget]:
        """The verdicts and a line for the reason."""
        yield from super().parts()
        yield Input(one_line(self._reason), placeholder="reason, if you like", id="reason", select_on_focus=False)

    def on_mount(self) -> None:
        """Who gave a verdict already wants to say why."""
        super().on_mount()
        self.set_focus(self.query_one(OptionList if self._current is None else Input))

    def choose(self, row: int) -> None:
        """Close with a verdict and the reason."""
        self.dismiss((list(_VERDICTS)[row], one_line(self.query_one(Input).value).strip()))

    @on(Input.Submitted)
    def _save(self) -> None:
        self.choose(self.query_one(OptionList).highlighted or 0)


class SearchableDialog(Dialog[Result]):
    """A list with a field above it that narrows it down; arrows and Enter work in the field."""

    placeholder: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(8)", show=False, priority=True),
        Binding("pageup", "move(-8)", show=False, priority=True),
    ]

    def matching(self, text: str) -> list[tuple[Content, Result]]:
        """Rows that fit what was typed, and the result that each stands for."""
        raise NotImplementedError

    def __init__(self) -> None:
        super().__init__()
        self._results: list[Result] = []

    def parts(self) -> Iterable[Widget]:
        """Field and list."""
        yield Input(placeholder=self.placeholder, id="narrow", select_on_focus=False)
        choices = OptionList(id="choices", markup=False)
        choices.can_focus = False
        yield choices

    def on_mount(self) -> None:
        """Show all rows."""
        super().on_mount()
        self._narrow("")

    @on(Input.Changed, "#narrow")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow(event.value)

    def _narrow(self, text: str) -> None:
        rows = self.matching(text)
        self._results = [result for _row, result in rows]
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options([Option(row) for row, _result in rows] or [Option("nothing fits", disabled=True)])
        choices.highlighted = 0 if rows else None

    def action_move(self, rows: int) -> None:
        """Move the cursor of the list by so many rows, not over its ends."""
        choices = self.query_one(OptionList)
        if self._results:
            choices.highlighted = max(0, min((choices.highlighted or 0) + rows, len(self._results) - 1))

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        row = self.query_one(OptionList).highlighted
        if row is not None and row < len(self._results):
            self.dismiss(self._results[row])

    @on(OptionList.OptionSelected)
    def _choose_row(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._results[event.option_index])


class SpeakerFilterDialog(SearchableDialog[str]):
    """Whose claims are shown; an empty name means everybody's."""

    heading = "Speaker"
    placeholder = "part of a name"

    def __init__(self, speakers: Iterable[SpeakerCount]) -> None:
        super().__init__()
        self._speakers = tuple(speaker for speaker in speakers if speaker.name)

    def matching(self, text: str) -> list[tuple[Content, str]]:
        """Speakers whose name holds every word typed."""
        words = text.casefold().split()
        everybody = [] if words else [(shown_line("everybody", "$h-dim"), "")]
        fitting = (one for one in self._speakers if all(word in one.name.casefold() for word in words))
        return everybody + [(_speaker_row(one), one.name) for one in fitting]


def _speaker_row(speaker: SpeakerCount) -> Content:
    claims = f"{speaker.claims} claim{'s' * (speaker.claims != 1)}"
    articles = f"{speaker.articles} article{'s' * (speaker.articles != 1)}"
    return Content.assemble(shown_line(speaker.name), "  ", shown_line(f"{claims} · {articles}", "$h-faint"))


def _marked(words: str, is_current: bool) -> Content:
    """A row of a choice; the current one has a mark beside its weight."""
    return Content.assemble(("› " if is_current else "  "), (words, "bold" if is_current else ""))

"""The history: everything the reader did, what each act changed, undone and done again as far as one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from reader.model import Act, Particulars
from reader.tui.keys import bindings_for
from reader.tui.layout import Line
from reader.tui.layout_past import act_line, act_lines
from reader.tui.layout_words import counted
from reader.tui.screens.past import PastScreen
from reader.tui.widgets.record_list import RecordList, Records


class HistoryScreen(PastScreen[Act]):
    """Acts, the newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("history")]
    where = "history"
    name_words = "History"
    notice = "nothing done yet"

    def lay_record(self, record: Act, width: int, is_current: bool) -> Line:
        """One act."""
        return act_line(record, width, self.now(), is_current=is_current)

    def rows(self) -> Records[Act]:
        """All acts."""
        return self.library.history.rows()

    def summary(self) -> str:
        """How many there are."""
        return counted(self.records.count, "act")

    def show_preview(self, record: Act | None) -> None:
        """Show what the act changed."""
        if record is None:
            self.preview.show("", lambda width: ())
            return
        act, library = record, self.library

        def show(told: Particulars) -> None:
            self.preview.show("What changed", lambda width: act_lines(act, told, width, self.now()))

        self.work.latest("particulars", lambda: library.history.particulars(act.batch), show)

    def own_hints(self) -> list[tuple[str, str]]:
        """Of an act that is undone, all as far as it can be done again."""
        act = self.records.record
        words = {"undo to here": "redo to here" if act is not None and act.is_undone else "undo to here"}
        return [(key, words.get(word, word)) for key, word in super().own_hints()]

    # ------------------------------------------------------------ keys

    @on(RecordList.Chosen)
    def _choose(self, event: RecordList.Chosen) -> None:
        event.stop()
        self.action_go_to_act()

    def action_go_to_act(self) -> None:
        """Ask whether to undo, or do again, all as far as the act with the cursor."""
        act, library = self.records.record, self.library
        if act is None or self.hints.is_asking:
            return
        if act.is_dropped:
            self.hints.say("something else was done after this was undone: it cannot be done again")
            return
        self.work.latest("steps", lambda: library.history.steps(act.batch), lambda steps: self._ask(act, steps))

    def _ask(self, act: Act, steps: int) -> None:
        history = self.library.history
        acts = counted(steps, "act")
        if not steps:  # meanwhile it was undone, or done again, elsewhere
            self.look(self.records.place)
        elif act.is_undone:
            self.hints.ask(f"do {acts} again?", lambda: self._go(lambda: history.redo_to(act.batch), "done again"))
        else:
            self.hints.ask(f"undo {acts}?", lambda: self._go(lambda: history.undo_to(act.batch), "undone"))

    def _go(self, step: Callable[[], tuple[Act, ...]], verb: str) -> None:
        self.hints.say("working …")  # thousands of acts take seconds
        self.do(step, lambda acts: f"{verb}: {counted(len(acts), 'act')}")

"""The compare screen: who says what about one thing, side by side, and figures on one number line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import BindingType

from reader.model import Act, Opinion
from reader.text.neutralise import one_line
from reader.tui.keys import bindings_for
from reader.tui.layout import clip
from reader.tui.layout_relations import OPINION_WORDS
from reader.tui.layout_statements import speaker_line
from reader.tui.layout_tiles import Card
from reader.tui.screens.compare_panes import ComparePanes
from reader.tui.screens.compare_panes import Opened as Opened
from reader.tui.widgets.thread_view import ThreadView

if TYPE_CHECKING:
    from reader.library import Library

_NAME_CELLS = 30


class CompareScreen(ComparePanes):
    """What its keys do. The result names the article and claim to open, `None` when the reader goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("compare")]

    # ------------------------------------------------------------ out of it

    @on(ThreadView.Chosen)
    def _open(self, event: ThreadView.Chosen) -> None:
        event.stop()
        self.dismiss((event.card.statement.article.uid, event.card.statement.uid))

    def action_open_claim(self) -> None:
        """Open the card's claim, or its figure in the outlet's own voice, in its article."""
        card = self.threads.card
        if card is not None:
            self.dismiss((card.statement.article.uid, card.statement.uid))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_timeline(self) -> None:
        """Show how this thread moved over the days."""
        from reader.tui.screens.timeline import TimelineScreen  # noqa: PLC0415 — loaded when it is opened

        thread, card = self.threads.thread, self.threads.card
        if thread is None or card is None:
            self.hints.say("only threads have a course")
            return

        def closed(place: Opened | None) -> None:
            if place is not None:
                self.dismiss(place)

        at = card.figure.uid if card.figure else card.statement.uid
        self.app.push_screen(TimelineScreen(self.library, thread.uid, self.own_keys, at), closed)

    def action_help(self) -> None:
        """Show the keys."""
        from reader.tui.dialogs.help import HelpScreen  # noqa: PLC0415 — not loaded before it is opened

        self.app.push_screen(HelpScreen(self.own_keys))

    # ------------------------------------------------------------ the reader's word

    def action_mark(self) -> None:
        """Mark the card, so that others are judged by it."""
        self.threads.mark()

    def action_judge_same(self) -> None:
        """Say that the card says the same as the marked one."""
        self._judge(Opinion.SAME)

    def action_judge_contradicts(self) -> None:
        """Say that the card contradicts the marked one."""
        self._judge(Opinion.CONTRADICTS)

    def action_judge_unrelated(self) -> None:
        """Say that both are not about the same thing."""
        self._judge(Opinion.UNRELATED)

    def _judge(self, opinion: Opinion) -> None:
        card, marked = self.threads.card, self.threads.marked_card
        if card is None:
            return
        if marked is None or marked.key == card.key:
            mark = self.key("mark")
            self.hints.say(
                f"go to another card: this one is marked ({mark})" if marked else f"mark a card with {mark} first"
            )
            return
        pair = pair_of(marked, card)
        if pair is None:
            self.hints.say("a claim and a figure cannot be judged against each other")
            return
        self.work.act(partial(judged, self.library, pair, opinion), partial(self._has_judged, marked, card, opinion))

    def _has_judged(self, marked: Card, card: Card, opinion: Opinion, is_kept: bool) -> None:
        left, right = (clip(speaker_line(each.statement), _NAME_CELLS) for each in (card, marked))
        words = f"{left} {OPINION_WORDS[opinion]} {right}: your word" if is_kept else "your word is taken back"
        self.changed(f"{words} · {self.key('undo')} undoes")

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._go_in_history("undo", "undone", "nothing to undo")

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._go_in_history("redo", "done again", "nothing to redo")

    def _go_in_history(self, step: str, verb: str, nothing: str) -> None:
        def went(act: Act | None) -> None:
            if act is None:
                self.hints.say(nothing)
            else:
                self.changed(f"{verb}: {one_line(act.what)}")

        self.work.act(cast(Callable[[], "Act | None"], getattr(self.library.history, step)), went)

    # ------------------------------------------------------------ notes and files

    def action_note(self) -> None:
        """Write on the words of the card."""
        from reader.tui.screens.compare_notes import write_note  # noqa: PLC0415 — loaded when it is opened

        if self.threads.card is not None:
            write_note(self, self.threads.card)

    def action_export(self) -> None:
        """Write these threads to a file: a page, a table, a text."""
        from reader.tui.dialogs.files import ExportChoice, ExportDialog  # noqa: PLC0415 — loaded when it is opened
        from reader.tui.screens.reading_import import written  # noqa: PLC0415 — loaded when it is opened

        library, asked = self.library, self.asked

        def chosen(choice: ExportChoice | None) -> None:
            if choice is not None:
                work = written(Path(choice.path).expanduser(), lambda: library.exchange.export(choice.to, asked))
                self.work.act(work, lambda path: self.hints.say(f"exported to {path}"))

        self.app.push_screen(ExportDialog(), chosen)


def pair_of(marked: Card, card: Card) -> tuple[str, str] | None:
    """Uids of two cards that can be judged against each other: two figures or two claims; None for one of each."""
    left, right = _figure_uid(marked), _figure_uid(card)
    if left and right:
        return left, right
    if marked.statement.claim and card.statement.claim:
        return marked.statement.uid, card.statement.uid
    return None


def _figure_uid(card: Card) -> str:
    if card.figure is not None:
        return card.figure.uid
    return "" if card.statement.claim else card.statement.uid


def judged(library: Library, pair: tuple[str, str], opinion: Opinion) -> bool:
    """Keep an opinion of a pair, or take it back when it is the reader's already; says whether it holds now."""
    known = next(
        (each.opinion for each in library.relations.opinions() if {each.left.uid, each.right.uid} == set(pair)), None
    )
    kept = None if known is opinion else opinion
    library.relations.judge(*pair, kept)
    return kept is not None

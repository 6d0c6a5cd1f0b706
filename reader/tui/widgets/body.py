"""The body's keys and mouse."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset

from reader.model import Span
from reader.tui.keys import bindings_for
from reader.tui.layout_cursor import Cursor, Selection
from reader.tui.widgets.body_view import BodyPane
from reader.tui.widgets.line_view import WHEEL_LINES


class Body(BodyPane):
    """An article to read: moves by sentence, paragraph and claim, selects words; asks for everything else."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("body")]

    def __init__(self, *, id: str = "body", fold_key: str = "z", versions_key: str = "E") -> None:
        super().__init__(id=id, fold_key=fold_key, versions_key=versions_key)
        self._drag_from: int | None = None

    # ------------------------------------------------------------ what the reader means

    def target(self) -> Span | None:
        """What a mark would be put on: the selection, else the sentence."""
        if self.view is None:
            return None
        chosen = self.selected() or self.view.cursor.sentence
        return chosen if chosen.start < chosen.end else None

    # ------------------------------------------------------------ moving

    def action_cursor_down(self) -> None:
        """Next sentence; with a selection, its end there."""
        self._step_sentence(1)

    def action_cursor_up(self) -> None:
        """Previous sentence; with a selection, its end there."""
        self._step_sentence(-1)

    def _step_sentence(self, step: int) -> None:
        if self.walker is None or self.view is None:
            return
        if self._selection:
            self.set_selection(self.walker.by_sentence(self._selection, step))
            return
        cursor = self.walker.sentence_step(self.view.cursor, step)
        if cursor.sentence == self.view.cursor.sentence:  # nothing more: show the last rows
            self.jump(int(self.scroll_offset.y) + step * WHEEL_LINES)
            return
        self._go(cursor)

    def action_next_paragraph(self) -> None:
        """First sentence of the next paragraph."""
        if self.walker and self.view:
            self._go(self.walker.paragraph_step(self.view.cursor, 1))

    def action_previous_paragraph(self) -> None:
        """First sentence of this or the previous paragraph."""
        if self.walker and self.view:
            self._go(self.walker.paragraph_step(self.view.cursor, -1))

    def action_next_claim(self) -> None:
        """Next claim."""
        self._step_item(1)

    def action_previous_claim(self) -> None:
        """Previous claim."""
        self._step_item(-1)

    def _step_item(self, step: int) -> None:
        if self.walker and self.view:
            cursor = self.walker.item_step(self.view.cursor, step)
            if cursor.item >= 0:
                self.go_to_item(cursor.item)

    def action_page_down(self) -> None:
        """A page on, with two lines of overlap."""
        self._page(1)

    def action_page_up(self) -> None:
        """A page back, with two lines of overlap."""
        self._page(-1)

    def _page(self, step: int) -> None:
        if self.view is None or self.walker is None:
            return
        before = int(self.scroll_offset.y)
        self.jump(before + step * max(1, self.size.height - 2))
        top = int(self.scroll_offset.y)
        if top == before:
            self._go(self.walker.last() if step > 0 else self.walker.first())
            return
        rows = self.view.page.rows[top : top + self.size.height]
        first = next((row.start for row in rows if row.start >= 0), None)
        if first is not None:
            sentence = self.walker.sentence_at(first)
            is_cut = sentence.start < first and sentence.end < rows[-1].end
            self.view.place_cursor(self.walker.at(sentence.end + 1 if is_cut else first))
            self.moved()

    def action_top(self) -> None:
        """First sentence."""
        if self.walker:
            self._go(self.walker.first())
            self.jump(0)

    def action_bottom(self) -> None:
        """Last sentence."""
        if self.walker:
            self._go(self.walker.last())
            self.jump(self.max_scroll_y)

    def _go(self, cursor: Cursor) -> None:
        if self.view:
            self.view.hit = None
            self.place(cursor)

    def action_toggle_fold(self) -> None:
        """Fold or unfold the boilerplate."""
        if self.view and self.view.page.has_fold:
            self.fold(is_folded=not self.view.page.is_folded)

    # ------------------------------------------------------------ selecting

    def action_select(self) -> None:
        """Begin a selection at the cursor; once begun, its other end moves."""
        if self.walker and self.view:
            self.set_selection(self._selection.swapped() if self._selection else self.walker.select(self.view.cursor))

    def action_extend_left(self) -> None:
        """Move the end of the selection a word back."""
        self._extend(-1)

    def action_extend_right(self) -> None:
        """Move the end of the selection a word on."""
        self._extend(1)

    def _extend(self, step: int) -> None:
        if self.walker and self._selection:
            self.set_selection(self.walker.by_word(self._selection, step))

    def drop_selection(self) -> bool:
        """Select nothing; says whether there was a selection."""
        had_one = self._selection is not None
        self.set_selection(None)
        return had_one

    # ------------------------------------------------------------ what others do

    def action_next_article(self) -> None:
        """Ask for the next article."""
        self.want("next_article")

    def action_previous_article(self) -> None:
        """Ask for the previous article."""
        self.want("previous_article")

    def action_note(self) -> None:
        """Ask for a note on the selection or sentence."""
        self.want("note")

    def action_highlight(self) -> None:
        """Ask for a highlight."""
        self.want("highlight")

    def action_tags(self) -> None:
        """Ask for the article's tags."""
        self.want("tags")

    def action_delete_mark(self) -> None:
        """Ask to delete the mark here."""
        self.want("delete_mark")

    def action_attach_mark(self) -> None:
        """Ask to put a mark that waits on the selection or sentence."""
        self.want("attach_mark")

    def action_copy_quote(self) -> None:
        """Ask for a copy with citation."""
        self.want("copy_quote")

    def action_compare(self) -> None:
        """Ask for the comparison of this claim."""
        self.want("compare")

    def action_correct_claim(self) -> None:
        """Ask what is wrong with this claim."""
        self.want("correct_claim")

    def action_why(self) -> None:
        """Ask why this is a claim."""
        self.want("why")

    def action_make_claim(self) -> None:
        """Ask whose claim the selection or sentence is."""
        self.want("make_claim")

    def action_open_source(self) -> None:
        """Ask for the article's address."""
        self.want("open_source")

    # ------------------------------------------------------------ mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select, unfold, or jump in the minimap."""
        place = event.get_content_offset(self)
        if self.view is None or place is None or event.button != 1:
            return
        row = int(self.scroll_offset.y) + place.y
        grid = self.view.geometry
        if grid.has_map and place.x >= grid.width - grid.edge - 1:
            self.jump(place.y * len(self.view.page.rows) // max(self.size.height, 1) - self.size.height // 2)
        elif row < len(self.view.page.rows) and self.view.page.rows[row].kind == "fold":
            self.action_toggle_fold()
        else:
            self._drag_from = self._offset_at(place)
            if self._drag_from is not None:
                self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select as far as the pointer is."""
        if self._drag_from is None or self.view is None:
            return
        place = event.get_content_offset_capture(self)
        if not 0 <= place.y < self.size.height:
            self.jump(int(self.scroll_offset.y) + (1 if place.y > 0 else -1))
        here = self._offset_at(place)
        if here is not None and (here != self._drag_from or self._selection):
            self.set_selection(Selection(self._letter(self._drag_from), self._letter(here)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the selection; without one, put the cursor here."""
        start, self._drag_from = self._drag_from, None
        self.release_mouse()
        if start is None or self.walker is None or self.view is None:
            return
        chosen = self.selected()
        if chosen and chosen.end - chosen.start > 1:
            return
        self.drop_selection()
        cursor = self.walker.at(start)
        over = [placed.number for placed in self.view.inks.bars.over(start, start + 1)]
        self._go(Cursor(cursor.sentence, over[-1]) if over else cursor)

    def _letter(self, offset: int) -> Span:
        return Span(offset, min(offset + 1, len(self.view.page.text)) if self.view else offset)

    def _offset_at(self, place: Offset) -> int | None:
        if self.view is None:
            return None
        row = int(self.scroll_offset.y) + min(max(place.y, 0), self.size.height - 1)
        return self.view.page.offset_of(row, place.x - self.view.geometry.text_at)

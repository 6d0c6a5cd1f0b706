"""What goes on while a note is typed: drafts are kept, links and tags are offered, the preview follows."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from reader.errors import HearsayError
from reader.model import LinkTarget
from reader.text.links import link_text, links_in, open_link
from reader.text.neutralise import neutralise, one_line
from reader.tui.dialogs.fields import NoteArea
from reader.tui.dialogs.frame import Dialog, shown_line
from reader.tui.dialogs.note_parts import Draft, NoteResult, NoteTools
from reader.tui.dialogs.note_rows import LinkOffers
from reader.tui.dialogs.tags import begun_tags
from reader.tui.layout import clip
from reader.tui.layout_markdown import MarkBlock
from reader.tui.layout_marked import MarkdownText
from reader.tui.screens.reading_work import Work
from reader.tui.widgets.mark_view import MarkedView

_TAGS_CELLS = 56
_LINK_CELLS = 80
_PREVIEW_SECONDS = 0.05


class NoteWriting(Dialog[NoteResult]):
    """The part of the note editor that works while keys come; nothing here waits for disk or library."""

    draft_wait_seconds: ClassVar[float] = 0.5
    """So much may be lost when the program is killed."""

    def __init__(self, draft: Draft, tools: NoteTools) -> None:
        super().__init__()
        self.draft, self.tools = draft, tools
        self.typed = NoteResult("")
        self.work = Work(self, self._fail)
        self.offers = LinkOffers(id="offers")
        self._timer: Timer | None = None
        self._marked = MarkdownText()
        self._targets: tuple[frozenset[str], Mapping[str, LinkTarget]] = (frozenset(), {})
        self._refused: tuple[int, int] | None = None
        """The brackets at which the reader wanted no offers."""

    def on_unmount(self) -> None:
        """Keep what is being typed when the program ends under the dialog."""
        if self._timer is not None:
            self.keep_draft_now()

    @on(Work.Finished)
    def _take_result(self, event: Work.Finished) -> None:
        event.stop()
        if self.is_attached:
            self.work.finish(event)

    def _fail(self, error: HearsayError) -> None:
        self.say(f"not kept yet: {error.message}")

    def follow(self, target: str) -> None:
        """Show what a link leads to."""
        raise NotImplementedError

    # ------------------------------------------------------------ drafts

    def plan_draft(self) -> None:
        """Keep what is typed in half a second, also while keys keep coming."""
        if self._timer is None:
            self._timer = self.set_timer(self.draft_wait_seconds, self._keep_draft)

    def forget_draft(self) -> None:
        """There is nothing to keep any more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _keep_draft(self) -> None:
        """In a thread, for the disk may be slow; what is typed by then goes with it."""
        self._timer = None
        self.work.latest("draft", lambda: self.draft.keep(self.typed), lambda _: self._tell_kept())

    def _tell_kept(self) -> None:
        if self.is_mounted and self.query("#frame"):
            self.frame.border_subtitle = Content("autosaved as draft")

    def keep_draft_now(self) -> None:
        """Keep it before this returns."""
        self.forget_draft()
        with suppress(HearsayError):
            self.draft.keep(self.typed)

    # ------------------------------------------------------------ tags

    @on(Input.Changed, "#tags")
    def _show_tags(self, event: Input.Changed) -> None:
        """Name the tags that begin like the word that is typed."""
        begun = begun_tags(event.value, self.tools.tags) if event.input.has_focus else ()
        words = "  ".join(one_line(tag) for tag in begun) or "spaces part tags"
        self.query_one("#known", Static).update(shown_line(clip(words, _TAGS_CELLS), "not bold $h-faint"))

    # ------------------------------------------------------------ links

    @on(TextArea.Changed)
    @on(TextArea.SelectionChanged)
    def _look_for_link(self) -> None:
        """Offer what could be linked to while there are open brackets before the cursor."""
        at = self._open_brackets()
        if at is None or at[:2] == self._refused:
            self._end_offers()
            return
        self._refused = None
        typed = at[2]
        self.work.latest("links", lambda: (typed, self.tools.suggest(typed)), self._offer)

    def _open_brackets(self) -> tuple[int, int, str] | None:
        """Row and column of the brackets, and what is typed behind them; None when the cursor is in no open link."""
        area = self.query_one(TextArea)
        row, column = area.cursor_location
        line = area.document.get_line(row)[:column]
        typed = open_link(line) if area.selection.is_empty else None
        return None if typed is None else (row, len(line) - len(typed) - 2, typed)

    def _offer(self, found: tuple[str, tuple[LinkTarget, ...]]) -> None:
        at = self._open_brackets()
        if at is not None and at[2] == found[0]:
            self.offers.offer(found[1])
            self.query_one(NoteArea).is_offering = self.offers.is_open

    def _end_offers(self) -> None:
        self.work.forget("links")
        if self.offers.is_open:
            self.offers.offer(())
        self.query_one(NoteArea).is_offering = False

    @on(NoteArea.Answered)
    def _answer(self, event: NoteArea.Answered) -> None:
        event.stop()
        target = self.offers.target
        if event.key == "escape":
            at = self._open_brackets()
            self._refused = at[:2] if at else None
            self._end_offers()
        elif event.key == "enter" and target is not None:
            self._put_link(target)
        else:
            self.offers.step(event.key)

    def _put_link(self, target: LinkTarget) -> None:
        at, area = self._open_brackets(), self.query_one(NoteArea)
        if at is not None:
            row, column, typed = at
            words = clip(one_line(target.words), _LINK_CELLS)
            area.replace(link_text(target.uid, words), (row, column), (row, column + 2 + len(typed)))
        self._end_offers()

    # ------------------------------------------------------------ preview

    @property
    def is_previewing(self) -> bool:
        """Whether the note is shown as it will look."""
        return self.has_class("-preview")

    def action_preview(self) -> None:
        """Show how it will look, beside the text or in its place; or the text alone again."""
        self.toggle_class("-preview")
        if self.is_previewing:
            self._read_preview()
        in_place = self.is_previewing and not self.has_class("-beside")
        self.call_after_refresh(self.query_one(MarkedView if in_place else TextArea).focus)

    @on(TextArea.Changed)
    def _follow_in_preview(self) -> None:
        if self.is_previewing:
            self.work.soon("preview", _PREVIEW_SECONDS, self._read_preview)

    def _read_preview(self) -> None:
        text = neutralise(self.query_one(TextArea).text)
        self.work.latest("preview", lambda: self._blocks(text), self._show_preview)

    def _blocks(self, text: str) -> list[MarkBlock]:
        """Read the note as Markdown; in a thread, one at a time."""
        written = frozenset(link.target for link in links_in(text))
        if written != self._targets[0]:
            self._targets = (written, self.tools.targets(written))
        return self._marked.blocks(text, self._targets[1])

    def _show_preview(self, blocks: list[MarkBlock]) -> None:
        self.query_one(MarkedView).show(blocks, keeps_place=True)

    @on(MarkedView.Followed)
    def _follow_link(self, event: MarkedView.Followed) -> None:
        event.stop()
        if event.link.is_outside:
            self.say("addresses are shown here, not opened", is_error=False)
        else:
            self.follow(event.link.target)

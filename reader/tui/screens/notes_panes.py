"""Notes of all articles: a list, the note with the cursor as it is read, a field to search, filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Input

from reader.assets import styles_folder
from reader.errors import HearsayError
from reader.model import KeptDraft, NoteListing, NoteSort, OpenChoice
from reader.text.links import links_in
from reader.text.neutralise import one_line
from reader.tui.closing import ClosedOnce
from reader.tui.keys import hints_for, key_text
from reader.tui.layout import Ink, Run, cells, fit, spread
from reader.tui.layout_bars import filter_line, joined
from reader.tui.layout_markdown import MarkBlock
from reader.tui.layout_note_filter import CHOICES, DRAFTS, Ticks, boxes, listing_of
from reader.tui.layout_note_page import Around, choice_blocks, draft_blocks, note_blocks
from reader.tui.layout_notes import Listed
from reader.tui.layout_words import counted
from reader.tui.screens.reading_work import Work
from reader.tui.widgets.hints import Hints
from reader.tui.widgets.line_view import LineBar
from reader.tui.widgets.mark_view import MarkedView
from reader.tui.widgets.note_list import NoteList

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.note_rows import NoteRows
    from reader.settings import Settings

_PAUSE_SECONDS = 0.07
_MOST_LEADING = 200
_NAME_CELLS, _NAMED_FROM, _GAP = 19, 72, 2
SORT_WORDS = {
    NoteSort.NEWEST: "last written first",
    NoteSort.OLDEST: "first written first",
    NoteSort.ARTICLE: "by article",
}
_IN_NOTE_ONLY = frozenset({"link", "follow", "scroll"})


@dataclass(frozen=True, slots=True)
class NotePlace:
    """What the reader wants to see: an article, at a claim or at a note of it."""

    article_uid: str
    claim_uid: str = ""
    mark_uid: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a thread brings back: notes, what waits before them, and the place that the cursor stays at."""

    rows: NoteRows
    first: tuple[OpenChoice | KeptDraft, ...]
    at: int | None


class NotesPanes(ClosedOnce[NotePlace]):
    """List at the left, note at the right; under 112 columns one in place of the other.

    The result says what to open, `None` when the reader goes back. `has_changed`: something was changed here.
    """

    CSS_PATH: ClassVar[Any] = styles_folder() / "notes.tcss"
    AUTO_FOCUS = "#notes"

    def __init__(self, library: Library, settings: Settings, article_uid: str = "") -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-simple"), (72, "-narrow"), (112, "-columns")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
        self.library, self.own_keys, self.colours = library, settings.keys, settings.colours
        self.article_uid = article_uid
        """The article that is open below; notes of it alone can be listed."""
        self.work = Work(self, self.fail)
        self.hints = Hints(id="notes-hints")
        this_year = datetime.now().astimezone().year
        self.notes = NoteList(id="notes", colours=settings.colours, this_year=this_year)
        self.note = MarkedView(id="note")
        self.field = Input(placeholder="search in notes", id="search-notes", select_on_focus=False)
        self.ticks: Ticks = frozenset()
        self.sort = NoteSort.NEWEST
        self.has_changed = False
        self._counts = (0, 0)
        """How many notes and drafts are listed."""

    def compose(self) -> ComposeResult:
        """Header, two panes, hints."""
        with Horizontal(id="notes-header"):
            yield LineBar(id="notes-name")
            yield self.field
            yield LineBar(id="notes-info")
        with Container(id="panes"):
            yield self.notes
            yield self.note
        yield self.hints

    def on_mount(self) -> None:
        """Ask the library; it may take a while."""
        name = (Run(" Hearsay", Ink("accent", "bg", "b")), Run("  Notes  ", Ink("text", "bg", "b")))
        self.query_one("#notes-name", LineBar).set_line(fit(name, _NAME_CELLS, "bg"))
        self.look()

    def on_unmount(self) -> None:
        """What the reader did is done."""
        self.work.drain()

    @property
    def is_opening(self) -> bool:
        """Whether it is not there yet, or a thread reads what a dialog over it will show."""
        return not self.is_mounted or self.work.is_at("dialog")

    # ------------------------------------------------------------ what there is

    @property
    def asked(self) -> NoteListing:
        """What is listed."""
        return replace(listing_of(self.ticks, self.article_uid), query=self.field.value, sort=self.sort)

    @property
    def is_narrowed(self) -> bool:
        """Whether a query or a filter hides notes."""
        return bool(self.field.value.strip() or self.ticks)

    def look(self, at: str = "") -> None:
        """Read the list again; the cursor stays at its note, or goes to the note or draft `at`."""
        library, asked, at, ticks = self.library, self.asked, at or self.uid_here(), self.ticks
        has_all = not self.is_narrowed

        def look() -> Found:
            if asked.placements:
                library.notes.look_for_places()
            rows = library.notes.rows(asked)
            first: tuple[OpenChoice | KeptDraft, ...] = (
                *(open_choices(library) if has_all or CHOICES in ticks else ()),
                *(library.drafts.all() if has_all or DRAFTS in ticks else ()),
            )
            return Found(rows, first, _place_of(at, first, rows))

        self.work.latest("list", look, self._show)

    def _show(self, found: Found) -> None:
        rows, keep = found.rows, self.notes.current if self.notes.count else 0
        none = ("no note fits", "", f"{self.key('close')} shows all")
        empty = ("no notes yet", "", "h highlights in the text, a writes a note, + and - judge a claim")
        self.notes.say_instead(*(none if self.is_narrowed else empty))
        self.notes.show(rows, found.first, f"Notes · {len(rows):,}", at=keep if found.at is None else found.at)
        self._counts = len(rows), sum(isinstance(each, KeptDraft) for each in found.first)
        self._draw_info()
        if rows.slips:
            self.hints.say(rows.slips[0].message)
        elif rows.notice:
            self.hints.say(rows.notice)
        if not self.notes.count:
            self.note.show([])
            self.show_hints()

    def uid_here(self) -> str:
        """The uid of the note with the cursor, or the key of the draft; empty for none."""
        here = self.notes.here
        return uid_of(here) if here is not None else ""

    @on(Work.Finished)
    def _take_result(self, event: Work.Finished) -> None:
        event.stop()
        if self.is_attached:
            self.work.finish(event)

    @on(NoteList.Passed)
    def _follow(self, event: NoteList.Passed) -> None:
        event.stop()
        if self.has_class("-columns"):
            self.work.soon("note", _PAUSE_SECONDS, self.show_note)
        self.show_hints()

    def show_note(self) -> None:
        """Show the note with the cursor as it is read."""
        here, library, colours, hints = self.notes.here, self.library, self.colours, self._hints_of_note()
        if here is None:
            self.note.show([])
            return
        self.work.latest("note", lambda: blocks_of(library, here, Around({}, (), colours, hints)), self._show_note)

    def _hints_of_note(self) -> str:
        """What can be done with what waits for the reader."""
        here = self.notes.here
        if isinstance(here, KeptDraft):
            return f"{self.key('edit_note')} goes on with it · {self.key('remove_note')} drops it"
        if isinstance(here, OpenChoice):
            one, other, both = (self.key(name) for name in ("choose_side(1)", "choose_side(2)", "keep_both"))
            return f"{one} {other} keep one · {both} keeps both"
        return f"{self.key('accept_place')} it belongs where it was found · {self.key('reject_place')} it is gone"

    def _show_note(self, blocks: list[MarkBlock]) -> None:
        self.note.show(blocks)
        self.note.name_border("Note", subtitle=self.note.position())

    # ------------------------------------------------------------ places and words

    @property
    def is_in_note(self) -> bool:
        """Whether the reader is in the note."""
        return self.focused is self.note

    def on_resize(self, _event: events.Resize) -> None:
        """Other things have room."""
        self.call_later(self._fit)

    def _fit(self) -> None:
        self._draw_info()
        if self.has_class("-columns") or self.is_in_note:
            self.show_note()
        self.show_hints()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Show the pane that the reader is in, and its keys."""
        self.set_class(self.is_in_note, "-in-note")
        self.show_hints()

    def on_key(self, _event: events.Key) -> None:
        """Any key ends a message."""
        self.hints.hush()

    @on(Hints.Answered)
    def _back_to_list(self, event: Hints.Answered) -> None:
        event.stop()
        self.notes.focus()

    def key(self, action: str) -> str:
        """The key of an action on this screen."""
        return key_text(action, self.own_keys, where="notes")

    def show_hints(self) -> None:
        """Show the keys of where the reader is."""
        help_key = (self.key("help"), "help")
        if self.focused is self.field:
            hints = [("type", "words, tag:x, note:x …"), ("Enter", "list"), (self.key("close"), "all"), help_key]
        elif self.is_in_note:
            own = [pair for pair in hints_for("preview", self.own_keys) if pair[1] in _IN_NOTE_ONLY]
            hints = [
                *own,
                *(pair for pair in hints_for("notes", self.own_keys) if pair[1] not in {"move", "open", "note"}),
            ]
        else:
            hints = list(hints_for("notes", self.own_keys))
        if not self._can_edit_outside():
            hints = [pair for pair in hints if pair[1] != "editor"]
        self.hints.show_keys(hints, self.notes.position() if self.size.width < _NAMED_FROM else "")

    def _can_edit_outside(self) -> bool:
        """Whether another editor can be opened here."""
        from reader.tui.outside import can_edit_outside  # noqa: PLC0415 — not before the list is seen

        return can_edit_outside(self.app)

    def _draw_info(self) -> None:
        """How many there are, in which order, and the filters."""
        notes, drafts = self._counts
        width = self.query_one("#notes-info", LineBar).size.width
        words = [counted(notes, "note"), *([counted(drafts, "draft")] if drafts else [])]
        words += [SORT_WORDS[self.sort]] if self.sort is not NoteSort.NEWEST else []
        known = boxes(self.colours, self._ticked_tags(), has_article=True)
        chips = filter_line([known[tick] for tick in sorted(self.ticks) if tick in known]) if self.ticks else ()
        room = width - sum(cells(run.text) for run in chips) - 2 * _GAP
        left = joined(words, room) if room > 0 else ""
        line = (Run(f"{' ' * _GAP}{left}", Ink("dim", "bg")),)
        self.query_one("#notes-info", LineBar).set_line(spread(line, chips, width, "bg"))

    def _ticked_tags(self) -> Sequence[str]:
        return [tick.removeprefix("tag:") for tick in self.ticks if tick.startswith("tag:")]

    def fail(self, error: HearsayError) -> None:
        """Say what went wrong."""
        self.hints.say(one_line(f"{error.message} · {error.hint}" if error.hint else error.message), is_error=True)


def blocks_of(library: Library, here: Listed, around: Around) -> list[MarkBlock]:
    """A note, a draft or a choice with whatever belongs to it; runs in a thread."""
    known = library.links.targets(link.target for text in _texts(here) for link in links_in(text))
    around = replace(around, known=known)
    if isinstance(here, KeptDraft):
        return draft_blocks(here, around)
    if isinstance(here, OpenChoice):
        return choice_blocks(here, around)
    return note_blocks(
        here, replace(around, leading_here=library.links.leading_to(here.article.uid, limit=_MOST_LEADING))
    )


def _texts(here: Listed) -> Iterable[str]:
    if isinstance(here, KeptDraft):
        return (here.draft.text,)
    if isinstance(here, OpenChoice):
        return (side.text for side in here.choice.sides if side is not None)
    return (here.annotation.text,)


def open_choices(library: Library) -> tuple[OpenChoice, ...]:
    """Notes that two libraries changed, with their articles; runs in a thread."""
    choices = (choice for choice in library.merging.choices() if any(choice.sides))
    return tuple(
        OpenChoice(choice, library.articles.get(next(side.article_uid for side in choice.sides if side is not None)))
        for choice in choices
    )


def uid_of(here: Listed) -> str:
    """By what an entry is found again: the uid of the note, or the key of the draft."""
    if isinstance(here, KeptDraft):
        return here.key
    return f"choice {here.choice.uid}" if isinstance(here, OpenChoice) else here.annotation.uid


def _place_of(uid: str, first: Sequence[Listed], rows: NoteRows) -> int | None:
    """Place of an entry in the list; None when it is not in it."""
    names = [uid_of(each) for each in first]
    if uid in names:
        return names.index(uid)
    place = rows.index(uid) if uid else None
    return None if place is None else place + len(first)

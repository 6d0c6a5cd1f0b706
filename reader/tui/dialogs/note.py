"""The note editor: the words in their sentence, tags, and a plain text that is never lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from reader.text.neutralise import neutralise, one_line
from reader.tui.dialogs.frame import Dialog, shown, shown_line
from reader.tui.dialogs.tags import split_tags
from reader.tui.keys import bindings_for


@dataclass(frozen=True, slots=True)
class QuoteContext:
    """What a note is written on: the words marked, the rest of their sentence, and where that is.

    `place` is for people: `Atlas · ¶3 · 1024-1085`. A note on a whole article has no quote.
    """

    quote: str
    before: str = ""
    after: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class NoteResult:
    """What became of a note; `delete` means that the reader wants it gone."""

    text: str
    tags: tuple[str, ...]
    delete: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and not yet saved: `kept` from an earlier time, `keep` is called with each new state.

    Both are opaque text: give them to `library.notes.draft` and `save_draft` as they are. When the result of the dialog
    has been saved, drop the draft.
    """

    kept: str = ""
    keep: Callable[[str], None] = lambda _text: None


class NoteDialog(Dialog[NoteResult]):
    """Edits one note. Esc saves and closes; a new note left empty is no note, an emptied one asks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Ctrl+D would delete a character. The others must come after the fields: a key with priority overtakes
        # letters that were typed before it.
        replace(binding, priority=binding.action == "delete_note")
        for binding in bindings_for("note")
    ]
    AUTO_FOCUS = "TextArea"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Esc", "save and close"),
        ("Tab", "next field"),
        ("Ctrl+S", "save"),
        ("Ctrl+D", "delete"),
    )
    draft_wait_seconds: ClassVar[float] = 0.5

    def __init__(
        self,
        quote_context: QuoteContext,
        tags: Iterable[str] = (),
        text: str = "",
        is_new: bool = True,
        draft: Draft | None = None,
    ) -> None:
        super().__init__()
        self._quote = quote_context
        self._saved = NoteResult(text, tuple(tags))
        self._is_new = is_new
        self._draft = draft or Draft()
        self._start = _from_draft(self._draft.kept) or self._saved
        self._typed = _clean(self._start)
        self._timer: Timer | None = None

    def title_text(self) -> str:
        """`New note` or `Note`."""
        return "New note" if self._is_new else "Note"

    def parts(self) -> Iterable[Widget]:
        """Quote, tags, text."""
        yield _head("Quote", self._quote.place)
        yield Static(self._quote_content(), id="quote")
        yield _head("Tags", "spaces part tags")
        yield Input(one_line(" ".join(self._start.tags)), id="tags", select_on_focus=False)
        yield _head("Note", "plain text")
        yield TextArea(neutralise(self._start.text), id="text", soft_wrap=True, tab_behavior="focus")

    def on_mount(self) -> None:
        """Begin behind what is written already."""
        super().on_mount()
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        if self._start is not self._saved:
            self.frame.border_subtitle = Content("kept from last time")

    def on_unmount(self) -> None:
        """Keep what is being typed when the program ends under the dialog."""
        if self._timer is not None:
            self._keep_draft()

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _plan_draft(self) -> None:
        if not self.is_mounted:
            return
        self._typed = self._now()
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._typed != _clean(self._start):
            self._timer = self.set_timer(self.draft_wait_seconds, self._keep_draft)

    def _keep_draft(self) -> None:
        self._timer = None
        typed = {"text": self._typed.text, "tags": list(self._typed.tags)}
        self._draft.keep(json.dumps(typed, ensure_ascii=False))
        if self.is_mounted and self.query("#frame"):
            self.frame.border_subtitle = Content("autosaved as draft")

    def _now(self) -> NoteResult:
        text = neutralise(self.query_one(TextArea).text)
        return NoteResult(text, split_tags(self.query_one("#tags", Input).value))

    def action_next_field(self) -> None:
        """Go to the other field."""
        self.focus_next("Input, TextArea")

    def action_save(self) -> None:
        """Save and close."""
        self.action_close()

    def action_close(self) -> None:
        """Save and close; ask about an emptied note, drop an empty new one."""
        now = self._now()
        if now == _clean(self._saved):
            self._finish(None)
        elif now.text.strip() or not self._saved.text.strip():
            is_nothing = self._is_new and not now.text.strip() and not now.tags
            self._finish(None if is_nothing else now)
        else:
            self.ask("the note is empty; delete it?", lambda: self._finish(NoteResult("", now.tags, delete=True)))

    def action_delete_note(self) -> None:
        """Ask, then delete; a new note is thrown away without a result."""
        gone = None if self._is_new else NoteResult("", self._saved.tags, delete=True)
        self.ask("delete this note?", lambda: self._finish(gone))

    def _finish(self, result: NoteResult | None) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.dismiss(result)

    def _quote_content(self) -> Content:
        quote = self._quote
        if not quote.quote:
            return shown_line("the article as a whole", "$h-faint")
        return Content.assemble(
            shown_line(quote.before), shown_line(quote.quote, "$h-text on $h-highlight"), shown_line(quote.after)
        )


def _head(label: str, aside: str) -> Horizontal:
    """A label at the left, what is to be said about it at the right."""
    words = shown_line(aside, "not bold $h-faint")
    return Horizontal(Static(shown(label, "bold $h-dim")), Static(words, classes="aside"), classes="label")


def _clean(note: NoteResult) -> NoteResult:
    """A note as the fields would give it back unchanged."""
    return NoteResult(neutralise(note.text), split_tags(one_line(" ".join(note.tags))))


def _from_draft(kept: str) -> NoteResult | None:
    """A draft as it was kept; None when there is none or it is none of ours."""
    try:
        values = json.loads(kept)
        return NoteResult(str(values["text"]), tuple(str(tag) for tag in values["tags"]))
    except (ValueError, TypeError, KeyError):
        return None

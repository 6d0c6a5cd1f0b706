"""The note editor: the words in their sentence, tags, a colour, and a text in Markdown that is never lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from reader.text.neutralise import neutralise, one_line
from reader.tui.colours import ground_of
from reader.tui.dialogs.fields import NoteArea, TagField
from reader.tui.dialogs.frame import shown, shown_line
from reader.tui.dialogs.note_parts import NOTHING, Draft, NoteResult, NoteTools, QuoteContext, clean
from reader.tui.dialogs.note_rows import ColourRow
from reader.tui.dialogs.note_writing import NoteWriting
from reader.tui.dialogs.tags import TagSuggester, split_tags
from reader.tui.keys import bindings_for
from reader.tui.outside import can_edit_outside, edit_outside
from reader.tui.widgets.mark_view import MarkedView


class NoteDialog(NoteWriting):
    """Edits one note. Esc saves and closes; a new note left empty is no note, an emptied one asks."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("note")]
    AUTO_FOCUS = "TextArea"

    def __init__(
        self,
        quote_context: QuoteContext,
        note: NoteResult = NOTHING,
        *,
        is_new: bool = True,
        draft: Draft | None = None,
        tools: NoteTools | None = None,
    ) -> None:
        super().__init__(draft or Draft(), tools or NoteTools())
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide"), (140, "-beside")]
        self._quote = quote_context
        self._saved = note
        self._is_new = is_new
        self._start = self.draft.kept or note
        self.typed = clean(self._start)
        self._took_older = False
        self._follow = ""

    def title_text(self) -> str:
        """`New note` or `Note`."""
        return "New note" if self._is_new else "Note"

    def parts(self) -> Iterable[Widget]:
        """Quote, tags, colour, text; beside the text, or in its place, how it will look."""
        yield _head("Quote", self._quote.place)
        yield Static(self._quote_content(), id="quote")
        yield _head("Tags", "spaces part tags", id="known")
        tags = one_line(" ".join(self._start.tags))
        yield TagField(tags, id="tags", suggester=TagSuggester(self.tools.tags), select_on_focus=False)
        yield ColourRow(self._start.colour, self.tools.colours)
        yield _head("Note", "Markdown · [[ links to articles and claims")
        area = NoteArea(neutralise(self._start.text), id="text", soft_wrap=True, tab_behavior="focus")
        yield Horizontal(area, MarkedView(id="preview"), id="writing")
        yield self.offers

    def keys_now(self) -> Iterable[tuple[str, str]]:
        """The keys of the editor, where they do something."""
        yield from (("Esc", "save, close"), ("Tab", "next"), ("Ctrl+P", "preview"))
        if can_edit_outside(self.app):
            yield "Ctrl+E", "editor"
        yield "Ctrl+D", "delete"

    def on_mount(self) -> None:
        """Begin behind what is written already."""
        super().on_mount()
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        if self.draft.notice:
            self.say(self.draft.notice)
        if self.draft.older is not None:
            self.frame.border_subtitle = Content("an older draft is kept: Ctrl+R puts it below")
        elif self.draft.kept is not None and not self.draft.notice:
            self.frame.border_subtitle = Content("kept from last time")

    # ------------------------------------------------------------ what is typed

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(ColourRow.Chosen)
    def _take_change(self) -> None:
        if self.is_mounted:
            self.typed = self.now()
            if self.typed == clean(self._start):
                self.forget_draft()
            else:
                self.plan_draft()

    @on(ColourRow.Chosen)
    def _colour_quote(self) -> None:
        self.query_one("#quote", Static).update(self._quote_content())

    def now(self) -> NoteResult:
        """The note as the fields have it."""
        text = neutralise(self.query_one(TextArea).text)
        row = self.query_one(ColourRow)
        return NoteResult(text, split_tags(self.query_one("#tags", Input).value), colour=row.colour)

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next("Input, ChoiceRow, TextArea, MarkedView")

    # ------------------------------------------------------------ an older draft, another editor

    def action_take_draft(self) -> None:
        """Put the draft that does not know this text below it."""
        older = self.draft.older
        if older is None or self._took_older:
            return
        self._took_older = True
        area = self.query_one(TextArea)
        area.insert(("\n\n" if area.text.strip() else "") + neutralise(older.text), area.document.end)
        field = self.query_one("#tags", Input)
        field.value = " ".join(dict.fromkeys((*split_tags(field.value), *split_tags(one_line(" ".join(older.tags))))))
        self.frame.border_subtitle = Content("the older draft is at the end")

    def action_edit_outside(self) -> None:
        """Edit the text in the reader's own editor."""
        self.keep_draft_now()
        area = self.query_one(TextArea)
        edited = edit_outside(self.app, area.text)
        if edited.text is not None and edited.text != area.text:
            area.replace(neutralise(edited.text), area.document.start, area.document.end)
            area.move_cursor(area.document.end)
        if edited.message:
            self.say(edited.message)

    # ------------------------------------------------------------ the end

    def action_save(self) -> None:
        """Save and close."""
        self.action_close()

    def action_close(self) -> None:
        """Save and close; ask about an emptied note, drop an empty new one."""
        now = self.now()
        if now == clean(self._saved):
            self._finish(replace(self._saved, is_same=True))
        elif now.text.strip() or not self._saved.text.strip():
            is_nothing = self._is_new and not now.text.strip() and not now.tags
            self._finish(replace(now, is_same=is_nothing))
        else:
            self.ask("the note is empty; delete it?", lambda: self._finish(replace(now, delete=True)))

    def action_delete_note(self) -> None:
        """Ask, then delete; a new note is thrown away without a result."""
        gone = replace(self._saved, is_same=True) if self._is_new else NoteResult("", self._saved.tags, delete=True)
        self.ask("delete this note?", lambda: self._finish(gone))

    def follow(self, target: str) -> None:
        """Save, close, and let the screen below show what a link leads to."""
        self._follow = target
        self.action_close()

    def _finish(self, result: NoteResult) -> None:
        self.forget_draft()
        followed = replace(result, follow=self._follow, took_older=self._took_older)
        self.dismiss(None if followed.is_same and not followed.follow else followed)

    def _quote_content(self) -> Content:
        quote = self._quote
        if not quote.quote:
            return shown_line("the article as a whole", "$h-faint")
        ground = ground_of(self.now().colour if self.is_mounted else self.typed.colour)
        return Content.assemble(
            shown_line(quote.before), shown_line(quote.quote, f"$h-text on $h-{ground}"), shown_line(quote.after)
        )


def _head(label: str, aside: str, id: str | None = None) -> Horizontal:
    """A label at the left, what is to be said about it at the right."""
    words = shown_line(aside, "not bold $h-faint")
    return Horizontal(Static(shown(label, "bold $h-dim")), Static(words, classes="aside", id=id), classes="label")

"""Notes of all articles: what the keys do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, cast

from textual import on
from textual.binding import BindingType

from reader.model import Act, KeptDraft, NoteRow, OpenChoice, Verdict
from reader.text.neutralise import one_line
from reader.tui.colours import after, colour_words
from reader.tui.keys import bindings_for
from reader.tui.layout_notes import PLACEMENT_WORDS
from reader.tui.screens.notes_finding import NotesFinding
from reader.tui.screens.notes_panes import NotePlace
from reader.tui.widgets.note_list import NoteList


class NotesScreen(NotesFinding):
    """Opens, edits, colours, tags, deletes and exports notes."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("notes")]

    # ------------------------------------------------------------ out of it

    @on(NoteList.Chosen)
    def _open(self, event: NoteList.Chosen) -> None:
        event.stop()
        self.action_open_note()

    def action_open_note(self) -> None:
        """Open the article where the note is."""
        here = self.notes.here
        if isinstance(here, KeptDraft):
            self.action_edit_note()
        elif here is not None:
            note = here.note if isinstance(here, OpenChoice) else here.annotation
            mark = "" if note.verdict else note.uid
            self.dismiss(NotePlace(here.article.uid, note.claim_uid, mark))

    # ------------------------------------------------------------ what is written

    @property
    def row(self) -> NoteRow | None:
        """The note with the cursor; says so where a draft has it."""
        here = self.notes.here
        if isinstance(here, KeptDraft):
            self.hints.say(f"a draft is no note yet · {self.key('edit_note')} goes on with it")
            return None
        if isinstance(here, OpenChoice):
            self._say_choose()
            return None
        return here

    def _say_choose(self) -> None:
        keys = " ".join(self.key(action) for action in ("choose_side(1)", "choose_side(2)", "keep_both"))
        self.hints.say(f"choose between its states first: {keys}")

    def changed(self, words: str, at: str = "") -> None:
        """Say what was done, and show what came of it."""
        self.has_changed = True
        self.hints.say(f"{words} · {self.key('undo')} undoes")
        self.look(at)

    def action_edit_note(self) -> None:
        """Edit the note, go on with the draft, or give the reason of the verdict."""
        from reader.tui.screens.notes_writing import subject_of  # noqa: PLC0415 — loaded when it is opened
        from reader.tui.screens.writing import After, Writing  # noqa: PLC0415 — as above

        here = self.notes.here
        if isinstance(here, OpenChoice):
            self._say_choose()
            return
        if isinstance(here, NoteRow) and here.annotation.verdict:
            self._edit_verdict(here)
            return
        subject = subject_of(here) if here is not None else None
        if subject is None:
            self.hints.say("the article of this draft is not here" if here else "no note here")
            return

        Writing(self, subject, After(self.changed, self.fail, self.follow_to), self.colours).begin()

    def _edit_verdict(self, row: NoteRow) -> None:
        from reader.tui.dialogs.choices import VerdictDialog  # noqa: PLC0415 — loaded when it is opened

        library, note = self.library, row.annotation

        def chosen(given: tuple[Verdict | None, str] | None) -> None:
            if given is not None:
                verdict, reason = given
                said = verdict.value if verdict else "taken back"
                self.work.act(
                    lambda: library.notes.set_verdict(note.claim_uid, verdict, reason=reason),
                    lambda _: self.changed(f"verdict: {said}"),
                )

        self.app.push_screen(VerdictDialog(note.verdict, note.text), chosen)

    def action_edit_outside(self) -> None:
        """Edit the text in the reader's own editor."""
        from reader.tui.outside import edit_outside  # noqa: PLC0415 — loaded when it is wanted
        from reader.tui.screens.notes_writing import saved_outside  # noqa: PLC0415 — as above

        here, library = self.notes.here, self.library
        if isinstance(here, OpenChoice):
            self._say_choose()
        if here is None or isinstance(here, OpenChoice):
            return
        text = here.draft.text if isinstance(here, KeptDraft) else here.annotation.text
        edited = edit_outside(self.app, text)
        if edited.message:
            self.hints.say(edited.message, is_error=True)
        elif edited.text is not None and edited.text != text:
            words = edited.text
            self.work.act(lambda: saved_outside(library, here, words), self.changed)

    def action_edit_tags(self) -> None:
        """Edit the tags of the note."""
        from reader.tui.dialogs.tags import TagsDialog  # noqa: PLC0415 — loaded when it is opened

        row, library = self.row, self.library
        if row is None:
            return
        uid = row.annotation.uid

        def save(tags: tuple[str, ...] | None) -> None:
            if tags is not None:
                said = f"tags: {', '.join(tags)}" if tags else "no tags"
                self.work.act(lambda: library.notes.edit(uid, tags=tags), lambda _: self.changed(said, uid))

        def ask(known: tuple[str, ...]) -> None:
            self.app.push_screen(TagsDialog(row.annotation.tags, known), save)

        self.work.latest("dialog", library.articles.tags, ask)

    def action_next_colour(self) -> None:
        """Give the note the next colour."""
        row, library = self.row, self.library
        if row is None or row.annotation.selector is None:
            return
        uid, colour = row.annotation.uid, after(row.annotation.colour)
        said = colour_words(colour.value, self.colours)
        self.work.act(lambda: library.notes.edit(uid, colour=colour.value), lambda _: self.changed(said, uid))

    def action_remove_note(self) -> None:
        """Delete the note; a draft only when the reader says so, for nothing brings it back."""
        here, library = self.notes.here, self.library
        if isinstance(here, KeptDraft):
            key = here.key
            self.hints.ask("drop this draft?", lambda: self._drop(key))
        elif isinstance(here, OpenChoice):
            self._say_choose()
        elif here is not None:
            uid = here.annotation.uid
            said = "verdict taken back" if here.annotation.verdict else "note deleted"
            self.work.act(lambda: library.notes.delete(uid), lambda _: self.changed(said))

    def _drop(self, key: str) -> None:
        library = self.library

        def dropped(_: None) -> None:
            self.hints.say("draft dropped")
            self.look()

        self.work.act(lambda: library.drafts.drop(key), dropped)

    # ------------------------------------------------------------ places and choices

    def action_accept_place(self) -> None:
        """Say that the note belongs where it was found."""
        self._answer("accept", "it belongs there")

    def action_reject_place(self) -> None:
        """Say that the note is not in the newest version."""
        self._answer("reject", "it is not in the newest version")

    def _answer(self, act: str, said: str) -> None:
        row = self.row
        if row is not None and row.placement not in PLACEMENT_WORDS:
            self.hints.say("its place is sure")
        elif row is not None:
            uid, answer = row.annotation.uid, getattr(self.library.notes, act)
            self.work.act(lambda: answer(uid), lambda _: self.changed(said, uid))

    def action_choose_side(self, number: int) -> None:
        """Let one state of the note hold."""
        here, library = self.notes.here, self.library
        if isinstance(here, OpenChoice):
            uid = here.choice.uid
            self.work.act(lambda: library.merging.choose(uid, number - 1), lambda _: self.changed("chosen", uid))

    def action_keep_both(self) -> None:
        """Keep all states, each as a note."""
        here, library = self.notes.here, self.library
        if isinstance(here, OpenChoice):
            uid = here.choice.uid
            self.work.act(lambda: library.merging.keep_both(uid), lambda _: self.changed("both kept", uid))

    # ------------------------------------------------------------ history, files, help

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
                return
            self.has_changed = True
            self.hints.say(f"{verb}: {one_line(act.what)}")
            self.look()

        self.work.act(cast(Callable[[], "Act | None"], getattr(self.library.history, step)), went)

    def action_export_notes(self) -> None:
        """Write what is listed to a file."""
        from reader.tui.dialogs.files import ExportChoice, NoteExportDialog  # noqa: PLC0415 — loaded when it is opened
        from reader.tui.screens.reading_import import written  # noqa: PLC0415 — loaded when it is opened

        library, asked = self.library, self.asked

        def chosen(choice: ExportChoice | None) -> None:
            if choice is not None:
                work = written(Path(choice.path).expanduser(), lambda: library.notes.rows(asked).exported(choice.to))
                self.work.act(work, lambda path: self.hints.say(f"exported to {path}"))

        self.app.push_screen(NoteExportDialog(), chosen)

    def action_help(self) -> None:
        """Show the keys."""
        from reader.tui.dialogs.help import HelpScreen  # noqa: PLC0415 — not loaded before it is opened

        self.app.push_screen(HelpScreen(self.own_keys))

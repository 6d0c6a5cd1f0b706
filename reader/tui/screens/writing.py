"""One note from the key to the library, for every screen on which notes are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App

from reader.errors import HearsayError, NotFoundError
from reader.library.drafts import key_of
from reader.model import Annotation, Article, KeptDraft, LinkTarget, NoteDraft, Span
from reader.text.neutralise import one_line
from reader.tui.dialogs.note import NoteDialog
from reader.tui.dialogs.note_parts import NOTHING, Draft, NoteResult, NoteTools, QuoteContext
from reader.tui.screens.reading_work import Work

if TYPE_CHECKING:
    from reader.library import Library
    from reader.tui.colours import Names


class Writer(Protocol):
    """A screen that can open the editor."""

    work: Work
    library: Library

    @property
    def app(self) -> App[Any]:
        """The app that shows it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is written on: a note that is there, or words of an article; how it is called, and what is kept of it.

    `draft` is a kept draft with which the editor begins, where the reader chose one; else that of the same key counts.
    """

    article: Article
    context: QuoteContext
    note: Annotation | None = None
    span: Span | None = None
    draft: KeptDraft | None = None

    @property
    def key(self) -> str:
        """Under which its draft is kept."""
        if self.draft is not None:
            return self.draft.key
        return self.note.uid if self.note else key_of(self.article.uid, self.span or Span(0, 0))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: what was done, in words, or what went wrong; then the note is as it was."""

    words: str
    error: HearsayError | None = None


@dataclass(frozen=True, slots=True)
class After:
    """What the screen does then: it tells what was done, and shows what a link leads to."""

    changed: Callable[[str], object]
    failed: Callable[[HearsayError], object]
    follow: Callable[[LinkTarget], object]


class Writing:
    """Opens the editor on a subject, keeps drafts, saves; nothing that was typed is lost when saving fails."""

    def __init__(self, screen: Writer, subject: Subject, after: After, colours: Names | None = None) -> None:
        self._screen, self._library = screen, screen.library
        self._subject, self._after, self._colours = subject, after, colours or {}
        self._saved = _as_it_is(subject.note)
        self._older: KeptDraft | None = None
        self._is_over = False
        self._lock = Lock()

    def begin(self) -> None:
        """Read what is kept, then ask."""
        self._screen.work.latest("dialog", self._known, lambda known: self._edit(*known))

    def _known(self) -> tuple[NoteResult | None, NoteTools]:
        """The draft that the editor begins with, and what it knows of the library; runs in a thread."""
        library = self._library
        self._look_again()
        kept = self._subject.draft or library.drafts.get(self._subject.key)
        if kept is not None and kept.is_behind and kept.note is not None:
            self._older = replace(kept, key=library.drafts.set_aside(kept))
            kept = None
        tools = NoteTools(library.articles.tags(), self._colours, library.links.suggest, library.links.targets)
        return _typed(kept), tools

    def _look_again(self) -> None:
        """Read the note: another program may have changed it, or deleted it, since the screen read it."""
        if self._subject.note is not None:
            try:
                note: Annotation | None = self._library.notes.get(self._subject.note.uid)
            except NotFoundError:
                note = None
            self._subject, self._saved = replace(self._subject, note=note), _as_it_is(note)

    def _edit(self, kept: NoteResult | None, tools: NoteTools, notice: str = "") -> None:
        draft = Draft(kept, self._keep, _typed(self._older), notice)
        subject = self._subject
        dialog = NoteDialog(subject.context, self._saved, is_new=subject.note is None, draft=draft, tools=tools)
        self._screen.app.push_screen(dialog, self._closed)

    def _keep(self, typed: NoteResult) -> None:
        """Keep a draft, in whatever thread; once the note is saved nothing comes after it."""
        subject = self._subject
        note, selector = subject.note, subject.note.selector if subject.note else None
        span = Span(selector.start, selector.end) if selector else subject.span
        draft = NoteDraft(
            typed.text,
            typed.tags,
            typed.colour,
            note_uid=note.uid if note else "",
            article_uid=subject.article.uid,
            span=span,
            quote=selector.quote if selector else subject.context.quote,
            base=note.modified if note else "",
        )
        with self._lock:
            if not self._is_over:
                self._library.drafts.keep(subject.key, draft)

    def _closed(self, result: NoteResult | None) -> None:
        if result is None or result.is_same:
            self._screen.work.act(self._forget, lambda _: self._follow(result))
        else:
            self._screen.work.act(lambda: self._save(result), lambda outcome: self._tell(outcome, result))

    def _forget(self) -> None:
        """Drop the draft; runs in a thread."""
        with self._lock:
            self._is_over = True
            self._library.drafts.drop(self._subject.key)

    def _save(self, result: NoteResult) -> Outcome:
        """Keep the note, then drop its draft; runs in a thread."""
        try:
            words = self._put(result)
        except HearsayError as error:
            return Outcome("", error)
        self._forget()
        if result.took_older and self._older is not None:
            self._library.drafts.drop(self._older.key)
        return Outcome(words)

    def _put(self, result: NoteResult) -> str:
        notes, subject = self._library.notes, self._subject
        if subject.note is None:
            self._add(result)
        elif result.delete:
            notes.delete(subject.note.uid)
            return "note deleted"
        else:
            notes.edit(subject.note.uid, text=result.text, tags=result.tags, colour=result.colour)
        return "note saved"

    def _add(self, result: NoteResult) -> None:
        """Mark the words; where the text is another by now, the same words wherever they are."""
        notes, subject = self._library.notes, self._subject
        text, tags, colour = result.text, result.tags, result.colour
        quote = subject.draft.draft.quote if subject.draft else ""
        span = subject.span
        if quote and (span is None or not self._still_says(quote, span)):
            notes.quote(subject.article.uid, quote, text=text, tags=tags, colour=colour)
        elif span is not None:
            notes.highlight(subject.article.uid, span, text=text, tags=tags, colour=colour)
        else:
            raise NotFoundError("place", one_line(quote) or "of this draft", where="any article")

    def _still_says(self, quote: str, span: Span) -> bool:
        return self._library.articles.version(self._subject.article.uid).text[span.start : span.end] == quote

    def _tell(self, outcome: Outcome, result: NoteResult) -> None:
        if outcome.error is None:
            self._after.changed(outcome.words)
            self._follow(result)
            return
        self._after.failed(outcome.error)
        self._reopen(result, f"not saved: {outcome.error.message}")

    def _reopen(self, result: NoteResult, notice: str) -> None:
        """Show the editor again with what could not be saved."""
        library = self._library
        tools = NoteTools((), self._colours, library.links.suggest, library.links.targets)
        typed = replace(result, delete=False, follow="")
        self._screen.work.latest("dialog", self._look_again, lambda _: self._edit(typed, tools, notice))

    def _follow(self, result: NoteResult | None) -> None:
        """Show what a link leads to, if the reader wants that."""
        library, wanted = self._library, result.follow if result else ""

        def found(targets: Mapping[str, LinkTarget]) -> None:
            if wanted in targets:
                self._after.follow(targets[wanted])
            else:
                self._after.failed(NotFoundError("article or claim", wanted))

        if wanted:
            self._screen.work.latest("follow", lambda: library.links.targets([wanted]), found)


def _as_it_is(note: Annotation | None) -> NoteResult:
    return NoteResult(note.text, note.tags, colour=note.colour) if note else NOTHING


def _typed(kept: KeptDraft | None) -> NoteResult | None:
    return NoteResult(kept.draft.text, kept.draft.tags, colour=kept.draft.colour) if kept else None

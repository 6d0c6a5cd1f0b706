"""Notes on what the compare screen shows."""

from __future__ import annotations

from contextlib import suppress

from reader.errors import HearsayError
from reader.model import Annotation, Span
from reader.text.neutralise import one_line
from reader.tui.dialogs.note import Draft, NoteDialog, NoteResult, QuoteContext
from reader.tui.layout_statements import source_words
from reader.tui.layout_tiles import Card
from reader.tui.screens.compare_panes import ComparePanes


def write_note(screen: ComparePanes, card: Card) -> None:
    """Write on the words of a card, or go on with the note that is on them."""
    place = place_of(card)
    if place is None:
        screen.hints.say("these words have no place in a text")
    else:
        _Writing(screen, card, place).begin()


class _Writing:
    """One note, from the key to the library."""

    def __init__(self, screen: ComparePanes, card: Card, place: Span) -> None:
        self._screen, self._library = screen, screen.library
        self._card, self._article, self._place = card, card.statement.article, place
        self._old: Annotation | None = None
        self._key = f"{self._article.uid}:{place.start}-{place.end}"

    def begin(self) -> None:
        """Read what is there, then ask."""
        self._screen.work.latest("dialog", self._known, self._edit)

    def _known(self) -> str:
        """The draft that is kept, if any; runs in a thread."""
        marks = self._library.notes.of_article(self._article.uid)
        self._old = next((mark.annotation for mark in marks if mark.span == self._place), None)
        self._key = self._old.uid if self._old else self._key
        return self._library.notes.draft(self._key)

    def _edit(self, draft: str) -> None:
        words, place = one_line(self._card.statement.content_text), self._place
        context = QuoteContext(quote=words, place=f"{source_words(self._article)} · {place.start}–{place.end}")
        tags, text = (self._old.tags, self._old.text) if self._old else ((), "")
        dialog = NoteDialog(context, tags, text, is_new=self._old is None, draft=Draft(draft, self._keep))
        self._screen.app.push_screen(dialog, self._closed)

    def _keep(self, text: str) -> None:
        with suppress(HearsayError):  # at once: when a signal ends the program, no thread comes round any more
            self._library.notes.save_draft(self._key, text)

    def _closed(self, result: NoteResult | None) -> None:
        if result is None:
            self._screen.work.act(lambda: self._library.notes.drop_draft(self._key), lambda _: None)
        else:
            self._screen.work.act(lambda: self._save(result), self._screen.changed)

    def _save(self, result: NoteResult) -> str:
        """Keep it; runs in a thread."""
        notes, old = self._library.notes, self._old
        if old is None:
            notes.highlight(self._article.uid, self._place, text=result.text, tags=result.tags)
        elif result.delete:
            notes.delete(old.uid)
        else:
            notes.edit(old.uid, text=result.text, tags=result.tags)
        notes.drop_draft(self._key)
        return "note deleted" if result.delete else "note saved"


def place_of(card: Card) -> Span | None:
    """The words of a card in its text: the first stretch of the content; of the own voice, the figure."""
    claim = card.statement.claim
    spans = (claim.content or claim.cue) if claim else tuple(figure.span for figure in card.statement.figures)
    return spans[0] if spans else None

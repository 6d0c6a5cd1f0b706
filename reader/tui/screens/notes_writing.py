"""What a row of the notes screen is as something to write on, and what becomes of a text that was edited outside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import KeptDraft, NoteRow, Span
from reader.text.neutralise import one_line
from reader.tui.dialogs.note_parts import QuoteContext
from reader.tui.layout_note_page import in_sentence
from reader.tui.screens.writing import Subject

if TYPE_CHECKING:
    from reader.library import Library


def subject_of(here: NoteRow | KeptDraft) -> Subject | None:
    """A note or draft as something to write on; None when its article is not here."""
    if isinstance(here, KeptDraft):
        return _subject_of_draft(here)
    note = here.annotation
    selector = note.selector
    place = one_line(here.article.outlet or here.article.title)
    if selector is None:
        return Subject(here.article, QuoteContext("", place=place), note)
    before, after = in_sentence(selector)
    context = QuoteContext(selector.quote, before, after, f"{place} · {selector.start}–{selector.end}")
    return Subject(here.article, context, note, Span(selector.start, selector.end))


def _subject_of_draft(kept: KeptDraft) -> Subject | None:
    if kept.article is None:
        return None
    span = kept.draft.span
    place = one_line(kept.article.outlet or kept.article.title) + (f" · {span.start}–{span.end}" if span else "")
    context = QuoteContext(kept.draft.quote, place=place)
    return Subject(kept.article, context, kept.note, span, kept)


def saved_outside(library: Library, here: NoteRow | KeptDraft, text: str) -> str:
    """Keep a text that was edited outside, and say what was done; runs in a thread."""
    if isinstance(here, KeptDraft):
        library.drafts.keep(here.key, replace(here.draft, text=text))
        return "draft kept"
    note = here.annotation
    if note.verdict is not None:
        library.notes.set_verdict(note.claim_uid, note.verdict, reason=text)
        return "reason saved"
    library.notes.edit(note.uid, text=text)
    return "note saved"

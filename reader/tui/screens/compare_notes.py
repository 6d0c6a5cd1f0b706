"""Notes on what the compare screen shows."""

from __future__ import annotations

from reader.model import LinkTarget, Span
from reader.text.neutralise import one_line
from reader.tui.dialogs.note_parts import QuoteContext
from reader.tui.layout_statements import source_words
from reader.tui.layout_tiles import Card
from reader.tui.screens.compare_panes import ComparePanes
from reader.tui.screens.writing import After, Subject, Writing


def write_note(screen: ComparePanes, card: Card) -> None:
    """Write on the words of a card, or go on with the note that is on them."""
    place = place_of(card)
    if place is None:
        screen.hints.say("these words have no place in a text")
        return
    article, library = card.statement.article, screen.library
    words = one_line(card.statement.content_text)
    context = QuoteContext(quote=words, place=f"{source_words(article)} · {place.start}–{place.end}")

    def known() -> Subject:
        """Runs in a thread."""
        marks = library.notes.of_article(article.uid)
        there = next((mark.annotation for mark in marks if mark.span == place and not mark.annotation.verdict), None)
        return Subject(article, context, there, place)

    def follow(target: LinkTarget) -> None:
        screen.dismiss((target.article_uid, target.uid if target.is_claim else ""))

    after = After(screen.changed, screen.fail, follow)
    screen.work.latest("dialog", known, lambda subject: Writing(screen, subject, after, screen.colours).begin())


def place_of(card: Card) -> Span | None:
    """The words of a card in its text: the first stretch of the content; of the own voice, the figure."""
    claim = card.statement.claim
    spans = (claim.content or claim.cue) if claim else tuple(figure.span for figure in card.statement.figures)
    return spans[0] if spans else None

"""What the reader does to the text: highlights, notes, tags, copies, the source."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.model import Annotation, Article, LinkTarget, PlacedAnnotation, Span
from reader.text.neutralise import one_line
from reader.tui.colours import after, colour_words
from reader.tui.layout import clip
from reader.tui.layout_words import date_words
from reader.tui.screens.reading_part import Part

if TYPE_CHECKING:
    from reader.tui.dialogs.note_parts import QuoteContext

_QUOTE_CELLS = 30


class Marks(Part):
    """Acts on the open article's text."""

    def answers(self) -> dict[str, Callable[[], None]]:
        """What the body asks for."""
        return {
            "highlight": self.highlight,
            "note": self.note,
            "tags": self.tags,
            "delete_mark": self.delete_mark,
            "copy_quote": self.copy_quote,
            "open_source": self.open_source,
        }

    # ------------------------------------------------------------ highlights and notes

    def highlight(self) -> None:
        """Highlight the selection, or the sentence."""
        article, span = self.screen.opener.article, self.screen.body.target()
        if article is None or span is None:
            return
        library, same = self.library, self._mark_on(span)
        if same is not None:
            self._recolour(same)
            return
        self.screen.body.drop_selection()
        self.act(lambda: library.notes.highlight(article.uid, span), lambda _: self._changed("highlighted"))

    def _mark_on(self, span: Span) -> Annotation | None:
        """The mark on these very words."""
        marks = self.screen.opener.reading.marks if self.screen.opener.reading else ()
        return next((mark.annotation for mark in marks if mark.span == span), None)

    def _recolour(self, mark: Annotation) -> None:
        """Give a mark the next colour."""
        library, colour = self.library, after(mark.colour)
        words = f"highlighted: {colour_words(colour.value, self.settings.colours)}"
        self.act(lambda: library.notes.edit(mark.uid, colour=colour.value), lambda _: self._changed(words))

    def _changed(self, words: str) -> None:
        self.screen.opener.reload_marks()
        self.screen.search.refresh()
        self.say(f"{words} · {self.screen.key('undo')} undoes")

    def mark_here(self) -> PlacedAnnotation | None:
        """The smallest mark that shares a character with the selection or sentence, notes first."""
        reading, span = self.screen.opener.reading, self.screen.body.target()
        if reading is None or span is None:
            return None
        over = [
            mark for mark in reading.marks if mark.span and mark.span.start < span.end and mark.span.end > span.start
        ]
        return min(over, key=lambda mark: (not mark.annotation.text, _length(mark.span)), default=None)

    def note(self) -> None:
        """Write on the selection or sentence, or go on with the note that is there."""
        article, span = self.screen.opener.article, self.screen.body.target()
        if article is None or span is None:
            return
        from reader.tui.screens.writing import After, Subject, Writing  # noqa: PLC0415 — loaded when it is opened

        mark = None if self.screen.body.selected() else self.mark_here()
        place = mark.span if mark and mark.span else span
        context = self._context(article, place)
        if context is not None:
            subject = Subject(article, context, mark.annotation if mark else None, place)
            after = After(self._written, self.fail, self._follow)
            Writing(self.screen, subject, after, self.settings.colours).begin()

    def _context(self, article: Article, place: Span) -> QuoteContext | None:
        """The words of a place in their sentence."""
        from reader.tui.dialogs.note_parts import QuoteContext  # noqa: PLC0415 — loaded when it is opened

        walker, view = self.screen.body.walker, self.screen.body.view
        if walker is None or view is None:
            return None
        sentence, text = walker.sentence_at(place.start), view.reading.text
        return QuoteContext(
            quote=text[place.start : place.end],
            before=text[min(sentence.start, place.start) : place.start],
            after=text[place.end : max(sentence.end, place.end)],
            place=_place_words(article, walker.paragraph_number(place.start), place),
        )

    def _written(self, words: str) -> None:
        self.screen.body.drop_selection()
        self._changed(words)

    def _follow(self, target: LinkTarget) -> None:
        self.screen.judging.go_to_article(target.article_uid, target.uid if target.is_claim else "")

    def delete_mark(self) -> None:
        """Take away the mark at the cursor."""
        mark, library = self.mark_here(), self.library
        if mark is None:
            self.say("no mark here")
            return
        uid = mark.annotation.uid
        words = "note deleted" if mark.annotation.text else "highlight deleted"
        self.act(lambda: library.notes.delete(uid), lambda _: self._changed(words))

    def tags(self) -> None:
        """Edit the article's tags."""
        from reader.tui.dialogs.tags import TagsDialog  # noqa: PLC0415 — loaded when it is opened

        article, library = self.screen.opener.article, self.library
        if article is None:
            return

        def save(tags: tuple[str, ...] | None) -> None:
            if tags is not None:
                self.act(
                    lambda: library.articles.set_tags(article.uid, tags),
                    lambda _: self._tagged(tags),
                )

        def ask(known: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
            self.screen.app.push_screen(TagsDialog(*known), save)

        self.screen.work.latest(
            "dialog", lambda: (library.articles.get(article.uid).tags, library.articles.tags()), ask
        )

    def _tagged(self, tags: tuple[str, ...]) -> None:
        self.say(f"tags: {', '.join(tags)}" if tags else "no tags")
        self.screen.search.refresh()
        self.screen.opener.reload()

    # ------------------------------------------------------------ out of the program

    def copy_quote(self) -> None:
        """Copy the selection or sentence with its citation; the terminal puts it on the clipboard."""
        article, span, reading = self.screen.opener.article, self.screen.body.target(), self.screen.opener.reading
        if article is None or span is None or reading is None:
            return
        quote = " ".join(reading.text[span.start : span.end].split())
        self.screen.app.copy_to_clipboard(f"“{quote}” — {citation(article, datetime.now().astimezone())}")
        self.screen.body.drop_selection()
        self.say(f"copied with citation: “{clip(quote, _QUOTE_CELLS)}”")

    def open_source(self) -> None:
        """Open the article's address in a browser; where none can come up beside the terminal only show it."""
        url = self.screen.opener.article.url if self.screen.opener.article else ""
        if not url:
            self.say("this article has no address")
        elif not url.lower().startswith(("http://", "https://")):
            self.say(f"not opened, no web address: {one_line(url)}")
        elif not has_browser(os.environ, sys.platform):
            self.say(one_line(url))
        else:
            self.screen.work.latest("browser", lambda: self.screen.app.open_url(url), lambda _: None)
            self.say(f"opening {one_line(url)}")


def has_browser(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a browser would come up beside the terminal.

    Over SSH it would come up elsewhere; without a display a text browser would take over the terminal.
    """
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return False
    return platform in ("win32", "darwin") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def citation(article: Article, now: datetime) -> str:
    """Outlet, author, title, date, address and date of access of an article."""
    parts = [article.outlet, article.byline, f"“{article.title}”" if article.title else ""]
    parts += [date_words(article.published) or "undated", article.url]
    parts.append(f"read {date_words(now.astimezone(now.tzinfo or UTC).date().isoformat())}")
    return one_line(", ".join(part for part in parts if part))


def _place_words(article: Article, paragraph: int, span: Span) -> str:
    parts = [article.outlet, f"¶{paragraph}" if paragraph else "", f"{span.start}–{span.end}"]
    return " · ".join(part for part in parts if part)


def _length(span: Span | None) -> int:
    return span.end - span.start if span else 0

"""Opening articles: text, claims and marks are read in a thread and shown in both panes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model import Article, Findings, PlacedAnnotation, Spans
from reader.tui.layout import Ink, Line, Run
from reader.tui.layout_reading import Reading, Related, reading_of
from reader.tui.screens.reading_part import Part

if TYPE_CHECKING:
    from reader.library import Library

_KEY, _DIM, _FAINT = Ink("accent", "surface", "b"), Ink("dim"), Ink("faint")
WELCOME: tuple[Line, ...] = (
    (Run("No articles yet", Ink("text", "surface", "b")),),
    (),
    (Run("press ", _DIM), Run("i", _KEY), Run(" to import, or ", _DIM), Run("s", _KEY), Run(" for the sample", _DIM)),
    (),
    (Run("─" * 28, Ink("border")),),
    (),
    (Run("import takes text, Markdown or HTML files,", _FAINT),),
    (Run("JSON, or a folder of them", _FAINT),),
    (),
    (Run("everything stays on this machine", _FAINT),),
)
NO_MATCH: tuple[Line, ...] = ((Run("No article fits", _DIM),), (), (Run("Esc", _KEY), Run(" shows all", _FAINT)))
READING = "reading …"
PAUSE_SECONDS = 0.07
"""How long no key may come before the article that the list is at opens: longer than between two keys of a held one."""
CLAIMS_TO_COME = ("claims show here, one card each:", "speaker, verb, firmness, figures,", "and who disagrees")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an article to begin: at a claim, at a mark, at a hit of the search (-1 is the last), or at the top.

    `is_reading` says that the reader opened it, rather than came by in the list.
    """

    claim_uid: str = ""
    mark_uid: str = ""
    hit: int | None = None
    is_reading: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """What a thread brings back."""

    reading: Reading
    hits: Spans


class Opener(Part):
    """Opens articles, and knows which one is open."""

    reading: Reading | None = None
    _coming: Place = Place()
    _opening: object = None
    """Stands for what is being opened now; whatever else a thread brings is late."""

    @property
    def article(self) -> Article | None:
        """The open article."""
        return self.reading.article if self.reading else None

    def open(self, article: Article, place: Place = Place()) -> None:
        """Show an article; an older wish to open another one is forgotten."""
        is_at_top = not place.claim_uid and not place.mark_uid and place.hit is None
        if self.article is not None and self.article.uid == article.uid and is_at_top:
            if place.is_reading:
                self.mark_read()
            return
        self._open(lambda: article, place)

    def open_soon(self, place: Place = Place()) -> None:
        """Show the article that the list is at once the keys pause: opening costs more than a frame."""
        self._coming = place
        self.screen.work.soon("open", PAUSE_SECONDS, lambda: self._open_current(place))

    def _open_current(self, place: Place) -> None:
        article = self.screen.article_list.article  # now, and not when the key was pressed: the list may be another
        if article is not None:
            self.open(article, place)

    def open_uid(self, uid: str, place: Place) -> None:
        """Show an article that is known by its uid alone."""
        self._open(lambda: self.library.articles.get(uid), place)

    def enter(self) -> None:
        """The reader goes into the text: what is about to open there opens at once, and is read."""
        if self.screen.work.forget_timer("open"):
            self._open_current(replace(self._coming, is_reading=True))
        else:
            self.mark_read()

    def _open(self, article: Callable[[], Article], place: Place) -> None:
        library, query = self.library, self.screen.listing.query
        token = self._opening = object()

        def show_text(text: Opened) -> None:
            """Told in the thread that opens."""
            self.screen.call_later(self._show_text, token, text, place)

        self.screen.work.latest(
            "open", lambda: opened(library, article(), query, show_text), lambda it: self._show(it, place)
        )

    def reload(self) -> None:
        """Read the open article again: it has another version, or other marks."""
        if self.article is not None:
            self.open_uid(self.article.uid, Place())

    def close(self, *, is_filtered: bool) -> None:
        """Show that there is nothing to read."""
        self.screen.work.forget("open")
        self.reading = self._opening = None
        self.screen.body.show_notice(NO_MATCH if is_filtered else WELCOME, "" if is_filtered else "Welcome")
        self.screen.claim_list.show_notice(*(() if is_filtered else CLAIMS_TO_COME))
        self.screen.moved()

    def _show_text(self, token: object, it: Opened, place: Place) -> None:
        """Show the text alone, while its claims are still being found."""
        if token is self._opening and not self.screen.work.is_waiting("open"):
            self._show(it, replace(place, is_reading=False))
            self._opening = token
            self.screen.claim_list.show_notice(READING)

    def _show(self, it: Opened, place: Place) -> None:
        self._opening = None
        same = self.article is not None and self.article.uid == it.reading.article.uid
        at = self.screen.body.view.cursor.sentence.start if same and self.screen.body.view else -1
        self.reading = it.reading
        numbers = {item.uid: number for number, item in enumerate(it.reading.items)}
        self.screen.claim_list.show(it.reading)
        self.screen.body.show(it.reading, hits=it.hits, item=numbers.get(place.claim_uid, -1))
        if place.mark_uid:
            self._go_to_mark(place.mark_uid)
        elif it.hits and place.hit is not None:
            self.screen.search.go_to_hit(place.hit % len(it.hits))
        elif same and at >= 0 and not place.claim_uid:
            self.screen.body.go_to(at)
        self.screen.search.tell_hits()
        self.screen.moved()
        self.screen.settle()
        if place.is_reading:
            self.mark_read()

    def _go_to_mark(self, uid: str) -> None:
        """Bring the words of a mark into view, where this version has them."""
        marks = self.reading.marks if self.reading else ()
        mark = next((mark for mark in marks if mark.annotation.uid == uid), None)
        if mark is not None and mark.span is not None:
            self.screen.body.go_to(mark.span.start)
        elif mark is not None and mark.annotation.selector is not None:
            self.say("the words of this note are not in the newest version")

    def reload_related(self) -> None:
        """Read again how the claims of the open article stand to others."""
        reading, library = self.reading, self.library
        if reading is None:
            return

        def show(related: Related) -> None:
            if self.reading is not None and self.reading.version.uid == reading.version.uid:
                self.reading = self.reading.with_related(related)
                self.screen.claim_list.show(self.reading)

        self.screen.work.latest("related to", lambda: related_to(library, reading), show)

    def mark_read(self) -> None:
        """Remember that the open article was opened; that is no act to undo."""
        article = self.article
        if article is None or article.is_read or self.reading is None:
            return
        library = self.library
        self.act(lambda: library.articles.mark([article.uid], read=True, is_act=False), self._marked_read)

    def _marked_read(self, changed: int) -> None:
        if changed:
            self.screen.article_list.refresh_rows()

    def show_marks(self, marks: tuple[PlacedAnnotation, ...]) -> None:
        """Show other marks in the open article."""
        if self.reading is None:
            return
        self.reading = self.reading.with_marks(marks)
        self.screen.body.show_marks(self.reading)
        self.screen.claim_list.show(self.reading)
        self.screen.claim_list.set_current(self.screen.body.view.cursor.item if self.screen.body.view else -1)

    def reload_marks(self, after: Callable[[], None] = lambda: None) -> None:
        """Read the marks of the open article again."""
        article = self.article
        if article is None:
            return
        library = self.library

        def show(marks: tuple[PlacedAnnotation, ...]) -> None:
            if self.article is not None and self.article.uid == article.uid:
                self.show_marks(marks)
                after()

        self.screen.work.latest("marks", lambda: library.notes.of_article(article.uid), show)


def opened(library: Library, article: Article, query: str, on_text: Callable[[Opened], None]) -> Opened:
    """Read all that the panes show of an article; runs in a thread.

    `on_text` gets the text without claims first when they must be found anew: that may take seconds.
    """
    hits = library.search.hits_in(article.uid, query) if query.strip() else ()
    text = library.articles.text_alone(article.uid)
    if text is not None:
        marks = library.notes.of_article(article.uid, text.uid)
        on_text(Opened(reading_of(article, text, Findings(text.layout, (), ()), marks), hits))
    version = library.articles.version(article.uid)
    findings = library.claims.of_article(article.uid, version.uid)
    marks = library.notes.of_article(article.uid, version.uid)
    reading = reading_of(article, version, findings, marks)
    return Opened(reading.with_related(related_to(library, reading)), hits)


def related_to(library: Library, reading: Reading) -> Related:
    """How the claims and figures of an article stand to others; runs in a thread."""
    uids = [item.uid for item in reading.items]
    uids += [figure.uid for item in reading.items for figure in item.figures]
    return Related(library.relations.of(uids), is_complete=not library.relations.pending())

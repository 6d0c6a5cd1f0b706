"""The article list: asks for the rows that it shows, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from textual import events
from textual.binding import BindingType
from textual.message import Message

from reader.model import Article, Hit
from reader.tui.keys import bindings_for
from reader.tui.layout import Line
from reader.tui.layout_entries import PAGE, EntryStack, EntryState, entry, extra_lines, hidden_lines
from reader.tui.widgets.line_view import LineView

MOST_PAGES = 24
_LEAST_LINES = 3


class RowSource(Protocol):
    """Articles in an order, read a page at a time."""

    def __len__(self) -> int:
        """How many there are."""

    def page(self, offset: int, limit: int) -> tuple[Article, ...]:
        """Some of them."""

    def index(self, uid: str) -> int | None:
        """Place of one of them; with many it may take longer than a frame."""


class Pages:
    """The pages of a source that were looked at last."""

    def __init__(self, rows: RowSource | None = None) -> None:
        self.count = len(rows) if rows else 0
        self._rows = rows
        self._pages: dict[int, tuple[Article, ...]] = {}

    def page(self, page: int) -> tuple[Article, ...]:
        """The articles of a page."""
        if page not in self._pages:
            if len(self._pages) >= MOST_PAGES:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._rows.page(page * PAGE, PAGE) if self._rows else ()
        return self._pages[page]

    def article(self, number: int) -> Article | None:
        """One article; None where there is none."""
        articles = self.page(number // PAGE) if 0 <= number < self.count else ()
        return articles[number % PAGE] if number % PAGE < len(articles) else None

    def forget(self) -> None:
        """Read all anew."""
        self._pages.clear()


@dataclass(frozen=True, slots=True)
class ListExtras:
    """What else is to be said of the list.

    Hits of a search by article, how many articles it hides, the total before it; in words the order, when it is not the
    usual one.
    """

    hits: Mapping[str, Hit]
    hidden: int = 0
    total: int = 0
    is_search: bool = False
    order: str = ""

    def position(self, current: int, count: int) -> str:
        """`1/10`, or while searching `2 of 10`."""
        if self.is_search:
            return f"{count:,} of {self.total:,}"
        return f"{current + 1:,}/{count:,}" if count else ""


NO_EXTRAS = ListExtras({})
_EMPTY = ("  nothing here yet", "", "  press i to import, or s for the sample")
_NONE_FITS = ("  no article fits", "", "  Esc shows all")
_BESIDE_OTHERS = 36


def _words_of_none(extras: ListExtras, row: int, width: int) -> str:
    """A row of an empty list; beside the text, that says the rest."""
    words = _NONE_FITS if extras.total else _EMPTY
    return words[row] if row in range(len(words) if width > _BESIDE_OTHERS else 1) else ""


class ArticleList(LineView):
    """Titles with source, date and claims; virtual."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("list")]

    @dataclass
    class Passed(Message):
        """The reader moved to an article in the list."""

        article: Article

    @dataclass
    class Chosen(Message):
        """The reader wants to read this article."""

        article: Article

    def __init__(self, *, id: str = "list", this_year: int = 0, clear_key: str = "Esc") -> None:
        super().__init__(id=id)
        self.current = 0
        self.current_hit = -1
        self._extras = NO_EXTRAS
        self._stack = EntryStack(0)
        self._pages = Pages()
        self._lines: dict[int, list[Line]] = {}
        self._this_year = this_year
        self._clear_key = clear_key

    # ------------------------------------------------------------ what is shown

    def show(self, rows: RowSource, extras: ListExtras = NO_EXTRAS, *, at: int = 0) -> None:
        """Show other rows, with the cursor on one of them."""
        self._pages, self._extras = Pages(rows), extras
        self.current, self.current_hit = max(min(at, self._pages.count - 1), 0), -1
        self._build()
        self._show_current()

    def show_extras(self, extras: ListExtras) -> None:
        """Say more of the same rows; what is in view stays there."""
        first, row = self._stack.at(int(self.scroll_offset.y))
        self._extras = extras
        self._build()
        self._measure_around(self.current)
        self.jump(self._stack.top_of(first) + row if first > 0 else 0)

    def refresh_rows(self) -> None:
        """Read again what is shown: something about the articles changed."""
        self._pages.forget()
        self._lines.clear()
        self.refresh()

    def _build(self) -> None:
        self._stack = EntryStack(self._pages.count, is_compact=not self.styles.border_left[0])
        self._lines.clear()
        self._fit_height()
        self._name_place()
        self.refresh()

    def _fit_height(self) -> None:
        self.set_height(max(self._stack.height + len(self._below()), 1 if self._stack.count else self.size.height))

    def _measure_around(self, number: int) -> None:
        """Find out how many lines the entries have that can be seen with this one; what is in view stays there."""
        around = max(self.size.height, 1) // _LEAST_LINES + 1
        pages = range(max(number - around, 0) // PAGE, min(number + around, self._stack.count - 1) // PAGE + 1)
        unknown = [page for page in pages if not self._stack.knows(page)]
        if not unknown:
            return
        first, row = self._stack.at(int(self.scroll_offset.y))
        hits, width = self._extras.hits, self.size.width
        for page in unknown:
            self._stack.know(page, (extra_lines(it, hits.get(it.uid), width) for it in self._pages.page(page)))
        self._fit_height()
        if first > 0:
            self.jump(self._stack.top_of(first) + row)

    def _name_place(self) -> None:
        """Name the border; an order that is not the usual one stands before the position."""
        self.name_border("Articles", subtitle=" · ".join(filter(None, (self._extras.order, self.position()))))

    def position(self) -> str:
        """Where the cursor is."""
        return self._extras.position(self.current, self._pages.count)

    @property
    def has_none(self) -> bool:
        """Whether there is nothing to choose from."""
        return not self._pages.count

    @property
    def article(self) -> Article | None:
        """The article under the cursor."""
        return self.article_at(self.current)

    def article_at(self, number: int) -> Article | None:
        """One article of the list; reads the page it is on."""
        return self._pages.article(number)

    def set_hit(self, offset: int) -> None:
        """Point at the snippet of the current article that shows the hit at an offset."""
        self.current_hit = offset
        if self._stack.count:
            self._redraw([self.current])

    # ------------------------------------------------------------ drawing

    def line(self, y: int) -> Line:
        """One row of the list."""
        number, row = self._stack.at(y)
        if number < 0:
            return self._line_without_entry(y)
        lines = self._entry(number)
        return lines[row] if row < len(lines) else ()

    def _line_without_entry(self, y: int) -> Line:
        if not self._stack.count and not self._extras.hidden:
            return self.blank(_words_of_none(self._extras, y - int(self.scroll_offset.y) - 1, self.size.width))
        below = self._below()
        place = y - self._stack.height
        return below[place] if 0 <= place < len(below) else ()

    def _below(self) -> list[Line]:
        if not self._extras.is_search:
            return []
        lines = hidden_lines(self._extras.hidden, self._clear_key, self.size.width)
        return lines if self._stack.count else [self.blank("   no article has that"), (), *lines]

    def _entry(self, number: int) -> list[Line]:
        if number not in self._lines:
            article = self.article_at(number)
            if article is None:
                return []
            if len(self._lines) > PAGE * MOST_PAGES:
                self._lines.clear()
            hit = self._extras.hits.get(article.uid)
            state = EntryState(number == self.current, hit, self.current_hit, self._this_year)
            self._lines[number] = entry(article, self.size.width, state)
        return self._lines[number]

    def on_resize(self, event: events.Resize) -> None:
        """Set titles for the new width; the cursor stays in view."""
        self._build()
        self._show_current()

    # ------------------------------------------------------------ moving

    def go_to(self, number: int, *, is_choice: bool = False, is_quiet: bool = False) -> None:
        """Put the cursor on an entry and tell, unless `is_quiet`."""
        if self.has_none:
            return
        number = min(max(number, 0), self._pages.count - 1)
        changed = number != self.current
        stale = {self.current, number}
        self.current = number
        if changed:
            self.current_hit = -1
        self._show_current()
        self._redraw(stale)
        article = None if is_quiet else self.article
        if article and is_choice:
            self.post_message(self.Chosen(article))
        elif article and changed:
            self.post_message(self.Passed(article))

    def _show_current(self) -> None:
        self._measure_around(self.current)
        top = self._stack.top_of(self.current)
        bottom = self._stack.top_of(self.current + 1) - 1 if self.current < self._stack.count else top
        self.show_lines(0 if self.current == 0 else top, min(bottom, top + max(self.size.height, 1)))
        self._name_place()

    def _redraw(self, numbers: Iterable[int]) -> None:
        """Draw some entries again; all others look as they did, wherever they have moved to."""
        for number in numbers:
            self._lines.pop(number, None)
            top = self._stack.top_of(number)
            self.refresh_lines(top, self._stack.top_of(number + 1) - top)

    def action_cursor_down(self) -> None:
        """Next article."""
        self.go_to(self.current + 1)

    def action_cursor_up(self) -> None:
        """Previous article."""
        self.go_to(self.current - 1)

    def action_page_down(self) -> None:
        """A page of articles on."""
        self._page(1)

    def action_page_up(self) -> None:
        """A page of articles back."""
        self._page(-1)

    def _page(self, step: int) -> None:
        y = self._stack.top_of(self.current) + step * max(self.size.height, 1)
        number = self._stack.at(y)[0]
        if number < 0:
            number = 0 if step < 0 else self._stack.count - 1
        self.go_to(number if number != self.current else self.current + step)

    def action_top(self) -> None:
        """First article."""
        self.go_to(0)

    def action_bottom(self) -> None:
        """Last article."""
        self.go_to(self._stack.count - 1)

    def on_click(self, event: events.Click) -> None:
        """Open the article under the pointer."""
        place = event.get_content_offset(self)
        if place is not None:
            number = self._stack.at(int(self.scroll_offset.y) + place.y)[0]
            if number >= 0:
                self.go_to(number, is_choice=True)

    # ------------------------------------------------------------ what others do

    def action_open_article(self) -> None:
        """Read the article under the cursor."""
        self.go_to(self.current, is_choice=True)

    def action_filter(self) -> None:
        """Ask for the filter."""
        self.want("filter")

    def action_sort(self) -> None:
        """Ask for the order."""
        self.want("sort")

    def action_compare(self) -> None:
        """Ask for the comparison of this article."""
        self.want("compare")

    def action_toggle_read(self) -> None:
        """Ask to mark read or unread."""
        self.want("toggle_read")

    def action_toggle_star(self) -> None:
        """Ask to star or unstar."""
        self.want("toggle_star")

    def action_toggle_archive(self) -> None:
        """Ask to archive or bring back."""
        self.want("toggle_archive")

    def action_delete_article(self) -> None:
        """Ask to remove the article."""
        self.want("delete_article")

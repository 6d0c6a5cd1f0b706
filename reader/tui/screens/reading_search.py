"""Searching: answers while typing, in the list or within the open article; hits one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reader.model import Listing, Spans
from reader.tui.screens.reading_found import Listed, listed, seen_at_once, tell_found
from reader.tui.screens.reading_open import Place
from reader.tui.screens.reading_panes import BODY, LIST
from reader.tui.screens.reading_part import Part
from reader.tui.widgets.header import PLACEHOLDER

_FIND_HINTS = (
    ("find", "in this article"),
    ("Enter", "go to hit"),
    ("↓", "to the text"),
    ("clear", "clear"),
    ("/", "search all articles"),
)
_SEARCH_HINTS = (
    ("search", "in all articles"),
    ("Enter", "go to hit"),
    ("↓", "to the list"),
    ("clear", "show all"),
    ("/", "find in this article"),
)


class Search(Part):
    """Query, filter and order of the list, and the hits in the open article."""

    within = False
    """Whether the field searches in the open article only."""
    find_query = ""
    _came_from = LIST
    _is_given = False
    """Whether Enter came before the answer."""

    def answers(self) -> dict[str, Callable[[], None]]:
        """Search and its hits."""
        return {"search": self.begin, "next_hit": lambda: self.step_hit(1), "previous_hit": lambda: self.step_hit(-1)}

    # ------------------------------------------------------------ the list

    def refresh(self, *, keep: bool = True, at: str = "") -> None:
        """Ask the library for the list again; the cursor stays at its article, or goes to the article `at`."""
        library, asked, kept = self.library, self.screen.listing, at or self._kept(keep=keep)
        first = seen_at_once(self.screen.article_list.size.height)
        self.screen.work.forget("cuts")
        self.screen.work.latest(
            "list", lambda: listed(library, asked, kept, first), lambda it: self._show(it, keep=keep, at=at)
        )

    def _kept(self, *, keep: bool) -> str:
        """The article that the cursor stays at."""
        article = self.screen.article_list.article if keep else None
        return article.uid if article else ""

    def _place(self, it: Listed, kept: str) -> int:
        """Where the cursor goes; where it was when its article is not listed any more."""
        uid, place = it.kept
        if uid != kept:  # the reader went on meanwhile
            place = it.rows.index(kept)
        return self.screen.article_list.current if place is None else place

    def _show(self, it: Listed, *, keep: bool, at: str) -> None:
        screen = self.screen
        kept = at or self._kept(keep=keep)
        screen.article_list.show(it.rows, it.extras, at=self._place(it, kept) if kept else 0)
        screen.header.show_total(it.total, tuple(filter(None, (it.listing.filter,))))
        tell_found(self, it)
        screen.index.mend_after(it.results)
        self._open_listed(is_search=it.is_search, is_typed=not keep, is_empty=not it.total)
        screen.moved()
        if self._is_given:
            self._enter_hits()
        if not it.is_search:
            self._count(it.listing)
        screen.call_after_refresh(screen.begin_behind)

    def _count(self, listing: Listing) -> None:
        """Count for the header what the listed articles hold; the list does not wait for it."""
        library, header = self.library, self.screen.header
        self.screen.work.latest("counts", lambda: library.articles.counts(listing), header.show_counts)

    def _open_listed(self, *, is_search: bool, is_typed: bool, is_empty: bool) -> None:
        """Open what the new list begins with; while it has the screen alone, the text stays for whoever goes back."""
        opener, view = self.screen.opener, self.screen.body.view
        is_alone = self.screen.mode.is_alone
        first = self.screen.article_list.article
        if is_search and is_alone:
            return
        if first is None:
            opener.close(is_filtered=not is_empty)
        elif opener.article is None:
            self.screen.call_after_refresh(opener.open, first, Place(hit=0) if is_search else Place())
        elif is_typed and not is_alone:
            opener.open_soon(Place(hit=0) if is_search else Place())
        elif view and view.hit and opener.article.uid == first.uid:
            self.screen.article_list.set_hit(view.hit.start)

    # ------------------------------------------------------------ typing

    def begin(self) -> None:
        """Go to the field; from the text it finds in the text."""
        self._came_from = self.screen.pane
        self._search_in(within=self.screen.body.has_focus and self.screen.opener.reading is not None)
        self.screen.set_focus(self.screen.header.field)  # at once: the next key belongs to the query already

    def switch(self) -> None:
        """Search in all articles instead of the open one, or the other way round."""
        was_within = self.within
        if was_within:
            self._end_find()
        self._search_in(within=not was_within and self.screen.opener.reading is not None)
        if self.screen.mode.is_alone:
            self.screen.reveal_pane(BODY if self.within else LIST)
        self.screen.show_hints()

    def _search_in(self, *, within: bool) -> None:
        self.within = within
        self.screen.header.set_placeholder("find in this article" if within else PLACEHOLDER)
        self.screen.header.set_query(self.find_query if within else self.screen.listing.query)

    def field_hints(self) -> list[tuple[str, str]]:
        """Where the field searches, and its keys."""
        can_switch = not self.screen.header.field.value and self.screen.opener.reading is not None
        hints = _FIND_HINTS if self.within else _SEARCH_HINTS
        return [(self.screen.key("clear") if key == "clear" else key, word) for key, word in hints[: 4 + can_switch]]

    def typed(self, query: str) -> None:
        """Answer what has been typed so far."""
        if self.within:
            self.find_query = query
            self._find(query)
        else:
            self.screen.listing = replace(self.screen.listing, query=query)
            if self.screen.mode.is_alone:
                self.screen.reveal_pane(LIST)
            self.refresh(keep=False)
        self.screen.show_hints()

    def _find(self, query: str) -> None:
        article, library = self.screen.opener.article, self.library
        if article is None:
            return
        if not query.strip():
            self._found(())
            return
        self.screen.work.latest("find", lambda: library.search.hits_in(article.uid, query), self._found)

    def _found(self, hits: Spans) -> None:
        body = self.screen.body
        start = body.view.cursor.sentence.start if body.view else 0
        after = next((number for number, hit in enumerate(hits) if hit.start >= start), 0)
        body.show_hits(hits, after if hits else -1)
        if self.find_query.strip() and not hits:
            self.say("not in this article · Esc clears")
        else:
            self.screen.hints.hush()
        self.tell_hits()

    def given(self) -> None:
        """Enter: go to the first hit."""
        if self.within:
            self.screen.show_pane(BODY)
        elif not self.screen.listing.query.strip():
            self.screen.show_pane(self._came_from)
        elif self.screen.work.is_at("list"):
            self._is_given = True
        else:
            self._enter_hits()

    def _enter_hits(self) -> None:
        """Go into the article that the list is at; who goes into the text reads it."""
        self._is_given = False
        article = self.screen.article_list.article
        if article is None:
            self.say(f"no article has that · {self.screen.key('clear')} shows all")
            return
        self._came_from = LIST
        if self.screen.mode.is_alone:
            self.screen.opener.open(article, Place(hit=0, is_reading=True))
        self.screen.show_pane(BODY)

    def left(self) -> None:
        """Go on from the field to where the hits are."""
        self.screen.show_pane(BODY if self.within else LIST)

    def leave(self) -> None:
        """End the search and go back to where it began."""
        self.clear()
        self.screen.show_pane(self._came_from)

    # ------------------------------------------------------------ hits

    def step_hit(self, step: int) -> None:
        """The next or previous hit; behind the last one comes the next article's first."""
        body = self.screen.body
        is_searching = bool(self.screen.listing.query.strip()) and not self.within
        if is_searching and self.screen.mode.is_alone and self.screen.pane == LIST:
            self._enter_hits()
            return
        hits, now = body.hits, self._hit_number()
        if not hits:
            self._step_article(step)
            return
        number = now + step if now >= 0 else self._nearest(step)
        if 0 <= number < len(hits):
            self.go_to_hit(number)
        elif not is_searching:
            self.go_to_hit(number % len(hits))
            self.say("from the top again" if step > 0 else "from the end again")
        else:
            self._step_article(step)

    def go_to_hit(self, number: int) -> None:
        """Bring a hit into view and mark it as the current one."""
        body = self.screen.body
        body.show_hits(body.hits, number)
        self.screen.article_list.set_hit(body.hits[number].start)
        self.tell_hits()

    def tell_hits(self) -> None:
        """Show `3/7` in the header."""
        hits, now = self.screen.body.hits, self._hit_number()
        self.screen.header.show_hits(f"{now + 1 if now >= 0 else '–'}/{len(hits)}" if hits else "")

    def _hit_number(self) -> int:
        view = self.screen.body.view
        return self.screen.body.hits.index(view.hit) if view and view.hit in self.screen.body.hits else -1

    def _nearest(self, step: int) -> int:
        body = self.screen.body
        start = body.view.cursor.sentence.start if body.view else 0
        before = sum(1 for hit in body.hits if hit.start < start)
        return before if step > 0 else before - 1

    def _step_article(self, step: int) -> None:
        articles = self.screen.article_list
        article = articles.article_at(articles.current + step)
        if not self.screen.listing.query.strip() or article is None:
            self.say("no more hits" if self.screen.body.hits else "no search · / begins one")
            return
        articles.go_to(articles.current + step, is_quiet=True)
        self.screen.opener.open(article, Place(hit=0 if step > 0 else -1, is_reading=True))

    def clear(self) -> bool:
        """End the search; says whether there was one."""
        self._is_given = False
        if self.within and (self.find_query or self.screen.body.hits):
            self._end_find()
            return True
        if not self.screen.listing.query:
            return False
        self.screen.listing = replace(self.screen.listing, query="")
        self.screen.header.set_query("")
        self.screen.body.show_hits(())
        self.tell_hits()
        article = self.screen.opener.article
        self.refresh(at=article.uid if article else "")
        if self.screen.mode.is_alone and self.screen.pane == LIST:
            self.screen.show_pane(self._came_from)
        return True

    def _end_find(self) -> None:
        self.find_query, self.within = "", False
        self.screen.body.show_hits(())
        self.screen.header.set_query(self.screen.listing.query)
        self.tell_hits()
        if self.screen.listing.query.strip():
            self.screen.opener.reload()

"""What is done to articles in the list: order, filter, read, star, archive, remove; undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Act, Article, ArticleSort
from reader.text.neutralise import one_line
from reader.tui.layout import clip
from reader.tui.screens.reading_open import Place
from reader.tui.screens.reading_part import Part

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen

_TITLE_CELLS = 40


class Lists(Part):
    """Acts on the list and its articles."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._taken: dict[str, str] = {}
        """Articles that an act took out of the list, by the act: whoever takes it back is at the article again."""

    def answers(self) -> dict[str, Callable[[], None]]:
        """What the list asks for."""
        return {
            "sort": self.sort,
            "filter": self.filter,
            "toggle_read": lambda: self._toggle("is_read"),
            "toggle_star": lambda: self._toggle("is_starred"),
            "toggle_archive": lambda: self._toggle("is_archived"),
            "delete_article": self.delete,
            "next_article": lambda: self.step(1),
            "previous_article": lambda: self.step(-1),
            "undo": self.undo,
            "redo": self.redo,
        }

    @property
    def _article(self) -> Article | None:
        return self.screen.article_list.article

    def step(self, step: int) -> None:
        """Read the next or previous article of the list."""
        articles = self.screen.article_list
        before = articles.current
        articles.go_to(before + step, is_quiet=True)
        if articles.article is None or articles.current == before:
            self.say("that was the last article" if step > 0 else "that was the first article")
        else:
            self.screen.opener.open_soon(Place(is_reading=True))

    def sort(self) -> None:
        """Ask for the order; with no article at all, the same key brings the sample."""
        if self.screen.is_empty:
            self.screen.imports.sample()
            return
        from reader.tui.dialogs.choices import SortDialog  # noqa: PLC0415 — loaded when it is opened

        def sorted_by(order: ArticleSort | None) -> None:
            if order is not None:
                self.screen.listing = replace(self.screen.listing, sort=order)
                self.screen.search.refresh()

        self.screen.app.push_screen(SortDialog(self.screen.listing.sort), sorted_by)

    def filter(self) -> None:
        """Ask which articles to show."""
        from reader.tui.dialogs.filter import FilterDialog  # noqa: PLC0415 — loaded when it is opened

        library = self.library

        def ask(known: FilterDialog) -> None:
            self.screen.app.push_screen(known, self._filtered)

        def known() -> FilterDialog:
            return FilterDialog(
                self.screen.listing.filter, library.articles.outlets(), library.articles.tags(), library.search.saved()
            )

        self.screen.work.latest("dialog", known, ask)

    def drop_filter(self) -> None:
        """Show all articles again."""
        if self.screen.listing.filter:
            self._filtered("")

    def _filtered(self, query: str | None) -> None:
        if query is not None:
            self.screen.listing = replace(self.screen.listing, filter=query)
            self.screen.search.refresh()

    def _toggle(self, field: str) -> None:
        article = self._article
        if article is None:
            return
        value = not getattr(article, field)
        words = _TOGGLED[field][value]
        change = {field.removeprefix("is_"): value}
        library = self.library

        def done(act: str) -> None:
            self.say(f"{words}: {_title(article)}")
            if field == "is_archived":
                self._taken[act] = article.uid
                self.screen.search.refresh()
            else:
                self.screen.article_list.refresh_rows()

        self.act(lambda: self._did(library.articles.mark([article.uid], **change)), done)

    def _did(self, _changed: int) -> str:
        """Which act that was; called in the thread of the act."""
        acts = self.library.history.acts(1)
        return acts[0].batch if acts else ""

    def delete(self) -> None:
        """Ask, then put the article into the bin."""
        article = self._article
        if article is None:
            return
        library = self.library

        def gone(act: str) -> None:
            self._taken[act] = article.uid
            self.say(f"removed 1 article · {self.screen.key('undo')} brings it back")
            self.screen.opener.reading = None
            self.screen.search.refresh()

        def remove() -> None:
            self.act(lambda: self._did(library.articles.delete([article.uid])), gone)

        self.screen.hints.ask("remove 1 article?", remove)

    def undo(self) -> None:
        """Take back what was done last."""
        library = self.library
        self.act(library.history.undo, lambda act: self._went(act, "undone", "nothing to undo"))

    def redo(self) -> None:
        """Do again what was undone last."""
        library = self.library
        self.act(library.history.redo, lambda act: self._went(act, "done again", "nothing to redo"))

    def _went(self, act: Act | None, verb: str, nothing: str) -> None:
        if act is None:
            self.say(nothing)
            self.screen.opener.reload()  # another program may have taken back what is still shown
            return
        self.say(f"{verb}: {one_line(act.what)}")
        uid = self._taken.get(act.batch, "") if verb == "undone" else ""
        self.screen.search.refresh(at=uid)
        if uid:
            self.screen.opener.open_uid(uid, Place())
        else:
            self.screen.opener.reload()


_TOGGLED = {
    "is_read": {True: "read", False: "unread again"},
    "is_starred": {True: "starred", False: "no star any more"},
    "is_archived": {True: "archived", False: "back from the archive"},
}


def _title(article: Article) -> str:
    return clip(one_line(article.title), _TITLE_CELLS)

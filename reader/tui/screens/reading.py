"""The reading screen: its parts, and what its widgets tell them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual import events, on
from textual.message import Message

from reader.errors import HearsayError
from reader.tui.keys import check_overrides
from reader.tui.layout_reading import Reading
from reader.tui.screens.reading_claims import Judging
from reader.tui.screens.reading_correct import Correcting
from reader.tui.screens.reading_import import Imports
from reader.tui.screens.reading_index import Index
from reader.tui.screens.reading_keys import KeyedScreen
from reader.tui.screens.reading_lists import Lists
from reader.tui.screens.reading_marks import Marks
from reader.tui.screens.reading_open import Opener, Place
from reader.tui.screens.reading_panes import BODY
from reader.tui.screens.reading_past import Past
from reader.tui.screens.reading_relating import Relating
from reader.tui.screens.reading_search import Search
from reader.tui.screens.reading_work import Work
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.body import Body
from reader.tui.widgets.claim_list import ClaimList
from reader.tui.widgets.header import Header
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from reader.library import Library
    from reader.settings import Settings


class ReadingScreen(KeyedScreen):
    """Articles, text, claims."""

    class Answered(Message):
        """What a pane asked for was begun; a dialog for it may be on its way."""

    class Settled(Message):
        """List and first article are there: what the program needs is loaded."""

    _has_begun = False
    _has_settled = False

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self.work = Work(self, self.fail)
        self.opener, self.search, self.lists = Opener(self), Search(self), Lists(self)
        self.marks, self.judging, self.imports = Marks(self), Judging(self), Imports(self)
        self.correcting, self.index, self.relating = Correcting(self), Index(self), Relating(self)
        self.past = Past(self)
        parts = (self.search, self.lists, self.marks, self.judging, self.correcting, self.imports, self.past)
        self._answers: Mapping[str, Callable[[], None]] = {
            name: answer for part in parts for name, answer in part.answers().items()
        }

    @property
    def reading(self) -> Reading | None:
        """What is open."""
        return self.opener.reading

    @property
    def is_opening(self) -> bool:
        """Whether a thread reads what a dialog will show."""
        return self.work.is_at("dialog")

    def on_mount(self) -> None:
        """Begin with the newest article."""
        self.place_panes()
        self.search.refresh()
        for warning in (*self.settings.warnings, *check_overrides(self.settings.keys)[1])[:1]:
            self.hints.say(warning, is_error=True)

    def begin_behind(self) -> None:
        """Begin what goes on in the background, once the list is seen: loading it alone takes longer than the list."""
        if not self._has_begun:
            self._has_begun = True
            self.index.keep_in_step()
            self.relating.begin()
            self.judging.tell_drafts()

    def settle(self) -> None:
        """An article is there; tells the first time."""
        if not self._has_settled:
            self._has_settled = True
            self.post_message(self.Settled())

    def on_unmount(self) -> None:
        """An import or a rebuild must not keep the program alive; what the reader did is done."""
        self.imports.leave()
        self.index.leave()
        self.relating.leave()
        self.work.drain()

    def fail(self, error: HearsayError) -> None:
        """Say what went wrong."""
        self.imports.failed()
        self.imports.fail(error)

    @on(LineView.Wanted)
    def _answer(self, event: LineView.Wanted) -> None:
        self._answers[event.what]()
        self.post_message(self.Answered())

    @on(Work.Finished)
    def _take_result(self, event: Work.Finished) -> None:
        self.work.finish(event)

    @on(ArticleList.Passed)
    def _preview(self) -> None:
        if not self.mode.is_alone:
            self.opener.open_soon(Place(hit=0) if self.listing.query.strip() else Place())
        self.moved()

    @on(ArticleList.Chosen)
    def _read(self, event: ArticleList.Chosen) -> None:
        self.opener.open(event.article, Place(hit=0 if self.listing.query.strip() else None, is_reading=True))
        self.show_pane(BODY)

    @on(Body.Moved)
    def _follow_in_claims(self, event: Body.Moved) -> None:
        was = self.claim_list.current
        self.claim_list.set_current(event.item)
        if self.claim_list.current != was:
            self.judging.show_related()
        self.moved()

    @on(ClaimList.Passed)
    def _follow_in_body(self, event: ClaimList.Passed) -> None:
        self.body.go_to_item(event.number)

    @on(ClaimList.Chosen)
    def _go_to_place(self, event: ClaimList.Chosen) -> None:
        self.body.go_to_item(event.number)
        self.show_pane(BODY)

    @on(Tabs.Chosen)
    def _choose_tab(self, event: Tabs.Chosen) -> None:
        self.show_pane(event.number)

    @on(Header.QueryTyped)
    def _answer_query(self, event: Header.QueryTyped) -> None:
        self.search.typed(event.query)

    @on(Header.QueryGiven)
    def _take_query(self) -> None:
        self.search.given()

    @on(Header.FieldLeft)
    def _go_on_from_field(self) -> None:
        self.search.left()

    @on(Header.ScopeWanted)
    def _search_elsewhere(self) -> None:
        self.search.switch()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Whoever goes into the text reads it."""
        super().on_descendant_focus(event)
        if event.widget is self.body:
            self.opener.enter()

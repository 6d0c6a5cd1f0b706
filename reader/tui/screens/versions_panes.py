"""The versions screen as it is drawn: header, versions, what changed, a mark that waits, hints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult

from reader.assets import styles_folder
from reader.errors import HearsayError
from reader.model import Article
from reader.text.neutralise import one_line
from reader.tui.closing import ClosedOnce
from reader.tui.keys import Overrides, hints_for, key_text
from reader.tui.layout import Ink, Line, Run, fit
from reader.tui.layout_revision import Compared, compared
from reader.tui.layout_versions import Chosen, change_words, version_line
from reader.tui.layout_words import counted
from reader.tui.screens.compare_panes import AboutView
from reader.tui.screens.reading_work import Work
from reader.tui.screens.versions_waiting import Waiting
from reader.tui.widgets.hints import Hints
from reader.tui.widgets.line_view import LineBar
from reader.tui.widgets.revision_view import RevisionView

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.revisions import VersionRow

T = TypeVar("T")
_MOST_ROWS = 5
_READING = "reading …"


class VersionsPanes(ClosedOnce[str]):
    """The versions of an article, what changed between two of them, and a mark that waits.

    The result is the uid of a mark that the reader wants to put on other words of the text. `has_changed` says whether
    anything was done here.
    """

    CSS_PATH: ClassVar[Any] = styles_folder() / "versions.tcss"
    AUTO_FOCUS = "#changes"

    def __init__(self, library: Library, article: Article, overrides: Overrides | None = None) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-simple"), (72, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
        self.library, self.article, self.own_keys = library, article, overrides or {}
        self._keys = hints_for("versions", self.own_keys)
        self.work = Work(self, self.fail)
        self.header = LineBar(id="versions-header")
        self.strip = AboutView(id="versions", lay=self._version_lines)
        self.waiting = Waiting(self)
        self.waiting_view = AboutView(id="waiting", lay=self.waiting.lines)
        self.changes = RevisionView(id="changes", fold_key=self.key("toggle_fold"))
        self.hints = Hints(id="versions-hints")
        self.versions: tuple[VersionRow, ...] = ()
        self.chosen = Chosen(1, 0)
        self._changed: dict[tuple[str, str], str] = {}
        self.has_changed = False

    def compose(self) -> ComposeResult:
        """Header, the versions, what changed, a mark that waits, hints."""
        yield self.header
        yield self.strip
        yield self.changes
        yield self.waiting_view
        yield self.hints

    def on_mount(self) -> None:
        """Ask the library."""
        library, uid = self.library, self.article.uid
        self.changes.say_instead(_READING)
        self.work.latest("versions", lambda: library.revisions.of(uid), self._show_versions)

    def on_unmount(self) -> None:
        """What the reader did is done."""
        self.work.drain()

    # ------------------------------------------------------------ what there is

    @on(Work.Finished)
    def _take_result(self, event: Work.Finished) -> None:
        event.stop()
        if self.is_attached:
            self.work.finish(event)

    def _show_versions(self, versions: tuple[VersionRow, ...]) -> None:
        self.versions = versions
        self.strip.styles.height = max(min(len(versions), _MOST_ROWS), 1)
        self.call_after_refresh(self.strip.relay)
        self._draw_header()
        if len(versions) > 1:
            self.compare()
        else:
            self.changes.say_instead("this article has one version: its text has not changed since it was taken in")

    def compare(self) -> None:
        """Show what changed between the versions that are chosen."""
        pair = self.versions[self.chosen.old].uid, self.versions[self.chosen.new].uid
        self.strip.relay()
        self.work.latest("compare", partial(_compared, self.library, self.article.uid, pair), self._show)

    def _show(self, it: Compared) -> None:
        self._note(it)
        self.changes.show(it)
        self.waiting.show(it, is_newest=self.chosen.new == 0)
        self.show_waiting()
        self._count_next()

    def _note(self, it: Compared) -> None:
        self._changed[it.revision.old.uid, it.revision.new.uid] = change_words(it.removed, it.added)
        self.strip.relay()

    def _count_next(self) -> None:
        """Find out how much changed with each version that is seen, one after the other."""
        pairs = (self._before(number) for number in self._seen())
        pair = next((each for each in pairs if each and each not in self._changed), None)
        if pair is not None:
            self.work.latest("count", partial(_compared, self.library, self.article.uid, pair), self._counted)

    def _counted(self, it: Compared) -> None:
        self._note(it)
        self._count_next()

    def _before(self, number: int) -> tuple[str, str] | None:
        """A version with the one before it."""
        if number + 1 >= len(self.versions):
            return None
        return self.versions[number + 1].uid, self.versions[number].uid

    def do(self, act: Callable[[], T], words: Callable[[T], str]) -> None:
        """Do something, say what it was, and show how the marks stand then."""

        def done(result: T) -> None:
            self.has_changed = True
            self.hints.say(one_line(words(result)))
            if len(self.versions) > 1:
                self.compare()

        self.work.act(act, done)

    def show_waiting(self) -> None:
        """Show the mark that waits, where one does."""
        self.waiting_view.display = bool(self.waiting.marks)
        self.waiting_view.relay()

    def on_key(self, _event: events.Key) -> None:
        """Any key ends a message."""
        self.hints.hush()

    def on_resize(self, _event: events.Resize) -> None:
        """Drop or bring back items of the bars."""
        self._draw_header()

    # ------------------------------------------------------------ words

    def key(self, action: str) -> str:
        """The key of an action on this screen."""
        return key_text(action, self.own_keys, where="versions")

    def _seen(self) -> range:
        """The versions that are listed: as many as there is room for, with those that are compared."""
        first = max(0, min(self.chosen.new - 1, len(self.versions) - _MOST_ROWS))
        return range(first, min(first + _MOST_ROWS, len(self.versions)))

    def _version_lines(self, width: int, rows: int) -> list[Line]:
        now = datetime.now().astimezone()
        lines = []
        for number in self._seen():
            changed = self._changed.get(self._before(number) or ("", ""), "" if self._before(number) else "the first")
            lines.append(version_line(number, self.versions[number], width, (self.chosen, changed), now))
        return lines[:rows]

    def _draw_header(self) -> None:
        name: Line = (Run(" Hearsay", Ink("accent", "bg", "b")), Run("  Versions  ", Ink("text", "bg", "b")))
        words = f"{counted(len(self.versions), 'version')} · {one_line(self.article.title) or 'untitled'}"
        line = (*name, Run(words if self.versions else "", Ink("dim", "bg")))
        self.header.set_line(fit(line, max(self.size.width, 1), "bg"))
        self._show_hints()

    @on(RevisionView.Passed)
    def _follow(self, event: RevisionView.Passed) -> None:
        event.stop()
        self._show_hints()

    def _show_hints(self) -> None:
        self.hints.show_keys(self._keys, self.changes.position() if self.has_class("-simple") else "")

    def fail(self, error: HearsayError) -> None:
        """Say what went wrong."""
        self.hints.say(one_line(f"{error.message} · {error.hint}" if error.hint else error.message), is_error=True)


def _compared(library: Library, uid: str, pair: tuple[str, str]) -> Compared:
    """What changed from one version of an article to another; called in a thread."""
    return compared(library.revisions.compare(uid, *pair))

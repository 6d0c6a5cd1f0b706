"""The bin: articles and marks that were deleted, what each was, and how it comes back."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from reader.library import Library
from reader.model import Binned
from reader.tui.keys import bindings_for
from reader.tui.layout import Line
from reader.tui.layout_past import binned_line, binned_lines
from reader.tui.layout_words import counted
from reader.tui.screens.past import PastScreen
from reader.tui.widgets.record_list import RecordList, Records

_SHOWN = ("", "articles", "marks")
_EMPTY = {
    "": "nothing was deleted",
    "articles": "no article was deleted",
    "marks": "no mark was deleted",
}
_LONGEST = 8_000  # characters of an article that are shown


class BinScreen(PastScreen[Binned]):
    """What was deleted, the last first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("bin")]
    where = "bin"
    name_words = "Bin"
    notice = _EMPTY[""]
    _only = ""

    def lay_record(self, record: Binned, width: int, is_current: bool) -> Line:
        """One thing."""
        return binned_line(record, width, self.now(), is_current=is_current)

    def rows(self) -> Records[Binned]:
        """What is in the bin, as far as it is asked for."""
        return self.library.bin.rows(has_articles=self._only != "marks", has_marks=self._only != "articles")

    def summary(self) -> str:
        """How much there is."""
        noun = self._only.removesuffix("s") or "thing"
        return f"{counted(self.records.count, noun)} · nothing in it is ever lost"

    def show_preview(self, record: Binned | None) -> None:
        """Show what it was."""
        if record is None:
            self.preview.show("", lambda width: ())
            return
        gone, library = record, self.library

        def show(text: str | None) -> None:
            self.preview.show("What it was", lambda width: binned_lines(gone, text, width, self.now()))

        if gone.annotation is None:
            show(None)
            self.work.latest("text", lambda: _text(library, gone.uid), show)
        else:
            self.work.forget("text")
            show(None)

    # ------------------------------------------------------------ keys

    @on(RecordList.Chosen)
    def _choose(self, event: RecordList.Chosen) -> None:
        event.stop()
        self.action_bring_back()

    def action_bring_back(self) -> None:
        """Bring back the thing with the cursor."""
        gone, library = self.records.record, self.library
        if gone is not None:
            self.do(lambda: _back(library, gone.uid), lambda words: f"{words} · {self.key('undo')} undoes")

    def action_filter(self) -> None:
        """Show all, only articles, only marks."""
        self._only = _SHOWN[(_SHOWN.index(self._only) + 1) % len(_SHOWN)]
        self.notice = _EMPTY[self._only]
        self.look()


def _text(library: Library, uid: str) -> str:
    """The beginning of an article's text, its paragraphs apart; called in a thread."""
    version = library.articles.version(uid)
    parts = (version.text[block.span.start : block.span.end] for block in version.layout.blocks if block.junk is None)
    return "\n\n".join(parts)[:_LONGEST]


def _back(library: Library, uid: str) -> str:
    """Bring it back, and say so in the words of the history; called in a thread."""
    library.bin.bring_back([uid])
    return library.history.acts(1)[0].what

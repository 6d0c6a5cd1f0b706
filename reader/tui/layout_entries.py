"""Entries of the article list: title, source and date, claims, snippets of a search. Pure."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice, repeat

from reader.model import Article, Hit, Snippet, Span
from reader.text.neutralise import one_line
from reader.tui.layout import ELLIPSIS, Ink, Line, Run, cells, clip, clip_lines, fit, spread
from reader.tui.layout_body import POINTER
from reader.tui.layout_ink import Styled, runs
from reader.tui.layout_words import counted, date_words

SELECTED, UNREAD, STAR = "▌", "●", "*"
ENTRY_LINES = 4
"""Two lines of title, one of source and date, a blank one: so that entry 50,000 is found by arithmetic."""
PAGE = 64
"""How many entries are read, and measured, together."""
_TITLE_LINES = 2
MOST_SNIPPETS = 6
_MARKERS, _BEHIND = 3, 1


@dataclass(frozen=True, slots=True)
class EntryState:
    """How an entry stands: selected or not, what a search found in it, at which offset the current hit is."""

    is_current: bool = False
    hit: Hit | None = None
    current_hit: int = -1
    this_year: int = 0


class EntryStack:
    """Where entries lie: evenly, but for those of pages of which it is known how many lines each has."""

    def __init__(self, count: int, *, is_compact: bool = False) -> None:
        self.count = count
        self._top = 0 if is_compact else 1
        self._tops: dict[int, array[int]] = {}
        """Rows of the entries of a page that is known, from its first row on; the last one is its height."""
        self._pages: list[int] = []
        self._starts: list[int] = []

    def knows(self, page: int) -> bool:
        """Whether the lines of a page are known."""
        return page in self._tops

    def know(self, page: int, extra: Iterable[int]) -> None:
        """Take in how many lines each entry of a page has beyond `ENTRY_LINES`; those that are not told have none."""
        lines = (ENTRY_LINES + more for more in islice(chain(extra, repeat(0)), min(PAGE, self.count - page * PAGE)))
        self._tops[page] = array("L", accumulate(lines, initial=0))
        insort(self._pages, page)
        shift, self._starts = self._top, []
        for each in self._pages:
            tops = self._tops[each]
            self._starts.append(each * PAGE * ENTRY_LINES + shift)
            shift += tops[-1] - (len(tops) - 1) * ENTRY_LINES

    @property
    def height(self) -> int:
        """Rows of all entries."""
        return self.top_of(self.count)

    def top_of(self, number: int) -> int:
        """First row of an entry."""
        page = number // PAGE
        place = bisect_left(self._pages, page)
        if page in self._tops:
            return self._starts[place] + self._tops[page][number - page * PAGE]
        if place == 0:
            return self._top + number * ENTRY_LINES
        before = self._pages[place - 1]
        return self._starts[place - 1] + self._tops[before][-1] + (number - self._behind(before)) * ENTRY_LINES

    def at(self, y: int) -> tuple[int, int]:
        """Entry and its line at row `y`; (-1, 0) above the first and below the last."""
        if y < self._top or y >= self.height:
            return -1, 0
        place = bisect_right(self._starts, y) - 1
        if place < 0:
            return divmod(y - self._top, ENTRY_LINES)
        page, row = self._pages[place], y - self._starts[place]
        tops = self._tops[page]
        if row >= tops[-1]:
            more, line = divmod(row - tops[-1], ENTRY_LINES)
            return self._behind(page) + more, line
        number = bisect_right(tops, row) - 1
        return page * PAGE + number, row - tops[number]

    def _behind(self, page: int) -> int:
        """The first entry behind a page that is known."""
        return page * PAGE + len(self._tops[page]) - 1


def extra_lines(article: Article, hit: Hit | None, width: int) -> int:
    """Rows that an entry has beyond `ENTRY_LINES`: snippets of a search; one fewer when its title fits in a line."""
    return len(_title(article, width)) - _TITLE_LINES + _snippet_rows(hit)


def _title(article: Article, width: int) -> list[str]:
    return clip_lines(one_line(article.title) or "untitled", max(width - _MARKERS - _BEHIND, 1), _TITLE_LINES)


def _snippet_rows(hit: Hit | None) -> int:
    """A blank one, the snippets, how many more there are."""
    if hit is None or not hit.snippets:
        return 0
    shown = min(len(hit.snippets), MOST_SNIPPETS)
    return 1 + shown + (_hit_count(hit) > shown)


def _hit_count(hit: Hit) -> int:
    return max(hit.hit_count, len(hit.snippets))


def entry(article: Article, width: int, state: EntryState) -> list[Line]:
    """Lines of one entry, each `width` cells wide, without the blank one below."""
    ground = "raised" if state.is_current else "surface"
    look = "b" if state.is_current or not article.is_read else ""
    room = max(width - _MARKERS - _BEHIND, 1)
    title = _title(article, width)
    words: list[Line] = [(Run(line, Ink("text", ground, look)),) for line in title]
    words.append(_meta(article, room, state, ground))
    words += _snippet_lines(state, room, ground)
    shown = []
    for row, line in enumerate(words):
        marker = UNREAD if row == 0 and not article.is_read else " "
        star = row == len(title) and article.is_starred
        shown.append(
            fit(
                (
                    Run(SELECTED if state.is_current else " ", Ink("accent", ground)),
                    Run(STAR if star else marker, Ink("accent", ground, "b")),
                    *((Run(" ", Ink(ground=ground)),) if row <= len(title) else ()),
                    *line,
                ),
                width,
                ground,
            )
        )
    return shown


def _meta(article: Article, room: int, state: EntryState, ground: str) -> Line:
    date = date_words(article.published, this_year=state.this_year) or "n.d."
    if state.hit is not None:
        right: Line = (Run(f" {counted(_hit_count(state.hit), 'hit')}", Ink("accent", ground)),)
    else:
        conflicts = f" ≠{article.conflicts}" if article.conflicts else ""
        right = (Run(f" {article.claims}", Ink("dim", ground)), Run(conflicts, Ink("conflict", ground)))
    left = room - sum(cells(run.text) for run in right)
    archived = "archived · " if article.is_archived else ""
    outlet = clip(one_line(article.outlet), max(left - cells(date) - len(archived) - 3, 4))
    words = archived + (f"{outlet} · {date}" if outlet else date)
    return spread((Run(clip(words, left), Ink("dim", ground)),), right, room, ground)


def _snippet_lines(state: EntryState, room: int, ground: str) -> list[Line]:
    if state.hit is None or not state.hit.snippets:
        return []
    lines: list[Line] = [()]
    shown = state.hit.snippets[:MOST_SNIPPETS]
    now = next((number for number, one in enumerate(shown) if _holds(one, state.current_hit)), -1)
    for number, snippet in enumerate(shown):
        is_now = state.is_current and number == now
        pointer = Run(POINTER if is_now else " ", Ink("accent", ground, "b"))
        lines.append((pointer, Run(" ", Ink(ground=ground)), *snippet_line(snippet, room - 1, ground, is_now=is_now)))
    more = _hit_count(state.hit) - len(shown)
    if more > 0:
        lines.append((Run(f"  + {more} more", Ink("dim", ground)),))
    return lines


def _holds(snippet: Snippet, offset: int) -> bool:
    return any(snippet.offset + hit.start == offset for hit in snippet.hits)


def snippet_line(snippet: Snippet, room: int, ground: str, *, is_now: bool = False) -> Line:
    """One line around the first hit of a snippet; what is cut off is marked."""
    text = one_line(snippet.text)
    hit = snippet.hits[0] if snippet.hits else Span(0, 0)
    lead = max(0, (room - cells(text[hit.start : hit.end])) // 3)
    start = 0
    if hit.start > lead:
        start = text.find(" ", max(0, hit.start - lead), hit.start) + 1 or max(0, hit.start - lead)
    head = ELLIPSIS if start > 0 or snippet.offset > 0 else ""
    end = start
    while end < len(text) and cells(head + text[start : end + 1]) < room:
        end += 1
    tail = ELLIPSIS if end < len(text) else ""
    ink = Ink("dim", ground)
    now = [Styled(*hit, fg="on-hit-now", ground="hit-now", look="b")] if is_now else []
    layers = [Styled(*span, fg="text", ground="hit", look="b") for span in snippet.hits] + now
    seen = [layer for layer in layers if layer.start < end and layer.end > start]
    return (Run(head, ink), *runs(text, start, end, ink, seen), Run(tail, ink))


def hidden_lines(hidden: int, clear_key: str, width: int) -> list[Line]:
    """What stands below the hits of a search: how many articles it hides, and the key that shows them."""
    if hidden <= 0:
        return []
    words = f"{counted(hidden, 'article')} without a hit hidden · "
    lines: list[Line] = [(Run(" " * _MARKERS + line, Ink("faint")),) for line in clip_lines(words, width - 4, 2)]
    key: Line = (Run(clear_key, Ink("accent", "surface", "b")), Run(" shows all", Ink("faint")))
    if sum(cells(run.text) for run in (*lines[-1], *key)) + 1 > width:
        return [*lines, (Run(" " * _MARKERS, Ink()), *key)]
    return [*lines[:-1], (*lines[-1], Run(" ", Ink()), *key)]


def hits_by_uid(hits: Sequence[Hit]) -> Mapping[str, Hit]:
    """What a search found, by article."""
    return {hit.article.uid: hit for hit in hits}

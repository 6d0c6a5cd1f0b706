"""Which articles the list shows: boxes and fields that become a query, and a query that becomes boxes again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.model import SavedSearch
from reader.text.neutralise import one_line
from reader.tui.dialogs.frame import Dialog, shown_line

_FLAGS = {
    "is:unread": "unread",
    "is:read": "read",
    "is:starred": "starred",
    "is:archived": "archived",
    "has:note": "with a note",
    "has:highlight": "with a highlight",
    "has:claim": "with a claim",
    "has:figure": "with a figure",
    "has:conflict": "with a conflict",
}
_VALUE = r'(?:"[^"]*"|[^\s()"]+)'
_GROUP = re.compile(rf"\((?P<field>outlet|tag):{_VALUE}(?: OR (?P=field):{_VALUE})+\)")
_TERM = re.compile(rf"(?<!\S)(?:(?:is|has|outlet|tag|date):{_VALUE}|@{_VALUE})(?!\S)")


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter in parts: flags and `outlet:`, `tag:`, `@name` terms as they stand in a query, dates, and the rest."""

    terms: frozenset[str] = frozenset()
    dates: str = ""
    rest: str = ""


def term(field: str, value: str) -> str:
    """A term of the query language; a value that is no plain word is quoted."""
    plain = one_line(value).replace('"', " ").strip()
    is_word = re.fullmatch(r"[\w.\-]+", plain) is not None
    return f"{field}{plain}" if is_word else f'{field}"{plain}"'


def parse_filter(query: str) -> Filter:
    """Take a query apart as far as boxes and fields can show it; what they cannot is `rest`."""
    terms: set[str] = set()
    dates: list[str] = []

    def take(match: re.Match[str]) -> str:
        text = match.group()
        if text.startswith("date:") and not dates:
            dates.append(text.removeprefix("date:"))
        elif text.startswith("date:") or (text.partition(":")[0] in {"is", "has"} and text not in _FLAGS):
            return text
        else:
            terms.add(text)
        return " "

    def take_group(match: re.Match[str]) -> str:
        terms.update(match.group()[1:-1].split(" OR "))
        return " "

    rest = query
    if "(" not in _GROUP.sub(" ", query):  # a term inside somebody's own group is not ours to take out
        rest = _TERM.sub(take, _GROUP.sub(take_group, query))
    return Filter(frozenset(terms), dates[0] if dates else "", " ".join(rest.split()))


def filter_query(parts: Filter, order: Sequence[str]) -> str:
    """The query of a filter: several outlets or tags are alternatives, all else must hold together."""
    chosen = [one for one in order if one in parts.terms] + sorted(parts.terms - set(order))
    query = [one for one in chosen if not one.startswith(("outlet:", "tag:"))]
    for field in ("outlet:", "tag:"):
        values = [one for one in chosen if one.startswith(field)]
        query += [f"({' OR '.join(values)})"] if len(values) > 1 else values
    query += [f"date:{parts.dates.strip()}"] if parts.dates.strip() else []
    query += [parts.rest.strip()] if parts.rest.strip() else []
    return " ".join(query)


class FilterDialog(Dialog[str]):
    """Boxes for what can be filtered by, a field for dates and one for the query language."""

    heading = "Filter"
    AUTO_FOCUS = "OptionList"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Space", "tick"),
        ("Enter", "apply"),
        ("Tab", "next field"),
        ("Del", "clear all"),
        ("Esc", "close"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False),
        Binding("delete,backspace", "clear_all", show=False),
        Binding("j,о", "move(1)", show=False),
        Binding("k,л", "move(-1)", show=False),
    ]

    def __init__(
        self, current: str, outlets: Iterable[str] = (), tags: Iterable[str] = (), saved: Iterable[SavedSearch] = ()
    ) -> None:
        super().__init__()
        self._rows = dict(_FLAGS)
        self._rows |= {term("@", one.name): f"@{one.name}: {one.query}" for one in saved}
        self._rows |= {term("outlet:", one): f"from {one}" for one in outlets if one}
        self._rows |= {term("tag:", one): f"tagged {one}" for one in tags}
        parts = parse_filter(current)
        self._ticked = {one for one in parts.terms if one in self._rows}
        unknown = sorted(parts.terms - self._ticked)  # an outlet that is gone, say
        self._start = Filter(parts.terms, parts.dates, " ".join([parts.rest, *unknown]).strip())

    def parts(self) -> Iterable[Widget]:
        """Boxes, dates, query."""
        yield OptionList(*[Option(self._row(one)) for one in self._rows], id="boxes", markup=False)
        yield Static(shown_line("Dates: 2023-05, or 2023-05-01..2023-06-30"), classes="label")
        yield Input(one_line(self._start.dates), id="dates", select_on_focus=False)
        yield Static(shown_line("More, as in a search"), classes="label")
        yield Input(one_line(self._start.rest), id="rest", select_on_focus=False)

    def on_mount(self) -> None:
        """Put the cursor on the first box."""
        super().on_mount()
        self.query_one(OptionList).highlighted = 0

    def _row(self, one: str) -> Content:
        is_ticked = one in self._ticked
        box = ("[x] ", "bold $h-accent") if is_ticked else ("[ ] ", "$h-faint")
        return Content.assemble(box, shown_line(self._rows[one], "bold" if is_ticked else ""))

    def _toggle(self, row: int) -> None:
        one = list(self._rows)[row]
        self._ticked ^= {one}
        self.query_one(OptionList).replace_option_prompt_at_index(row, self._row(one))

    def action_tick(self) -> None:
        """Tick or untick the row with the cursor."""
        row = self.query_one(OptionList).highlighted
        if row is not None and self.focused is self.query_one(OptionList):
            self._toggle(row)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        boxes = self.query_one(OptionList)
        if rows > 0:
            boxes.action_cursor_down()
        else:
            boxes.action_cursor_up()

    def action_clear_all(self) -> None:
        """Untick everything and empty the fields."""
        for row, one in enumerate(self._rows):
            if one in self._ticked:
                self._toggle(row)
        for field in self.query(Input):
            field.value = ""

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _apply(self) -> None:
        parts = Filter(
            frozenset(self._ticked),
            one_line(self.query_one("#dates", Input).value),
            one_line(self.query_one("#rest", Input).value),
        )
        self.dismiss(filter_query(parts, list(self._rows)))

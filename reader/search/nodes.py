"""What a query means: a small tree of frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model import Slip


class Field(StrEnum):
    """Where a word is looked for; `ANY` stands for what the search is about (text, claims or notes)."""

    ANY = ""
    TITLE = "title"
    OUTLET = "outlet"
    AUTHOR = "author"
    SPEAKER = "speaker"
    CLAIM = "claim"
    NOTE = "note"
    TAG = "tag"
    LANG = "lang"


class Match(StrEnum):
    """How a word is compared; a phrase is `WORD` with several words in it."""

    WORD = "word"
    PREFIX = "prefix"
    FUZZY = "fuzzy"


# Small closed lists (outlets, authors, tags, languages): the store knows them, the index does not.
STORE_FIELDS = frozenset({Field.OUTLET, Field.AUTHOR, Field.TAG, Field.LANG})
IS_VALUES = ("unread", "read", "starred", "archived")
HAS_VALUES = ("note", "highlight", "claim", "figure", "conflict")


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a row, as typed; the analyzer has not seen them yet. `*` alone (any value at all) is text "*"."""

    text: str
    field: Field = Field.ANY
    match: Match = Match.WORD


@dataclass(frozen=True, slots=True)
class Is:
    """A state of an article: one of `IS_VALUES`."""

    value: str


@dataclass(frozen=True, slots=True)
class Has:
    """Something an article has: one of `HAS_VALUES`."""

    value: str


@dataclass(frozen=True, slots=True)
class FigureRange:
    """Figures whose interval overlaps this one; `None` is an open end."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles published from `start` to `end`, both included, as YYYY-MM-DD; an empty string is an open end."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Everything:
    """Whatever there is."""


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever the child does not find."""

    child: Node


Filter = Is | Has | FigureRange | DateRange | Words
Leaf = Words | Is | Has | FigureRange | DateRange | Everything
Node = Leaf | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query. `node` is None when nothing was asked; then a search finds nothing and a list shows all."""

    node: Node | None
    slips: tuple[Slip, ...] = ()


def is_filter(leaf: Leaf) -> bool:
    """Whether the store answers this leaf, not the index."""
    if isinstance(leaf, Words):
        return leaf.field in STORE_FIELDS
    return not isinstance(leaf, Everything)

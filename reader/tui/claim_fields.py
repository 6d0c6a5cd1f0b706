"""What a dialog about a claim is told and gives back, so that who opens it need not load it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model import Certainty, Polarity, Reporting


class Wish(StrEnum):
    """What else can be done to a claim than to change its fields."""

    CONFIRM = "confirm"
    MERGE = "merge"
    SPLIT_HERE = "split here"
    SPLIT = "split"
    RESTORE = "restore"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Fields:
    """What the reader says of a claim; what is None stays as it is. As speaker, "" is nobody, or who was found."""

    speaker: str | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    reporting: Reporting | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return self == Fields()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the dialog shows.

    `quote` are the words claimed. `now` holds what the fields begin with, `found` what the text says of them, `aside`
    who was found in words (empty for a claim that the reader made). `acts` are what else can be done, with their words.
    """

    quote: str
    now: Fields
    found: Fields = Fields()
    aside: str = ""
    acts: tuple[tuple[Wish, str], ...] = ()
    is_new: bool = False


class Where(StrEnum):
    """How far a merge reaches."""

    EVERYWHERE = "everywhere"
    HERE = "in this article"

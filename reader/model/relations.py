"""How claims and figures stand to each other, and what the reader says about that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.annotations import Selector
    from reader.model.claims import Claim, Figure
    from reader.model.text import Layout


class RelationKind(StrEnum):
    """How two claims, or two figures, stand to each other."""

    SAME = "same"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    SCOPE_DIFFERS = "scope_differs"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a rule, or the reader, says about two claims or two figures.

    Attributes:
        left: uid of a claim or figure; of an update the earlier one.
        right: uid of another of the same sort.
        kind: how they stand to each other.
        reason: why, in words for the screen ("denies exactly this claim").
        rule: short name of the rule; empty where the reader says it.
        via: uid of the claim or figure that says the same as one side, where the relation was carried on through it.
        is_by_reader: whether the reader said so, of this pair or of one that says the same.
    """

    left: str
    right: str
    kind: RelationKind
    reason: str
    rule: str = ""
    via: str = ""
    is_by_reader: bool = False


class Opinion(StrEnum):
    """What the reader says of a pair; it goes before every rule."""

    SAME = "same"
    CONTRADICTS = "contradicts"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class PairSide:
    """One side of a pair that the reader judged: a claim or figure, and the words by which it is known again."""

    uid: str
    article_uid: str
    selector: Selector


@dataclass(frozen=True, slots=True)
class PairOpinion:
    """What the reader said of two claims or figures."""

    left: PairSide
    right: PairSide
    opinion: Opinion
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One article as relations see it: its text with all that was found in it.

    `published` is `YYYY-MM-DD…`, empty when unknown. No two accounts share the uid of a claim or figure.
    """

    uid: str
    text: str
    layout: Layout
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    title: str = ""
    outlet: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class SubjectGroup:
    """Claims and figures about one thing: what a thread is made of.

    Attributes:
        uid: that of the earliest in the core.
        title: the shared name and measure ("Bakhmut: killed or injured").
        members: uids, the earliest first.
        core: those members that this group alone has; the others are guests, and stand in the core of another group.
    """

    uid: str
    title: str
    members: tuple[str, ...]
    core: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event.

    Attributes:
        articles: uids, the one that was asked for first, then those nearest to it.
        copies: articles with nearly the same text: uid of each copy to that of the earliest of them.
        is_capped: whether more articles are near than are in here, or than any of them was set beside.
    """

    articles: tuple[str, ...]
    copies: tuple[tuple[str, str], ...] = ()
    is_capped: bool = False

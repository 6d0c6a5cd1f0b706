"""Threads as the screens, commands and exports show them: claims about one thing, from many articles, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.claims import Claim, Figure
from reader.model.relations import Relation, RelationKind
from reader.model.stances import Polarity

if TYPE_CHECKING:
    from reader.model.annotations import Annotation
    from reader.model.articles import Article


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, or a figure in the outlet's own voice, with its words and where it stands.

    Attributes:
        uid: the claim's, or the figure's where `claim` is None.
        article: where it stands.
        claim: None for a figure in the outlet's own voice.
        figures: the figures in it; the one figure itself where `claim` is None.
        source_text: the words that stand for the speaker there.
        cue_text: the words that introduce it.
        content_text: what is claimed; the figure with the words around it where `claim` is None.
        copy_of: uid of the article whose text this article repeats (one wire report), empty for an account of its own.
    """

    uid: str
    article: Article
    claim: Claim | None
    figures: tuple[Figure, ...]
    source_text: str
    cue_text: str
    content_text: str
    copy_of: str = ""

    @property
    def is_denial(self) -> bool:
        """Whether its words are what the speaker denies."""
        return self.claim is not None and self.claim.polarity is Polarity.DENIES


@dataclass(frozen=True, slots=True)
class Position:
    """One column of a thread: claims that do not contradict each other, the earliest first.

    Attributes:
        heading: its earliest claim, quoted; empty for what is about the same thing and takes no side.
        statements: the earliest first; undated ones last.
        voices: how many speakers say it; those of copies of one report count once.
        copies: how many of the statements stand in copies of a report that is counted already.
    """

    heading: str
    statements: tuple[Statement, ...]
    voices: int
    copies: int = 0

    @property
    def is_denial(self) -> bool:
        """Whether the heading is what its speaker denies: two columns may quote the same words."""
        return bool(self.heading and self.statements) and self.statements[0].is_denial


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of a thread, with whose it is: one row beside the number line."""

    figure: Figure
    statement: Statement


@dataclass(frozen=True, slots=True)
class FigureLine:
    """Figures of one unit that share a number line; the least first. `relations` are between figures."""

    unit: str
    rows: tuple[FigureRow, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """Claims and figures about one thing.

    Attributes:
        uid: its earliest claim's (or figure's); the uid of any other claim in it leads to it as well.
        title: the shared name and measure.
        positions: columns; where nobody contradicts anybody, one.
        lines: its figures, a line for each unit.
        relations: all that is known between its claims, and between its figures.
        conflicts: how many pairs contradict each other.
        articles: how many articles it comes from.
        first_day: of its dated articles, `YYYY-MM-DD`; empty when none is dated.
        last_day: likewise.
        left_out: how many claims and figures are about the same thing, but more than a thread shows.
    """

    uid: str
    title: str
    positions: tuple[Position, ...]
    lines: tuple[FigureLine, ...]
    relations: tuple[Relation, ...]
    conflicts: int
    articles: int
    first_day: str = ""
    last_day: str = ""
    left_out: int = 0

    def told(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        """Those of some relations that a reader is told: who gives a number that another denies does not agree."""
        said = [each for position in self.positions for each in position.statements]
        said += [row.statement for line in self.lines for row in line.rows]
        denied = frozenset(figure.uid for each in said if each.is_denial for figure in each.figures)
        for each in relations:
            if each.is_by_reader or each.kind is RelationKind.CONFLICT or denied.isdisjoint((each.left, each.right)):
                yield each


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: threads of one story, contested ones first.

    Attributes:
        title: what was asked for: a claim's content, an article's title, a query.
        threads: contested ones first, then those with most articles.
        articles: all articles that they, and those besides, come from, the earliest first.
        only_here: claims of the one article that was asked for which no other article makes; empty else.
        copies: articles that are one report: uid of each copy to that of the article it repeats.
        pending: how many articles of the library have no relations yet; they follow in the background.
        is_capped: whether the story has more articles than are compared.
        now_at: uid of the claim or figure that was asked for; empty else.
        found: how many threads there are, those besides `threads` included, where only some were wanted.
    """

    title: str
    threads: tuple[Thread, ...]
    articles: tuple[Article, ...]
    only_here: tuple[Statement, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    pending: int = 0
    is_capped: bool = False
    now_at: str = ""
    found: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """One step of a timeline: a statement or figure on its day, and how it stands to what was there before.

    Attributes:
        day: the day that it speaks of where that is known, else of publication; empty when unknown.
        statement: who says it, and where.
        figure: the figure whose course is followed; None where a position is.
        changes: relations to earlier moments that tell a change: `update` or `conflict`.
    """

    day: str
    statement: Statement
    figure: Figure | None
    changes: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """How one figure or position moved over the days, by speaker and outlet; the earliest moment first."""

    title: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim beside another that contradicts or supersedes it."""

    own: Statement
    other: Statement
    relation: Relation


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """One speaker: what they claimed, what was denied and by whom, what they later changed.

    Attributes:
        name: as most claims have it.
        claims: the newest first, five hundred at most.
        denied: what others contradict of these.
        changed: what was said otherwise later.
        left_out: how many answers stand in older articles, which were not looked at.
    """

    name: str
    claims: tuple[Statement, ...]
    denied: tuple[Answered, ...]
    changed: tuple[Answered, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Dossier:
    """What an export of threads holds: the comparison, and the reader's notes and verdicts on it.

    Attributes:
        comparison: the threads, contested ones first.
        annotations: of all articles that they come from, article by article, in the order of the text.
        made: when, `YYYY-MM-DD…`.
        courses: how figures and positions moved over the days.
        judged: claims of these articles that the reader gave a verdict on, in a thread or not.
        cut: how many threads there are besides.
    """

    comparison: Comparison
    annotations: tuple[Annotation, ...]
    made: str
    courses: tuple[Course, ...] = ()
    judged: tuple[Statement, ...] = ()
    cut: int = 0

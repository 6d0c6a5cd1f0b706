"""Names by which a dossier points from one of its parts to another: sources are numbered, statements are A1, A2, B1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from reader.export.related import Related, Side, ranked
from reader.export.words import RANKS, amount_words, speaker_words
from reader.model import Annotation, Article, Dossier, Figure, Relation, Statement, Thread

_LETTERS = 26


class ThreadLabels:
    """What the parts of one thread are called; `number` tells it from other threads."""

    def __init__(self, thread: Thread, number: int) -> None:
        """Name every statement. Cost: linear."""
        self.thread = thread
        self.number = number
        self._labels: dict[str, str] = {}
        self._statements: dict[str, Statement] = {}
        self._figures: dict[str, tuple[Figure, Statement]] = {}
        for place, position in enumerate(thread.positions):
            for count, statement in enumerate(position.statements, 1):
                self._labels.setdefault(statement.uid, f"{_letters(place)}{count}")
                self._statements[statement.uid] = statement
        for line in thread.lines:
            for row in line.rows:
                self._figures[row.figure.uid] = row.figure, row.statement

    @property
    def figures(self) -> Collection[str]:
        """The figures that stand on its lines."""
        return self._figures

    def of(self, uid: str) -> str:
        """The label of a statement, or of the statement that a figure stands in; empty when it is not shown here."""
        if uid in self._labels:
            return self._labels[uid]
        return self._labels.get(self._figures[uid][1].uid, "") if uid in self._figures else ""

    @cached_property
    def related(self) -> tuple[Related, ...]:
        """All relations between what is shown here; those that matter most first, none twice."""
        found = (*self.thread.relations, *(each for line in self.thread.lines for each in line.relations))
        here = (each for each in self.thread.told(found) if self._is_here(each.left) and self._is_here(each.right))
        return ranked(self._in_words(each) for each in here)

    @cached_property
    def beside(self) -> Mapping[str, tuple[Related, ...]]:
        """The same by label, seen from each of both sides."""
        found: dict[str, list[Related]] = defaultdict(list)
        for each in self.related:
            for seen in (each, each.turned()):
                if each.left.label != each.right.label:
                    found[seen.left.label].append(seen)
        return {
            label: tuple(sorted(seen, key=lambda each: (RANKS[each.kind], each.right.order)))
            for label, seen in found.items()
        }

    def _is_here(self, uid: str) -> bool:
        return uid in self._statements or uid in self._figures

    def _in_words(self, relation: Relation) -> Related:
        reason = relation.reason.strip() or "no reason is kept"
        if relation.is_by_reader:
            reason += " (the reader’s own word)"
        return Related(self._side(relation.left), self._side(relation.right), relation.kind, reason)

    def _side(self, uid: str) -> Side:
        label = self.of(uid)
        if uid in self._statements and uid not in self._figures:
            return Side(label, speaker_words(self._statements[uid]))
        figure, statement = self._figures[uid]
        return Side(label, f"{speaker_words(statement)}: {amount_words(figure)}")


class Labels:
    """What the parts of a dossier are called."""

    def __init__(self, dossier: Dossier) -> None:
        """Number the sources, and name the statements of each thread."""
        comparison = dossier.comparison
        articles = {each.uid: each for each in comparison.articles}
        for statement in _all_statements(dossier):
            articles.setdefault(statement.article.uid, statement.article)
        self.sources: tuple[Article, ...] = tuple(articles.values())
        self.numbers = {uid: number for number, uid in enumerate(articles, 1)}
        self.threads = tuple(ThreadLabels(each, number) for number, each in enumerate(comparison.threads, 1))
        self.copies = dict(comparison.copies)
        self._verdicts = {each.claim_uid: each for each in dossier.annotations if each.verdict and each.claim_uid}

    def number(self, article: Article) -> int:
        """The number of a source."""
        return self.numbers[article.uid]

    def verdict(self, statement: Statement) -> Annotation | None:
        """What the reader makes of a statement."""
        return self._verdicts.get(statement.uid)


def _all_statements(dossier: Dossier) -> Iterator[Statement]:
    comparison = dossier.comparison
    for thread in comparison.threads:
        for position in thread.positions:
            yield from position.statements
        for line in thread.lines:
            yield from (row.statement for row in line.rows)
    yield from comparison.only_here
    for course in dossier.courses:
        yield from (moment.statement for moment in course.moments)
    yield from dossier.judged


def _letters(place: int) -> str:
    """The letters of a position: A to Z, then AA, AB and so on."""
    before, letter = divmod(place, _LETTERS)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)

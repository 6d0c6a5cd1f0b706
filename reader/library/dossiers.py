"""Gathers a dossier: threads, how they moved over the days, and what the reader wrote on their articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.library.courses import courses_of
from reader.library.keeping import Keeping
from reader.library.statements import of_placed
from reader.model import Annotation, Article, Comparison, Course, Dossier, PlacedClaim, Thread
from reader.store import annotations as marks_kept
from reader.store import claims

_MOST_THREADS = 100  # a page of more is read by nobody; whoever asks for less gets the rest
_MOST_COURSES = 50


def gather(keeping: Keeping, compared: Comparison) -> Dossier:
    """The dossier of a comparison. Cost: a query for each of its articles."""
    shown = compared.threads[:_MOST_THREADS]
    homes = _homes(compared)
    with keeping.reading() as db:
        marks = tuple(mark for home in homes for mark in marks_kept.of_article(db, home.uid))
        judged = claims.by_uids(db, [each.claim_uid for each in marks if each.verdict and each.claim_uid])
    return Dossier(
        comparison=replace(compared, threads=shown, articles=homes),
        annotations=_of_claims_there_are(marks, judged),
        made=keeping.now(),
        courses=_moving(shown),
        judged=tuple(map(of_placed, judged)),
        cut=len(compared.threads) - len(shown),
    )


def _homes(compared: Comparison) -> tuple[Article, ...]:
    """The articles of the threads, and the one that was asked for where it is in none."""
    homes = {each.uid: each for each in compared.articles}
    homes.update((each.article.uid, each.article) for each in compared.only_here if each.article.uid not in homes)
    return tuple(homes.values())


def _of_claims_there_are(marks: Iterable[Annotation], judged: Iterable[PlacedClaim]) -> tuple[Annotation, ...]:
    """Without verdicts on claims that are gone: nobody could tell what they are about."""
    there = {each.claim.uid for each in judged}
    return tuple(each for each in marks if each.verdict is None or each.claim_uid in there)


def _moving(threads: Sequence[Thread]) -> tuple[Course, ...]:
    """The courses in which something changed."""
    found = (course for thread in threads for course in courses_of(thread))
    return tuple(each for each in found if any(moment.changes for moment in each.moments))[:_MOST_COURSES]

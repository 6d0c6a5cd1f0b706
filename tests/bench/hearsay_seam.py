"""What differs between the search room with `Answer` and the one before it. Goes when only one of them is left."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from heapq import nlargest
from typing import Any

from reader.model import SearchIn
from reader.search import entries, index
from reader.search.analyzer import Analyzer
from reader.search.entries import Entry
from reader.search.evaluate import Evaluation, Facts
from reader.search.nodes import Node

KINDS = (SearchIn.ARTICLES, SearchIn.CLAIMS)
HAS_ANSWERS = hasattr(Evaluation, "answer")


def entry(kind: SearchIn, row: int, fields: Mapping[str, str], published: str) -> Entry:
    """Something of an article, with its moment where there is one."""
    moments = (entries.moment_of(published),) if HAS_ANSWERS else ()
    return Entry(kind, row, row, fields, *moments)


def belonging(rows: Collection[int]) -> object:
    """What an update is to take out: all that belongs to some articles."""
    if HAS_ANSWERS:
        return dict.fromkeys(KINDS, rows)
    return [index.article_key(kind, row) for kind in KINDS for row in rows]


def best(evaluated: tuple[Any, Facts, Analyzer], node: Node, limit: int) -> list[int]:
    """Row numbers of the best articles; `evaluated` is what is read, asked and understood with."""
    read, facts, analyzer = evaluated
    if HAS_ANSWERS:
        answer = Evaluation(read.shelves, facts, analyzer, SearchIn.ARTICLES).answer(node)
        return [row for row, _score in answer.best(limit)]
    scores = Evaluation(read, facts, analyzer, SearchIn.ARTICLES).find(node)
    return nlargest(limit, scores, key=lambda row: (scores[row], row))

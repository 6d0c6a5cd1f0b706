"""Hearsay for a harness that drives engines through seven functions of a module and brings its own corpus.

Such a harness is a module `peers` with `read_corpus(path)`; `speaker` of its articles has the names of those quoted.
These are indexed, not what Hearsay's own extraction would find. Its queries are in Hearsay's own language already.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench.hearsay_index import HearsayIndex  # noqa: E402 — found by the line above

_opened: list[HearsayIndex] = []


def build(corpus: str, dir: str) -> None:
    """Index every article of the corpus file into an empty folder."""
    from peers import read_corpus

    index = HearsayIndex(Path(dir))
    index.build(read_corpus(corpus))
    index.close()


def open(dir: str) -> None:
    """Open the index in a folder."""
    _opened.append(HearsayIndex(Path(dir)))


def search(query: str, limit: int) -> list[str]:
    """Ids of the best articles, best first."""
    return _opened[-1].search(query, limit)


def add(article: Mapping[str, str]) -> None:
    """Take in a new article."""
    _opened[-1].add(article)


def update(article: Mapping[str, str]) -> None:
    """Put an article in the place of the one with its id."""
    _opened[-1].update(article)


def delete(id: str) -> None:
    """Take out the article of that id."""
    _opened[-1].delete(id)


def close() -> None:
    """Let go of everything that was opened."""
    while _opened:
        _opened.pop().close()

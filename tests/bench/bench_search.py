"""How long search takes, on a corpus made from a fixed seed: CPU time, median and 95th percentile of nine runs.

    python tests/bench/bench_search.py [ARTICLES]

Not run by pytest. Each query is asked once before it is timed; answers are not remembered between runs.
"""

from __future__ import annotations

import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import CONTENT, SPEAKER, TEXT, TITLE, Entry
from reader.search.evaluate import Evaluation
from reader.search.index import SearchIndex
from reader.search.marking import IN_ARTICLES, Marker
from reader.search.query import parse
from reader.search.snippets import snippets_of

RUNS = 9
SHOWN = 50
WORDS = 400
QUERIES = {
    "common": "aba",
    "rare": "zuzu",
    "and": "aba abe abi",
    "or": "aba OR zuzu OR abo",
    "phrase": '"aba abe"',
    "prefix": "ab*",
    "fuzzy": "abaa~",
    "title": "title:aba",
    "claim": "claim:aba speaker:abe",
    "not": "aba -abe",
}


def vocabulary() -> list[str]:
    """Some 14,000 words that can be spoken."""
    syllables = [a + b for a in "bcdfglmnprstvz" for b in "aeiou"]
    short = [a + b for a in "aeiou" for b in syllables]
    return [*short, *(first + second for first in syllables for second in syllables), "zuzu"]


def corpus(articles: int) -> Iterator[Entry]:
    """Articles of 400 words and five claims each; words are as unevenly common as in a language."""
    rng = random.Random(20230509)
    words = vocabulary()
    weights = [1 / (rank + 3) for rank in range(len(words))]
    for article in range(1, articles + 1):
        drawn = rng.choices(words, weights, k=WORDS)
        title = " ".join(drawn[:8])
        yield Entry(SearchIn.ARTICLES, article, article, {TITLE: title, TEXT: f"{title}\n{' '.join(drawn)}"})
        for number in range(5):
            claim = {CONTENT: " ".join(drawn[number * 20 :][:20]), SPEAKER: drawn[number]}
            yield Entry(SearchIn.CLAIMS, article * 5 + number, article, claim)


class Facts:
    """A store that has everything and filters nothing."""

    def __init__(self, articles: int) -> None:
        self._all = frozenset(range(1, articles + 1))

    def everything(self, within: SearchIn) -> frozenset[int]:
        return self._all

    def filtered(self, leaf: object, within: SearchIn) -> frozenset[int]:
        return self._all

    def belonging(self, articles: frozenset[int], within: SearchIn) -> frozenset[int]:
        return frozenset(articles)


def timed(act) -> list[float]:
    """CPU milliseconds of nine runs, after one that does not count."""
    act()
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        act()
        taken.append((time.process_time() - start) * 1000)
    return sorted(taken)


def report(name: str, taken: list[float]) -> None:
    """One line: median and 95th percentile."""
    print(f"{name:<10}{statistics.median(taken):>10.2f}{taken[-1]:>10.2f}")  # noqa: T201 — a script's output


def main(articles: int) -> None:
    """Build, ask, mark; print a table."""
    analyzer = Analyzer()
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex(Path(folder), analyzer)
        start = time.process_time()
        with index.writing():
            stamp = index.rebuild(corpus(articles), 1)
        seconds = time.process_time() - start
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
        print(f"Python {platform.python_version()}, {platform.machine()}; {articles} articles")  # noqa: T201
        print(f"built in {seconds:.1f} s CPU ({articles / seconds:.0f} articles/s), {size:.0f} MB")  # noqa: T201
        print(f"{'ms CPU':<10}{'median':>10}{'p95':>10}")  # noqa: T201 — a script's output
        facts = Facts(articles)

        def ask(query: str) -> None:
            with index.reading(stamp) as snapshot:
                Evaluation(snapshot.shelves, facts, analyzer, SearchIn.ARTICLES).answer(parse(query).node).best(50)

        for name, query in QUERIES.items():
            report(name, timed(lambda query=query: ask(query)))
        texts = [e.fields[TEXT] for e in corpus(SHOWN) if e.kind is SearchIn.ARTICLES]
        marker = Marker(parse('aba "abe abi"').node, IN_ARTICLES, analyzer)
        report("50 cuts", timed(lambda: [snippets_of(text, marker) for text in texts]))
        index.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)

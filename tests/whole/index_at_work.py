"""A program that writes a library without end, and says on its output what is on disk; it is killed from outside.

    python tests/whole/index_at_work.py FOLDER SEED

Sizes from which the index is built by other processes, and merged, are made small, so that all of it happens at once.
"""

from __future__ import annotations

import json
import random
import sys
from itertools import count
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from reader.library import Library, index_work  # noqa: E402 — found by the line above
from reader.model import LibraryPaths  # noqa: E402
from reader.search import changing  # noqa: E402


def say(*words: str) -> None:
    print(*words, flush=True)  # noqa: T201 — what is on disk


def add(library: Library, rng: random.Random, number: int) -> None:
    """A few articles, each with a word of its own."""
    words = [f"zq{number}x{each}" for each in range(rng.randrange(1, 12))]
    said = "Mayor Ana Koval said on Tuesday that {} people had left Hollin, a {} place."
    rows = [{"id": word, "title": f"Dam {word}", "text": said.format(number, word)} for word in words]
    lines = library.exchange.import_bytes("\n".join(map(json.dumps, rows)).encode(), origin="in.jsonl")
    for word, line in zip(words, lines, strict=True):
        say("added", word, line.article_uid)


def mark(library: Library, rng: random.Random, number: int) -> None:
    """A note with a word of its own on some article."""
    rows = library.articles.rows()
    article = rows.page(rng.randrange(len(rows)), 1)[0]
    library.notes.quote(article.uid, "Mayor", text=f"note nq{number}")
    say("noted", f"nq{number}", article.uid)


def remove(library: Library, rng: random.Random) -> None:
    """Some article goes into the bin."""
    rows = library.articles.rows()
    article = rows.page(rng.randrange(len(rows)), 1)[0]
    say("removing", article.uid)
    library.articles.delete([article.uid])
    say("removed", article.uid)


def main(folder: Path, seed: int) -> None:
    index_work._MANY, index_work._MANY_TO_MERGE, changing._TOGETHER = 8, 8, 3
    rng = random.Random(seed)
    with Library.open(LibraryPaths(folder / "library.db", folder / "cache" / "index")) as library:
        for number in count(seed * 100_000):
            add(library, rng, number)
            library.search.find(f"zq{number}x0")
            drawn = rng.random()
            if drawn < 0.3:
                mark(library, rng, number)
            elif drawn < 0.4:
                remove(library, rng)
            elif drawn < 0.5:
                library.search.rebuild()
            library.search.keep_in_step()
            say("in step")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""How long relations take: following a bulk import, and one more article in a large library; CPU time.

    python tests/bench/bench_relations.py [EXTRACTED [ARTICLES]]

Not run by pytest. EXTRACTED articles are copies of the own gold with other names (every tenth name stays) and days
spread over eight years; they are imported, their claims found. The library is then filled up to ARTICLES with rows in
the indexes of terms and relations alone, for finding the claims of 100,000 takes long; these have as many terms as the
others, drawn so unevenly that some are in a fifth of all.
"""

from __future__ import annotations

import json
import platform
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from reader.library import Library
from reader.model import LibraryPaths, RelationKind
from reader.store import relations, story_terms
from reader.store.relations import Kept, Relation

GOLD = Path(__file__).resolve().parents[1] / "eval" / "gold"
RUNS = 9
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
_TERMS_EACH = 40


def articles(copies: int, *, first: int = 0) -> Iterator[dict[str, str]]:
    """Copies of the own gold, each copy with names of its own."""
    for copy in range(first, first + copies):
        rng = random.Random(copy)
        shift = timedelta(days=rng.randrange(3000))
        for page in sorted(GOLD.glob("*.json")):
            about = json.loads(page.read_text(encoding="utf-8"))
            text = page.with_suffix(".txt").read_text(encoding="utf-8")
            day = about.get("published") or ""
            yield {
                "id": f"{about['id']}-{copy}",
                "title": _renamed(about["title"], copy),
                "outlet": about.get("outlet", ""),
                "published": str(date.fromisoformat(day[:10]) + shift - timedelta(days=3000)) if day else "",
                "text": _renamed(text, copy),
            }


def _renamed(text: str, copy: int) -> str:
    """Names that begin no sentence, and all their occurrences, become others."""
    names = {
        match.group()
        for match in _NAME.finditer(text)
        if text[: match.start()].rstrip(" “”\"'‘’")[-1:] not in ("", ".", "!", "?", "\n", ":")
    }
    return _NAME.sub(lambda match: _name(match.group(), copy) if match.group() in names else match.group(), text)


def _name(name: str, copy: int) -> str:
    rng = random.Random(name)
    if rng.random() < 0.1:
        return name
    rng = random.Random(f"{name} {copy}")
    return "".join(rng.choices(_SYLLABLES, k=3)).title()


def cpu(act) -> float:
    """Milliseconds of CPU."""
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


def open_in(folder: Path) -> Library:
    """Open the library there."""
    return Library.open(LibraryPaths(folder / "library.db", folder / "index"))


def bring_in(library: Library, found: Iterator[dict[str, str]]) -> list[str]:
    """Import articles; gives their uids."""
    data = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in found).encode()
    return [line.article_uid for line in library.exchange.import_bytes(data) if line.article_uid]


def fill(library: Library, have: int, wanted: int) -> None:
    """Add rows as if there were more articles: ten relations each, and their terms."""
    rng = random.Random(1)
    keys = [f"term {number}" for number in range(200_000)]
    weights = list(accumulate(1 / (rank + 30) for rank in range(len(keys))))
    first_day = date(2018, 1, 1).toordinal()
    for start in range(have, wanted, 5_000):
        with library._keeping.writing() as db:
            for number in range(start, min(start + 5_000, wanted)):
                uid = f"{number:016x}"
                row = db.execute(
                    "INSERT INTO articles (uid, title, title_key, added) VALUES (?, ?, '', '')", (uid, uid)
                )
                article_id = int(row.lastrowid or 0)
                terms = rng.choices(keys, cum_weights=weights, k=_TERMS_EACH)
                marks = story_terms.marks_of(terms, first_day + rng.randrange(3000), rng.randbytes(256))
                story_terms.keep(db, article_id, marks, is_capped=False)
                rows = [_relation(f"{uid}-{each}", article_id) for each in range(10)]
                relations.replace_found(db, article_id, (), rows)


def _relation(uid: str, article_id: int) -> Kept:
    relation = Relation(f"{uid}-a", f"{uid}-b", RelationKind.COMPATIBLE, "one is a part of the other", "part")
    return Kept(relation, article_id, article_id, True)


def say(what: str, taken: list[float]) -> None:
    """One line: median and the worst of the runs."""
    print(f"{what:<44}{statistics.median(taken):>9.2f}{max(taken):>9.2f}")  # noqa: T201 — a script's output


def main(extracted: int, wanted: int) -> None:
    """Import, follow, fill, add; print a table."""
    per_copy = len(list(GOLD.glob("*.json")))
    copies = max(1, extracted // per_copy)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_in(folder) as library:
            begin = time.process_time()
            count = len(bring_in(library, articles(copies)))
            imported = time.process_time() - begin
            begin = time.process_time()
            library.relations.follow()
            followed = time.process_time() - begin
            print(f"Python {platform.python_version()}, {platform.machine()}; {count:,} articles imported")  # noqa: T201
            print(f"import {count / imported:.0f} articles/s, relations {count / followed:.0f} articles/s")  # noqa: T201
            fill(library, count, wanted)
        size = (folder / "library.db").stat().st_size / 1e6
        print(f"{wanted:,} articles, library of {size:.0f} MB\n{'ms CPU':<44}{'median':>9}{'most':>9}")  # noqa: T201
        _measure_one_more(folder, copies)


def _measure_one_more(folder: Path, copies: int) -> None:
    """The last article of each of nine new copies is added when the rest of its story is there."""
    cold, warm, neighbours = [], [], []
    for run in range(RUNS):
        *others, last = articles(1, first=copies + run)
        with open_in(folder) as library:
            bring_in(library, iter(others))
            library.relations.follow()
            (uid,) = bring_in(library, iter([last]))
            warm.append(cpu(library.relations.follow))
        with open_in(folder) as library:
            neighbours.append(len(library.relations.story(uid).articles) - 1)
            with library._keeping.writing() as db:
                db.execute(
                    "UPDATE relating SET related = 0 WHERE article_id = (SELECT id FROM articles WHERE uid = ?)", (uid,)
                )
            cold.append(cpu(lambda library=library: library.relations.catch_up(1)))
    say("one more article, its story read before", warm)
    say("one more article, nothing read before", cold)
    say("articles of its story besides", [float(each) for each in neighbours])


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [10_000, 100_000][len(given) :]))

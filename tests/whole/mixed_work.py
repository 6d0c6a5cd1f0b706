"""A program that does everything a reader does, without end, and says what is on disk; it is killed from outside.

    python tests/whole/mixed_work.py FOLDER SEED OTHER [SECONDS]

OTHER is another library, which it merges now and then. What is going to be taken away is said before. With SECONDS it
ends by itself.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from reader.errors import LibraryBusyError  # noqa: E402 — found by the line above
from reader.library import Library  # noqa: E402
from reader.model import LibraryPaths  # noqa: E402


def say(*words: str) -> None:
    print(*words, flush=True)  # noqa: T201 — what is on disk


class Work:
    """What is done; each thing has a name that no other program gives (`seed` and a number)."""

    def __init__(self, library: Library, seed: int, other: str) -> None:
        self.library, self.other, self.rng = library, other, random.Random(seed)
        self.names = (f"{seed}x{number}" for number in count())

    def bring_in(self) -> None:
        words = [f"zq{next(self.names)}" for _ in range(self.rng.randrange(1, 6))]
        said = "Mayor Ana Koval said on Tuesday that {} people had left Hollin."
        rows = [{"id": word, "title": f"Dam {word}", "text": f"Dam {word}\n\n{said.format(7)}"} for word in words]
        lines = self.library.exchange.import_bytes("\n".join(map(json.dumps, rows)).encode(), origin="in.jsonl")
        for word, line in zip(words, lines, strict=True):
            say("added", word, line.article_uid)
        found = [hit.uid for hit in self.library.search.find(words[-1]).hits]
        say("found" if len(found) == 1 else "LOST", words[-1])

    def note(self) -> None:
        name = f"nq{next(self.names)}"
        note = self.library.notes.quote(self._some_article(), "Mayor", text=f"note {name}", tags=(name,))
        say("noted", name, note.uid)
        if self.rng.random() < 0.3:
            say("undoing", name)
            act = self.library.history.undo()
            if act is not None and note.uid not in {each.uid for each, _ in self.library.notes.find(name)}:
                say("undone", name)

    def tag(self) -> None:
        uid, name = self._some_article(), f"tq{next(self.names)}"
        self.library.articles.set_tags(uid, (*self.library.articles.get(uid).tags, name))
        say("tagged", name, uid)

    def star(self) -> None:
        self.library.articles.mark([self._some_article()], starred=self.rng.random() < 0.5)
        self.library.history.undo()
        self.library.history.redo()
        say("starred")

    def merge(self) -> None:
        self.library.merging.merge(self.other)
        say("merged", self.other)

    def tidy(self) -> None:
        self.library.search.keep_in_step()
        self.library.relations.follow()
        say("tidied")

    def back_up(self) -> None:
        self.library.backups.keep_one()
        say("kept")

    def _some_article(self) -> str:
        rows = self.library.articles.rows()
        own = [article for article in rows.page(0, 200) if article.title.startswith("Dam")]
        return self.rng.choice(own).uid

    def one(self) -> Callable[[], None]:
        ways = (
            self.bring_in,
            self.note,
            self.note,
            self.note,
            self.tag,
            self.star,
            self.tidy,
            self.merge,
            self.back_up,
        )
        return self.rng.choices(ways, (4, 4, 4, 4, 4, 4, 3, 2, 1))[0]


def main(folder: Path, seed: int, other: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    with Library.open(LibraryPaths(folder / "library.db", folder / "cache" / "index"), busy_seconds=30) as library:
        work = Work(library, seed, other)
        work.bring_in()
        while time.monotonic() < end:
            try:
                work.one()()
            except LibraryBusyError:
                say("busy")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], float(sys.argv[4]) if len(sys.argv) > 4 else 1e9)

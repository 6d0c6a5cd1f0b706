"""Two libraries that write, merge each other and share a folder without end; it is killed from outside.

    python tests/whole/machines_at_work.py FOLDER SEED

Says on its output which note is on disk, and in which library.
"""

from __future__ import annotations

import json
import random
import sys
from itertools import count
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from reader.errors import HearsayError  # noqa: E402 — found by the line above
from reader.library import Library, joining  # noqa: E402
from reader.model import LibraryPaths  # noqa: E402


def paths_of(folder: Path, name: str) -> LibraryPaths:
    return LibraryPaths(folder / name / "library.db", folder / name / "cache" / "index")


def article_of(library: Library, rng: random.Random) -> str:
    rows = library.articles.rows()
    return rows.page(rng.randrange(len(rows)), 1)[0].uid


def add(library: Library, rng: random.Random, number: int) -> None:
    said = "Mayor Ana Koval said on Tuesday that {} people had left Hollin, a {} place."
    rows = [
        {"id": f"w{each}", "title": f"Dam {each}", "text": said.format(number % 7 + each, "quiet")} for each in range(4)
    ]
    list(library.exchange.import_bytes("\n".join(map(json.dumps, rows)).encode(), origin="in.jsonl"))


def note(library: Library, rng: random.Random, number: int) -> str:
    library.notes.quote(article_of(library, rng), "Mayor", text=f"note q{number}q")
    return f"q{number}q"


def change(library: Library, rng: random.Random, number: int) -> None:
    """Change something that is not looked for afterwards."""
    uid = article_of(library, rng)
    library.articles.set_tags(uid, [f"t{number % 5}"])
    library.articles.mark([uid], starred=rng.random() < 0.5)
    found = [each for each, _ in library.notes.find("shared")]
    if found:
        library.notes.edit(rng.choice(found).uid, text=f"shared {number}")
    else:
        library.notes.quote(uid, "Ana Koval", text="shared")


def work(folder: Path, library: Library, rng: random.Random, names: tuple[str, str, int]) -> None:
    name, other, number = names
    drawn = rng.random()
    if drawn < 0.2 or not len(library.articles.rows()):
        add(library, rng, number)
    elif drawn < 0.45:
        print(name, note(library, rng, number), flush=True)  # noqa: T201 — what is on disk
    elif drawn < 0.65:
        change(library, rng, number)
    elif drawn < 0.8:
        if (folder / other / "library.db").exists():
            library.merging.merge(str(folder / other / "library.db"))
    else:
        library.syncing.sync(str(folder / "shared"))


def main(folder: Path, seed: int) -> None:
    joining._AT_ONCE = 5
    rng = random.Random(seed)
    for number in count(seed * 10_000):
        name, other = rng.sample(["a", "b"], 2)
        with Library.open(paths_of(folder, name)) as library:
            try:
                work(folder, library, rng, (name, other, number))
            except HearsayError as wrong:
                print("refused", wrong.message, flush=True)  # noqa: T201 — as above
        print("done", flush=True)  # noqa: T201 — as above


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""A program that does once what a reader does, and says what is on disk: for `powercut.c` to record.

python tests/whole/power_work.py FOLDER OTHER
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2])]

from reader.library import Library  # noqa: E402 — found by the line above
from reader.model import LibraryPaths  # noqa: E402

_SAID = "Dam {0}\n\nMayor Ana Koval said on Tuesday that {0} people had left Hollin."


def say(*words: str) -> None:
    print(*words, flush=True)  # noqa: T201 — what is on disk


def bring_in(library: Library, number: int) -> str:
    """An import need not be on the disk before it is told: it can be done again."""
    (line,) = library.exchange.import_bytes(_SAID.format(number).encode(), origin=f"{number}.txt")
    return line.article_uid


def note(library: Library, uid: str, name: str) -> None:
    made = library.notes.quote(uid, "Mayor", text=f"note {name}", tags=(name,))
    say("noted", name, made.uid)


def first(library: Library) -> None:
    uid = bring_in(library, 10)
    note(library, uid, "one")
    library.articles.set_tags(uid, ("kept",))
    say("tagged", uid)
    note(library, uid, "two")
    say("undoing", "two")
    library.history.undo()
    say("undone", "two")
    library.history.redo()
    say("redone", "two")
    library.search.keep_in_step()
    library.backups.keep_one()
    say("kept")


def second(library: Library, other: str) -> None:
    library.merging.merge(other)
    say("merged")
    uid = bring_in(library, 11)
    note(library, uid, "three")
    library.backups.restore("1")
    say("restored")
    note(library, library.articles.rows().page(0, 1)[0].uid, "four")


def main(folder: Path, other: str) -> None:
    paths = LibraryPaths(folder / "library.db", folder / "cache" / "index")
    with Library.open(paths) as library:
        first(library)
    with Library.open(paths) as library:
        second(library, other)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

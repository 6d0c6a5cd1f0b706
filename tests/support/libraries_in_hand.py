"""Several copies of one library, each with a life of its own, and what can be seen of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from support.library_in_hand import paths_in, take_in, ticking_clock

from reader.library import Library

DAM = (
    "Dam holds, says mayor\n\nAna Koval, the mayor, said on Tuesday that the dam was safe. "
    "Otto Brandt denied that 47 people had been killed in Hollin."
)
BRIDGE = "Bridge to close\n\nThe council said that 20,000 people would have to find another way to work."
VOTE = "Vote moved\n\nA spokeswoman claimed that the vote had been moved to May. Nobody was hurt."


def of_article(library: Library, words: str) -> str:
    """The uid of the article whose title has these words."""
    return next(row.uid for row in library.articles.rows().page(0, 100) if words in row.title)


@contextmanager
def opened(folder: Path) -> Iterator[Library]:
    """A library whose uids no other one gives out: they begin with the name of its folder."""
    numbers = count(_used(folder))
    with Library.open(paths_in(folder), clock=_later(folder), new_uid=lambda: _uid(folder, next(numbers))) as library:
        yield library
    (folder / "used").write_text(str(next(numbers)), encoding="utf-8")


def _used(folder: Path) -> int:
    file = folder / "used"
    return int(file.read_text(encoding="utf-8")) if file.exists() else 0


def _uid(folder: Path, number: int) -> str:
    return f"{sum(map(ord, folder.name)):04x}{number:012x}"


def _later(folder: Path) -> Callable:
    tick, first = ticking_clock(), _used(folder)
    from datetime import timedelta

    return lambda: tick() + timedelta(hours=first)


def begin(folder: Path) -> Path:
    """A library with two articles, from which copies go their own ways."""
    with opened(folder) as library:
        take_in(library, DAM, url="https://a.example/dam", outlet="Atlas")
        take_in(library, BRIDGE, url="https://b.example/bridge", outlet="Courier")
    return folder


def copied(folder: Path, name: str) -> Path:
    """A copy of a library's folder, beside it."""
    return Path(shutil.copytree(folder, folder.with_name(name)))


def seen(folder: Path) -> list[object]:
    """All that two libraries which know the same have in common: each line of the export, and choices that wait."""
    with opened(folder) as library:
        return [*"".join(library.exchange.export("jsonl")).splitlines(), *library.merging.choices()]

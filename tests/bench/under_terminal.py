"""The whole program under a pseudo terminal: CPU of the first frame and of keys, and the memory that is its own.

CPU is that of the process with all its threads, from the key until nothing is printed and nothing is done any more:
`j` with the article that opens beside the list, a letter of a query with the search. The first frame has in it about
10 ms of Python for the terminal.
"""

from __future__ import annotations

import compileall
import re
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path

from support.library_in_hand import paths_in
from support.terminal import CHECKOUT, ENTER, ESCAPE, Terminal

from reader.library import Library

FRAME_MS, KEY_MS, OPEN_MS, OPEN_NOTES_MS, OWN_MB = 650, 16, 80, 100, 150
_PAGE_DOWN = "\x1b[6~"
_MARK_CELLS = 28
_QUIET_SECONDS = 0.1
_WORDS = " ".join(["The minister said 20.000 soldiers had left the city, and he denied it."] * 10)
_LONG, _SHORT = "A report of a hundred thousand words", "A short report"

Figures = dict[str, dict[str, float]]


def measure_library(folder: Path, size: tuple[int, int], query: str, runs: int) -> Figures:
    """First frames of some starts; then keys, and the memory of one."""
    compileall.compile_dir(CHECKOUT / "reader", quiet=2)
    mark = _first_title(folder)
    frames, figures = [], {}
    for run in range(runs):
        with _reader(folder, size) as terminal:
            terminal.wait_for_text(mark, seconds=60)
            frames.append(_cpu_ms(terminal))
            if run == runs - 1:
                terminal.settle(quiet_seconds=0.5, seconds=600)
                figures = _keys(terminal, query)
    return {"first frame": _figure(frames, FRAME_MS)} | figures


def measure_long_article(size: tuple[int, int]) -> Figures:
    """Open an article of 100,000 words."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, count in ((_LONG, 770), (_SHORT, 1)):
            path = folder / f"{count}.txt"
            path.write_text("\n\n".join([title, *[_WORDS] * count]), encoding="utf-8")
        with _library(folder) as library:
            assert len(list(library.exchange.import_paths([str(path) for path in folder.glob("*.txt")]))) == 2
            library.relations.follow()
            library.search.keep_in_step()
        spent = []
        for _ in range(5):
            with _reader(folder, size) as terminal:
                terminal.wait_for_text("report", seconds=60)
                terminal.settle(quiet_seconds=0.5, seconds=60)
                spent.append(max(_spent(terminal, ("j", "k"))))  # one of both is the long one
        return {"open 100,000 words": _figure(spent, OPEN_MS)}


def _keys(terminal: Terminal, query: str) -> Figures:
    figures: Figures = {}

    def take(name: str, keys: Iterable[str]) -> None:
        figures[name] = _figure(_spent(terminal, keys), KEY_MS)

    take("j", ["j"] * 30)
    take("k", ["k"] * 30)
    take("PgDn", [_PAGE_DOWN] * 20)
    take("G and g", ["G", "g"] * 5)
    opened, taken = [], []
    for step in ("j", "j", "j", "j", "kkkk"):
        opened += _spent(terminal, ["s"])
        terminal.press(*step)
        taken += _spent(terminal, [ENTER])
    figures["s opens the orders"] = _figure(opened, KEY_MS)
    figures["Enter takes an order"] = _figure(taken, KEY_MS)
    take("f opens the filter", ["f"])
    terminal.press("\t", "\t")
    take("letters in the filter", "is:starred")
    take("Enter takes the filter", [ENTER])
    take("Esc ends the filter", [ESCAPE])
    take("/", ["/"])
    take("letters of a query", query)
    take("Esc ends the search", [ESCAPE])
    figures["A opens the notes"] = _figure(_spent(terminal, ["A"]), OPEN_NOTES_MS)
    take("j in the notes", ["j"] * 30)
    take("PgDn in the notes", [_PAGE_DOWN] * 20)
    take("G and g in the notes", ["G", "g"] * 5)
    terminal.press("/")
    figures["letters of a query in notes"] = _figure(_spent(terminal, query), OPEN_NOTES_MS)
    terminal.press(ESCAPE, ESCAPE)
    figures["own memory, MB"] = _figure([_own_mb(terminal)], OWN_MB)
    return figures


def _spent(terminal: Terminal, keys: Iterable[str]) -> list[float]:
    spent = []
    for key in keys:
        before = _cpu_ms(terminal)
        terminal.type(key)
        terminal.settle(quiet_seconds=_QUIET_SECONDS, seconds=60)
        spent.append(_cpu_ms(terminal) - before)
    return spent


def _figure(values: Iterable[float], budget: float) -> dict[str, float]:
    ordered = sorted(values)
    last = len(ordered) - 1
    return {
        "p50": ordered[last // 2], "p95": ordered[round(last * 0.95)], "worst": ordered[last], "budget": budget,
    }  # fmt: skip


def _reader(folder: Path, size: tuple[int, int]) -> Terminal:
    command = [sys.executable, "-m", "reader", "--library", str(folder)]
    return Terminal(command, size=size, folder=CHECKOUT, env={"COLORTERM": "truecolor"})


@contextmanager
def _library(folder: Path):
    with Library.open(paths_in(folder)) as library:
        yield library


def _first_title(folder: Path) -> str:
    """The beginning of the first title of the list, as far as it is sure to stand in one line."""
    with _library(folder) as library:
        words = library.articles.rows().page(0, 1)[0].title.split()
    shown = words[0]
    for word in words[1:]:
        if len(shown) + 1 + len(word) > _MARK_CELLS:
            break
        shown += f" {word}"
    return shown


def _cpu_ms(terminal: Terminal) -> float:
    """CPU time of the process so far, in all its threads: Linux has a clock for each process."""
    return time.clock_gettime((~terminal.process.pid << 3) | 2) * 1e3


def _own_mb(terminal: Terminal) -> float:
    """Memory that is no file's."""
    status = Path(f"/proc/{terminal.process.pid}/status").read_text(encoding="utf-8")
    found = re.search(r"RssAnon:\s*(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0

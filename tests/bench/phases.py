"""What is measured of one engine, each part in a process of its own: `python -m bench.phases TASK` prints JSON.

A task is a JSON object with `phase`, `engine`, `folder` and what the phase needs beside. How each figure comes about is
told in docs/performance.md.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bench.articles import Article, read_corpus
from bench.engines.engine import Engine, engine_named
from bench.measuring import Spent, largest_process_mb, memory_mb, size_mb, timed

Task = Mapping[str, Any]
Figures = dict[str, Any]
LIMIT = 20
_PATIENCE_SECONDS = 10


def build(engine: Engine, task: Task) -> Figures:
    """Index the corpus."""
    folder = Path(task["folder"])
    before = _cpu_seconds()
    spent, _ = timed(lambda: engine.build(read_corpus(Path(task["corpus"])), folder))
    used = _cpu_seconds() - before
    return {"seconds": spent.wall / 1e3, "cpu_seconds": used, "mb": size_mb(folder), "peak": largest_process_mb()}


def cold(engine: Engine, task: Task) -> Figures:
    """Open the index and ask one query, in a process that has done nothing else."""
    opened, _ = timed(lambda: engine.open(Path(task["folder"])))
    first, _ = timed(lambda: engine.search(task["query"], LIMIT))
    return {"open": opened.wall, "answered": opened.wall + first.wall, "answered_cpu": opened.cpu + first.cpu}


def warm(engine: Engine, task: Task) -> Figures:
    """Ask each query once untimed, then some times timed."""
    engine.open(Path(task["folder"]))
    asked = [_asked(engine, query, task["repetitions"]) for query in task["queries"]]
    memory = memory_mb()
    engine.close()
    return {"queries": asked, **memory}


def _asked(engine: Engine, query: str, repetitions: int) -> Figures:
    first, found = timed(lambda: engine.search(query, LIMIT))
    spent = [timed(lambda: engine.search(query, LIMIT))[0] for _ in range(repetitions)]
    return {"first": first.wall, "wall": [s.wall for s in spent], "cpu": [s.cpu for s in spent], "found": len(found)}


def changes(engine: Engine, task: Task) -> Figures:
    """Add, update and delete one article at a time; each is over when a search in this process shows it."""
    engine.open(Path(task["folder"]))
    engine.search("said", LIMIT)
    articles = read_corpus(Path(task["corpus"]))
    taken: dict[str, list[Spent]] = {"add": [], "update": [], "delete": []}
    for number in range(task["repetitions"]):
        id_ = f"new-{os.getpid()}-{number}"
        before, after = (f"qz{word}{os.getpid()}n{number}" for word in ("before", "after"))
        model: Article = {**next(articles), "id": id_}
        old, new = ({**model, "text": f"{model['text']}\n\nIt says {word} here."} for word in (before, after))
        taken["add"].append(_until(engine, lambda old=old: engine.add(old), before, is_found=True))
        taken["update"].append(_until(engine, lambda new=new: engine.update(new), after, is_found=True))
        if engine.search(before, LIMIT):
            raise RuntimeError("what an update replaced is still found")
        taken["delete"].append(_until(engine, lambda id_=id_: engine.delete(id_), after, is_found=False))
    engine.close()
    return {name: {"wall": [s.wall for s in spent], "cpu": [s.cpu for s in spent]} for name, spent in taken.items()}


def _until(engine: Engine, act: Callable[[], None], word: str, *, is_found: bool) -> Spent:
    def acted() -> None:
        end = time.monotonic() + _PATIENCE_SECONDS
        act()
        while bool(engine.search(word, LIMIT)) is not is_found:
            if time.monotonic() > end:
                raise TimeoutError(f"{word}: the change does not show")

    return timed(acted)[0]


def _cpu_seconds() -> float:
    """Of this process since it began, and of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


PHASES: Mapping[str, Callable[[Engine, Task], Figures]] = {
    "build": build,
    "cold": cold,
    "warm": warm,
    "changes": changes,
}


def main(task: Task) -> None:
    """Do one task and print its figures; importing the engine is told apart."""
    imported, engine = timed(lambda: engine_named(task["engine"]))
    figures = PHASES[task["phase"]](engine, task)
    sys.stdout.write(json.dumps({"import": imported.wall, **figures}))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))

"""Measures several engines on one corpus, by turns, each part in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.machine import machine
from bench.measuring import drop_cache, percentile
from bench.queries import CLASSES, OWN, load_queries

ROOT = Path(__file__).resolve().parents[2]
Figures = dict[str, Any]
Tell = Callable[[str], object]
_BUILT = "built.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured and how often. `work` holds the indexes, a folder for each engine."""

    corpus: Path
    articles: int
    work: Path
    engines: tuple[str, ...]
    queries: Path = OWN
    rounds: int = 3
    repetitions: int = 3
    cold_starts: int = 5
    changes: int = 5
    keeps_indexes: bool = False

    def folder(self, engine: str) -> Path:
        """Where the engine's index lies."""
        return self.work / engine

    def turns(self, rounds: int, engines: Sequence[str]) -> Iterator[str]:
        """The engines by turns, each round begun by another, so that a busy minute hits all alike."""
        for number in range(rounds if engines else 0):
            first = number % len(engines)
            yield from (*engines[first:], *engines[:first])


class EngineFailed(Exception):  # noqa: N818 — as the program's errors are named for what happened
    """One engine could not do its part; the others are measured all the same."""


def compare(plan: Plan, tell: Tell) -> Figures:
    """Measure all engines of the plan. One that fails keeps what was measured, with the `error`."""
    engines: dict[str, Figures] = {name: {} for name in plan.engines}
    results = {
        "articles": plan.articles,
        "corpus_mb": plan.corpus.stat().st_size / 1e6,
        "machine": machine(),
        "rounds": plan.rounds,
        "repetitions": plan.repetitions,
        "engines": engines,
    }
    run = _Run(plan, engines, tell)
    run.each("building", plan.engines, run.build)
    run.each("starting", plan.turns(plan.cold_starts, run.working()), run.start)
    run.each("searching", plan.turns(plan.rounds, run.working()), run.search)
    run.each("changing", run.working(), run.change)
    for figures in engines.values():
        sum_up(figures, plan)
    return results


class _Run:
    """One run of a plan; raw figures gather in `engines`."""

    def __init__(self, plan: Plan, engines: dict[str, Figures], tell: Tell) -> None:
        self._plan = plan
        self._engines = engines
        self._tell = tell
        self._queries = load_queries(plan.queries)
        self._probe = next(query for kind, query in self._queries if kind == "mid")

    def working(self) -> tuple[str, ...]:
        """Engines that have not failed."""
        return tuple(name for name, figures in self._engines.items() if "error" not in figures)

    def each(self, what: str, names: Iterable[str], act: Callable[[str], None]) -> None:
        """Do the same with each engine; one that fails is left out from then on."""
        self._tell(f"{what} …")
        for name in names:
            if "error" in self._engines[name]:
                continue
            try:
                act(name)
            except EngineFailed as error:
                self._engines[name]["error"] = f"{what}: {error}"
                self._tell(f"{name} failed, {what}: {error}")

    def build(self, name: str) -> None:
        """Build the index anew, unless an older one may be kept."""
        folder = self._plan.folder(name)
        built = folder.with_suffix(f".{_BUILT}")
        if not (self._plan.keeps_indexes and built.exists()):
            built.unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            self._tell(f"  {name}")
            built.write_text(json.dumps(self._phase("build", name, corpus=str(self._plan.corpus))), encoding="utf-8")
        self._engines[name]["build"] = json.loads(built.read_text(encoding="utf-8"))

    def start(self, name: str) -> None:
        """A fresh process, once with the files in the system's cache and once without."""
        warm = self._phase("cold", name, query=self._probe)
        drop_cache(self._plan.folder(name))
        dropped = self._phase("cold", name, query=self._probe)
        self._engines[name].setdefault("starts", []).append({"warm": warm, "dropped": dropped})

    def search(self, name: str) -> None:
        """All queries in one process."""
        queries = [query for _kind, query in self._queries]
        figures = self._phase("warm", name, queries=queries, repetitions=self._plan.repetitions)
        self._engines[name].setdefault("rounds", []).append(figures)

    def change(self, name: str) -> None:
        """Some articles, one at a time."""
        repetitions = self._plan.changes
        self._engines[name]["changes"] = self._phase(
            "changes", name, corpus=str(self._plan.corpus), repetitions=repetitions
        )

    def _phase(self, phase: str, name: str, **more: object) -> Figures:
        task = {"phase": phase, "engine": name, "folder": str(self._plan.folder(name)), **more}
        command = [sys.executable, "-m", "bench.phases", json.dumps(task)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT)])}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise EngineFailed((done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1])
        figures: Figures = json.loads(done.stdout)
        return figures


def sum_up(figures: Figures, plan: Plan) -> None:
    """Put the figures of tables and plots in the place of the raw ones."""
    if built := figures.get("build"):
        built["per_second"] = plan.articles / built["seconds"]
    if starts := figures.pop("starts", None):
        warm = {
            name: median(run["warm"][name] for run in starts) for name in ("import", "open", "answered", "answered_cpu")
        }
        figures["start"] = {**warm, "answered_dropped": median(run["dropped"]["answered"] for run in starts)}
    if rounds := figures.pop("rounds", None):
        figures["search"], figures["found"] = _searches(rounds, load_queries(plan.queries))
        figures["memory"] = {name: max(run[name] for run in rounds) for name in ("own", "peak") if name in rounds[0]}
    if changes := figures.get("changes"):
        for name in ("add", "update", "delete"):
            changes[name] = {clock: median(values) for clock, values in changes[name].items()}


def _searches(rounds: list[Figures], queries: list[tuple[str, str]]) -> tuple[Figures, dict[str, int]]:
    """Percentiles of each class over all its queries in all rounds, with the slowest query; hits of each query."""
    classes: Figures = {}
    for kind in CLASSES:
        places = [place for place, (of, _query) in enumerate(queries) if of == kind]
        if not places:
            continue
        asked = {queries[place][1]: [run["queries"][place] for run in rounds] for place in places}
        spent = {
            clock: [ms for runs in asked.values() for run in runs for ms in run[clock]] for clock in ("wall", "cpu")
        }
        classes[kind] = {
            **{f"p50_{clock}": percentile(values, 0.5) for clock, values in spent.items()},
            **{f"p95_{clock}": percentile(values, 0.95) for clock, values in spent.items()},
            "first": max(run["first"] for runs in asked.values() for run in runs),
            "slowest": max(asked, key=lambda query: median(ms for run in asked[query] for ms in run["cpu"])),
        }
    return classes, {query: rounds[0]["queries"][place]["found"] for place, (_kind, query) in enumerate(queries)}

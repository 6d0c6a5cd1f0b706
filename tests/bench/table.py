"""Results as a table: one row a figure, one column an engine, and how the first engine stands to each other one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.queries import CLASSES

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A row's name and where its figures are in those of an engine; the first decides the ratio."""

    name: str
    paths: tuple[tuple[str, ...], ...]


ROWS = (
    *(
        Row(f"{kind}, p50 / p95, CPU ms", (("search", kind, "p50_cpu"), ("search", kind, "p95_cpu")))
        for kind in CLASSES
    ),
    Row("open and first answer, ms", (("start", "answered"),)),
    Row("the same, nothing of it cached, ms", (("start", "answered_dropped"),)),
    Row("add one, found, ms", (("changes", "add", "wall"),)),
    Row("update one, found, ms", (("changes", "update", "wall"),)),
    Row("delete one, gone, ms", (("changes", "delete", "wall"),)),
    Row("build, articles/s", (("build", "per_second"),)),
    Row("build, CPU s", (("build", "cpu_seconds"),)),
    Row("build, most memory, MB", (("build", "peak"),)),
    Row("index, MB", (("build", "mb"),)),
    Row("searching, own memory, MB", (("memory", "own"),)),
    Row("searching, most memory, MB", (("memory", "peak"),)),
)


def table(results: Figures) -> str:
    """A table in Markdown, with columns that also line up on a terminal."""
    engines: dict[str, Figures] = results["engines"]
    names = list(engines)
    first, others = names[0], names[1:]
    rows = [["", *names, *(f"{first} / {other}" for other in others)]]
    for row in ROWS:
        values = {name: [at(engines[name], path) for path in row.paths] for name in names}
        cells = [" / ".join(map(number, values[name])) if values[name][0] is not None else "–" for name in names]
        ratios = [ratio(values[first][0], values[other][0]) for other in others]
        rows.append([row.name, *cells, *ratios])
    return _aligned(rows)


def ratio(ours: float | None, theirs: float | None) -> str:
    """How many times theirs ours is."""
    return f"{number(ours / theirs)} ×" if ours is not None and theirs else "–"


def number(value: float | None) -> str:
    """Two significant digits below 10, whole numbers from 20 on."""
    if value is None:
        return "–"
    places = 2 if value < 1 else 1 if value < 20 else 0
    return f"{value:,.{places}f}"


def odd_findings(results: Figures, queries: Sequence[tuple[str, str]]) -> list[str]:
    """Queries that find nothing in one engine and something in another, and what finds anything where nothing is."""
    lines = []
    for kind, query in queries:
        found = {name: each["found"][query] for name, each in results["engines"].items() if "found" in each}
        is_odd = any(found.values()) if kind == "nohit" else not all(found.values())
        if is_odd:
            lines.append(f"{kind} {query}: " + ", ".join(f"{name} finds {count}" for name, count in found.items()))
    return lines


def at(figures: Figures, path: tuple[str, ...]) -> float | None:
    """The figure at the end of a path; None where it was not measured."""
    found: Any = figures
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "| "
        + " | ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in rows
    ]
    rule = "| " + " | ".join("-" * (width - 1) + (":" if at else "-") for at, width in enumerate(widths)) + " |"
    return "\n".join([lines[0], rule, *lines[1:]])

"""How figures grow with the number of articles: measured at several sizes, each really built, and drawn."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.plot import Line, Plot, svg
from bench.table import Figures, at

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_ACROSS = "articles"
# What the design allows: up to 100,000 articles, and for a million.
_SEARCH_BUDGET = ((1_000, 10.0), (100_000, 10.0), (1_000_000, 50.0))


@dataclass(frozen=True, slots=True)
class _Picture:
    """A plot to be: the lines by name, each with the way to its figure in those of an engine."""

    name: str
    title: str
    unit: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    budget: tuple[tuple[float, float], ...] = ()


def _classes(kinds: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, ("search", kind, "p95_cpu")) for kind in kinds.split())


PICTURES = (
    _Picture(
        "words",
        "Search for one word: 95 of 100 answers come within",
        "ms of CPU",
        _classes("common mid rare field date nohit"),
        _SEARCH_BUDGET,
    ),
    _Picture(
        "combined",
        "Search for several words: 95 of 100 answers come within",
        "ms of CPU",
        _classes("and or3 exclude phrase prefix fuzzy"),
        _SEARCH_BUDGET,
    ),
    _Picture(
        "changes",
        "From a fresh process to the first answer, and from a change until it is found",
        "ms",
        (
            ("first answer", ("start", "answered")),
            ("… not cached", ("start", "answered_dropped")),
            ("add one", ("changes", "add", "wall")),
            ("delete one", ("changes", "delete", "wall")),
        ),
    ),
    _Picture(
        "memory",
        "Memory",
        "MB",
        (("searching, own", ("memory", "own")), ("building, most", ("build", "peak"))),
    ),
    _Picture("disk", "Room on disk", "MB", (("index", ("build", "mb")),)),
    _Picture("building", "Building the index", "articles a second", (("built", ("build", "per_second")),)),
)


def grow(sizes: Sequence[int], measured: Callable[[int], Figures], path: Path) -> list[Figures]:
    """Measure at each size, smallest first; what is known already is on disk before the next, which may take hours."""
    grown: list[Figures] = []
    path.parent.mkdir(parents=True, exist_ok=True)
    for articles in sorted(sizes):
        grown.append(measured(articles))
        path.write_text(json.dumps(grown, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return grown


def draw(grown: Sequence[Figures], folder: Path) -> list[Path]:
    """Write all plots of the first engine's figures; returns their files."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for picture in PICTURES:
        lines = tuple(_lines(picture, grown))
        if lines:
            path = folder / f"growth-{picture.name}.svg"
            path.write_text(svg(Plot(picture.title, picture.unit, _ACROSS, lines)), encoding="utf-8")
            drawn.append(path)
    return drawn


def links(drawn: Iterable[Path]) -> str:
    """The plots as images of a page beside them."""
    titles = {f"growth-{picture.name}.svg": picture.title for picture in PICTURES}
    return "\n\n".join(f"![{titles[path.name]}]({path.name})" for path in drawn)


def _lines(picture: _Picture, grown: Sequence[Figures]) -> Iterable[Line]:
    for name, path in picture.lines:
        values = [(results["articles"], at(next(iter(results["engines"].values())), path)) for results in grown]
        points = tuple((articles, value) for articles, value in values if value)
        if points:
            yield Line(name, points)
    if picture.name == "disk":
        yield Line("corpus", tuple((results["articles"], results["corpus_mb"]) for results in grown), is_guide=True)
    if picture.budget:
        most = max(results["articles"] for results in grown)
        points = tuple(point for point in picture.budget if point[0] <= most)
        if points:
            yield Line("budget", points, is_guide=True)

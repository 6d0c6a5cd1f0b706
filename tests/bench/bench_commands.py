"""How long whole commands take, from the shell's point of view, and how much memory the unlimited ones need.

    python tests/bench/bench_commands.py [ARTICLES | LIBRARY] [--json FILE] [--runs N]

Not run by pytest. LIBRARY is a folder that is there already; nothing is written into it but what commands write. Else a
library of so many articles (2,000) is made from a fixed seed: names, attributions, quotations and figures as in news;
its import is timed once, since it takes long. Times are CPU time, user and system, of child processes: median and p95
of nine runs after one that does not count. Memory is the peak of what is resident, of the first rows and of all: it
is not to grow with their number. Python may keep its bytecode and buffer its output, as where the program is installed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench_search import vocabulary

ROOT = Path(__file__).resolve().parents[2]
RUNS = 9
_NOT_AS_INSTALLED = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
SENTENCES = (
    "{name} said that the {word} of the {word} had {word} in {place}.",
    "“The {word} is a {word}, and {number} people saw the {word},” said {name}, the mayor of {place}.",
    "According to the Ministry of {place}, at least {number} {word} were destroyed on Friday.",
    "The {word} {word} near the {word}, where the {word} and the {word} were kept for {number} days.",
    "{name} denied that {number} soldiers had been killed near {place}, but the {word} remained unclear.",
)
COMMANDS = {
    "help": ("--help",),
    "version": ("--version",),
    "list": ("list",),
    "list by title": ("list", "--sort", "title"),
    "list of a word": ("list", "{word}"),
    "show": ("show", "{article}"),
    "search a word": ("search", "{word}"),
    "search a common word": ("search", "said"),
    "search a phrase": ("search", '"according to the ministry"'),
    "search a prefix": ("search", "mini*"),
    "search claims": ("search", "--in", "claims", "{word}"),
    "claims": ("claims",),
    "claims of a word": ("claims", "{word}"),
    "claims of an article": ("claims", "{article}"),
    "speakers": ("speakers",),
    "compare": ("compare",),
    "compare a word": ("compare", "{word}"),
    "compare an article": ("compare", "{article}"),
    "timeline": ("timeline", "{article}"),
    "notes": ("notes",),
    "export an article": ("export", "{article}", "--to", "jsonl"),
}
"""Each with `--limit 50` where it takes one."""
STREAMS = {
    "list": ("list", "--json"),
    "claims": ("claims", "--json"),
    "search": ("search", "{word}", "--json"),
    "notes": ("notes", "--json"),
    "speakers": ("speakers", "--json"),
    "export to jsonl": ("export", "--to", "jsonl"),
    "export to csv": ("export", "--to", "csv"),
}
_LIMITED = {"list", "search", "claims", "speakers", "compare", "timeline", "notes"}
_BUDGET_MS = {"help": 120, "version": 120}
_OTHERS_MS = 250


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run has taken."""

    cpu_ms: float
    peak_mb: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What the runs of one command have taken."""

    command: str
    median_ms: float
    p95_ms: float
    budget_ms: float


def articles(count: int) -> Iterator[dict[str, str]]:
    """Articles of 24 sentences in eight paragraphs; each tells one rare word now and then."""
    rng = random.Random(20230509)
    words = [word for word in vocabulary() if len(word) > 2]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    names = [f"{rng.choice(words).title()} {rng.choice(words).title()}" for _ in range(200)]
    for number in range(count):
        drawn = iter(rng.choices(words, weights, k=400))
        told = [
            rng.choice(SENTENCES)
            .replace("{name}", rng.choice(names))
            .replace("{place}", rng.choice(names).split()[0])
            .replace("{number}", f"{rng.randint(3, 90_000):,}")
            for _ in range(24)
        ]
        for index, sentence in enumerate(told):
            while "{word}" in sentence:
                sentence = sentence.replace("{word}", next(drawn), 1)  # noqa: PLW2901 — filled in place
            told[index] = sentence
        paragraphs = [" ".join(told[start : start + 3]) for start in range(0, 24, 3)]
        yield {"id": str(number), "title": " ".join(paragraphs[0].split()[:8]), "text": "\n\n".join(paragraphs)}


def run(library: Path, *arguments: str, reads: int | None = None) -> Cost:
    """Run the program once; its output is read to the end, or so many bytes of it."""
    environ = {name: value for name, value in os.environ.items() if name not in _NOT_AS_INSTALLED}
    command = [sys.executable, "-m", "reader", "--library", str(library), "--quiet", *arguments]
    child = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout is not None
    size = 0
    with child.stdout:
        while (reads is None or size < reads) and (piece := child.stdout.read(1 << 16)):
            size += len(piece)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Cost((usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024, size)


def measure(library: Path, runs: int) -> list[Taken]:
    """Each command so many times, after one run that does not count."""
    found = []
    for name, command in COMMANDS.items():
        arguments = _filled_in(library, command)
        run(library, *arguments)
        taken = sorted(run(library, *arguments).cpu_ms for _ in range(runs))
        last = taken[min(len(taken) - 1, round(0.95 * len(taken)))]
        found.append(Taken(name, statistics.median(taken), last, _BUDGET_MS.get(name, _OTHERS_MS)))
        print(f"{name:<24}{found[-1].median_ms:>8.0f}{last:>8.0f}{found[-1].budget_ms:>8.0f}")  # noqa: T201
    return found


def measure_streams(library: Path) -> list[dict[str, object]]:
    """The memory of unlimited output, when its first bytes were read and when all were."""
    found: list[dict[str, object]] = []
    for name, command in STREAMS.items():
        arguments = _filled_in(library, command, is_limited=False)
        first, whole = run(library, *arguments, reads=1), run(library, *arguments)
        found.append({"stream": name, "first": asdict(first), "whole": asdict(whole)})
        size = f"{whole.bytes / 1e6:>10.1f}{whole.cpu_ms / 1000:>8.1f}"
        print(f"{name:<24}{first.peak_mb:>8.1f}{whole.peak_mb:>8.1f}{size}")  # noqa: T201
    return found


_KNOWN: dict[str, str] = {}


def _filled_in(library: Path, command: tuple[str, ...], *, is_limited: bool = True) -> list[str]:
    """A command with the uid of the newest article, a word of its title, and a limit."""
    if not _KNOWN:
        arguments = [sys.executable, "-m", "reader", "--library", str(library), "list", "--json", "--limit", "1"]
        (newest,) = json.loads(subprocess.run(arguments, cwd=ROOT, capture_output=True, check=True).stdout)
        _KNOWN.update(article=newest["uid"], word=max(newest["title"].split(), key=len).strip(",.:"))
    words = [word.format(**_KNOWN) if "{" in word else word for word in command]
    return [*words, "--limit", "50"] if is_limited and words[0] in _LIMITED else words


def made(folder: Path, count: int) -> Path:
    """A library of so many articles; its import is timed."""
    source, library = folder / "articles.jsonl", folder / "library"
    source.write_text("".join(json.dumps(each) + "\n" for each in articles(count)), encoding="utf-8")
    seconds = run(library, "import", str(source)).cpu_ms / 1000
    print(f"imported in {seconds:.1f} s CPU ({count / seconds:.0f} articles/s)")  # noqa: T201
    return library


def bench(library: Path, runs: int) -> dict[str, object]:
    """Measure everything on one library; print it, and give it."""
    print(f"{'ms CPU':<24}{'median':>8}{'p95':>8}{'budget':>8}")  # noqa: T201 — a script's output
    commands = measure(library, runs)
    print(f"{'peak MB, resident':<24}{'first':>8}{'all':>8}{'MB out':>10}{'s CPU':>8}")  # noqa: T201
    where = {"python": platform.python_version(), "machine": platform.machine(), "runs": runs}
    return where | {"commands": [asdict(each) for each in commands], "streams": measure_streams(library)}


def main() -> None:
    """Take or make a library, ask; print tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", default="2000", metavar="ARTICLES|LIBRARY")
    parser.add_argument("--json", metavar="FILE", help="write the figures there as well")
    parser.add_argument("--runs", type=int, default=RUNS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        is_count = options.what.isdecimal()
        library = made(Path(folder), int(options.what)) if is_count else Path(options.what)
        figures = bench(library, options.runs)
    if options.json:
        Path(options.json).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

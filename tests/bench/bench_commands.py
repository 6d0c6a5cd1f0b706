"""How long whole commands take, from the shell's point of view: CPU time of child processes, median of nine runs.

    python tests/bench/bench_commands.py [ARTICLES]

Not run by pytest. Articles are made from a fixed seed: names, attributions, quotations and figures as in news. The
import is timed once, since it takes long; commands each after one run that does not count. Where no bytecode can be
kept a start takes about 40 ms more.
"""

from __future__ import annotations

import json
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench_search import vocabulary

ROOT = Path(__file__).resolve().parents[2]
RUNS = 9
SENTENCES = (
    "{name} said that the {word} of the {word} had {word} in {place}.",
    "“The {word} is a {word}, and {number} people saw the {word},” said {name}, the mayor of {place}.",
    "According to the Ministry of {place}, at least {number} {word} were destroyed on Friday.",
    "The {word} {word} near the {word}, where the {word} and the {word} were kept for {number} days.",
    "{name} denied that {number} soldiers had been killed near {place}, but the {word} remained unclear.",
)
COMMANDS = {
    "version": ("--version",),
    "list": ("list", "--limit", "50"),
    "word": ("search", "zuzu"),
    "common word": ("search", "said"),
    "phrase": ("search", '"according to the ministry"'),
    "prefix": ("search", "mini*"),
    "claims": ("search", "--in", "claims", "ministry"),
}


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


def cpu_seconds(library: Path, *arguments: str) -> float:
    """User and system time of one run of the program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "reader", "--library", str(library), "--quiet", *arguments]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(count: int) -> None:
    """Import, ask; print a table."""
    with tempfile.TemporaryDirectory() as folder:
        source, library = Path(folder) / "articles.jsonl", Path(folder) / "library"
        source.write_text("".join(json.dumps(each) + "\n" for each in articles(count)), encoding="utf-8")
        seconds = cpu_seconds(library, "import", str(source))
        print(f"Python {platform.python_version()}, {platform.machine()}; {count} articles")  # noqa: T201
        print(f"imported in {seconds:.1f} s CPU ({count / seconds:.0f} articles/s)")  # noqa: T201
        print(f"{'ms CPU':<14}{'median':>8}{'p95':>8}")  # noqa: T201 — a script's output
        for name, arguments in COMMANDS.items():
            cpu_seconds(library, *arguments)
            taken = sorted(cpu_seconds(library, *arguments) * 1000 for _ in range(RUNS))
            print(f"{name:<14}{statistics.median(taken):>8.0f}{taken[-1]:>8.0f}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)

"""A large import as a whole process: articles a second, CPU time and memory of it and its helpers at each quarter.

    python tests/bench/bench_import.py [ARTICLES] [FILE.jsonl] [--keep FOLDER]

Not run by pytest; Linux only. Without a file the articles are those of `bench_commands`. Afterwards, how fast relations
follow in that library, in this process. Memory is the largest each process had until then (VmHWM).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path

from bench_commands import articles

from reader.library import Library
from reader.model import LibraryPaths

ROOT = Path(__file__).resolve().parents[2]
RELATED = 300
_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    """User and system time of one process so far, without its children."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def peak_megabytes(pid: int) -> float:
    """The most memory that one process had; 0 where it has ended."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0) / 1024


def helpers(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def show(done: int, began: float, pid: int) -> None:
    """A line of the table."""
    with suppress(OSError):  # it, or one of its helpers, has ended
        theirs = helpers(pid)
        seconds = time.monotonic() - began
        cpu = f"{cpu_seconds(pid) / done * 1000:>9.2f}{sum(map(cpu_seconds, theirs)) / done * 1000:>9.2f}"
        memory = " ".join(f"{peak_megabytes(each):.0f}" for each in (pid, *theirs))
        print(f"{done:>9,}{done / seconds:>9.0f}{cpu}   {memory}", flush=True)  # noqa: T201 — a script's output


def import_whole(library: Path, source: Path, count: int) -> None:
    """Import, with a line of the table at each quarter."""
    command = [sys.executable, "-m", "reader", "--library", str(library), "import", str(source)]
    began = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        for number, _ in enumerate(process.stdout, 1):
            if number % max(1, count // 4) == 0:
                show(number, began, process.pid)
    seconds = time.monotonic() - began
    print(f"{count / seconds:.0f} articles/s, with the index and what of relations belongs to it")  # noqa: T201


def relate(library: Path) -> None:
    """Let relations follow for a while."""
    paths = LibraryPaths(library / "library.db", library / "cache" / "index")
    with Library.open(paths) as opened:
        opened.relations.follow(limit=50)
        began, cpu = time.monotonic(), time.process_time()
        done = opened.relations.follow(limit=RELATED)
        seconds, cpu = time.monotonic() - began, time.process_time() - cpu
    if done:
        print(f"relations: {done / seconds:.0f} articles/s, {cpu / done * 1000:.1f} ms CPU each")  # noqa: T201


def write(lines: Iterable[str], path: Path) -> int:
    """Write lines; returns how many."""
    with path.open("w", encoding="utf-8") as file:
        return sum(file.write(line) > 0 for line in lines)


def main(count: int, given: Path | None, kept: Path | None) -> None:
    """Import, relate; print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        source, library = Path(folder) / "articles.jsonl", kept or Path(folder) / "library"
        if given is None:
            count = write((json.dumps(each) + "\n" for each in articles(count)), source)
        else:
            with given.open(encoding="utf-8") as file:
                count = write(islice(file, count), source)
        print(f"Python {platform.python_version()}, {platform.machine()}; {count:,} articles")  # noqa: T201
        print(f"{'articles':>9}{'a second':>9}{'ms CPU':>9}{'helpers':>9}   MB, helpers' MB")  # noqa: T201
        import_whole(library, source, count)
        relate(library)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=5_000)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    main(asked.count, asked.file, asked.keep)

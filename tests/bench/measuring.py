"""How time, memory and room on disk are measured in a process."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")
_STATUS = Path("/proc/self/status")


class Spent(NamedTuple):
    """Milliseconds of the clock, and of this process's CPUs."""

    wall: float
    cpu: float


def timed(act: Callable[[], _T]) -> tuple[Spent, _T]:
    """What an act takes, and what it gives."""
    wall, cpu = time.perf_counter(), time.process_time()
    given = act()
    return Spent(1e3 * (time.perf_counter() - wall), 1e3 * (time.process_time() - cpu)), given


def memory_mb() -> dict[str, float]:
    """Memory of this process so far at most (`peak`), and what of it is its own right now (`own`: RssAnon).

    Files that are mapped count in `peak` for as much of them as was read. Empty where there is no /proc.
    """
    if not _STATUS.exists():
        return {}
    values = dict(line.split(":", 1) for line in _STATUS.read_text(encoding="ascii", errors="replace").splitlines())
    return {name: int(values[key].split()[0]) / 1024 for name, key in (("peak", "VmHWM"), ("own", "RssAnon"))}


def largest_process_mb() -> float:
    """The most memory that this process, or the largest of those it started and has ended, ever had."""
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1024 if sys.platform == "linux" else 1024**2
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    own = memory_mb().get("peak") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return max(own, children)


def size_mb(folder: Path) -> float:
    """What all files below a folder take together."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def drop_cache(folder: Path) -> None:
    """Ask the system to forget what it keeps of the files below a folder; does nothing where it cannot be asked."""
    if not hasattr(os, "posix_fadvise"):
        return
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())  # what is not on disk yet would be kept
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all values do not exceed; the nearest one that there is."""
    return sorted(values)[round(share * (len(values) - 1))]

"""Which machine and which versions figures belong to."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("hearsay-reader", "whoosh", "tantivy")


def machine() -> dict[str, object]:
    """What a figure cannot be understood without; `load` is how busy the machine was already."""
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _line_of("/proc/cpuinfo", r"model name\s*:\s*(.+)") or platform.processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(int(_line_of("/proc/meminfo", r"MemTotal:\s*(\d+)") or 0) / 2**20),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{name: found for name in _PACKAGES if (found := _version(name))},
    }


def in_words(about: dict[str, object]) -> str:
    """One line for below a table."""
    parts = [f"{name} {about[name]}" for name in ("python", "sqlite", "whoosh", "tantivy") if name in about]
    where = f"{about['cores']} cores ({about['processor']}), {about['memory_gb']} GB, {about['system']}"
    return f"{about['date']}; {where}; {', '.join(parts)}; load at the start {about['load']:.2f}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _line_of(path: str, pattern: str) -> str:
    try:
        found = re.search(pattern, Path(path).read_text(encoding="utf-8"))
    except OSError:
        return ""
    return found[1] if found else ""

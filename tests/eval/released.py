"""The figures of the last release, kept in a file, and what has changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eval.gold import Record
from eval.measures import FALLING, Measures

FILE = Path(__file__).resolve().parent / "released.json"
_DIGITS = 2

Values = dict[str, float]  # measure -> per cent, rounded


@dataclass(frozen=True, slots=True)
class Released:
    """What a release reached, in each part of the gold.

    `gold` is the digest of the gold it was measured on: figures of other gold cannot be compared.
    """

    version: str = ""
    gold: str = ""
    parts: Mapping[str, Values] = field(default_factory=dict)


def values_of(measures: Measures) -> Values:
    """The figures that are kept: F1 or share, in per cent."""
    return {name: round(counted.value, _DIGITS) for name, counted in measures.items() if counted.value is not None}


def digest_of(records: Iterable[Record]) -> str:
    """A short name for exactly this gold."""
    lines = (json.dumps(record, sort_keys=True, ensure_ascii=True) for record in records)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def load() -> Released:
    """The last release; an empty one where nothing is kept."""
    return Released(**json.loads(FILE.read_text(encoding="utf-8"))) if FILE.exists() else Released()


def keep(released: Released) -> None:
    """Write the figures down as those of a release."""
    shape = {"version": released.version, "gold": released.gold, "parts": released.parts}
    FILE.write_text(json.dumps(shape, indent=1) + "\n", encoding="utf-8")


def fallen(now: Values, before: Values) -> list[str]:
    """What is worse than it was, a line each."""
    return [
        f"{name}: {was} → {now.get(name)}"
        for name, was in before.items()
        if name not in now or _is_worse(name, now[name], was)
    ]


def _is_worse(name: str, is_now: float, was: float) -> bool:
    return is_now > was if name in FALLING else is_now < was

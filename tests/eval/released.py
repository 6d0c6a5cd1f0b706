"""The figures of the last release, kept in a file, and what has changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eval.gold import Record
from eval.measures import FALLING, OVER_FOUND, Measures

FILE = Path(__file__).resolve().parent / "released.json"
_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Reached:
    """One measure: its value in per cent, and how much was right."""

    value: float
    right: float


Values = Mapping[str, Reached]  # by measure


@dataclass(frozen=True, slots=True)
class Released:
    """What a release reached, in each part of the gold.

    `gold` is the digest of the gold it was measured on: figures of other gold cannot be compared.
    """

    version: str = ""
    gold: str = ""
    parts: Mapping[str, Values] = field(default_factory=dict)


def values_of(measures: Measures) -> Values:
    """The figures that are kept, of the measures that have one."""
    return {
        name: Reached(round(counted.value, _DIGITS), round(counted.right, _DIGITS))
        for name, counted in measures.items()
        if counted.value is not None
    }


def digest_of(records: Iterable[Record]) -> str:
    """A short name for exactly this gold."""
    lines = (json.dumps(record, sort_keys=True, ensure_ascii=True) for record in records)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def load(path: Path | None = None) -> Released:
    """The last release; an empty one where nothing is kept. `path` is FILE if none is given."""
    path = path or FILE
    if not path.exists():
        return Released()
    kept = json.loads(path.read_text(encoding="utf-8"))
    parts = {part: {name: Reached(*pair) for name, pair in pairs.items()} for part, pairs in kept["parts"].items()}
    return Released(kept["version"], kept["gold"], parts)


def keep(released: Released, path: Path | None = None) -> None:
    """Write the figures down as those of a release: of each measure its value, and how much was right."""
    path = path or FILE
    lines = (f'    "{part}": {{\n{_lines(values)}\n    }}' for part, values in released.parts.items())
    parts = ",\n".join(lines)
    head = f'  "version": {json.dumps(released.version)},\n  "gold": {json.dumps(released.gold)}'
    path.write_text(f'{{\n{head},\n  "parts": {{\n{parts}\n  }}\n}}\n', encoding="utf-8")


def _lines(values: Values) -> str:
    return ",\n".join(f'      "{name}": [{reached.value}, {reached.right}]' for name, reached in values.items())


def fallen(now: Values, before: Values, falling: frozenset[str] = FALLING) -> list[str]:
    """What is worse than it was, a line each; of the measures in `falling`, less is better."""
    return [
        f"{name}: {was.value} → {now[name].value if name in now else 'gone'}"
        for name, was in before.items()
        if name not in now or _is_worse(name, now[name], was, falling)
    ]


def _is_worse(name: str, now: Reached, was: Reached, falling: frozenset[str]) -> bool:
    """A share of what was found is worse when fewer are right: it may fall because more was found."""
    if name in OVER_FOUND:
        return now.right < was.right
    return now.value > was.value if name in falling else now.value < was.value

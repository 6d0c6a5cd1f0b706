"""Who is heard most in a library: counted once after a change of its claims, and remembered in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import Any

from reader.library.keeping import Keeping
from reader.model import SpeakerCount, SpeakerKind, SpeakerVariant
from reader.store import speakers, values
from reader.store.database import Connection

MOST = 1000
"""Speakers that are remembered; who wants more has them counted."""
_NAME = "speakers heard most"


@dataclass(frozen=True, slots=True)
class Heard:
    """The first of those who speak, and how many there are in all."""

    speakers: tuple[SpeakerCount, ...]
    total: int


def most_heard(keeping: Keeping, limit: int) -> Heard:
    """The first `limit` of those who speak in all claims, `MOST` at most.

    Cost: reads the index of speakers after a change of claims, else one row.
    """
    with keeping.reading() as db:
        now = speakers.last_change(db)
        known = _remembered(db, now) or _counted(db)
    if not known.is_kept:
        _remember(keeping, now, known)
    return Heard(tuple(map(_speaker, known.rows[:limit])), known.total)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is remembered; a row is `[name, kind, claims, articles, variants]`."""

    rows: list[list[Any]]
    total: int
    is_kept: bool


def _remembered(db: Connection, now: int) -> _Known | None:
    text = values.value(db, _NAME)
    kept = json.loads(text) if text else {}
    return _Known(kept["rows"], kept["total"], is_kept=True) if kept.get("change") == now else None


def _counted(db: Connection) -> _Known:
    counting = speakers.counted(db)
    rows = [_row(each) for each in islice(counting, MOST)]
    return _Known(rows, len(rows) + sum(1 for _ in counting), is_kept=False)


def _remember(keeping: Keeping, now: int, known: _Known) -> None:
    """Keep it for the next time, unless somebody else writes, or nobody may."""
    text = json.dumps({"change": now, "total": known.total, "rows": known.rows}, ensure_ascii=False)
    with keeping.writing_at_once() as db:
        if db is not None:
            values.put_value(db, _NAME, text)


def _row(speaker: SpeakerCount) -> list[Any]:
    variants = [[each.name, each.claims] for each in speaker.variants]
    return [speaker.name, speaker.kind.value, speaker.claims, speaker.articles, variants]


def _speaker(row: list[Any]) -> SpeakerCount:
    name, kind, claims, articles, variants = row
    return SpeakerCount(name, SpeakerKind(kind), claims, articles, tuple(SpeakerVariant(*each) for each in variants))

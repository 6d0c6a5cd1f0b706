"""`claims --jsonl`: texts in, findings out, a line each, without any library."""

from __future__ import annotations

import json
import math
import time
from typing import Any

from reader.claims.extract import extract
from reader.claims.record import to_record
from reader.cli.files import reading
from reader.cli.session import Session, status_of

_FIELDS = ("title", "outlet", "published", "language")


def extract_lines(session: Session) -> int:
    """Extract from every line; one that is no text costs a line on stderr and makes the status 3."""
    done = failed = 0
    with reading(session.options.jsonl) as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                record = _record(line)
            except ValueError as error:
                failed += 1
                session.out.complain(f"line {number}: {error}", 'Each line is {"id": …, "text": …}')
                continue
            done += 1
            session.out.json(record)
            session.out.flush()
    return status_of(done=done, failed=failed)


def _record(line: bytes) -> dict[str, object]:
    value = _parsed(line)
    text = value["text"]
    given = {name: str(value[name]) for name in _FIELDS if type(value.get(name)) is str}
    started = time.process_time()
    findings = extract(text, **given)
    return to_record(value.get("id", ""), findings, text, round(time.process_time() - started, 6))


class _Spelled(str):
    """A number that JSON cannot give back (1e400 would come out as `Infinity`), as it was written; no text."""

    __slots__ = ()


def _number(written: str) -> float | str:
    number = float(written)
    return number if math.isfinite(number) else _Spelled(written)


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line, parse_float=_number, parse_constant=_Spelled)
    except (ValueError, RecursionError):
        raise ValueError("is not JSON") from None
    if not isinstance(value, dict) or type(value.get("text")) is not str:
        raise ValueError('has no "text"')
    return value

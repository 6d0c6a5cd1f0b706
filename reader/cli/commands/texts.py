"""`claims --jsonl`: texts in, findings out, a line each, without any library."""

from __future__ import annotations

import json
import math
import os
import time
import traceback
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, BinaryIO

from reader.claims.extract import extract
from reader.claims.record import to_record
from reader.cli.files import apart, reading
from reader.cli.output import as_json
from reader.cli.session import Session, status_of

_FIELDS = ("title", "outlet", "published", "language")
_FORM = 'Each line is {"id": …, "text": …}'

_Line = tuple[int, bytes]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one line: its findings as JSON, or what is wrong with it and what to do."""

    number: int
    findings: str = ""
    fault: str = ""
    hint: str = ""


def extract_lines(session: Session) -> int:
    """Extract from every line; one that is no text costs a line on stderr and makes the status 3."""
    done = failed = 0
    with reading(session.options.jsonl) as stream, closing(_answers(stream, session.options.jobs)) as answers:
        for answer in answers:
            if answer.fault:
                failed += 1
                session.out.complain(f"line {answer.number}: {answer.fault}", answer.hint)
                continue
            done += 1
            session.out.piece(answer.findings + "\n")
            session.out.flush()
    return status_of(done=done, failed=failed)


def _answers(stream: BinaryIO, jobs: int | None) -> Generator[Answer, None, None]:
    """An answer for each line, in their order, as soon as it is there."""
    if jobs in (None, 1):
        yield from map(answer_to, _numbered(stream))
        return
    from reader.cli.parallel import in_order  # noqa: PLC0415 — multiprocessing is wanted by few

    with closing(in_order(answer_to, _numbered_apart(stream), jobs=jobs or _cores())) as answers:
        yield from answers


def _cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _numbered(stream: Iterable[bytes]) -> Iterator[_Line]:
    return ((number, line) for number, line in enumerate(stream, 1) if line.strip())


def _numbered_apart(stream: BinaryIO) -> Iterator[_Line]:
    with apart(stream) as own:
        yield from _numbered(own)


def answer_to(line: _Line) -> Answer:
    """Extract from one line. Nothing that is wrong with it, or goes wrong with it, is raised."""
    number, written = line
    try:
        value = _parsed(written)
    except ValueError as error:
        return Answer(number, fault=str(error), hint=_FORM)
    try:
        return Answer(number, as_json(_record(value)))
    except Exception as error:  # noqa: BLE001 — a wall around each text: the others must come
        return Answer(number, fault=_where(error), hint="Please report it")


def _where(error: Exception) -> str:
    """Where it happened; never the message, which may quote the text."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"a fault in the program ({type(error).__name__} in {frame.name}, line {frame.lineno} of {frame.filename})"


def _record(value: dict[str, Any]) -> dict[str, object]:
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

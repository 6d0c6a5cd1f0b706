"""JSON files as a whole, and JSON lines one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reader.errors import IntakeError
from reader.ingest import limits
from reader.ingest.encoding import decode
from reader.ingest.items import Item
from reader.ingest.jsonvalue import BadJsonError, parse
from reader.ingest.records import Records, refusal, unwrap


def read_json(data: bytes, where: str) -> Iterator[Item]:
    """Give the articles of a file that holds one JSON value: a list, an object with a list, or one article."""
    text = decode(data, where).text
    try:
        value = parse(text)
    except BadJsonError as wrong:
        raise IntakeError(where, str(wrong)) from wrong
    refused = refusal(value, where)
    if refused is not None:
        raise refused
    objects = unwrap(value)
    if not objects:
        raise IntakeError(where, "holds an empty list")
    records = Records(where)
    for number, one in enumerate(objects, 1):
        yield from records.items(one, f"item {number}" if len(objects) > 1 else "")
    yield from records.end()


def read_lines(stream: BinaryIO, where: str) -> Iterator[Item]:
    """Give the articles of a stream of JSON lines; a bad line is one error, and the rest comes. Memory: one line."""
    records = Records(where)
    number = 0
    while line := stream.readline(limits.LINE_BYTES + 1):
        number += 1
        place = f"line {number}"
        if len(line) > limits.LINE_BYTES:
            _skip_rest(stream)
            yield IntakeError(f"{where}, {place}", f"is longer than {limits.LINE_BYTES // limits.MEGABYTE} MB")
            continue
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield from _line(records, line, f"{where}, {place}", place)
    if not number:
        raise IntakeError(where, "is empty")
    yield from records.end()


def _line(records: Records, line: bytes, where: str, place: str) -> Iterator[Item]:
    try:
        value = parse(decode(line, where).text)
    except BadJsonError as wrong:
        yield IntakeError(where, str(wrong))
    except IntakeError as wrong:
        yield wrong
    else:
        yield from records.items(value, place)


def _skip_rest(stream: BinaryIO) -> None:
    while (more := stream.readline(limits.MEGABYTE)) and not more.endswith(b"\n"):
        pass

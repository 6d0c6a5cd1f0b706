"""Reading what another machine tells: the inverse of `reader.export.sharing`. A file that is not whole is not read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import MAXYEAR, MINYEAR, datetime
from typing import Any, BinaryIO

from reader.annotate.states import is_state, is_uid
from reader.errors import IntakeError
from reader.ingest import limits
from reader.ingest.fields import encodable
from reader.ingest.jsonvalue import BadJsonError, parse
from reader.model import Shared, SharedArticle, SharedChange, SharedClaims, SharedVersion

FORMAT = 1
"""The newest form that this release reads."""

LINE_BYTES = 100 * limits.MEGABYTE
"""The longest line: a change of a note on the longest quote has both twice, before and after, in ASCII."""

_LONGEST_KEY = 2_000
_MOST = 100_000  # claims of a version, parents of a change
_SPAN_ENDS = 2


class _BadLineError(ValueError):
    """A field is missing or has a wrong type; the message names it."""


def check(stream: BinaryIO, where: str) -> None:
    """Read a file to its end and see whether it is whole.

    Raises:
        IntakeError: it is none, comes from a later release, or lacks a part: it may still be on its way.
    """
    digest, count = hashlib.sha256(), -1
    for line in _lines(stream, where):
        if count < 0:
            _check_head(line, where)
        elif line.startswith(b'{"type": "end"'):
            end = _parsed(line, where)
            if end.get("lines") == count and end.get("sha256") == digest.hexdigest() and not stream.read(1):
                return
            break
        digest.update(line)
        count += 1
    raise IntakeError(where, "is not whole (yet)", hint="It is read once it has come over completely")


def read(stream: BinaryIO, where: str) -> Iterator[Shared]:
    """Give what a file tells, after `check` found it whole; a line that makes no sense ends it.

    Raises:
        IntakeError: a line is not as it must be.
    """
    for number, line in enumerate(_lines(stream, where), 1):
        value = _parsed(line, where)
        if value.get("type") not in {"hearsay-shared", "end"}:
            yield of_value(value, f"{where}, line {number}")


def of_value(value: Mapping[str, Any], where: str) -> Shared:
    """What one object tells.

    Raises:
        IntakeError: it is not as it must be.
    """
    kind = str(value.get("type"))
    if kind not in _READERS:
        raise IntakeError(where, f"is of no known kind: {kind[:40]!r}")
    try:
        return _READERS[kind](value)
    except _BadLineError as wrong:
        raise IntakeError(where, f"is not as a library tells it ({kind}): {wrong}") from wrong


def _lines(stream: BinaryIO, where: str) -> Iterator[bytes]:
    while line := stream.readline(LINE_BYTES + 1):
        if len(line) > LINE_BYTES:
            raise IntakeError(where, f"has a line longer than {LINE_BYTES // limits.MEGABYTE} MB")
        yield line


def _check_head(line: bytes, where: str) -> None:
    if not line.startswith(b'{"type": "hearsay-shared"'):
        raise IntakeError(where, "is no file that a library shares")
    number = _parsed(line, where).get("format")
    if not isinstance(number, int) or number > FORMAT:
        why = f"is of form {number}, this program reads up to {FORMAT}"
        raise IntakeError(where, why, hint="Update Hearsay: pipx upgrade hearsay-reader")


def _parsed(line: bytes, where: str) -> Mapping[str, Any]:
    try:
        value = parse(line.decode("utf-8"))
    except (UnicodeDecodeError, BadJsonError) as wrong:
        raise IntakeError(where, f"has a line that is no JSON: {wrong}") from wrong
    if not isinstance(value, Mapping):
        raise IntakeError(where, "has a line that is no object")
    return value


def _article(value: Mapping[str, Any]) -> SharedArticle:
    pairs = value.get("identities")
    identities = pairs if isinstance(pairs, list) else []
    good = [pair for pair in identities if isinstance(pair, list) and [type(each) for each in pair] == [str, str]]
    return SharedArticle(
        _uid(value, "uid"),
        _time(value, "added"),
        _text(value, "title"),
        _text(value, "outlet"),
        _text(value, "url"),
        _described(value.get("said")),
        tuple((kind, encodable(name)) for kind, name in good if kind in {"url", "given_id"}),
    )


def _version(value: Mapping[str, Any]) -> SharedVersion:
    text = _text(value, "text")
    if not text or len(text) > limits.TEXT_LETTERS:
        raise _BadLineError("text is empty or too long")
    return SharedVersion(
        _uid(value, "uid"), _uid(value, "article"), _time(value, "added"), _text(value, "origin"),
        _described(value.get("source")), text,
    )  # fmt: skip


def _described(given: Any) -> tuple[tuple[str, str], ...]:
    """How an article or a text is described, by the names of fields."""
    said = given if isinstance(given, Mapping) else {}
    return tuple(sorted((name, encodable(each)) for name, each in said.items() if isinstance(each, str)))


def _claims(value: Mapping[str, Any]) -> SharedClaims:
    named = value.get("claims")
    if not isinstance(named, Mapping) or len(named) > _MOST:
        raise _BadLineError("claims is no object, or too long")
    pairs = tuple((_checked_uid(uid), json.dumps(_spans(content))) for uid, content in named.items())
    return SharedClaims(_uid(value, "version"), pairs)


def _spans(content: Any) -> list[list[int]]:
    pairs = content if isinstance(content, list) else []
    if not all(isinstance(pair, list) and [type(end) for end in pair] == [int] * _SPAN_ENDS for pair in pairs):
        raise _BadLineError("a claim has no places")
    return pairs


def _change(value: Mapping[str, Any]) -> SharedChange:
    kind, key, before, after = _text(value, "kind"), _text(value, "key"), value.get("before"), value.get("after")
    if len(key) > _LONGEST_KEY:
        raise _BadLineError("key is too long")
    if before is None and after is None:
        raise _BadLineError("nothing changes")
    if not all(each is None or is_state(kind, key, each) for each in (before, after)):
        raise _BadLineError(f"before or after is no state of kind {kind[:40]!r}")
    parents = value.get("parents")
    if not isinstance(parents, list) or len(parents) > _MOST:
        raise _BadLineError("parents is no list, or too long")
    return SharedChange(
        _uid(value, "uid"), _uid(value, "batch"), _time(value, "at"), _text(value, "verb"), kind, key,
        _state(before), _state(after), _text(value, "undoes"), _text(value, "redoes"),
        tuple(_checked_uid(each) for each in parents),
    )  # fmt: skip


def _state(value: Any) -> str | None:
    """A state as the journal writes it: the same one is the same text, whoever wrote it."""
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _uid(value: Mapping[str, Any], key: str) -> str:
    return _checked_uid(value.get(key))


def _checked_uid(given: Any) -> str:
    if not is_uid(given):
        raise _BadLineError("a uid is missing, or none")
    return str(given)


def _time(value: Mapping[str, Any], key: str) -> str:
    given = _text(value, key)
    try:
        at = datetime.fromisoformat(given)
        # The first and the last year have moments that other zones have not.
        is_time = at.tzinfo is not None and MINYEAR < at.year < MAXYEAR
    except ValueError:
        is_time = False
    if not is_time:
        raise _BadLineError(f"{key} is no time with a zone")
    return given


def _text(value: Mapping[str, Any], key: str) -> str:
    text = value.get(key, "")
    if not isinstance(text, str):
        raise _BadLineError(f"{key} is no text")
    return encodable(text)


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Shared]] = {
    "article": _article,
    "version": _version,
    "claims": _claims,
    "change": _change,
}

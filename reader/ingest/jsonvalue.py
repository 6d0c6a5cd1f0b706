"""Reading one JSON value without letting it hurt: depth, long numbers and NaN are bounded before and while parsing."""

from __future__ import annotations

import json
import re
from typing import Any

from reader.ingest import limits

_DEPTH_MARKS = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[{]|[\]}]', re.DOTALL)


class BadJsonError(ValueError):
    """The text is no JSON value that this program reads; the message is for people."""


def parse(text: str) -> Any:
    """Read one value.

    Raises:
        BadJsonError: with line and column, or which bound was passed.
    """
    if is_too_deep(text):
        raise BadJsonError(f"JSON is nested more than {limits.JSON_DEPTH} deep")
    try:
        return json.loads(text, parse_int=_whole, parse_constant=lambda _: None)
    except json.JSONDecodeError as wrong:
        raise BadJsonError(f"is no valid JSON: {wrong.msg}, line {wrong.lineno} column {wrong.colno}") from wrong
    except (ValueError, RecursionError) as wrong:
        raise BadJsonError("is no JSON that can be read") from wrong


def is_too_deep(text: str) -> bool:
    """Say whether arrays and objects lie deeper in each other than is read; brackets in strings do not count."""
    if text.count("[") + text.count("{") <= limits.JSON_DEPTH:
        return False
    depth = 0
    for mark in _DEPTH_MARKS.finditer(text):
        letter = mark[0][0]
        if letter in "[{":
            depth += 1
            if depth > limits.JSON_DEPTH:
                return True
        elif letter in "]}":
            depth -= 1
    return False


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= limits.INTEGER_DIGITS else digits

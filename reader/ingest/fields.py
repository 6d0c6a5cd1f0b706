"""Putting single fields into the one form that a `Document` has: trimmed, bounded, encodable."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from reader.ingest import limits
from reader.text.dates import parse_date

_SURROGATES = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_].*)?\s*\Z", re.DOTALL)
_INVISIBLE = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)
_UNSAFE_IN_ADDRESS = re.compile(r"[\s\x00-\x20\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069<>\"]")
_LONGEST_DATE = 80


def encodable(text: str) -> str:
    """Give `text` without lone surrogates, which no file and no database can hold; pairs become their character."""
    if _SURROGATES.search(text) is None:
        return text
    paired = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _SURROGATES.sub("\ufffd", paired)


def is_blank(text: str) -> bool:
    """Say whether a person would see nothing: white space, controls, zero-width and filler characters only."""
    return _INVISIBLE.fullmatch(text) is not None or not text


def tidy(value: str, limit: int = limits.FIELD_LETTERS) -> str:
    """Give a field in one line: white space collapsed, cut at `limit` letters with an ellipsis."""
    line = " ".join(encodable(value[: limit * 8]).split())
    if is_blank(line):
        return ""
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def day(value: str) -> str:
    """Read a date or time in whatever writing; `YYYY-MM-DD`, or "" when it cannot be read."""
    iso = _ISO.match(value)
    if iso is not None:
        return parse_date("-".join(iso.groups()))
    return parse_date(tidy(value, _LONGEST_DATE)) if value.strip() else ""


def language(value: str) -> str:
    """Give the primary part of a language tag ("en" of "en-GB"), or ""."""
    tag = _LANGUAGE.match(value[:60])
    return tag[1].lower() if tag is not None else ""


def address(value: str) -> str:
    """Give an absolute http or https address as it stands, or "" for anything else; nothing is ever opened."""
    stripped = value.strip()
    if len(stripped) > limits.ADDRESS_LETTERS or _UNSAFE_IN_ADDRESS.search(stripped):
        return ""
    try:
        parts = urlsplit(encodable(stripped))
    except ValueError:
        return ""
    return encodable(stripped) if parts.scheme.lower() in {"http", "https"} and parts.hostname else ""


def host(value: str) -> str:
    """Give the host of an address without `www.`, or ""."""
    try:
        name = urlsplit(value).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def tags(values: Iterable[str]) -> tuple[str, ...]:
    """Give tags in order, each once, bounded in number and length."""
    kept = dict.fromkeys(tidy(value.strip().lstrip("#"), limits.TAG_LETTERS) for value in values)
    return tuple(tag for tag in kept if tag)[: limits.TAGS]


def first_words(text: str, limit: int = 80) -> str:
    """Make a title for a text that has none: its first words and an ellipsis."""
    words = tidy(text[: limit * 40], limit * 4)
    if len(words) <= limit:
        return words.rstrip(".,;:") + "…"
    cut = words[:limit]
    at = cut.rfind(" ")
    return (cut[:at] if at > limit // 2 else cut).rstrip(" .,;:–-") + "…"


def with_title(title: str, body: str) -> str:
    """Give the text of a version: it begins with its title where there is one."""
    if not title:
        return body
    start = body.lstrip()
    if start.startswith(title) and (len(start) == len(title) or start[len(title)] == "\n"):
        return start
    return f"{title}\n\n{start}" if start else title

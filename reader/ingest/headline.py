"""Title, byline, outlet and date of a plain text, found where they stand: in its first lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.ingest import fields, limits
from reader.model import JunkKind
from reader.text.blocks import lay_out

_LINES_LOOKED_AT = 14
_HEAD_LETTERS = 6_000
_MARKED_LETTERS = 1_500
_ROLE_BEFORE = re.compile(r"(?:By|Interview|Text|Words|Photos?)\s*:?\s+(?=[A-Z])")
_LABEL_LETTERS = 60
_BYLINE_LETTERS = 120
_STOPS = (".", ",", ";", ":", "…")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Inc|Ltd|Co|Jr|Sr|No|etc)\.$")
# A label glued to the title by a scraper: "Video of the dayUS Official Says ...".
_GLUED = re.compile(
    r"(?:Video of the day|Photo of the day|Breaking(?: news)?|Exclusive|Watch(?: now)?|Live|Opinion|Analysis|Video)"
    r"(?=[A-ZА-Я“\"][\w’'“]*\s)"
)
_BYLINE = re.compile(
    r"(?:(?:By|BY|by|Written by|Posted by|posted by|Text by|Reported by|Words by|Story by)\s+|Автор:\s*|Від\s+)"
    r"(?P<name>[^\W\d_].{1,110})\Z"
)
_OURS = re.compile(
    r"(?:From|By) (?:our|a|an)\s+(?:own\s+|special\s+)?(?:correspondents?|staff|reporters?)\b.{0,60}\Z", re.IGNORECASE
)
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·]|\s[–—-]\s|\bin\s+[A-Z]\w+,\s|\d|\b(?:Click to|Share|Updated|Follow|Print|Email)\b).*\Z", re.DOTALL
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я .'’-]{2,40})(?:,\s*(?P<where>[A-Z][\w .]{2,30}?))??"
    r"(?:,\s*(?P<date>[\w. ]{3,20}(?:,?\s*\d{4})?))?\s*\((?P<outlet>[^()\n]{2,40})\)\s*[-–—]"
)
_KEY = re.compile(
    r"(?P<key>Title|Headline|By|Author|Source|Outlet|Publisher|Published|Publication date|Date|Posted|Updated|"
    r"Published on|URL|Link|Address|Language)\s*:\s*(?P<value>\S.*)\Z", re.IGNORECASE
)  # fmt: skip
_KEYS = {
    "headline": "title", "author": "byline", "by": "byline", "source": "outlet", "publisher": "outlet",
    "publication date": "published", "date": "published", "posted": "published", "updated": "published",
    "published on": "published", "link": "url", "address": "url",
}  # fmt: skip
_FULL_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}(?:st|nd|rd|th)?\.?\s+[^\W\d_]{3,12}\.?,?\s+\d{4}"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
)
_ADDRESS_LINE = re.compile(r"https?://\S+\Z")


@dataclass(frozen=True, slots=True)
class Headline:
    """What the first lines say; empty where they say nothing. `has_own_title`: the title stands in the text."""

    title: str
    byline: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    has_own_title: bool = True


def read_headline(text: str, *, title: str = "") -> Headline:
    """Find the fields in a text; `title` when it is known already.

    A text without a title gets its first words and an ellipsis as one; they are not put before it.
    """
    lines = [line for line in (raw.strip() for raw in text[:_HEAD_LETTERS].split("\n")) if line][:_LINES_LOOKED_AT]
    keyed = _keyed(lines)
    found = fields.tidy(title) or keyed.get("title", "") or _title(lines)
    rest = [line for line in lines if line != found]
    return Headline(
        title=found or fields.first_words(text),
        byline=keyed.get("byline", "") or _byline(rest) or _marked_byline(text[:_MARKED_LETTERS], found),
        outlet=keyed.get("outlet", "") or _outlet(rest),
        published=fields.day(keyed.get("published", "")) or _date(rest),
        url=fields.address(keyed.get("url", "")) or _url(rest),
        language=fields.language(keyed.get("language", "")),
        has_own_title=bool(found),
    )


def _title(lines: list[str]) -> str:
    """Take the first line when it is short and no sentence; a glued label before it does not count."""
    if not lines or not _can_be_title(lines[0]):
        return ""
    first = lines[0]
    repeated = next((line for line in lines[1:4] if len(line) > 8 and first.endswith(line)), "")  # noqa: PLR2004
    if repeated and len(first) - len(repeated) <= _LABEL_LETTERS:
        return fields.tidy(repeated)
    return fields.tidy(_GLUED.sub("", first, count=1))


def _can_be_title(line: str) -> bool:
    if len(line) > limits.TITLE_LETTERS or fields.is_blank(line):
        return False
    bare = line.rstrip("”’\"'»)")
    return not bare.endswith(_STOPS) or _ABBREVIATION.search(bare) is not None


def _byline(lines: list[str]) -> str:
    for line in lines:
        if len(line) <= _BYLINE_LETTERS:
            named = _BYLINE.match(line)
            if named is not None and not line.endswith((".", "?", "!")):
                return fields.tidy(_AFTER_NAME.sub("", named["name"]))
            if _OURS.match(line):
                return fields.tidy(line)
    return ""


def _marked_byline(head: str, title: str) -> str:
    """Take what the layout marks as a byline: a name with a role or a place, on a line of its own."""
    marked = (junk.span for junk in lay_out(head, title).junk if junk.kind is JunkKind.BYLINE)
    names = (head[span.start : span.end] for span in marked if span.end - span.start <= _BYLINE_LETTERS)
    return fields.tidy(_ROLE_BEFORE.sub("", next(names, "")))


def _outlet(lines: list[str]) -> str:
    for line in lines:
        place = _DATELINE.match(line)
        if place is not None:
            return fields.tidy(place["outlet"])
    return ""


def _date(lines: list[str]) -> str:
    """Take a whole date (with its year) out of a dateline or of a line that is no sentence."""
    for line in lines:
        place = _DATELINE.match(line)
        head = line[: place.end()] if place is not None else line
        if len(head) <= _BYLINE_LETTERS and (place is not None or not head.endswith(".")):
            date = _FULL_DATE.search(head)
            day = fields.day(date[0]) if date is not None else ""
            if day:
                return day
    return ""


def _url(lines: list[str]) -> str:
    return next((fields.address(line) for line in lines if _ADDRESS_LINE.match(line)), "")


def _keyed(lines: list[str]) -> dict[str, str]:
    """Read lines such as "Source: Meridian Wire"; the first of each kind counts."""
    found: dict[str, str] = {}
    for line in lines:
        pair = _KEY.match(line) if len(line) <= limits.TITLE_LETTERS else None
        if pair is not None:
            key = pair["key"].lower()
            found.setdefault(_KEYS.get(key, key), fields.tidy(pair["value"]))
    return found

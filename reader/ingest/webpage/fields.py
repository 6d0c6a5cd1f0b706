"""Title, byline, outlet, date, address and language of a page: from JSON-LD, OpenGraph, meta, and what is visible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reader.ingest import fields
from reader.ingest.jsonvalue import BadJsonError, parse
from reader.ingest.webpage.parse import Outline

_ARTICLE_TYPES = re.compile(r"Article|NewsArticle|BlogPosting|Report|Reportage|LiveBlog|Review", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|–—·»-]\s+")
_BYLINE_HINT = re.compile(r"(?:^|[\s_-])(?:byline|author|authors|article-author)(?:$|[\s_-])")
_BY = re.compile(r"\s*(?:by|von|par|por|автор:?)\s+", re.IGNORECASE)
_LONGEST_BYLINE = 120
_OUTLETS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "twitter:site")
_LANGUAGES = ("og:locale", "language", "content-language")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageFields:
    """What a page says of itself; empty where it says nothing. `body` is the text out of JSON-LD."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    body: str = ""


def page_fields(page: Outline) -> PageFields:
    """Collect the fields; the first source that has one counts."""
    data = _article_data(page)
    places = (page.links.get("canonical", ""), page.metas.get("og:url", ""), _address(data), page.saved_from)
    url = _first(map(fields.address, places))
    tongues = (page.language, _text(data.get("inLanguage")), *_metas(page, _LANGUAGES))
    outlet = _first(map(fields.tidy, (_name(data.get("publisher")), *_metas(page, _OUTLETS)))) or fields.host(url)
    return PageFields(
        title=_title(page, data),
        byline=_byline(page, data),
        outlet=outlet.removeprefix("@"),
        published=_first(map(fields.day, (_text(data.get("datePublished")), *_metas(page, _DATES), *page.times[:5]))),
        url=url,
        language=_first(map(fields.language, tongues)),
        body=_text(data.get("articleBody")),
    )


def _title(page: Outline, data: Mapping[str, Any]) -> str:
    """Take the headline; of several <h1> the one that the page's title agrees with, else the first."""
    shown = [fields.tidy(block.text) for block in page.blocks if block.tag == "h1"]
    named = _first(map(fields.tidy, (_text(data.get("headline")), page.metas.get("og:title", ""), *page.titles)))
    agreed = [heading for heading in shown if heading and heading in named]
    if agreed or not named:
        return max(agreed or shown[:1], key=len, default="")
    if len(shown) == 1 and not data.get("headline") and not page.metas.get("og:title"):
        return shown[0]
    return _without_outlet(named, fields.tidy(page.metas.get("og:site_name", "")))


def _without_outlet(title: str, outlet: str) -> str:
    """Cut "Title | Outlet" to its title, when the outlet is known."""
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and outlet and parts[-1].casefold() == outlet.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»-")
    return title


def _byline(page: Outline, data: Mapping[str, Any]) -> str:
    written = (_name(data.get("author")), *(name for name in _metas(page, _AUTHORS) if "://" not in name))
    short = (block for block in page.blocks if len(block.text) <= _LONGEST_BYLINE)
    visible = (block.text for block in short if _is_byline(page, block.inside))
    return _BY.sub("", _first(map(fields.tidy, (*written, *visible))), count=1)


def _is_byline(page: Outline, index: int) -> bool:
    for _ in range(3):
        if index < 0:
            return False
        if _BYLINE_HINT.search(page.elements[index].hint):
            return True
        index = page.elements[index].parent
    return False


def _article_data(page: Outline) -> Mapping[str, Any]:
    """Find the article among the JSON-LD of a page; broken or deep data is passed over."""
    for text in page.data:
        try:
            value = parse(text)
        except BadJsonError:
            continue
        for thing in _things(value):
            if _ARTICLE_TYPES.search(_name(thing.get("@type"))):
                return thing
    return {}


def _things(value: Any) -> Iterator[Mapping[str, Any]]:
    """Give the objects of a list, of a graph, or the one object."""
    for one in value[:100] if isinstance(value, list) else [value]:
        if isinstance(one, Mapping):
            yield one
            graph = one.get("@graph")
            if isinstance(graph, list):
                yield from (thing for thing in graph[:100] if isinstance(thing, Mapping))


def _address(data: Mapping[str, Any]) -> str:
    main = data.get("mainEntityOfPage")
    return _text(data.get("url")) or _text(main) or (_text(main.get("@id")) if isinstance(main, Mapping) else "")


def _name(value: Any) -> str:
    """Give a name out of a string, an object with a name, or a list of such."""
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value[:20]) if name)
    return _text(value.get("name")) if isinstance(value, Mapping) else _text(value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _metas(page: Outline, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(page.metas[name] for name in names if name in page.metas)


def _first(values: Iterator[str]) -> str:
    return next((value for value in values if value), "")

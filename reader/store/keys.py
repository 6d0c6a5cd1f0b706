"""How words are made comparable for sorting and filtering."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

_SURROGATE = re.compile("[\ud800-\udfff]")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid", re.IGNORECASE)
_PORTS = (":80", ":443")


def sort_key(text: str) -> str:
    """Case, accents, width and outer white space do not count: "Le Monde " and "le monde" are one, "é" is "e"."""
    if text.isascii():
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFKD", storable(text)).casefold()
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    return " ".join(bare.split())


def storable(value: Any) -> Any:
    """A JSON value whose strings SQLite takes: lone surrogates (from odd bytes in arguments) become U+FFFD."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list | tuple):
        return [storable(each) for each in value]
    if isinstance(value, dict):
        return {storable(name): storable(each) for name, each in value.items()}
    return value


@lru_cache(maxsize=2)  # an article that comes in is asked for it again and again
def text_hash(text: str) -> str:
    """What a text is known again by; white space does not count."""
    return _digest(" ".join(storable(text).split()))


@lru_cache(maxsize=256)
def canonical_address(url: str) -> str:
    """One writing for all writings of an address: no fragment, no tracking, no www, http as https; "" if it is none."""
    try:
        parts = urlsplit(storable(url).strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return ""
    host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.")
    for port in _PORTS:
        host = host.removesuffix(port)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted(pair for pair in pairs if not _TRACKING.fullmatch(pair[0])))
    return f"https://{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def article_uid(url: str, text: str) -> str:
    """An article's uid: from its canonical address where it has one, else from its first text."""
    return _digest(canonical_address(url) or text_hash(text))


def version_uid(uid: str, text: str) -> str:
    """The uid of a text of the article `uid`."""
    return _digest(f"{uid} {text_hash(text)}")


def figure_uid(uid: str, words: str, number: int) -> str:
    """The uid of a figure in the article `uid`: from its words with those around, and which of several alike it is."""
    return _digest(f"{uid} {number} {plain_words(words)}")


def claim_uid(uid: str, words: str, number: int) -> str:
    """The uid of a claim in the article `uid`: from its content's words, and which of several alike it is."""
    return _digest(f"{uid} claim {number} {plain_words(words)}")


def verdict_uid(claim: str) -> str:
    """The uid of the first verdict on a claim: two machines that give one disagree about one thing."""
    return _digest(f"verdict {claim}")


def plain_words(words: str) -> str:
    """Words as uids are made of them: case and white space do not count."""
    return " ".join(storable(words).casefold().split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]

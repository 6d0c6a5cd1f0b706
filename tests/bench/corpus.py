"""Makes news-like articles out of nothing but a number: the same number gives the same article on every machine.

    python -m bench corpus 100000 articles.jsonl

Each article is made from its own number, so any range of them can be made by itself, by several processes at a time,
and the first 10,000 of a million are the corpus of 10,000. The file is one that `hearsay import` reads.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TypeVar

from bench.articles import Article
from bench.vocabulary import FOLDER, Vocabulary, Words, sections

_MEDIAN_WORDS, _SPREAD, _FEWEST, _MOST = 390, 0.6, 40, 5_000
_COPIES = 0.05  # of the articles: another outlet prints what one of the last had, shortened
_COPIED_WITHIN = 2_000
_QUOTES_PEOPLE = 0.72
_CYRILLIC = 0.04
_TAILS = 0.6
_AMOUNTS = ("{}", "{}", "at least {}", "about {}", "fewer than {}", "between {} and {}", "{}–{}")
_FIRST_DAY = datetime(2016, 1, 1)  # noqa: DTZ001 — no clock is asked, and all are UTC
_MINUTES = 9 * 365 * 24 * 60
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SLOT = re.compile(r"\{(\w+)\}")
_CAST = frozenset({"name", "surname", "office"})
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Frame:
    """A sentence as a template for `%`, and its slots in order."""

    template: str
    slots: tuple[str, ...]
    has_speaker: bool


def _frame(line: str) -> _Frame:
    slots = tuple(_SLOT.findall(line))
    return _Frame(_SLOT.sub("%s", line.replace("%", "%%")), slots, not _CAST.isdisjoint(slots))


class Newsroom:
    """Writes articles; one vocabulary and one set of frames for all of them."""

    def __init__(self) -> None:
        """Read the words and frames (0.2 s)."""
        self.vocabulary = Vocabulary()
        self.frames = {
            kind: [_frame(line) for line in lines] for kind, lines in sections(FOLDER / "frames.txt").items()
        }

    def articles(self, first: int, end: int) -> Iterator[Article]:
        """Articles by number, half-open; numbers begin with 1."""
        return map(self.article, range(first, end))

    def article(self, number: int) -> Article:
        """The article of that number."""
        rng = Random(2 * number)
        is_copy = number > 1 and rng.random() < _COPIES
        source = number - 1 - int(rng.random() * min(number - 1, _COPIED_WITHIN)) if is_copy else number
        draft = _Draft(self, Random(2 * source + 1))
        paragraphs = draft.paragraphs
        if is_copy and len(paragraphs) > 1:
            del paragraphs[1 + int(rng.random() * (len(paragraphs) - 1))]
        outlet = _picked(rng, self.vocabulary.kinds["outlet"].words)
        published = _FIRST_DAY + timedelta(minutes=int(rng.random() * _MINUTES))
        return {
            "id": f"a{number:07}",
            "title": draft.title,
            "text": "\n\n".join(paragraphs),
            "outlet": outlet,
            "published": published.isoformat() + "Z",
            "url": f"https://{_slug(outlet)}.example/{published:%Y/%m}/{_slug(draft.title)[:60]}-{number}",
            "speaker": "; ".join(draft.speakers),
        }


def _picked(rng: Random, things: Sequence[_T]) -> _T:
    """One of the things; much faster than `choice`, and the same in every release of Python."""
    return things[int(rng.random() * len(things))]


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "story"


class _Draft:
    """One article while it is written. Its words come from small pools of its own, so that they come in bursts."""

    def __init__(self, room: Newsroom, rng: Random) -> None:
        self._rng = rng
        self._frames = room.frames
        self._kinds = room.vocabulary.kinds
        size = int(min(_MOST, max(_FEWEST, rng.lognormvariate(0, _SPREAD) * _MEDIAN_WORDS)))
        self._fillers = self._chance() | self._pools(room.vocabulary, size)
        self._cast = [self._person() for _ in range(1 + int(4 * rng.random()))]
        self._who = self._cast[0]
        self._quoted: dict[str, None] = {}
        self.title = self._sentence("title")
        self.paragraphs = self._body(size)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Names of those who are quoted, in order."""
        return tuple(self._quoted)

    def _pools(self, vocabulary: Vocabulary, size: int) -> dict[str, Callable[[], object]]:
        """The words of this article by kind: some of the language, some of its two topics."""
        topics = [_picked(self._rng, vocabulary.topics) for _ in range(2)]
        weights = [1 / (place + 2) for topic in topics for place in range(len(topic))]
        of_topics = self._rng.choices([noun for topic in topics for noun in topic], weights, k=size // 10 + 3)
        pools: dict[str, Sequence[str]] = {
            "noun": self._drawn("noun", size // 7 + 5) + of_topics,
            "verb": self._drawn("verb", size // 12 + 5),
            "adjective": self._drawn("adjective", size // 14 + 5),
            "place": self._drawn("place", 3),
            "phrase": self._drawn("phrase", 4),
        }
        pools |= {kind: self._kinds[kind].words for kind in ("adverb", "body", "cyrillic")}
        return {kind: partial(_picked, self._rng, pool) for kind, pool in pools.items()}

    def _chance(self) -> dict[str, Callable[[], object]]:
        """What fills the other slots."""
        rng = self._rng
        return {
            "day": lambda: _picked(rng, _DAYS),
            "month": lambda: _picked(rng, _MONTHS),
            "year": lambda: 1975 + int(50 * rng.random()),
            "count": lambda: 2 + int(58 * rng.random()),
            "figure": self._figure,
            "amount": self._amount,
            "quote": lambda: self._filled(_picked(rng, self._frames["quote"])),
            "clause": lambda: self._filled(_picked(rng, self._frames["clause"])),
            "name": lambda: self._who[0],
            "surname": lambda: self._who[1],
            "office": lambda: self._who[2],
        }

    def _drawn(self, kind: str, count: int) -> list[str]:
        of_kind: Words = self._kinds[kind]
        return self._rng.choices(of_kind.words, cum_weights=of_kind.weights, k=count)

    def _person(self) -> tuple[str, str, str]:
        [first], [surname], [office] = (self._drawn(kind, 1) for kind in ("first", "surname", "office"))
        return f"{first} {surname}", surname, office

    def _figure(self) -> str:
        digits = str(int(10 ** (1 + 5 * self._rng.random())))
        number = int(digits[:2]) * 10 ** (len(digits) - 2)
        return f"{number:,}".replace(",", _picked(self._rng, ",,,,.\u00a0"))

    def _amount(self) -> str:
        return _picked(self._rng, _AMOUNTS).format(self._figure(), self._figure())

    def _filled(self, frame: _Frame) -> str:
        if frame.has_speaker:
            self._who = _picked(self._rng, self._cast)
        fillers = self._fillers
        return frame.template % tuple([fillers[slot]() for slot in frame.slots])

    def _sentence(self, kind: str) -> str:
        text = self._filled(_picked(self._rng, self._frames[kind]))
        return text[:1].upper() + text[1:]

    def _body(self, size: int) -> list[str]:
        """Paragraphs of one to four sentences until there are about `size` words, and most times a tail of junk."""
        rng = self._rng
        kinds = self._mixture()
        paragraphs: list[str] = []
        words = 0
        while words < size:
            sentences = [self._told(_picked(rng, kinds)) for _ in range(1 + int(3.2 * rng.random()))]
            paragraphs.append(" ".join(sentences))
            words += paragraphs[-1].count(" ") + 1
        if rng.random() < _TAILS:
            paragraphs.append(self._sentence("tail"))
        return paragraphs

    def _told(self, kind: str) -> str:
        sentence = self._sentence(kind)
        if kind in {"said", "relayed"}:
            self._quoted[self._who[0]] = None
        return sentence

    def _mixture(self) -> list[str]:
        """Kinds of sentences, as often as they come in this article."""
        kinds = ["narrative"] * 12 + ["relayed"] * 2 + ["unnamed"]
        kinds += ["said"] * 5 if self._rng.random() < _QUOTES_PEOPLE else ["relayed"] * 2
        return kinds + ["cyrillic"] * 4 if self._rng.random() < _CYRILLIC else kinds


def write_corpus(path: Path, count: int, *, processes: int = 2) -> None:
    """Write the first `count` articles as JSON lines, made by several processes; the file is there only when whole."""
    bounds = [1 + count * part // processes for part in range(processes + 1)]
    parts = [path.with_suffix(f".part{part}") for part in range(processes)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(write_part, parts, bounds[:-1], bounds[1:]))
    # The first part grows to be the whole, so that a million articles never need twice their room.
    with parts[0].open("ab") as whole:
        for part in parts[1:]:
            with part.open("rb") as file:
                shutil.copyfileobj(file, whole, 1 << 20)
            part.unlink()
    parts[0].replace(path)


def write_part(path: Path, first: int, end: int) -> None:
    """Write a range of articles, half-open, as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for article in Newsroom().articles(first, end):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def recipe() -> str:
    """A short digest of all that decides what an article says: two corpora with the same one are the same."""
    names = ("corpus.py", "vocabulary.py", "words.txt", "frames.txt")
    return hashlib.sha256(b"".join((FOLDER / name).read_bytes() for name in names)).hexdigest()[:8]

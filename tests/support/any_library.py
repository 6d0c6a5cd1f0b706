"""Libraries of any kind: articles of plain news sentences in several versions, and all that a reader does to them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from support.library_in_hand import paths_in

from reader.errors import HearsayError
from reader.library import Library
from reader.model import Certainty, Opinion, Polarity, Span, Verdict
from reader.store.annotations import from_json, to_json
from reader.store.journal import Edit

SPEAKERS = ("Ana Koval", "the MoD", "the Defence Ministry", "Otto Brandt, the minister,", "Two engineers", "He")
CUES = ("said", "denied", "claimed on Friday", "told reporters", "warned in March", "confirmed")
CONTENTS = (
    "47 people had been killed at the Orven bridge",
    "some 20.000–30.000 men had left Hollin",
    "the road to Sanbero was open",
    "Kirby had said that the dam was unsafe",
    "nobody had asked for more than 1,200 tonnes",
)
ODD = "\u2028\u2029\x85\x00\x1b[31m\ud800\u202eשלום #=+-@,;\"'\\\r\n\t…🜚e\u0301"

sentences = st.builds(
    "{} {} that {}.".format, st.sampled_from(SPEAKERS), st.sampled_from(CUES), st.sampled_from(CONTENTS)
) | st.sampled_from(("“The bridge is shut,” Ana Koval said.", "It rained.", "According to the UN, 300 boats sank."))
texts = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
some_text = st.text(st.sampled_from(ODD + "abc def"), max_size=12)
an_article = st.integers(0, 3)
a_claim = st.integers(0, 7)
a_mark = st.integers(0, 5)
a_name = st.sampled_from(("Ana Koval", "MoD", "Defence Ministry", "Otto Brandt", "Sirsky", "mod", "Eva\u202eLind"))
some_tags = st.lists(some_text, max_size=3)
articles = st.builds(
    dict,
    number=an_article,
    text=texts,
    title=st.sampled_from(("Bridge falls", "Bridge\u202e falls", "Мост упал", "#1 \x1b[1mnews")),
    address=st.sampled_from((None, None, "https://a.example/{}", "https://b.example/{}?utm_source=x", "given")),
    byline=st.sampled_from(("", "Ann Lee", "By\u2028Nobody")),
    outlet=st.sampled_from(("", "Courier", "Quay «News»")),
    published=st.sampled_from(("", "2022-06-10", "June 11, 2022")),
    language=st.sampled_from(("", "en", "uk")),
    tags=st.lists(st.sampled_from(("bridge", "#bridge", "Éte", "ete")), max_size=2),
)
acts = st.one_of(
    st.tuples(st.just("bring"), articles),
    st.tuples(st.just("change"), an_article, texts, st.sampled_from(("outlet", "title", "byline")), some_text),
    st.tuples(st.just("change"), an_article, texts, st.just("published"), st.just("2022-06-12")),
    st.tuples(st.just("mark"), an_article, st.integers(0, 60), st.integers(1, 40), some_text, some_tags),
    st.tuples(st.just("write"), an_article, some_text, some_tags),
    st.tuples(st.just("edit"), a_mark, some_text, st.sampled_from(("green", "pink", "#12ab"))),
    st.tuples(st.just("unmark"), a_mark),
    st.tuples(st.just("not_in"), a_mark, an_article),
    st.tuples(st.just("judge"), a_claim, st.sampled_from([*Verdict, None]), some_text),
    st.tuples(st.just("speak"), a_claim, a_name),
    st.tuples(st.just("deny"), a_claim, st.sampled_from([*Polarity])),
    st.tuples(st.just("doubt"), a_claim, st.sampled_from([*Certainty])),
    st.tuples(st.just("delete_claim"), a_claim),
    st.tuples(st.just("delete_claim"), a_claim),
    st.tuples(st.just("make"), an_article, st.integers(0, 60), st.integers(1, 40), a_name),
    st.tuples(st.just("make_same"), a_claim, a_name),
    st.tuples(st.just("merge"), a_name, a_name, st.sampled_from((None, None, 0, 1))),
    st.tuples(st.just("split"), a_name, st.sampled_from((None, 0, 1))),
    st.tuples(st.just("pair"), a_claim, a_claim, st.sampled_from([*Opinion, None])),
    st.tuples(st.just("save"), some_text, some_text),
    st.tuples(st.just("flag"), an_article, st.sampled_from(("read", "starred", "archived", "deleted")), st.booleans()),
    st.tuples(st.just("tag"), an_article, some_tags),
    st.tuples(st.just("stub"), an_article, some_text, some_tags),
    st.tuples(st.sampled_from(("undo", "undo", "redo"))),
)
stories = st.lists(articles, min_size=1, max_size=4).flatmap(
    lambda first: st.lists(acts, min_size=3, max_size=14).map(
        lambda then: [*(("bring", each | {"number": number}) for number, each in enumerate(first)), *then]
    )
)


def later_clock(year: int) -> Callable[[], datetime]:
    """A clock that begins with a year and goes on by a second whenever somebody looks."""
    seconds = count()
    return lambda: datetime(year, 1, 1, tzinfo=UTC) + timedelta(seconds=next(seconds))


@contextmanager
def library_of(folder: Path, story: list[Any], *, year: int = 2024) -> Iterator[Library]:
    """Open a new library in `folder` to which all of a story has been done; what makes no sense is left out."""
    with Library.open(paths_in(folder), clock=later_clock(year)) as library:
        doing = _Doing(library)
        for what, *how in story:
            with suppress(HearsayError, IndexError):
                getattr(doing, what)(*how)
        yield library


class _Doing:
    """One reader at work."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._brought: list[dict[str, Any]] = []

    def change(self, number: int, text: str, field: str, value: str) -> None:
        """What was brought once is brought again, with another text behind what is left of it."""
        article = _one_of(self._brought, number)
        half = article["text"][: len(article["text"]) // 2]
        self.bring(article | {"text": f"{half} {text}", field: value.replace("\ud800", "")})

    def bring(self, article: dict[str, Any]) -> None:
        self._brought.append(article)
        number, address = article["number"], article["address"]
        said = {name: article[name] for name in ("title", "byline", "outlet", "published", "language", "tags")}
        known = {"id": f"g{number}"} if address == "given" else {"url": address.format(number)} if address else {}
        line = json.dumps({"text": f"{article['title']}\n\n{article['text']}", **said, **known}) + "\n"
        list(self.library.exchange.import_bytes(line.encode(), origin=f"file {number}"))

    def mark(self, number: int, start: int, length: int, text: str, tags: list[str]) -> None:
        uid = self._article(number)
        self.library.notes.highlight(uid, Span(start, start + length), text=text, tags=tags)

    def write(self, number: int, text: str, tags: list[str]) -> None:
        """A note on an article as a whole."""
        keeping = self.library._keeping
        value = {
            "article": self._article(number), "version": "", "selector": None, "text": text,
            "tags": [tag for tag in (each.strip() for each in tags) if tag], "colour": "yellow", "verdict": None,
            "claim": "", "created": keeping.now(), "modified": keeping.now(),
        }  # fmt: skip
        keeping.act([Edit("annotation", keeping.new_uid(), value)], verb="note", what="wrote")

    def edit(self, number: int, text: str, colour: str) -> None:
        self.library.notes.edit(self._mark(number).uid, text=text, colour=colour)

    def unmark(self, number: int) -> None:
        self.library.notes.delete(self._mark(number).uid)

    def not_in(self, number: int, article: int) -> None:
        value = to_json(self._mark(number)) | {"not_in": [self._article(article), "elsewhere"]}
        self.library._keeping.act(
            [Edit("annotation", self._mark(number).uid, to_json(from_json("", value)))], verb="place", what="placed"
        )

    def judge(self, number: int, verdict: Verdict | None, reason: str) -> None:
        self.library.notes.set_verdict(self._claim(number), verdict, reason=reason)

    def speak(self, number: int, name: str) -> None:
        self.library.claims.correct(self._claim(number), speaker=name)

    def deny(self, number: int, polarity: Polarity) -> None:
        self.library.claims.correct(self._claim(number), polarity=polarity)

    def doubt(self, number: int, certainty: Certainty) -> None:
        self.library.claims.correct(self._claim(number), certainty=certainty)

    def delete_claim(self, number: int) -> None:
        self.library.claims.delete(self._claim(number))

    def make(self, number: int, start: int, length: int, name: str) -> None:
        self.library.claims.make(self._article(number), Span(start, start + length), speaker=name)

    def make_same(self, number: int, name: str) -> None:
        """A claim of the very words of another one."""
        placed = self.library.claims.get(self._claim(number))
        self.library.claims.quote(placed.article.uid, placed.content_text, speaker=name)

    def merge(self, name: str, into: str, number: int | None) -> None:
        self.library.speakers.merge(name, into, article_uid="" if number is None else self._article(number))

    def split(self, name: str, number: int | None) -> None:
        self.library.speakers.split(name, article_uid="" if number is None else self._article(number))

    def pair(self, left: int, right: int, opinion: Opinion | None) -> None:
        self.library.relations.judge(self._claim(left), self._claim(right), opinion)

    def save(self, name: str, query: str) -> None:
        self.library.search.save(name, query)

    def flag(self, number: int, flag: str, is_set: bool) -> None:
        if flag == "deleted" and is_set:
            self.library.articles.delete([self._article(number)])
        elif flag != "deleted":
            self.library.articles.mark([self._article(number)], **{flag: is_set})

    def tag(self, number: int, tags: list[str]) -> None:
        self.library.articles.set_tags(self._article(number), tags)

    def stub(self, number: int, text: str, tags: list[str]) -> None:
        """A note on an article that is not here, as another library has it."""
        url = f"https://c.example/{number}"
        lines = (
            {"type": "article", "uid": f"stub{number}", "title": "Not here", "url": url, "known_by": [["url", url]],
             "tags": ["gone"], "added": "2020-01-01T00:00:00.000+00:00", "is_starred": True},
            {"type": "annotation", "uid": f"note{number}", "article": f"stub{number}", "version": "v1", "text": text,
             "tags": tags, "created": "2020-01-02T00:00:00.000+00:00", "modified": "2020-01-02T00:00:00.000+00:00",
             "selector": {"quote": "It rained", "prefix": "x", "suffix": "y", "start": 7, "end": 16}},
        )  # fmt: skip
        list(self.library.exchange.import_bytes("".join(json.dumps(line) + "\n" for line in lines).encode()))

    def undo(self) -> None:
        self.library.history.undo()

    def redo(self) -> None:
        self.library.history.redo()

    def _article(self, number: int) -> str:
        rows = self.library.articles.rows()
        return _one_of(rows.page(0, len(rows)), number).uid

    def _claim(self, number: int) -> str:
        return _one_of([each.claim.uid for each in self.library.claims.find()], number)

    def _mark(self, number: int) -> Any:
        return _one_of(self.library.notes.find(), number)[0]


def _one_of(things: Sequence[Any], number: int) -> Any:
    return things[number % max(1, len(things))]

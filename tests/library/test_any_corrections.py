"""Whatever is put right, merged and taken back in whatever order: everything that shows claims says the same."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.library_in_hand import library_in, take_in

from reader.errors import HearsayError
from reader.library import extracting
from reader.model import Certainty, Polarity, Span
from reader.store import checks, composing

TEXTS = (
    "One\n\nThe MoD said that 47 men had left Hollin. Ana Koval denied that the MoD had said that 30 boats sank.",
    "Two\n\nThe Defence Ministry said that the road to Sanbero was open. “It is shut,” Ana Koval said. It rained.",
)
NAMES = ("MoD", "Defence Ministry", "Ana Koval", "Eva Lind", "mod")

a_claim, an_article, a_name = st.integers(0, 5), st.integers(0, 1), st.sampled_from(NAMES)
acts = st.one_of(
    st.tuples(st.just("speak"), a_claim, a_name),
    st.tuples(st.just("deny"), a_claim, st.sampled_from([*Polarity])),
    st.tuples(st.just("doubt"), a_claim, st.sampled_from([*Certainty])),
    st.tuples(st.just("delete"), a_claim),
    st.tuples(st.just("restore"), a_claim),
    st.tuples(st.just("make"), an_article, st.integers(0, 60), st.integers(1, 40), a_name),
    st.tuples(st.just("merge"), a_name, a_name, st.sampled_from([-1, -1, 0, 1])),
    st.tuples(st.just("split"), a_name, st.sampled_from([-1, -1, 0, 1])),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "learn", "lose", "change"])),
)


class Story:
    """A library, and what is done to it."""

    def __init__(self, library, monkeypatch):
        self.library = library
        self.uids = [take_in(library, text, path=f"/{number}").article_uid for number, text in enumerate(TEXTS)]
        self.known = {each.claim.uid: None for each in library.claims.find()}
        self._patch = monkeypatch
        self._extract = extracting._extracted

    def do(self, what, *how):
        """Do one act; one that makes no sense is refused."""
        with suppress(HearsayError):
            getattr(self, what)(*how)
        for uid in self.uids:
            self.known |= {each.uid: None for each in self.library.claims.of_article(uid).claims}

    def uid(self, number):
        return list(self.known)[number % len(self.known)]

    def article(self, number):
        return "" if number < 0 else self.uids[number]

    def speak(self, number, name):
        self.library.claims.correct(self.uid(number), speaker=name)

    def deny(self, number, polarity):
        self.library.claims.correct(self.uid(number), polarity=polarity)

    def doubt(self, number, certainty):
        self.library.claims.correct(self.uid(number), certainty=certainty)

    def delete(self, number):
        self.library.claims.delete(self.uid(number))

    def restore(self, number):
        self.library.claims.restore(self.uid(number))

    def make(self, number, start, length, name):
        self.library.claims.make(self.uids[number], Span(start, start + length), speaker=name)

    def merge(self, name, into, number):
        self.library.speakers.merge(name, into, article_uid=self.article(number))

    def split(self, name, number):
        self.library.speakers.split(name, article_uid=self.article(number))

    def undo(self):
        self.library.history.undo()

    def redo(self):
        self.library.history.redo()

    def learn(self):
        """A newer extractor finds everything."""
        self._patch.setattr(extracting, "EXTRACTOR_VERSION", extracting.EXTRACTOR_VERSION + 1)
        self._patch.setattr(extracting, "_extracted", self._extract)

    def lose(self):
        """A newer extractor finds every second claim."""
        self.learn()
        self._patch.setattr(extracting, "_extracted", lambda text, described: _half(self._extract(text, described)))

    def change(self):
        """The first article comes again, with other words before and behind."""
        count = self.library.articles.get(self.uids[0]).versions
        text = TEXTS[0].replace("The MoD", f"It is {count} o'clock. The MoD") + f" That was {count} days ago."
        take_in(self.library, text, path="/0")


@contextmanager
def a_story():
    """A library of its own, which begins."""
    folder = tempfile.TemporaryDirectory()
    with pytest.MonkeyPatch.context() as patch, folder as where, library_in(Path(where)) as library:
        yield Story(library, patch)


def _half(found):
    claims = tuple(replace(each, nested_in="") for each in found.findings.claims[::2])
    kept = {each.uid for each in claims}
    figures = tuple(each for each in found.findings.figures if not each.claim_uid or each.claim_uid in kept)
    return replace(found, findings=replace(found.findings, claims=claims, figures=figures))


def _shown(library, uids):
    """What articles, lists and speakers say of all claims; fails where they do not agree."""
    of_articles = [each for uid in uids for each in library.claims.of_article(uid).claims]
    placed = sorted(library.claims.find(), key=lambda each: uids.index(each.article.uid))
    assert [each.claim for each in placed] == of_articles
    counts = {}
    for each in of_articles:
        if each.speaker.name:
            counts[each.speaker.name.casefold()] = counts.get(each.speaker.name.casefold(), 0) + 1
    listed = library.speakers.list()
    assert {each.name.casefold(): each.claims for each in listed} == counts
    for each in listed:
        assert not each.variants or sum(variant.claims for variant in each.variants) == each.claims
    return of_articles


def _agrees(library, uids):
    shown = _shown(library, uids)
    with library._keeping.reading() as db:
        assert checks.wrong_counts(db) == ()
        assert checks.loose_ends(db) == 0
        rows = db.execute("SELECT uid, speaker FROM claims WHERE is_current = 1").fetchall()
        versions = [row[0] for row in db.execute("SELECT version_id FROM articles")]
        figures = [each for version in versions for each in composing.of_version(db, version).figures]
        bounds = db.execute("SELECT f.low, c.uid FROM figures f LEFT JOIN claims c ON c.id = f.claim_id").fetchall()
    assert sorted(rows) == sorted((each.uid, each.speaker.name) for each in shown)
    assert {(each.low, each.claim_uid or None) for each in figures} == {*bounds}
    assert len(figures) == len(bounds)
    assert {each.claim_uid for each in figures} <= {"", *(each.uid for each in shown)}
    library.search.keep_in_step()
    for name in {each.speaker.name for each in shown if each.speaker.name}:
        wanted = sum(each.speaker.name.casefold() == name.casefold() for each in shown)
        assert len(library.speakers.claims(name)) == wanted


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(acts, min_size=1, max_size=14))
def test_everything_that_shows_claims_agrees(doing):
    with a_story() as story:
        for each in doing:
            story.do(*each)
            _agrees(story.library, story.uids)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(acts.filter(lambda act: act[0] not in {"undo", "redo", "learn", "lose", "change"}), max_size=10))
def test_undoing_everything_brings_back_what_was_found(doing):
    with a_story() as story:
        history = story.library.history
        before = _shown(story.library, story.uids)
        for each in doing:
            story.do(*each)
        after = _shown(story.library, story.uids)
        count = len([act for act in history.acts() if not act.is_undone])
        for _ in range(count):
            history.undo()
        assert _shown(story.library, story.uids) == before
        assert (story.library.claims.corrections(), story.library.speakers.merged()) == ((), ())
        for _ in range(count):
            history.redo()
        assert _shown(story.library, story.uids) == after

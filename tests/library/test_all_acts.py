"""Everything a reader does is an act with words of its own: undone, all is as before; done again, as after."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.library_in_hand import library_in, take_in
from support.snapshots import snapshot

from reader.errors import HearsayError
from reader.library import Library
from reader.library.marking import Marking
from reader.model import Certainty, Opinion, Polarity, Reporting, Span, Verdict

pytestmark = pytest.mark.slow

DAM = "Dam of Hollin\n\nAna Koval said that the dam was safe. The MoD denied that 47 boats sank. It rained."
ROAD = "Road to Sanbero\n\nThe Defence Ministry said that 47 boats sank at the dam. Ana Koval claimed that it rained."


@dataclass(frozen=True)
class Known:
    """A library, its articles, a note and a claim of the first of them."""

    library: Library
    dam: str
    road: str
    note: str
    claim: str
    other: str

    @classmethod
    def of(cls, library: Library) -> Known:
        titles = {each.title: each.uid for each in library.articles.rows().page(0, 9)}
        dam, road = titles["Dam of Hollin"], titles["Road to Sanbero"]
        marks = {bool(mark.annotation.text): mark.annotation for mark in library.notes.of_article(dam)}
        first, second = (library.claims.of_article(uid).claims[0].uid for uid in (dam, road))
        return cls(library, dam, road, marks[True].uid, first, second)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    folder = tmp_path_factory.mktemp("begun")
    with library_in(folder) as library:
        dam = take_in(library, DAM, published="2024-01-01", outlet="Herald").article_uid
        take_in(library, ROAD, published="2024-01-02", outlet="Globe")
        library.notes.quote(dam, "the dam", text="mine, about rain", tags=("marked",))
        library.notes.quote(dam, "It rained")
        library.relations.follow()
        library.search.keep_in_step()
    return folder


@pytest.fixture
def home(begun, tmp_path):
    return shutil.copytree(begun, tmp_path / "home")


def delete_and_bring_back(known: Known) -> None:
    known.library.notes.delete(known.note)
    known.library.articles.delete([known.dam, known.road])
    known.library.bin.bring_back([known.road, known.note])


def merge_and_split(known: Known) -> None:
    known.library.speakers.merge("MoD", "Defence Ministry")
    known.library.speakers.split("MoD")


def judge_twice(known: Known) -> None:
    known.library.relations.judge(known.claim, known.other, Opinion.SAME)
    known.library.relations.judge(known.claim, known.other, None)


def correct_and_restore(known: Known) -> None:
    known.library.claims.correct(known.claim, speaker="Eva Lind")
    known.library.claims.restore(known.claim)


ACTS: dict[str, tuple[int, str, Callable[[Known], object]]] = {
    "read": (1, "marked “Dam of Hollin” as read", lambda it: it.library.articles.mark([it.dam], read=True)),
    "star": (1, "starred “Dam of Hollin”", lambda it: it.library.articles.mark([it.dam], starred=True)),
    "archive": (1, "archived 2 articles", lambda it: it.library.articles.mark([it.dam, it.road], archived=True)),
    "delete": (1, "deleted “Dam of Hollin”", lambda it: it.library.articles.delete([it.dam])),
    "tag": (1, "tagged “Dam of Hollin” with marked", lambda it: it.library.articles.set_tags(it.dam, ["marked"])),
    "tag many": (
        1,
        "starred 2 articles and tagged 2 articles with marked",
        lambda it: it.library.articles.change([it.dam, it.road], Marking(starred=True, add_tags=("marked",))),
    ),
    "highlight": (
        1, "highlighted “47 boats” in Dam of Hollin", lambda it: it.library.notes.quote(it.dam, "47 boats"),
    ),
    "note": (
        1, "noted on “It rained” in Dam of Hollin", lambda it: it.library.notes.quote(it.dam, "It rained", text="mine"),
    ),
    "reword a note": (
        1, "changed the note on “the dam” in Dam of Hollin", lambda it: it.library.notes.edit(it.note, text="not so"),
    ),
    "tag a note": (
        1, "changed the note on “the dam” in Dam of Hollin", lambda it: it.library.notes.edit(it.note, tags=["x"]),
    ),
    "colour": (
        1, "changed the colour of “the dam” in Dam of Hollin", lambda it: it.library.notes.edit(it.note, colour="blue"),
    ),
    "place a note": (
        1,
        "put the mark on “It rained” in Dam of Hollin",
        lambda it: it.library.notes.move(it.note, Span(DAM.index("It rained"), len(DAM) - 1)),
    ),
    "delete a note": (
        1, "deleted the mark on “the dam” in Dam of Hollin", lambda it: it.library.notes.delete(it.note),
    ),
    "verdict": (
        1,
        "judged “the dam was safe” in Dam of Hollin as doubtful",
        lambda it: it.library.notes.set_verdict(it.claim, Verdict.DOUBTFUL, reason="mine: nobody saw it"),
    ),
    "speaker": (
        1,
        "named Eva Lind as the speaker of “the dam was safe” in Dam of Hollin",
        lambda it: it.library.claims.correct(it.claim, speaker="Eva Lind"),
    ),
    "stance": (
        1,
        "corrected polarity and certainty and reporting of “the dam was safe” in Dam of Hollin",
        lambda it: it.library.claims.correct(
            it.claim, polarity=Polarity.DENIES, certainty=Certainty.POSSIBLE, reporting=Reporting.DISTANCING
        ),
    ),
    "restore a claim": (2, "restored “the dam was safe” in Dam of Hollin as it was found", correct_and_restore),
    "make a claim": (
        1,
        "made a claim of “It rained” in Dam of Hollin",
        lambda it: it.library.claims.make(it.dam, Span(DAM.index("It rained"), len(DAM) - 1), speaker="Eva Lind"),
    ),
    "delete a claim": (
        1, "deleted the claim “the dam was safe” in Dam of Hollin", lambda it: it.library.claims.delete(it.claim),
    ),
    "merge names": (
        1, "merged MoD into Defence Ministry", lambda it: it.library.speakers.merge("MoD", "Defence Ministry"),
    ),
    "merge names here": (
        1,
        "merged MoD into Ana Koval in Dam of Hollin",
        lambda it: it.library.speakers.merge("MoD", "Ana Koval", article_uid=it.dam),
    ),
    "split names": (2, "let MoD stand for itself", merge_and_split),
    "judge a pair": (
        1,
        "said that two claims are the same: “the dam was safe” in Dam of Hollin and “47 boats sank at the dam”",
        lambda it: it.library.relations.judge(it.claim, it.other, Opinion.SAME),
    ),
    "take a judgement back": (
        2,
        "took back what was said of two claims: “the dam was safe” in Dam of Hollin and “47 boats sank at the dam”",
        judge_twice,
    ),
    "save a search": (1, "saved search @rain", lambda it: it.library.search.save("rain", "it rained")),
    "bring back": (3, "brought 1 article and 1 mark back", delete_and_bring_back),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_undone_all_is_as_before_and_done_again_as_after_also_on_disk(home, name):
    count, words, do = ACTS[name]
    with library_in(home) as library:
        known, before = Known.of(library), snapshot(library)
        acts = len(library.history.acts())
        do(known)
        after = snapshot(library)
        assert library.history.acts(1)[0].what == words
        assert len(library.history.acts()) == acts + count
        library.history.undo()
        assert snapshot(library) != after
        for _ in range(count - 1):
            library.history.undo()
        assert snapshot(library) == before
    with library_in(home) as library:
        assert snapshot(library) == before
        for _ in range(count):
            library.history.redo()
        assert snapshot(library) == after
    with library_in(home) as library:
        assert snapshot(library) == after
        told = library.history.particulars(library.history.acts(1)[0].batch)
        assert told.altered
        assert all(each.thing and each.before != each.after for each in told.altered)


STEPS = st.one_of(st.sampled_from([*ACTS]), st.sampled_from(["undo", "redo", "undo to", "redo to"]))


@given(steps=st.lists(st.tuples(STEPS, st.integers(0, 9)), min_size=2, max_size=10))
@settings(max_examples=12, deadline=None)
def test_acts_undos_and_redos_in_any_order_end_where_a_list_of_states_says(begun, tmp_path_factory, steps):
    home = shutil.copytree(begun, tmp_path_factory.mktemp("walk") / "home")
    with library_in(home) as library:
        known, first = Known.of(library), len(library.history.acts())
        walk = Walk(library, [snapshot(library)], 0, first)
        for step, number in steps:
            walk.go(step, number, known)
            assert snapshot(library) == walk.states[walk.at]


@dataclass
class Walk:
    """The model: states one after the other, and a place among them. The `first` acts are left alone."""

    library: Library
    states: list[dict[str, object]]
    at: int
    first: int

    def go(self, step: str, number: int, known: Known) -> None:
        history = self.library.history
        acts = history.acts(999)[: -self.first]
        done = [act for act in acts if not act.is_undone]
        undone = [act for act in acts if act.is_undone and not act.is_dropped][::-1]
        assert (len(done), len(undone)) == (self.at, len(self.states) - 1 - self.at)
        if step in ACTS:
            self.do(ACTS[step][2], known)
        elif step == "undo" and done:
            assert history.undo().batch == done[0].batch
            self.at -= 1
        elif step == "redo":
            assert (history.redo() is not None) == bool(undone)
            self.at += bool(undone)
        elif step == "undo to" and done:
            goal, steps = done[number % len(done)].batch, number % len(done) + 1
            assert history.steps(goal) == len(history.undo_to(goal)) == steps
            self.at -= steps
        elif step == "redo to" and undone:
            goal, steps = undone[number % len(undone)].batch, number % len(undone) + 1
            assert history.steps(goal) == len(history.redo_to(goal)) == steps
            self.at += steps

    def do(self, act: Callable[[Known], object], known: Known) -> None:
        """Do it, as far as it makes sense; every act on the way has its state."""
        history, before = self.library.history, len(self.library.history.acts(999))
        with suppress(HearsayError):
            act(known)
        new = len(history.acts(999)) - before
        between = []
        for _ in range(new):
            between.append(snapshot(self.library))
            history.undo()
        for _ in range(new):
            history.redo()
        if new:
            self.states = [*self.states[: self.at + 1], *reversed(between)]
            self.at = len(self.states) - 1

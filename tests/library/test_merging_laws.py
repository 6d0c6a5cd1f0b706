"""Merging is commutative, associative and idempotent: libraries that know the same are the same."""

from __future__ import annotations

import os
import random
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.libraries_in_hand import BRIDGE, DAM, VOTE, begin, copied, opened, seen
from support.library_in_hand import take_in

from reader.errors import HearsayError
from reader.model import Opinion, Polarity, Span, Verdict

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("HEARSAY_MERGES", "12"))
TEXTS = (
    (DAM, "https://a.example/dam"),
    (DAM.replace("safe", "sound"), "https://a.example/dam"),
    (DAM.replace("47 people", "nearly 50 people"), "https://a.example/dam"),
    (BRIDGE, "https://b.example/bridge"),
    (VOTE, "https://c.example/vote"),
    (VOTE.replace("to May", "by a month to May"), "https://c.example/vote"),
)
ACTS = (
    "take_in", "highlight", "edit", "edit", "delete_note", "verdict", "tag", "tag", "untag", "star", "read", "archive",
    "bin", "correct", "delete_claim", "merge_names", "split_names", "judge", "save", "forget", "undo", "redo", "choose",
)  # fmt: skip
LIVES = st.lists(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 999)), max_size=9), min_size=3, max_size=3)


def live(folder, acts):
    """Let somebody work in a library; what cannot be done there is left out."""
    with opened(folder) as library:
        for act, number in acts:
            with suppress(HearsayError):
                _ACTS[act](library, random.Random(number))


def _any(draw, things):
    found = list(things)
    return draw.choice(found) if found else None


def _article(library, draw):
    return _any(draw, (row.uid for row in library.articles.rows().page(0, 20)))


def _note(library, draw):
    return _any(draw, (note.uid for note, _ in library.notes.find()))


def _claim(library, draw):
    return _any(draw, (each.claim.uid for each in library.claims.find()))


def _take_in(library, draw):
    text, url = draw.choice(TEXTS)
    take_in(library, text, url=url, tags=draw.choice([(), ("in",)]))


def _highlight(library, draw):
    uid, start = _article(library, draw), draw.randint(0, 40)
    if uid:
        library.notes.highlight(uid, Span(start, start + draw.randint(1, 20)), text=draw.choice(["", "why?"]))


def _edit(library, draw):
    if uid := _note(library, draw):
        library.notes.edit(uid, text=draw.choice("abc"), tags=draw.choice([["x"], ["y"], []]))


def _delete_note(library, draw):
    if uid := _note(library, draw):
        library.notes.delete(uid)


def _verdict(library, draw):
    if uid := _claim(library, draw):
        library.notes.set_verdict(uid, draw.choice([None, *Verdict]), reason=draw.choice(["", "so"]))


def _tag(library, draw):
    if uid := _article(library, draw):
        library.articles.set_tags(uid, [*library.articles.get(uid).tags, draw.choice("pqr")])


def _untag(library, draw):
    if uid := _article(library, draw):
        library.articles.set_tags(uid, library.articles.get(uid).tags[1:])


def _flag(name):
    def flag(library, draw):
        if uid := _article(library, draw):
            library.articles.mark([uid], **{name: draw.choice([True, False])})

    return flag


def _bin(library, draw):
    if uid := _article(library, draw):
        library.articles.delete([uid])


def _correct(library, draw):
    if uid := _claim(library, draw):
        library.claims.correct(uid, polarity=draw.choice(list(Polarity)), speaker=draw.choice(["", "Eva Lind"]))


def _delete_claim(library, draw):
    if uid := _claim(library, draw):
        library.claims.delete(uid)


def _merge_names(library, draw):
    library.speakers.merge(draw.choice(["Ana Koval", "Otto Brandt"]), draw.choice(["Eva Lind", "Ivo Maren"]))


def _split_names(library, draw):
    if row := _any(draw, library.speakers.merged()):
        library.speakers.split(row.name)


def _judge(library, draw):
    left, right = _claim(library, draw), _claim(library, draw)
    if left != right:
        library.relations.judge(left, right, draw.choice([None, *Opinion]))


def _save(library, draw):
    library.search.save(draw.choice("mn"), draw.choice(["dam", "bridge"]))


def _forget(library, draw):
    if row := _any(draw, library.search.saved()):
        library.search.forget(row.name)


def _choose(library, draw):
    if choice := _any(draw, library.merging.choices()):
        library.merging.choose(choice.uid, draw.randrange(len(choice.sides)))


_ACTS = {
    "take_in": _take_in, "highlight": _highlight, "edit": _edit, "delete_note": _delete_note, "verdict": _verdict,
    "tag": _tag, "untag": _untag, "star": _flag("starred"), "read": _flag("read"), "archive": _flag("archived"),
    "bin": _bin, "correct": _correct, "delete_claim": _delete_claim, "merge_names": _merge_names,
    "split_names": _split_names, "judge": _judge, "save": _save, "forget": _forget, "choose": _choose,
    "undo": lambda library, _: library.history.undo(), "redo": lambda library, _: library.history.redo(),
}  # fmt: skip


def merged(into, *others):
    """A copy of a library, into which others were merged."""
    folder = copied(into, "-".join(["of", into.name, *(other.name for other in others)]))
    for other in others:
        with opened(folder) as library:
            library.merging.merge(str(other / "library.db"))
    return folder


@given(LIVES, st.booleans())
@settings(max_examples=EXAMPLES, deadline=None)
def test_libraries_that_know_the_same_are_the_same(lives, are_copies):
    with tempfile.TemporaryDirectory() as home:
        first = begin(Path(home) / "a")
        folders = [first, *(copied(first, name) if are_copies else begin(Path(home) / name) for name in "bc")]
        for folder, acts in zip(folders, lives, strict=True):
            live(folder, acts)
        a, b, c = folders
        expected = seen(merged(a, b, c))
        assert seen(merged(c, b, a)) == expected, "commutative"
        assert seen(merged(a, merged(b, c))) == expected, "associative"
        assert seen(merged(merged(b, a), c, a, b)) == expected, "idempotent"

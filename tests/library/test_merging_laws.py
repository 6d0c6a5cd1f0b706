"""Merging is commutative, associative and idempotent: libraries that know the same are the same."""

from __future__ import annotations

import io
import os
import random
import re
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from support.libraries_in_hand import BRIDGE, DAM, VOTE, begin, copied, opened, seen
from support.library_in_hand import take_in

from reader.errors import HearsayError
from reader.model import Opinion, Polarity, Span, Verdict

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("HEARSAY_MERGES", "12"))
PHASES = [
    each for each in Phase if each is not Phase.explain and (each is not Phase.shrink or not os.environ.get("NOSHRINK"))
]
TEXTS = (
    (DAM, "https://a.example/dam"),
    (DAM.replace("safe", "sound"), "https://a.example/dam"),
    (DAM.replace("47 people", "nearly 50 people"), "https://a.example/dam"),
    (DAM, "https://mirror.example/dam"),
    (BRIDGE, "https://b.example/bridge"),
    (VOTE, "https://c.example/vote"),
    (VOTE.replace("to May", "by a month to May"), "https://c.example/vote"),
)


def exported():
    """What a fourth library exports."""
    with tempfile.TemporaryDirectory() as home, opened(Path(home) / "d") as library:
        take_in(library, *[DAM], url="https://a.example/dam", tags=("in", "out"))
        take_in(library, VOTE, url="https://c.example/vote")
        take_in(library, VOTE.replace("to May", "by a week to May"), url="https://c.example/vote")
        for row in library.articles.rows().page(0, 9):
            library.notes.highlight(row.uid, Span(3, 12), text="of d", tags=("d",))
            library.articles.mark([row.uid], starred=True)
        claims = [each.claim.uid for each in library.claims.find()]
        library.speakers.merge("Otto Brandt", "Ivo Maren")
        library.notes.set_verdict(claims[0], Verdict.DOUBTFUL, reason="d")
        library.claims.correct(claims[-1], speaker="Eva Lind")
        library.relations.judge(claims[0], claims[-1], Opinion.SAME)
        return "".join(library.exchange.export("jsonl")).encode()


ACTS = (
    "take_in", "highlight", "edit", "edit", "delete_note", "verdict", "tag", "tag", "untag", "star", "read", "archive",
    "bin", "bring_back", "correct", "delete_claim", "make_claim", "merge_names", "split_names", "judge", "save",
    "forget", "place", "not_there", "notes", "export", "restore", "undo", "undo", "redo", "choose", "keep_both",
)  # fmt: skip
NOTES = (
    b"Dam holds, says mayor (Ana Koval)\n- Your Highlight on Location 1-2 | Added on Tuesday, 2 "
    b"January 2024 10:00:00\n\n"
    b"the dam was safe\n==========\nA book\n- Your Note on Location 9 | Added on Tuesday, 2 "
    b"January 2024 11:00:00\n\nso\n"
    b"==========\n",
    b"Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location "
    b"Type,Location,Highlighted at,Document tags\n"
    b"the vote had been moved,Vote moved,C,,why?,yellow,x,page,0,2024-01-03 10:00:00+00:00,\n",
)
NO_ACTS = {"take_in", "export", "restore", "undo", "redo"}  # what they do is not taken back step by step
EXPORT = exported()
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


def _keep_both(library, draw):
    if choice := _any(draw, library.merging.choices()):
        library.merging.keep_both(choice.uid)


def _bring_back(library, draw):
    if gone := _any(draw, [*library.bin.articles(), *library.bin.notes()]):
        library.bin.bring_back([gone.uid])


def _make_claim(library, draw):
    uid, start = _article(library, draw), draw.randint(0, 40)
    if uid:
        library.claims.make(uid, Span(start, start + draw.randint(1, 20)), speaker=draw.choice(["", "Eva Lind"]))


def _place(library, draw):
    if uid := _note(library, draw):
        start = draw.randint(0, 40)
        draw.choice([lambda: library.notes.accept(uid), lambda: library.notes.move(uid, Span(start, start + 9))])()


def _not_there(library, draw):
    if uid := _note(library, draw):
        library.notes.reject(uid)


def _notes(library, draw):
    list(library.incoming.take_in(io.BytesIO(draw.choice(NOTES)), "notes"))


def _export(library, draw):
    if draw.choice([True, False]):
        list(library.exchange.import_bytes(EXPORT, origin="export.jsonl"))
    else:
        list(library.incoming.take_in(io.BytesIO(EXPORT), "notes"))


def _restore(library, draw):
    file = str(library.paths.database.with_name("kept.db"))
    if os.path.exists(file) and draw.choice([True, False]):
        library.backups.restore(file)
    else:
        library.backups.back_up(file, replace=True)


_ACTS = {
    "take_in": _take_in, "highlight": _highlight, "edit": _edit, "delete_note": _delete_note, "verdict": _verdict,
    "tag": _tag, "untag": _untag, "star": _flag("starred"), "read": _flag("read"), "archive": _flag("archived"),
    "bin": _bin, "correct": _correct, "delete_claim": _delete_claim, "merge_names": _merge_names,
    "split_names": _split_names, "judge": _judge, "save": _save, "forget": _forget, "choose": _choose,
    "bring_back": _bring_back, "make_claim": _make_claim, "place": _place, "not_there": _not_there,
    "notes": _notes, "export": _export, "restore": _restore, "keep_both": _keep_both,
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
@settings(max_examples=EXAMPLES, deadline=None, phases=PHASES)
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


STEPS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from([*ACTS, *["sync"] * 6, *["merge"] * 4]), st.integers(0, 999)),
    min_size=5,
    max_size=40,
)


def step(folders, name, act, number):
    """Let one of several machines work, share the folder, or take in what another one has."""
    folder, draw = folders[name], random.Random(number)
    with opened(folder) as library:
        if act == "sync":
            library.syncing.sync(str(folder.with_name("shared")))
        elif act == "merge":
            library.merging.merge(str(folders[draw.choice(sorted({*folders} - {name}))] / "library.db"))
        elif act != "undo" or not _is_merge_next(library):  # that would hide something on this machine alone
            with suppress(HearsayError):
                _ACTS[act](library, draw)


def _is_merge_next(library):
    done = _done(library)
    return bool(done) and done[0].what.startswith("merged ")


def _done(library):
    return [each for each in library.history.acts(999) if not each.is_undone]


@given(STEPS)
@settings(max_examples=EXAMPLES, deadline=None, phases=PHASES)
def test_machines_that_share_a_folder_and_merge_in_between_are_the_same_in_the_end(steps):
    with tempfile.TemporaryDirectory() as home:
        folders = {name: begin(Path(home) / name) for name in "abc"}
        (Path(home) / "shared").mkdir()
        for name, act, number in steps:
            step(folders, name, act, number)
        for name in "abcab":
            step(folders, name, "sync", 0)
        expected = seen(folders["a"])
        assert seen(folders["b"]) == expected
        assert seen(folders["c"]) == expected


def unnamed(folder):
    """What `seen` sees, whatever claims are called: a claim keeps the one name that a merge found for it."""
    lines = [each for each in seen(folder) if isinstance(each, str)]
    kept = [each for each in lines if not each.startswith(('{"type": "claim"', '{"type": "figure"'))]
    return sorted(re.sub(r'"(claim|uid)": "[0-9a-f]{16}"', r'"\1": ""', each) for each in kept)


@given(LIVES)
@settings(max_examples=EXAMPLES, deadline=None, phases=PHASES)
def test_a_merge_that_is_taken_back_leaves_all_as_it_was_and_done_again_as_it_left_it(lives):
    with tempfile.TemporaryDirectory() as home:
        first, second = begin(Path(home) / "a"), begin(Path(home) / "b")
        live(first, lives[0])
        live(second, lives[1])
        before = unnamed(first)
        with opened(first) as library:
            count = len(_done(library))
            library.merging.merge(str(second / "library.db"))
            is_act = len(_done(library)) > count
            count = len(_done(library))
        after = unnamed(first)
        live(first, [step for step in lives[2] if step[0] not in NO_ACTS])
        with opened(first) as library:
            while len(_done(library)) > count:
                library.history.undo()
        assert unnamed(first) == after
        if is_act:
            with opened(first) as library:
                library.history.undo()
            assert unnamed(first) == before
            with opened(first) as library:
                library.history.redo()
            assert unnamed(first) == after

"""A power cut between any two writes loses nothing that was confirmed, and leaves nothing by half."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.faults import IS_FULL, drawn, environment
from support.library_in_hand import paths_in, take_in
from support.powercut import Disk, recorder, records

from reader.library import Library
from reader.model import Span
from reader.store import rotation

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD and glibc")]
WORK = Path(__file__).resolve().parents[1] / "power_work.py"
SAMPLE = 40


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """What a program did to its library, from the first file on, and where."""
    here = tmp_path_factory.mktemp("power").resolve()
    root = here / "root"
    root.mkdir()
    with Library.open(paths_in(here / "other")) as other:
        uid = take_in(other, "Other\n\nThe mayor said that the reservoir was dry.").article_uid
        other.notes.highlight(uid, Span(0, 5), text="note other")
        path = str(other.paths.database)
    environ = {"LD_PRELOAD": str(recorder(here)), "POWERCUT_ROOT": str(root), "POWERCUT_LOG": str(here / "log")}
    command = [sys.executable, str(WORK), str(root / "library"), path]
    run = subprocess.run(command, env=environment(**environ), capture_output=True, check=False, timeout=300)
    assert run.returncode == 0, run.stderr.decode()
    return str(root), records(here / "log")


def said(done):
    """What was acknowledged: notes that must be there, and those that may be."""
    must, may, has_tag, is_merged, restored = {}, set(), False, False, False
    told = b"".join(record.data for record in done if record.op == "a").decode()
    for line in told.rpartition("\n")[0].splitlines():  # half a line is no word yet
        what, *values = line.split()
        if what == "noted":
            must[values[0]] = values[1]
        elif what == "undoing":
            may.add(values[0])
        elif what == "redone":
            may.discard(values[0])
        has_tag |= what == "tagged"
        is_merged |= what == "merged"
        restored |= what == "restored"
    return must, may, has_tag, is_merged, restored


def test_the_program_is_recorded_with_what_it_acknowledged(recorded):
    _, done = recorded
    assert {record.op for record in done} >= set("cdwsural")
    assert set(said(done)[0]) == {"one", "two", "three", "four"}


def test_a_power_cut_at_any_moment_loses_nothing_that_was_said(recorded, tmp_path):
    root, done = recorded
    draw = drawn()
    disk, moments = Disk(root), range(len(done))
    chosen = set(moments if IS_FULL else draw.sample(moments, SAMPLE))
    for number, record in enumerate(done):
        disk.do(record)
        if number in chosen:
            for again in range(3 if IS_FULL else 1):
                seed = draw.randrange(1 << 30)
                folder = tmp_path / f"{number}-{again}"
                folder.mkdir()
                disk.after_cut(folder, random.Random(seed))
                look(folder / "library", done[: number + 1], f"after record {number} of {len(done)}, seed {seed}")
                shutil.rmtree(folder)


def look(folder, done, when):
    """Open what the disk has, and compare it with what was said."""
    must, may, has_tag, is_merged, restored = said(done)
    begins_restoring = any(record.op in "wc" and "before-restore" in record.path for record in done)
    if not (folder / "library.db").exists():
        assert not must, when
        return
    with Library.open(paths_in(folder)) as library:
        wrong = [each for each in library.health.check() if not each.is_ok and each.name not in {"search index"}]
        assert wrong == [], when
        notes = {note.text.removeprefix("note "): note for note, _ in library.notes.find()}
        if not begins_restoring:
            for name, uid in must.items():
                if name not in may:
                    assert (notes[name].uid, notes[name].tags) == (uid, (name,)), when
            assert not is_merged or "other" in notes, when
        elif restored:
            assert {"one", "two"} <= set(notes), when
            assert {"four"} & set(must) <= set(notes), when
        else:  # all of what was before, or all of what is restored
            assert {"one", "two", "three", "other"} <= set(notes) or set(notes) == {"one", "two"}, when
        assert not has_tag or any("kept" in article.tags for article in library.articles.rows().page(0, 9)), when
        for note in notes.values():  # none by half
            assert note.text.startswith("note "), when
        library.search.keep_in_step()
        assert library.search.check().is_ok, when
        found = {hit.article.uid for hit in library.search.find("hollin").hits}
        assert found == {each.uid for each in library.articles.rows().page(0, 9) if each.title.startswith("Dam")}, when
    if any(record.op == "a" and b"kept" in record.data for record in done):
        assert rotation.kept(folder / "library.db"), when

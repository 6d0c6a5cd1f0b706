"""A library that may be read and not written: on a read-only file system, or in somebody else's folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap

import pytest
from support.library_in_hand import library_in, paths_in, take_in
from support.runs import ROOT

from reader.errors import LibraryError
from reader.library import Library
from reader.model import NoteDraft, Placement
from reader.store.migrate import newest_schema

TEXT = "Dam of Hollin\n\nAna Koval said that the dam was safe. “It’s old – but safe,” she\nadded on Tuesday."


@pytest.fixture
def kept(tmp_path):
    """A closed library with an article of two versions, a note, and no index."""
    with library_in(tmp_path) as library:
        take_in(library, TEXT, path="/dam")
        uid = library.articles.rows().page(0, 1)[0].uid
        library.notes.quote(uid, "the dam was safe", text="really?")
        take_in(library, TEXT.replace("safe.", "safe, really."), path="/dam")
    return tmp_path


@pytest.fixture
def locked(kept, monkeypatch):
    """The same, for a person who may not write; the tests run as one who may do everything."""
    monkeypatch.setattr("reader.store.database.may_be_written", lambda path: False)
    before = _contents(kept)
    yield kept
    assert _contents(kept) == before


def _contents(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _uid(library):
    return library.articles.rows().page(0, 1)[0].uid


def test_everything_can_be_read_and_searched(locked):
    with Library.open(paths_in(locked)) as library:
        uid = _uid(library)
        assert library.articles.version(uid).text.startswith("Dam of Hollin")
        assert library.notes.of_article(uid)[0].placement is Placement.OK
        assert [claim.claim.speaker.name for claim in library.claims.find()][:1] == ["Ana Koval"]
        results = library.search.find("dam")
        assert results.total == 1
        assert "may not be written" in results.notice
        assert "really?" in "".join(library.exchange.export("jsonl"))


def test_what_happens_by_itself_while_somebody_reads_is_left_out(locked):
    with Library.open(paths_in(locked)) as library:
        uid = _uid(library)
        assert library.articles.mark([uid], read=True, is_act=False) == 0
        library.drafts.keep("aaaa", NoteDraft("half a though"))
        library.search.keep_in_step()
        assert library.drafts.get("aaaa") is None


def test_what_the_reader_wants_written_is_refused_in_words(locked):
    with Library.open(paths_in(locked)) as library:
        with pytest.raises(LibraryError, match="may not be written"):
            library.articles.mark([_uid(library)], starred=True)
        with pytest.raises(LibraryError, match="may not be written"):
            library.notes.quote(_uid(library), "the dam")


def test_findings_of_an_older_extractor_hold(locked, monkeypatch):
    monkeypatch.setattr("reader.library.extracting.EXTRACTOR_VERSION", 10_000)
    with Library.open(paths_in(locked)) as library:
        assert library.claims.of_article(_uid(library)).claims


def test_the_index_that_is_there_is_used(kept, monkeypatch):
    with Library.open(paths_in(kept)) as library:
        library.search.keep_in_step()
    monkeypatch.setattr("reader.store.database.may_be_written", lambda path: False)
    with Library.open(paths_in(kept)) as library:
        assert (library.search.find("dam").total, library.search.find("dam").notice) == (1, "")


def test_the_doctor_says_so_and_mends_nothing(locked):
    with Library.open(paths_in(locked)) as library:
        checked = {finding.name: finding for finding in library.health.check(repair=True)}
    assert checked["database"].is_ok
    assert "not written" in checked["database"].message
    assert "reindex" not in checked["search index"].hint
    assert not any(finding.is_repaired for finding in checked.values())


def test_a_library_of_an_earlier_release_says_what_to_do(kept, monkeypatch):
    later = newest_schema() + 1
    monkeypatch.setattr("reader.store.migrate.newest_schema", lambda: later)
    monkeypatch.setattr("reader.store.database.may_be_written", lambda path: False)
    with pytest.raises(LibraryError, match="earlier release") as told:
        Library.open(paths_in(kept))
    assert "Copy" in told.value.hint


def test_a_library_that_another_person_has_open_shows_what_was_just_written(kept, monkeypatch):
    with library_in(kept) as writing:
        writing.articles.mark([_uid(writing)], starred=True)
        monkeypatch.setattr("reader.store.database.may_be_written", lambda path: False)
        with Library.open(paths_in(kept)) as reading:
            assert reading.articles.get(_uid(reading)).is_starred


COMMANDS = ["list", "search dam", "export --to jsonl", "notes", "claims", "where"]


def _commands(folder, prefix=""):
    runs = "\n".join(f"{sys.executable} -m reader --library {folder} {each} >&2 || exit 9" for each in COMMANDS)
    return f"{prefix}\n{runs}\n"


def _told(done):
    return done.returncode, "Dam of Hollin" in done.stderr, "Traceback" in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("unshare"), reason="mounts of Linux")
def test_every_reading_command_works_on_a_read_only_file_system(kept):
    mount = f"mount --bind {kept} {kept} && mount -o remount,ro,bind {kept} || exit 77"
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", _commands(kept, mount)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode in {1, 77}:
        pytest.skip(f"nothing can be mounted here: {done.stderr[:80]}")
    assert _told(done) == (0, True, False), done.stderr


_AS_NOBODY = """\
import os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
import reader.cli.main, reader.cli.commands.articles, reader.library.library, reader.store.database
os.setgid(65534)
os.setuid(65534)
sys.exit(reader.store.database.may_be_written(Path({database!r})))
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become nobody")
@pytest.mark.parametrize(("file", "folder", "may"), [(0o644, 0o755, 0), (0o666, 0o755, 0), (0o666, 0o777, 1)])
def test_both_the_file_and_its_folder_must_take_writing(kept, file, folder, may):
    for above in kept.parents:
        if above.stat().st_mode & 0o777 == 0o700:
            above.chmod(0o711)  # pytest's own, in which nobody may look
    kept.chmod(folder)
    (kept / "library.db").chmod(file)
    code = textwrap.dedent(_AS_NOBODY).format(root=str(ROOT), database=str(kept / "library.db"))
    assert subprocess.run([sys.executable, "-c", code], cwd="/", check=False).returncode == may

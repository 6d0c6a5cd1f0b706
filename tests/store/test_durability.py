"""What was acknowledged is there after a SIGKILL, and nothing is there by half."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from reader.model import Document
from reader.store import acts, annotations, checks, found, intake, journal
from reader.store.annotations import Annotation, to_json
from reader.store.database import Database
from reader.store.journal import Edit, Stamp

_ROOT = Path(__file__).resolve().parents[2]
_WRITE_NOTES = """
import sys
from pathlib import Path
from itertools import count
from reader.store import annotations, journal
from reader.store.database import Database
from reader.store.journal import Edit, Stamp
from reader.model import Annotation

database = Database(Path(sys.argv[1]))
numbers = count()
for number in count():
    uid = f"note{number}"
    note = Annotation(uid, sys.argv[2], "", None, text=f"words of {uid}", tags=("tag",))
    with database.writing() as db:
        stamp = Stamp("2024", f"batch{number}", lambda: f"change{next(numbers)}")
        journal.act(db, stamp, [Edit("annotation", uid, annotations.to_json(note))], verb="note", what=uid)
    print(uid, flush=True)
"""


def new_article(path):
    numbers = count()
    with closing(Database(path)) as database, database.writing() as db:
        stamp = Stamp("2024", "first", lambda: f"first{next(numbers)}")
        return intake.take_in(db, stamp, Document(text="Title\n\nText.")).article_uid


@pytest.mark.slow
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_each_acknowledged_note_survives_a_kill(tmp_path, seed):
    path = tmp_path / "library.db"
    article_uid = new_article(path)
    until = random.Random(seed).randint(1, 120)
    child = subprocess.Popen(
        [sys.executable, "-c", _WRITE_NOTES, str(path), article_uid], stdout=subprocess.PIPE, text=True, cwd=_ROOT
    )
    with child:
        acknowledged = [child.stdout.readline().strip() for _ in range(until)]
        child.kill()
        acknowledged += child.stdout.read().split("\n")[:-1]  # a line cut off in the middle was not acknowledged
    with closing(Database(path)) as database, database.reading() as db:
        kept = annotations.shown(db, found.newest_first(db, "annotation"))
        assert set(acknowledged) <= {each.uid for each in kept}
        assert all(each.text == f"words of {each.uid}" and each.tags == ("tag",) for each in kept)
        assert len(kept) == acts.count(db) == journal.last_seq(db) - 1
        assert (checks.damage(db), checks.loose_ends(db), checks.wrong_counts(db)) == ("", 0, ())


@pytest.mark.slow
def test_two_programs_that_write_at_once_lose_nothing(tmp_path):
    path = tmp_path / "library.db"
    article_uid = new_article(path)
    child = subprocess.Popen(
        [sys.executable, "-c", _WRITE_NOTES, str(path), article_uid], stdout=subprocess.PIPE, text=True, cwd=_ROOT
    )
    numbers = count()
    with child, closing(Database(path)) as database:
        child.stdout.readline()
        for number in range(12):
            note = Annotation(f"mine{number}", article_uid, "", None, text="mine")
            stamp = Stamp("2024", f"mine{number}", lambda: f"my change {next(numbers)}")
            with database.writing() as db:
                journal.act(db, stamp, [Edit("annotation", note.uid, to_json(note))], verb="note", what="")
        child.kill()
        with database.reading() as db:
            kept = {each.uid for each in annotations.shown(db, found.newest_first(db, "annotation"))}
            assert {f"mine{number}" for number in range(12)} | {"note0"} <= kept
            assert checks.wrong_counts(db) == ()

"""What relating an article costs grows with what it shares; killed at any time, nothing is lost or there by half."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from support.library_in_hand import library_in, paths_in
from support.related import ALL, MAYOR, MINISTRY, bring_in, known, text

from reader.library import Library
from reader.store import checks, relating

_ROOT = Path(__file__).resolve().parents[2]
_FOLLOW = """
import sys
from pathlib import Path
from reader.library import Library
from reader.model import LibraryPaths

folder = Path(sys.argv[1])
with Library.open(LibraryPaths(folder / "library.db", folder / "cache" / "index")) as library:
    while library.relations.follow(limit=1):
        print("related", flush=True)
"""


def others(library, count, *, seed):
    """Articles about other events, three to each, a year of them."""
    rng = random.Random(seed)
    for number in range(0, count, 3):
        place, ship = (
            f"{rng.choice('BDFGKLMT')}{rng.choice('aeiou')}{kind}{seed}{number}" for kind in ("rren", "ston")
        )
        said = [
            text(f"News of {place}", f"Captain Mira {ship} said that {400 + number + each} people had left {place}.")
            for each in range(3)
        ]
        bring_in(library, *said, follow=False)
    library.relations.follow()


def add_rows(library, count):
    """Articles without text: enough of them, and a look at each shows."""
    with library._keeping.writing() as db:
        db.executemany(
            "INSERT INTO articles (uid, title, title_key, added) VALUES (?, '', '', '')",
            ((f"{number:016x}",) for number in range(count)),
        )


def work(library, act):
    """Statements, and steps of SQLite's machine in hundreds."""
    statements, steps = [], []
    with library._keeping.reading() as db:
        db.set_trace_callback(statements.append)
        db.set_progress_handler(lambda: steps.append(1), 100)
        act()
        db.set_trace_callback(None)
        db.set_progress_handler(None, 100)
    return len(statements), len(steps)


@pytest.mark.slow
def test_relating_one_article_costs_no_more_in_a_larger_library(tmp_path):
    with library_in(tmp_path / "small") as small, library_in(tmp_path / "large") as large:
        taken = []
        for library, count in ((small, 9), (large, 27)):
            others(library, count, seed=1)
            add_rows(library, count * 100)
            bring_in(library, MAYOR)
            bring_in(library, MINISTRY, follow=False)
            taken.append(work(library, library.relations.follow))
            assert library.relations.pending() == 0
    (few, little), (many, much) = taken
    assert many <= few + 2
    assert much <= little * 1.5 + 10


def test_an_article_that_shares_nothing_costs_little(tmp_path):
    with library_in(tmp_path) as library:
        others(library, 30, seed=1)
        bring_in(library, MAYOR, follow=False)
        statements, _ = work(library, library.relations.follow)
    assert statements < 70


@pytest.mark.slow
@pytest.mark.parametrize("seed", [21, 22])
def test_following_that_is_killed_loses_nothing(tmp_path, seed):
    with library_in(tmp_path / "whole") as library:
        bring_in(library, *ALL)
        expected = known(library)
    folder = tmp_path / "killed"
    with library_in(folder) as library:
        bring_in(library, *ALL, follow=False)
    draw = random.Random(seed)
    for _round in range(3):
        child = subprocess.Popen(
            [sys.executable, "-c", _FOLLOW, str(folder)], stdout=subprocess.PIPE, text=True, cwd=_ROOT
        )
        with child:
            for _ in range(draw.randint(0, 2)):
                child.stdout.readline()
            child.kill()
        with Library.open(paths_in(folder)) as library, library._keeping.reading() as db:
            assert (checks.loose_ends(db), checks.wrong_counts(db), checks.badly_related(db)) == (0, (), ())
            assert not checks.wrong_days(db)
    with Library.open(paths_in(folder)) as library:
        library.relations.follow()
        assert known(library) == expected
        with library._keeping.reading() as db:
            assert relating.pending(db) == 0

"""Keep a small library of the schema that this release makes, for the test that it opens in every later one.

    python scripts/keep_library.py tests/data/libraries

Run it with the code of a release (`PYTHONPATH` names its checkout) when its schema is final, and never again: a library
of a released schema is what somebody has on their disk. It does all that a reader of that release can do.
"""

from __future__ import annotations

import gzip
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from reader.library import Library
from reader.model import LibraryPaths, Verdict

_DAM = """Dam of Hollin holds

Mayor Ana Koval said on Tuesday that the dam holds. About 200 people were evacuated, according to the Ministry of Water.

Otto Brandt, an engineer, denied that the wall was cracked. “It may fail within ten days,” he said.
"""
_BRIDGE = """Bridge of Orvel closed

The army said that 47 people had crossed the bridge before it fell. The mayor denied that anybody had crossed it.
"""
_BRIDGE_AGAIN = """Bridge of Orvel counted

The ministry said that 30 people had crossed the bridge of Orvel before it fell, and the army said nothing more.
"""


def main(folder: Path) -> None:
    """Make the library, and keep it under the number of its schema."""
    with tempfile.TemporaryDirectory() as place:
        paths = LibraryPaths(Path(place) / "library.db", Path(place) / "index")
        with Library.open(paths) as library:
            if hasattr(library, "merging"):
                library.merging.merge(str(_of_another_machine(Path(place) / "other")))
            _use(library, Path(place))
        with closing(sqlite3.connect(paths.database, isolation_level=None)) as db:
            number = db.execute("PRAGMA user_version").fetchone()[0]
            db.execute("PRAGMA journal_mode = DELETE")
            db.execute("VACUUM")
        target = folder / f"schema-{number}.db.gz"
        with gzip.GzipFile(target, "wb", mtime=0) as file:
            file.write(paths.database.read_bytes())
    print(f"{target}: {target.stat().st_size} bytes")


def _of_another_machine(place: Path) -> Path:
    place.mkdir()
    paths = LibraryPaths(place / "library.db", place / "index")
    with Library.open(paths) as library:
        file = place / "far.txt"
        file.write_text("Far away\n\nThe mayor of Sanbero said that it was dry.\n", encoding="utf-8")
        library.notes.quote(_brought_in(library, file), "it was dry", text="from elsewhere")
    return paths.database


def _use(library: Library, place: Path) -> None:
    files = {name: place / f"{name}.txt" for name in ("dam", "bridge", "count", "gone")}
    for name, text in zip(
        files, (_DAM, _BRIDGE, _BRIDGE_AGAIN, "Gone\n\nThe mayor said that it was late.\n"), strict=True
    ):
        files[name].write_text(text, encoding="utf-8")
    uids = {name: _brought_in(library, file) for name, file in files.items()}
    _write_on(library, uids)
    files["dam"].write_text("Update: rain is over.\n\n" + _DAM.replace("About 200", "About 250"), encoding="utf-8")
    _brought_in(library, files["dam"])
    _put_right(library, uids)
    library.articles.mark([uids["bridge"]], starred=True, read=True)
    library.articles.set_tags(uids["bridge"], ("bridges", "Orvel"))
    library.search.save("mine", "is:starred")
    library.articles.delete([uids["gone"]])
    library.notes.quote(uids["bridge"], "The army said", text="undone, to be done again")
    library.history.undo()


def _brought_in(library: Library, file: Path) -> str:
    (line,) = library.exchange.import_paths([str(file)])
    return line.article_uid


def _write_on(library: Library, uids: dict[str, str]) -> None:
    """Marks of every kind, one of them changed and one deleted."""
    note = library.notes.quote(uids["dam"], "200 people were evacuated", text="Who counted?\n*Really*", tags=("ask",))
    library.notes.quote(uids["dam"], "the wall was cracked")
    library.notes.edit(note.uid, text="Who counted them?", tags=("ask", "figures"))
    gone = library.notes.quote(uids["dam"], "Otto Brandt", text="deleted")
    library.notes.delete(gone.uid)
    claim = next(iter(library.claims.find("evacuated"))).claim
    library.notes.set_verdict(claim.uid, Verdict.DOUBTFUL, reason="no source")
    if hasattr(library, "drafts"):
        from reader.model import NoteDraft  # noqa: PLC0415 — the first releases have none

        library.drafts.keep("a draft", NoteDraft("half a thought"))
    else:
        library.notes.save_draft("a draft", "half a thought")


def _put_right(library: Library, uids: dict[str, str]) -> None:
    """Corrections, merged names, opinions: as far as this release knows them."""
    said = [claim.uid for claim in library.claims.of_article(uids["bridge"]).claims]
    if hasattr(library.claims, "correct"):
        library.claims.correct(said[0], speaker="General Kessel")
    else:
        library.claims.correct_speaker(said[0], "General Kessel")
    if hasattr(library, "speakers"):
        library.speakers.merge("Ana Koval", "Mayor Koval")
    if hasattr(library, "relations"):
        from reader.model import Opinion  # noqa: PLC0415 — the first releases have none

        library.relations.follow()
        other = library.claims.of_article(uids["count"]).claims[0].uid
        library.relations.judge(said[0], other, Opinion.CONTRADICTS)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

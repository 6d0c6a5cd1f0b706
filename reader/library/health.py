"""Health: is the library whole, and can it be mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.errors import LibraryDamagedError, LibraryError
from reader.library.keeping import Keeping
from reader.library.searching import Searching
from reader.model import Finding, Progress
from reader.store import backup, checks, indexed, migrate, relating

_AT_ONCE = 100  # articles that are mended in one transaction
_RESTORE = "`hearsay restore FILE` puts a backup in its place"


class Health:
    """Checks and repairs."""

    def __init__(self, keeping: Keeping, search: Searching) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._search = search

    def check(self, *, repair: bool = False) -> tuple[Finding, ...]:
        """Look at everything that can be wrong; with `repair`, mend what can be mended."""
        repair = repair and not self._keeping.is_read_only
        database = self._database()
        if not database.is_ok:
            return (database, _copies(self._keeping.database.path), _package())
        return (
            database,
            self._schema(),
            self._links(),
            self._relations(repair=repair),
            self._counts(repair=repair),
            self._permissions(repair=repair),
            self._index(repair=repair),
            _package(),
        )

    def reindex(self, on_progress: Callable[[Progress], None] | None = None) -> int:
        """Build the search index anew; returns how many articles are in it."""
        return self._search.rebuild(on_progress)

    def _database(self) -> Finding:
        try:
            with self._keeping.reading() as db:
                damage = checks.damage(db)
        except LibraryDamagedError as error:
            damage = error.why
        path = self._keeping.database.path
        if damage:
            return Finding("database", is_ok=False, message=f"{path} is damaged: {damage}", hint=_RESTORE)
        how = "; it may be read here, but not written" if self._keeping.is_read_only else ""
        return Finding("database", is_ok=True, message=f"{path} is whole{how}")

    def _schema(self) -> Finding:
        with self._keeping.reading() as db:
            return Finding("schema", is_ok=True, message=f"schema {migrate.schema_of(db)}, the newest known")

    def _links(self) -> Finding:
        with self._keeping.reading() as db:
            loose, stubs = checks.loose_ends(db), checks.without_text(db)
        if loose:
            return Finding(
                "links", is_ok=False, message=f"{loose} rows belong to something that is gone", hint=_RESTORE
            )
        stubbed = f"; {stubs} articles are known by their annotations alone" if stubs else ""
        return Finding("links", is_ok=True, message=f"everything belongs to something{stubbed}")

    def _relations(self, *, repair: bool) -> Finding:
        with self._keeping.reading() as db:
            wrong, has_wrong_days = checks.badly_related(db), checks.wrong_days(db)
            pending = relating.pending(db)
        if not wrong and not has_wrong_days:
            to_come = f"; those of {pending:,} articles are still to come" if pending else ""
            return Finding("relations", is_ok=True, message=f"relations are of claims that are there{to_come}")
        message = f"{len(wrong):,} articles have relations of what is not there" if wrong else "days of articles differ"
        if not repair:
            return Finding(
                "relations", is_ok=False, message=message, hint="`hearsay doctor --repair` relates them anew"
            )
        for start in range(0, len(wrong), _AT_ONCE):  # others who write get their turn in between
            with self._keeping.writing() as db:
                relating.begin_anew(db, wrong[start : start + _AT_ONCE])
        with self._keeping.writing() as db:
            checks.count_days_anew(db)
        return Finding("relations", is_ok=True, message=f"{message}; they follow", is_repaired=True)

    def _counts(self, *, repair: bool) -> Finding:
        with self._keeping.reading() as db:
            wrong = checks.wrong_counts(db)
        if not wrong:
            return Finding("counts", is_ok=True, message="the counts of claims and notes agree")
        message = f"the counts of {len(wrong)} articles do not agree with what they have"
        if not repair:
            return Finding("counts", is_ok=False, message=message, hint="`hearsay doctor --repair` counts anew")
        with self._keeping.writing() as db:
            checks.count_anew(db, wrong)
        return Finding("counts", is_ok=True, message=message, is_repaired=True)

    def _index(self, *, repair: bool) -> Finding:
        with self._keeping.reading() as db:
            is_empty = not indexed.article_ids(db)
        if is_empty:  # no index is needed, and none was made yet in a new library
            return Finding("search index", is_ok=True, message="there is nothing to search yet")
        return self._search.check(repair=repair)

    def _permissions(self, *, repair: bool) -> Finding:
        files = checks.open_to_others(self._keeping.database.path)
        if not files:
            return Finding("privacy", is_ok=True, message="only you can read the library")
        message = f"others can read {', '.join(file.name for file in files)}"
        if not repair:
            return Finding("privacy", is_ok=False, message=message, hint="`hearsay doctor --repair` keeps them out")
        try:
            for file in files:
                file.chmod(0o600)
        except OSError as error:
            return Finding("privacy", is_ok=False, message=message, hint=f"It cannot be changed: {error.strerror}")
        return Finding("privacy", is_ok=True, message=message, is_repaired=True)


def without_library(path: Path, error: LibraryError) -> tuple[Finding, ...]:
    """What can be said of a library that cannot even be opened."""
    return (Finding("database", is_ok=False, message=error.message, hint=error.hint), _copies(path), _package())


def _copies(path: Path) -> Finding:
    """Which copies could take the place of a library that is not whole."""
    try:
        found = backup.copies_beside(path)
    except OSError:
        found = ()
    if not found:
        return Finding("copies", is_ok=True, message="no copies lie beside the library")
    return Finding("copies", is_ok=True, message=f"{len(found)} beside the library, the newest is {found[0]}")


def _package() -> Finding:
    """Another distribution is called `reader` and installs the same import name: whichever came last wins."""
    from importlib import metadata  # noqa: PLC0415 — only the check needs it, and it is not cheap

    try:
        metadata.distribution("reader")
    except metadata.PackageNotFoundError:
        return Finding("package", is_ok=True, message="no other package takes the name `reader`")
    return Finding(
        "package",
        is_ok=False,
        message="the package `reader` is installed beside Hearsay and both use the name `reader`",
        hint="Install Hearsay in an environment of its own: pipx install hearsay-reader",
    )

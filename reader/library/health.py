"""Health: is the library whole, and can it be mended. What lies around its file is looked at in `health_files`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.errors import LibraryDamagedError, LibraryError
from reader.library.health_files import Around, copies
from reader.library.health_journal import Past
from reader.library.keeping import Keeping
from reader.library.searching import Searching
from reader.model import BackupPlan, Finding, Progress
from reader.store import checks, indexed, migrate, relating

_AT_ONCE = 100  # articles that are mended in one transaction
_RESTORE = "`hearsay restore` lists the backups, `hearsay rescue` reads out what can still be read"


class Health:
    """Checks and repairs."""

    def __init__(self, keeping: Keeping, search: Searching, index: Path, plan: BackupPlan) -> None:
        """Join the facet to its library; `index` is the folder of the search index."""
        self._keeping = keeping
        self._search = search
        self._past = Past(keeping)
        self._around = Around(keeping, index, plan)

    def check(self, *, repair: bool = False, crashes: Path | None = None) -> tuple[Finding, ...]:
        """Look at everything that can be wrong; with `repair`, mend what can be mended without guessing.

        Args:
            repair: mend.
            crashes: folder of the program's crash reports, which nobody else is to read.
        """
        repair = repair and not self._keeping.is_read_only
        database = self._database(repair=repair)
        if not database.is_ok:
            return (database, copies(self._keeping.database.path), _package())
        return (
            database,
            self._schema(),
            self._links(),
            self._texts(),
            *self._past.findings(repair=repair),
            self._relations(repair=repair),
            self._counts(repair=repair),
            self._index(repair=repair),
            *self._around.findings(crashes, repair=repair),
            _package(),
        )

    def reindex(self, on_progress: Callable[[Progress], None] | None = None) -> int:
        """Build the search index anew; returns how many articles are in it."""
        return self._search.rebuild(on_progress)

    def _database(self, *, repair: bool) -> Finding:
        try:
            with self._keeping.reading() as db:
                damage = checks.damage(db)
        except LibraryDamagedError as error:
            damage = error.why
        path = self._keeping.database.path
        if damage:
            message = f"{path} is damaged: {damage}"
            if repair and self._mends_indexes():
                return Finding(
                    "database", is_ok=True, message=f"{message}; its indexes were made anew", is_repaired=True
                )
            return Finding("database", is_ok=False, message=message, hint=_RESTORE)
        how = "; it may be read here, but not written" if self._keeping.is_read_only else ""
        return Finding("database", is_ok=True, message=f"{path} is whole{how}")

    def _mends_indexes(self) -> bool:
        """Whether indexes made anew were all that was needed; if not, nothing is changed."""
        try:
            with self._keeping.writing() as db:
                checks.mend_indexes(db)
        except LibraryError:
            return False
        return True

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

    def _texts(self) -> Finding:
        with self._keeping.reading() as db:
            altered = checks.altered_texts(db)
        if altered:
            message = f"{altered:,} texts are not as they were imported"
            return Finding("texts", is_ok=False, message=message, hint=_RESTORE)
        return Finding("texts", is_ok=True, message="every text is as it was imported")

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


def without_library(path: Path, error: LibraryError) -> tuple[Finding, ...]:
    """What can be said of a library that cannot even be opened."""
    return (Finding("database", is_ok=False, message=error.message, hint=error.hint), copies(path), _package())


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

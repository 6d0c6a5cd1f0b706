"""Health of what the reader did: the journal, what it says of marks, marks without a place, and the clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, timedelta

from reader.library.keeping import Keeping
from reader.model import Finding, Placement
from reader.store import journal_checks

_REPAIR = "`hearsay doctor --repair` mends that"
_AHEAD = timedelta(days=1)  # other machines' clocks may be a little ahead


class Past:
    """Checks of the journal and of what is known by it."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def findings(self, *, repair: bool) -> Iterable[Finding]:
        """All of them."""
        yield self.journal(repair=repair)
        yield self.marks(repair=repair)
        yield self.places()
        yield self.clock()

    def journal(self, *, repair: bool) -> Finding:
        """Whether it knows the last change of each thing, and each act has its changes."""
        with self._keeping.reading() as db:
            wrong, empty = journal_checks.wrong_heads(db), journal_checks.acts_without_changes(db)
        if empty:
            hint = "They cannot be undone; all else holds"
            return Finding("journal", is_ok=False, message=f"{empty:,} acts have no changes", hint=hint)
        if not wrong:
            return Finding("journal", is_ok=True, message="the journal knows the last change of everything")
        message = f"of {len(wrong):,} things another change counts as the last than that which is"
        if not repair:
            return Finding("journal", is_ok=False, message=message, hint=_REPAIR)
        with self._keeping.writing() as db:
            journal_checks.set_heads_anew(db, wrong)
        return Finding("journal", is_ok=True, message=message, is_repaired=True)

    def marks(self, *, repair: bool) -> Finding:
        """Whether each mark that was made, and not deleted, is there."""
        with self._keeping.reading() as db:
            lost = journal_checks.lost_annotations(db)
        if not lost:
            return Finding("marks", is_ok=True, message="every mark that was made and not deleted is there")
        message = f"{len(lost):,} marks are missing that the journal has"
        if not repair:
            return Finding("marks", is_ok=False, message=message, hint=_REPAIR)
        with self._keeping.writing() as db:
            journal_checks.bring_back(db, lost)
        return Finding("marks", is_ok=True, message=message, is_repaired=True)

    def places(self) -> Finding:
        """Marks whose words are gone from the newest text, or may be: nothing is lost, but it wants a look."""
        with self._keeping.reading() as db:
            found = journal_checks.unplaced(db)
        if not found:
            return Finding("places", is_ok=True, message="every mark that was looked for has its place")
        review, orphans = found.get(Placement.REVIEW.value, 0), found.get(Placement.ORPHAN.value, 0)
        message = f"{review:,} marks wait for a look at their place, the words of {orphans:,} are gone; all are kept"
        return Finding("places", is_ok=True, message=message)

    def clock(self) -> Finding:
        """Rows from the future tell that the clock was wrong, or is; nothing depends on it."""
        later = (self._keeping.clock() + _AHEAD).astimezone(UTC).isoformat(timespec="milliseconds")
        with self._keeping.reading() as db:
            found = journal_checks.from_the_future(db, later)
        if not found:
            return Finding("clock", is_ok=True, message="nothing is later than now")
        counted = ", ".join(f"{count:,} {name}" for name, count in found.items())
        return Finding("clock", is_ok=True, message=f"{counted} are from the future: the clock was wrong, or is now")

"""Articles without a text: the reader's notes are here, what they are on is not, or not yet."""

from __future__ import annotations

from reader.model import Outcome
from reader.store import article_rows, intake, journal
from reader.store.database import Connection
from reader.store.intake import FromExport, Recognised
from reader.store.journal import Stamp


def take_in(db: Connection, stamp: Stamp, export: FromExport, *, is_in_bin: bool = False) -> Recognised:
    """Keep an article without a text, unless it is here; when it comes in later by its address, it gets its text.

    Call it inside `writing()`. Its tags and flags are the caller's. In the bin it waits for an act that takes it out,
    to be there again when that act is taken back.
    """
    former = export.former
    known = intake.recognise(db, former.article, export)
    if known.outcome is not Outcome.ADDED:
        return Recognised(Outcome.UNCHANGED, known.article_uid, known.article_id, was_in_bin=known.was_in_bin)
    described = article_rows.described(former.article)
    article_id = article_rows.insert(db, known.article_uid, former.added or stamp.at, described)
    article_rows.say(db, article_id, described)
    db.execute("UPDATE articles SET is_deleted = ? WHERE id = ?", (is_in_bin, article_id))
    intake.remember(db, former.article, article_id, export)
    journal.note(db, stamp, verb="import", kind="article", key=known.article_uid)
    return Recognised(Outcome.ADDED, known.article_uid, article_id, was_in_bin=is_in_bin)

"""What a reader said of pairs, out of an export: for the same claims and figures here, whatever they are called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from reader.errors import IntakeError
from reader.ingest.items import FoundOpinion
from reader.library.reattaching import found_again
from reader.model import PairSide
from reader.store import accounts, articles, journal, pair_opinions
from reader.store.database import Connection
from reader.store.journal import Edit, Stamp


def keep_opinion(
    db: Connection, stamp: Stamp, item: FoundOpinion, uids: Mapping[str, str], new: Collection[str]
) -> IntakeError | None:
    """Write an opinion down unless a later one is here; or say why that cannot be.

    `uids` leads from the export's articles to those here, `new` are those that came in with it: what is in them is
    called as in the export. A side whose words are not found here keeps its uid: a later version may have them.
    """
    given = item.opinion
    if not all(uids.get(side.article_uid) for side in (given.left, given.right)):
        return IntakeError(item.origin, "an article of this pair is not in the export")
    left, right = (_here(db, side, uids[side.article_uid], new) for side in (given.left, given.right))
    if left.uid == right.uid:
        return IntakeError(item.origin, "both sides of this pair are one claim here")
    key = pair_opinions.of_pair(db, left.uid, right.uid) or pair_opinions.key_of(left.uid, right.uid)
    known = pair_opinions.state(db, key)
    if known is None or known["modified"] < given.modified:
        after = pair_opinions.to_json(replace(given, left=left, right=right))
        journal.record(db, stamp, [Edit("pair_opinion", key, after)], verb="import")
    return None


def _here(db: Connection, side: PairSide, article_uid: str, new: Collection[str]) -> PairSide:
    """One side as it is called here."""
    if article_uid in new:
        return replace(side, article_uid=article_uid)
    (article_id,) = articles.ids_of(db, [article_uid])
    found = dict(accounts.of_versions(db, accounts.versions(db, [article_id]).values()))
    known = found_again(side, found[article_id]) if article_id in found else ""
    return replace(side, uid=known or side.uid, article_uid=article_uid)

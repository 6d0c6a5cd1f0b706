"""One name for a claim that two libraries know under different uids: the smaller one.

Uids are made of words, so two libraries that took in the same text agree. They differ where one of them knew an earlier
text of the article, in which the claim had other words, or where an older release made uids at random.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from reader.store import renaming
from reader.store.database import Connection
from reader.store.sharing import claim_names


def unread(db: Connection, extractor: int) -> tuple[int, ...]:
    """Row ids of the newest versions that came from elsewhere and that this extractor has not read yet."""
    rows = db.execute(
        "SELECT v.id FROM versions v JOIN articles a ON a.version_id = v.id "
        "LEFT JOIN findings f ON f.version_id = v.id "
        "WHERE v.came_with <> '' AND v.is_hidden = 0 AND coalesce(f.extractor, -1) < ? ORDER BY v.id",
        (extractor,),
    )
    return tuple(row[0] for row in rows)


def unify(db: Connection) -> None:
    """Give one name to the claims of every version of which another library told its names, and that was read here."""
    rows = db.execute(
        "SELECT DISTINCT e.version_uid, f.claims FROM claims_elsewhere e JOIN versions v ON v.uid = e.version_uid "
        "JOIN findings f ON f.version_id = v.id ORDER BY e.version_uid"
    ).fetchall()
    for version_uid, claims in rows:
        _unify(db, version_uid, claims)
        db.execute("DELETE FROM claims_elsewhere WHERE version_uid = ?", (version_uid,))


def _unify(db: Connection, version_uid: str, claims: str) -> None:
    here = {content: uid for uid, content in claim_names(claims)}
    elsewhere = defaultdict[str, set[str]](set)
    for content, uid in db.execute(
        "SELECT content, uid FROM claims_elsewhere WHERE version_uid = ?", (version_uid,)
    ).fetchall():
        elsewhere[content].add(uid)
    for content in sorted(here.keys() & elsewhere.keys()):
        _name(db, here[content], elsewhere[content], set(here.values()))


def _name(db: Connection, own: str, others: Iterable[str], taken: set[str]) -> None:
    """Call a claim by the smallest of its names; one that stands for another claim of this text is not for it."""
    names = {own, *(each for each in others if each not in taken)}
    if len(names) > 1:
        renaming.unite(db, own, names, min(names))

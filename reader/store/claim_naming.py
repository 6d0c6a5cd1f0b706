"""One name for a claim that two libraries know under different uids: the smallest one.

Uids are made of words, so two libraries that took in the same text agree. They differ where one of them knew an earlier
text of the article, in which the claim had other words, or where an older release made uids at random. Then all texts
of the article are gone through in their order, as if they had come in one after the other: which claims are one follows
from that, and from what each library says, and is the same in every library that knows the same.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.store import renaming
from reader.store.codec import claim_names, claims_from_json
from reader.store.database import Connection
from reader.store.findings import known_of
from reader.store.lasting import Known, match

Node = tuple[str, str]
"""A claim of one text: the version's uid, and the places of its content as JSON."""

_OF_ARTICLES = (
    "SELECT DISTINCT v.article_id FROM claims_elsewhere e JOIN versions v ON v.uid = e.version_uid "
    "WHERE v.is_hidden = 0"
)
_FINDINGS = (
    "SELECT v.uid, v.text, f.claims FROM versions v LEFT JOIN findings f ON f.version_id = v.id "
    "WHERE v.article_id = ? AND v.is_hidden = 0 ORDER BY v.number"
)


@dataclass(slots=True)
class _One:
    """A claim throughout the texts of its article: where it stands, what it is called here, and elsewhere."""

    nodes: set[Node] = field(default_factory=set)
    here: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)

    @property
    def versions(self) -> set[str]:
        return {version for version, _ in self.nodes}

    def take_over(self, other: _One) -> None:
        self.nodes |= other.nodes
        self.here |= other.here
        self.elsewhere |= other.elsewhere


def unread(db: Connection, extractor: int) -> tuple[int, ...]:
    """Row ids of the versions that this extractor has not read, and whose claims are needed after a merge.

    The newest ones that came from elsewhere, and all of an article whose claims have other names elsewhere.
    """
    rows = db.execute(
        "SELECT v.id FROM versions v JOIN articles a ON a.id = v.article_id "
        "LEFT JOIN findings f ON f.version_id = v.id WHERE v.is_hidden = 0 AND coalesce(f.extractor, -1) < ? "
        f"AND ((v.came_with <> '' AND a.version_id = v.id) OR a.id IN ({_OF_ARTICLES})) "
        "ORDER BY v.article_id, v.number",
        (extractor,),
    )
    return tuple(row[0] for row in rows)


def names_in(db: Connection, version_uid: str) -> tuple[tuple[str, str], ...]:
    """The uid of each claim of a version here, with the places of its content."""
    row = db.execute(
        "SELECT f.claims FROM findings f JOIN versions v ON v.id = f.version_id WHERE v.uid = ?", (version_uid,)
    ).fetchone()
    return () if row is None else claim_names(row[0])


def unify(db: Connection) -> None:
    """Give one name to the claims of every article of which another library told other names, once it is read here."""
    for (article_id,) in db.execute(f"{_OF_ARTICLES} ORDER BY 1").fetchall():
        texts = db.execute(_FINDINGS, (article_id,)).fetchall()
        if all(claims is not None for _, _, claims in texts):
            ones = _joined(_followed(texts), _told(db, article_id))
            for one in ones:
                _name(db, one, {uid for other in ones if other is not one for uid in other.here})
            db.execute(
                "DELETE FROM claims_elsewhere WHERE version_uid IN (SELECT uid FROM versions WHERE article_id = ?)",
                (article_id,),
            )


def _followed(texts: Iterable[tuple[str, str, str]]) -> list[_One]:
    """Follow claims from text to text, as `findings` does when texts come in one after the other."""
    ones: list[_One] = []
    known: dict[str, Known] = {}
    for version, text, claims in texts:
        found = claims_from_json(claims)
        new = [each._replace(uid=str(number)) for number, each in enumerate(known_of(found, text))]
        pairs = match(list(known.values()), new)
        for each, (uid, content) in zip(new, claim_names(claims), strict=True):
            at = pairs.get(each.uid)
            if at is None:
                at = str(len(ones))
                ones.append(_One())
            ones[int(at)].nodes.add((version, content))
            ones[int(at)].here.add(uid)
            known[at] = each._replace(uid=at)
    return ones


def _told(db: Connection, article_id: int) -> dict[Node, set[str]]:
    """What the claims of an article are called elsewhere."""
    told = defaultdict[Node, set[str]](set)
    for version, content, uid in db.execute(
        "SELECT e.version_uid, e.content, e.uid FROM claims_elsewhere e JOIN versions v ON v.uid = e.version_uid "
        "WHERE v.article_id = ?",
        (article_id,),
    ).fetchall():
        told[version, content].add(uid)
    return told


def _joined(ones: Sequence[_One], told: dict[Node, set[str]]) -> list[_One]:
    """Join claims that have a name in common; two of one text are never one, whoever says so."""
    joined: list[_One] = []
    for one in ones:
        one.elsewhere |= {uid for node in one.nodes for uid in told.get(node, ())} - one.here
        names = one.here | one.elsewhere
        same = [each for each in joined if (each.here | each.elsewhere) & names and not each.versions & one.versions]
        for each in same[1:]:
            if not same[0].versions & each.versions:
                same[0].take_over(each)
                joined.remove(each)
        if same and not same[0].versions & one.versions:
            same[0].take_over(one)
        else:
            joined.append(one)
    return joined


def _name(db: Connection, one: _One, of_others: set[str]) -> None:
    """Call a claim by the smallest of its names; what another one here is called is none of them."""
    names = (one.here | one.elsewhere) - of_others
    rows = db.execute(
        "SELECT uid FROM claims WHERE uid IN (SELECT value FROM json_each(?)) ORDER BY is_current DESC, uid",
        (json.dumps(sorted(one.here & names)),),
    ).fetchall()
    if len(names) > 1 and rows:
        renaming.unite(db, rows[0][0], names, min(names))

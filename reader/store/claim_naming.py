"""One name for a claim that two libraries know under different uids: the smallest one.

Uids are made of words, so two libraries that took in the same text agree. They differ where one of them knew an earlier
text of the article, in which the claim had other words, or where an older release made uids at random. Then all texts
of the article are gone through in their order, as if they had come in one after the other: which claims are one follows
from that, and from what each library says, and is the same in every library that knows the same.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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

    @property
    def called(self) -> set[str]:
        return self.here | self.elsewhere

    def names(self, holders: Mapping[str, int]) -> set[str]:
        """All that it is called, but for what others (`holders`: how many have a name here) are called here."""
        return {uid for uid in self.called if holders.get(uid, 0) <= (uid in self.here)}

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


def named_otherwise(db: Connection) -> tuple[int, ...]:
    """Row ids of the articles of which another library told other names of claims than are known here."""
    return tuple(row[0] for row in db.execute(f"{_OF_ARTICLES} ORDER BY 1"))


def unify(db: Connection, article_id: int) -> str:
    """Give one name to each claim of an article of which another library told other names, once it is read here.

    Returns the article's uid where one of its claims has another name now, else nothing.
    """
    texts = db.execute(_FINDINGS, (article_id,)).fetchall()
    if any(claims is None for _, _, claims in texts):
        return ""
    told = _told(db, article_id)
    is_news = bool(told - {(version, *pair) for version, _, claims in texts for pair in claim_names(claims)})
    renamed = is_news and _renamed(db, article_id, _joined(_followed(texts), told))
    db.execute(
        "DELETE FROM claims_elsewhere WHERE version_uid IN (SELECT uid FROM versions WHERE article_id = ?)",
        (article_id,),
    )
    uid = db.execute("SELECT uid FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    return str(uid) if renamed else ""


def _renamed(db: Connection, article_id: int, ones: Sequence[_One]) -> bool:
    """Name the claims of an article, and say whether one has another name now."""
    holders = Counter(uid for one in ones for uid in one.here)
    foreign = _of_other_articles(db, article_id, {uid for one in ones for uid in one.elsewhere})
    renamed = [_name(db, one, one.names(holders) - foreign) for one in ones]
    return any(renamed)


def _of_other_articles(db: Connection, article_id: int, uids: Iterable[str]) -> set[str]:
    """Those of these uids under which a claim of another article is known: no honest library tells them."""
    query = "SELECT uid FROM claims WHERE uid IN (SELECT value FROM json_each(?)) AND article_id <> ?"
    return {row[0] for row in db.execute(query, (json.dumps(sorted(uids)), article_id))}


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


def _told(db: Connection, article_id: int) -> set[tuple[str, str, str]]:
    """What the claims of an article are called elsewhere: version, name, content."""
    rows = db.execute(
        "SELECT e.version_uid, e.uid, e.content FROM claims_elsewhere e JOIN versions v ON v.uid = e.version_uid "
        "WHERE v.article_id = ?",
        (article_id,),
    )
    return set(rows)


def _joined(ones: Sequence[_One], told: Iterable[tuple[str, str, str]]) -> list[_One]:
    """Join claims that have a name in common; two of one text are never one, whoever says so."""
    names = defaultdict[Node, set[str]](set)
    for version, uid, content in told:
        names[version, content].add(uid)
    joined: dict[int, _One] = {}
    holders = defaultdict[str, set[int]](set)
    for number, one in enumerate(ones):
        one.elsewhere |= {uid for node in one.nodes for uid in names.get(node, ())} - one.here
        home = _home(one, number, joined, holders)
        for uid in joined[home].called:
            holders[uid].add(home)
    return list(joined.values())


def _home(one: _One, number: int, joined: dict[int, _One], holders: Mapping[str, set[int]]) -> int:
    """Join a claim with those that have a name in common with it; gives the number under which it is now."""
    known = sorted({at for uid in one.called for at in holders.get(uid, ()) if at in joined})
    first, *others = [at for at in known if not joined[at].versions & one.versions] or [number]
    for at in others:
        if not joined[first].versions & joined[at].versions:
            joined[first].take_over(joined.pop(at))
    if first == number:
        joined[number] = one
    else:
        joined[first].take_over(one)
    return first


def _name(db: Connection, one: _One, names: set[str]) -> bool:
    """Call a claim by the smallest of these names, and say whether that is another one."""
    rows = db.execute(
        "SELECT uid FROM claims WHERE uid IN (SELECT value FROM json_each(?)) ORDER BY is_current DESC, uid",
        (json.dumps(sorted(one.here & names)),),
    ).fetchall()
    if len(names) > 1 and rows:
        renaming.unite(db, rows[0][0], names, min(names))
    return bool(rows) and rows[0][0] != min(names)

"""Taking in what another library has to tell. What is known already changes nothing, and the order does not count.

Articles, texts and changes are sets that only grow: two libraries that know the same have the same texts in the same
order, and every thing of the reader's in the same state (`resolving`). Of an article or a text that both took in, the
earlier time counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.model import Merged, Shared, SharedArticle, SharedChange, SharedClaims, SharedVersion
from reader.store import claim_naming, heads, journal, newest, renaming
from reader.store.database import Connection
from reader.store.journal import Stamp
from reader.store.keys import canonical_address, sort_key, text_hash


@dataclass(slots=True)
class Taking:
    """Takes in what is told, in one transaction; `finish` brings everything that follows in step.

    Attributes:
        db: the connection, inside `writing()`.
        stamp: of what this library writes down itself.
        came_with: under what the new rows are remembered, to be taken back or not to be told again.
        is_asked: somebody asked for this very merge: what had been taken back comes out again.
        merged: how many articles, versions and changes were new.
    """

    db: Connection
    stamp: Stamp
    came_with: str
    is_asked: bool = True
    merged: Merged = field(default_factory=Merged)
    _texts: set[str] = field(default_factory=set)
    _things: set[tuple[str, str]] = field(default_factory=set)

    def take(self, shared: Shared) -> None:
        """Take in one thing."""
        if isinstance(shared, SharedArticle):
            self._article(shared)
        elif isinstance(shared, SharedVersion):
            self._version(shared)
        elif isinstance(shared, SharedClaims):
            self._claims(shared)
        else:
            self._change(shared)

    @property
    def has_changed(self) -> bool:
        """Whether anything was new here."""
        return self.merged != Merged()

    def take_all(self, shared: Iterable[Shared]) -> None:
        """Take in several things, and bring what follows in step."""
        for each in shared:
            self.take(each)
        self.finish()

    def finish(self) -> None:
        """Settle what became of the articles and things that were touched."""
        for uid in sorted(self._texts):
            newest.settle(self.db, _id_of(self.db, uid))
            journal.note(self.db, self.stamp, verb="merge", kind="article", key=uid)
        # By name of kind, which happens to be right: corrections are put over claims, then opinions over both.
        for kind, key in sorted(self._things):
            heads.settle(self.db, kind, key)
        self._texts.clear()
        self._things.clear()

    def _article(self, given: SharedArticle) -> None:
        row = self.db.execute("SELECT id FROM articles WHERE uid = ?", (given.uid,)).fetchone()
        if row is None:
            self.merged += Merged(articles=1)
            article_id = add_stub(self.db, given)
        else:
            article_id = row[0]
            self.db.execute("UPDATE articles SET added = min(added, ?) WHERE id = ?", (given.added, article_id))
        _identify(self.db, article_id, given.identities)

    def _version(self, given: SharedVersion) -> None:
        known = self.db.execute("SELECT added, origin, source FROM versions WHERE uid = ?", (given.uid,)).fetchone()
        source = _source(dict(given.source))
        if self._show("versions", given.uid):
            self._texts.add(given.article_uid)
        if known is None:
            self._add_version(given, source)
        elif (given.added, given.origin, source) < (*known[:2], _source(json.loads(known[2]))):
            self.db.execute(
                "UPDATE versions SET added = ?, origin = ?, source = ? WHERE uid = ?",
                (given.added, given.origin, source, given.uid),
            )
            self._texts.add(given.article_uid)

    def _add_version(self, given: SharedVersion, source: str) -> None:
        self.db.execute(
            "INSERT INTO versions (uid, article_id, number, added, origin, source, words, text_hash, text, came_with) "
            "VALUES (?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM versions WHERE article_id = ?2), "
            "?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            (
                given.uid, self._home(given.article_uid, given.added), given.added, given.origin, source,
                len(given.text.split()), text_hash(given.text), given.text, self.came_with,
            ),
        )  # fmt: skip
        self.merged += Merged(versions=1)
        self._texts.add(given.article_uid)

    def _home(self, uid: str, at: str) -> int:
        """Row id of an article; one that was not told of is known by its uid until it is."""
        row = self.db.execute("SELECT id FROM articles WHERE uid = ?", (uid,)).fetchone()
        return add_stub(self.db, SharedArticle(uid, at, uid)) if row is None else int(row[0])

    def _claims(self, given: SharedClaims) -> None:
        """Remember what claims are called elsewhere, unless they are called so here."""
        here = set(claim_naming.names_in(self.db, given.version_uid))
        self.db.executemany(
            "INSERT OR IGNORE INTO claims_elsewhere (version_uid, content, uid) VALUES (?, ?, ?)",
            [(given.version_uid, content, uid) for uid, content in given.claims if (uid, content) not in here],
        )

    def _change(self, told: SharedChange) -> None:
        given = renaming.called(self.db, told)
        row = (
            given.uid, given.batch, given.at, given.verb, given.kind, given.key, given.before, given.after,
            given.undoes, given.redoes, json.dumps(given.parents), self.came_with,
        )  # fmt: skip
        for uid in articles_of(given):
            self._home(uid, given.at)
        written = self.db.execute(
            "INSERT OR IGNORE INTO changes (uid, batch, at, verb, kind, key, before, after, undoes, redoes, parents, "
            "came_with) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        if self._show("changes", given.uid) or written.rowcount:
            self.merged += Merged(changes=1)
            self._things.add((given.kind, given.key))

    def _show(self, table: str, uid: str) -> bool:
        """Let something hold again that was taken back with an earlier merge."""
        if not self.is_asked:
            return False
        query = f"UPDATE {table} SET is_hidden = 0, came_with = ? WHERE uid = ? AND is_hidden = 1"
        return self.db.execute(query, (self.came_with, uid)).rowcount > 0


def articles_of(change: SharedChange) -> tuple[str, ...]:
    """Uids of the articles that a change is about."""
    if change.kind in {"article_state", "article_tags"}:
        return (change.key,)
    value = json.loads(change.after or change.before or "null")
    if not isinstance(value, dict):
        return ()
    if change.kind == "pair_opinion":
        return (value["left"]["article"], value["right"]["article"])
    return (value["article"],) if value.get("article") else ()


def add_stub(db: Connection, given: SharedArticle) -> int:
    """Keep an article of which no text is known (yet); returns its row id."""
    cursor = db.execute(
        "INSERT INTO articles (uid, added, title, title_key, outlet, outlet_key, url) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (given.uid, given.added, given.title, sort_key(given.title), given.outlet, sort_key(given.outlet), given.url),
    )
    address = canonical_address(given.url)
    if address:
        _identify(db, int(cursor.lastrowid or 0), [("url", address)])
    return int(cursor.lastrowid or 0)


def _source(described: dict[str, str]) -> str:
    """How a text was described, in one writing."""
    return json.dumps(described, ensure_ascii=False, sort_keys=True)


def _identify(db: Connection, article_id: int, identities: Iterable[tuple[str, str]]) -> None:
    """Remember by what an article is known; what two articles claim belongs to the one with the smaller uid."""
    for kind, value in identities:
        db.execute(
            "INSERT INTO identities (kind, value, article_id) VALUES (?1, ?2, ?3) ON CONFLICT (kind, value) "
            "DO UPDATE SET article_id = ?3 WHERE (SELECT uid FROM articles WHERE id = ?3) < "
            "(SELECT uid FROM articles WHERE id = identities.article_id)",
            (kind, value, article_id),
        )


def _id_of(db: Connection, uid: str) -> int:
    return int(db.execute("SELECT id FROM articles WHERE uid = ?", (uid,)).fetchone()[0])

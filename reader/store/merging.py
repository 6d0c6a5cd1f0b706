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
from reader.store import (
    article_rows,
    claim_naming,
    heads,
    hiding,
    identities,
    journal,
    known_before,
    newest,
    renaming,
    sharing,
)
from reader.store.database import Connection
from reader.store.journal import Stamp
from reader.store.keys import text_hash


@dataclass(slots=True)
class Taking:
    """Takes in what is told, in one transaction; `finish` brings everything that follows in step.

    Attributes:
        db: the connection, inside `writing()`.
        stamp: of what this library writes down itself.
        came_with: under what the new rows are remembered, to be taken back or not to be told again.
        is_asked: somebody asked for this very merge: what had been taken back comes out again.
        merged: how many articles, versions and changes were new.
        has_changed: whether anything was, if only an earlier time.
    """

    db: Connection
    stamp: Stamp
    came_with: str
    is_asked: bool = True
    merged: Merged = field(default_factory=Merged)
    has_changed: bool = False
    _articles: set[str] = field(default_factory=set)
    _shown: set[str] = field(default_factory=set)
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

    def take_all(self, shared: Iterable[Shared]) -> None:
        """Take in several things, and bring what follows in step."""
        for each in shared:
            self.take(each)
        self.finish()

    def finish(self) -> None:
        """Settle what became of the articles and things that were touched."""
        self.has_changed = self.has_changed or bool(self._articles) or self.merged != Merged()
        verb = sharing.CHANGED_BY_MERGE if self.is_asked else "sync"
        for uid in sorted(self._articles):
            newest.settle(self.db, _id_of(self.db, uid))
            journal.note(self.db, self.stamp, verb=verb, kind="article", key=uid)
        # By name of kind, which happens to be right: corrections are put over claims, then opinions over both.
        for kind, key in sorted(self._things):
            heads.settle(self.db, kind, key)
        for uid in sorted(self._shown):
            hiding.put_in_its_place(self.db, uid)
        self._shown.clear()
        self._articles.clear()
        self._things.clear()

    def _article(self, given: SharedArticle) -> None:
        row = self.db.execute("SELECT id, added, said FROM articles WHERE uid = ?", (given.uid,)).fetchone()
        is_new = row is None
        if is_new:
            self.merged += Merged(articles=1)
            row = (_add(self.db, given), given.added, "{}")
        article_id, added, said = row
        joined = _joined(json.loads(said), dict(given.said))
        if not added or given.added < added or joined != json.loads(said):
            if not is_new:
                self._keep_before("article", given.uid)
            earlier = min(filter(None, (added, given.added)))
            self.db.execute("UPDATE articles SET added = ? WHERE id = ?", (earlier, article_id))
            article_rows.say(self.db, article_id, joined)
            self._articles.add(given.uid)
        for pair in given.identities:
            known = identities.owner(self.db, pair)
            if identities.goes_before(given.uid, known, pair):
                if known or not is_new:
                    self._keep_before("identity", "\n".join(pair))
                    self._articles.add(given.uid)
                identities.put(self.db, article_id, pair)

    def _version(self, given: SharedVersion) -> None:
        known = self.db.execute("SELECT added, origin, source FROM versions WHERE uid = ?", (given.uid,)).fetchone()
        source = _source(dict(given.source))
        if self._show("versions", given.uid):
            self.merged += Merged(versions=1)
            self._articles.add(given.article_uid)
            self._shown.add(given.article_uid)
        if known is None:
            self._add_version(given, source)
        elif (given.added, given.origin, source) < (*known[:2], _source(json.loads(known[2]))):
            self._keep_before("version", given.uid)
            self.db.execute(
                "UPDATE versions SET added = ?, origin = ?, source = ? WHERE uid = ?",
                (given.added, given.origin, source, given.uid),
            )
            self._articles.add(given.article_uid)

    def _add_version(self, given: SharedVersion, source: str) -> None:
        self.db.execute(
            "INSERT INTO versions (uid, article_id, number, added, origin, source, words, text_hash, text, came_with) "
            "VALUES (?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM versions WHERE article_id = ?2), "
            "?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            (
                given.uid, self._home(given.article_uid), given.added, given.origin, source,
                len(given.text.split()), text_hash(given.text), given.text, self.came_with,
            ),
        )  # fmt: skip
        self.merged += Merged(versions=1)
        self._articles.add(given.article_uid)

    def _home(self, uid: str) -> int:
        """Row id of an article; one that was not told of is known by its uid until it is."""
        row = self.db.execute("SELECT id FROM articles WHERE uid = ?", (uid,)).fetchone()
        return _add(self.db, SharedArticle(uid, "", uid)) if row is None else int(row[0])

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
            self._home(uid)
        written = self.db.execute(
            "INSERT OR IGNORE INTO changes (uid, batch, at, verb, kind, key, before, after, undoes, redoes, parents, "
            "came_with) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        is_shown = self._show("changes", given.uid)
        if is_shown:
            self._shown.update(articles_of(given))
        if is_shown or written.rowcount:
            self.merged += Merged(changes=1)
            self._things.add((given.kind, given.key))

    def _keep_before(self, kind: str, key: str) -> None:
        if self.is_asked:
            known_before.keep(self.db, self.came_with, kind, key)

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


def _add(db: Connection, given: SharedArticle) -> int:
    """Keep an article of which no text is known yet; returns its row id."""
    described = {"title": given.title, "outlet": given.outlet, "url": given.url}
    return article_rows.insert(db, given.uid, given.added, described)


def _joined(here: dict[str, str], told: dict[str, str]) -> dict[str, str]:
    """What two libraries say of an article: of each field the smaller value, whichever comes first."""
    both = {name: [said[name] for said in (here, told) if said.get(name)] for name in article_rows.DESCRIPTION}
    return {name: min(values) for name, values in both.items() if values}


def _source(described: dict[str, str]) -> str:
    """How a text was described, as it is written when a text comes in here: what is the same looks the same."""
    known = {name: described[name] for name in article_rows.DESCRIPTION if name in described}
    return json.dumps(known, ensure_ascii=False)


def _id_of(db: Connection, uid: str) -> int:
    return int(db.execute("SELECT id FROM articles WHERE uid = ?", (uid,)).fetchone()[0])

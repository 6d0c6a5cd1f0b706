"""Names of speakers that are one, as the reader says: "MoD" is "UK Ministry of Defence", here or everywhere."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.model import Claim, SpeakerKind
from reader.store.database import Connection
from reader.store.keys import sort_key

if TYPE_CHECKING:
    from reader.annotate.corrections import Merge


def key_of(name: str, article_uid: str = "") -> str:
    """Under what a merge is in the journal."""
    return f"{article_uid}\n{sort_key(name)}"


def to_json(merge: Merge) -> dict[str, Any]:
    """A merge as the journal and its row keep it."""
    return {
        "name": merge.name,
        "into": merge.into,
        "kind": merge.kind and merge.kind.value,
        "article": merge.article_uid,
        "modified": merge.modified,
    }


def from_json(data: Mapping[str, Any]) -> Merge:
    """The merge that `to_json` made `data` of."""
    from reader.annotate.corrections import Merge  # noqa: PLC0415 — most libraries have none

    kind = SpeakerKind(data["kind"]) if data["kind"] else None
    return Merge(data["name"], data["into"], kind, data["article"], data["modified"])


def state(db: Connection, key: str, wanted: object = None) -> Any:
    """The merge under `key` as JSON value, None when there is none."""
    del wanted
    article_uid, name_key = key.split("\n", 1)
    row = db.execute(
        "SELECT data FROM speaker_merges WHERE article_uid = ? AND name_key = ?", (article_uid, name_key)
    ).fetchone()
    return None if row is None else json.loads(row[0])


def put_row(db: Connection, key: str, value: Mapping[str, Any] | None) -> None:
    """Keep a merge, or drop it; `claim_rows` brings the claims in step."""
    article_uid, name_key = key.split("\n", 1)
    if value is None:
        db.execute("DELETE FROM speaker_merges WHERE article_uid = ? AND name_key = ?", (article_uid, name_key))
    else:
        db.execute(
            "INSERT OR REPLACE INTO speaker_merges (article_uid, name_key, into_key, data) VALUES (?, ?, ?, ?)",
            (article_uid, name_key, sort_key(value["into"]), json.dumps(value, ensure_ascii=False)),
        )


def every(db: Connection) -> tuple[Merge, ...]:
    """All of them: those that hold everywhere first, by name."""
    rows = db.execute("SELECT data FROM speaker_merges ORDER BY article_uid, name_key")
    return tuple(from_json(json.loads(row[0])) for row in rows)


def of_article(db: Connection, article_uid: str) -> tuple[Merge, ...]:
    """Those that hold in one article alone, or everywhere ("")."""
    return tuple(each for each in every(db) if each.article_uid == article_uid)


def are_any(db: Connection) -> bool:
    """Whether any name is merged with another."""
    return db.execute("SELECT 1 FROM speaker_merges LIMIT 1").fetchone() is not None


class Merges:
    """Who is behind a name, at one moment; remembers what was asked, so make a new one after a change."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._any = are_any(db)
        self._steps: dict[tuple[str, str], Merge | None] = {}

    def resolve(self, name: str, article_uid: str = "") -> Merge | None:
        """The last step from `name` to the name it stands under; None when it stands for itself.

        What is said of one article goes before what is said everywhere.
        """
        if not self._any:
            return None
        path: list[Merge] = []
        key = sort_key(name)
        seen = {key}
        while (step := self._step(key, article_uid)) is not None:
            key = sort_key(step.into)
            path.append(step)
            if key in seen:
                return _of_circle(path, name)
            seen.add(key)
        return path[-1] if path else None

    def name_of(self, name: str, article_uid: str = "") -> str:
        """The name that `name` stands under."""
        last = self.resolve(name, article_uid)
        return name if last is None else last.into

    def leads_through(self, name: str, keys: Container[str]) -> bool:
        """Whether `name`, or a name on the way from it to the one it stands under everywhere, has one of these keys."""
        key = sort_key(name)
        seen = {key}
        while key not in keys:
            step = self._step(key, "")
            if step is None or (key := sort_key(step.into)) in seen:
                return False
            seen.add(key)
        return True

    def applied(self, claim: Claim, article_uid: str) -> Claim:
        """The claim under the name that its speaker's stands under."""
        speaker = claim.speaker
        last = self.resolve(speaker.name, article_uid) if speaker.name else None
        if last is None:
            return claim
        merged = replace(speaker, name=last.into, kind=last.kind or speaker.kind, merged_from=speaker.name)
        return replace(claim, speaker=merged)

    def _step(self, key: str, article_uid: str) -> Merge | None:
        at = (article_uid, key)
        if at not in self._steps:
            step = self._row(article_uid, key) or (self._row("", key) if article_uid else None)
            self._steps[at] = None if step is None or sort_key(step.into) == key else step
        return self._steps[at]

    def _row(self, article_uid: str, key: str) -> Merge | None:
        value = state(self._db, f"{article_uid}\n{key}")
        return None if value is None else from_json(value)


def _of_circle(path: list[Merge], name: str) -> Merge | None:
    """Rows of two scopes may lead in a circle: what is said of the article decides, then the alphabet."""
    back_to = sort_key(path[-1].into)
    start = next(at for at, step in enumerate(path) if sort_key(step.name) == back_to)
    circle = path[start:]
    said_here = [step for step in circle if step.article_uid] or circle
    last = min(said_here, key=lambda step: sort_key(step.into))
    return None if sort_key(last.into) == sort_key(name) else last

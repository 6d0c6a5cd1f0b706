"""Which articles are to be related: marked in the transaction that changes their claims, done in one of their own."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from reader.store import relations, story_links, story_terms
from reader.store.database import Connection

_NEXT = "(SELECT coalesce(max(due), 0) + 1 FROM relating)"
_PENDING = "related < due"


@dataclass(frozen=True, slots=True)
class State:
    """Where an article stands.

    Attributes:
        changed: number of the last change of its claims.
        due: number of the last reason to relate it.
        related: the number up to which it is related.
    """

    article_id: int
    changed: int
    due: int
    related: int

    @property
    def is_pending(self) -> bool:
        """Whether it is to be related."""
        return self.related < self.due

    @property
    def has_changed(self) -> bool:
        """Whether its claims have changed since it was related."""
        return self.related < self.changed


def mark_changed(db: Connection, article_id: int) -> None:
    """The claims of an article, or when it was published, are others now; what is gone has no relations any more."""
    mark_due(db, relations.drop_gone(db, article_id))
    mark_new(db, article_id)


def mark_new(db: Connection, article_id: int) -> None:
    """As `mark_changed`, for an article that has no relations yet."""
    db.execute(
        "INSERT INTO relating (article_id, changed, due) "
        f"SELECT ?, next, next FROM (SELECT {_NEXT} AS next) WHERE true "
        "ON CONFLICT (article_id) DO UPDATE SET changed = excluded.changed, due = excluded.due",
        (article_id,),
    )


def mark_due(db: Connection, article_ids: Iterable[int]) -> None:
    """What follows from the relations of these is to be worked out again; their own claims have not changed."""
    db.executemany(f"UPDATE relating SET due = {_NEXT} WHERE article_id = ?", ((each,) for each in article_ids))


def take_out(db: Connection, article_id: int) -> None:
    """The article went into the bin, or came out of it: nothing is known of it until it is related again."""
    mark_due(db, relations.drop(db, article_id))
    story_links.drop(db, article_id)
    story_terms.drop(db, article_id)
    if db.execute("SELECT 1 FROM relating WHERE article_id = ?", (article_id,)).fetchone():
        mark_changed(db, article_id)


def begin_anew(db: Connection, article_ids: Iterable[int]) -> None:
    """Forget what is known of these articles, and relate them again."""
    for article_id in article_ids:
        take_out(db, article_id)
        mark_changed(db, article_id)


def finish(db: Connection, state: State) -> None:
    """The article is related as it stood in `state`; it stays pending where there was another reason meanwhile."""
    db.execute("UPDATE relating SET related = ? WHERE article_id = ?", (state.due, state.article_id))


def states(db: Connection, article_ids: Collection[int]) -> dict[int, State]:
    """Where these articles stand, by row id."""
    rows = db.execute(
        "SELECT article_id, changed, due, related FROM relating WHERE article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(article_ids)),),
    )
    return {row[0]: State(*row) for row in rows}


def pending(db: Connection) -> int:
    """How many articles are to be related."""
    return int(db.execute(f"SELECT count(*) FROM relating WHERE {_PENDING}").fetchone()[0])


def newest(db: Connection, limit: int, *, since: int = 0) -> tuple[int, ...]:
    """Articles to be related that became so after `since`, the last ones first."""
    query = f"SELECT article_id FROM relating WHERE {_PENDING} AND due > ? ORDER BY due DESC LIMIT ?"
    return tuple(row[0] for row in db.execute(query, (since, limit)))


def among_pending(db: Connection, article_ids: Iterable[int]) -> tuple[int, ...]:
    """Those of these articles that are to be related, in their order."""
    wanted = list(article_ids)
    known = states(db, wanted)
    return tuple(each for each in wanted if each in known and known[each].is_pending)


def latest(db: Connection) -> int:
    """Number of the last reason to relate an article."""
    return int(db.execute("SELECT coalesce(max(due), 0) FROM relating").fetchone()[0])

"""How current claims, and figures, of articles outside the bin stand to each other."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from reader.model import Relation, RelationKind
from reader.store.database import Connection

_COLUMNS = "left_uid, right_uid, kind, reason, rule, via, is_by_reader"
_PLACED = f"left_article, right_article, are_figures, {_COLUMNS}"
_AMONG = "IN (SELECT value FROM json_each(?1))"
# Where both sides are to be among many, a plus keeps the second list out of the index: each with each other one is n².
_OWN = (
    "SELECT uid FROM claims WHERE article_id = ?1 AND is_current = 1 "
    "UNION ALL SELECT uid FROM figures WHERE article_id = ?1"
)
_CONFLICTS_OF = (
    "SELECT (SELECT count(*) FROM relations WHERE left_article = ?1 AND kind = 'conflict' AND is_shown = 1) + "
    "(SELECT count(*) FROM relations "
    "WHERE right_article = ?1 AND left_article <> ?1 AND kind = 'conflict' AND is_shown = 1)"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A relation with the row ids of its articles."""

    relation: Relation
    left_article: int
    right_article: int
    are_figures: bool


def between(db: Connection, uids: Collection[str]) -> tuple[Relation, ...]:
    """What holds among these claims and figures."""
    query = f"SELECT {_COLUMNS} FROM relations WHERE is_shown = 1 AND left_uid {_AMONG} AND +right_uid {_AMONG}"
    return tuple(_relation(row) for row in db.execute(f"{query} ORDER BY left_uid, right_uid", (_list(uids),)))


def of(db: Connection, uids: Collection[str]) -> dict[str, tuple[Relation, ...]]:
    """What holds of each of these claims or figures, whatever the other side is."""
    wanted = set(uids)
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in map(_relation, _touching(db, _COLUMNS, "is_shown = 1", wanted)):
        for uid in {relation.left, relation.right} & wanted:
            found[uid].append(relation)
    return {uid: tuple(rows) for uid, rows in found.items()}


def found_touching(db: Connection, uids: Collection[str], kinds: Collection[RelationKind]) -> tuple[Kept, ...]:
    """What rules say of pairs with one of these, of these kinds; hidden rows included."""
    names = ", ".join(f"'{kind.value}'" for kind in kinds)
    return tuple(_kept(row) for row in _touching(db, _PLACED, f"is_found = 1 AND kind IN ({names})", uids))


def found_among(db: Connection, uids: Collection[str]) -> set[tuple[str, str]]:
    """The pairs of these of which rules say something, whatever it is; each as it is kept."""
    among = f"left_uid {_AMONG} AND +right_uid {_AMONG}"
    query = f"SELECT left_uid, right_uid FROM relations WHERE is_found = 1 AND {among}"
    return set(db.execute(query, (_list(uids),)).fetchall())


def found_of(db: Connection, article_id: int) -> tuple[Kept, ...]:
    """What rules say of pairs with a side in this article."""
    query = (
        f"SELECT {_PLACED} FROM relations WHERE left_article = ?1 AND is_found = 1 UNION "
        f"SELECT {_PLACED} FROM relations WHERE right_article = ?1 AND is_found = 1"
    )
    return tuple(_kept(row) for row in db.execute(query, (article_id,)))


def ends_of_derived(db: Connection, article_id: int) -> set[str]:
    """Both sides of what follows, for pairs with a side in this article."""
    rows = db.execute(
        "SELECT left_uid, right_uid FROM relations WHERE left_article = ?1 AND is_found = 0 "
        "UNION SELECT left_uid, right_uid FROM relations WHERE right_article = ?1 AND is_found = 0",
        (article_id,),
    )
    return {uid for row in rows for uid in row}


def same_as(db: Connection, uids: Collection[str], most: int) -> set[str]:
    """These, and whatever says the same as one of them by a rule, directly or through others; `most` at most."""
    known, fresh = set(uids), set(uids)
    while fresh and len(known) < most:
        rows = _touching(db, "left_uid, right_uid", "is_found = 1 AND kind = 'same'", fresh)
        fresh = {uid for row in rows for uid in row} - known
        known |= fresh
    return known


def articles_in_conflict(db: Connection, uids: Collection[str]) -> frozenset[int]:
    """The articles on either side of conflicts with one of these."""
    rows = _touching(db, "left_article, right_article", "kind = 'conflict' AND is_shown = 1", uids)
    return frozenset(each for row in rows for each in row)


def homes(db: Connection, uids: Collection[str]) -> dict[str, tuple[int, bool]]:
    """The articles of those of these that are current claims, or figures, and whether they are figures."""
    rows = db.execute(
        f"SELECT uid, article_id, 0 FROM claims WHERE uid {_AMONG} AND is_current = 1 "
        f"UNION ALL SELECT uid, article_id, 1 FROM figures WHERE uid {_AMONG}",
        (_list(uids),),
    )
    return {uid: (article_id, bool(is_figure)) for uid, article_id, is_figure in rows}


def replace_found(db: Connection, article_id: int, beside: Collection[int], rows: Iterable[Kept]) -> None:
    """Keep what rules say within an article, and between it and these others, in the place of what they said."""
    others = _list({article_id, *beside})
    for own, other in (("left", "right"), ("right", "left")):
        db.execute(
            f"DELETE FROM relations WHERE {own}_article = ?2 AND {other}_article {_AMONG} AND is_found = 1",
            (others, article_id),
        )
    _insert(db, rows, is_found=True)


def replace_derived(db: Connection, uids: Collection[str], rows: Iterable[Kept], hidden: Iterable[Relation]) -> None:
    """Keep what follows for pairs with one of these, in the place of what followed; show what was found.

    `hidden` are those of the found rows that do not hold, for the reader says something else.
    """
    names = _list(uids)
    for side in ("left_uid", "right_uid"):
        db.execute(f"DELETE FROM relations WHERE {side} {_AMONG} AND is_found = 0", (names,))
        db.execute(f"UPDATE relations SET is_shown = 1 WHERE {side} {_AMONG} AND is_shown = 0", (names,))
    db.executemany(
        "UPDATE relations SET is_shown = 0 WHERE left_uid = ? AND right_uid = ? AND is_found = 1",
        [(each.left, each.right) for each in hidden],
    )
    _insert(db, rows, is_found=False)


def drop_gone(db: Connection, article_id: int) -> frozenset[int]:
    """Drop the relations of claims and figures that an article has no more; says which other articles had them."""
    return _drop(db, article_id, {side: f"{side}_uid NOT IN ({_OWN})" for side in ("left", "right")})


def drop(db: Connection, article_id: int) -> frozenset[int]:
    """Drop all relations of an article; says which other articles had them."""
    return _drop(db, article_id, dict.fromkeys(("left", "right"), "true"))


def count(db: Connection, article_ids: Iterable[int]) -> None:
    """Count the conflicts in which these articles take part; a pair within one article is one conflict."""
    for article_id in article_ids:
        (number,) = db.execute(_CONFLICTS_OF, (article_id,)).fetchone()
        # Written only where it differs: the column is part of an index.
        db.execute("UPDATE articles SET conflicts = ?1 WHERE id = ?2 AND conflicts <> ?1", (number, article_id))


def conflicts_counted_twice(db: Connection, article_ids: Collection[int] | None, *, with_archived: bool) -> int:
    """How many conflicts two of these articles have with each other; None means all outside the bin.

    The sum of their counts less this is the number of their conflicts. Cost: reads the index of conflicts.
    """
    query = (
        "SELECT count(*) FROM relations INDEXED BY relations_conflicts "
        "WHERE kind = 'conflict' AND is_shown = 1 AND left_article <> right_article"
    )
    if article_ids is not None:
        query += f" AND left_article {_AMONG} AND +right_article {_AMONG}"
    elif not with_archived:
        away = "NOT IN (SELECT id FROM articles WHERE is_deleted = 0 AND is_archived = 1)"
        query += f" AND left_article {away} AND right_article {away}"
    values = () if article_ids is None else (_list(article_ids),)
    return int(db.execute(query, values).fetchone()[0])


def _drop(db: Connection, article_id: int, wheres: dict[str, str]) -> frozenset[int]:
    others, gone = set[int](), set[str]()
    for side, other in (("left", "right"), ("right", "left")):
        where = f"{side}_article = ?1 AND {wheres[side]}"
        rows = db.execute(f"SELECT {other}_article, {side}_uid FROM relations WHERE {where}", (article_id,)).fetchall()
        if rows:
            others.update(row[0] for row in rows)
            gone.update(row[1] for row in rows)
            db.execute(f"DELETE FROM relations WHERE {where}", (article_id,))
    if gone:
        others |= _drop_via(db, gone)
        count(db, {article_id, *others})
    return frozenset(others - {article_id})


def _drop_via(db: Connection, uids: Collection[str]) -> set[int]:
    """Drop what was carried on through claims that are gone; says of which articles."""
    where = f"via <> '' AND via {_AMONG}"
    rows = db.execute(f"SELECT left_article, right_article FROM relations WHERE {where}", (_list(uids),)).fetchall()
    db.execute(f"DELETE FROM relations WHERE {where}", (_list(uids),))
    return {each for row in rows for each in row}


def _touching(db: Connection, columns: str, where: str, uids: Collection[str]) -> list[tuple[Any, ...]]:
    """Each row with one of these on either side, once."""
    query = " UNION ".join(
        f"SELECT {columns}, id FROM relations WHERE {side} {_AMONG} AND {where}" for side in ("left_uid", "right_uid")
    )
    return [row[:-1] for row in db.execute(query, (_list(uids),))]


def _insert(db: Connection, rows: Iterable[Kept], *, is_found: bool) -> None:
    values = [
        (
            each.left_article, each.right_article, each.are_figures, each.relation.left, each.relation.right,
            each.relation.kind.value, each.relation.reason, each.relation.rule, each.relation.via,
            each.relation.is_by_reader, is_found,
        )
        for each in rows
    ]  # fmt: skip
    marks = ", ".join("?" * 11)
    db.executemany(f"INSERT INTO relations ({_PLACED}, is_found, is_shown) VALUES ({marks}, 1)", values)


def _relation(row: tuple[Any, ...]) -> Relation:
    left, right, kind, reason, rule, via, is_by_reader = row
    return Relation(left, right, RelationKind(kind), reason, rule, via, bool(is_by_reader))


def _kept(row: tuple[Any, ...]) -> Kept:
    return Kept(_relation(row[3:]), row[0], row[1], bool(row[2]))


def _list(values: Iterable[object]) -> str:
    return json.dumps(list(values))

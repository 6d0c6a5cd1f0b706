"""Finding one thing by its uid, or by the beginning of it."""

from __future__ import annotations

import re
from typing import Literal

from reader.errors import AmbiguousUidError, NotFoundError
from reader.store.database import Connection
from reader.store.keys import storable

Thing = Literal["article", "claim", "figure", "annotation"]
_SHORTEST = 4
# Hexadecimal with both a letter and a digit: neither "dead" nor "20000" in a query is taken for an article.
_UID = re.compile(r"(?=.*[a-f])(?=.*\d)[0-9a-f]{4,16}|[0-9a-f]{16}")


def looks_like_uid(word: str) -> bool:
    """Whether a word of a query may be a uid, or its beginning."""
    return _UID.fullmatch(word) is not None


def resolve(db: Connection, thing: Thing, uid: str) -> int:
    """Row id of the article, claim, figure or annotation `uid`, given whole or by a unique beginning of four or more.

    Raises:
        NotFoundError: there is none, or the beginning is too short.
        AmbiguousUidError: the beginning fits more than one.
    """
    table, uid = f"{thing}s", storable(uid)
    row = db.execute(f"SELECT id FROM {table} WHERE uid = ?", (uid,)).fetchone()
    if row is not None:
        return int(row[0])
    if len(uid) < _SHORTEST:
        raise NotFoundError(thing, uid)
    fits = (uid, uid + "\U0010ffff")
    rows = db.execute(f"SELECT id FROM {table} WHERE uid >= ? AND uid < ? LIMIT 100", fits).fetchall()
    if not rows:
        raise NotFoundError(thing, uid)
    if len(rows) > 1:
        raise AmbiguousUidError(thing, uid, len(rows))
    return int(rows[0][0])

"""What a reader sets on articles, many at a time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marking:
    """What to set on articles. A flag that is None stays as it is; case and accents do not tell tags apart."""

    read: bool | None = None
    starred: bool | None = None
    archived: bool | None = None
    deleted: bool | None = None
    add_tags: tuple[str, ...] = ()
    drop_tags: tuple[str, ...] = ()

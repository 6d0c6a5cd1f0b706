"""What a library tells other machines, as lines of JSON in a file that is whole or worth nothing (docs/formats.md)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from reader.model import Shared, SharedArticle, SharedChange, SharedClaims, SharedVersion

FORMAT = 1
"""Rises when a reader of older files could misread a newer one."""


def lines(shared: Iterable[Shared]) -> Iterator[bytes]:
    """Give the lines of one file: a head, what is told, and an end with the digest of all before it."""
    head, count = _line({"type": "hearsay-shared", "format": FORMAT}), 0
    digest = hashlib.sha256(head)
    yield head
    for each in shared:
        line = _line(value_of(each))
        digest.update(line)
        count += 1
        yield line
    yield _line({"type": "end", "lines": count, "sha256": digest.hexdigest()})


def value_of(shared: Shared) -> dict[str, Any]:
    """What is told as one JSON object."""
    if isinstance(shared, SharedArticle):
        return {
            "type": "article", "uid": shared.uid, "added": shared.added, "title": shared.title, "outlet": shared.outlet,
            "url": shared.url, "said": dict(shared.said), "identities": [list(each) for each in shared.identities],
        }  # fmt: skip
    if isinstance(shared, SharedVersion):
        return {
            "type": "version", "uid": shared.uid, "article": shared.article_uid, "added": shared.added,
            "origin": shared.origin, "source": dict(shared.source), "text": shared.text,
        }  # fmt: skip
    if isinstance(shared, SharedClaims):
        named = {uid: json.loads(content) for uid, content in shared.claims}
        return {"type": "claims", "version": shared.version_uid, "claims": named}
    return _change(shared)


def _change(change: SharedChange) -> dict[str, Any]:
    return {
        "type": "change", "uid": change.uid, "batch": change.batch, "at": change.at, "verb": change.verb,
        "kind": change.kind, "key": change.key, "before": _state(change.before), "after": _state(change.after),
        "undoes": change.undoes, "redoes": change.redoes, "parents": list(change.parents),
    }  # fmt: skip


def _state(state: str | None) -> Any:
    return None if state is None else json.loads(state)


def _line(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=True) + "\n").encode("ascii")

"""What an act changed, in words: before and after of each thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from reader.library.words import shortened
from reader.model import Altered
from reader.store import articles, claims
from reader.store.acts import Changed
from reader.store.database import Connection
from reader.text.introductions import in_marks

Words = tuple[str, str, str]
"""What of a thing changed, how it was before, how it is after."""

_FLAGS = {
    "read": ("unread", "read"),
    "starred": ("no star", "starred"),
    "archived": ("in the list", "in the archive"),
    "deleted": ("in the library", "in the bin"),
}
_CORRECTED = ("speaker", "polarity", "certainty", "reporting")


def told(db: Connection, changed: Iterable[Changed]) -> tuple[Altered, ...]:
    """Tell what changed, in the order in which it did; what nobody has words for is named by its kind."""
    rows = tuple(changed)
    known = articles.by_uids(db, {uid for row in rows for uid in _article_uids(row)})
    named = {each.uid: shortened(each.title or each.uid) for each in known}
    named |= claims.words_of(db, {_value(row)["claim"] for row in rows if row.kind == "annotation"} - {""})
    return tuple(
        Altered(thing, *words)
        for row in rows
        for thing in (_thing(row, named),)
        for words in _TELLERS.get(row.kind, _kind_alone)(row)
    )


def _article_uids(row: Changed) -> Iterator[str]:
    """Articles that are named where a change is told."""
    if row.kind in {"article_state", "article_tags", "article"}:
        yield row.key
    elif row.kind == "speaker_merge":
        yield row.key.partition("\n")[0]
    elif row.kind == "pair_opinion":
        yield from (_value(row)[side]["article"] for side in ("left", "right"))
    elif isinstance(value := _value(row), dict):
        yield str(value.get("article", ""))


def _value(row: Changed) -> Any:
    return row.before if row.after is None else row.after


def _thing(row: Changed, named: Mapping[str, str]) -> str:
    """What a change is of, as a heading over its words; `named` are titles of articles, and the words of claims."""
    title = next((named[uid] for uid in _article_uids(row) if uid in named), "")
    where = f" in {title}" if title else ""
    value = _value(row)
    if row.kind in {"annotation", "correction"}:
        words = value["selector"][0] if value["selector"] else named.get(value["claim"], "")
        return f"{in_marks(shortened(words))}{where}" if words else title
    if row.kind == "pair_opinion":
        left, right = (in_marks(shortened(value[side]["selector"][0])) for side in ("left", "right"))
        return f"{left} and {right}{where}"
    if row.kind == "speaker_merge":
        return f"{value['name']}{where}"
    return f"@{row.key}" if row.kind == "saved_search" else title


def _flags(row: Changed) -> Iterator[Words]:
    before, after = row.before or {}, row.after or {}
    for flag, words in _FLAGS.items():
        if flag in after:
            yield "", words[bool(before.get(flag))], words[bool(after[flag])]


def _tags(row: Changed) -> Iterator[Words]:
    yield "tags", ", ".join(row.before or ()), ", ".join(row.after or ())


def _annotation(row: Changed) -> Iterator[Words]:
    before, after = row.before or {}, row.after or {}
    if not before or not after:
        if not any(each.get("verdict") or each.get("text") for each in (before, after)):
            yield "", "a highlight" if before else "", "a highlight" if after else ""
    elif before["selector"] != after["selector"]:
        yield "place", _quote(before), _quote(after)
    text = "reason" if (after or before)["verdict"] else "note"
    for field, name in (("verdict", "verdict"), ("text", text), ("tags", "tags"), ("colour", "colour")):
        old, new = _plain(before.get(field)), _plain(after.get(field))
        if old != new and {old, new} != {"", "yellow"}:
            yield name, old, new


def _quote(mark: Mapping[str, Any]) -> str:
    return in_marks(mark["selector"][0]) if mark["selector"] else "the whole article"


def _correction(row: Changed) -> Iterator[Words]:
    before, after = row.before or {}, row.after or {}
    for flag, words in (("made", "a claim of yours"), ("deleted", "deleted")):
        if bool(before.get(flag)) != bool(after.get(flag)):
            yield "", words if before.get(flag) else "", words if after.get(flag) else ""
    for field in _CORRECTED:
        old, new = before.get(field), after.get(field)
        if old != new:
            yield field, old or "as found", new or "as found"


def _opinion(row: Changed) -> Iterator[Words]:
    yield "", _plain((row.before or {}).get("opinion")), _plain((row.after or {}).get("opinion"))


def _merge(row: Changed) -> Iterator[Words]:
    yield "is", _stands_under(row.before), _stands_under(row.after)


def _stands_under(merge: Mapping[str, Any] | None) -> str:
    return str(merge["into"]) if merge and merge["into"] != merge["name"] else "itself"


def _search(row: Changed) -> Iterator[Words]:
    yield "query", _plain(row.before), _plain(row.after)


def _kind_alone(row: Changed) -> Iterator[Words]:
    yield row.kind.replace("_", " "), "", "taken in"


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


_TELLERS: Mapping[str, Callable[[Changed], Iterator[Words]]] = {
    "article_state": _flags,
    "article_tags": _tags,
    "annotation": _annotation,
    "correction": _correction,
    "pair_opinion": _opinion,
    "speaker_merge": _merge,
    "saved_search": _search,
}

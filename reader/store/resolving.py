"""What a thing's state is, out of all that ever happened to it, in whatever library.

Each change names those that it replaced, so the changes of one thing are a graph without cycles. Where two libraries
changed it without knowing of each other, several of them are replaced by none: the heads. What is made of these depends
on the set of changes alone, not on the order in which they came, so that two libraries that know the same agree (a
state-based replicated data type: Shapiro et al., Conflict-free Replicated Data Types, 2011; multi-value register for
most, observed-remove set for tags).

| kind | of several heads |
|---|---|
| article_state | each flag by itself: the later of those that set it and are replaced by none that sets it |
| article_tags | a tag that was added stays unless who took it away knew of that |
| others | the later one; what is there goes before what was deleted |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.store.keys import sort_key

MISSING = object()
"""What `resolved` gives where nothing was ever said of a thing."""


@dataclass(frozen=True, slots=True)
class Known:
    """One change of the thing: its states as JSON values; hidden ones count only as links between others."""

    uid: str
    at: str
    parents: tuple[str, ...]
    before: Any
    after: Any
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """All changes of one thing."""

    changes: Mapping[str, Known]

    @classmethod
    def of(cls, changes: Iterable[Known]) -> Past:
        """Join changes, in any order."""
        return cls({each.uid: each for each in changes})

    @property
    def shown(self) -> list[Known]:
        """Those that are not hidden, by time; equal times by uid."""
        return sorted((each for each in self.changes.values() if not each.is_hidden), key=_moment)

    def heads(self) -> list[Known]:
        """Those that no other one has replaced, by time."""
        return self.last(self.shown)

    def last(self, among: Sequence[Known]) -> list[Known]:
        """Of some changes those that none of them has replaced."""
        replaced = self.before(among)
        return [each for each in among if each.uid not in replaced]

    def before(self, changes: Iterable[Known]) -> set[str]:
        """All that these changes have replaced, one after another; linear in the changes of the thing."""
        seen = set[str]()
        waiting = [uid for each in changes for uid in each.parents]
        while waiting:
            uid = waiting.pop()
            if uid not in seen:
                seen.add(uid)
                waiting.extend(self.changes[uid].parents if uid in self.changes else ())
        return seen


def resolved(kind: str, past: Past) -> Any:
    """The state of the thing now; `MISSING` when no change is shown."""
    heads = past.heads()
    if not heads:
        return MISSING
    if kind == "article_state":
        return _flags(past)
    if len(heads) == 1:
        return heads[0].after
    return _tags(past, heads) if kind == "article_tags" else sides(heads)[0]


def sides(heads: Sequence[Known]) -> list[Any]:
    """The different states that several heads leave, the one that is shown first; deleted ones come last."""
    latest = heads[::-1]
    found: list[Any] = []
    for each in (*(each for each in latest if each.after is not None), *latest):
        if not any(_are_alike(each.after, other) for other in found):
            found.append(each.after)
    return found


def _are_alike(left: Any, right: Any) -> bool:
    """Whether two states say the same; when they were written does not count."""
    if isinstance(left, dict) and isinstance(right, dict):
        return {**left, "modified": ""} == {**right, "modified": ""}
    return bool(left == right)


def _moment(change: Known) -> tuple[str, str]:
    return change.at, change.uid


def _flags(past: Past) -> dict[str, bool]:
    """Each flag by itself: a change that stars an article says nothing of whether it is read."""
    names = {name for each in past.shown for name in each.after or {}}
    return {name: _flag(past, name) for name in sorted(names)}


def _flag(past: Past, name: str) -> bool:
    setting = [each for each in past.shown if name in (each.after or {})]
    return bool(past.last(setting)[-1].after[name])


def _tags(past: Past, heads: Sequence[Known]) -> list[str]:
    """Tags in the order of the heads; however a tag is written, it is one."""
    ordered = {sort_key(tag): tag for each in reversed(heads) for tag in reversed(each.after or [])}
    return [ordered[key] for key in reversed(ordered) if _is_there(past, key)]


def _is_there(past: Past, key: str) -> bool:
    adding = [each for each in past.shown if key in _keys(each.after) - _keys(each.before)]
    taking = [each for each in past.shown if key in _keys(each.before) - _keys(each.after)]
    return not {each.uid for each in adding} <= past.before(taking)


def _keys(tags: Sequence[str] | None) -> set[str]:
    return {sort_key(tag) for tag in tags or ()}

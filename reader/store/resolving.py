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

import json
from collections import defaultdict
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

    @property
    def has_hidden(self) -> bool:
        """Whether something was taken back with a merge: what was built on that is no full account of the thing."""
        return any(each.is_hidden for each in self.changes.values())

    def heads(self) -> list[Known]:
        """Those that no other one has replaced, by time."""
        return self.last(self.shown)

    def last(self, among: Sequence[Known]) -> list[Known]:
        """Of some changes those that none of them has replaced; of a circle, which somebody forged, the latest."""
        replaced = self.before(among)
        return [each for each in among if each.uid not in replaced] or list(among[-1:])

    def before(self, changes: Iterable[Known]) -> set[str]:
        """All that these changes have replaced, one after another; linear in the changes of the thing.

        Two libraries may have made the same thing by themselves, as by an import of one file: who replaced the one has
        replaced the other.
        """
        seen, alike = set[str](), self._made_alike()
        waiting = [uid for each in changes for uid in each.parents]
        while waiting:
            uid = waiting.pop()
            if uid not in seen and uid in self.changes:
                seen.add(uid)
                waiting += self.changes[uid].parents
                if alike and not self.changes[uid].parents:
                    waiting += alike.pop(self._made(uid), ())
        return seen

    def _made_alike(self) -> dict[str, list[str]]:
        """The changes that made the thing, by what they made of it; those that stand alone are left out."""
        makers = [uid for uid, each in self.changes.items() if not each.parents and each.before is None]
        found = defaultdict[str, list[str]](list)
        for uid in makers if len(makers) > 1 else ():
            found[self._made(uid)].append(uid)
        return found

    def _made(self, uid: str) -> str:
        return _words(self.changes[uid].after)


def resolved(kind: str, past: Past) -> Any:
    """The state of the thing now; `MISSING` when no change is shown."""
    heads = past.heads()
    if not heads:
        return MISSING
    if kind == "article_state":
        return _flags(past)
    if kind == "article_tags" and (len(heads) > 1 or past.has_hidden):
        return _tags(past, heads)
    return sides(heads)[0]


def sides(heads: Sequence[Known]) -> list[Any]:
    """The different states that several heads leave, the one that is shown first; deleted ones come last."""
    latest = heads[::-1]
    found: dict[str, Any] = {}
    for each in (*(each for each in latest if each.after is not None), *latest):
        found.setdefault(_words(each.after), each.after)
    return list(found.values())


def _words(state: Any) -> str:
    """What a state says: when it was made and written does not count."""
    timeless = {**state, "created": "", "modified": ""} if isinstance(state, dict) else state
    return json.dumps(timeless, sort_keys=True)


def _moment(change: Known) -> tuple[str, str]:
    return change.at, change.uid


def _flags(past: Past) -> dict[str, bool]:
    """Each flag by itself: a change that stars an article says nothing of whether it is read.

    One that only hidden changes set is not set.
    """
    names = {name for each in past.changes.values() for name in each.after or {}}
    return {name: _flag(past, name) for name in sorted(names)}


def _flag(past: Past, name: str) -> bool:
    setting = [each for each in past.shown if name in (each.after or {})]
    return bool(setting) and bool(past.last(setting)[-1].after[name])


def _tags(past: Past, heads: Sequence[Known]) -> list[str]:
    """Tags in the order of the heads; however a tag is written, it is one."""
    ordered = {sort_key(tag): tag for each in reversed(heads) for tag in reversed(each.after or [])}
    adding, taking = defaultdict[str, set[str]](set), defaultdict[str, list[Known]](list)
    for each in past.shown:
        before, after = _keys(each.before), _keys(each.after)
        for key in after - before:
            adding[key].add(each.uid)
        for key in before - after:
            taking[key].append(each)
    return [ordered[key] for key in reversed(ordered) if not adding[key] <= past.before(taking[key])]


def _keys(tags: Sequence[str] | None) -> set[str]:
    return {sort_key(tag) for tag in tags or ()}

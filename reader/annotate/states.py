"""What a state of something the reader made looks like: for those that come from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from reader.model import Certainty, Opinion, Polarity, Reporting, SpeakerKind, Verdict

_FLAGS = frozenset({"read", "starred", "archived", "deleted"})
_MOST_LETTERS = 2_000_000  # of a note, a quote, a query: a whole text may be marked
_MOST_TAGS = 1_000
_FAR = 2**40
_LONGEST_UID = 64
_SELECTOR = (str, str, str, int, int)

Check = Callable[[Any], bool]


def is_state(kind: str, key: str, value: Any) -> bool:
    """Whether `value` is a state that a thing of this kind and key may have (`reader.store.states` has the list)."""
    check = _KINDS.get(kind)
    return check is not None and bool(key) and check(value) and _fits(kind, key, value)


def _fits(kind: str, key: str, value: Any) -> bool:
    """Whether a key has the form that things of its kind have."""
    if kind == "speaker_merge":
        article, _, name = key.partition("\n")
        return bool(name) and article == value["article"]
    if kind == "pair_opinion":
        return (
            key.count("\n") == 1 and all(map(is_uid, key.split("\n"))) and value["left"]["uid"] != value["right"]["uid"]
        )
    return kind == "saved_search" or is_uid(key)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _MOST_LETTERS


def is_uid(value: Any) -> bool:
    """Whether `value` may be a uid: whoever made it, it is short, and nothing in it is invisible."""
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_UID and value.isprintable()


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _one_of(names: type[Any]) -> Check:
    known = frozenset(each.value for each in names)
    return lambda value: isinstance(value, str) and value in known


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_TAGS and all(_is_text(each) for each in value)


def _is_selector(value: Any) -> bool:
    if not isinstance(value, list) or tuple(type(each) for each in value) != _SELECTOR:
        return False
    return all(map(_is_text, value[:3])) and 0 <= value[3] <= value[4] < _FAR


def _has(needed: Mapping[str, Check], others: Mapping[str, Check] | None = None) -> Check:
    """Check an object: it has all fields that are needed, and none that is not known."""
    known = {**needed, **(others or {})}
    return lambda value: (
        isinstance(value, dict)
        and needed.keys() <= value.keys() <= known.keys()
        and all(known[name](each) for name, each in value.items())
    )


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _are_flags(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() <= _FLAGS and all(map(_is_bool, value.values()))


_SIDE = _has({"uid": is_uid, "article": is_uid, "selector": _is_selector})
_KINDS: Mapping[str, Check] = {
    "article_state": _are_flags,
    "article_tags": _are_texts,
    "saved_search": _is_text,
    "annotation": _has(
        {
            "article": is_uid, "version": _is_text, "selector": _or_none(_is_selector), "text": _is_text,
            "tags": _are_texts, "colour": _is_text, "verdict": _or_none(_one_of(Verdict)), "claim": _is_text,
            "created": _is_text, "modified": _is_text,
        },
        {"not_in": _are_texts},
    ),
    "correction": _has(
        {
            "article": is_uid, "version": _is_text, "selector": _is_selector, "speaker": _or_none(_is_text),
            "kind": _one_of(SpeakerKind), "modified": _is_text,
        },
        {
            "polarity": _one_of(Polarity), "certainty": _one_of(Certainty), "reporting": _one_of(Reporting),
            "deleted": _is_bool, "made": _is_bool, "source": _is_selector,
        },
    ),
    "pair_opinion": _has({"left": _SIDE, "right": _SIDE, "opinion": _one_of(Opinion), "modified": _is_text}),
    "speaker_merge": _has(
        {
            "name": _is_text, "into": _is_text, "kind": _or_none(_one_of(SpeakerKind)),
            "article": lambda value: value == "" or is_uid(value),
            "modified": _is_text,
        }
    ),
}  # fmt: skip

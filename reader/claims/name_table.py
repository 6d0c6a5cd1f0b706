"""The names of one text: which are people, organisations or places, and which short form belongs to which full one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.claims.lexicon import words
from reader.claims.name_weights import (
    LONGEST_ACRONYM,
)
from reader.claims.names import strip_genitive
from reader.claims.reading import Range, Reading
from reader.claims.spellings import fold, key_of, stem
from reader.claims.word_classes import (
    FEMALE,
    MALE,
    PRONOUN,
    WORD,
)

_BODIES = words("bodies")
_MOST = 40
_ALL_LEARNT = ""  # a key that no letters have


class Holder(NamedTuple):
    """Somebody who holds an office, with the other words of the phrase that says so."""

    name: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one text.

    Attributes:
        people: last name, folded → full name.
        firsts: first name, folded → full name.
        families: last name, folded → the full names of all who bear it, where they are several.
        organisations: name → how often it (or its first word alone) occurs.
        by_word: stem of a word → organisations that contain it, in order of appearance.
        by_key: what the spellings of one organisation have in common → its name.
        keys: organisation → what its spellings have in common.
        acronyms: letters → organisation.
        kinds: organisation → what the text calls it.
        places: names that stand behind "in" or "near".
        offices: lower-case office or trade → those who hold it.
        genders: full name → "f" or "m", where a title, a role or the first name tells.
        mentions: full name of a person → how often the person is named.
        trail: the tokens at which somebody is named, in order, each with the name and whether it is a person's.
    """

    people: dict[str, str] = field(default_factory=dict)
    firsts: dict[str, str] = field(default_factory=dict)
    families: dict[str, list[str]] = field(default_factory=dict)
    organisations: Counter[str] = field(default_factory=Counter)
    by_word: dict[str, list[str]] = field(default_factory=dict)
    by_key: dict[frozenset[str], str] = field(default_factory=dict)
    keys: dict[str, frozenset[str]] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, set[str]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    offices: dict[str, list[Holder]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    mentions: Counter[str] = field(default_factory=Counter)
    trail: list[tuple[int, str, bool]] = field(default_factory=list)


def learn_role(reading: Reading, names: Names, phrase: Range, head: int, full: str) -> str | None:
    """Remember that somebody holds an office; says which gender the office tells."""
    spelled = [strip_genitive(reading.lowers[at]) for at in range(*phrase) if reading.flags[at] & WORD]
    gender = None
    for at in range(phrase[0], head + 1):
        flag = reading.flags[at]
        if flag & (FEMALE | MALE) and not flag & PRONOUN:
            gender = "f" if flag & FEMALE else "m"
    others = frozenset(key_of(spelled))
    noun = strip_genitive(reading.lowers[head])
    holders = names.offices.setdefault(noun, [])
    holder = Holder(full, others)
    if len(holders) < _MOST and holder not in holders:
        holders.append(holder)
    return gender


def add_organisation(names: Names, name: str, count: int, kinds: set[str] | None = None) -> None:
    """Enter an organisation under its words, its key and its acronym."""
    if name in names.organisations:
        return
    if kinds:
        names.kinds.setdefault(name, set()).update(kinds)
    if " " not in name:
        names.organisations[name] = count
        names.by_word.setdefault(stem(name), []).append(name)
        return
    key = key_of(name.split())
    if key in names.by_key:
        _add_variant(names, key, name, count)
        return
    names.by_key[key] = name
    names.keys[name] = key
    names.organisations[name] = count
    for word in key:
        names.by_word.setdefault(word, []).append(name)


def _add_variant(names: Names, key: frozenset[str], name: str, count: int) -> None:
    """Another spelling of a known organisation; one without genitive is the better name."""
    known = names.by_key[key]
    if not _opens_with_genitive(known) or _opens_with_genitive(name):
        names.organisations[known] += count
        return
    names.organisations[name] = names.organisations.pop(known, 0) + count
    names.by_key[key], names.keys[name] = name, key
    for word in key:
        near = names.by_word[word]
        near[:_MOST] = [name if each == known else each for each in near[:_MOST]]


def _opens_with_genitive(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    return strip_genitive(first) != first


def acronym(names: Names, letters: str) -> str:
    """The organisation that goes by these letters; empty if none does."""
    if _ALL_LEARNT not in names.acronyms:
        names.acronyms[_ALL_LEARNT] = ""
        for name in list(names.organisations):
            _learn_acronyms(names, name, name.split())
    return names.acronyms.get(letters, "")


def _learn_acronyms(names: Names, name: str, parts: list[str]) -> None:
    """`MoD` and `MD` for `Ashe Ministry of Defence`, with and without the words in front."""
    for start in range(len(parts) - 1):
        if parts[start][0].islower():
            continue
        capitals = "".join([word[0] for word in parts[start:] if word[0].isupper()])
        letters = "".join([word[0] for word in parts[start:] if word[0].isupper() or word in ("of", "for")]).upper()
        for each in (letters, capitals):
            if 1 < len(each) <= LONGEST_ACRONYM:
                names.acronyms.setdefault(each, " ".join(parts[start:]) if start else name)


def is_public(name: str) -> bool:
    """Whether an organisation's name says that it is a public body, which nobody calls "the company"."""
    return not _BODIES.isdisjoint(name.lower().split())


def organisation_for(names: Names, word: str) -> str:
    """The organisation that goes by a single word: its first word, its acronym; else empty."""
    plain = strip_genitive(word)
    letters = plain.replace(".", "")
    if letters.isupper():
        full = acronym(names, letters)
        if full:
            return full
    fitting = [each for each in names.by_word.get(stem(plain), ())[:_MOST] if each.startswith(plain + " ")]
    return max(fitting, key=lambda each: (not is_public(each), names.organisations[each]), default="")


def person_named(names: Names, name: str) -> str:
    """The full name of the person who goes by this name; empty if that is nobody's."""
    folded = fold(name)
    full = names.people.get(folded, "")
    if not full and " " in name:
        full = names.people.get(fold(name.rsplit(maxsplit=1)[-1]), "")
        return full if full.split()[:1] == name.split()[:1] else ""
    return full or (names.firsts.get(folded, "") if name not in names.organisations else "")

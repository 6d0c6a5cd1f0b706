"""The names of one text: which are people, organisations or places, and which short form belongs to which full one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reader.claims.lexicon import first_names, words
from reader.claims.name_weights import (
    LONGEST_ACRONYM,
    LOOKED_AT,
    PERSON_WORDS,
    Group,
    find_mentions,
    group_of,
    is_person,
    is_place,
)
from reader.claims.names import strip_genitive
from reader.claims.reading import Range, Reading
from reader.claims.roles import Mention, is_body_noun, is_person_noun
from reader.claims.spellings import fold, key_of, stem
from reader.claims.word_classes import (
    ADVERB,
    CAPITAL,
    DETERMINER,
    FEMALE,
    GENITIVE,
    MALE,
    ORGANISATION,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    WORD,
)

_BODIES = words("bodies")
_STATES = words("states")
_MOST = 40
_CLOSED = DETERMINER | PRONOUN | PREPOSITION | ADVERB


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds an office, with the other words of the phrase that says so."""

    name: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one text.

    Attributes:
        people: last name, folded → full name.
        firsts: first name, folded → full name.
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


def collect_names(reading: Reading) -> Names:
    """Sort the names of a text into people, organisations and places, and learn who holds which office.

    Cost: linear.
    """
    names = Names()
    mentions: dict[str, list[Mention]] = {}
    for mention in find_mentions(reading):
        mentions.setdefault(mention.name, []).append(mention)
    counts = {name: len(found) for name, found in mentions.items()}
    singles = []
    for name, found in mentions.items():
        group = group_of(reading, name, found)
        if len(group.parts) > 1:
            _sort_in(reading, names, group, counts)
        else:
            singles.append(group)
    for group in singles:
        folded = fold(group.name)
        if folded not in names.people and folded not in names.firsts:
            _sort_in(reading, names, group, counts)
    _collect_institutions(reading, names)
    _join_short_forms(names)
    _leave_trail(names, mentions)
    return names


def _sort_in(reading: Reading, names: Names, group: Group, counts: dict[str, int]) -> None:
    parts = group.parts
    if not parts or (len(parts) == 1 and (parts[0].lower() in reading.lexicon.classes or len(parts[0]) == 1)):
        return
    if is_person(reading, group, counts):
        _add_person(reading, names, group, counts)
        return
    if is_place(reading, group):
        names.places.add(group.name)
    kinds = {reading.lowers[head] for _, head in group.roles if is_body_noun(reading, head)}
    count = counts[group.name] + (counts.get(parts[0], 0) if len(parts) > 1 else 0)
    add_organisation(names, group.name, count, kinds)
    bracket = group.mentions[0].last
    if reading.words[bracket] == "(" and reading.words[bracket + 2] == ")" and reading.words[bracket + 1].isupper():
        names.acronyms[reading.words[bracket + 1]] = group.name


# ---------------------------------------------------------------- people


def _add_person(reading: Reading, names: Names, group: Group, counts: dict[str, int]) -> None:
    parts = list(group.parts)
    shorter = " ".join(parts[1:])
    if len(parts) > PERSON_WORDS[0] and parts[1][0].isupper() and shorter in counts:
        parts = parts[1:]
    full = names.people.setdefault(fold(parts[-1]), " ".join(parts))
    if len(parts) > 1:
        names.firsts.setdefault(fold(parts[0]), full)
        if full.split()[0] != parts[0]:
            full = " ".join(parts)
            names.people.setdefault(fold(full), full)
    names.mentions[full] += len(group.mentions)
    gender = first_names().get(fold(parts[0]))
    for phrase, head in group.roles:
        if is_person_noun(reading, head):
            gender = learn_role(reading, names, phrase, head, full) or gender
    for mention in group.mentions[:LOOKED_AT]:
        own = reading.lowers[mention.last]
        gender = {"himself": "m", "herself": "f"}.get(own, gender)
    if gender:
        names.genders.setdefault(full, gender)


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


# ---------------------------------------------------------------- organisations


def add_organisation(names: Names, name: str, count: int, kinds: set[str] | None = None) -> None:
    """Enter an organisation under its words, its key and its acronym."""
    if name in names.organisations:
        return
    parts = name.split()
    key = key_of(parts)
    if key in names.by_key:
        _add_variant(names, key, name, count)
        return
    names.by_key[key] = name
    names.keys[name] = key
    names.organisations[name] = count
    if kinds:
        names.kinds.setdefault(name, set()).update(kinds)
    for word in key:
        names.by_word.setdefault(word, []).append(name)
    if len(parts) > 1:
        _learn_acronyms(names, name, parts)


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


def _learn_acronyms(names: Names, name: str, parts: list[str]) -> None:
    """`MoD` and `MD` for `Ashe Ministry of Defence`, with and without the words in front."""
    for start, part in enumerate(parts):
        if part[0].islower():
            continue
        capitals = "".join([word[0] for word in parts[start:] if word[0].isupper()])
        letters = "".join([word[0] for word in parts[start:] if word[0].isupper() or word in ("of", "for")]).upper()
        for acronym in {letters, capitals}:
            if 1 < len(acronym) <= LONGEST_ACRONYM:
                names.acronyms.setdefault(acronym, " ".join(parts[start:]) if start else name)


def _join_short_forms(names: Names) -> None:
    """`Halden` is `Halden Water`, `the Board` is `Dam Safety Board`: where only one longer name fits."""
    for name in list(names.organisations):
        longer = _longer(names, name)
        if longer:
            names.organisations[longer] += names.organisations.pop(name)
            names.kinds.setdefault(longer, set()).update(names.kinds.pop(name, ()))
            names.by_key[names.keys[name]] = longer


def _longer(names: Names, name: str) -> str:
    parts, lower = name.split(), name.lower()
    near = names.by_word.get(stem(parts[-1]), ())[:_MOST]
    if len(near) <= 1:
        return ""
    begun = [
        each
        for each in near
        if each.lower().startswith(lower + " ") and each in names.organisations and _is_short(names, parts, each)
    ]
    ended = [each for each in near if each.lower().endswith(" " + lower) and each in names.organisations]
    if begun:
        return max(begun, key=lambda each: names.organisations[each])
    return ended[0] if len(ended) == 1 else ""


def _is_short(names: Names, parts: list[str], longer: str) -> bool:
    """Whether a name's first words may stand for it: a country is short for its state, not for its ministry."""
    rest = longer.lower().split()[len(parts) :]
    if len(parts) > 1 or not _STATES.isdisjoint(rest):
        return True
    return not is_public(longer) and parts[0] not in names.places


def _collect_institutions(reading: Reading, names: Names) -> None:
    """`Orvenian defence ministry`, `Open Hands coalition`: capitals with a body in lower case."""
    bodies = [
        index for index, flag in enumerate(reading.flags) if flag & ORGANISATION and not flag & (CAPITAL | QUOTED)
    ]
    for index in bodies:
        if reading.flags[index + 1] & ORGANISATION and not reading.flags[index + 1] & CAPITAL:
            continue
        first = index
        while index - first < PERSON_WORDS[1] and _modifies(reading, first - 1):
            first -= 1
        capital = first - 1
        if capital < 0 or not reading.flags[capital] & CAPITAL or reading.flags[capital] & (_CLOSED | QUOTED):
            continue
        if reading.flags[capital] & GENITIVE and _is_persons(names, reading.words[capital]):
            continue
        while (
            capital > 0 and reading.flags[capital - 1] & CAPITAL and not reading.flags[capital - 1] & (_CLOSED | QUOTED)
        ):
            capital -= 1
        name = strip_genitive(reading.slice(capital, index + 1))
        add_organisation(names, name, 1)


def _is_persons(names: Names, word: str) -> bool:
    return fold(strip_genitive(word)) in names.people


def _modifies(reading: Reading, index: int) -> bool:
    flag = reading.flags[index]
    return index >= 0 and bool(flag & WORD) and not flag & (CAPITAL | _CLOSED | QUOTED | GENITIVE)


def is_public(name: str) -> bool:
    """Whether an organisation's name says that it is a public body, which nobody calls "the company"."""
    return not _BODIES.isdisjoint(name.lower().split())


def organisation_for(names: Names, word: str) -> str:
    """The organisation that goes by a single word: its first word, its acronym; else empty."""
    plain = strip_genitive(word)
    letters = plain.replace(".", "")
    if letters.isupper() and letters in names.acronyms:
        return names.acronyms[letters]
    fitting = [each for each in names.by_word.get(stem(plain), ())[:_MOST] if each.startswith(plain + " ")]
    return max(fitting, key=lambda each: (not is_public(each), names.organisations[each]), default="")


def _leave_trail(names: Names, groups: dict[str, list[Mention]]) -> None:
    """Note where each person and organisation is named."""
    for name, group in groups.items():
        person = person_named(names, name)
        full = person or _organisation_named(names, name)
        if person and name != person:
            names.mentions[person] += len(group)
        if full and full not in names.places:
            names.trail.extend((mention.first, full, bool(person)) for mention in group)
    names.trail.sort()


def _organisation_named(names: Names, name: str) -> str:
    if name in names.organisations:
        return name
    key = names.keys.get(name) or key_of(name.split())
    return names.by_key.get(key) or ("" if " " in name else organisation_for(names, name))


def person_named(names: Names, name: str) -> str:
    """The full name of the person who goes by this name; empty if that is nobody's."""
    folded = fold(name)
    full = names.people.get(folded, "")
    if not full and " " in name:
        full = names.people.get(fold(name.rsplit(maxsplit=1)[-1]), "")
        return full if full.split()[:1] == name.split()[:1] else ""
    return full or (names.firsts.get(folded, "") if name not in names.organisations else "")

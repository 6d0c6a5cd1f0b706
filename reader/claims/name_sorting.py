"""Sorts the names of a text into people, organisations and places, and joins the short forms to the full ones."""

from __future__ import annotations

from reader.claims.descriptions import is_common
from reader.claims.lexicon import first_names, words
from reader.claims.name_table import (
    Names,
    add_organisation,
    is_public,
    learn_role,
    person_named,
)
from reader.claims.name_weights import (
    LOOKED_AT,
    PERSON_WORDS,
    Group,
    find_mentions,
    group_of,
    is_person,
    is_place,
)
from reader.claims.names import name_of, strip_genitive
from reader.claims.reading import Range, Reading
from reader.claims.roles import Mention, is_body_noun, is_person_noun
from reader.claims.spellings import fold, key_of, stem
from reader.claims.word_classes import (
    ADVERB,
    CAPITAL,
    DETERMINER,
    GENITIVE,
    ORGANISATION,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    WORD,
)

_BODIES = words("bodies")
_COMPARING = words("comparing")
_NATIONAL = words("national")
_STATES = words("states")
_MOST = 40
_CLOSED = DETERMINER | PRONOUN | PREPOSITION | ADVERB
_NO_PART = _CLOSED | QUOTED | GENITIVE


def collect_names(reading: Reading) -> Names:
    """Sort the names of a text into people, organisations and places, and learn who holds which office.

    Cost: linear.
    """
    names = Names()
    mentions: dict[str, list[Mention]] = {}
    capitals: list[int] = []
    bodies: list[int] = []
    for index in [index for index, flag in enumerate(reading.flags) if flag & (CAPITAL | ORGANISATION)]:
        (capitals if reading.flags[index] & CAPITAL else bodies).append(index)
    for mention in find_mentions(reading, capitals):
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
    _collect_institutions(reading, names, bodies)
    _join_short_forms(names)
    _leave_trail(names, mentions)
    return names


def _sort_in(reading: Reading, names: Names, group: Group, counts: dict[str, int]) -> None:
    parts = group.parts
    if not parts or (len(parts) == 1 and (parts[0].lower() in reading.lexicon.classes or len(parts[0]) == 1)):
        return
    if len(parts) == 1 and all(each.core == each.first and is_common(reading, each.core) for each in group.mentions):
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


def _add_person(reading: Reading, names: Names, group: Group, counts: dict[str, int]) -> None:
    parts = list(group.parts)
    shorter = " ".join(parts[1:])
    if len(parts) > PERSON_WORDS[0] and parts[1][0].isupper() and shorter in counts:
        parts = parts[1:]
    full = names.people.setdefault(fold(parts[-1]), " ".join(parts))
    if len(parts) > 1:
        names.firsts.setdefault(fold(parts[0]), full)
        if full.split()[0] != parts[0]:
            family = names.families.setdefault(fold(parts[-1]), [full])
            full = " ".join(parts)
            if len(family) < _MOST:
                family.append(full)
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


def _join_short_forms(names: Names) -> None:
    """`Halden` is `Halden Water`, `the Board` is `Dam Safety Board`: where only one longer name fits."""
    for name in sorted(names.organisations, key=len, reverse=True):
        longer = _longer(names, name)
        if longer:
            names.organisations[longer] += names.organisations.pop(name)
            names.kinds.setdefault(longer, set()).update(names.kinds.pop(name, ()))
            names.by_key[names.keys.get(name) or key_of((name,))] = longer


def _longer(names: Names, name: str) -> str:
    parts = name.split()
    if parts[0].endswith(("’s", "'s")) and len(parts) > 1:
        return _national(names, name, parts)
    near = names.by_word.get(stem(parts[-1]), ())
    if len(near) <= 1:
        return ""
    near, lower = near[:_MOST], name.lower()
    begun = [
        each
        for each in near
        if each.lower().startswith(lower + " ") and each in names.organisations and _is_short(names, parts, each)
    ]
    ended = [each for each in near if each.lower().endswith(" " + lower) and each in names.organisations]
    if begun:
        return max(begun, key=lambda each: names.organisations[each])
    return ended[0] if len(ended) == 1 else ""


def _national(names: Names, name: str, parts: list[str]) -> str:
    """`Norland's dam council` is the `National Dam Council`, where there is one."""
    rest = key_of(parts[1:])
    near = names.by_word.get(stem(parts[-1]), ())[:_MOST]
    known = [
        each for each in near if each != name and each in names.organisations and rest < names.keys.get(each, rest)
    ]
    fitting = [each for each in known if _NATIONAL.issuperset(names.keys[each] - rest)]
    return fitting[0] if len(fitting) == 1 else ""


def _is_short(names: Names, parts: list[str], longer: str) -> bool:
    """Whether a name's first words may stand for it: a country is short for its state, not for its ministry."""
    rest = longer.lower().split()[len(parts) :]
    if len(parts) > 1 or not _STATES.isdisjoint(rest):
        return True
    return not is_public(longer) and parts[0] not in names.places


def _collect_institutions(reading: Reading, names: Names, bodies: list[int]) -> None:
    """`Orvenian defence ministry`, `Open Hands coalition`: capitals with a body in lower case."""
    for index in bodies:
        if reading.flags[index] & QUOTED:
            continue
        if reading.flags[index + 1] & ORGANISATION and not reading.flags[index + 1] & CAPITAL:
            continue
        first = index
        while index - first < PERSON_WORDS[1] and _modifies(reading, first - 1):
            first -= 1
        capital = first - 1
        if first < index and reading.lowers[index] in _BODIES and reading.lowers[capital] == "the":
            _add_lower(reading, names, (first, index + 1))
            continue
        if capital < 0 or not reading.flags[capital] & CAPITAL or reading.flags[capital] & (_CLOSED | QUOTED):
            continue
        if reading.flags[capital] & GENITIVE and _is_persons(names, reading.words[capital]):
            continue
        lowest = max(0, capital - PERSON_WORDS[1])
        while capital > lowest and reading.flags[capital - 1] & CAPITAL and not reading.flags[capital - 1] & _NO_PART:
            capital -= 1
        if reading.paragraph_of[capital] != reading.paragraph_of[index]:
            continue
        add_organisation(names, name_of(reading, (capital, index + 1)), 1)


def _add_lower(reading: Reading, names: Names, phrase: Range) -> None:
    """`the regional road authority`: a name without capitals, unless its adjective only compares or a name follows."""
    first, last = phrase
    is_apposed = reading.words[last] == "," and reading.flags[last + 1] & (CAPITAL | DETERMINER)
    if reading.lowers[first] in _COMPARING or is_apposed:
        return
    if reading.paragraph_of[first] == reading.paragraph_of[last - 1]:
        add_organisation(names, name_of(reading, (first, last)), 1)


def _is_persons(names: Names, word: str) -> bool:
    return fold(strip_genitive(word)) in names.people


def _modifies(reading: Reading, index: int) -> bool:
    flag = reading.flags[index]
    return index >= 0 and bool(flag & WORD) and not flag & (CAPITAL | _CLOSED | QUOTED | GENITIVE)


def _leave_trail(names: Names, groups: dict[str, list[Mention]]) -> None:
    """Note where each person and organisation is named."""
    for name, group in groups.items():
        person = "" if name in names.organisations else person_named(names, name)
        full = person or _organisation_named(names, name)
        if person and name != person:
            names.mentions[person] += len(group)
        if full and full not in names.places:
            is_somebody = bool(person)
            names.trail.extend([(mention.first, full, is_somebody) for mention in group])
    names.trail.sort()


def _organisation_named(names: Names, name: str) -> str:
    if name in names.organisations:
        return name
    return names.by_key.get(names.keys.get(name) or key_of(name.split()), "")

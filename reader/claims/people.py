"""The person a source names or describes: `Dr Poe`, `the mayor, Jo Poe`, `the defence minister`."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.name_table import Holder, Names, learn_role, person_named
from reader.claims.names import bare, name_of, strip_genitive
from reader.claims.reading import Range, Reading
from reader.claims.roles import is_person_noun
from reader.claims.salience import Salience
from reader.claims.spellings import fold, key_of
from reader.claims.word_classes import (
    CAPITAL,
    DETERMINER,
    FEMALE,
    GENITIVE,
    MALE,
    OFFICE,
    PREPOSITION,
    TITLE,
    UNNAMED,
    WORD,
)
from reader.model import Speaker, SpeakerKind

_PERSON = SpeakerKind.PERSON
_GENERIC_PEOPLE = words("generic_people")
_DEFINITE = words("definite")
_CHIEFS = words("chiefs")
_LONGEST_NAME = 4


class People:
    """Finds named people in sources, and those who hold an office."""

    def __init__(self, reading: Reading, names: Names, salience: Salience) -> None:
        self._reading = reading
        self._names = names
        self._salience = salience

    def find(self, source: Range, head: Range) -> Speaker | None:
        """The person named in a source, wherever the name stands: `the mayor, Jo Poe`, `Dr Poe`."""
        reading = self._reading
        for index in range(*source):
            flag = reading.flags[index]
            if not flag & CAPITAL or (flag & GENITIVE and index < source[1] - 1):
                continue
            full = self._full_name(source, index)
            if not full or self._only_mentions(source, head, index):
                continue
            if source[1] - source[0] == 1:
                return Speaker(full, _PERSON, is_inferred=" " in full)
            self.hold_offices(source, full)
            is_short = head[1] - head[0] <= 1 or full.split()[0] not in reading.words[source[0] : source[1]]
            return Speaker(full, _PERSON, is_inferred=is_short and " " in full, role=self._role(head))
        return None

    def _full_name(self, source: Range, index: int) -> str:
        """The person whose name ends at a token: by all its words, the last, or the first where it stands alone."""
        reading, names = self._reading, self._names
        word = fold(strip_genitive(reading.words[index]))
        full = names.people.get(word, "")
        if full:
            full = self._of_family(names.families.get(word, [full]), index)
        first = index
        while first > source[0] and index - first < _LONGEST_NAME and reading.flags[first - 1] & CAPITAL:
            first -= 1
        if not full:
            is_alone = first == index or bool(reading.flags[index - 1] & (TITLE | OFFICE))
            return person_named(names, strip_genitive(reading.words[index])) if is_alone else ""
        whole = name_of(reading, bare(reading, (first, index + 1)))
        return names.people.get(fold(whole), full) if " " in whole else full

    def _of_family(self, family: list[str], index: int) -> str:
        """Of people with one last name the one whom the title allows and who was named last; else the short name."""
        reading, genders = self._reading, self._names.genders
        title = index - 2 if reading.words[index - 1] == "." else index - 1
        flag = reading.flags[title] if title >= 0 else 0
        gender = "f" if flag & FEMALE else "m" if flag & MALE else ""
        if gender:
            fitting = [each for each in family if genders.get(each, gender) == gender]
            family = [each for each in fitting if each in genders] or fitting
        return self._salience.latest(index, family) if family else reading.slice(title, index + 1)

    def _only_mentions(self, source: Range, head: Range, index: int) -> bool:
        """Whether a name is only part of another description: `Poe's office`, `a spokesman for Poe`, `Poe Street`."""
        reading = self._reading
        if reading.words[index + 1] in ("’", "'") and index + 1 < source[1]:
            return True
        behind = index + 1
        flag = reading.flags[behind] if behind < source[1] else 0
        is_word = flag & WORD and not flag & PREPOSITION and not reading.lowers[behind].endswith("self")
        if is_word and (behind < head[1] or flag & CAPITAL):
            return True  # "Poe Street", "the Poe campaign", "several Poe supporters"
        before = index - 1
        while before >= source[0] and (reading.flags[before] & (CAPITAL | DETERMINER) or reading.words[before] == "."):
            before -= 1
        if before < source[0] or not reading.flags[before] & PREPOSITION:
            return False
        # "Secretary of State Ann Poe" is no mere mention, "the office of Ann Poe" is
        office = before - 1
        return office < source[0] or not (reading.flags[office] & OFFICE and reading.flags[office] & CAPITAL)

    def hold_offices(self, source: Range, name: str) -> None:
        """Remember for whom a source has used which office."""
        reading = self._reading
        for index in range(*source):
            is_office = reading.flags[index] & (OFFICE | UNNAMED) or reading.lowers[index] in _GENERIC_PEOPLE
            if is_office and not reading.flags[index] & GENITIVE:
                gender = learn_role(reading, self._names, (source[0], index + 1), index, name)
                if gender:
                    self._names.genders.setdefault(name, gender)

    def _role(self, head: Range) -> str:
        """The office in front of a name, as written: `Lieutenant General`."""
        first, last = head[0], bare(self._reading, head)[0]
        while first < last and self._reading.flags[first] & DETERMINER:
            first += 1
        return self._reading.slice(first, last) if first < last else ""

    def holder(self, source: Range, head: Range, *, is_definite: bool = False) -> str:
        """Who holds the office that a definite phrase names: `the defence minister`, `the Halden chief`; else empty."""
        reading, (first, last) = self._reading, head
        noun = strip_genitive(reading.lowers[last - 1])
        opener = reading.flags[first]
        is_owned = opener & CAPITAL and not opener & DETERMINER
        if not (is_definite or reading.lowers[first] in _DEFINITE or is_owned or last - first == 1):
            return ""
        if not is_person_noun(reading, last - 1) and noun not in self._names.offices:
            return ""
        holders = self._holders(noun)
        if not holders:
            return ""
        asked = [reading.words[at] for at in range(first, last - 1) if not reading.flags[at] & DETERMINER]
        if last < source[1] and reading.lowers[last] in ("of", "for", "at"):
            asked += [reading.words[at] for at in range(last, min(source[1], last + _LONGEST_NAME + 1))]
        fitting = _fitting(holders, set(key_of(word for word in asked if word[:1].isalpha())))
        return self._salience.latest(source[0], fitting) if fitting else ""

    def _holders(self, noun: str) -> list[Holder]:
        offices = self._names.offices
        if noun in _CHIEFS:
            return [holder for each in sorted(_CHIEFS) for holder in offices.get(each, ())]
        return offices.get(noun, [])


def _fitting(holders: list[Holder], asked: set[str]) -> list[str]:
    """Whom all words asked for describe; who is described by none of them, if nothing else is known of them."""
    best = [each.name for each in holders if asked <= each.words]
    if not best:
        best = [each.name for each in holders if asked & each.words or len(each.words) == 1]
    return list(dict.fromkeys(best))

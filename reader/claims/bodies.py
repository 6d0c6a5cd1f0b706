"""Which organisation a source means: `the ministry`, `Ukrainian M.O.D.`, `ratings agency Corven`, `the company`."""

from __future__ import annotations

from functools import cached_property

from reader.claims.descriptions import head_range
from reader.claims.lexicon import words
from reader.claims.name_table import Names, acronym, is_public, organisation_for
from reader.claims.names import bare, name_of, strip_genitive
from reader.claims.reading import Range, Reading
from reader.claims.roles import is_body_noun
from reader.claims.salience import Salience
from reader.claims.spellings import key_of, stem
from reader.claims.word_classes import CAPITAL, DETERMINER, GENITIVE, POSSESSIVE, WORD
from reader.model import Speaker, SpeakerKind

_ORGANISATION = SpeakerKind.ORGANISATION
_MOST = 40
_LONGEST_PLACE = 4
_LABOUR = words("labour")
_COMPANIES = words("companies")
_GROUPS = words("groups")
_GENERIC = _COMPANIES | _GROUPS | words("generic_bodies")


class Bodies:
    """The organisations of one text; "the company" is the one it spoke of last that can be called so."""

    def __init__(self, reading: Reading, names: Names, salience: Salience) -> None:
        self._reading = reading
        self._names = names
        self._salience = salience
        self._ranges: list[Range] = []
        self._by_call: dict[str, list[str]] = {}

    def note_sources(self, sources: list[Range]) -> None:
        """Remember which names speak at all: "the company" is rather one of them."""
        self._ranges = sources

    @cached_property
    def _sources(self) -> set[str]:
        heads = [head_range(self._reading, source) for source in self._ranges]
        return {name_of(self._reading, bare(self._reading, head)) for head in heads}

    def find(self, head: Range) -> Speaker | None:
        """The organisation that the head of a source names or stands for."""
        reading, names = self._reading, self._names
        core = self._core(head)
        if core[0] >= core[1]:
            return None
        core = self._with_place(core)
        name = name_of(reading, core)
        letters = strip_genitive(reading.words[core[1] - 1]).replace(".", "")
        full = acronym(names, letters) if letters.isupper() else ""
        if full and full != name:
            return self._by_acronym(core, full)
        if name in names.organisations:
            return Speaker(name, _ORGANISATION)
        same = names.by_key.get(key_of(name.split()))
        if same:
            return Speaker(same, _ORGANISATION, is_inferred=" " not in name)
        if not reading.has(*core, CAPITAL) and not is_body_noun(reading, core[1] - 1):
            return None
        return self._by_parts(head, core, name)

    def _core(self, head: Range) -> Range:
        """The head without articles; behind what the organisation is: `Ratings agency Corven`."""
        reading, (first, last) = self._reading, head
        while first < last - 1 and reading.flags[first] & (DETERMINER | POSSESSIVE):
            first += 1
        start = last - 1
        while start > first and (reading.flags[start] & CAPITAL or not reading.flags[start] & WORD):
            start -= 1
        is_kind = is_body_noun(reading, start) and not reading.flags[start] & (CAPITAL | GENITIVE)
        return (start + 1, last) if is_kind and start < last - 1 else (first, last)

    def _with_place(self, core: Range) -> Range:
        """`embassy of Norland`: the name of a body in lower case holds its owner's."""
        reading, (first, last) = self._reading, core
        if reading.lowers[last] not in ("of", "for") or reading.flags[last - 1] & CAPITAL:
            return core
        if not is_body_noun(reading, last - 1):
            return core
        end = last + 2 if reading.lowers[last + 1] == "the" else last + 1
        start = end
        while end < len(reading) and reading.flags[end] & CAPITAL and end - start < _LONGEST_PLACE:
            end += 1
        return (first, end) if end > start else core

    def _by_acronym(self, core: Range, full: str) -> Speaker:
        """`Ukrainian M.O.D.`: what stands in front belongs to the name."""
        front = self._reading.slice(core[0], core[1] - 1) if core[1] - core[0] > 1 else ""
        best = full if not front or full.startswith(front) else f"{front} {full}"
        return Speaker(self._names.by_key.get(key_of(best.split()), best), _ORGANISATION, is_inferred=True)

    def _by_parts(self, head: Range, core: Range, name: str) -> Speaker | None:
        """`the ministry`, `Orvenia's council`, `the Board`: the longer name whose words hold these."""
        reading = self._reading
        parts = [word for word in name.split() if word[0].isalnum()]
        if len(parts) == 1 and reading.flags[core[0]] & CAPITAL:
            full = organisation_for(self._names, parts[0])
            if full and not is_public(full):
                return Speaker(full, _ORGANISATION, is_inferred=True)
        is_definite = reading.lowers[head[0]] == "the" or len(parts) > 1 or is_body_noun(reading, core[1] - 1)
        fitting = self._holding(parts) if is_definite else []
        if not fitting and reading.flags[core[0]] & GENITIVE:
            fitting = self._holding(parts[1:])
            fitting = fitting if len(fitting) == 1 else []
        if not fitting and core[1] - core[0] == 1:
            fitting = self._called(strip_genitive(reading.lowers[core[1] - 1]))
        if fitting:
            return Speaker(self._salience.latest(head[0], fitting), _ORGANISATION, is_inferred=True)
        return Speaker(name, _ORGANISATION)

    def _called(self, word: str) -> list[str]:
        """Organisations that may be called "the company": rather those the text calls so, or who speak."""
        if word not in _GENERIC:
            return []
        if word not in self._by_call:
            self._by_call[word] = self._callable(word)
        return self._by_call[word]

    def _callable(self, word: str) -> list[str]:
        fitting = [each for each in self._names.organisations if self._may_be_called(each, word)][:_MOST]
        fitting = [each for each in fitting if word in self._names.kinds.get(each, ())] or fitting
        return [each for each in fitting if each in self._sources] or fitting

    def _holding(self, parts: list[str]) -> list[str]:
        """Organisations whose name holds all these words, the most frequent first."""
        key = key_of(parts)
        if not key:
            return []
        candidates = self._names.by_word.get(stem(parts[-1]), ())[:_MOST]
        counts = self._names.organisations
        fitting = [each for each in candidates if each in counts and key < self._names.keys.get(each, key)]
        return sorted(fitting, key=lambda each: (each not in self._sources, -counts[each]))

    def _may_be_called(self, name: str, word: str) -> bool:
        """Whether an organisation may be "the company" or "the union": nothing in the text says otherwise."""
        if name in self._names.places or not name[:1].isupper():
            return False
        kinds = self._names.kinds.get(name, set())
        own = set(name.lower().split())
        if word in kinds or word in own or (word == "union" and not _LABOUR.isdisjoint(own)):
            return True
        family = _COMPANIES if word in _COMPANIES else _GROUPS
        if kinds:
            return not kinds.isdisjoint(family) and word not in ("union", "party", "bank")
        if is_public(name) or word in ("union", "party", "bank", "coalition"):
            return False
        return family is _GROUPS or own.isdisjoint(_GROUPS)

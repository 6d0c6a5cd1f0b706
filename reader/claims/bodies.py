"""Which organisation a source means: `the ministry`, `Ukrainian M.O.D.`, `ratings agency Corven`, `the company`."""

from __future__ import annotations

from collections import deque

from reader.claims.descriptions import head_range
from reader.claims.lexicon import words
from reader.claims.names import Names, bare, is_public, name_of, organisation_for, strip_genitive
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import CAPITAL, DETERMINER, GENITIVE, ORGANISATION, POSSESSIVE
from reader.model import Speaker, SpeakerKind

_ORGANISATION = SpeakerKind.ORGANISATION
_MEMORY = 40
_GENERIC_BODIES = words("generic_bodies")


class Bodies:
    """The organisations of one text, with what has been said so far."""

    def __init__(self, reading: Reading, names: Names, history: deque[Speaker]) -> None:
        self._reading = reading
        self._names = names
        self._history = history
        self._sources: set[str] = set()

    def note_sources(self, sources: list[Range]) -> None:
        """Remember which names speak at all: "the company" is rather one of them."""
        heads = [head_range(self._reading, source) for source in sources]
        self._sources = {name_of(self._reading, bare(self._reading, head)) for head in heads}

    def find(self, head: Range) -> Speaker | None:
        """The organisation that the head of a source names or stands for."""
        reading = self._reading
        if head[0] >= head[1]:
            return None
        core = head
        while core[0] < core[1] - 1 and reading.flags[core[0]] & (DETERMINER | POSSESSIVE):
            core = (core[0] + 1, core[1])
        core = self._behind_kind(core)
        name = name_of(reading, core)
        letters = reading.words[core[1] - 1].replace(".", "")
        if core[1] - core[0] > 1 and letters in self._names.acronyms and letters.isupper():
            return self._by_parts(core, name)
        if name in self._names.organisations:
            single = " " not in name and organisation_for(self._names, name)
            return Speaker(single or name, _ORGANISATION, is_inferred=bool(single))
        if not reading.has(*core, CAPITAL) or not reading.flags[core[0]] & CAPITAL:
            return self._body(core) or None
        return self._by_parts(core, name)

    def _behind_kind(self, core: Range) -> Range:
        """`Ratings agency Corven`, `consumer group FairPurse`: the name stands behind what it is."""
        reading, first = self._reading, core[1] - 1
        while first > core[0] and reading.flags[first] & CAPITAL:
            first -= 1
        is_kind = reading.flags[first] & ORGANISATION and not reading.flags[first] & (CAPITAL | GENITIVE)
        return (first + 1, core[1]) if is_kind and core[0] <= first < core[1] - 1 else core

    def _by_parts(self, core: Range, name: str) -> Speaker:
        """`Ukrainian M.O.D.`, `Orvenia's defence ministry`, `THW union`: a name put together from parts."""
        reading = self._reading
        full = organisation_for(self._names, reading.words[core[0]]) if core[1] - core[0] == 1 else ""
        if full:
            return Speaker(full, _ORGANISATION, is_inferred=True)
        last = organisation_for(self._names, reading.words[core[1] - 1])
        if last and core[1] - core[0] > 1:
            front = reading.slice(core[0], core[1] - 1)
            best = last if last.startswith(front) else f"{front} {last}"
            return Speaker(best, _ORGANISATION, is_inferred=True)
        if reading.flags[core[0]] & GENITIVE:
            rest = reading.slice(core[0] + 1, core[1]).lower() if core[1] - core[0] > 1 else ""
            stem = strip_genitive(reading.words[core[0]])[:-1]
            for each in self._names.by_word.get(rest.split()[-1] if rest else "", ())[:_MEMORY]:
                if each.startswith(stem) and each.lower().endswith(" " + rest):
                    return Speaker(each, _ORGANISATION)
        return Speaker(name, _ORGANISATION)

    def _body(self, core: Range) -> Speaker | None:
        """`the ministry`, `the defence ministry`, `the company`: the one spoken of last, else most often."""
        reading = self._reading
        last = strip_genitive(reading.lowers[core[1] - 1])
        if not reading.flags[core[1] - 1] & ORGANISATION and last not in _GENERIC_BODIES:
            return None
        phrase = reading.slice(*core).lower()
        fits = [each for each in self._names.by_word.get(last, ())[:_MEMORY] if each.lower().endswith(phrase)]
        for speaker in reversed(self._history):
            if speaker.kind is _ORGANISATION and (speaker.name in fits or self._is_generic(speaker.name, last)):
                full = organisation_for(self._names, speaker.name)
                return Speaker(full or speaker.name, _ORGANISATION, is_inferred=True)
        containing = fits or self._names.by_word.get(last, ())[:_MEMORY]
        if not containing and last in _GENERIC_BODIES:
            containing = [each for each in self._names.organisations if self._is_generic(each, last)][:_MEMORY]
        best = max(containing, key=lambda each: (each in self._sources, self._names.organisations[each]), default="")
        if best:
            return Speaker(organisation_for(self._names, best) or best, _ORGANISATION, is_inferred=True)
        return Speaker(reading.slice(*core), _ORGANISATION)

    def _is_generic(self, name: str, word: str) -> bool:
        """Whether an organisation may be called "the company": it is no public body."""
        if word not in _GENERIC_BODIES or not name[:1].isupper():
            return False
        return not is_public(name) or name.lower().endswith(word)

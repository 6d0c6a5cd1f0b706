"""Whom a headline means: whoever speaks in the text below it and can be called so."""

from __future__ import annotations

from reader.claims.descriptions import head_range, is_plural
from reader.claims.drafts import Draft, Rule
from reader.claims.name_table import Names
from reader.claims.people import People
from reader.claims.reading import Range, Reading
from reader.claims.spellings import key_of
from reader.claims.word_classes import OFFICE, UNNAMED
from reader.model import Speaker, SpeakerKind

_PERSON, _ORGANISATION = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
_MOST = 40


class Headlines:
    """Resolves the sources of headlines, when all who speak in the text are known."""

    def __init__(self, reading: Reading, names: Names, people: People, spoken: list[Speaker]) -> None:
        self._reading = reading
        self._names = names
        self._people = people
        self._is_silent = not spoken
        self._person = next((each for each in spoken if each.kind is _PERSON), None)
        bodies = {each.name: key_of(each.name.split()) for each in spoken if each.kind is _ORGANISATION}
        self._bodies = [(name, key) for name, key in bodies.items() if " " in name][:_MOST]

    def resolve(self, draft: Draft, speaker: Speaker) -> Speaker:
        """`Official says …` above a text means the first one who speaks in it and fits.

        Args:
            draft: an attribution in a headline.
            speaker: whom its source means by itself.
        """
        if self._is_silent or speaker.is_inferred or speaker.kind is _PERSON:
            return speaker
        if not draft.source:
            is_quoted = draft.rule is Rule.QUOTATION and self._person
            return self._first_person() if is_quoted else speaker
        if speaker.kind is _ORGANISATION:
            return self._body_below(speaker)
        return self._person_below(draft.source) or speaker

    def _first_person(self) -> Speaker:
        person = self._person
        return Speaker(person.name, _PERSON, is_inferred=True, role=person.role) if person else Speaker("", _PERSON)

    def _person_below(self, source: Range) -> Speaker | None:
        holder = self._people.holder(source, head_range(self._reading, source), is_definite=True)
        if holder:
            return Speaker(holder, _PERSON, is_inferred=True)
        has_office = self._reading.has(*source, OFFICE | UNNAMED)
        is_one = has_office and not is_plural(self._reading, source[1] - 1)
        return self._first_person() if is_one and self._person else None

    def _body_below(self, speaker: Speaker) -> Speaker:
        """`Regulator says …`, `Norland says …`: the first body that speaks below and can be called so."""
        name = speaker.name
        if " " in name and name in self._names.organisations and name not in self._names.places:
            return speaker
        own = key_of(name.split())
        for each, key in self._bodies:
            if own < key or name.lower() in self._names.kinds.get(each, ()):
                return Speaker(each, _ORGANISATION, is_inferred=True)
        return speaker

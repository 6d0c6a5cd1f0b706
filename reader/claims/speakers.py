"""Who a source is: full name for a short one, the person behind "she" or "the minister", the kind of speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque

from reader.claims.bodies import Bodies
from reader.claims.descriptions import describe, head_range, kind_of_head
from reader.claims.drafts import Draft, Rule
from reader.claims.lexicon import words
from reader.claims.names import Names, bare, collect_names, name_of, strip_genitive
from reader.claims.reading import Range, Reading
from reader.claims.sources import phrase_before
from reader.claims.word_classes import (
    CAPITAL,
    CROWD,
    CUE_NOUN,
    DETERMINER,
    DOCUMENT,
    FEMALE,
    GENITIVE,
    MALE,
    OFFICE,
    PREPOSITION,
    QUOTED,
    UNNAMED,
    WORD,
)
from reader.model import Speaker, SpeakerKind

_PERSON, _ORGANISATION = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
_NOBODY = Speaker("", SpeakerKind.UNNAMED)
_MEMORY = 40
_SHE = frozenset(("she", "her", "hers"))
_HE = frozenset(("he", "him", "his"))
_GENERIC_BODIES = words("generic_bodies")
_DATA = words("data")
_GENERIC_PEOPLE = words("generic_people")
_APPOSITION_WORDS = 5


class Speakers:
    """Resolves the sources of one text, in text order; it remembers who has spoken."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names: Names = collect_names(reading)
        self._history: deque[Speaker] = deque(maxlen=_MEMORY)
        self._resolved: dict[int, Speaker] = {}
        self._bodies = Bodies(reading, self._names, self._history)

    def resolve_all(self, drafts: list[Draft]) -> list[Speaker]:
        """The speaker of each draft; headlines come last, when the text has told who is meant."""
        in_heading = [self._reading.sentences[draft.sentence].is_heading for draft in drafts]
        order = sorted(range(len(drafts)), key=lambda number: in_heading[number])
        spoken: list[Speaker] = []
        self._bodies.note_sources([draft.source for draft in drafts if draft.source])
        for number in order:
            speaker = self._resolve(drafts[number])
            if in_heading[number]:
                speaker = self._behind_headline(drafts[number], speaker, spoken)
            elif speaker.name:
                spoken.append(speaker)
            self._resolved[number] = speaker
        return [self._resolved[number] for number in range(len(drafts))]

    def _resolve(self, draft: Draft) -> Speaker:
        if draft.rule is Rule.ANSWER:
            return self._interviewed()
        if draft.rule is Rule.QUOTATION and draft.speaks_as >= 0:
            speaker = self._resolved.get(draft.speaks_as, _NOBODY)
            return Speaker(speaker.name, speaker.kind, is_inferred=True, role=speaker.role)
        if not draft.source:
            return _NOBODY
        speaker = self._of_source(draft.source)
        if speaker.kind is SpeakerKind.UNNAMED:
            speaker = self._from_cut_off_name(draft) or speaker
        if speaker.name:
            self._history.append(speaker)
        return speaker

    def _of_source(self, source: Range) -> Speaker:
        pronoun = self._of_pronoun(source)
        if pronoun:
            return pronoun
        head = head_range(self._reading, source)
        return (
            self._joint(source)
            or self._person_in(source, head)
            or self._behind_noun(source, head)
            or self._described(source, head)
            or self._bodies.find(head)
            or Speaker(describe(self._reading, source), kind_of_head(self._reading, head))
        )

    # ------------------------------------------------------------ pronouns

    def _of_pronoun(self, source: Range) -> Speaker | None:
        first, last = source
        lower = self._reading.lowers[first]
        if last - first != 1:
            return None
        if lower in _SHE or lower in _HE:
            return self._of_she_or_he("f" if lower in _SHE else "m", first)
        if lower in ("it", "its"):
            return self._latest((_ORGANISATION, SpeakerKind.DOCUMENT)) or Speaker("", _ORGANISATION, is_inferred=True)
        if lower in ("they", "their"):
            kinds = (SpeakerKind.CROWD, _ORGANISATION, SpeakerKind.UNNAMED, SpeakerKind.DOCUMENT)
            return self._latest(kinds) or Speaker("", SpeakerKind.CROWD, is_inferred=True)
        if lower in ("who", "which") and first > 0:
            end = first - 1 if self._reading.words[first - 1] == "," else first
            antecedent = phrase_before(self._reading, end, max(0, end - _MEMORY))
            if antecedent and antecedent[1] - antecedent[0] > 0 and self._reading.lowers[antecedent[0]] != lower:
                return self._of_source(antecedent)
        return None

    def _of_she_or_he(self, gender: str, before: int) -> Speaker:
        for speaker in reversed(self._history):
            if speaker.kind not in (_PERSON, SpeakerKind.UNNAMED):
                continue
            if self._names.genders.get(speaker.name, gender) == gender:
                self._names.genders[speaker.name] = gender
                return Speaker(speaker.name, speaker.kind, is_inferred=True, role=speaker.role)
        return self._mentioned(gender, before)

    def _mentioned(self, gender: str, before: int) -> Speaker:
        """The person named last before a token, for a pronoun when nobody fitting has spoken yet."""
        places = self._names.places
        newest = bisect_left(places, (before, ""))
        for _, name in reversed(places[max(0, newest - _MEMORY) : newest]):
            if self._names.genders.get(name, gender) == gender:
                self._names.genders[name] = gender
                return Speaker(name, _PERSON, is_inferred=True)
        return Speaker("", _PERSON, is_inferred=True)

    def _latest(self, kinds: tuple[SpeakerKind, ...]) -> Speaker | None:
        for speaker in reversed(self._history):
            if speaker.kind in kinds:
                return Speaker(speaker.name, speaker.kind, is_inferred=True, role=speaker.role)
        return None

    # ------------------------------------------------------------ people

    def _person_in(self, source: Range, head: Range) -> Speaker | None:
        """The person named in a source, wherever the name stands: `the mayor, Jo Poe`, `Dr Poe`."""
        reading, people = self._reading, self._names.people
        for index in range(*source):
            word = strip_genitive(reading.words[index])
            if word not in people or not reading.flags[index] & CAPITAL or self._only_mentions(source, index):
                continue
            name = people[word]
            self._hold_offices(source, name)
            is_short = head[1] - head[0] <= 1 or name.split()[0] not in reading.words[source[0] : source[1]]
            return Speaker(name, _PERSON, is_inferred=is_short, role=self._role(head))
        return None

    def _only_mentions(self, source: Range, index: int) -> bool:
        """Whether a name is only part of another description: `Poe's office`, `a spokesman for Poe`, `Poe Street`."""
        reading = self._reading
        if reading.flags[index] & GENITIVE or (reading.words[index + 1] in ("’", "'") and index + 1 < source[1]):
            return True
        if index + 1 < source[1] and reading.flags[index + 1] & CAPITAL and reading.flags[index + 1] & WORD:
            return True
        before = index - 1
        while before >= source[0] and reading.flags[before] & (CAPITAL | DETERMINER):
            before -= 1
        if before < source[0] or not reading.flags[before] & PREPOSITION:
            return False
        # "Secretary of State Ann Poe" is no mere mention, "the office of Ann Poe" is
        office = before - 1
        return office < source[0] or not (reading.flags[office] & OFFICE and reading.flags[office] & CAPITAL)

    def _hold_offices(self, source: Range, name: str) -> None:
        for index in range(*source):
            lower = strip_genitive(self._reading.lowers[index])
            if self._reading.flags[index] & (OFFICE | UNNAMED) or lower in _GENERIC_PEOPLE:
                self._names.offices.setdefault(lower, name)
            if self._reading.flags[index] & (FEMALE | MALE) and lower not in _SHE | _HE:
                self._names.genders.setdefault(name, "f" if self._reading.flags[index] & FEMALE else "m")

    def _role(self, head: Range) -> str:
        """The office in front of a name, as written: `Lieutenant General`."""
        first, last = head[0], bare(self._reading, head)[0]
        while first < last and self._reading.flags[first] & DETERMINER:
            first += 1
        return self._reading.slice(first, last) if first < last else ""

    def _interviewed(self) -> Speaker:
        mentions = self._names.mentions
        name = max(mentions, key=lambda each: mentions[each], default="")
        return Speaker(name, _PERSON, is_inferred=True)

    def _from_cut_off_name(self, draft: Draft) -> Speaker | None:
        """`…, the chief of staff claims. Jo Poe.`: a scraper or translator cut the apposition off."""
        number = draft.sentence + 1
        if number >= len(self._reading.sentences) or not draft.cue:
            return None
        sentence, here = self._reading.sentences[number], self._reading.sentences[draft.sentence]
        words = range(sentence.first, sentence.last)
        is_name = 1 < len(words) <= _APPOSITION_WORDS and all(self._reading.flags[at] & CAPITAL for at in words)
        if not is_name or sentence.paragraph != here.paragraph or draft.cue[1] < here.last:
            return None
        name = name_of(self._reading, bare(self._reading, (sentence.first, sentence.last)))
        if draft.source:
            self._hold_offices(draft.source, name)
        role = describe(self._reading, draft.source) if draft.source else ""
        return Speaker(self._names.people.get(name.split()[-1], name), _PERSON, is_inferred=True, role=role)

    # ------------------------------------------------------------ documents, crowds, joint sources

    def _joint(self, source: Range) -> Speaker | None:
        """`Reuters and the ministry`: several named parties are a crowd."""
        reading = self._reading
        for index in range(source[0] + 1, source[1] - 1):
            if (
                reading.lowers[index] != "and"
                or reading.flags[index] & QUOTED
                or not reading.flags[source[0]] & CAPITAL
            ):
                continue
            left, right = (source[0], index), (index + 1, source[1])
            names = [self._bodies.find(head_range(reading, each)) for each in (left, right)]
            both = [speaker.name for speaker in names if speaker and speaker.name[:1].isupper()]
            whole = name_of(reading, bare(reading, source))
            if len(both) > 1 and whole not in self._names.organisations:
                return Speaker(" and ".join(both), SpeakerKind.CROWD)
        return None

    def _behind_noun(self, source: Range, head: Range) -> Speaker | None:
        """`the latest data from the ministry`, `the claims made by Wagner`: the one behind them speaks."""
        if head[0] >= head[1]:
            return None
        flag, lower = self._reading.flags[head[1] - 1], self._reading.lowers[head[1] - 1]
        is_words = flag & CUE_NOUN and not flag & (DOCUMENT | CAPITAL)
        behind = head[1]
        if self._reading.lowers[behind] in ("made", "given", "released", "published"):
            behind += 1
        if (lower not in _DATA and not is_words) or behind + 1 >= source[1]:
            return None
        if self._reading.lowers[behind] not in (("from", "by") if is_words else ("from", "by", "of")):
            return None
        return self._of_source((behind + 1, source[1]))

    def _described(self, source: Range, head: Range) -> Speaker | None:
        """Documents, crowds and people without a name, by the head of the phrase; offices whose holder is known."""
        reading = self._reading
        kind = kind_of_head(reading, head)
        if head[0] >= head[1]:
            return None
        last = strip_genitive(reading.lowers[head[1] - 1])
        opener = reading.lowers[head[0]]
        is_definite = opener in ("the", "his", "her", "its", "their", last)
        if kind is SpeakerKind.UNNAMED and is_definite:
            if last in self._names.offices:
                return Speaker(self._names.offices[last], _PERSON, is_inferred=True)
            if last in _GENERIC_PEOPLE and opener in ("the", "same"):
                return self._of_she_or_he("f", source[0]) if last == "woman" else self._latest((_PERSON,))
        if kind in (SpeakerKind.DOCUMENT, SpeakerKind.CROWD, SpeakerKind.UNNAMED):
            return Speaker(describe(reading, source), kind)
        return None

    # ------------------------------------------------------------ headlines

    def _behind_headline(self, draft: Draft, speaker: Speaker, spoken: list[Speaker]) -> Speaker:
        """`Official says …` above a text means the first person that speaks in it and fits."""
        if not draft.source or not spoken or speaker.is_inferred or speaker.kind is _PERSON:
            return speaker
        words = range(*draft.source)
        offices = [self._reading.lowers[at] for at in words if self._reading.flags[at] & (OFFICE | UNNAMED)]
        for office in reversed(offices):
            holder = self._names.offices.get(office)
            if holder:
                return Speaker(holder, _PERSON, is_inferred=True)
        is_singular = offices and not self._reading.flags[draft.source[1] - 1] & CROWD
        person = next((each for each in spoken if each.kind is _PERSON), None)
        if is_singular and person:
            return Speaker(person.name, _PERSON, is_inferred=True, role=person.role)
        return speaker

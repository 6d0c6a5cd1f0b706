"""Who "she", "he", "it" and "they" are: whoever a text has last in mind that fits; subjects before others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from reader.claims.drafts import Draft
from reader.claims.name_table import Names
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import GENITIVE, PREPOSITION, QUOTED, VERB
from reader.model import Speaker, SpeakerKind

_PERSON, _UNNAMED = SpeakerKind.PERSON, SpeakerKind.UNNAMED
_FARTHEST = 8  # sentences
_MOST = 24  # names in one sentence that are looked at
_SPEAKER, _SUBJECT, _OTHER = 3, 2, 1


class Entry(NamedTuple):
    """Somebody a sentence speaks of: from which token on, and how prominently."""

    at: int
    speaker: Speaker
    rank: int
    is_plural: bool = False


class Salience:
    """The people and bodies of one text in the order of their appearance, with those that have spoken."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self._reading = reading
        self._names = names
        self._firsts = [sentence.first for sentence in reading.sentences]
        self._spoken: dict[int, list[Entry]] = {}
        self._verbs: dict[int, int] = {}

    def note(self, at: int, speaker: Speaker, *, is_plural: bool = False) -> None:
        """Remember who is the source at a token."""
        entry = Entry(at, speaker, _SPEAKER, is_plural)
        self._spoken.setdefault(self._sentence_of(at), []).append(entry)

    def person(self, at: int, gender: str, draft: Draft | None = None) -> Speaker:
        """The person that a "she" or "he" at a token means; without a name where two fit equally well."""
        genders = self._names.genders
        for entries in self._backwards(at, draft):
            fitting = [
                each
                for each in entries
                if each.speaker.kind in (_PERSON, _UNNAMED)
                and not each.is_plural
                and (not gender or genders.get(each.speaker.name, gender) == gender)
            ]
            known = [each for each in fitting if each.speaker.name in genders]
            chosen = _best(known if known and _rank(known) >= _rank(fitting) else fitting)
            if chosen is None and fitting:
                break
            if chosen:
                if chosen.kind is _PERSON and gender:
                    genders.setdefault(chosen.name, gender)
                return _inferred(chosen)
        return self.person(at, gender) if draft else Speaker("", _PERSON, is_inferred=True)

    def thing(self, at: int, kinds: tuple[SpeakerKind, ...], draft: Draft | None = None) -> Speaker | None:
        """The body, document or crowd that an "it" or "they" at a token means."""
        for entries in self._backwards(at, draft):
            chosen = _best([each for each in entries if each.speaker.kind in kinds], is_strict=False)
            if chosen:
                return _inferred(chosen)
        return None

    def latest(self, at: int, names: list[str]) -> str:
        """Which of several names a text has used last before a token; the first of them if none."""
        if len(names) == 1:
            return names[0]
        for entries in self._backwards(at, None):
            found = [each for each in entries if each.speaker.name in names]
            if found:
                return max(found, key=lambda each: (each.rank, each.at)).speaker.name
        return names[0]

    def _backwards(self, at: int, draft: Draft | None) -> Iterator[list[Entry]]:
        """The entries of each sentence from that of `at` back, the content of `draft` left out."""
        here = self._sentence_of(at)
        barred = self._named_in(draft.content) if draft else frozenset()
        for number in range(here, max(-1, here - _FARTHEST), -1):
            if self._reading.sentences[number].is_heading and number < here:
                continue
            entries = [each for each in self._entries(number) if each.at < at and each.speaker.name not in barred]
            if number == here and draft:
                entries = [each for each in entries if not _inside(each.at, draft.content)]
                entries.reverse()
            if entries:
                yield entries

    def _named_in(self, content: tuple[Range, ...]) -> frozenset[str]:
        """Whom the content names: "she said Poe left" is not about herself; "Poe would leave, she said" may be."""
        trail, found = self._names.trail, set()
        for first, last in content[:2]:
            start = bisect_left(trail, (first, "", False))
            for at, name, _ in trail[start : start + _MOST]:
                if at >= last:
                    break
                found.add(name)
        return frozenset(found)

    def _entries(self, number: int) -> list[Entry]:
        sentence = self._reading.sentences[number]
        trail = self._names.trail
        entries = list(self._spoken.get(number, ()))
        spoken = {each.speaker.name for each in entries}
        start = bisect_left(trail, (sentence.first, "", False))
        for at, name, is_person in trail[start : start + _MOST]:
            if at >= sentence.last:
                break
            if name not in spoken and not self._reading.flags[at] & QUOTED:
                kind = _PERSON if is_person else SpeakerKind.ORGANISATION
                entries.append(Entry(at, Speaker(name, kind), self._rank(number, at)))
        entries.sort(key=lambda each: each.at)
        return entries

    def _rank(self, number: int, at: int) -> int:
        """A subject stands before the first verb of its sentence, or before a verb, and behind no preposition."""
        flags = self._reading.flags
        end = at
        while end < len(self._reading) and self._names_on(end):
            end += 1
        if flags[end - 1] & GENITIVE or (at > 0 and flags[at - 1] & PREPOSITION):
            return _OTHER
        return _SUBJECT if at < self._first_verb(number) or flags[end] & VERB else _OTHER

    def _names_on(self, at: int) -> bool:
        return bool(self._reading.words[at][:1].isupper()) and not self._reading.flags[at - 1] & GENITIVE

    def _first_verb(self, number: int) -> int:
        if number not in self._verbs:
            sentence = self._reading.sentences[number]
            span = range(sentence.first, sentence.last)
            flags = self._reading.flags
            self._verbs[number] = next(
                (at for at in span if flags[at] & VERB and not flags[at] & QUOTED), sentence.last
            )
        return self._verbs[number]

    def _sentence_of(self, at: int) -> int:
        return max(0, bisect_right(self._firsts, at) - 1)


def _inside(at: int, content: tuple[Range, ...]) -> bool:
    return any(first <= at < last for first, last in content)


def _rank(entries: list[Entry]) -> int:
    return max((each.rank for each in entries), default=0)


def _best(entries: list[Entry], *, is_strict: bool = True) -> Speaker | None:
    """The most prominent one, of equals the first; nobody where several are merely mentioned."""
    rank = _rank(entries)
    equal = {each.speaker.name: each.speaker for each in reversed(entries) if each.rank == rank}
    if not equal or (is_strict and rank == _OTHER and len(equal) > 1):
        return None
    return list(equal.values())[-1]


def _inferred(speaker: Speaker) -> Speaker:
    return Speaker(speaker.name, speaker.kind, is_inferred=True, role=speaker.role)

"""Who is who: the name in a source, and who a pronoun, an office or a last name stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.claims.frames.classes import (
    CAPITAL,
    CROWD,
    DOCUMENT,
    FEMININE,
    HE,
    HER,
    HIS,
    MASCULINE,
    OFFICE,
    ORGANISATION,
    PLACE,
    PLURAL,
    PRONOUN,
    QUOTED,
    SHE,
    THEIR,
    THEY,
    UNNAMED,
)
from reader.claims.frames.drafts import Draft, Rule
from reader.claims.frames.story import Range, Story
from reader.model import Speaker, SpeakerKind

_NOBODY = Speaker("", SpeakerKind.UNNAMED)
_PERSON = SpeakerKind.PERSON
_LONGEST_PERSON = 4
_MOST_RECENT = 5
_MOST_BODIES = 30
_MOST_OFFICES = 60
_STEM = 3  # letters that two forms of a word have in common at least
_ENDING = 2
_KINDS = (
    (DOCUMENT, SpeakerKind.DOCUMENT),
    (ORGANISATION, SpeakerKind.ORGANISATION),
    (PLACE, SpeakerKind.ORGANISATION),
    (CROWD, SpeakerKind.CROWD),
    (OFFICE, SpeakerKind.UNNAMED),
    (UNNAMED, SpeakerKind.UNNAMED),
)


@dataclass(slots=True)
class Speakers:
    """The speakers of one text, learnt as the drafts are gone through in order."""

    story: Story
    last: Speaker = _NOBODY
    people: dict[str, str] = field(default_factory=dict)
    offices: dict[str, Speaker] = field(default_factory=dict)
    genders: dict[str, int] = field(default_factory=dict)
    recent: list[Speaker] = field(default_factory=list)
    """The last few persons."""
    bodies: list[str] = field(default_factory=list)
    """Names of the last few speakers who are no persons."""
    others: Speaker = _NOBODY
    """The last speaker who is no person."""

    def resolve_all(self, drafts: list[Draft]) -> list[Speaker]:
        """The speaker of each draft."""
        resolved: list[Speaker] = []
        for draft in drafts:
            speaker = self._speaker(draft, resolved)
            resolved.append(speaker)
            if speaker.name:
                self._remember(draft, speaker)
        return [self._of_heading(draft, speaker) for draft, speaker in zip(drafts, resolved, strict=True)]

    def _of_heading(self, draft: Draft, speaker: Speaker) -> Speaker:
        """The nameless official of a headline is the one of that office who speaks below."""
        if not draft.source or speaker.kind is not SpeakerKind.UNNAMED or not self._is_heading(draft):
            return speaker
        for word in self.story.lowers[draft.source[0] : draft.source[1]]:
            known = self.offices.get(word)
            if known:
                return _inferred(known)
        return speaker

    def _is_heading(self, draft: Draft) -> bool:
        sentence = self.story.sentences[draft.sentence]
        return sentence.is_heading or sentence.number == 0

    def _speaker(self, draft: Draft, resolved: list[Speaker]) -> Speaker:
        if draft.is_hearsay or draft.rule is Rule.IMPERSONAL:
            return _NOBODY
        if draft.source:
            return self._of_source(draft, draft.source)
        shared = resolved[draft.speaks_as] if draft.speaks_as >= 0 else None
        if shared is None and draft.is_joined and resolved:
            shared = resolved[-1]
        return _inferred(shared or self._by_verb(draft))

    def _by_verb(self, draft: Draft) -> Speaker:
        """Who a verb without a subject speaks of: its ending tells the gender."""
        flag = self.story.flags[draft.verb] if draft.verb >= 0 else 0
        for gender in (PLURAL, MASCULINE, FEMININE):
            if flag & gender:
                return self._of_gender(gender)
        return self.last

    def _of_gender(self, gender: int) -> Speaker:
        if gender == PLURAL:
            return self.others
        other = FEMININE if gender == MASCULINE else MASCULINE
        for speaker in reversed(self.recent):
            if self.genders.get(speaker.name) != other:
                return speaker
        return _NOBODY

    def _of_source(self, draft: Draft, source: Range) -> Speaker:
        flags = self.story.flags[source[0] : source[1]]
        if source[1] - source[0] == 1 and flags[0] & (PRONOUN | HIS | HER | THEIR):
            return _inferred(self._of_gender(_gender_of(flags[0])))
        name = self._name_in(source)
        if name and not (source[1] - source[0] == 1 and _is_plural(self.story, draft)):
            return self._person(source, name)
        words = self.story.slice(*source)
        kind = _kind(self.story, source, is_plural=_is_plural(self.story, draft))
        if source[1] - source[0] == 1 and flags[0] & OFFICE:
            same = [speaker for office, speaker in self.offices.items() if _is_one_word(office, words.lower())]
            if same:
                return _inferred(same[-1])
        name_in_marks = self._in_marks(source) if kind is SpeakerKind.ORGANISATION else ""
        known = self._known_body(name_in_marks or words)
        return Speaker(known or name_in_marks or words, kind, is_inferred=bool(known) and known != name_in_marks)

    def _in_marks(self, source: Range) -> str:
        """`Річ` of `агентство «Річ»`."""
        for at in range(*source):
            quotation = self.story.quotation_at.get(at)
            if quotation and quotation[0] == at and quotation[1] - at > len("«»"):
                return self.story.slice(at + 1, quotation[1] - 1)
        return ""

    def _known_body(self, name: str) -> str:
        """The name by which a body, a crowd or a document was met before, in another case."""
        words = name.lower().split()
        for known in reversed(self.bodies):
            parts = known.lower().split()
            if len(parts) == len(words) and all(map(_is_one_word, parts, words)):
                return known
        return ""

    def _name_in(self, source: Range) -> Range | None:
        """The capitals in a row that are a person's name: the last such run that holds no body and no place."""
        flags, at = self.story.flags, source[1]
        while at > source[0]:
            last = at
            while at > source[0] and self._is_of_name(at - 1, source):
                at -= 1
            if 0 < last - at <= _LONGEST_PERSON and not flags[last - 1] & PLACE:
                is_person = last - at > 1 or flags[at - 1] & OFFICE or source[1] - source[0] == 1
                is_named = self.story.words[last] == "," and last < source[1]
                if is_person or is_named or (at > source[0] and flags[source[0]] & (OFFICE | UNNAMED)):
                    return None if self._is_body((source[0], at), last - at) else (at, last)
            at = min(at, last - 1)
        return None

    def _is_body(self, before: Range, length: int) -> bool:
        """`Міністерство оборони України`: one capital behind a body is a part of its name."""
        flags = self.story.flags[before[0] : before[1]]
        is_body = any(flag & (ORGANISATION | DOCUMENT | CROWD) for flag in flags)
        return length == 1 and is_body and not any(flag & OFFICE for flag in flags)

    def _is_of_name(self, at: int, source: Range) -> bool:
        flag, word = self.story.flags[at], self.story.words[at]
        is_acronym = len(word) > 1 and word.isupper() and "." not in word
        is_opening = at == source[0] and flag & (OFFICE | CROWD | UNNAMED | DOCUMENT)
        return (
            bool(flag & CAPITAL) and not flag & (QUOTED | ORGANISATION | PRONOUN) and not is_acronym and not is_opening
        )

    def _person(self, source: Range, name: Range) -> Speaker:
        words = self.story.words[name[0] : name[1]]
        written = self.story.slice(*name)
        full = self.people.get(words[-1], written)
        if len(words) > 1:
            full = self._known(words) or written
            self.people.setdefault(words[-1], full)
        role = self.story.slice(source[0], name[0]) if source[0] < name[0] else ""
        speaker = Speaker(full, _PERSON, is_inferred=len(words) == 1 and full != written, role=role)
        for word in self.story.words[source[0] : name[0]]:
            if self.story.lexicon.flags_of(word) & OFFICE and len(self.offices) < _MOST_OFFICES:
                self.offices.pop(word.lower(), None)
                self.offices[word.lower()] = speaker
        return speaker

    def _known(self, words: list[str]) -> str:
        """The full name that is known already, in another case: `Ірини Гук` of `Ірина Гук`."""
        full = self.people.get(words[-1], "")
        first = full.partition(" ")[0]
        return full if first and first[:_STEM] == words[0][:_STEM] else ""

    def _remember(self, draft: Draft, speaker: Speaker) -> None:
        self.last = speaker
        if speaker.kind not in (_PERSON, SpeakerKind.UNNAMED):
            self.others = speaker
            if speaker.name not in self.bodies:
                self.bodies = [*self.bodies[-_MOST_BODIES:], speaker.name]
            return
        self.recent = [*self.recent[-_MOST_RECENT:], speaker]
        flag = self.story.flags[draft.verb] & (MASCULINE | FEMININE) if draft.verb >= 0 else 0
        if flag in (MASCULINE, FEMININE):
            self.genders[speaker.name] = flag


def _is_one_word(left: str, right: str) -> bool:
    """Whether two words differ in their endings only: `мер`, `мера`."""
    common = next((at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other), None)
    common = min(len(left), len(right)) if common is None else common
    return common >= max(_STEM, min(len(left), len(right)) - 1) and max(len(left), len(right)) - common <= _ENDING


def _inferred(speaker: Speaker) -> Speaker:
    return Speaker(speaker.name, speaker.kind, is_inferred=bool(speaker.name), role=speaker.role)


def _gender_of(flag: int) -> int:
    if flag & (THEY | THEIR):
        return PLURAL
    return MASCULINE if flag & (HE | HIS) else FEMININE if flag & (SHE | HER) else PLURAL


def _is_plural(story: Story, draft: Draft) -> bool:
    return draft.verb >= 0 and bool(story.flags[draft.verb] & PLURAL)


def _kind(story: Story, source: Range, *, is_plural: bool) -> SpeakerKind:
    """What sort of source it is, by its first word that tells."""
    for at in range(*source):
        flag, word = story.flags[at], story.words[at]
        for bit, kind in _KINDS:
            if flag & bit:
                return SpeakerKind.CROWD if kind is SpeakerKind.UNNAMED and is_plural else kind
        if flag & QUOTED or (len(word) > 1 and word.isupper()):
            return SpeakerKind.ORGANISATION
    if is_plural:
        return SpeakerKind.CROWD
    return SpeakerKind.ORGANISATION if story.flags[source[0]] & CAPITAL else SpeakerKind.UNNAMED

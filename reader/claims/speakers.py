"""Who a source is: full name for a short one, the person behind "she" or "the minister", the kind of speaker."""

from __future__ import annotations

from reader.claims.bodies import Bodies
from reader.claims.descriptions import class_of, describe, head_range, is_plural, kind_of_head
from reader.claims.drafts import Draft, Rule
from reader.claims.groups import Groups
from reader.claims.headlines import Headlines
from reader.claims.lexicon import words
from reader.claims.name_sorting import collect_names
from reader.claims.name_table import Names, person_named
from reader.claims.names import bare, name_of, strip_genitive
from reader.claims.people import People
from reader.claims.reading import Range, Reading
from reader.claims.roles import is_body_noun
from reader.claims.salience import Salience
from reader.claims.sources import phrase_before
from reader.claims.word_classes import CAPITAL, CUE_NOUN, DOCUMENT, FEMALE, GENITIVE, MALE, QUOTED
from reader.model import Speaker, SpeakerKind

_PERSON, _ORGANISATION = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
_NOBODY = Speaker("", SpeakerKind.UNNAMED)
_THINGS = (_ORGANISATION, SpeakerKind.DOCUMENT)
_MANY = (SpeakerKind.CROWD, _ORGANISATION, SpeakerKind.UNNAMED, SpeakerKind.DOCUMENT)
_MEMORY = 40
_SHE = frozenset(("she", "her", "hers"))
_HE = frozenset(("he", "him", "his"))
_IT = frozenset(("it", "its"))
_THEY = frozenset(("they", "their", "them"))
_DATA = words("data")
_GENERIC_PEOPLE = words("generic_people")
_APPOSITION_WORDS = 5
_OWNER_AND_BODY = 2
_BY_AGE = ("-old", "-of-one", "-of-two", "-of-three", "-of-four", "-of-five")
_OWNED = words("owned")


class Speakers:
    """Resolves the sources of one text, in text order; it remembers who has spoken."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names: Names = collect_names(reading)
        self._salience = Salience(reading, self._names)
        self._resolved: dict[int, Speaker] = {}
        self._bodies = Bodies(reading, self._names, self._salience)
        self._people = People(reading, self._names, self._salience)
        self._groups = Groups()
        self._most_named: str | None = None

    def resolve_all(self, drafts: list[Draft]) -> list[Speaker]:
        """The speaker of each draft; headlines come last, when the text has told who is meant."""
        in_heading = [self._reading.sentences[draft.sentence].is_heading for draft in drafts]
        order = sorted(range(len(drafts)), key=lambda number: (in_heading[number], drafts[number].at))
        spoken: list[Speaker] = []
        headlines: Headlines | None = None
        self._bodies.note_sources([draft.source for draft in drafts if draft.source])
        for number in order:
            speaker = self._resolve(drafts[number])
            if in_heading[number]:
                headlines = headlines or Headlines(self._reading, self._names, self._people, spoken)
                speaker = headlines.resolve(drafts[number], speaker)
            elif speaker.name:
                spoken.append(speaker)
            self._resolved[number] = speaker
        return [self._resolved[number] for number in range(len(drafts))]

    def _resolve(self, draft: Draft) -> Speaker:
        if draft.rule is Rule.ANSWER:
            return self._interviewed()
        if draft.rule is Rule.QUOTATION and draft.speaks_as >= 0:
            speaker = self._resolved.get(draft.speaks_as, _NOBODY)
            if speaker.name:
                self._salience.note(draft.first, speaker)
            return Speaker(speaker.name, speaker.kind, is_inferred=True, role=speaker.role)
        if not draft.source:
            return _NOBODY
        speaker = self._of_source(draft.source, draft)
        if speaker.kind is SpeakerKind.UNNAMED or not speaker.name:
            speaker = self._from_cut_off_name(draft) or speaker
        if speaker.name:
            is_many = speaker.kind is not _PERSON and self._is_many(draft.source)
            self._salience.note(draft.source[0], speaker, is_plural=is_many)
            self._groups.note(speaker, is_many=is_many)
        return speaker

    def _is_many(self, source: Range) -> bool:
        first, last = head_range(self._reading, source)
        if self._reading.lowers[first] in ("none", "neither", "nobody", "no"):
            return True
        return last > first and is_plural(self._reading, last - 1)

    def _of_source(self, source: Range, draft: Draft) -> Speaker:
        pronoun = self._of_pronoun(source, draft) if source[1] - source[0] == 1 else None
        if pronoun:
            return pronoun
        head = head_range(self._reading, source)
        return (
            self._joint(source)
            or self._people.find(source, head)
            or self._behind_noun(source, head, draft)
            or self._of_group(source, head, draft)
            or self._possessed(head, draft)
            or self._apposed(source, head)
            or self._described(source, head, draft)
            or self._bodies.find(head)
            or Speaker(describe(self._reading, source), kind_of_head(self._reading, head))
        )

    def _of_group(self, source: Range, head: Range, draft: Draft) -> Speaker | None:
        """Those behind "both sides"; above a text, nobody has been told who they are."""
        is_heading = self._reading.sentences[draft.sentence].is_heading
        return None if is_heading else self._groups.of_group(self._reading, source, head)

    # ------------------------------------------------------------ pronouns

    def _of_pronoun(self, source: Range, draft: Draft) -> Speaker | None:
        first = source[0]
        lower = self._reading.lowers[first]
        if lower in _SHE or lower in _HE:
            return self._salience.person(first, "f" if lower in _SHE else "m", draft)
        if lower in _IT:
            return self._salience.thing(first, _THINGS, draft) or Speaker("", _ORGANISATION, is_inferred=True)
        if lower in _THEY:
            found = self._salience.thing(first, _MANY, draft)
            return found or Speaker("", SpeakerKind.CROWD, is_inferred=True)
        if lower in ("who", "which") and first > 0:
            end = first - 1 if self._reading.words[first - 1] == "," else first
            antecedent = phrase_before(self._reading, end, max(0, end - _MEMORY))
            if antecedent and antecedent[1] - antecedent[0] > 0 and self._reading.lowers[antecedent[0]] != lower:
                return self._of_source(antecedent, draft)
            return Speaker("", SpeakerKind.UNNAMED, is_inferred=True)
        return None

    def _possessed(self, head: Range, draft: Draft) -> Speaker | None:
        """`her office`, `Poe's office`, `their press office`: the body of somebody, called after its owner."""
        reading, (first, last) = self._reading, head
        if last - first < _OWNER_AND_BODY or reading.lowers[last - 1] not in _OWNED:
            return None
        lower = reading.lowers[first]
        if lower in _SHE | _HE:
            owner = self._salience.person(first, "f" if lower in _SHE else "m")
        elif lower in ("its", "their"):
            owner = self._salience.thing(first, (_ORGANISATION, SpeakerKind.CROWD)) or _NOBODY
        elif reading.flags[first] & GENITIVE and reading.flags[first] & CAPITAL:
            owner = Speaker(person_named(self._names, strip_genitive(reading.words[first])), _PERSON)
        else:
            return None
        if not owner.name or owner.kind not in (_PERSON, _ORGANISATION):
            return None
        return Speaker(f"{reading.slice(first + 1, last)} of {owner.name}", _ORGANISATION, is_inferred=True)

    def _apposed(self, source: Range, head: Range) -> Speaker | None:
        """`the shipowner, Sule Line`: the body's name stands behind a comma."""
        reading, comma = self._reading, head[1]
        if comma + 1 >= source[1] or reading.words[comma] != "," or head[0] >= comma:
            return None
        first = comma + 2 if reading.lowers[comma + 1] == "the" else comma + 1
        if not is_body_noun(reading, comma - 1) or not reading.flags[first] & CAPITAL or first >= source[1]:
            return None
        return self._bodies.find(head_range(reading, (first, source[1])))

    # ------------------------------------------------------------ people

    def _interviewed(self) -> Speaker:
        """Whoever a text with questions and answers names most."""
        if self._most_named is None:
            mentions = self._names.mentions
            self._most_named = max(mentions, key=lambda each: mentions[each], default="")
        return Speaker(self._most_named, _PERSON, is_inferred=True)

    def _from_cut_off_name(self, draft: Draft) -> Speaker | None:
        """`…, the chief of staff claims. Jo Poe.`: a scraper or translator cut the apposition off."""
        reading, number = self._reading, draft.sentence + 1
        if number >= len(reading.sentences) or not draft.cue or not draft.source:
            return None
        sentence, here = reading.sentences[number], reading.sentences[draft.sentence]
        tokens = range(sentence.first, sentence.last)
        is_name = 1 < len(tokens) <= _APPOSITION_WORDS and all(reading.flags[at] & CAPITAL for at in tokens)
        if not is_name or sentence.paragraph != here.paragraph or draft.cue[1] < here.last:
            return None
        name = name_of(reading, bare(reading, (sentence.first, sentence.last)))
        full = person_named(self._names, name) or name
        self._people.hold_offices(draft.source, full)
        return Speaker(full, _PERSON, is_inferred=True, role=describe(reading, draft.source))

    # ------------------------------------------------------------ documents, crowds, joint sources

    def _joint(self, source: Range) -> Speaker | None:
        """`Reuters and the ministry`: several named parties are a crowd."""
        reading = self._reading
        if not reading.flags[source[0]] & CAPITAL or "and" not in reading.lowers[source[0] : source[1]]:
            return None
        whole = name_of(reading, bare(reading, head_range(reading, source)))
        if whole in self._names.organisations:
            return None
        for index in range(source[0] + 1, source[1] - 1):
            if reading.lowers[index] in ("who", "which") or (reading.words[index] == "," and not self._lists(index)):
                return None  # "Ann Poe, a baker from Ashe and Brun"
            if reading.lowers[index] != "and" or reading.flags[index] & QUOTED:
                continue
            both = [self._party(each) for each in ((source[0], index), (index + 1, source[1]))]
            inside = reading.slice(index - 1, index + 2)  # "the Ministry of Water and Roads" is one party
            if all(both) and both[0] != both[1] and not any(inside in each for each in both):
                return Speaker(" and ".join(both), SpeakerKind.CROWD)
        return None

    def _lists(self, comma: int) -> bool:
        """Whether a comma stands between names: `Sule Line, Halden Water and the ministry`."""
        behind = comma + 2 if self._reading.lowers[comma + 1] == "the" else comma + 1
        return bool(self._reading.flags[behind] & CAPITAL)

    def _party(self, part: Range) -> str:
        """The name of one of several parties, or nothing where it has none."""
        head = head_range(self._reading, part)
        speaker = self._people.find(head, head) or self._bodies.find(head)
        return speaker.name if speaker and any(sign.isupper() for sign in speaker.name) else ""

    def _behind_noun(self, source: Range, head: Range, draft: Draft) -> Speaker | None:
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
        return self._of_source((behind + 1, source[1]), draft)

    def _described(self, source: Range, head: Range, draft: Draft) -> Speaker | None:
        """Documents, crowds and people without a name, by the head of the phrase; offices whose holder is known."""
        reading = self._reading
        kind = kind_of_head(reading, head)
        if head[0] >= head[1]:
            return None
        if kind is SpeakerKind.UNNAMED:
            holder = self._people.holder(source, head)
            if holder:
                return Speaker(holder, _PERSON, is_inferred=True)
            last = strip_genitive(reading.lowers[head[1] - 1])
            if reading.lowers[head[0]] in ("the", "same") and (last in _GENERIC_PEOPLE or last.endswith(_BY_AGE)):
                flag = class_of(reading, head[1] - 1)
                gender = "f" if flag & FEMALE else "m" if flag & MALE else ""
                someone = self._salience.person(source[0], gender, draft)
                if someone.name:
                    return someone
        if kind in (SpeakerKind.DOCUMENT, SpeakerKind.CROWD, SpeakerKind.UNNAMED):
            return Speaker(describe(reading, source), kind)
        return None

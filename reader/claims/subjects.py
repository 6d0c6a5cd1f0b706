"""Whose words a verb introduces: its subject, before it, behind it, or shared with an earlier verb."""

from __future__ import annotations

from typing import NamedTuple

from reader.claims.clauses import clause_begins
from reader.claims.drafts import Draft, Edge, Rule
from reader.claims.far_subjects import far_subject
from reader.claims.lexicon import CueVerb, Form, words
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.sources import phrase_before
from reader.claims.sources_behind import phrase_after
from reader.claims.verb_groups import group_start
from reader.claims.word_classes import (
    BE,
    CAPITAL,
    CONJUNCTION,
    CONTRAST,
    CROWD,
    CUE_NOUN,
    CUE_VERB,
    DETERMINER,
    FRONTING,
    GENITIVE,
    ING,
    OFFICE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)

_PARTICIPLES = words("participles")
_GERUND_OPENERS = words("gerund_openers")
_FRONTED_OPENERS = words("fronted_openers")
_SPEAKERS_AFTER = words("speakers_after")
_NO_SPEAKERS = words("no_speakers")
_LOCATIVES = words("locatives")
_STANDING_FOR = frozenset(("who", "which"))
_AFTER_SPEAKER = words("after_speaker")
_SIDING = words("siding")
_ABSOLUTE_REACH = 14
_NO_NOUNS = words("no_nouns")
_NO_SOURCES = words("no_sources")
_OBJECT = DETERMINER | PRONOUN | CAPITAL | PREPOSITION | SUBORDINATOR | QUOTED
_BACK = 30
_NEAR = 8
_AHEAD = 24


class Cue(NamedTuple):
    """A verb group that may attribute: `at` is the main verb, the particle that belongs to it included."""

    verb: CueVerb
    at: int
    first: int
    last: int
    preposition: str
    classes: int


class Subject(NamedTuple):
    """The source of a verb group and how it was found.

    Attributes:
        span: the noun phrase.
        first: where the attribution begins for its neighbours.
        is_owned: false when the phrase is another verb's subject.
        is_inverted: it follows the verb.
        last: the content ends before it, when not 0.
        relative: the "who" or "which" that stands for the noun phrase.
    """

    span: Range
    first: int
    is_owned: bool = True
    is_inverted: bool = False
    last: int = 0
    relative: Range | None = None


def _antecedent(reading: Reading, lowest: int, source: Subject) -> Range:
    """The noun phrase that a source of one word, "who" or "which", stands for, else the source as it is."""
    first = source.span[0]
    if first <= lowest:
        return source.span
    end = first - 1 if reading.words[first - 1] in (",", "—") else first
    phrase = phrase_before(reading, end, lowest) or phrase_before(reading, end, _near(reading, end, lowest))
    stands_for = phrase and (phrase[1] - phrase[0] > 1 or not reading.flags[phrase[0]] & PRONOUN)
    return phrase if phrase and stands_for else source.span


def _near(reading: Reading, end: int, lowest: int) -> int:
    """Behind the last preposition before `end`, but for those that only say where: `by | a woman in Ashe`."""
    for at in range(end - 1, max(lowest, end - _NEAR), -1):
        is_place = reading.lowers[at] in _LOCATIVES and reading.flags[at + 1] & CAPITAL
        if reading.flags[at] & PREPOSITION and reading.lowers[at] != "of" and not is_place:
            return at + 1
    return end


def _behind_cue(reading: Reading, sentence: Sentence, cue: Cue, earlier: list[Draft]) -> int:
    """Where an antecedent may begin: behind the verb of `they blame the army, which denies it`."""
    first = max((each.cue[1] for each in earlier if each.cue and each.cue[1] < cue.first - 1), default=sentence.first)
    return sentence.first if reading.has_verb(first, cue.first) else first


def find_source(reading: Reading, sentence: Sentence, cue: Cue, earlier: list[Draft]) -> Subject | None:
    """Whose words a verb introduces: behind it, of its participle, or before it."""
    found = _inverted(reading, sentence, cue)
    if not found and cue.verb.form is Form.GERUND and not cue.classes & BE:
        found = _of_participle(reading, sentence, cue, earlier)
    elif not found and cue.first > sentence.first:
        found = _before(reading, sentence, cue, earlier)
    if not found or found.span[1] - found.span[0] > 1 or reading.lowers[found.span[0]] not in _STANDING_FOR:
        return found
    span = _antecedent(reading, _behind_cue(reading, sentence, cue, earlier), found)
    return found if span == found.span else found._replace(span=span, relative=found.span)


def _before(reading: Reading, sentence: Sentence, cue: Cue, earlier: list[Draft]) -> Subject | None:
    """The subject right before the verb, or the one that it shares with an earlier verb."""
    before = cue.first - 1
    while before > sentence.first and reading.lowers[before] in ("then", "later"):
        before -= 1
    if reading.flags[before] & CONJUNCTION:
        span = subject_before(reading, sentence.first, before, earlier)
        return Subject(span, before, is_owned=False, relative=_relative_of(span, earlier)) if span else None
    lowest = _behind_cue(reading, sentence, cue, earlier)
    span = phrase_before(reading, cue.first, lowest)
    if not span and lowest > sentence.first:
        span = phrase_before(reading, cue.first, sentence.first)
    if span:
        return Subject(span, span[0]) if _may_be_subject(reading, span, cue, sentence.first) else None
    behind_quoted = reading.closes_quotation(before) and reading.words[before - 1] == "," and earlier
    if behind_quoted or (reading.words[before] == "," and not reading.flags[before - 1] & CONJUNCTION):
        span = subject_before(reading, sentence.first, before, earlier)
        return Subject(span, cue.first, is_owned=False) if span else None
    span = far_subject(reading, cue.first, sentence.first)
    return Subject(span, span[0]) if span else None


def _may_be_subject(reading: Reading, span: Range, cue: Cue, lowest: int) -> bool:
    """Whether a noun phrase before a verb is its subject: not `its own | pledged seats`, `1,475 | pledged seats`."""
    first, last = span
    if (
        reading.lowers[last - 1].replace(",", "").isdigit()
        and cue.verb.form is Form.PAST
        and not reading.flags[cue.last] & _OBJECT
    ):
        return False
    if reading.flags[last - 1] & GENITIVE or reading.lowers[last - 1] in _NO_NOUNS:
        return False
    if last - first == 1 and reading.lowers[first] in _NO_SOURCES:
        return False
    if (
        last - first == 1
        and reading.flags[first] & CUE_VERB
        and not reading.flags[first] & (CUE_NOUN | CAPITAL | CROWD)
    ):
        return False
    opener = reading.flags[first - 1] if first > lowest else 0
    return not opener & PREPOSITION or bool(opener & SUBORDINATOR) or reading.lowers[first - 1] == "with"


def _relative_of(source: Range, earlier: list[Draft]) -> Range | None:
    """The "who" of the earlier verb that a verb shares its subject with."""
    return next((draft.relative for draft in reversed(earlier[-2:]) if draft.source == source), None)


def _inverted(reading: Reading, sentence: Sentence, cue: Cue) -> Subject | None:
    """`…,” said Jo Poe`: the source follows the verb."""
    before, after = cue.first - 1, cue.last
    if not _may_be_inverted(reading, sentence, cue):
        return None
    if reading.flags[after] & QUOTED:
        return _quoted_name(reading, sentence, cue)
    behind_quotation = bool(reading.flags[before] & QUOTED)
    flag, lower = reading.flags[after], reading.lowers[after]
    opens = flag & (CAPITAL | DETERMINER | PRONOUN | OFFICE) or lower in _SPEAKERS_AFTER
    if lower in _NO_SPEAKERS or not (opens or behind_quotation or sentence.is_heading):
        return None
    span = phrase_after(reading, after, sentence.last)
    if not span or not _ends_well(reading, span[1], sentence.last, behind_quotation):
        return None
    has_subject = not behind_quotation and phrase_before(reading, cue.first, sentence.first)
    # nothing is said yet in "Cole's son, Don, posted a photo"
    is_all = has_subject and has_subject[0] == sentence.first and not sentence.is_heading
    if has_subject and (is_all or clause_begins(reading, after, sentence.last) or flag & PRONOUN):
        return None
    return Subject(span, cue.first, is_inverted=True)


def _may_be_inverted(reading: Reading, sentence: Sentence, cue: Cue) -> bool:
    """Whether the verb is finite and stands right behind a statement."""
    if cue.verb.form is Form.GERUND or cue.first != cue.at or not cue.verb.takes_quotation:
        return False
    if cue.first <= sentence.first or cue.last >= sentence.last:
        return False
    mark = cue.first - 1
    if reading.flags[mark] & QUOTED or reading.words[mark] == "?":
        return True
    says = cue.verb.takes_clause or reading.flags[mark - 1] & QUOTED  # but "Poe rose and, late as it was, began work"
    return reading.words[mark] == "," and bool(says) and not cue.verb.takes_hearer


def _quoted_name(reading: Reading, sentence: Sentence, cue: Cue) -> Subject | None:
    """`…, reports "The Lantern".`: an outlet whose name stands between quotation marks ends the sentence."""
    end = reading.behind_quotation(cue.last)
    is_name = end >= sentence.last and end - cue.last <= _BACK // 4 and reading.flags[cue.last + 1] & CAPITAL
    return Subject((cue.last, end), cue.first, is_inverted=True) if is_name else None


def _ends_well(reading: Reading, end: int, last: int, behind_quotation: bool) -> bool:
    """Whether what follows an inverted source shows that the clause is over."""
    if behind_quotation or end >= last or reading.words[end] in (",", ".", ";", ":", "—"):
        return True
    flag = reading.flags[end]
    return bool(flag & (PREPOSITION | TIME | QUOTED | SUBORDINATOR | ING)) or reading.lowers[end] in _AFTER_SPEAKER


def _of_participle(reading: Reading, sentence: Sentence, cue: Cue, earlier: list[Draft]) -> Subject | None:
    """`, saying that`, `while insisting that`, `with the ministry claiming that`, `the letter saying that`."""
    before = cue.first - 1
    flag, lower = reading.flags[before], reading.lowers[before]
    if cue.first > sentence.first and not _may_open_participle(reading, before, cue.verb):
        return None
    if lower == "without" and cue.verb.lemma == "say":
        return None  # "it goes without saying"
    is_first = cue.first == sentence.first
    stands_alone = flag & (PREPOSITION | CONJUNCTION | SUBORDINATOR) or lower.endswith("ly")
    if flag & WORD and not stands_alone and not is_first:
        return _of_absolute(reading, sentence, cue)
    span = subject_before(reading, sentence.first, cue.first, earlier) if cue.first > sentence.first else None
    if not span and reading.words[before] == "," and not earlier:
        span = phrase_before(reading, before, sentence.first)  # "The judge, | noting that …, left"
    if span:
        return Subject(span, cue.first, is_owned=False)
    is_fronted = cue.first == sentence.first or (
        lower in _FRONTED_OPENERS and not reading.has_verb(sentence.first, before)
    )
    return _of_main_clause(reading, sentence, cue) if is_fronted else None


def _may_open_participle(reading: Reading, before: int, verb: CueVerb) -> bool:
    flag = reading.flags[before]
    if reading.words[before] in (",", "—", "–") or flag & (CONJUNCTION | QUOTED | CAPITAL):
        return True
    lower = reading.lowers[before]
    return verb.lemma in _PARTICIPLES or lower in _GERUND_OPENERS or lower.endswith("s")


def _of_absolute(reading: Reading, sentence: Sentence, cue: Cue) -> Subject | None:
    """`with the ministry claiming that …`, `in a letter saying that …`: the noun before the participle."""
    if reading.words[cue.last] == "," and not reading.flags[cue.last + 1] & QUOTED:
        return None  # "with half the districts reporting, …"
    for at in range(cue.first - 1, max(sentence.first, cue.first - _ABSOLUTE_REACH), -1):
        if reading.words[at] in (",", ";") or reading.flags[at] & (VERB | QUOTED):
            break
        if reading.lowers[at] == "with" and at < cue.first - 1:
            return Subject((at + 1, cue.first), at)
    span = phrase_before(reading, cue.first, sentence.first)
    if not span:
        return None
    is_clause = cue.verb.takes_clause and clause_begins(reading, cue.last, sentence.last)
    if is_clause:
        return Subject(span, span[0]) if span[0] > sentence.first else None
    opens_object = reading.flags[cue.last] & (DETERMINER | CAPITAL | PRONOUN)
    if not opens_object or cue.verb.lemma not in _SIDING:
        return None
    near = _near(reading, cue.first, span[0])
    first = max(span[0], near) if near < cue.first else span[0]
    return Subject((first, span[1]), first)


def _of_main_clause(reading: Reading, sentence: Sentence, cue: Cue) -> Subject | None:
    """`Citing the storm, the port closed`: the subject stands behind the comma that ends the participle's clause."""
    for comma in range(cue.at, min(cue.at + _BACK, sentence.last)):
        if reading.words[comma] != "," or reading.flags[comma] & QUOTED:
            continue
        for verb in range(comma + 1, min(comma + _AHEAD, sentence.last)):
            if reading.flags[verb] & VERB:
                first = group_start(reading, verb, comma + 1)
                span = phrase_before(reading, first, comma + 1)
                return Subject(span, cue.first, last=comma) if span else None
        return None
    return None


def subject_before(reading: Reading, lowest: int, index: int, earlier: list[Draft]) -> Range | None:
    """The subject that a verb at `index` shares: of the last attribution, else of the clause before it."""
    verb, span = _last_clause(reading, lowest, index)
    for draft in reversed(earlier[-2:]):
        if draft.source and draft.verb and draft.at < index and draft.rule is not Rule.PASSIVE:
            inner = _subject_inside(reading, draft, index)
            if inner:
                return inner
            return span if span and draft.at < verb and _is_over(reading, draft) else draft.source
    return span or _first_subject(reading, lowest, index)


def _subject_inside(reading: Reading, draft: Draft, index: int) -> Range | None:
    """`said that the chief, | citing poor health, left`: the subject of what is said, if its verb is still to come."""
    first = draft.content[-1][0] if draft.content else index
    if reading.lowers[first] != "that" or first + 1 >= index or reading.has_verb(first, index):
        return None
    mark = index - 1 if reading.words[index - 1] == "," else index
    span = phrase_before(reading, mark, first)
    return span if span and span[0] == first + 1 else None


def _is_over(reading: Reading, draft: Draft) -> bool:
    """Whether a clause of its own may follow the attribution: it has an object only, or is a fronted clause."""
    return draft.edge is Edge.PHRASE or (draft.owns_source and bool(reading.flags[draft.first - 1] & FRONTING))


def _last_clause(reading: Reading, lowest: int, index: int) -> tuple[int, Range | None]:
    """Verb and subject of the last clause before `index` that is neither subordinate nor relative."""
    for at in range(index - 1, max(lowest, index - _BACK * 2), -1):
        if not reading.flags[at] & VERB or reading.flags[at] & QUOTED or reading.flags[at - 1] & VERB:
            continue
        first = group_start(reading, at, lowest)
        if first <= lowest or reading.flags[first - 1] & (CONJUNCTION | SUBORDINATOR):
            continue
        span = phrase_before(reading, first, lowest)
        if span and _opens_main_clause(reading, span[0], lowest):
            return at, span
    return 0, None


def _opens_main_clause(reading: Reading, first: int, lowest: int) -> bool:
    """Whether the noun phrase at `first` is the subject of a clause that stands by itself."""
    if reading.lowers[first] in ("who", "which", "that", "there"):
        return False
    opener = reading.flags[first - 1] if first > lowest else 0
    return bool(opener & CONTRAST) or not opener & (VERB | ING | PRONOUN | PREPOSITION | SUBORDINATOR)


def _first_subject(reading: Reading, lowest: int, index: int) -> Range | None:
    for at in range(lowest + 1, min(index, lowest + _BACK * 2)):
        if reading.flags[at] & VERB and not reading.flags[at] & QUOTED:
            span = phrase_before(reading, group_start(reading, at, lowest), lowest)
            if span:
                return span
    return None

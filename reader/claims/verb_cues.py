"""Cue verbs in the active: `said X`, `X said that`, `, saying that`, `and added that`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.claims.clauses import behind_conjunctions, clause_begins
from reader.claims.contents import attach_content
from reader.claims.drafts import Draft, Rule
from reader.claims.lexicon import CueVerb, Form, words
from reader.claims.passives import find_passive
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.sources import phrase_after, phrase_before
from reader.claims.verb_groups import auxiliaries, group_start
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CONJUNCTION,
    CUE_NOUN,
    DETERMINER,
    GENITIVE,
    HOMOGRAPH,
    ING,
    MODAL,
    NEGATION,
    OFFICE,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)

_QUANTIFIERS = words("verb_cues_quantifiers")
_NO_OBJECT = words("no_object")
_NEED_PARTICLE = frozenset(("point", "lash", "spell", "rule", "refer"))
_PARTICIPLES = words("participles")
_GERUND_OPENERS = words("gerund_openers")
_FRONTED_OPENERS = words("fronted_openers")
_SPEAKERS_AFTER = words("speakers_after")
_NO_SPEAKERS = words("no_speakers")
_AFTER_SPEAKER = words("after_speaker")
_POINTING = frozenset(("such", "this", "these", "that", "those"))
_INFERENCES = words("inferences")
_THOUGHTS = words("thoughts")
_ABSOLUTE_REACH = 14
_BACK = 30
_AHEAD = 24


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb group that may attribute: `at` is the main verb, the particle that belongs to it included."""

    verb: CueVerb
    at: int
    first: int
    last: int
    preposition: str
    classes: int


@dataclass(frozen=True, slots=True)
class _Source:
    span: Range
    first: int
    is_owned: bool = True
    is_inverted: bool = False
    last: int = 0  # the content ends before it, when not 0


def find_verb_cue(reading: Reading, sentence: Sentence, at: int, earlier: list[Draft]) -> Draft | None:
    """The attribution whose main verb stands at `at`, or `None`.

    Args:
        reading: the text.
        sentence: the sentence around it.
        at: a token that is a form of a cue verb.
        earlier: what was found in the sentence so far, for shared subjects.
    """
    verb = reading.lexicon.verbs[reading.lowers[at]]
    if not _may_be_verb(reading, sentence, at, verb):
        return None
    first = group_start(reading, at, sentence.first)
    if first > sentence.first and reading.lowers[first - 1] == "to":
        return None
    classes = auxiliaries(reading, (first, at))
    preposition, last = _particle(reading, at, verb)
    if not preposition and verb.lemma in _NEED_PARTICLE:
        return None
    cue = Cue(verb, at, first, last, preposition, classes)
    if classes & BE and verb.form is Form.PAST and verb.lemma != "agree":
        return find_passive(reading, sentence, (first, last), at)
    source = _find_source(reading, sentence, cue, earlier)
    if source is None:
        return None
    source = replace(source, span=_antecedent(reading, sentence, source))
    if not _is_plausible(reading, sentence, cue, source):
        return None
    return _complete(reading, sentence, cue, source)


def _antecedent(reading: Reading, sentence: Sentence, source: _Source) -> Range:
    """The noun phrase that "who" or "which" stands for, else the source as it is."""
    first, last = source.span
    if last - first > 1 or reading.lowers[first] not in ("who", "which") or first <= sentence.first:
        return source.span
    end = first - 1 if reading.words[first - 1] == "," else first
    phrase = phrase_before(reading, end, sentence.first)
    return phrase if phrase and not reading.flags[phrase[0]] & PRONOUN else source.span


def _complete(reading: Reading, sentence: Sentence, cue: Cue, source: _Source) -> Draft | None:
    scope = (sentence.first, sentence.last)
    draft = Draft(
        rule=Rule.AFTER,
        lemma=cue.verb.lemma,
        at=cue.at,
        sentence=sentence.number,
        first=source.first,
        cue=(cue.first, cue.last),
        source=source.span,
        verb=cue.verb,
        preposition=cue.preposition,
        owns_source=source.is_owned,
        is_inverted=source.is_inverted,
    )
    as_said = _as_said(reading, scope, draft)
    if as_said:
        return as_said
    mark = source.span[0] - 1 if source.is_owned and not source.is_inverted else cue.first - 1
    behind_quotation = mark >= scope[0] and bool(reading.flags[mark] & QUOTED) and source.is_owned
    if source.last:
        scope = (scope[0], source.last)
    return attach_content(reading, draft, scope, is_behind_quotation=behind_quotation)


# ---------------------------------------------------------------- is it a verb at all?


def _may_be_verb(reading: Reading, sentence: Sentence, at: int, verb: CueVerb) -> bool:
    before, lower_before = reading.flags[at - 1], reading.lowers[at - 1]
    if at == sentence.first:
        return verb.form in (Form.PAST, Form.GERUND)
    if reading.flags[at] & CAPITAL and not sentence.is_heading:
        return False
    if before & DETERMINER and lower_before not in _QUANTIFIERS:
        return False
    if reading.words[at - 1] == "-" or lower_before == reading.lowers[at] or (reading.words[at + 1] == "-" and reading.is_glued(at + 1)):
        return False
    is_noun_too = reading.flags[at] & (CUE_NOUN | HOMOGRAPH) and verb.form in (Form.BASE, Form.PRESENT)
    if is_noun_too:
        return _is_used_as_verb(reading, sentence, at, verb)
    return not (before & GENITIVE and reading.flags[at] & CUE_NOUN)


def _is_used_as_verb(reading: Reading, sentence: Sentence, at: int, verb: CueVerb) -> bool:
    """`claims`, `plans`, `states`: a verb has a plausible subject right before it and an object after it."""
    before, lower_before = reading.flags[at - 1], reading.lowers[at - 1]
    following = reading.lowers[at + 1]
    if before & (PREPOSITION | DETERMINER | GENITIVE) and not before & PRONOUN:
        return False
    if at + 1 >= sentence.last:
        # "…, the chief of staff claims": only behind a statement
        return (verb.takes_quotation or verb.takes_clause) and reading.has(sentence.first, at, WORD) and "," in reading.words[sentence.first : at]
    if reading.words[at + 1] in (".", ";", ")"):
        return False
    if following in _NO_OBJECT and following not in verb.prepositions and not before & PRONOUN:
        return False
    if verb.form is Form.BASE:
        return bool(before & (PRONOUN | AUXILIARY | MODAL | ADVERB)) or lower_before.endswith("s") or lower_before == "which"
    return (
        lower_before in ("also", "that", "which", "another", "poll", "report", ",")
        or bool(before & (CAPITAL | PRONOUN))
        or sentence.is_heading
        or clause_begins(reading, at + 1, sentence.last)
    )


def _particle(reading: Reading, at: int, verb: CueVerb) -> tuple[str, int]:
    """The preposition that belongs to the cue, if it is there, and the token behind the cue."""
    end = at + 1
    for preposition in verb.prepositions:
        if reading.lowers[end] == preposition:
            end += 1
        elif reading.flags[end] & ADVERB and reading.lowers[end + 1] == preposition:
            end += 2
        else:
            continue
        if preposition == "out" and reading.lowers[end] in ("against", "at", "about", "for", "on"):
            return preposition, end + 1
        return preposition, end
    return "", end


# ---------------------------------------------------------------- whose words?


def _find_source(reading: Reading, sentence: Sentence, cue: Cue, earlier: list[Draft]) -> _Source | None:
    inverted = _inverted(reading, sentence, cue)
    if inverted:
        return inverted
    if cue.verb.form is Form.GERUND and not cue.classes & BE:
        return _of_participle(reading, sentence, cue, earlier)
    before = cue.first - 1
    if cue.first == sentence.first:
        return None
    if reading.flags[before] & CONJUNCTION:
        span = subject_before(reading, sentence.first, before, earlier)
        return _Source(span, before, is_owned=False) if span else None
    span = phrase_before(reading, cue.first, sentence.first)
    if span:
        return _Source(span, span[0])
    if reading.words[before] == "," and not reading.flags[before - 1] & CONJUNCTION:
        span = subject_before(reading, sentence.first, before, earlier)
        return _Source(span, cue.first, is_owned=False) if span else None
    return None


def _inverted(reading: Reading, sentence: Sentence, cue: Cue) -> _Source | None:
    """`…,” said Jo Poe`: the source follows the verb."""
    before, after = cue.first - 1, cue.last
    is_finite = cue.verb.form is not Form.GERUND and cue.first == cue.at
    if not is_finite or not cue.verb.takes_quotation or cue.first <= sentence.first or after >= sentence.last:
        return None
    behind_quotation = bool(reading.flags[before] & QUOTED)
    if not behind_quotation and reading.words[before] != "?" and (reading.words[before] != "," or cue.verb.takes_hearer):
        return None
    flag, lower = reading.flags[after], reading.lowers[after]
    if flag & QUOTED:
        return _quoted_name(reading, sentence, cue)
    opens = flag & (CAPITAL | DETERMINER | PRONOUN | OFFICE) or lower in _SPEAKERS_AFTER
    if lower in _NO_SPEAKERS or not (opens or behind_quotation or sentence.is_heading):
        return None
    span = phrase_after(reading, after, sentence.last)
    if not span or not _ends_well(reading, span[1], sentence.last, behind_quotation):
        return None
    has_subject = not behind_quotation and phrase_before(reading, cue.first, sentence.first)
    if has_subject and (clause_begins(reading, after, sentence.last) or flag & PRONOUN):
        return None
    return _Source(span, cue.first, is_inverted=True)


def _quoted_name(reading: Reading, sentence: Sentence, cue: Cue) -> _Source | None:
    """`…, reports "The Lantern".`: an outlet whose name stands between quotation marks ends the sentence."""
    end = reading.behind_quotation(cue.last)
    is_name = end >= sentence.last and end - cue.last <= _BACK // 4 and reading.flags[cue.last + 1] & CAPITAL
    return _Source((cue.last, end), cue.first, is_inverted=True) if is_name else None


def _ends_well(reading: Reading, end: int, last: int, behind_quotation: bool) -> bool:
    """Whether what follows an inverted source shows that the clause is over."""
    if behind_quotation or end >= last or reading.words[end] in (",", ".", ";", ":", "—"):
        return True
    flag = reading.flags[end]
    return bool(flag & (PREPOSITION | TIME | QUOTED | SUBORDINATOR | ING)) or reading.lowers[end] in _AFTER_SPEAKER


def _of_participle(reading: Reading, sentence: Sentence, cue: Cue, earlier: list[Draft]) -> _Source | None:
    """`, saying that`, `while insisting that`, `with the ministry claiming that`, `the letter saying that`."""
    before = cue.first - 1
    flag, lower = reading.flags[before], reading.lowers[before]
    if cue.first > sentence.first and not _may_open_participle(reading, before, cue.verb):
        return None
    stands_alone = flag & (PREPOSITION | CONJUNCTION | SUBORDINATOR) or lower.endswith("ly") or cue.first == sentence.first
    if flag & WORD and not stands_alone:
        return _of_absolute(reading, sentence, cue)
    span = subject_before(reading, sentence.first, cue.first, earlier) if cue.first > sentence.first else None
    if span:
        return _Source(span, cue.first, is_owned=False)
    is_fronted = cue.first == sentence.first or (
        lower in _FRONTED_OPENERS and not reading.has_verb(sentence.first, before)
    )
    return _of_main_clause(reading, sentence, cue) if is_fronted else None


def _may_open_participle(reading: Reading, before: int, verb: CueVerb) -> bool:
    flag = reading.flags[before]
    if reading.words[before] in (",", "—", "–") or flag & (CONJUNCTION | QUOTED | CAPITAL):
        return True
    return verb.lemma in _PARTICIPLES or reading.lowers[before] in _GERUND_OPENERS or reading.lowers[before].endswith("s")


def _of_absolute(reading: Reading, sentence: Sentence, cue: Cue) -> _Source | None:
    for at in range(cue.first - 1, max(sentence.first, cue.first - _ABSOLUTE_REACH), -1):
        if reading.words[at] in (",", ";") or reading.flags[at] & (VERB | QUOTED):
            break
        if reading.lowers[at] == "with" and at < cue.first - 1:
            return _Source((at + 1, cue.first), at)
    span = phrase_before(reading, cue.first, sentence.first)
    if not span or span[0] <= sentence.first:
        return None
    is_clause = cue.verb.takes_clause and clause_begins(reading, cue.last, sentence.last)
    return _Source(span, span[0]) if is_clause else None


def _of_main_clause(reading: Reading, sentence: Sentence, cue: Cue) -> _Source | None:
    """`Citing the storm, the port closed`: the subject stands behind the comma that ends the participle's clause."""
    for comma in range(cue.at, min(cue.at + _BACK, sentence.last)):
        if reading.words[comma] != "," or reading.flags[comma] & QUOTED:
            continue
        for verb in range(comma + 1, min(comma + _AHEAD, sentence.last)):
            if reading.flags[verb] & VERB:
                first = group_start(reading, verb, comma + 1)
                span = phrase_before(reading, first, comma + 1)
                return _Source(span, cue.first, last=comma) if span else None
        return None
    return None


def subject_before(reading: Reading, lowest: int, index: int, earlier: list[Draft]) -> Range | None:
    """The subject that a verb at `index` shares: of the last attribution, else of the clause's first verb."""
    for draft in reversed(earlier[-2:]):
        if draft.source and draft.verb and draft.at < index and draft.rule is not Rule.PASSIVE:
            return draft.source
    for at in range(lowest + 1, min(index, lowest + _BACK * 2)):
        if reading.flags[at] & VERB and not reading.flags[at] & QUOTED:
            span = phrase_before(reading, group_start(reading, at, lowest), lowest)
            if span:
                return span
    return None


# ---------------------------------------------------------------- does it hold together?


def _is_plausible(reading: Reading, sentence: Sentence, cue: Cue, source: _Source) -> bool:
    """Agreement of subject and verb, no first person, nothing hypothetical."""
    first, last = source.span
    lower = reading.lowers[first]
    is_single = last - first == 1
    if is_single and lower in ("that", "this", "there", "which", "you", "i"):
        return False
    if lower in _POINTING and cue.verb.lemma in _INFERENCES:
        return False
    if is_single and lower == "we" and cue.verb.lemma in _THOUGHTS:
        return False
    if cue.classes & MODAL and not cue.classes & NEGATION and "would" in reading.lowers[cue.first : cue.at]:
        return cue.verb.lemma in ("say", "confirm")
    bare = cue.verb.form is Form.BASE and not cue.classes & (AUXILIARY | MODAL)
    if bare and source.is_owned and not source.is_inverted and not sentence.is_heading:
        return _is_plural(reading, source.span)
    return True


def _is_plural(reading: Reading, span: Range) -> bool:
    return any(
        reading.flags[at] & PLURAL or reading.lowers[at].endswith("s") or reading.words[at] in (")", "'", "’")
        for at in range(*span)
    )


def _as_said(reading: Reading, scope: Range, draft: Draft) -> Draft | None:
    """`The bridge is shut, as the ministry said on Monday`: the statement is the clause in front (or behind)."""
    if draft.is_inverted or not draft.owns_source or not draft.source or not draft.cue:
        return None
    opener, end = draft.source[0] - 1, draft.cue[1]
    if opener < scope[0] or reading.lowers[opener] != "as":
        return None
    follows = reading.flags[end] & (TIME | PREPOSITION) and reading.lowers[end] != "to"
    if end < scope[1] and reading.words[end] not in (",", ";") and not follows:
        return None
    if opener > scope[0] and reading.words[opener - 1] == ",":
        content = (behind_conjunctions(reading, scope[0], opener - 1), opener - 1)
    elif opener == scope[0] and "," in reading.words[end : scope[1]]:
        content = (reading.words.index(",", end, scope[1]) + 1, scope[1])
    else:
        return None
    return replace(draft, rule=Rule.BEFORE, content=(content,), is_before=True)

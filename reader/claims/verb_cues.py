"""Cue verbs in the active: `said X`, `X said that`, `, saying that`, `and added that`."""

from __future__ import annotations

from reader.claims.clauses import behind_conjunctions
from reader.claims.contents import attach_content
from reader.claims.drafts import Draft, Rule
from reader.claims.infinitives import subject_of_infinitive
from reader.claims.lexicon import CueVerb, Form, words
from reader.claims.passives import find_passive
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.sources import phrase_before
from reader.claims.subjects import Cue, Subject, find_source
from reader.claims.verb_groups import auxiliaries, group_start
from reader.claims.verb_uses import may_be_verb
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    BE,
    ING,
    MEDIUM,
    MODAL,
    NEGATION,
    PLURAL,
    PREPOSITION,
    QUOTED,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)

_NEED_PARTICLE = words("need_particle")
_POINTING = frozenset(("such", "this", "these", "that", "those"))
_WOULD = words("would")
_NOT_FINITE = words("not_finite")
_UNNAMED_WISHES = [["not", "to", "be", each] for each in ("named", "identified", "quoted")]
_TIMES = 2
_PARTICLES = words("particles")
_BEHIND_PARTICLES = words("behind_particles")
_DEGREES = words("verb_degrees")
_PARTNERS = frozenset(("to", "with"))
_TOPICAL = frozenset(("about", "on", "against", "over"))
_DEGREE_REACH = 3
_PARTNER_REACH = 9
_INFERENCES = words("inferences")
_THOUGHTS = words("thoughts")


def find_verb_cue(reading: Reading, sentence: Sentence, at: int, earlier: list[Draft]) -> Draft | None:
    """The attribution whose main verb stands at `at`, or `None`.

    Args:
        reading: the text.
        sentence: the sentence around it.
        at: a token that is a form of a cue verb.
        earlier: what was found in the sentence so far, for shared subjects.
    """
    cue = _cue_at(reading, sentence, at)
    if cue is None or (earlier and earlier[-1].cue and cue.first < earlier[-1].cue[1]):
        return None
    if cue.first > sentence.first and reading.lowers[cue.first - 1] == "to":
        return _infinitive(reading, sentence, cue, earlier)
    if (
        cue.verb.form is Form.PAST
        and (cue.classes & BE or _is_reduced_passive(reading, cue))
        and cue.verb.lemma != "agree"
    ):
        return find_passive(reading, sentence, (cue.first, cue.last), at)
    source = find_source(reading, sentence, cue, earlier)
    if source is None or _is_free_relative(reading, sentence, cue, source):
        return None
    return _complete(reading, sentence, cue, source) if _is_plausible(reading, sentence, cue, source) else None


def _is_free_relative(reading: Reading, sentence: Sentence, cue: Cue, source: Subject) -> bool:
    """`What the union reported, shut the port`: the verb has its object in front."""
    before = source.span[0] - 1
    return before >= sentence.first and reading.lowers[before] == "what" and reading.words[cue.last] == ","


def _infinitive(reading: Reading, sentence: Sentence, cue: Cue, earlier: list[Draft]) -> Draft | None:
    """`used the visit to defend the dam`."""
    if cue.at != cue.first or cue.verb.form is not Form.BASE:
        return None
    source = subject_of_infinitive(reading, sentence, cue, earlier) or _announced(reading, sentence, cue)
    if source is None:
        return None
    cue = cue._replace(first=cue.first - 1)
    return _complete(reading, sentence, cue, source)


def _announced(reading: Reading, sentence: Sentence, cue: Cue) -> Subject | None:
    """The subject of a headline such as `Miners to back Poe`."""
    to = cue.first - 1
    if not sentence.is_heading or reading.has_verb(sentence.first, to):
        return None
    span = phrase_before(reading, to, sentence.first)
    return Subject(span, span[0]) if span and span[0] == sentence.first else None


def _is_reduced_passive(reading: Reading, cue: Cue) -> bool:
    """`the levy, opposed by the miners,`: not `announced by phone`, `answered by leaving`."""
    if reading.lowers[cue.last] != "by" or not cue.verb.takes_noun or cue.classes & (AUXILIARY | MODAL):
        return False
    return not reading.flags[cue.last + 1] & (ING | MEDIUM | TIME)


def _cue_at(reading: Reading, sentence: Sentence, at: int) -> Cue | None:
    """The verb group around a cue verb; `None` where the word is no verb there, or an infinitive."""
    verb = reading.lexicon.verbs[reading.lowers[at]]
    if not may_be_verb(reading, sentence, at, verb):
        return None
    first = group_start(reading, at, sentence.first)
    classes = auxiliaries(reading, (first, at))
    if reading.lowers[at] in _NOT_FINITE and not classes & AUXILIARY:
        return None  # "the tank known as the Kettle", "a budget hearing"
    preposition, last = _particle(reading, at, verb)
    if not preposition and verb.lemma in _NEED_PARTICLE and not _opens_that(reading, verb, at):
        return None
    return Cue(verb, at, first, last, preposition, classes)


def _opens_that(reading: Reading, verb: CueVerb, at: int) -> bool:
    """`ruled that`, `laughed last week that`: such a verb has a clause."""
    return verb.takes_clause and "that" in reading.lowers[at + 1 : at + 2 + _TIMES]


def _complete(reading: Reading, sentence: Sentence, cue: Cue, source: Subject) -> Draft | None:
    scope = (sentence.first, sentence.last)
    draft = Draft(
        rule=Rule.AFTER,
        lemma=cue.verb.lemma,
        at=cue.at,
        sentence=sentence.number,
        first=source.first,
        cue=(cue.first, cue.last),
        source=source.span,
        relative=source.relative,
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


def _particle(reading: Reading, at: int, verb: CueVerb) -> tuple[str, int]:
    """The preposition that belongs to the cue, if it is there, and the token behind the cue."""
    if not verb.prepositions:
        return "", at + 1
    end = _behind_degree(reading, at + 1, verb.prepositions)
    if reading.lowers[end] not in verb.prepositions:
        end = _behind_partner(reading, at + 1, verb.prepositions)
    preposition = reading.lowers[end]
    if preposition not in verb.prepositions:
        return "", at + 1
    end += 1
    if preposition in _PARTICLES and reading.lowers[end] in _BEHIND_PARTICLES:
        end += 1
    return preposition, end


def _behind_degree(reading: Reading, index: int, prepositions: tuple[str, ...]) -> int:
    """Over adverbs and words of degree: `worries so much | about`."""
    end = index
    while end - index < _DEGREE_REACH and reading.lowers[end] not in prepositions:
        if not (reading.flags[end] & ADVERB or reading.lowers[end] in _DEGREES or reading.lowers[end].endswith("ly")):
            break
        end += 1
    return end


def _behind_partner(reading: Reading, index: int, prepositions: tuple[str, ...]) -> int:
    """Over the person spoken to: `complained to the board | about`."""
    if reading.lowers[index] not in _PARTNERS:
        return index
    for end in range(index + 1, index + _PARTNER_REACH):
        if reading.lowers[end] in prepositions and reading.lowers[end] in _TOPICAL:
            return end
        if not reading.flags[end] & WORD or reading.flags[end] & (VERB | QUOTED | SUBORDINATOR):
            break
    return index


# ---------------------------------------------------------------- does it hold together?


def _is_plausible(reading: Reading, sentence: Sentence, cue: Cue, source: Subject) -> bool:
    """Agreement of subject and verb, no first person, nothing hypothetical."""
    first, last = source.span
    lower = reading.lowers[first]
    is_single = last - first == 1
    is_all_told = lower == "all" and cue.verb.lemma == "tell"
    if is_single and (is_all_told or lower in ("that", "this", "there", "which", "you", "i")):
        return False
    if lower in _POINTING and cue.verb.lemma in _INFERENCES:
        return False
    is_own_thought = is_single and lower == "we" and cue.verb.lemma in _THOUGHTS
    if is_own_thought or reading.lowers[cue.last : cue.last + 4] in _UNNAMED_WISHES:
        return False
    if cue.classes & MODAL and not cue.classes & NEGATION and "would" in reading.lowers[cue.first : cue.at]:
        return cue.verb.lemma in _WOULD
    bare = cue.verb.form is Form.BASE and not cue.classes & (AUXILIARY | MODAL)
    if bare and source.is_owned and not source.is_inverted and not sentence.is_heading:
        return _is_plural(reading, source.span)
    return True


def _is_plural(reading: Reading, span: Range) -> bool:
    return any(_is_plural_word(reading, at) for at in range(*span))


def _is_plural_word(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return bool(reading.flags[at] & PLURAL) or word[0].isdigit() or word[-1] == "s" or word in (")", "'", "’")


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
    return draft._replace(rule=Rule.BEFORE, content=(content,), is_before=True)

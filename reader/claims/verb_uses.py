"""Whether a word that could be a cue verb is used as one: `claims`, `states`, `expected`, `called`."""

from __future__ import annotations

from reader.claims.clauses import clause_begins
from reader.claims.lexicon import CueVerb, Form, words
from reader.claims.reading import Reading, Sentence
from reader.claims.verb_groups import has_plural_head
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CUE_NOUN,
    CUE_VERB,
    DETERMINER,
    GENITIVE,
    HOMOGRAPH,
    MODAL,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SEEMING,
    VERB,
    WILLING,
)

_QUANTIFIERS = words("verb_uses_quantifiers")
_NO_OBJECT = words("no_object")
_NEED_PARTICLE = words("need_particle")
_LY_NOUNS = words("ly_nouns")
_COPULAS = words("copulas")
_CALLING = frozenset(("call", "name", "dub"))
_CALLED_REACH = 4
_YEAR = 4  # digits
_SUBJECT_ENDS = words("subject_ends")
_OBJECT_OPENERS = words("object_openers")
_DEGREE_WORDS = words("before_participles")


def may_be_verb(reading: Reading, sentence: Sentence, at: int, verb: CueVerb) -> bool:
    """Whether a form of a cue verb is a verb where it stands: no noun, no adjective, no part of a compound."""
    before, lower_before = reading.flags[at - 1], reading.lowers[at - 1]
    if at == sentence.first:
        return verb.form in (Form.PAST, Form.GERUND)
    if (reading.flags[at] & CAPITAL and not sentence.is_heading) or _only_introduces(reading, at):
        return False
    is_number = before & PLURAL and verb.form is Form.BASE  # "one in five say"
    if (before & DETERMINER and lower_before not in _QUANTIFIERS and not is_number) or _is_adjective(
        reading, sentence, at, verb
    ):
        return False
    if (
        reading.words[at - 1] == "-"
        or lower_before == reading.lowers[at]
        or (reading.words[at + 1] == "-" and reading.is_glued(at + 1))
    ):
        return False
    is_noun_too = reading.flags[at] & (CUE_NOUN | HOMOGRAPH) and verb.form in (Form.BASE, Form.PRESENT)
    if is_noun_too:
        return _is_used_as_verb(reading, sentence, at, verb)
    return not (before & GENITIVE and reading.flags[at] & CUE_NOUN)


def _is_adjective(reading: Reading, sentence: Sentence, at: int, verb: CueVerb) -> bool:
    """`the widely expected answer`, `its own preferred candidate`, `of 25 pledged delegates`, `remains convinced`."""
    if verb.form is not Form.PAST:
        return False
    if _is_called(reading, sentence, at, verb) or reading.lowers[at - 1] in _COPULAS or reading.flags[at - 1] & SEEMING:
        return True
    before = at - 1
    while before > sentence.first and _is_degree(reading.lowers[before]):
        before -= 1
    flag, lower = reading.flags[before], reading.lowers[before]
    if lower[:1].isdigit() and len(lower) != _YEAR:
        return bool(before > sentence.first and reading.flags[before - 1] & PREPOSITION)
    return before < at - 1 and bool(flag & DETERMINER) and lower not in _QUANTIFIERS


def _is_called(reading: Reading, sentence: Sentence, at: int, verb: CueVerb) -> bool:
    """`a firm called Olm`, `a man named Poe`."""
    if verb.lemma not in _CALLING or not reading.flags[at + 1] & (CAPITAL | QUOTED):
        return False
    reach = range(at - 1, max(sentence.first, at - _CALLED_REACH) - 1, -1)
    opener = next((each for each in reach if reading.flags[each] & (DETERMINER | VERB | CAPITAL)), at)
    return reading.lowers[opener] in ("a", "an")


def _is_degree(lower: str) -> bool:
    return lower in _DEGREE_WORDS or (lower.endswith("ly") and lower not in _LY_NOUNS)


def _only_introduces(reading: Reading, at: int) -> bool:
    """`declined to say`, `neither confirmed nor denied`: the second verb is the cue."""
    if reading.lowers[at - 1] == "neither" and reading.lowers[at + 1] == "nor":
        return True
    if not reading.flags[at] & WILLING or reading.lowers[at + 1] != "to" or not reading.flags[at + 2] & CUE_VERB:
        return False
    return reading.lexicon.verbs[reading.lowers[at + 2]].lemma not in _NEED_PARTICLE


def _is_used_as_verb(reading: Reading, sentence: Sentence, at: int, verb: CueVerb) -> bool:
    """`claims`, `plans`, `states`: a verb has a plausible subject right before it and an object after it."""
    before, lower_before = reading.flags[at - 1], reading.lowers[at - 1]
    following = reading.lowers[at + 1]
    is_infinitive = lower_before == "to" and verb.form is Form.BASE
    if is_infinitive or (before & (PREPOSITION | DETERMINER | GENITIVE) and not before & PRONOUN):
        return is_infinitive and at + 1 < sentence.last
    if at + 1 >= sentence.last:
        return (verb.takes_quotation or verb.takes_clause) and _follows_statement(reading, sentence, at)
    is_object = before & VERB and before & CUE_VERB  # "rejected | claims that …"
    is_end = reading.words[at + 1] in (".", ";", ")")
    if is_object or is_end or (following in _NO_OBJECT and following not in verb.prepositions and not before & PRONOUN):
        return False
    return _has_subject(reading, sentence, at, verb) or (
        verb.form is not Form.BASE and _has_object(reading, sentence, at, verb)
    )


def _follows_statement(reading: Reading, sentence: Sentence, at: int) -> bool:
    """`…, the chief of staff claims`."""
    return "," in reading.words[sentence.first : at]


def _has_subject(reading: Reading, sentence: Sentence, at: int, verb: CueVerb) -> bool:
    """Whether the word before a verb in the present tense can only be its subject."""
    lower = reading.lowers[at - 1]
    if verb.form is Form.BASE:
        is_open = reading.flags[at - 1] & (PRONOUN | AUXILIARY | MODAL | ADVERB) or lower == "which"
        return bool(is_open) or lower.endswith("s") or has_plural_head(reading, at)
    is_plain = lower in _SUBJECT_ENDS
    return is_plain or sentence.is_heading or bool(reading.flags[at - 1] & (CAPITAL | PRONOUN))


def _has_object(reading: Reading, sentence: Sentence, at: int, verb: CueVerb) -> bool:
    """Whether the word behind a verb in the present tense opens its object."""
    following = reading.lowers[at + 1]
    if reading.flags[at + 1] & (DETERMINER | PRONOUN) or following[:1].isdigit() or following in _OBJECT_OPENERS:
        return True
    is_own = following in verb.prepositions or following in ("so", "only")
    if is_own and not reading.lowers[at - 1].endswith("s"):
        return True
    return clause_begins(reading, at + 1, sentence.last)

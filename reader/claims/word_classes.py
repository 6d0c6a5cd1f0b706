"""Names for the classes of words in lexicon/en/word_classes.txt, and for what a token looks like.

Plain integers, one bit each, so that a rule asks for several at once: `flags[i] & (DETERMINER | POSSESSIVE)`.
"""

from __future__ import annotations

from typing import Final

# What rules ask most stands in the lower 30 bits: a number of one such "digit" is compared in half the time, and most
# tokens have no other class. The lowest eight bits are quicker still, as Python keeps the small numbers ready.
QUOTED: Final = 1 << 0
WORD: Final = 1 << 1
CAPITAL: Final = 1 << 2
VERB: Final = 1 << 3
PREPOSITION: Final = 1 << 4
DETERMINER: Final = 1 << 5
PRONOUN: Final = 1 << 6
AUXILIARY: Final = 1 << 7
CONJUNCTION: Final = 1 << 8
SUBORDINATOR: Final = 1 << 9
ADVERB: Final = 1 << 10
TIME: Final = 1 << 11
GENITIVE: Final = 1 << 12
ING: Final = 1 << 13
BE: Final = 1 << 14
MODAL: Final = 1 << 15
CUE_VERB: Final = 1 << 16
CUE_NOUN: Final = 1 << 17
FINITE: Final = 1 << 18
MAYBE_VERB: Final = 1 << 19
LIGHT_VERB: Final = 1 << 20
PLURAL: Final = 1 << 21
ORGANISATION: Final = 1 << 22
OFFICE: Final = 1 << 23
CROWD: Final = 1 << 24
NOUN_PREPOSITION: Final = 1 << 25
NEGATION: Final = 1 << 26
TITLE: Final = 1 << 27
ABBREVIATION: Final = 1 << 28
POSSESSIVE: Final = 1 << 29

# rarer ones
MEDIUM: Final = 1 << 30
NOT_PARTICIPLE: Final = 1 << 31
WILLING: Final = 1 << 32
ATTITUDE: Final = 1 << 33
FRONTING: Final = 1 << 34
EVIDENCE: Final = 1 << 35
ADJECTIVE_ING: Final = 1 << 36
CONTRAST: Final = 1 << 37
HOMOGRAPH: Final = 1 << 38
DOCUMENT: Final = 1 << 39
JOB: Final = 1 << 40
UNNAMED: Final = 1 << 41
FEMALE: Final = 1 << 42
MALE: Final = 1 << 43
POSSIBLE: Final = 1 << 44
PROBABLE: Final = 1 << 45
HEARSAY: Final = 1 << 46
LABEL: Final = 1 << 47
THINKING: Final = 1 << 48
LIGHT_NOUN: Final = 1 << 49
HELD: Final = 1 << 50
INQUIRING: Final = 1 << 51
SEEMING: Final = 1 << 52
ADHERENT: Final = 1 << 53
KIN: Final = 1 << 54

SECTIONS: Final = {
    "determiner": DETERMINER,
    "possessive": POSSESSIVE,
    "preposition": PREPOSITION,
    "subordinator": SUBORDINATOR,
    "pronoun": PRONOUN,
    "auxiliary": AUXILIARY,
    "be": BE,
    "modal": MODAL,
    "negation": NEGATION,
    "adverb": ADVERB,
    "time": TIME,
    "medium": MEDIUM,
    "finite": FINITE,
    "not_participle": NOT_PARTICIPLE,
    "office": OFFICE,
    "willing": WILLING,
    "conjunction": CONJUNCTION,
    "plural": PLURAL,
    "attitude": ATTITUDE,
    "fronting": FRONTING,
    "evidence": EVIDENCE,
    "adjective_ing": ADJECTIVE_ING,
    "contrast": CONTRAST,
    "homograph": HOMOGRAPH,
    "noun_preposition": NOUN_PREPOSITION,
    "organisation": ORGANISATION,
    "document": DOCUMENT,
    "crowd": CROWD,
    "job": JOB,
    "unnamed": UNNAMED,
    "title": TITLE,
    "female": FEMALE,
    "male": MALE,
    "possible": POSSIBLE,
    "probable": PROBABLE,
    "hearsay": HEARSAY,
    "label": LABEL,
    "thinking": THINKING,
    "light_noun": LIGHT_NOUN,
    "held": HELD,
    "seeming": SEEMING,
    "inquiring": INQUIRING,
    "adherent": ADHERENT,
    "kin": KIN,
}

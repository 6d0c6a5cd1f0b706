"""Names for the classes of words in lexicon/en/word_classes.txt, and for what a token looks like.

Plain integers, one bit each, so that a rule asks for several at once: `flags[i] & (DETERMINER | POSSESSIVE)`.
"""

from __future__ import annotations

from typing import Final

DETERMINER: Final = 1 << 0
POSSESSIVE: Final = 1 << 1
PREPOSITION: Final = 1 << 2
SUBORDINATOR: Final = 1 << 3
PRONOUN: Final = 1 << 4
AUXILIARY: Final = 1 << 5
BE: Final = 1 << 6
MODAL: Final = 1 << 7
NEGATION: Final = 1 << 8
ADVERB: Final = 1 << 9
TIME: Final = 1 << 10
MEDIUM: Final = 1 << 11
FINITE: Final = 1 << 12
NOT_PARTICIPLE: Final = 1 << 13
OFFICE: Final = 1 << 14
WILLING: Final = 1 << 15
CONJUNCTION: Final = 1 << 16
PLURAL: Final = 1 << 17
ATTITUDE: Final = 1 << 18
FRONTING: Final = 1 << 19
EVIDENCE: Final = 1 << 20
ADJECTIVE_ING: Final = 1 << 21
CONTRAST: Final = 1 << 22
HOMOGRAPH: Final = 1 << 23
NOUN_PREPOSITION: Final = 1 << 24
ORGANISATION: Final = 1 << 25
DOCUMENT: Final = 1 << 26
CROWD: Final = 1 << 27
JOB: Final = 1 << 28
UNNAMED: Final = 1 << 29
TITLE: Final = 1 << 30
FEMALE: Final = 1 << 31
MALE: Final = 1 << 32
POSSIBLE: Final = 1 << 33
PROBABLE: Final = 1 << 34
HEARSAY: Final = 1 << 35
LABEL: Final = 1 << 36
THINKING: Final = 1 << 37
LIGHT_NOUN: Final = 1 << 38
HELD: Final = 1 << 39

# what a token is by its form or its neighbours, not by a list
CUE_VERB: Final = 1 << 40
CUE_NOUN: Final = 1 << 41
WORD: Final = 1 << 42
CAPITAL: Final = 1 << 43
VERB: Final = 1 << 44
GENITIVE: Final = 1 << 45
QUOTED: Final = 1 << 46
ING: Final = 1 << 47
ABBREVIATION: Final = 1 << 48
MAYBE_VERB: Final = 1 << 49
LIGHT_VERB: Final = 1 << 50
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

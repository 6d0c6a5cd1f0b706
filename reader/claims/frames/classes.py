"""Names for the classes of words in lexicon/<language>/word_classes.txt; plain integers, one bit each."""

from __future__ import annotations

from typing import Final

THAT: Final = 1 << 0
AS: Final = 1 << 1
PREPOSITION: Final = 1 << 2
TITLE_PREPOSITION: Final = 1 << 3
LOCATIVE: Final = 1 << 4
CONJUNCTION: Final = 1 << 5
AND: Final = 1 << 6
NEGATION: Final = 1 << 7
HE: Final = 1 << 8
SHE: Final = 1 << 9
THEY: Final = 1 << 10
HIS: Final = 1 << 11
HER: Final = 1 << 12
THEIR: Final = 1 << 13
HEARER: Final = 1 << 14
TIME: Final = 1 << 15
ADVERB: Final = 1 << 16
INFINITIVE: Final = 1 << 17
MASCULINE: Final = 1 << 18
FEMININE: Final = 1 << 19
PLURAL: Final = 1 << 20
ADJECTIVE: Final = 1 << 21
OFFICE: Final = 1 << 22
ORGANISATION: Final = 1 << 23
DOCUMENT: Final = 1 << 24
CROWD: Final = 1 << 25
UNNAMED: Final = 1 << 26
PLACE: Final = 1 << 27
POSSIBLE: Final = 1 << 28
PROBABLE: Final = 1 << 29
HEARSAY: Final = 1 << 30
POINTING: Final = 1 << 31
THIS: Final = 1 << 32
RELATIVE: Final = 1 << 33

# what a token is by its form or its place, not by a list
CUE: Final = 1 << 40
WORD: Final = 1 << 41
CAPITAL: Final = 1 << 42
QUOTED: Final = 1 << 43

PRONOUN: Final = HE | SHE | THEY
POSSESSIVE: Final = HIS | HER | THEIR

SECTIONS: Final = {
    "that": THAT,
    "as": AS,
    "preposition": PREPOSITION,
    "title_preposition": TITLE_PREPOSITION,
    "locative": LOCATIVE,
    "conjunction": CONJUNCTION,
    "and": AND,
    "negation": NEGATION,
    "he": HE,
    "she": SHE,
    "they": THEY,
    "possessive_m": HIS,
    "possessive_f": HER,
    "possessive_plural": THEIR,
    "hearer": HEARER,
    "time": TIME,
    "adverb": ADVERB,
    "infinitive": INFINITIVE,
    "masculine_verb": MASCULINE,
    "feminine_verb": FEMININE,
    "plural_verb": PLURAL,
    "adjective": ADJECTIVE,
    "office": OFFICE,
    "organisation": ORGANISATION,
    "document": DOCUMENT,
    "crowd": CROWD,
    "unnamed": UNNAMED,
    "place": PLACE,
    "possible": POSSIBLE,
    "probable": PROBABLE,
    "hearsay": HEARSAY,
    "pointing": POINTING,
    "this": THIS,
    "relative": RELATIVE,
}

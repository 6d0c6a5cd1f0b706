"""A claim in the making: everything in token indices, before names and spans are known."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from reader.claims.lexicon import CueVerb
from reader.claims.reading import Range


class Rule(StrEnum):
    """Which rule found a claim; the value is what a reader is told."""

    BEFORE = "statement before its verb of saying"
    AFTER = "verb of saying before its content"
    AROUND = "verb of saying in the middle of its content"
    NOUN_OBJECT = "verb of judgement with its object"
    PASSIVE = "passive verb with the source behind “by”"
    IMPERSONAL = "report without a named source"
    ACCORDING = "“according to”"
    NOUN = "noun that attributes"
    LIGHT = "verb and noun that attribute together"
    ATTITUDE = "adjective of conviction"
    ADVERB = "adverb of hearsay"
    PREDICATE = "noun that attributes as a predicate"
    UNOWNED = "what seems or was asked, with nobody named"
    SURVEY = "poll or study in front of its result"
    GAP = "verb whose object stands in front of it"
    COLON = "label and colon"
    QUOTATION = "quotation by itself, given to the last speaker"
    ANSWER = "answer in an interview"


class Edge(StrEnum):
    """Where content ends: with its sentence, its noun phrase, or the clause of a noun."""

    SENTENCE = "sentence"
    PHRASE = "phrase"
    NOUN = "noun"


class Draft(NamedTuple):
    """An attribution as a rule saw it.

    Attributes:
        at: the token of the cue that was recognised.
        relative: the "who" or "which" by which the source is taken up.
        first: where the attribution begins for its neighbours (source or cue).
        owns_source: false when the source is another verb's subject.
        is_before: the content stands before the source and the cue.
    """

    rule: Rule
    lemma: str
    at: int
    first: int
    cue: Range | None = None
    source: Range | None = None
    relative: Range | None = None
    content: tuple[Range, ...] = ()
    verb: CueVerb | None = None
    preposition: str = ""
    edge: Edge = Edge.SENTENCE
    owns_source: bool = True
    is_inverted: bool = False
    is_before: bool = False
    is_quoted: bool = False
    is_hearsay: bool = False
    sentence: int = 0
    speaks_as: int = -1  # index of the draft whose speaker this one shares

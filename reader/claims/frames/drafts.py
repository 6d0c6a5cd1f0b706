"""An attribution as the basic rules see it: everything in token indices."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.claims.frames.story import Range
from reader.claims.lexicon import Stance

_NEUTRAL = Stance()


class Rule(StrEnum):
    """Which rule found a claim; the value is what a reader is told."""

    AFTER = "verb of saying before its content"
    BEFORE = "statement before its verb of saying"
    AROUND = "verb of saying in the middle of its content"
    OBJECT = "verb of judgement with its object"
    AS = "“as … says” beside a statement"
    IMPERSONAL = "report without a named source"
    ACCORDING = "“according to”"
    ADVERB = "adverb of hearsay"
    LABEL = "label and colon"
    QUOTATION = "quotation by itself, given to the last speaker"


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making.

    Attributes:
        first: where the attribution begins for its neighbours.
        verb: the token of the verb, -1 where there is none.
        is_joined: the source is that of the claim before in the sentence.
        is_aside: the attribution stands beside its content and ends what was said before.
        is_hearsay: nobody vouches for the content.
        is_quoted: a loose quotation behind may go on with it.
        speaks_as: index of the draft whose speaker this one shares.
    """

    rule: Rule
    content: tuple[Range, ...]
    first: int
    sentence: int
    cue: Range | None = None
    source: Range | None = None
    verb: int = -1
    stance: Stance = _NEUTRAL
    is_negated: bool = False
    is_joined: bool = False
    is_aside: bool = False
    is_hearsay: bool = False
    is_quoted: bool = False
    speaks_as: int = -1

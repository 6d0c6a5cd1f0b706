"""What a figure counts: its unit, what it measures, and the people or things that are counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.claims import figure_amounts as amounts
from reader.claims import figure_nouns as nouns
from reader.claims import figure_populations as populations
from reader.claims.figure_measures import Measures
from reader.claims.figure_nouns import Noun
from reader.model import Figure, Span
from reader.text.lexicon import profiles
from reader.text.numbers import Number

_RIGHT = 90
_LEFT = 110
_MOST_OF_A_PART = 4  # words
_HUNDRED = 100

_CLASSES = {key: frozenset(words.split()) for key, words in profiles("en/figure_words").items()}
_TIME_UNITS = _CLASSES["time"] | {"working days"}
_NOT_HANDED_ON = _TIME_UNITS | _CLASSES["length"] | {"ratio", "times"}
_PART_OF = re.compile(
    r"[”\"’']? of (?:them|these|those|whom|which)"
    r"(?:,? (?:who|have|has|had|been|be|were|was|are|is|being|a|the|in|by|from|for))*"
    r"(?P<words>(?: [^\W\d_][\w’-]*)+)"
)
_IS_LIMITED = re.compile(
    r"[”\"’']? (?:(?:covers?|covered|includes?|included|counts?|refers? to) (?:only|just)|leaves? out|excludes?)\b"
)
_PART_ENDS = frozenset(
    ("and", "but", "while", "when", "after", "before", "because", "that", "who", "said", "says", "as")
)
_NO_AMOUNTS = _NOT_HANDED_ON | {"", "percentage points", "degrees"}
_SHARES = frozenset(("percent", "ratio"))
_SENTENCE_BEFORE = 200
_IS_COUNT = re.compile(
    r"\b(?:figures?|numbers?|estimates?|counts?|counted|total|toll|sp(?:oke|eaks?|oken)|put it|puts it|count is)"
    r"(?: (?:of|at|is|was|to be))? ?[“\"‘']*\Z"
)
_CROWDS = _CLASSES["crowds"]
_VOTES = frozenset(("votes", "ballots"))
_REFERENCE_RIGHT = re.compile(
    r" (?:sides?|figures?|countries|nations|leaders|parties|governments|presidents|counts|numbers|"
    r"accounts|versions|are|"
    r"were|is|have|had|that|of|would|will|do|did|it|he|she|they|we|was|to|in|armies|states|neighbours|rivals|camps|claims)\b|[.,;:!?”\"]"
)


class Counted(NamedTuple):
    """Unit, measure and population of one figure.

    Attributes:
        is_bare: no noun says what is counted.
        part: of a number "of them", which of them ("taken to hospital"), "" when that is not said; else None.
        is_own: it counts the people of whoever says it.
        is_above_all: it is more than a hundred, so hardly a share.
        is_of_others: a share of others than the one before it ("against 24 per cent on placebo").
    """

    unit: str
    measures: str
    population: str
    is_bare: bool
    part: str | None = None
    is_own: bool = False
    is_above_all: bool = False
    is_of_others: bool = False

    def completed(self, before: Figure, *, is_same: bool) -> Counted:
        """Fill what a bare number leaves out from the figure before it ("down from 64")."""
        if not self.is_bare or not self._goes_on(before, is_same=is_same):
            return self
        unit = self.unit or before.unit
        population = self.population
        is_whole_known = bool(before.population) and unit == before.unit and not self.is_of_others
        if not population and is_whole_known and self.part != "":
            population = f"{before.population} {self.part or ''}".strip()
        return self._replace(unit=unit, measures=self.measures or before.measures, population=population)

    def _goes_on(self, before: Figure, *, is_same: bool) -> bool:
        """Whether a bare number counts what the number before it counts."""
        if self.unit and self.unit != before.unit:
            return False
        if not self.unit and self.is_above_all and before.unit in _SHARES:
            return False
        if self.measures and self.measures != before.measures and not is_same:
            return False
        return bool(self.unit) or is_same or before.unit not in _NOT_HANDED_ON


def scope_of(text: str, number: Number, sentence: Span, room: int, measured: Measures) -> Counted:
    """Read unit, measure and population off the words around a number, within its sentence.

    Args:
        text: the article's.
        number: the one to read.
        sentence: the one it stands in.
        room: where the words behind begin to belong to another number.
        measured: the words of the text that say what is measured.
    """
    right = text[number.span.end : min(sentence.end, number.span.end + _RIGHT)]
    left = text[max(sentence.start, number.span.start - _LEFT) : number.span.start]
    unit, rest = nouns.written_unit(text, number, right)
    noun = Noun() if unit and number.unit not in _SHARES else nouns.noun_behind(rest)
    own_unit = unit or (nouns.counted_unit(noun, rest, "") if noun.words else "")
    measures = measured.around(text, number.span, Span(sentence.start, room), own_unit, noun.end)
    unit = unit or nouns.counted_unit(noun, rest, measures)
    if unit == "people" and populations.is_loss(left, noun.head) and measures != "killed_or_injured":
        measures = "killed"
    if not measures and noun.head in _CROWDS:
        measures = "participants"
    is_bare = (not noun.words or bool(nouns.OF_THEM.match(right))) and not nouns.is_defined(right)
    return Counted(
        unit,
        measures,
        _population(noun, rest, left, unit, measures),
        is_bare,
        _part(right),
        unit == "people" and populations.is_own(left, rest),
        number.low is not None and number.low > _HUNDRED,
        unit in _SHARES and not noun.words and nouns.is_of_others(rest),
    )


def with_measure_before(counted: Counted, text: str, number: Number, sentence: Span, measured: Measures) -> Counted:
    """What the sentence before speaks of, for a number that is called one ("How many marched? He spoke of 300")."""
    left = text[max(sentence.start, number.span.start - _LEFT) : number.span.start]
    if counted.unit or counted.measures or not counted.is_bare or not _IS_COUNT.search(left):
        return counted
    told = measured.before(sentence.start, _SENTENCE_BEFORE)
    return counted._replace(unit="people", measures=told) if told in nouns.MEASURES_OF_PEOPLE else counted


def _population(noun: Noun, rest: str, left: str, unit: str, measures: str) -> str:
    """Who or what is counted: the noun, else the words before the number."""
    own = nouns.who(noun, rest)
    if unit == "people":
        if not own:
            return populations.joined(rest, populations.before(left))
        return (populations.is_loss(left, noun.head) and populations.before(left)) or own
    if unit in {"percent", "ratio", "votes"} and (not own or own.lower() in _VOTES):
        return amounts.of_votes(left, rest, measures) or amounts.of_share(rest)
    is_amount = not own and unit.partition(" per ")[0] not in _NO_AMOUNTS
    return amounts.of_amount(left, rest) if is_amount else own


def _part(right: str) -> str | None:
    """Which of them ("31 of whom were taken to hospital"); None for a number that is not one of them."""
    if _IS_LIMITED.match(right):
        return ""
    if not nouns.OF_THEM.match(right):
        return None
    found = _PART_OF.match(right)
    if not found:
        return ""
    kept: list[str] = []
    for word in found["words"].split():
        if word.lower() in _PART_ENDS or len(kept) == _MOST_OF_A_PART:
            break
        kept.append(word)
    return " ".join(kept)


def is_reference(text: str, span: Span) -> bool:
    """Whether a small number points back ("the two sides", "which of the two")."""
    left = text[max(0, span.start - 6) : span.start].lower()
    is_definite = left.endswith(("the ", "these ", "those "))
    return is_definite and bool(_REFERENCE_RIGHT.match(text, span.end))

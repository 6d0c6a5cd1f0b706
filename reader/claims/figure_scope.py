"""What a figure counts: its unit, what it measures, and the people or things that are counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.claims.figure_measures import Measures
from reader.model import Figure, Span
from reader.text.lexicon import entries, profiles
from reader.text.numbers import Number

_RIGHT = 90
_LEFT = 110
_MOST_WORDS = 5

_PEOPLE = frozenset(word for line in entries("en/figure_people") for word in line.split())
_UNITS = {writing.strip(): unit for unit, line in profiles("en/figure_units").items() for writing in line.split("|")}
_WORDS = {key: frozenset(words.split()) for key, words in profiles("en/figure_words").items()}
_STOP, _STATES = _WORDS["stop"], _WORDS["state"]
_TIME_UNITS = _WORDS["time"] | {"working days"}
_MEASURES_OF_PEOPLE = _WORDS["bare"]
_UNIT_AFTER = re.compile(
    rf"[ \xa0-]?(?P<unit>{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?![\w²³])"
)
_PER = re.compile(
    r" (?:a|an|per|each|every) (?P<per>second|minute|hour|day|week|month|year)\b|(?P<yearly> annually| yearly)"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*|[^\w\s]")
_BETWEEN = re.compile(
    r"[”\"’']?(?: (?:of|other|more|additional|extra|new|further|the|its|their|his|her|those|these|our|all)\b)*"
)
_OF_THEM = re.compile(r"[”\"’']? of (?:them|these|those|whom|which)\b")
_COMPOUND = re.compile(r"-(?P<noun>[a-z]{3,20}[a-rt-z])(?= [a-z])")  # "a 64-page document" has 64 pages
_NUMBER_OF = re.compile(
    r"\b(?:number|share|proportion|total|figure|losses|deaths?|toll|count|killing|loss) (?:of|for|"
    r"among) (?P<who>[^.,;:!?“”\"()\n]{3,60})"
)
_PREDICATES = (
    r" (?:is|are|was|were|has|have|had|numbered|numbers|reached|reaches|stands?|stood|totall?ed|rose|fell|put|puts|at|"
    r"to|now)\b[^.;!?\n]{0,30}\Z"
)
_PREDICATE_REACH = 42
_PREDICATE = re.compile(_PREDICATES)
_SUBJECT = re.compile(rf"(?P<who>(?:[^\W\d_][\w’'-]* ){{0,3}}[^\W\d_][\w’'-]*){_PREDICATES}")
_REFERENCE_RIGHT = re.compile(
    r" (?:sides?|figures?|countries|nations|leaders|parties|governments|presidents|counts|numbers|"
    r"accounts|versions|are|"
    r"were|is|have|had|that|of|would|will|do|did|it|he|she|they|we|was|to|in|armies|states|neighbours|rivals|camps|claims)\b|[.,;:!?”\"]"
)


class Counted(NamedTuple):
    """Unit, measure and population of one figure."""

    unit: str
    measures: str
    population: str
    is_bare: bool

    def completed(self, before: Figure, *, is_same: bool) -> Counted:
        """Fill what a bare number leaves out from the figure before it ("down from 64")."""
        has_own_unit = bool(self.unit) and self.unit != before.unit
        is_of_its_own = has_own_unit or (self.measures and not is_same)
        if not self.is_bare or is_of_its_own or (not self.unit and not _can_inherit(before, is_same)):
            return self
        return Counted(
            self.unit or before.unit,
            self.measures or before.measures,
            self.population or before.population,
            True,
        )


def _can_inherit(before: Figure, is_same: bool) -> bool:
    """A bare number in a later sentence is hardly a duration or a ratio."""
    return is_same or before.unit not in _TIME_UNITS | {"ratio", "times"}


def scope_of(text: str, number: Number, sentence: Span, measured: Measures) -> Counted:
    """Read unit, measure and population off the words around a number, within its sentence."""
    right = text[number.span.end : min(sentence.end, number.span.end + _RIGHT)]
    left = text[max(sentence.start, number.span.start - _LEFT) : number.span.start]
    unit, rest = _written_unit(text, number, right)
    noun = "" if unit and number.unit not in {"percent", "ratio"} else _noun_phrase(rest)
    words = [word.lower() for word in noun.split()]
    measures = measured.around(text, number.span, sentence, unit)
    if not unit:
        unit = _counted_unit(noun, words, measures)
    population = noun if words and words[-1] not in _STATES else _population_before(left, noun)
    is_bare = not noun or bool(_OF_THEM.match(right))
    return Counted(unit, measures, _plain(population), is_bare)


def is_reference(text: str, span: Span) -> bool:
    """Whether a small number points back ("the two sides", "which of the two")."""
    left = text[max(0, span.start - 6) : span.start].lower()
    is_definite = left.endswith(("the ", "these ", "those "))
    return is_definite and bool(_REFERENCE_RIGHT.match(text, span.end))


def _written_unit(text: str, number: Number, right: str) -> tuple[str, str]:
    """The unit that is written behind a number, and what stands behind that."""
    unit, rest = number.unit, right
    if not unit:
        found = _UNIT_AFTER.match(right)
        if not found:
            return "", right
        unit, rest = _UNITS[found["unit"]], right[found.end() :]
    per = _PER.match(rest)
    if per and unit not in {"percent", "ratio"}:
        return f"{unit} per {per['per'] or 'year'}", rest[per.end() :]
    return unit, rest


def _noun_phrase(right: str) -> str:
    """The words behind a number up to the noun that is counted; "" when no noun follows."""
    if _OF_THEM.match(right):
        return ""
    compound = _COMPOUND.match(right)
    if compound:
        return f"{compound['noun']}s"
    begin = _BETWEEN.match(right)
    words: list[str] = []
    for match in _WORD.finditer(right, begin.end() if begin else 0):
        word = match.group()
        if not word[0].isalpha() and word in "“”\"‘’'":
            continue
        if (
            not word[0].isalpha()
            or (word.lower() in _STOP and word.lower() not in _STATES)
            or len(words) == _MOST_WORDS
        ):
            break
        words.append(word)
        if _is_plural(word):
            break
    return " ".join(words) if words and _is_plural(words[-1]) else ""


def _is_plural(word: str) -> bool:
    folded = word.lower()
    is_regular = (
        len(folded) > len("gas") and folded.endswith("s") and not folded.endswith(("ss", "us", "is", "’s", "'s", "ous"))
    )
    return is_regular or folded in _PEOPLE


def _counted_unit(noun: str, words: list[str], measures: str) -> str:
    if words and (words[-1] in _PEOPLE or (noun.rpartition(" ")[2][0].isupper() and _is_plural(words[-1]))):
        return "people"
    if words:
        return " ".join(words[-2:]) if len(words) > 1 and words[-2].endswith("ing") else words[-1]
    return "people" if measures in _MEASURES_OF_PEOPLE else ""


def _population_before(left: str, noun: str) -> str:
    """Who is counted when the words behind say only what became of them ("4,000 dead")."""
    own = " ".join(word for word in noun.split() if word.lower() not in _STATES)
    if own:
        return own
    found = _NUMBER_OF.search(left) if " of " in left or " for " in left or " among " in left else None
    if found:
        return _noun_phrase(" " + found["who"])
    subject = _SUBJECT.search(left) if _PREDICATE.search(left, max(0, len(left) - _PREDICATE_REACH)) else None
    return _noun_phrase(" " + subject["who"]) if subject else ""


def _plain(population: str) -> str:
    """Drop what the unit says already: "people" and "dead" do not tell who is counted."""
    words = [word for word in population.split() if word.lower() not in _STATES]
    return " ".join(words)

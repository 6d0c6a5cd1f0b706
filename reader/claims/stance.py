"""Polarity, certainty and reporting: three fields, never one scale."""

from __future__ import annotations

from typing import NamedTuple

from reader.claims.drafts import Draft, Rule
from reader.claims.lexicon import Stance
from reader.claims.reading import Reading
from reader.claims.word_classes import BE, HELD, NEGATION, POSSIBLE, PROBABLE, QUOTED, SEEMING, THINKING
from reader.model import Certainty, Polarity, Reporting, Spans

_EVASIONS = frozenset(("refuse", "decline"))
_PUZZLES = frozenset(("doubt", "fear", "suspect"))
_EXCLUDING = frozenset(("exclude", "rule"))
_NOBODY = frozenset(("neither", "nobody", "none"))
_HEDGING = HELD | THINKING | POSSIBLE | PROBABLE
_BY_NOUN = frozenset((Rule.NOUN, Rule.LIGHT, Rule.PREDICATE))
_LONGEST_LOOK = 60


class Firmness(NamedTuple):
    """How a claim is meant and relayed, with the words in its content that make it less than certain."""

    polarity: Polarity
    certainty: Certainty
    reporting: Reporting
    hedges: Spans = ()


def judge(reading: Reading, draft: Draft) -> Firmness:
    """Read polarity, certainty and reporting off the cue and the content."""
    stance = _stance(reading, draft)
    is_negated = _is_negated(reading, draft)
    hedges = _hedges(reading, draft)
    return Firmness(
        polarity=_polarity(draft, stance, is_negated=is_negated),
        certainty=_certainty(reading, draft, stance, hedges, is_negated=is_negated),
        reporting=_reporting(draft, stance, is_negated=is_negated),
        hedges=tuple(reading.span(at, at + 1) for at in hedges),
    )


def _stance(reading: Reading, draft: Draft) -> Stance:
    if draft.rule in _BY_NOUN:
        return reading.lexicon.nouns.get(draft.lemma, Stance())
    return draft.verb.stance if draft.verb else Stance()


def _is_negated(reading: Reading, draft: Draft) -> bool:
    if draft.source and reading.lowers[draft.source[0]] in _NOBODY:
        return True
    if not draft.cue:
        return False
    return any(
        reading.flags[at] & NEGATION or reading.lowers[at].endswith("n't") or reading.lowers[at] == "cannot"
        for at in range(*draft.cue)
    )


def _polarity(draft: Draft, stance: Stance, *, is_negated: bool) -> Polarity:
    denies = stance.is_denial or draft.lemma in ("denial", "rejection")
    if denies and not is_negated and draft.lemma not in (*_EVASIONS, "doubt"):
        return Polarity.DENIES
    return Polarity.AFFIRMS


def _reporting(draft: Draft, stance: Stance, *, is_negated: bool) -> Reporting:
    if stance.is_endorsing and not is_negated:
        return Reporting.ENDORSING
    return Reporting.DISTANCING if stance.is_distancing or draft.is_hearsay else Reporting.NEUTRAL


def _certainty(reading: Reading, draft: Draft, stance: Stance, hedges: list[int], *, is_negated: bool) -> Certainty:
    if is_negated and draft.lemma in _EXCLUDING:
        return Certainty.POSSIBLE
    if _is_no_assertion(reading, draft, stance, is_negated=is_negated):
        return Certainty.UNSPECIFIED
    if any(reading.flags[at] & POSSIBLE for at in hedges):
        return Certainty.POSSIBLE
    if stance.is_probable or hedges or _only_seems(reading, draft) or draft.lemma in _PUZZLES:
        return Certainty.PROBABLE
    return Certainty.CERTAIN


def _is_no_assertion(reading: Reading, draft: Draft, stance: Stance, *, is_negated: bool) -> bool:
    """Questions, demands, promises, evasions and hearsay assert nothing."""
    is_asked = draft.rule is Rule.UNOWNED and not _only_seems(reading, draft)
    if is_negated or stance.is_unspecified or draft.is_hearsay or is_asked:
        return True
    if draft.rule is Rule.IMPERSONAL and draft.lemma in ("say", "report") and not draft.source:
        return True
    if draft.lemma in _EVASIONS or _is_willing_only(reading, draft):
        return True
    if draft.preposition == "for" and draft.lemma in ("call", "push", "press", "plead", "appeal", "ask"):
        return True
    first, last = draft.content[-1]
    if reading.lowers[first] == "to" and draft.lemma not in ("claim", "believe", "expect", "say", "report"):
        return True
    return _is_question(reading, last)


def _only_seems(reading: Reading, draft: Draft) -> bool:
    return draft.rule is Rule.UNOWNED and bool(reading.flags[draft.at] & SEEMING)


def _is_willing_only(reading: Reading, draft: Draft) -> bool:
    """`declined to say`, `refused to confirm`."""
    if not draft.cue:
        return False
    return not {"declined", "refused", "declines", "refuses"}.isdisjoint(reading.lowers[draft.cue[0] : draft.cue[1]])


def _is_question(reading: Reading, last: int) -> bool:
    if reading.words[last - 1] == "?" or (last < len(reading) and reading.words[last] == "?"):
        return True
    return bool(reading.flags[last - 1] & QUOTED) and reading.words[last - 2] == "?"


def _content_tokens(draft: Draft) -> list[int]:
    tokens: list[int] = []
    for first, last in draft.content:
        tokens += range(first, min(last, first + _LONGEST_LOOK))
        if len(tokens) >= _LONGEST_LOOK:
            break
    return tokens[:_LONGEST_LOOK]


def _hedges(reading: Reading, draft: Draft) -> list[int]:
    """The tokens of the content that make it less than certain."""
    flags = reading.flags
    return [at for at in _content_tokens(draft) if flags[at] & _HEDGING and _is_hedge(reading, at)]


def _is_hedge(reading: Reading, at: int) -> bool:
    flag = reading.flags[at]
    if flag & HELD:
        return bool(reading.flags[at - 1] & BE)  # "it is estimated that"
    if flag & THINKING:
        return reading.lowers[at - 1] in ("i", "we")
    if not flag & (POSSIBLE | PROBABLE) or reading.words[at] == "May":
        return False
    # "could not have known" and "could have known" are about what was not
    return not (reading.lowers[at] == "could" and reading.lowers[at + 1] in ("not", "have"))

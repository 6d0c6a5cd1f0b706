"""Polarity, certainty and reporting: three fields, never one scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.claims.drafts import Draft, Rule
from reader.claims.lexicon import Stance, words
from reader.claims.reading import Reading
from reader.claims.word_classes import (
    BE,
    HEARSAY,
    HELD,
    ING,
    NEGATION,
    POSSIBLE,
    PROBABLE,
    QUOTED,
    SEEMING,
    THINKING,
    VERB,
)
from reader.model import Certainty, Polarity, Reporting, Spans

_RUMOURS = words("rumours")
_IMPERATIVES = words("imperatives")
_LOOKING = words("looking")
_OPENING_MARKS = frozenset("“”\"'‘’«„")
_FEW = 6
_EVASIONS = frozenset(("refuse", "decline"))
_PUZZLES = frozenset(("doubt", "fear", "suspect"))
_EXCLUDING = frozenset(("exclude", "rule"))
_NOBODY = frozenset(("neither", "nobody", "none"))
_HEDGING = HELD | THINKING | POSSIBLE | PROBABLE
_BY_NOUN = frozenset((Rule.NOUN, Rule.LIGHT, Rule.PREDICATE))
_LONGEST_LOOK = 60
_ASKING = {
    "for": words("asking_for"),
    "on": frozenset(("call",)),
    "upon": frozenset(("call",)),
    "against": words("asking_against"),
}


class Firmness(NamedTuple):
    """How a claim is meant and relayed, with the words in its content that make it less than certain."""

    polarity: Polarity
    certainty: Certainty
    reporting: Reporting
    hedges: Spans = ()


def judge(reading: Reading, draft: Draft, near: Sequence[Draft] = ()) -> Firmness:
    """Read polarity, certainty and reporting off the cue and the content.

    Args:
        reading: the text.
        draft: an attribution.
        near: those around it; what hedges one inside its content is theirs.
    """
    stance = _stance(reading, draft)
    is_negated = _is_negated(reading, draft)
    is_hearsay = _is_hearsay(reading, draft)
    hedges = [at for at in _hedges(reading, draft) if not any(_owns(other, draft, at) for other in near)]
    certainty = _certainty(reading, draft, stance, hedges, is_negated=is_negated)
    return Firmness(
        polarity=_polarity(draft, stance, is_negated=is_negated),
        certainty=Certainty.UNSPECIFIED if is_hearsay else certainty,
        reporting=_reporting(draft, stance, is_hearsay=is_hearsay, is_negated=is_negated),
        hedges=tuple(reading.span(at, at + 1) for at in hedges),
    )


def _owns(other: Draft, outer: Draft, at: int) -> bool:
    """Whether a hedge belongs to what somebody else says inside a claim: `said Poe had told him it might rain`."""
    if other is outer or not other.source or not other.cue:
        return False
    is_inside = any(first <= other.cue[0] and other.cue[1] <= last for first, last in outer.content)
    return is_inside and any(first <= at < last for first, last in other.content)


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
    denies = (stance.is_denial and (draft.lemma != "rule" or bool(draft.preposition))) or draft.lemma in (
        "denial",
        "rejection",
    )
    if denies and not is_negated and draft.lemma not in (*_EVASIONS, "doubt"):
        return Polarity.DENIES
    return Polarity.AFFIRMS


def _reporting(draft: Draft, stance: Stance, *, is_hearsay: bool, is_negated: bool) -> Reporting:
    if stance.is_distancing or is_hearsay:
        return Reporting.DISTANCING
    is_endorsing = stance.is_endorsing and not is_negated and (draft.lemma, draft.preposition) != ("point", "to")
    return Reporting.ENDORSING if is_endorsing else Reporting.NEUTRAL


def _is_hearsay(reading: Reading, draft: Draft) -> bool:
    """`reportedly`, also inside a verb group (`is reportedly planning`); `according to rumours`."""
    if draft.is_hearsay or (draft.cue and reading.has(*draft.cue, HEARSAY)):
        return True
    first, last = draft.source or (0, 0)
    return not _RUMOURS.isdisjoint(reading.lowers[first : min(last, first + _FEW)])


def _certainty(reading: Reading, draft: Draft, stance: Stance, hedges: list[int], *, is_negated: bool) -> Certainty:
    if is_negated and draft.lemma in _EXCLUDING:
        return Certainty.POSSIBLE
    if _is_no_assertion(reading, draft, stance, is_negated=is_negated):
        return Certainty.UNSPECIFIED
    is_belief = stance.is_probable and draft.lemma not in (*_PUZZLES, "suggest")
    if any(reading.flags[at] & POSSIBLE and not (is_belief and reading.lowers[at] == "could") for at in hedges):
        return Certainty.POSSIBLE
    if draft.lemma == "hint":
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
    if _is_advice(reading, draft) or _is_demand(reading, draft):
        return True
    first, last = draft.content[-1]
    if reading.lowers[first] == "to" and draft.lemma not in ("claim", "believe", "expect", "say", "report"):
        return True
    return _is_question(reading, last)


def _is_advice(reading: Reading, draft: Draft) -> bool:
    """`called on the firm to`, `cautioned against`, `suggested sharing`: what should be, not what is."""
    if draft.preposition:
        return draft.lemma in _ASKING.get(draft.preposition, ())
    first = draft.content[-1][0]
    return draft.lemma in ("suggest", "propose", "recommend", "advise") and bool(reading.flags[first] & ING)


def _is_demand(reading: Reading, draft: Draft) -> bool:
    """A quotation that opens with an imperative or a wish: `“Look at the map.”`, `“I would like to see it.”`."""
    first, last = draft.content[0]
    while first < last and reading.words[first] in _OPENING_MARKS:
        first += 1
    if first >= last or not (reading.flags[first] & QUOTED or draft.rule is Rule.ANSWER):
        return False
    lowers = reading.lowers
    if lowers[first] == "i":
        return lowers[first + 1] == "wish" or lowers[first + 1 : first + 3] == ["would", "like"]
    opens = reading.words[first][0].isupper() and lowers[first] in _IMPERATIVES
    return opens and not reading.flags[first + 1] & (BE | VERB)


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


def _hedges(reading: Reading, draft: Draft) -> list[int]:
    """The tokens of the content that make it less than certain."""
    hedges: list[int] = []
    left = _LONGEST_LOOK
    for first, last in draft.content:
        flags = reading.flags[first : min(last, first + left)]
        hedges += [at for at, flag in enumerate(flags, first) if flag & _HEDGING and _is_hedge(reading, at)]
        left -= len(flags)
    return hedges


def _is_hedge(reading: Reading, at: int) -> bool:
    flag = reading.flags[at]
    if flag & HELD:
        return bool(reading.flags[at - 1] & BE) and reading.lowers[at - 2] != "to"  # "it is estimated that"
    if flag & THINKING:
        between = reading.lowers[at - 1]
        before = at - 2 if between == "would" or between.endswith(("n't", "not")) else at - 1
        return reading.lowers[before] in ("i", "we")
    if reading.lowers[at] == "possible":
        return bool((reading.flags[at - 1] | reading.flags[at - 2]) & BE)
    if reading.lowers[at] == "looked":
        return reading.lowers[at + 1] in _LOOKING
    if not flag & (POSSIBLE | PROBABLE) or reading.words[at] == "May":
        return False
    # "could not have known" and "could have known" are about what was not
    return not (reading.lowers[at] == "could" and reading.lowers[at + 1] in ("not", "have"))

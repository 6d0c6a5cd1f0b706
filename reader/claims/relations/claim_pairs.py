"""How two claims stand to each other: denials and contests, one statement repeated, a party that comes round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.claims.relations.amounts import Overlap, compare, unit_of
from reader.claims.relations.disputes import NUMBER, RETRACTS, RULES, denies_number_of, is_pointing, proforms
from reader.claims.relations.figure_pairs import relate_figures
from reader.claims.relations.holding import Holding
from reader.claims.relations.items import Said, Sentence
from reader.claims.relations.lexicon import pattern, words
from reader.claims.relations.outcomes import WIN
from reader.claims.relations.parties import are_one
from reader.claims.relations.rarity import TELLING, Likeness, Rarity
from reader.claims.relations.verdict import Verdict
from reader.claims.relations.words import WORD, stems_of
from reader.model import RelationKind, SpeakerKind

_LEVELS = (0.25, 0.4, 0.55, 0.75)
_SOME, _MUCH, _MOST, _ALL = 1, 2, 3, 4
_MOST_SENTENCES = 16  # of a claim that are compared one by one; a speech printed whole has hundreds
_DAYS_OF_A_FIGHT = 7  # later, both may have been so
_TELLING_ALONE = 2.2
_STATEMENT = 2  # rare words: one is a subject, two are a statement


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """Two claims, the earlier first, with what rules ask for more than once.

    Attributes:
        level: how much of the shorter one the other repeats, 0 to 4.
        is_one_party: one side speaks twice; None where one is unknown.
        is_flipped: one affirms what the other denies, as far as words tell.
        is_later: the second is of a later day, or speaks of the first as past.
    """

    earlier: Said
    later: Said
    likeness: Likeness
    level: int
    is_one_party: bool | None
    is_flipped: bool
    is_later: bool

    @property
    def both(self) -> tuple[Said, Said]:
        """The two."""
        return self.earlier, self.later


def relate_claims(left: Said, right: Said, rarity: Rarity) -> Verdict | None:
    """Say how two claims stand to each other; None where no rule is sure. The order does not matter."""
    earlier, later = sorted((left, right), key=lambda each: (each.day, not _is_past(each), each.article, each.order))
    found = next(_verdicts(_pair(earlier, later, rarity), rarity), None)
    if found is None or earlier is left:
        return found
    return found.turned()


def _pair(earlier: Said, later: Said, rarity: Rarity) -> ClaimPair:
    likeness = rarity.likeness(earlier.words, later.words)
    contained, left, right = _closest(earlier, later, rarity)
    is_long = min(len(earlier.words), len(later.words)) > 1
    score = max(likeness.of_shorter, 0.9 * contained) if is_long else likeness.of_both
    flips = [each.denies != (is_negated and is_long) for each, is_negated in ((earlier, left), (later, right))]
    return ClaimPair(
        earlier,
        later,
        likeness,
        sum(score >= least for least in _LEVELS),
        are_one(earlier.party, later.party),
        flips[0] != flips[1],
        later.day > earlier.day > 0 or (_is_past(earlier) and not _is_past(later)),
    )


def _is_past(said: Said) -> bool:
    """Whether it was said before what the article tells ("had said")."""
    return said.cue.startswith("had ")


def _closest(left: Said, right: Said, rarity: Rarity) -> tuple[float, bool, bool]:
    """The pair of sentences that share most: how much of the shorter one, and whether each is negated."""
    if len(left.sentences) == len(right.sentences) == 1:
        ours, theirs = left.sentences[0], right.sentences[0]
        return 0.0, ours.denies(theirs.words), theirs.denies(ours.words)
    best = (0.0, left.is_negated, right.is_negated)
    for ours in left.sentences[:_MOST_SENTENCES]:
        for theirs in right.sentences[:_MOST_SENTENCES]:
            best = max(best, _shared(ours, theirs, rarity))
    return best


def _shared(ours: Sentence, theirs: Sentence, rarity: Rarity) -> tuple[float, bool, bool]:
    if min(len(ours.words), len(theirs.words)) < 2:  # noqa: PLR2004 — one word is no sentence to compare
        return 0.0, ours.is_negated, theirs.is_negated
    likeness = rarity.likeness(ours.words, theirs.words)
    return likeness.of_shorter, ours.denies(theirs.words), theirs.denies(ours.words)


# ---------------------------------------------------------------- the rules, the surest first


def _verdicts(pair: ClaimPair, rarity: Rarity) -> Iterator[Verdict]:
    yield from _disputed(pair)
    if _are_nested(pair):
        return
    if not all(each.is_asserted for each in pair.both):
        yield from _of_unasserted(pair)
        return
    if pair.earlier.figures and pair.later.figures and not any(each.contests for each in pair.both):
        found, is_all = _of_figures(pair)
        if found is not None:
            yield found
        if is_all:
            return
    yield from _contested(pair, rarity)
    yield from _changed(pair)
    yield from _repeated(pair)
    yield from _of_outcome(pair)
    yield from _of_holding(pair)
    yield from _agreed(pair)


def _disputed(pair: ClaimPair) -> Iterator[Verdict]:
    """One of them was found to point at the other when its article was read."""
    for denial, other in (pair.both, pair.both[::-1]):
        for target in denial.claim.disputes:
            if target.uid == other.uid and target.why == RETRACTS:
                yield Verdict(RelationKind.UPDATE, "retracts", target.why, is_turned=denial is pair.earlier)
            elif target.uid == other.uid:
                yield _conflict(f"disputes-{RULES[target.why]}", target.why)


def _are_nested(pair: ClaimPair) -> bool:
    return pair.earlier.claim.nested_in == pair.later.uid or pair.later.claim.nested_in == pair.earlier.uid


def _of_unasserted(pair: ClaimPair) -> Iterator[Verdict]:
    """A refusal, question or demand contradicts nothing; it may be answered later."""
    if pair.is_one_party and pair.is_later and pair.level >= _SOME and _comes_round(pair.later):
        yield Verdict(RelationKind.UPDATE, "answers", "answered later")


def _of_figures(pair: ClaimPair) -> tuple[Verdict | None, bool]:
    """What the figures in two claims say of the claims, and whether that is all to be said."""
    found = [
        verdict for ours in pair.earlier.figures for theirs in pair.later.figures
        if (verdict := relate_figures(ours, theirs)) is not None
    ]  # fmt: skip
    kinds = {verdict.kind for verdict in found}
    if RelationKind.SAME in kinds:
        is_repeated = kinds == {RelationKind.SAME} and pair.level >= _MUCH and not pair.is_flipped
        return (
            (Verdict(RelationKind.SAME, "same-figures", "the same statement with the same number"), True)
            if is_repeated
            else (None, False)
        )
    if not kinds or pair.level >= _ALL:
        return None, False
    if RelationKind.UPDATE in kinds and RelationKind.CONFLICT not in kinds and pair.level >= _MUCH:
        return Verdict(RelationKind.UPDATE, "figures-update", "the same statement with a later number"), True
    return None, True


def _contested(pair: ClaimPair, rarity: Rarity) -> Iterator[Verdict]:
    """One of them denies or contests, and its words show that it is the other."""
    if pair.is_one_party is not False:
        return
    for denial, other in (pair.both, pair.both[::-1]):
        if denies_number_of(denial, other) or _gives_same_number(denial, other):
            yield _conflict("number", NUMBER)
        if denial.contests and not other.contests and not other.is_negated and not is_pointing(denial):
            yield from _overlapping_contest(pair, denial, other, rarity)
    is_plain = pair.is_flipped and not any(each.contests for each in pair.both)
    is_plain = is_plain and not any(pattern("unsaid_phrases").search(each.text) for each in pair.both)
    if is_plain and pair.level >= _MOST and pair.likeness.rare >= _STATEMENT:
        yield _conflict("negated", "one says that it is so, the other that it is not")


def _gives_same_number(denial: Said, other: Said) -> bool:
    """Whether a contest repeats a figure of the other."""
    return denial.contests and not other.contests and any(
        unit_of(ours) == unit_of(theirs) and compare(ours, theirs) is Overlap.EQUAL
        for ours in denial.figures for theirs in other.figures
    )  # fmt: skip


def _overlapping_contest(pair: ClaimPair, denial: Said, other: Said, rarity: Rarity) -> Iterator[Verdict]:
    if not denial.denies:
        return
    if pair.level >= _MUCH and pair.likeness.rare >= _STATEMENT:
        yield _conflict("contest-overlap", "denies it in the same words")
    elif _is_denied(denial, other, rarity):
        yield _conflict("denied", "denies what the other says, in few words")


def _is_denied(denial: Said, other: Said, rarity: Rarity) -> bool:
    """Whether a claim says half of what a denial denies, a rare word among it; names only tell whom both speak of."""
    if denial.names and other.names and not denial.names & other.names:
        return False
    own = denial.words - proforms() - stems_of("times") - denial.names
    shared = own & other.words - other.names
    return bool(shared) and len(shared) >= len(own) / 2 and max(map(rarity.weight, shared)) >= _TELLING_ALONE


def _changed(pair: ClaimPair) -> Iterator[Verdict]:
    """One side says something else later."""
    if not pair.is_later or pair.level < _SOME or pair.likeness.most < TELLING:
        return
    if pair.is_one_party and _comes_round(pair.later):
        yield Verdict(RelationKind.UPDATE, "comes-round", "the same side says otherwise later")
    if pair.is_one_party and pair.is_flipped and pair.level >= _MUCH:
        yield Verdict(RelationKind.UPDATE, "flipped", "the same side takes it back later")


def _comes_round(later: Said) -> bool:
    return pattern("admit_phrases").search(f"{later.cue} {later.text}") is not None


def _repeated(pair: ClaimPair) -> Iterator[Verdict]:
    """One statement said twice."""
    if pair.is_flipped:
        return
    is_headline = pair.earlier.article == pair.later.article and pair.earlier.is_headline != pair.later.is_headline
    if is_headline and pair.is_one_party and pair.likeness.of_both:
        yield Verdict(RelationKind.SAME, "headline", "the headline says it in short")
    if pair.likeness.most < TELLING:
        return
    if pair.is_one_party and pair.level >= _MUCH:
        yield Verdict(RelationKind.SAME, "repeated", "the same side says it again")
    is_rejected = pair.earlier.contests != pair.later.contests
    if not pair.is_one_party and not is_rejected and pair.level >= _ALL and pair.likeness.rare > _STATEMENT:
        yield Verdict(RelationKind.SAME, "agreed", "says the same in much the same words")


def _of_outcome(pair: ClaimPair) -> Iterator[Verdict]:
    """Both say that they won, or hold the place: one outcome that only one of them can have."""
    if pair.is_one_party is not False or any(each.contests for each in pair.both):
        return
    for outcome in sorted(pair.earlier.outcomes & pair.later.outcomes):
        holders = [_holder(each, outcome) for each in pair.both]
        if holders[0] and holders[1] and not holders[0] & holders[1]:
            yield _conflict(f"both-{outcome}", "both claim it for themselves, and only one can have it")


def _of_holding(pair: ClaimPair) -> Iterator[Verdict]:
    """One says that the place is taken, the other that it is held, within a few days."""
    if pair.is_one_party is not False or {each.holding for each in pair.both} != {Holding.TAKEN, Holding.HELD}:
        return
    names = [each.names for each in pair.both]
    is_elsewhere = all(names) and not names[0] & names[1]
    if not is_elsewhere and abs(pair.later.day - pair.earlier.day) <= _DAYS_OF_A_FIGHT:
        yield _conflict("holding", "one says that the place is taken, the other that it is held")


_OWN = frozenset(("we", "our", "ours", "us", "i", "my", "he", "she", "his", "her", "its", "it"))
_OTHERS = frozenset(("they", "them", "their", "theirs", "you", "your"))
_THINGS = frozenset(("it", "this", "that"))
_OWN_CUES = frozenset(
    [
        "claim",
        "claims",
        "claimed",
        "declare",
        "declared",
        "declares",
        "said",
        "says",
        "insists",
        "insisted",
        "maintains",
        "vowed",
    ]
)
_FEW, _SHORT, _LONGER = 3, 8, 14
_IT_WON = re.compile(r"\bit (?:had |has )?won\b", re.IGNORECASE)


def _holder(said: Said, outcome: str) -> frozenset[str] | None:
    """Who wins or holds, by the speaker's own words: the speaker, for "we" or where nobody else is named."""
    most = _LONGER if said.figures else _SHORT
    if said.is_negated or (said.figures and outcome != WIN) or len(said.words) > most:
        return None
    if said.claim.speaker.kind not in {SpeakerKind.PERSON, SpeakerKind.ORGANISATION} or " and " in said.party.key:
        return None
    spoken = {word.strip("“”‘’\"'.,").lower() for word in said.text.split()}
    is_bare = len(said.words) <= _FEW and said.cue.split()[-1:] and said.cue.split()[-1] in _OWN_CUES
    is_own = (is_bare and not _has_subject(said, outcome)) or _is_of_own(said, outcome, spoken)
    return said.party.own_names or None if is_own else None


def _is_of_own(said: Said, outcome: str, spoken: set[str]) -> bool:
    """Whether the speaker says it of himself; "it is a victory" is of something else, "it had won" of a party."""
    if outcome == WIN and not spoken & (_OWN - {"it", "its"}):
        return _IT_WON.search(said.text) is not None
    return bool(spoken & _OWN)


def _has_subject(said: Said, outcome: str) -> bool:
    """Whether the words say who has it, or what it is: "they won", "Koval had won", "it is a victory"."""
    found = pattern(f"{outcome}_phrases").search(said.text)
    before = WORD.findall(said.text[: found.start()] if found else said.text)
    named = _OTHERS | _THINGS if outcome == WIN else _OTHERS
    silent = words("stop") - named
    return any(word.lower() in named or (word[0].isupper() and word.lower() not in silent) for word in before)


def _agreed(pair: ClaimPair) -> Iterator[Verdict]:
    is_near = pair.earlier.article == pair.later.article and pair.later.order - pair.earlier.order <= _MUCH
    if is_near and pair.is_one_party is False and pattern("agree_cues").match(pair.later.cue):
        yield Verdict(RelationKind.COMPATIBLE, "agrees", "agrees with it, or grants it")


def _conflict(rule: str, reason: str) -> Verdict:
    return Verdict(RelationKind.CONFLICT, rule, reason)

"""What a denial points at: the claims of its own article that a claim rejects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.claims.relations.amounts import unit_of
from reader.claims.relations.items import Counted, Said, Words
from reader.claims.relations.lexicon import pattern
from reader.claims.relations.parties import are_one
from reader.claims.relations.words import WORD, stem, stems, stems_of
from reader.model import Claim, Disputed

NESTED = "denies exactly this claim"
CONTESTS_NESTED = "contests exactly this claim"
NUMBER = "denies this number"
NAMED = "names its speaker and rejects what they said"
NOUN = "rejects this study"
ACCOUNT = "rejects this account"
PREVIOUS = "rejects what was said just before"
ADJACENT = "denies what was said just before, in words of its own"
BLANKET = "denies what its speaker was accused of just before"
CHAIN = "goes on rejecting what the same side rejected before"
RETRACTS = "takes back what the same side said before"
RULES = {
    RETRACTS: "retracts", NESTED: "nested", CONTESTS_NESTED: "nested", NUMBER: "number", NAMED: "named", NOUN: "noun",
    ACCOUNT: "account", PREVIOUS: "previous", ADJACENT: "adjacent", BLANKET: "blanket", CHAIN: "chain",
}  # fmt: skip

_POSSESSIVE = re.compile(r"\b(?P<whose>[^\W\d_]+)(?:['’]s|s['’])\s")
_FEW = 2  # words besides "that claim" which still leave a denial without content of its own
_WINDOW = 40  # claims before and behind a denial that it may point at; keeps long articles linear
_NEAR = 2  # claims between a denial and what it denies
_NEAR_PARAGRAPHS = 2
_NAMED_BEFORE, _NAMED_BEHIND = 4, 2
_STUDIES = 3
_RUN = 3
_REACH = 150
_ACCOUNT = 5
_SHORT = 16
_DEFINITE = re.compile(
    r"[“‘\"']*(?:even |all )?"
    r"(?:(?:that|this|such|those|these|the|his|her|its|their|both)\b|[^\W\d_]+(?:['’]s|s['’])\s)"
)
_CALLED = re.compile(r"[“‘\"']*(?:it|that|this|them|these|those|him|her)(?:$|,| as | [“‘\"'])")


def with_disputes(claims: Sequence[Claim], said: Sequence[Said]) -> tuple[Claim, ...]:
    """The claims of one article, each with those that it denies or contests; `said` are the same made ready."""
    found = disputes_in(said)
    return tuple(replace(each, disputes=found[each.uid]) if each.uid in found else each for each in claims)


def disputes_in(said: Sequence[Said]) -> dict[str, tuple[Disputed, ...]]:
    """What each contesting claim of an article points at; `said` in the order of the text. Cost: linear."""
    found: dict[str, tuple[Disputed, ...]] = {}
    last: Said | None = None
    for each in said:
        if not each.contests:
            continue
        own = _targets(each, said[max(0, each.order - _WINDOW) : each.order + _WINDOW])
        if last is not None and found.get(last.uid) and _goes_on(last, each, own):
            own = tuple(Disputed(target.uid, CHAIN) for target in found[last.uid] if target.uid != each.uid)
        if own:
            found[each.uid] = own
            last = each
    return found


def _goes_on(last: Said, each: Said, own: Sequence[Disputed]) -> bool:
    """Whether a claim only adds to the rejection that the same side made just before."""
    if any(target.why in {NESTED, CONTESTS_NESTED, NUMBER} for target in own):
        return False
    is_short = len(each.words) <= _SHORT and (not each.denies or len(each.words - proforms()) <= _FEW)
    return each.order - last.order <= _NEAR and bool(are_one(each.party, last.party)) and is_short


def proforms() -> Words:
    """Stems of words that stand for what is denied, and of the denial's own."""
    return stems_of("proforms")


def is_pointing(said: Said) -> bool:
    """Whether a contest has next to no content of its own: "that", "the missile story", "it “a fairy tale”".

    A clause has its own, whatever it begins with: "that it leaked".
    """
    own = said.words - proforms()
    text = said.text.lower()
    is_called = _DEFINITE.match(text) is not None and any(stem(word) in proforms() for word in WORD.findall(text)[1:])
    return not own or (len(own) <= _FEW and (is_called or _CALLED.match(text) is not None))


def takes_back(said: Said) -> bool:
    """Whether a claim takes its speaker's own words back."""
    return any(pattern(each).search(said.cue) for each in ("retract_cues", "retract_phrases"))


def _own_before(denial: Said, said: Sequence[Said]) -> tuple[Disputed, ...]:
    """What the same side said last before it takes that back."""
    own = [
        each for each in said if each.start < denial.start and each is not denial and are_one(each.party, denial.party)
    ]
    return _all(_plain(own)[-1:], RETRACTS)


def _targets(denial: Said, said: Sequence[Said]) -> tuple[Disputed, ...]:
    if takes_back(denial):
        return _own_before(denial, said) if is_pointing(denial) else ()
    nested = [each for each in said if each.claim.nested_in == denial.uid and _is_what_is_denied(each, denial)]
    if nested:
        return _all(nested, NESTED if denial.denies else CONTESTS_NESTED)
    numbered = [each for each in said if denies_number_of(denial, each)]
    if numbered:
        return _all(numbered, NUMBER)
    return _rivals_meant(denial, [each for each in said if _is_rival(denial, each)])


def _rivals_meant(denial: Said, rivals: Sequence[Said]) -> tuple[Disputed, ...]:
    """Which of what others say a denial means, by its own words or by where it stands."""
    if _is_blanket(denial):
        return _all(_accusing(denial, rivals), BLANKET)
    if not is_pointing(denial):
        near = [each for each in rivals if 0 < denial.order - each.order <= _NEAR and _is_in_words_of(denial, each)]
        return _all(near, ADJACENT) if denial.denies else ()
    named = [each for each in rivals if _names_speaker(denial, each)]
    if named:
        return _all(_of_named(denial, named), NAMED)
    return _before(denial, rivals)


def _is_in_words_of(denial: Said, each: Said) -> bool:
    """Whether a claim has half of a denial's words; that both name Hollin, Friday or a dozen does not make it meant."""
    told = denial.words - proforms() - denial.names - stems_of("circumstances")
    own = {word for word in told if not word[0].isdigit()}
    return bool(own) and len(own & each.words) * 2 >= len(own)


def _is_what_is_denied(inner: Said, denial: Said) -> bool:
    """Whether a denial is of the claim inside it ("denied the report that"), not of its having been made.

    Where no rule found the inner claim, a person put it there, and knew.
    """
    if not inner.claim.why:
        return True
    around = f"{denial.text.replace(inner.text, ' ')} {inner.cue}"
    return any(stem(word) in proforms() for word in WORD.findall(around) if word != "that")


def _is_rival(denial: Said, each: Said) -> bool:
    """Whether somebody else asserts it, and does not contest anything himself."""
    is_other = are_one(each.party, denial.party) is False
    return each is not denial and is_other and each.is_asserted and not each.contests


def denies_number_of(denial: Said, each: Said) -> bool:
    """Whether a contest names a number that somebody else gives."""
    numbers = {word for word in denial.words if word[0].isdigit() and len(word) > 1}
    if not numbers or not denial.contests or not _is_rival(denial, each):
        return False
    return any(numbers & set(stems(figure.text)) and not _counts_others(denial, figure) for figure in each.figures)


def _counts_others(denial: Said, figure: Counted) -> bool:
    """Whether a denial gives the number too, but of other things: "denied that 20 houses burned", "20 people"."""
    number = set(stems(figure.text))
    units = {unit_of(each) for each in denial.figures if number & set(stems(each.text))}
    return bool(units) and "" not in units and bool(unit_of(figure)) and unit_of(figure) not in units


def _is_blanket(denial: Said) -> bool:
    """Whether somebody denies "any role", "all knowledge" of what he was accused of."""
    blanket = stems_of("blanket_denials")
    return denial.denies and bool(denial.words & blanket) and len(denial.words - proforms()) <= _FEW


def _accusing(denial: Said, rivals: Iterable[Said]) -> list[Said]:
    """What was said of a speaker just before a blanket denial: claims that name the speaker, or the office."""
    own = denial.party.body
    return [
        each for each in rivals
        if 0 < denial.order - each.order <= _NEAR and {word[:6] for word in each.words} & own
    ]  # fmt: skip


def _names_speaker(denial: Said, each: Said) -> bool:
    """Whether a denial says whose claim it denies: by name, or "the clerks' account"."""
    own = {stem(word) for word in denial.party.key.split()} | denial.party.own_names
    possessors = {stem(match["whose"]) for match in _POSSESSIVE.finditer(denial.text)}
    called = each.party.own_names | {stem(word) for word in each.party.key.split() if stem(word) in possessors}
    return bool((called & denial.words) - own - proforms())


def _of_named(denial: Said, named: Sequence[Said]) -> list[Said]:
    if pattern("figure_nouns").search(denial.text):
        with_figures = [each for each in named if each.figures]
        if with_figures:
            return with_figures
    return [each for each in named if -_NAMED_BEHIND <= denial.order - each.order <= _NAMED_BEFORE]


def _before(denial: Said, rivals: Sequence[Said]) -> tuple[Disputed, ...]:
    """The last rival statement before it, or the study, account or figure that it names."""
    near = [each for each in rivals if _is_near(denial, each)]
    if pattern("study_nouns").search(denial.text):
        studies = [each for each in near if _is_of_study(each)]
        return _all(_plain(studies[-_STUDIES:]), NOUN)
    if pattern("account_nouns").search(denial.text):
        return _all(_account(denial, rivals), ACCOUNT)
    if pattern("figure_nouns").search(denial.text):
        near = [each for each in near if each.figures]
    return _all(_last_of(denial, near), PREVIOUS)


def _is_near(denial: Said, each: Said) -> bool:
    """Whether a claim stands before a denial, in its paragraph or just above."""
    is_before = each.start < denial.start and not each.claim.nested_in
    return is_before and denial.paragraph - each.paragraph <= _NEAR_PARAGRAPHS


def _last_of(denial: Said, near: Sequence[Said]) -> Sequence[Said]:
    """The last statement just before a denial in its paragraph; farther up only of what the denial gives a name."""
    here = [each for each in near if each.paragraph == denial.paragraph]
    is_called = bool(denial.words) and denial.words <= proforms()
    close = [each for each in here or (near if is_called else ()) if denial.start - each.end <= _REACH]
    run = [each for each in close if each.party == close[-1].party and close[-1].order - each.order < _RUN]
    return _plain(run)[-1:]


def _account(denial: Said, rivals: Sequence[Said]) -> Sequence[Said]:
    """What the last rival said in the paragraphs before a denial: "rejected the account" means all of it."""
    before = [
        each for each in rivals
        if each.start < denial.start and not each.claim.nested_in and denial.paragraph - each.paragraph <= 1
    ]  # fmt: skip
    own = [each for each in before if are_one(each.party, before[-1].party)]
    return _plain(own)[-_ACCOUNT:]


def _plain(run: Sequence[Said]) -> Sequence[Said]:
    """Of what somebody said in a run, the statements without the quotations that only colour them."""
    return [each for each in run if not each.is_quotation] or run


def _is_of_study(each: Said) -> bool:
    """Whether a claim reports what a study found."""
    told = f"{each.party.key} {each.cue} {each.text}"
    return pattern("study_nouns").search(told) is not None


def _all(targets: Iterable[Said], why: str) -> tuple[Disputed, ...]:
    return tuple(Disputed(each.uid, why) for each in targets)

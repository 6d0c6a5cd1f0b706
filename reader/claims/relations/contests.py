"""Which claims of an article contradict somebody, as their own words show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reader.claims.relations.lexicon import pattern, words
from reader.claims.relations.words import WORD, is_negated
from reader.model import Account, Certainty, Claim, Polarity, Span
from reader.text.introductions import without_that

_BARE = 3


def contesting(account: Account) -> frozenset[str]:
    """The uids of claims that deny or contest something: by their polarity, cue or words. Cost: linear in the claims.

    The words of a claim inside another are its own, and do not make the outer one contest anything.
    """
    inner: dict[str, list[Claim]] = defaultdict(list)
    for each in account.claims:
        inner[each.nested_in].append(each)
    return frozenset(each.uid for each in account.claims if _contests(each, inner[each.uid], account.text))


def content_of(claim: Claim, text: str) -> str:
    """The words of a claim's content, without the "that" that introduces it."""
    return words_of(without_that(claim.content, text), text)


def words_of(spans: Sequence[Span], text: str) -> str:
    """The words of some spans."""
    return " ".join(text[start:end] for start, end in spans)


def is_asserted(claim: Claim) -> bool:
    """Whether a claim says that something is so, or denies it; a question, demand or refusal does neither."""
    return claim.polarity is Polarity.DENIES or claim.certainty is not Certainty.UNSPECIFIED


def _contests(claim: Claim, inner: Sequence[Claim], text: str) -> bool:
    if claim.polarity is Polarity.DENIES:
        return True
    if not is_asserted(claim):
        return False
    cue = words_of(claim.cue, text).lower()
    if pattern("concessions").search(cue) is not None:
        return False
    if pattern("contest_cues").search(cue) is not None and not is_negated(cue):
        return True
    content = content_of(claim, text)
    for each in inner:
        content = content.replace(content_of(each, text), " ")
    return _has_contest(content) or _is_bare(content)


def _has_contest(content: str) -> bool:
    """Whether words contest something: "untrue" does, "invented" where it is a claim or a figure that was."""
    if pattern("contest_phrases").search(content) is not None:
        return True
    if pattern("fabrication_phrases").search(content) is None:
        return False
    said = WORD.findall(content.lower())
    return not words("proforms").isdisjoint(said)


def _is_bare(content: str) -> bool:
    """Whether a content is no more than "Rubbish"."""
    said = WORD.findall(content.lower())
    return 0 < len(said) <= _BARE and said[-1] in words("bare_contests")

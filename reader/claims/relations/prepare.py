"""An account made ready for relating: what is worked out once for an article, however many others it is set beside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reader.claims.relations.items import Counted, Said, Sentence
from reader.claims.relations.lexicon import pattern, words
from reader.claims.relations.parties import NOBODY, Party, party_of
from reader.claims.relations.words import is_negated, names_in, stem_all, stems
from reader.model import Account, Certainty, Claim, Figure, Polarity, Span, Speaker
from reader.text.introductions import without_that

_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’']?\s+")
_TITLE_SLACK = 3


@dataclass(frozen=True, slots=True)
class Prepared:
    """An account with the words, names and parties of its claims and figures, each in the order of the text."""

    account: Account
    claims: tuple[Said, ...]
    figures: tuple[Counted, ...]


def prepare(account: Account) -> Prepared:
    """Work out what relating needs of one account. Cost: linear in the words of its claims."""
    maker = _Maker(account)
    ordered = sorted(account.claims, key=_start)
    by_claim: dict[str, list[Counted]] = defaultdict(list)
    holders = {claim.uid: claim for claim in ordered}
    figures = tuple(maker.figure(each, holders.get(each.claim_uid)) for each in account.figures)
    for each in figures:
        by_claim[each.holder].append(each)
    claims = tuple(maker.claim(each, number, by_claim[each.uid]) for number, each in enumerate(ordered))
    return Prepared(account, claims, figures)


def day_of(published: str) -> int:
    """A date as a number of days; 0 when it is unknown or no date."""
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return 0


def days_of(as_of: str) -> tuple[int, int] | None:
    """First and last day of a state ("2024-02-05/2024-03-05" or one date); None when unknown."""
    first, _, last = as_of.partition("/")
    days = day_of(first), day_of(last or first)
    return days if all(days) else None


class _Maker:
    """Makes the items of one account ready."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.day = day_of(account.published)
        self._paragraphs = _paragraph_starts(account)
        self._parties: dict[tuple[str, str], Party] = {}

    def claim(self, claim: Claim, order: int, figures: Sequence[Counted]) -> Said:
        text = _words_of(without_that(claim.content, self.account.text), self.account.text)
        cue = _words_of(claim.cue, self.account.text).lower()
        start = min((span.start for span in claim.content), default=_start(claim))
        denies = claim.polarity is Polarity.DENIES
        is_asserted = denies or claim.certainty is not Certainty.UNSPECIFIED
        sentences = _sentences(text)
        return Said(
            claim=claim,
            article=self.account.uid,
            day=self.day,
            order=order,
            start=start,
            paragraph=bisect_right(self._paragraphs, start),
            text=text,
            cue=cue,
            words=frozenset(word for each in sentences for word in each.words),
            sentences=sentences,
            names=names_in(text) | names_in(f"x {text[:1].lower()}{text[1:]}"),
            party=self._party(claim.speaker),
            figures=tuple(figures),
            denies=denies,
            is_negated=is_negated(text),
            contests=is_asserted and (denies or _contests(cue, text)),
            is_asserted=is_asserted,
            is_headline=start < len(self.account.title) + _TITLE_SLACK,
        )

    def figure(self, figure: Figure, holder: Claim | None) -> Counted:
        population = figure.population
        is_asserted = holder is None or (
            holder.polarity is not Polarity.DENIES
            and holder.certainty is not Certainty.UNSPECIFIED
            and not _contests(
                _words_of(holder.cue, self.account.text).lower(), _words_of(holder.content, self.account.text)
            )
        )
        return Counted(
            figure=figure,
            text=self.account.text[slice(*figure.span)],
            article=self.account.uid,
            day=self.day,
            state=days_of(figure.as_of),
            words=frozenset(stems(population)) - _counting(),
            names=names_in(f"x {population}"),
            party=NOBODY if holder is None else self._party(holder.speaker),
            holder="" if holder is None else holder.uid,
            is_asserted=is_asserted,
        )

    def _party(self, speaker: Speaker) -> Party:
        key = (speaker.name, speaker.role)
        if key not in self._parties:
            self._parties[key] = party_of(speaker)
        return self._parties[key]


def _counting() -> frozenset[str]:
    return stem_all(words("counting"))


def _paragraph_starts(account: Account) -> list[int]:
    if account.layout.blocks:
        return [block.span.start for block in account.layout.blocks]
    return [match.end() for match in re.finditer(r"\n\s*\n", account.text)]


def _contests(cue: str, text: str) -> bool:
    """Whether a claim contradicts somebody, as its own words show."""
    is_by_cue = pattern("contest_cues").search(cue) is not None and not is_negated(cue)
    return is_by_cue or pattern("contest_phrases").search(text) is not None


def _sentences(text: str) -> tuple[Sentence, ...]:
    parts = [part for part in _SENTENCE_END.split(text) if part.strip()]
    return tuple(Sentence(frozenset(stems(part)), is_negated(part)) for part in parts)


def _words_of(spans: Sequence[Span], text: str) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _start(claim: Claim) -> int:
    return min((span.start for span in (*claim.content, *claim.cue)), default=0)

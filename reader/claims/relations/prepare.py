"""An account made ready for relating: what is worked out once for an article, however many others it is set beside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reader.claims.relations.holding import holding_of
from reader.claims.relations.items import Counted, Said, Sentence
from reader.claims.relations.lexicon import pattern, words
from reader.claims.relations.parties import NOBODY, Party, party_of
from reader.claims.relations.words import WORD, is_negated, names_in, stem_all, stems
from reader.model import Account, Certainty, Claim, Figure, Polarity, Span, Speaker
from reader.text.introductions import without_that

_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’']?\s+")
_TITLE_SLACK = 3
_QUOTES, _QUOTE_ENDS = frozenset("“”\"‘'«„"), frozenset("“”\"’'»")
_CLAUSE_END = re.compile(r"[,;:.!?—–]\s|\b(?:and|but)\b")
_TURNED_REACH = 40
_BARE = 3
_OUTCOMES = ("win", "control")


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
        self._inner: dict[str, list[Claim]] = defaultdict(list)
        for each in account.claims:
            self._inner[each.nested_in].append(each)

    def claim(self, claim: Claim, order: int, figures: Sequence[Counted]) -> Said:
        text = self._content(claim)
        start = min((span.start for span in claim.content), default=_start(claim))
        sentences = _sentences(text)
        return Said(
            claim=claim,
            article=self.account.uid,
            day=self.day,
            order=order,
            start=start,
            paragraph=bisect_right(self._paragraphs, start),
            text=text,
            cue=self._cue(claim),
            words=frozenset(word for each in sentences for word in each.words),
            sentences=sentences,
            names=names_in(text) | names_in(f"x {text[:1].lower()}{text[1:]}"),
            party=self._party(claim.speaker),
            figures=tuple(figures),
            denies=claim.polarity is Polarity.DENIES,
            is_negated=is_negated(text),
            contests=self._contests(claim),
            is_asserted=_is_asserted(claim),
            is_headline=start < len(self.account.title) + _TITLE_SLACK,
            is_quotation=text[:1] in _QUOTES and text[-1:] in _QUOTE_ENDS,
            holding=holding_of(text, denies=claim.polarity is Polarity.DENIES, is_negated=is_negated(text)),
            outcomes=frozenset(name for name in _OUTCOMES if pattern(f"{name}_phrases").search(text)),
        )

    def figure(self, figure: Figure, holder: Claim | None) -> Counted:
        population = figure.population
        counted = frozenset(stems(population)) - _counting()
        return Counted(
            figure=figure,
            text=self.account.text[slice(*figure.span)],
            article=self.account.uid,
            day=self.day,
            state=days_of(figure.as_of),
            words=counted,
            names=names_in(f"x {population}"),
            party=NOBODY if holder is None else self._party(holder.speaker),
            holder="" if holder is None else holder.uid,
            is_known=not counted <= stem_all(words("vague_populations")),
            is_asserted=self._is_meant(figure, holder),
        )

    def _is_meant(self, figure: Figure, holder: Claim | None) -> bool:
        """Whether somebody says that the figure is so: not denied, not foretold, nothing turned round before it."""
        state = days_of(figure.as_of)
        if state is not None and self.day and state[1] > self.day + 1:
            return False
        before = self.account.text[max(0, figure.span.start - _TURNED_REACH) : figure.span.start]
        if is_negated(_CLAUSE_END.split(before)[-1]):
            return False
        if holder is None:
            return True
        is_sure = holder.certainty in {Certainty.CERTAIN, Certainty.PROBABLE}
        return is_sure and holder.polarity is not Polarity.DENIES and not self._contests(holder)

    def _content(self, claim: Claim) -> str:
        return _words_of(without_that(claim.content, self.account.text), self.account.text)

    def _cue(self, claim: Claim) -> str:
        return _words_of(claim.cue, self.account.text).lower()

    def _contests(self, claim: Claim) -> bool:
        """Whether a claim contradicts somebody, as its own words show; not those of a claim inside it."""
        if claim.polarity is Polarity.DENIES:
            return True
        cue = self._cue(claim)
        if not _is_asserted(claim):
            return False
        if pattern("contest_cues").search(cue) is not None and not is_negated(cue):
            return True
        text = self._content(claim)
        for inner in self._inner.get(claim.uid, ()):
            text = text.replace(self._content(inner), " ")
        return is_bare_contest(text) or pattern("contest_phrases").search(text) is not None

    def _party(self, speaker: Speaker) -> Party:
        key = (speaker.name, speaker.role)
        if key not in self._parties:
            self._parties[key] = party_of(speaker)
        return self._parties[key]


def is_bare_contest(text: str) -> bool:
    """Whether a content is no more than "Rubbish"."""
    said = WORD.findall(text.lower())
    return 0 < len(said) <= _BARE and said[-1] in words("bare_contests")


def _counting() -> frozenset[str]:
    return stem_all(words("counting"))


def _paragraph_starts(account: Account) -> list[int]:
    if account.layout.blocks:
        return [block.span.start for block in account.layout.blocks]
    return [match.end() for match in re.finditer(r"\n\s*\n", account.text)]


def _is_asserted(claim: Claim) -> bool:
    return claim.polarity is Polarity.DENIES or claim.certainty is not Certainty.UNSPECIFIED


def _sentences(text: str) -> tuple[Sentence, ...]:
    parts = [part for part in _SENTENCE_END.split(text) if part.strip()]
    return tuple(Sentence(frozenset(stems(part)), is_negated(part)) for part in parts)


def _words_of(spans: Sequence[Span], text: str) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _start(claim: Claim) -> int:
    return min((span.start for span in (*claim.content, *claim.cue)), default=0)

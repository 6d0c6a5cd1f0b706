"""An account made ready for relating: what is worked out once for an article, however many others it is set beside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reader.claims.relations.contests import content_of, contesting, is_asserted, words_of
from reader.claims.relations.holding import holding_of
from reader.claims.relations.items import Counted, Said, Sentence
from reader.claims.relations.lexicon import alternatives
from reader.claims.relations.outcomes import outcomes_of
from reader.claims.relations.parties import NOBODY, Party, party_of
from reader.claims.relations.words import is_negated, is_turned, lacks, names_in, stems, stems_of
from reader.model import Account, Certainty, Claim, Figure, Polarity, Speaker
from reader.text.days import day_of

_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’']?\s+")
_TITLE_SLACK = 3
_QUOTES, _QUOTE_ENDS = frozenset("“”\"‘'«„"), frozenset("“”\"’'»")
_CLAUSE_END = re.compile(r"[,;:.!?—–]\s|\b(?:and|but)\b")
_TURNED_REACH = 40
_REACH = 120
_SENTENCE_STOP = re.compile(r"[.;!?]\s|\n")
_PARTIAL = re.compile(
    r"\bwith [^,;]{0,40}\b(?:counted|tallied|reporting)\b|"
    r"\b(?:partial|preliminary|early) (?:results?|counts?|returns?)\b"
)
_STOP = re.compile(r"[.;!?:]\s|\n|\b(?:but|while|now|today)\b")
_STOP_BEHIND = re.compile(r"[.,;!?:]\s|\n|\b(?:but|while|now|today|out of|from|than)\b")
_BEFORE = re.compile(
    rf"\b(?:[Bb]efore (?:the |its |their )?(?:[\w’'-]+ ){{0,2}}(?:{alternatives('events')})|"
    rf"[Pp]re-?(?:{alternatives('events')})|used to)\b"
)
_AREA = re.compile(rf"\b(?:in|on|at|along|across|around) the (?:[a-z]+ )?({alternatives('areas')})\b")
_BEFORE_LEFT, _BEFORE_RIGHT = 90, 50


@dataclass(frozen=True, slots=True)
class Prepared:
    """An account with the words, names and parties of its claims and figures, each in the order of the text."""

    account: Account
    claims: tuple[Said, ...]
    figures: tuple[Counted, ...]


def prepare(account: Account, contested: frozenset[str] | None = None) -> Prepared:
    """Work out what relating needs of one account. Cost: linear in the words of its claims.

    `contested` is what `contesting` says of it, where that is known already.
    """
    maker = _Maker(account, contesting(account) if contested is None else contested)
    ordered = sorted(account.claims, key=_start)
    by_claim: dict[str, list[Counted]] = defaultdict(list)
    holders = {claim.uid: claim for claim in ordered}
    figures = tuple(maker.figure(each, holders.get(each.claim_uid)) for each in account.figures)
    for each in figures:
        by_claim[each.holder].append(each)
    claims = tuple(maker.claim(each, number, by_claim[each.uid]) for number, each in enumerate(ordered))
    return Prepared(account, claims, figures)


def days_of(as_of: str) -> tuple[int, int] | None:
    """First and last day of a state ("2024-02-05/2024-03-05" or one date); None when unknown."""
    first, _, last = as_of.partition("/")
    days = day_of(first), day_of(last or first)
    return days if all(days) else None


class _Maker:
    """Makes the items of one account ready."""

    def __init__(self, account: Account, contested: frozenset[str]) -> None:
        self.account = account
        self.day = day_of(account.published)
        self._paragraphs = _paragraph_starts(account)
        self._parties: dict[tuple[str, str], Party] = {}
        self._contesting = contested

    def claim(self, claim: Claim, order: int, figures: Sequence[Counted]) -> Said:
        text = content_of(claim, self.account.text)
        start = min((span.start for span in claim.content), default=_start(claim))
        sentences = _sentences(text)
        stemmed = frozenset(word for each in sentences for word in each.words)
        is_turned = any(each.is_negated or each.lacks for each in sentences)
        denies = claim.polarity is Polarity.DENIES
        return Said(
            claim=claim,
            article=self.account.uid,
            day=self.day,
            order=order,
            start=start,
            end=max((span.end for span in claim.content), default=start),
            paragraph=bisect_right(self._paragraphs, start),
            text=text,
            cue=words_of(claim.cue, self.account.text).lower(),
            words=stemmed,
            sentences=sentences,
            names=names_in(text),
            party=self._party(claim.speaker),
            figures=tuple(figures),
            denies=denies,
            is_negated=is_turned,
            contests=claim.uid in self._contesting,
            is_asserted=is_asserted(claim),
            is_headline=start < len(self.account.title) + _TITLE_SLACK,
            is_quotation=text[:1] in _QUOTES and text[-1:] in _QUOTE_ENDS,
            holding=holding_of(text, stemmed, denies=denies, is_negated=is_turned),
            outcomes=outcomes_of(text, stemmed),
        )

    def figure(self, figure: Figure, holder: Claim | None) -> Counted:
        counted = frozenset(stems(figure.population)) - stems_of("counting")
        said_by_measure = frozenset(stems(figure.measures.replace("_", " ")))
        around = self._around(figure)
        return Counted(
            figure=figure,
            text=self.account.text[slice(*figure.span)],
            article=self.account.uid,
            day=self.day,
            state=days_of(figure.as_of),
            words=counted - said_by_measure or counted,
            names=names_in(f"x {figure.population}"),
            party=NOBODY if holder is None else self._party(holder.speaker),
            holder="" if holder is None else holder.uid,
            is_known=not counted <= stems_of("vague_populations"),
            is_before=self._is_before(figure),
            is_asserted=self._is_meant(figure, holder),
            is_partial=_PARTIAL.search(around) is not None,
            area=frozenset(_AREA.findall(around)),
            is_denied=holder is not None and holder.uid in self._contesting,
        )

    def _is_before(self, figure: Figure) -> bool:
        """Whether the words around a figure, in its sentence, say that it counts what was before."""
        text, (start, end) = self.account.text, figure.span
        before = _STOP.split(text[max(0, start - _BEFORE_LEFT) : start])[-1]
        behind = _STOP_BEHIND.split(text[end : end + _BEFORE_RIGHT])[0]
        return any(_BEFORE.search(each) for each in (before, behind, figure.population))

    def _around(self, figure: Figure) -> str:
        """Its sentence, as far as it is near."""
        text, (start, end) = self.account.text, figure.span
        before = _SENTENCE_STOP.split(text[max(0, start - _REACH) : start])[-1]
        behind = _SENTENCE_STOP.split(text[end : end + _REACH])[0]
        return f"{before} {text[start:end]} {behind}"

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
        return is_sure and holder.uid not in self._contesting

    def _party(self, speaker: Speaker) -> Party:
        key = (speaker.name, speaker.role)
        if key not in self._parties:
            self._parties[key] = party_of(speaker)
        return self._parties[key]


def _paragraph_starts(account: Account) -> list[int]:
    if account.layout.blocks:
        return [block.span.start for block in account.layout.blocks]
    return [match.end() for match in re.finditer(r"\n\s*\n", account.text)]


def _sentences(text: str) -> tuple[Sentence, ...]:
    parts = [part for part in _SENTENCE_END.split(text) if part.strip()]
    return tuple(Sentence(frozenset(stems(part)), is_turned(part), lacks(part)) for part in parts)


def _start(claim: Claim) -> int:
    return min((span.start for span in (*claim.content, *claim.cue)), default=0)

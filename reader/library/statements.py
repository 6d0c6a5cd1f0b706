"""Claims, and figures in an outlet's own voice, as statements: with their words and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reader.claims.relations.positions import Placed
from reader.claims.relations.voices import Utterance
from reader.model import Account, Article, Claim, Figure, PlacedClaim, Relation, Span, Statement
from reader.store.claim_rows import words_of
from reader.text.introductions import without_relative, without_that

_SENTENCE_END = re.compile(r"[.!?][”’\"']?\s+(?=[“‘\"'«]?[^\W\d_a-z])")
_AROUND = 110  # characters on either side of a figure, at most


@dataclass(frozen=True, slots=True)
class Material:
    """What the threads of one story are made of.

    Attributes:
        articles: by uid.
        accounts: of these articles.
        relations: all that is known between their claims, and between their figures.
        copies: uid of each article that repeats another's text, to that of the other.
        is_capped: whether the story has more articles.
    """

    articles: Mapping[str, Article]
    accounts: tuple[Account, ...]
    relations: tuple[Relation, ...]
    copies: Mapping[str, str]
    is_capped: bool = False


class Statements:
    """All claims and figures of some accounts; each is made a statement when it is asked for."""

    def __init__(self, material: Material) -> None:
        """Look up who holds what. Cost: linear in claims and figures."""
        self._material = material
        self._made: dict[str, Statement] = {}
        self._accounts: dict[str, Account] = {}
        self._claims: dict[str, Claim] = {}
        self._figures: dict[str, Figure] = {}
        self._figures_in: dict[str, list[Figure]] = defaultdict(list)
        for account in material.accounts:
            for claim in account.claims:
                self._claims[claim.uid], self._accounts[claim.uid] = claim, account
            for figure in account.figures:
                self._figures[figure.uid], self._accounts[figure.uid] = figure, account
                self._figures_in[figure.claim_uid or figure.uid].append(figure)

    def __contains__(self, uid: str) -> bool:
        """Whether a claim or figure is here."""
        return uid in self._accounts

    def home(self, uid: str) -> str:
        """The uid of the statement that a claim or figure belongs to."""
        figure = self._figures.get(uid)
        return uid if figure is None or figure.claim_uid not in self._claims else figure.claim_uid

    def of(self, uid: str) -> Statement:
        """The statement that a claim or figure belongs to."""
        home = self.home(uid)
        if home not in self._made:
            claim = self._claims.get(home)
            self._made[home] = self._of_figure(self._figures[home]) if claim is None else self._of_claim(claim)
        return self._made[home]

    def figures_of(self, home: str) -> tuple[Figure, ...]:
        """The figures of a statement."""
        return tuple(self._figures_in[home])

    def is_figure(self, uid: str) -> bool:
        """Whether this is a figure, in a claim or not."""
        return uid in self._figures

    def _of_claim(self, claim: Claim) -> Statement:
        account = self._accounts[claim.uid]
        return Statement(
            uid=claim.uid,
            article=self._material.articles[account.uid],
            claim=claim,
            figures=tuple(self._figures_in[claim.uid]),
            source_text=words_of(without_relative(claim.source, account.text), account.text),
            cue_text=words_of(claim.cue, account.text),
            content_text=words_of(without_that(claim.content, account.text), account.text),
            copy_of=self._material.copies.get(account.uid, ""),
        )

    def _of_figure(self, figure: Figure) -> Statement:
        account = self._accounts[figure.uid]
        return Statement(
            uid=figure.uid,
            article=self._material.articles[account.uid],
            claim=None,
            figures=(figure,),
            source_text="",
            cue_text="",
            content_text=around(figure.span, account),
            copy_of=self._material.copies.get(account.uid, ""),
        )


def of_placed(placed_claim: PlacedClaim) -> Statement:
    """A claim of a list as a statement of a thread."""
    return Statement(
        uid=placed_claim.claim.uid,
        article=placed_claim.article,
        claim=placed_claim.claim,
        figures=placed_claim.figures,
        source_text=placed_claim.source_text,
        cue_text=placed_claim.cue_text,
        content_text=placed_claim.content_text,
    )


def placed(statement: Statement) -> Placed:
    """A statement as columns need it."""
    claim, article = statement.claim, statement.article
    spans = (statement.figures[0].span,) if claim is None else (*claim.content, *claim.cue, *claim.source)
    speaker = "" if claim is None else claim.speaker.name
    return Placed(statement.uid, article.published[:10], article.uid, spans[0].start if spans else 0, speaker)


def utterance(statement: Statement) -> Utterance:
    """A statement as voices are counted."""
    speaker = "" if statement.claim is None else statement.claim.speaker.name
    article = statement.article
    return Utterance(speaker, article.outlet, article.uid, statement.copy_of, is_own_voice=statement.claim is None)


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """The earliest first, undated ones last."""
    return sorted(statements, key=lambda each: placed(each).order)


def around(span: Span, account: Account) -> str:
    """The sentence around some words, cut where it is long; an ellipsis shows that there is more."""
    blocks = account.layout.blocks
    at = bisect_right([block.span.start for block in blocks], span.start) - 1
    block = blocks[at].span if at >= 0 and blocks[at].span.end >= span.end else Span(0, len(account.text))
    first = max((match.end() for match in _ends(account.text, block.start, span.start)), default=block.start)
    last = min((match.start() + 1 for match in _ends(account.text, span.end, block.end)), default=block.end)
    start, end = max(first, span.start - _AROUND), min(last, span.end + _AROUND)
    start = account.text.find(" ", start, span.start) + 1 if start > first else start
    end = max(account.text.rfind(" ", span.end, end), span.end) if end < last else end
    return ("… " if start > first else "") + account.text[start:end].strip() + (" …" if end < last else "")


def _ends(text: str, start: int, end: int) -> Iterable[re.Match[str]]:
    return _SENTENCE_END.finditer(text, max(0, start), end)

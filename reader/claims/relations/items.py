"""Claims and figures made ready for relating: words, names, party and day of each, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from reader.claims.relations.holding import Holding
from reader.claims.relations.parties import Party
from reader.model import Claim, Figure

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure made ready.

    Attributes:
        day: ordinal of the article's day; 0 when unknown.
        state: first and last day of the state that it describes, ordinals; None when unknown.
        words: stems of what is counted, without words that say how.
        names: those of them that are names.
        holder: uid of the claim that it stands in; "" in the outlet's own voice.
        is_known: it is said who or what is counted, more closely than "people".
        is_before: it counts what was before the events ("before the war", "pre-war").
        is_asserted: nobody denies it, whoever says it means it, and it is not foretold.
        is_denied: whoever gives it denies or contests it.
        is_partial: not all is counted yet ("with 94% of polling stations counted").
        area: the part of a place that its sentence speaks of ("north"); none for all of it.
    """

    figure: Figure
    text: str
    article: str
    day: int
    state: tuple[int, int] | None
    words: Words
    names: Words
    party: Party
    holder: str
    is_known: bool
    is_before: bool
    is_asserted: bool
    is_denied: bool = False
    is_partial: bool = False
    area: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a claim's content.

    Attributes:
        is_negated: all of it is turned round.
        lacks: what it says that there was not ("stopped without a word"), and no more than that is turned round.
    """

    words: Words
    is_negated: bool
    lacks: Words = frozenset()

    def denies(self, others: Words) -> bool:
        """Whether it turns round what other words say."""
        return self.is_negated or not self.lacks.isdisjoint(others)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim made ready.

    Attributes:
        order: its number in the article.
        start: where its content begins in the text.
        end: where its content ends.
        paragraph: number of the paragraph in which its content begins.
        words: stems of its content.
        sentences: those of each sentence; one for a claim of one sentence.
        denies: the speaker denies the content.
        contests: it contradicts somebody, as its own words show.
        is_asserted: not a question, demand, refusal and the like; a denial is asserted.
        is_headline: it stands in the title.
        is_quotation: nothing but words in quotation marks.
        holding: what it says about who holds the place that is fought for.
        outcomes: of what only one party can have, what it speaks of.
    """

    claim: Claim
    article: str
    day: int
    order: int
    start: int
    end: int
    paragraph: int
    text: str
    cue: str
    words: Words
    sentences: tuple[Sentence, ...]
    names: Words
    party: Party
    figures: tuple[Counted, ...]
    denies: bool
    is_negated: bool
    contests: bool
    is_asserted: bool
    is_headline: bool
    is_quotation: bool
    holding: Holding | None
    outcomes: frozenset[str]

    @property
    def uid(self) -> str:
        """The claim's."""
        return self.claim.uid

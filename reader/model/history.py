"""What the history and the bin show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.annotations import Annotation
    from reader.model.articles import Article


@dataclass(frozen=True, slots=True)
class Altered:
    """One thing that an act changed, in words: what it was before and after, empty where there was nothing.

    `thing` names it, `what` says what of it changed. The words may have line feeds, and come from outside.
    """

    thing: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """What an act changed: the first things of it, and how many more there are."""

    altered: tuple[Altered, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Binned:
    """An article in the bin, or a mark that was taken away (`annotation`), with the time at which it went.

    A mark's article may be in the bin as well: then it comes back with the mark. `quote`: the words that the mark, or
    the claim that it judged, stood on.
    """

    article: Article
    at: str
    annotation: Annotation | None = None
    quote: str = ""
    is_article_gone: bool = True

    @property
    def uid(self) -> str:
        """Uid of what comes back."""
        return self.annotation.uid if self.annotation else self.article.uid

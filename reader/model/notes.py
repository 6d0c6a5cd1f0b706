"""Notes as they are listed, filtered and linked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.model.annotations import Placement, Verdict

if TYPE_CHECKING:
    from reader.model.annotations import Annotation, Choice
    from reader.model.articles import Article
    from reader.model.claims import PlacedClaim
    from reader.model.text import Span


class Colour(StrEnum):
    """In which colour words are highlighted; the reader may give each a name of their own."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"


class NoteKind(StrEnum):
    """What an annotation is: words of the reader's, words that were marked, or a verdict on a claim."""

    NOTE = "note"
    HIGHLIGHT = "highlight"
    VERDICT = "verdict"


class NoteSort(StrEnum):
    """In which order notes are listed."""

    NEWEST = "newest"
    OLDEST = "oldest"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class NoteListing:
    """Which notes are listed, in which order; what is empty keeps everything.

    `query` is in the query language. Of several kinds, colours, tags, verdicts or placements one must hold; placements
    are those in the newest version, as far as they are known. `uids` are the only ones that may be listed, unless None.
    """

    query: str = ""
    kinds: tuple[NoteKind, ...] = ()
    colours: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    placements: tuple[Placement, ...] = ()
    article_uid: str = ""
    uids: tuple[str, ...] | None = None
    sort: NoteSort = NoteSort.NEWEST


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One annotation of a list, with its article, and the claim that it is a verdict on.

    `placement` is in the newest version, as far as somebody has looked.
    """

    annotation: Annotation
    article: Article
    claim: PlacedClaim | None = None
    placement: Placement = Placement.OK

    @property
    def kind(self) -> NoteKind:
        """What it is."""
        if self.annotation.verdict is not None:
            return NoteKind.VERDICT
        return NoteKind.NOTE if self.annotation.text.strip() else NoteKind.HIGHLIGHT


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """A note of which two libraries have different states, with its article; nobody has chosen between them yet."""

    choice: Choice
    article: Article

    @property
    def note(self) -> Annotation:
        """The first of its states in which it was not deleted."""
        return next(side for side in self.choice.sides if side is not None)


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """An article or a claim that a note can lead to.

    `words` name it: the article's title, or who says what. Outlet and day are the article's.
    """

    uid: str
    article_uid: str
    words: str
    outlet: str = ""
    published: str = ""

    @property
    def is_claim(self) -> bool:
        """Whether it is a claim in the article, not the article itself."""
        return self.uid != self.article_uid


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What was being typed, and where: on the note `note_uid`, or on words of an article that have no note yet.

    `base` is when the note was last changed before the typing began: a note changed since then has words that the
    draft does not know.
    """

    text: str
    tags: tuple[str, ...] = ()
    colour: str = Colour.YELLOW.value
    note_uid: str = ""
    article_uid: str = ""
    span: Span | None = None
    quote: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft that is kept under `key`, with what it belongs to, as far as that is there.

    `is_behind` says that its note was changed, or deleted, after the typing began.
    """

    key: str
    draft: NoteDraft
    article: Article | None = None
    note: Annotation | None = None
    is_behind: bool = False

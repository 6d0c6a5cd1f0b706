"""The values that travel through the program, from the text to the screens.

All are frozen. A span is half-open and counts code points of one version's unaltered text. Times are ISO 8601
strings with zone, dates `YYYY-MM-DD`; an empty string means unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open stretch of one version's text, in code points."""

    start: int
    end: int


Spans = tuple[Span, ...]


# ---------------------------------------------------------------- text


class BlockKind(StrEnum):
    """What a block is for whoever sets the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


class JunkKind(StrEnum):
    """Why a stretch of text is boilerplate and no part of the story."""

    REPEATED_TITLE = "repeated_title"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    SHARE = "share"
    SPONSOR = "sponsor"
    APPEAL = "appeal"
    BIO = "bio"
    TEASER = "teaser"
    NAV = "nav"


@dataclass(frozen=True, slots=True)
class Junk:
    """A stretch of boilerplate: marked, never deleted."""

    span: Span
    kind: JunkKind
    confidence: float


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or title without outer white space; `junk` is set when all of it is boilerplate."""

    span: Span
    kind: BlockKind
    junk: Junk | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a version's text is built: blocks in order, and boilerplate (of whole blocks or inside one)."""

    blocks: tuple[Block, ...]
    junk: tuple[Junk, ...]


# ---------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader of some format found: one article, not yet in a library.

    `text` begins with the title wherever there is one. `origin` says where it came from, for messages.
    """

    text: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    given_id: str = ""
    path: str = ""
    tags: tuple[str, ...] = ()
    origin: str = ""


class ArticleSort(StrEnum):
    """Orders of the article list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    ADDED = "added"
    TITLE = "title"
    OUTLET = "outlet"
    CLAIMS = "claims"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of news as a list shows it; its text lies in its versions."""

    uid: str
    version_uid: str
    title: str
    byline: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    added: str = ""
    words: int = 0
    claims: int = 0
    speakers: int = 0
    conflicts: int = 0
    notes: int = 0
    versions: int = 1
    is_read: bool = False
    is_starred: bool = False
    is_archived: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One imported text of an article, kept unchanged for ever."""

    uid: str
    article_uid: str
    text: str
    added: str
    layout: Layout
    origin: str = ""


# ---------------------------------------------------------------- claims


class SpeakerKind(StrEnum):
    """What sort of source a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    CROWD = "crowd"


class Polarity(StrEnum):
    """The speaker's stance to the content as it is spanned."""

    AFFIRMS = "affirms"
    DENIES = "denies"


class Certainty(StrEnum):
    """How sure the speaker presents the content; unspecified is not an assertion."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNSPECIFIED = "unspecified"


class Reporting(StrEnum):
    """How the article relays it."""

    NEUTRAL = "neutral"
    DISTANCING = "distancing"
    ENDORSING = "endorsing"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is behind a claim. `name` is empty when nobody is named; `is_inferred` when it comes from elsewhere."""

    name: str
    kind: SpeakerKind
    is_inferred: bool = False
    role: str = ""
    found: str | None = None
    """The name that was found, where the reader named the speaker."""
    merged_from: str = ""
    """The name in this article, where the reader merged it into `name`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a closed interval; `None` is an open end.

    Source of the fields: the annotation scheme in docs/claims.md.
    """

    uid: str
    span: Span
    low: float | None
    high: float | None
    is_approx: bool = False
    unit: str = ""
    measures: str = ""
    population: str = ""
    where: str = ""
    as_of: str = ""
    claim_uid: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution: whose words (source), how introduced (cue), and what (content).

    Out of the extractor `uid` and `nested_in` are local ("c1"); a library mints lasting ones.
    `hedges` are the words in the content that make it less than certain. `why` names the rule that found it.
    `by_reader` names what the reader put right: any of made, speaker, polarity, certainty, reporting.
    """

    uid: str
    source: Spans
    cue: Spans
    content: Spans
    speaker: Speaker
    polarity: Polarity = Polarity.AFFIRMS
    certainty: Certainty = Certainty.CERTAIN
    reporting: Reporting = Reporting.NEUTRAL
    hedges: Spans = ()
    nested_in: str = ""
    why: str = ""
    by_reader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the extractor finds in one text."""

    layout: Layout
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim as lists across articles show it: with its article and its words."""

    claim: Claim
    article: Article
    source_text: str
    cue_text: str
    content_text: str
    figures: tuple[Figure, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerVariant:
    """A name as articles have it, which stands under a speaker's name, and how many claims have it."""

    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker of the library: how many claims, in how many articles.

    `variants` are the names that the reader merged under this one, itself among them; empty when none was merged.
    """

    name: str
    kind: SpeakerKind
    claims: int
    articles: int
    variants: tuple[SpeakerVariant, ...] = ()


# ---------------------------------------------------------------- annotations


@dataclass(frozen=True, slots=True)
class Selector:
    """What an annotation remembers of its place (W3C Web Annotation Data Model, 4.2.4 and 4.2.5).

    `prefix` and `suffix` are up to 64 code points before and after the quote.
    """

    quote: str
    prefix: str
    suffix: str
    start: int
    end: int


class Placement(StrEnum):
    """How an annotation stands in the version shown."""

    OK = "ok"
    CHANGED = "changed"
    REVIEW = "review"
    ORPHAN = "orphan"


class Verdict(StrEnum):
    """What the reader makes of a claim."""

    CONVINCING = "convincing"
    DOUBTFUL = "doubtful"
    FALSE = "false"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark of the reader's: a highlight, with a note when `text` is not empty, or a verdict on a claim.

    `selector` is None for a note on the article as a whole. `version_uid` is the version it was made on.
    """

    uid: str
    article_uid: str
    version_uid: str
    selector: Selector | None
    text: str = ""
    tags: tuple[str, ...] = ()
    colour: str = "yellow"
    verdict: Verdict | None = None
    claim_uid: str = ""
    created: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class PlacedAnnotation:
    """An annotation with its place in the version asked for; no span when it is an orphan or has no selector."""

    annotation: Annotation
    span: Span | None
    placement: Placement


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the history: what the reader did, in words."""

    batch: str
    at: str
    what: str
    is_undone: bool = False


# ---------------------------------------------------------------- search


class SearchIn(StrEnum):
    """What kind of thing a search returns."""

    ARTICLES = "articles"
    CLAIMS = "claims"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Slip:
    """What is odd in a query and where (code points from 0); the rest of the query still counts."""

    position: int
    message: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A cut of a text with its hits; hit spans count from the start of the cut, `offset` is the cut's place."""

    text: str
    hits: Spans
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `uid` is a claim's or annotation's when such are searched, else the article's."""

    uid: str
    article: Article
    score: float
    snippets: tuple[Snippet, ...] = ()
    hit_count: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query: the best hits first.

    `total` counts all of them; `is_partial` says that the index was not ready and a scan ran out of time.
    """

    hits: tuple[Hit, ...]
    total: int
    slips: tuple[Slip, ...] = ()
    is_partial: bool = False
    notice: str = ""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name, used as `@name`."""

    name: str
    query: str


# ---------------------------------------------------------------- import


class Outcome(StrEnum):
    """What became of one item of an import."""

    ADDED = "added"
    NEW_VERSION = "new version"
    UNCHANGED = "unchanged"
    COPY = "copy"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Imported:
    """One line of an import's report."""

    origin: str
    outcome: Outcome
    article_uid: str = ""
    title: str = ""
    message: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long operation is; `total` is 0 while it is unknown."""

    done: int
    total: int
    failed: int = 0
    seconds: float = 0.0
    current: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a health check."""

    name: str
    is_ok: bool
    message: str
    hint: str = ""
    is_repaired: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures in the header."""

    articles: int = 0
    claims: int = 0
    conflicts: int = 0
    unread: int = 0
    notes: int = 0


# ---------------------------------------------------------------- how a library is asked


@dataclass(frozen=True, slots=True)
class Listing:
    """Which articles the list shows, in which order.

    `query` is what the reader typed, `filter` what they chose; both in the query language, joined by AND.
    """

    query: str = ""
    filter: str = ""
    sort: ArticleSort = ArticleSort.NEWEST


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What holds for every item of one import."""

    tags: tuple[str, ...] = ()
    outlet: str = ""
    is_dry_run: bool = False


@dataclass(frozen=True, slots=True)
class LibraryPaths:
    """Where one library lies: the truth (`database`) and the cache that may be deleted (`index`, a folder)."""

    database: Path
    index: Path

"""A dossier by hand: a contested thread, figures on a linear and on a logarithmic line, notes, verdicts, days."""

from __future__ import annotations

from dataclasses import replace

from reader.model import (
    Annotation,
    Article,
    Certainty,
    Claim,
    Comparison,
    Course,
    Dossier,
    Figure,
    FigureLine,
    FigureRow,
    Moment,
    Polarity,
    Position,
    Relation,
    RelationKind,
    Reporting,
    Selector,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Thread,
    Verdict,
)

ATLAS = Article(
    "a-atlas", "v1", "Ferris bridge “will stand for a century”, builders say", "Ann Lee", "Atlas", "2024-03-02",
    "https://atlas.example/2024/03/02/ferris-bridge-will-stand?ref=front&x=1", "en", "2024-03-05T08:00:00+00:00",
)  # fmt: skip
COURIER = Article(
    "a-courier", "v2", "Engineers dispute the state of the Ferris bridge", "", "The Courier", "2024-03-03",
    "https://courier.example/ferris", "en", "2024-03-05T08:00:00+00:00",
)  # fmt: skip
WIRE = Article("a-wire", "v3", "Ferris bridge dispute", "J. Okoro", "Valley Ledger", "", "", "en")
ARTICLES = (ATLAS, COURIER, WIRE)


def span(start: int = 0) -> tuple[Span, ...]:
    """Some place in a text."""
    return (Span(start, start + 5),)


def figure(uid: str, low: float | None, high: float | None, **fields: object) -> Figure:
    """A figure of people."""
    return Figure(uid, Span(0, 5), low, high, **{"unit": "people", "measures": "evacuated", **fields})


def said(
    uid: str, article: Article, speaker: str, content: str, cue: str = "said", figures: tuple[Figure, ...] = (),
    **fields: object,
) -> Statement:  # fmt: skip
    """A statement of a person."""
    claim = Claim(uid, (), span(), span(9), Speaker(speaker, SpeakerKind.PERSON), **fields)
    return Statement(uid, article, claim, figures, speaker, cue, content)


def own(uid: str, article: Article, content: str, found: Figure) -> Statement:
    """A figure in the outlet's own voice."""
    return Statement(uid, article, None, (found,), "", "", content)


SAFE = said("c1", ATLAS, "Mayor Ada Quill", "the bridge is safe and will stand for a century")
ALSO = said(
    "c2", COURIER, "Ferris Roads Authority", "every cable of the bridge was replaced in 2021",
    "claims to have shown that", reporting=Reporting.DISTANCING, certainty=Certainty.PROBABLE,
)  # fmt: skip
AGAINST = said(
    "c3", COURIER, "Prof. Ilse Brandt", "the bridge is safe", "denied", polarity=Polarity.DENIES,
)  # fmt: skip
COPY = replace(
    said("c4", WIRE, "Prof. Ilse Brandt", "it is safe", "denied that", polarity=Polarity.DENIES), copy_of="a-courier"
)
SOME = said("c5", WIRE, "a shopkeeper", "lorries make the bridge tremble", certainty=Certainty.POSSIBLE)

RANGE = figure("f1", 20_000.0, 30_000.0, population="residents of Ferris", where="Ferris", as_of="March 2024")
POINT = figure("f2", 30_000.0, 30_000.0, is_approx=True, population="both banks")
OPEN = figure("f3", 4_000.0, None, measures="killed_or_injured")
CEILING = figure("f4", None, 12_500.0, population="residents of Ferris")
RANGED = said("c6", ATLAS, "Mayor Ada Quill", "20,000–30,000 residents left", "told reporters", (RANGE,))
POINTED = own("f2", COURIER, "… an estimated 30,000 on both banks had to go …", POINT)
OPENED = said(
    "c7", WIRE, "Red Star Relief", "more than 4,000 were hurt", figures=(OPEN,), reporting=Reporting.ENDORSING
)
CEILED = said("c8", COURIER, "Ferris police", "no more than 12,500 residents", figures=(CEILING,))
SMALL, LARGE = figure("f5", 40.0, 60.0, unit="euros"), figure("f6", 2e6, 2e6, unit="euros")
PRICED = said("c9", ATLAS, "Mayor Ada Quill", "40 to 60 euros a head", figures=(SMALL,))
COSTED = said("c10", COURIER, "Ferris Roads Authority", "two million euros", figures=(LARGE,))

BRIDGE = Thread(
    uid="c1",
    title="Ferris bridge: safe",
    positions=(
        Position("the bridge is safe and will stand for a century", (SAFE, ALSO), 2),
        Position("the bridge is safe", (AGAINST, COPY), 1, 1),
        Position("", (SOME,), 1),
    ),
    lines=(),
    relations=(
        Relation("c1", "c3", RelationKind.CONFLICT, "denies exactly this claim", "denial"),
        Relation("c3", "c4", RelationKind.SAME, "the same words", "words"),
        Relation("c1", "c4", RelationKind.CONFLICT, "denies what says the same", via="c3"),
        Relation("c2", "c3", RelationKind.CONFLICT, "you say so", is_by_reader=True),
    ),
    conflicts=3,
    articles=3,
    first_day="2024-03-02",
    last_day="2024-03-03",
)
PEOPLE = Thread(
    uid="c6",
    title="Ferris: evacuated",
    positions=(Position("20,000–30,000 residents left", (RANGED, CEILED, POINTED, OPENED), 4),),
    lines=(
        FigureLine(
            "people",
            (
                FigureRow(OPEN, OPENED),
                FigureRow(CEILING, CEILED),
                FigureRow(RANGE, RANGED),
                FigureRow(POINT, POINTED),
            ),
            (
                Relation("f1", "f2", RelationKind.SCOPE_DIFFERS, "residents of Ferris, not both banks", "scope"),
                Relation("f4", "f1", RelationKind.CONFLICT, "at most 12,500 excludes 20,000–30,000", "apart"),
            ),
        ),
        FigureLine("euros", (FigureRow(SMALL, PRICED), FigureRow(LARGE, COSTED)), ()),
    ),
    relations=(),
    conflicts=1,
    articles=3,
    first_day="2024-03-02",
    last_day="2024-03-03",
    left_out=2,
)
ANNOTATIONS = (
    Annotation(
        "n1", "a-atlas", "v1", Selector("will stand for a century", "the mayor said that the bridge is safe and ", ". "
        "Nobody asked", 40, 64), text="Which *standard* is meant?\nAsk the authority.\n\nA second thought.",
        tags=("bridge", "to check"),
    ),
    Annotation("n2", "a-courier", "v2", Selector("every cable", "", " of the bridge was replaced", 0, 11)),
    Annotation("n3", "a-atlas", "v1", None, text="Only the mayor is quoted.", verdict=Verdict.DOUBTFUL, claim_uid="c1",
        created="2024-03-05T09:00:00+00:00", modified="2024-03-06T09:00:00+00:00"),
    Annotation("n4", "a-wire", "v3", None, text="A copy of the Courier’s text."),
)  # fmt: skip
DOSSIER = Dossier(
    Comparison(
        title="Ferris bridge",
        threads=(BRIDGE, PEOPLE),
        articles=ARTICLES,
        only_here=(said("c11", ATLAS, "Mayor Ada Quill", "a new bridge would cost two million", figures=(LARGE,)),),
        copies=(("a-wire", "a-courier"),),
        pending=12,
    ),
    annotations=ANNOTATIONS,
    made="2024-03-07T10:00:00+00:00",
    courses=(
        Course(
            "Ferris: evacuated",
            (
                Moment("2024-03-02", RANGED, RANGE),
                Moment("2024-03-03", CEILED, CEILING, (Relation("f1", "f4", RelationKind.UPDATE, "later count"),)),
            ),
        ),
    ),
    judged=(SAFE,),
)

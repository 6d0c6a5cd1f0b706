"""Comparisons built by hand for tests of the compare screen: a contested thread, figures, a change over time."""

from __future__ import annotations

from reader.model import (
    Article,
    Certainty,
    Claim,
    Comparison,
    Figure,
    FigureLine,
    FigureRow,
    Polarity,
    Position,
    Relation,
    RelationKind,
    Reporting,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Thread,
)

ATLAS = Article(uid="a1", version_uid="v1", title="Official says the dam stands", outlet="Atlas")
HERALD = Article(uid="a2", version_uid="v2", title="They held the dam", outlet="River Herald", published="2023-05-17")


def statement(uid: str, speaker: str, content: str, *, article: Article = ATLAS, **more) -> Statement:
    """A claim, or without a speaker a figure in the own voice; `more` are fields of both values, `said` and `cue`."""
    figures, said, cue = more.pop("figures", ()), more.pop("said", speaker), more.pop("cue", "said")
    copy_of, is_inferred = more.pop("copy_of", ""), more.pop("is_inferred", False)
    if not speaker:
        return Statement(uid, article, None, figures, "", "", content, copy_of)
    fields = {"polarity": Polarity.AFFIRMS, "certainty": Certainty.CERTAIN, "reporting": Reporting.NEUTRAL} | more
    claim = Claim(
        uid, (Span(0, 1),), (Span(2, 3),), (Span(4, 9),), Speaker(speaker, SpeakerKind.PERSON, is_inferred), **fields
    )
    return Statement(uid, article, claim, figures, said, cue, content, copy_of)


def figure(uid: str, low: float | None, high: float | None, **more) -> Figure:
    """A figure of people, at a place of no matter."""
    return Figure(uid=uid, span=Span(4, 9), low=low, high=high, **({"unit": "people"} | more))


def row(uid: str, speaker: str, low: float | None, high: float | None, **more) -> FigureRow:
    """A row of a number line: a claim with one figure, or without a speaker one in the own voice."""
    article, cue = more.pop("article", ATLAS), more.pop("cue", "said")
    claim = {name: more.pop(name) for name in ("certainty", "reporting", "polarity") if name in more}
    one = figure(f"f-{uid}" if speaker else uid, low, high, claim_uid=uid if speaker else "", **more)
    words = f"{one.low} {one.population}"
    return FigureRow(one, statement(uid, speaker, words, article=article, cue=cue, figures=(one,), **claim))


def holds() -> Thread:
    """Who holds the city: two claims against four."""
    doubt = {"reporting": Reporting.DISTANCING}
    rough = (figure("f-c1", 0.5, 1.0, unit="ratio", is_approx=True),)
    taken = (
        statement(
            "c1",
            "Wagner PMC",
            "they had taken control of most of the city",
            cue="claims made by",
            figures=rough,
            **doubt,
        ),
        statement(
            "c2",
            "Wagner PMC",
            "a near total defeat for the Ukrainians",
            said="Wagner Group",
            cue="claims",
            is_inferred=True,
            certainty=Certainty.PROBABLE,
            **doubt,
        ),
    )
    mod = "“they have not taken anything and are very far from doing so”"
    zal = 'The battle for the city of Bakhmut … has "stabilized" and the Russian advance has been stopped'
    held = (
        statement("c3", "Kirby", "Ukrainian forces have not been pushed from the city", cue="stated"),
        statement("c4", "Ukrainian Ministry of Defense", mod),
        statement(
            "c5",
            "Ukrainian soldiers",
            "the Russians have not advanced",
            cue="allegedly",
            certainty=Certainty.PROBABLE,
            **doubt,
        ),
        statement("c6", "Valery Zaluzhny", zal, article=HERALD, cue="claims", **doubt),
    )
    denies = "denies exactly this claim"
    relations = (
        Relation("c3", "c1", RelationKind.CONFLICT, denies, "denial"),
        Relation("c4", "c1", RelationKind.CONFLICT, "“not taken anything” against “most of the city”", "contest"),
        Relation("c3", "c2", RelationKind.CONFLICT, "contradicts what says the same", "denial", via="c1"),
        Relation("c6", "c2", RelationKind.CONFLICT, "stopped against a near total defeat", "contest"),
        Relation("c3", "c4", RelationKind.SAME, "the same, put in other words", "same words"),
        Relation("c5", "c6", RelationKind.COMPATIBLE, "both can be true", "same subject"),
    )
    positions = (
        Position("they had taken control of most of the city", taken, 1),
        Position("Ukrainian forces have not been pushed from the city", held, 4),
    )
    return Thread("c1", "Bakhmut: who holds the city", positions, (), relations, 4, 2, "2023-05-17", "2023-05-17")


def casualties() -> Thread:
    """How many killed or injured: three scopes, no conflict."""
    rows = (
        row(
            "k3",
            "Reuters",
            4_000,
            None,
            is_approx=True,
            population="civilians",
            measures="casualties",
            as_of="2023-05-16",
        ),
        row(
            "k1",
            "Western services",
            20_000,
            30_000,
            article=HERALD,
            population="Russian soldiers",
            measures="killed_or_injured",
            where="Bakhmut",
            certainty=Certainty.PROBABLE,
        ),
        row("k2", "", 30_000, 30_000, population="soldiers of both sides", measures="casualties", is_approx=True),
    )
    scope = "both sides' total, not Russia's alone"
    relations = (Relation("f-k1", "k2", RelationKind.SCOPE_DIFFERS, scope, "population"),)
    return _counts_of("k1", "Bakhmut: killed or injured", rows, relations)


def inhabitants() -> Thread:
    """How many people are in the city: before and today."""
    rows = (
        row("p2", "", 1_000, 2_000, population="inhabitants", measures="remaining", as_of="2023-05-17", is_approx=True),
        row("p3", "", 1_000, 9_000, article=HERALD, population="inhabitants", measures="remaining", as_of="2023-05-17"),
        row("p1", "", 70_000, 70_000, article=HERALD, population="inhabitants", as_of="2022-02-01", is_approx=True),
    )
    relations = (
        Relation("p1", "p2", RelationKind.UPDATE, "later count", "later"),
        Relation("p2", "p3", RelationKind.COMPATIBLE, "both can be true", "overlap"),
    )
    return _counts_of("p1", "Bakhmut: inhabitants", rows, relations)


def _counts_of(uid: str, title: str, rows: tuple[FigureRow, ...], relations: tuple[Relation, ...]) -> Thread:
    position = Position("", tuple(each.statement for each in rows), sum(1 for each in rows if each.statement.claim))
    line = FigureLine("people", rows, relations)
    return Thread(uid, title, (position,), (line,), relations, 0, 2, "2023-05-17", "2023-05-17")


def comparison(**fields) -> Comparison:
    """Three threads of two articles, and what one of them says alone."""
    only = (
        statement("o1", "Kirby", "another aid package would be sent in the coming days", cue="mentioned"),
        statement("o2", "Kirby", "the package holds no aircraft", cue="denied", polarity=Polarity.DENIES),
        statement("o3", "Reuters", "“nobody counts the dead”", cue="", certainty=Certainty.UNSPECIFIED),
    )
    known = {
        "title": "Ukrainian forces have not been pushed from the city",
        "threads": (holds(), casualties(), inhabitants()),
        "articles": (HERALD, ATLAS),
        "only_here": only,
        "now_at": "c1",
    }
    return Comparison(**(known | fields))


class ThreadsInHand:
    """Stands for a library on the compare screen: it gives one comparison and remembers what was asked of it."""

    def __init__(self, found: Comparison | Exception) -> None:
        self.found, self.asked, self.judged = found, [], []
        self.threads = self.relations = self.history = self

    def compare(self, asked: str = "") -> Comparison:
        self.asked.append(asked)
        if isinstance(self.found, Exception):
            raise self.found
        return self.found

    def opinions(self, article_uid: str = "") -> tuple:
        return ()

    def judge(self, left_uid: str, right_uid: str, opinion) -> None:
        self.judged.append((left_uid, right_uid, opinion))

    def undo(self) -> None:
        return None

    redo = undo

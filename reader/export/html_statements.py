"""Statements on a page: who, how, what, where it stands, and what the reader makes of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from reader.export.html_markup import NOTHING, Markup, joined, language, lines, tag
from reader.export.labels import Labels, ThreadLabels
from reader.export.words import (
    VERDICTS,
    amount_words,
    counted,
    day_words,
    scope_words,
    speaker_words,
    stance_words,
)
from reader.model import Article, RelationKind, Statement

_SIGNS = {"≠": "against", "=": "with"}
_ON_CARDS = frozenset((RelationKind.CONFLICT, RelationKind.UPDATE, RelationKind.SAME))  # the table has all
_CLOSE = 4  # labels behind one word; a fifth would make a card a list


class _Around(NamedTuple):
    """What a thread adds to a card: its label, how it stands to others, the figures that are on a line already."""

    label: Markup = NOTHING
    stands: Markup = NOTHING
    plotted: Collection[str] = ()


class Cards:
    """Makes the statements of one dossier."""

    def __init__(self, labels: Labels) -> None:
        """`labels` say how things are called."""
        self._labels = labels

    def in_thread(self, statement: Statement, thread: ThreadLabels) -> Markup:
        """A statement of a column, with how it stands to others."""
        label = thread.of(statement.uid)
        around = _Around(tag("b", label, class_="label"), _stands(label, thread), thread.figures)
        return self._card(statement, around, key=f"t{thread.number}-{label}")

    def alone(self, statement: Statement, *, key: str) -> Markup:
        """A statement outside of threads."""
        return self._card(statement, _Around(), key=key)

    def cited(self, article: Article) -> Markup:
        """Outlet, author, day and number of a source; the number leads to its citation."""
        number = self._labels.number(article)
        named = [tag("bdi", each) for each in (article.outlet or article.title, article.byline) if each.strip()]
        return joined(
            (
                joined([*named, day_words(article.published)], between=" · "),
                Markup(" "),
                tag("a", f"[{number}]", href=f"#source-{number}", aria_label=f"Source {number}"),
            )
        )

    def _card(self, statement: Statement, around: _Around, *, key: str) -> Markup:
        copy = self._copy(statement)
        return tag(
            "li",
            tag("p", around.label, Markup(" "), _who(statement), class_="who"),
            tag("blockquote", *_content(statement), lang=language(statement.article.language), dir="auto"),
            tag("p", stance_words(statement), class_="stance"),
            _figures(statement, around.plotted),
            tag("p", self.cited(statement.article), class_="cite"),
            tag("p", copy, class_="stance") if copy else NOTHING,
            around.stands,
            self.verdict(statement),
            class_=f"card {bar(statement)}",
            id=key,
        )

    def _copy(self, statement: Statement) -> str:
        if not statement.copy_of:
            return ""
        number = self._labels.numbers.get(statement.copy_of)
        return "repeats the text of " + (f"source {number}; counted once" if number else "another article")

    def verdict(self, statement: Statement) -> Markup:
        """What the reader makes of it, with the reason."""
        verdict = self._labels.verdict(statement)
        if verdict is None or verdict.verdict is None:
            return NOTHING
        said = tag("p", tag("b", "Reader’s verdict: "), VERDICTS[verdict.verdict])
        return tag("div", said, lines(verdict.text), class_="reader")


def bar(statement: Statement) -> str:
    """Which bar a statement has: of its reporting, or of the own voice."""
    return "own" if statement.claim is None else statement.claim.reporting.value


def sign(sign: str) -> Markup:
    """A sign of how two things stand to each other; words beside it say the same."""
    return tag("b", sign, class_=f"sign {_SIGNS.get(sign, '')}".rstrip(), aria_hidden="true")


def _stands(label: str, thread: ThreadLabels) -> Markup:
    by_word: dict[tuple[str, str], list[str]] = {}
    for each in (one for one in thread.beside.get(label, ()) if one.kind in _ON_CARDS):
        others = by_word.setdefault((each.sign, each.words), [])
        if each.right.label not in others:
            others.append(each.right.label)
    said = [
        tag("li", sign(mark), f" {words} ", _links(others, thread.number)) for (mark, words), others in by_word.items()
    ]
    return tag("ul", *said, class_="stands") if said else NOTHING


def _who(statement: Statement) -> Markup:
    claim = statement.claim
    inferred = claim is not None and claim.speaker.is_inferred and statement.source_text.strip()
    written = tag("span", "written ", tag("bdi", statement.source_text), class_="as") if inferred else NOTHING
    role = tag("bdi", claim.speaker.role, class_="as") if claim is not None and claim.speaker.role else NOTHING
    cue = tag("i", statement.cue_text, class_="cue") if statement.cue_text.strip() else NOTHING
    name = tag("bdi", speaker_words(statement), class_="speaker")
    return joined((name, role, written, cue), between=Markup(" "))


def _content(statement: Statement) -> tuple[Markup, ...]:
    words = statement.content_text.strip()
    if not statement.is_denial:
        return (tag("p", words),)
    return (tag("p", tag("span", "¬ ", aria_hidden="true"), tag("em", "denies"), " ", words),)


def _figures(statement: Statement, plotted: Collection[str]) -> Markup:
    """The figures of a claim that stand on no line of the thread."""
    chips = [
        tag("li", tag("b", amount_words(figure)), " ", tag("span", scope_words(figure)))
        for figure in statement.figures
        if figure.uid not in plotted
    ]
    return tag("ul", *chips, class_="figures", aria_label=counted(len(chips), "figure")) if chips else NOTHING


def _links(labels: list[str], number: int) -> Markup:
    shown = [tag("a", label, href=f"#t{number}-{label}") for label in labels[:_CLOSE]]
    more = len(labels) - _CLOSE
    return joined([joined(shown, between=", "), f" and {more} more" if more > 0 else ""])

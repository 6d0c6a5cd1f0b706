"""A dossier as CSV: a row for each statement and each figure. What a spreadsheet could take for a formula is defused.

UTF-8 with a byte-order mark and CRLF, as spreadsheets want it; every cell of words is quoted (RFC 4180).
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator

from reader.export.dossiers import heading_words
from reader.export.labels import Labels, ThreadLabels
from reader.export.words import OWN_VOICE, VERDICTS
from reader.model import Dossier, Figure, Statement
from reader.text.neutralise import one_line

COLUMNS = (
    "thread", "title", "position", "heading", "label", "kind", "uid", "claim",
    "speaker", "speaker_kind", "source", "cue", "polarity", "certainty", "reporting", "content",
    "low", "high", "approx", "unit", "measures", "population", "where", "as_of",
    "outlet", "author", "article_title", "date", "address", "article", "copy_of",
    "relations", "verdict", "note",
)  # fmt: skip
"""The heads of the columns, in their order."""

_SIGNS = frozenset("=+-@")
_QUOTES = "\"'"
_EXACT = 2.0**53  # whole numbers up to here are kept as they are
_Cell = str | float | None


def table(dossier: Dossier) -> Iterator[str]:
    """Give the table in pieces; a row is one piece."""
    yield "\ufeff" + line(COLUMNS)
    labels = Labels(dossier)
    shown: set[str] = set()
    for thread in labels.threads:
        for position in thread.thread.positions:
            place = (thread.thread.uid, thread.thread.title, heading_words(position, thread.thread))
            for statement in position.statements:
                shown.add(statement.uid)
                yield from _rows(statement, labels, place, thread)
    for statement in dossier.comparison.only_here:
        shown.add(statement.uid)
        yield from _rows(statement, labels, ("", "Only here", ""), None)
    for statement in dossier.judged:
        if statement.uid not in shown:
            yield from _rows(statement, labels, ("", "", ""), None)


def harmless(text: str) -> str:
    """Words in one line that no spreadsheet takes for a formula: an apostrophe stands before any sign that opens one.

    White space, what is invisible, and full-width or small forms of the signs do not hide it. The same behind each
    semicolon: where it parts cells, a spreadsheet cuts through our quotation marks, and what follows begins a cell.
    """
    first, *others = one_line(text).split(";")
    at = _formula_at(first)
    begun = first if at is None else f"'{first}"
    return ";".join((begun, *(_defused(each, _formula_at(each, passed_over=_QUOTES)) for each in others)))


def _defused(part: str, at: int | None) -> str:
    return part if at is None else f"{part[:at]}'{part[at:]}"


def _formula_at(part: str, *, passed_over: str = "") -> int | None:
    """Where the first letter that is seen opens a formula; None where it does not."""
    for at, letter in enumerate(part):
        if not _is_unseen(letter) and letter not in passed_over:
            return at if _opens_formula(letter) else None
    return None


def _is_unseen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) == "Cf"


def _opens_formula(letter: str) -> bool:
    return unicodedata.normalize("NFKC", letter)[:1] in _SIGNS


def _rows(
    statement: Statement, labels: Labels, place: tuple[str, str, str], thread: ThreadLabels | None
) -> Iterator[str]:
    label = thread.of(statement.uid) if thread is not None else ""
    relations = _relations(label, thread)
    before = (*place[:2], label.rstrip("0123456789"), place[2], label)
    after = _home(statement, labels, relations)
    if statement.claim is not None:
        yield line((*before, "statement", *_said(statement), *_figure(None), *after))
    for figure in statement.figures:
        yield line((*before, "figure", *_said(statement, figure), *_figure(figure), *after))


def _said(statement: Statement, figure: Figure | None = None) -> tuple[_Cell, ...]:
    claim = statement.claim
    uid = statement.uid if figure is None else figure.uid
    if claim is None:
        return uid, "", "", OWN_VOICE, "", "", "", "", "", statement.content_text
    return (
        uid,
        claim.uid,
        claim.speaker.name,
        claim.speaker.kind.value,
        statement.source_text,
        statement.cue_text,
        claim.polarity.value,
        claim.certainty.value,
        claim.reporting.value,
        statement.content_text,
    )


def _figure(figure: Figure | None) -> tuple[_Cell, ...]:
    if figure is None:
        return (None,) * 8
    return (
        figure.low,
        figure.high,
        "yes" if figure.is_approx else "no",
        figure.unit,
        figure.measures,
        figure.population,
        figure.where,
        figure.as_of,
    )


def _home(statement: Statement, labels: Labels, relations: str) -> tuple[_Cell, ...]:
    article, verdict = statement.article, labels.verdict(statement)
    return (
        article.outlet,
        article.byline,
        article.title,
        article.published,
        article.url,
        article.uid,
        statement.copy_of,
        relations,
        VERDICTS[verdict.verdict] if verdict is not None and verdict.verdict is not None else "",
        verdict.text if verdict is not None else "",
    )


def _relations(label: str, thread: ThreadLabels | None) -> str:
    if thread is None:
        return ""
    told: dict[str, str] = {}  # what a claim tells itself is not told again by its figures
    for each in thread.beside.get(label, ()):
        told.setdefault(f"{each.words} {each.right.label}", each.reason)
    return "; ".join(f"{words} ({reason})" for words, reason in told.items())


def line(cells: Iterable[_Cell]) -> str:
    """A row of a table, its cells quoted and defused."""
    return ",".join(_cell(each) for each in cells) + "\r\n"


def _cell(value: _Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'"{harmless(value).replace(chr(34), chr(34) * 2)}"' if value else ""
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value == int(value) and abs(value) < _EXACT else repr(value)

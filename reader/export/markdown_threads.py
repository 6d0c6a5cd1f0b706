"""Threads of a dossier in Markdown: the same as the page says, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.export.dossiers import (
    change_words,
    facts_words,
    heading_words,
    moment_words,
    thread_facts,
    voices_words,
    warnings,
)
from reader.export.labels import Labels, ThreadLabels
from reader.export.markdown_words import address, escape, escape_lines, inside
from reader.export.related import Grouped, Side, by_words, grouped
from reader.export.words import (
    VERDICTS,
    amount_words,
    day_words,
    scope_words,
    speaker_words,
    stance_words,
)
from reader.model import Article, Course, Dossier, Figure, FigureLine, Moment, Statement, Thread


def threads_part(dossier: Dossier) -> Iterator[str]:
    """Give threads, what is only here, the days and the sources, in pieces; nothing where there is no thread."""
    labels = Labels(dossier)
    if not labels.threads and not dossier.comparison.only_here:
        return
    yield f"\n## Who disagrees\n\n{facts_words(dossier, labels)}.\n"
    yield from (f"\n{words}\n" for words in warnings(dossier))
    for thread in labels.threads:
        yield _thread(thread, labels)
    if dossier.comparison.only_here:
        yield "\n### Only here\n\n" + "".join(_statement(each, "", labels) for each in dossier.comparison.only_here)
    if dossier.courses:
        yield "\n### Over the days\n" + "".join(_course(each, labels) for each in dossier.courses)
    yield "\n### Sources\n\n" + "".join(_source(each, labels) for each in labels.sources)


def _thread(thread: ThreadLabels, labels: Labels) -> str:
    known = thread.thread
    parts = [f"\n### {'≠ ' if known.conflicts else ''}{_title(known)}\n\n{thread_facts(known)}.\n"]
    for position in known.positions:
        parts.append(f"\n#### {escape(heading_words(position, known))}\n\n{voices_words(position)}.\n\n")
        parts += (_statement(each, thread.of(each.uid), labels) for each in position.statements)
    parts += (_line(each, thread) for each in known.lines)
    if thread.related:
        parts.append("\n#### How they stand to each other, and why\n\n")
        parts += (_related(each) for each in grouped(thread.related))
    return "".join(parts)


def _title(thread: Thread) -> str:
    return escape(thread.title) or "Without a name"


def _statement(statement: Statement, label: str, labels: Labels) -> str:
    denial = "¬ *denies* " if statement.is_denial else ""
    cue = f" *{inside(statement.cue_text)}*" if statement.cue_text.strip() else ""
    named = f"{label} " if label else ""
    lines = [
        f"- {named}**{inside(speaker_words(statement))}**{cue}: {denial}{inside(statement.content_text)}",
        f"  ({stance_words(statement)}; {_cited(statement.article, labels)}{_copied(statement, labels)})",
        *_verdict(statement, labels),
    ]
    return "\n".join(lines) + "\n"


def _cited(article: Article, labels: Labels) -> str:
    named = (inside(each) for each in (article.outlet or article.title, article.byline) if each.strip())
    return ", ".join((*named, inside(day_words(article.published)), f"source {labels.number(article)}"))


def _copied(statement: Statement, labels: Labels) -> str:
    number = labels.numbers.get(statement.copy_of)
    if not statement.copy_of:
        return ""
    return f"; repeats the text of {f'source {number}' if number else 'another article'}"


def _verdict(statement: Statement, labels: Labels) -> Iterator[str]:
    verdict = labels.verdict(statement)
    if verdict is not None and verdict.verdict is not None:
        yield f"  - Reader’s verdict: {VERDICTS[verdict.verdict]}"
        if verdict.text.strip():
            yield escape_lines(verdict.text, before="    ")


def _line(line: FigureLine, thread: ThreadLabels) -> str:
    unit = f": {inside(line.unit)}" if line.unit else ""
    rows = "".join(_row(row.figure, row.statement, thread.of(row.figure.uid)) for row in line.rows)
    return f"\n#### Figures to scale{unit}\n\n{rows}"


def _row(figure: Figure, statement: Statement, label: str) -> str:
    named = f"{label} " if label else ""
    amount, scope = inside(amount_words(figure)), inside(scope_words(figure))
    return f"- {named}**{amount}** ({scope}): {inside(speaker_words(statement))}\n"


def _related(found: Grouped) -> str:
    parts = (escape(found.sign), _sides(found.lefts), f"*{found.words}*", _sides(found.rights))
    return f"- {' '.join(part for part in parts if part)}: {inside(found.reason)}\n"


def _sides(sides: Sequence[Side]) -> str:
    return "; ".join(inside(f"{', '.join(labels)} {words}") for labels, words in by_words(sides))


def _course(course: Course, labels: Labels) -> str:
    return f"\n#### {escape(course.title) or 'Without a name'}\n\n" + "".join(
        _moment(each, course, labels) for each in course.moments
    )


def _moment(moment: Moment, course: Course, labels: Labels) -> str:
    statement = moment.statement
    what = inside(moment_words(moment))
    changes = "".join(f"\n  - {escape(sign)} {inside(words)}" for sign, words in change_words(moment, course))
    said = f"{inside(speaker_words(statement))}: {what} ({_cited(statement.article, labels)})"
    return f"- {inside(day_words(moment.day))}: {said}{changes}\n"


def _source(article: Article, labels: Labels) -> str:
    copied = labels.numbers.get(labels.copies.get(article.uid, ""))
    parts = (
        escape(article.outlet),
        escape(article.byline),
        f"*{inside(article.title) or 'Without a title'}*",
        escape(day_words(article.published)),
        address(article.url),
        f"Taken in on {day_words(article.added)}" if article.added else "",
        f"Repeats the text of source {copied}" if copied else "",
    )
    return f"{labels.number(article)}. {'. '.join(part for part in parts if part)}.\n"

"""What a dossier says of itself and of its parts, in words that all its forms share."""

from __future__ import annotations

from collections import defaultdict

from reader.export.labels import Labels
from reader.export.words import STANDINGS, amount_words, counted, day_words, days_words, speaker_words
from reader.model import Course, Dossier, Moment, Position, RelationKind, Thread
from reader.text.introductions import in_marks_once
from reader.text.neutralise import one_line

_NO_SIDE = "About the same thing, taking no side"


def title_words(dossier: Dossier) -> str:
    """What the dossier is called."""
    return one_line(dossier.comparison.title).strip() or "The most contested threads"


def facts_words(dossier: Dossier, labels: Labels) -> str:
    """How much there is in it: threads, those contested, articles, when it was made."""
    threads = dossier.comparison.threads
    contested = sum(bool(each.conflicts) for each in threads)
    parts = (
        counted(len(threads), "thread"),
        f"{contested:,} contested" if contested else "none contested",
        counted(len(labels.sources), "article"),
        f"made on {day_words(dossier.made)}",
    )
    return " · ".join(parts)


def warnings(dossier: Dossier) -> tuple[str, ...]:
    """What the reader must know about what is missing."""
    comparison = dossier.comparison
    found = (
        (
            comparison.pending,
            f"{counted(comparison.pending, 'article')} of the library had no relations yet when this was made.",
        ),
        (comparison.is_capped, "The story has more articles than are compared."),
        (dossier.cut, f"{counted(dossier.cut, 'more thread')} left out."),
    )
    return tuple(words for holds, words in found if holds)


def thread_facts(thread: Thread) -> str:
    """How much there is of a thread: contradictions, statements, articles, days, what was left out."""
    said = sum(len(each.statements) for each in thread.positions)
    parts = (
        counted(thread.conflicts, "contradiction") if thread.conflicts else "no contradiction found",
        counted(said, "statement"),
        f"from {counted(thread.articles, 'article')}",
        days_words(thread.first_day, thread.last_day),
        f"{thread.left_out:,} more on the same thing are not shown" if thread.left_out else "",
    )
    return " · ".join(part for part in parts if part)


def voices_words(position: Position) -> str:
    """How many say it: `2 voices, 3 statements; 1 copy of a report counted once`."""
    voices = counted(position.voices, "voice") if position.voices else "own voice"
    said = f"{voices}, {counted(len(position.statements), 'statement')}"
    copies = f"{position.copies:,} {'copy' if position.copies == 1 else 'copies'} of a report counted once"
    return f"{said}; {copies}" if position.copies else said


def heading_words(position: Position, thread: Thread) -> str:
    """The heading of a column: its earliest claim, quoted; what it denies is said to be denied."""
    heading = one_line(position.heading).strip()
    if not heading:
        return _NO_SIDE if len(thread.positions) > 1 else "What is said"
    return f"{'¬ denies ' if position.is_denial else ''}{in_marks_once(heading)}"


def moment_words(moment: Moment) -> str:
    """What was said: the amount where a figure is followed, else the words."""
    if moment.figure is not None:
        return amount_words(moment.figure)
    return f"{'¬ denies ' if moment.statement.is_denial else ''}{moment.statement.content_text.strip()}"


def change_words(moment: Moment, course: Course) -> tuple[tuple[str, str], ...]:
    """Signs and words for how a moment stands to earlier ones of its course, and why; those of one reason together."""
    moments = {uid: each for each in course.moments for uid in _uids(each)}
    others: dict[tuple[RelationKind, str], list[str]] = defaultdict(list)
    for relation in moment.changes:
        other = moments.get(relation.right if relation.left in _uids(moment) else relation.left)
        named = "an earlier one" if other is None else _moment_words(other)
        if named not in others[relation.kind, relation.reason]:
            others[relation.kind, relation.reason].append(named)
    return tuple(
        (STANDINGS[kind].sign, f"{STANDINGS[kind].right} {'; '.join(named)}: {reason}")
        for (kind, reason), named in others.items()
    )


def _uids(moment: Moment) -> tuple[str, ...]:
    return (moment.statement.uid,) if moment.figure is None else (moment.figure.uid, moment.statement.uid)


def _moment_words(moment: Moment) -> str:
    """Whose it was and when: `11,000 people (Long Fuse, own voice, 20 February 2024)`."""
    whose = f"{speaker_words(moment.statement)}, {day_words(moment.day)}"
    return whose if moment.figure is None else f"{amount_words(moment.figure)} ({whose})"

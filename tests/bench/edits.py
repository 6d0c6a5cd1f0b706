"""Random edits of a text that know what became of every stretch of it; the same for the same random numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.model import Span

_UNITS = {
    "word": re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)*|[^\w]"),  # a comma stays when the word before it goes
    "chunk": re.compile(r"\S+|\s"),  # whatever stands between spaces goes and comes as one
}
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a sign, with the stretch of the old text that it is, or took the place of; None for what is new."""

    text: str
    was: Span | None

    @property
    def is_word(self) -> bool:
        """Whether it is edited, as signs and spaces are not."""
        return any(map(str.isalnum, self.text))


def units(text: str, kind: str = "word") -> list[Unit]:
    """All of a text, in order; `kind` is `word` or `chunk`."""
    return [Unit(match.group(), Span(*match.span())) for match in _UNITS[kind].finditer(text)]


def joined(parts: Sequence[Unit]) -> str:
    """The text that units make."""
    return "".join(part.text for part in parts)


def now_at(parts: Sequence[Unit], span: Span) -> Span | None:
    """Where a stretch of the old text is now: from the first to the last of what it is, or what took its place."""
    at, starts, ends = 0, [], []
    for part in parts:
        if part.was and part.was.start < span.end and span.start < part.was.end:
            # A mark that begins or ends within a unit that is still the same begins or ends there now.
            is_kept = len(part.text) == part.was.end - part.was.start
            starts.append(at + (max(0, span.start - part.was.start) if is_kept else 0))
            ends.append(at + (min(span.end, part.was.end) - part.was.start if is_kept else len(part.text)))
        at += len(part.text)
    return Span(min(starts), max(ends)) if starts else None


def reword(parts: Sequence[Unit], share: float, vocabulary: Sequence[str], rng: random.Random) -> list[Unit]:
    """Substitute, insert, delete or swap so many of the words."""
    new: list[Unit] = []
    waiting = list(parts)[::-1]
    while waiting:
        part = waiting.pop()
        if not part.is_word or rng.random() >= share:
            new.append(part)
            continue
        act = rng.choice(("substitute", "insert", "delete", "swap"))
        if act == "substitute":
            new.append(Unit(rng.choice(vocabulary), part.was))
        elif act == "insert":
            new += [Unit(rng.choice(vocabulary), None), Unit(" ", None), part]
        elif act == "delete":
            _take_space(new, waiting)
        else:
            new += _swapped(part, waiting)
    return new


def _take_space(new: list[Unit], waiting: list[Unit]) -> None:
    """With a word goes one of the spaces around it."""
    if waiting and waiting[-1].text == " ":
        waiting.pop()
    elif new and new[-1].text == " ":
        new.pop()


def _swapped(part: Unit, waiting: list[Unit]) -> list[Unit]:
    if len(waiting) < 2 or waiting[-1].text != " " or not waiting[-2].is_word:
        return [part]
    return [waiting.pop(-2), waiting.pop(), part]


def cut(parts: Sequence[Unit], span: Span) -> list[Unit]:
    """Take a stretch of the old text out, with a space beside it; a unit that it takes part of stays in part."""
    kept: list[Unit] = []
    for part in parts:
        if not part.was or part.was.end <= span.start or part.was.start >= span.end:
            if not (part.text == " " and kept and kept[-1].text in {" ", ""}):
                kept.append(part)
            continue
        before = part.text[: max(0, span.start - part.was.start)]
        after = part.text[max(0, span.end - part.was.start) :]
        kept += [Unit(before, Span(part.was.start, span.start))] * bool(before)
        kept.append(Unit("", None))
        kept += [Unit(after, Span(span.end, part.was.end))] * bool(after)
    return [part for part in kept if part.text]


def put_in(parts: Sequence[Unit], at: int, text: str) -> list[Unit]:
    """Put a new text before unit `at`."""
    return [*parts[:at], *(Unit(each.text, None) for each in units(text)), *parts[at:]]


def sentence_starts(parts: Sequence[Unit]) -> list[int]:
    """The units with which sentences begin."""
    text = joined(parts)
    wanted = {0, *(match.end() for match in _SENTENCE_END.finditer(text)), *_paragraphs(text)}
    at, found = 0, []
    for number, part in enumerate(parts):
        if at in wanted:
            found.append(number)
        at += len(part.text)
    return found


def _paragraphs(text: str) -> list[int]:
    return [match.end() for match in re.finditer(r"\n\s*", text)]


def rearrange(parts: Sequence[Unit], others: Sequence[str], spared: Span, rng: random.Random) -> list[Unit]:
    """Move a paragraph, put sentences of other texts in and take some out, but for what `spared` overlaps."""
    new = _moved(list(parts), spared, rng)
    for _ in range(rng.randint(1, 3)):
        place = rng.choice([at for at in sentence_starts(new) if not is_inside(new, at, spared)])
        new = put_in(new, place, rng.choice(others) + " ")
    for _ in range(rng.randint(0, 2)):
        starts = [*sentence_starts(new), len(new)]
        at = rng.randrange(len(starts) - 1)
        gone = new[starts[at] : starts[at + 1]]
        if not any(part.was and part.was.start < spared.end and spared.start < part.was.end for part in gone):
            new = new[: starts[at]] + [part for part in gone if "\n" in part.text] + new[starts[at + 1] :]
    return new


def is_inside(parts: Sequence[Unit], at: int, span: Span) -> bool:
    """Whether the place before unit `at` lies within a stretch of the old text."""
    before = next((part.was for part in reversed(parts[:at]) if part.was), None)
    after = next((part.was for part in parts[at:] if part.was), None)
    return bool(before and after and before.end > span.start and after.start < span.end)


def _moved(parts: list[Unit], spared: Span, rng: random.Random) -> list[Unit]:
    """Move one paragraph before another; those that `spared` reaches over stay together."""
    ends = [at + 1 for at, part in enumerate(parts) if part.text == "\n" and parts[at + 1 : at + 2] != [part]]
    bounds = [0, *(end for end in ends if end < len(parts) and not is_inside(parts, end, spared)), len(parts)]
    paragraphs = [parts[start:end] for start, end in pairwise(bounds)]
    if len(paragraphs) < 3:
        return parts
    last = paragraphs[-1]
    if last and last[-1].text != "\n":
        last += [Unit("\n", None)]
    paragraphs.insert(rng.randrange(len(paragraphs) - 1), paragraphs.pop(rng.randrange(len(paragraphs))))
    return [part for paragraph in paragraphs for part in paragraph]

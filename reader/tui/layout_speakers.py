"""Speakers as rows: name, counts, claims over time as small bars; names that were folded together below. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reader.model import SpeakerCount
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, spread
from reader.tui.layout_body import POINTER
from reader.tui.layout_words import counted, date_words

BARS_OF_TIME, PLAIN_BARS = "▁▂▃▄▅▆▇█", ".:|#"
MARKED = "+"
"""Stands before the name that waits for the one it shall go by."""
_EDGES, _GAP, _ARTICLES = 3, 2, 10
_WIDE, _MIDDLE = 64, 40
Days = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One row: a speaker, or (with `variant`) one of the names that were folded under it."""

    speaker: SpeakerCount
    variant: str = ""
    claims: int = 0

    @property
    def name(self) -> str:
        """The name that the row is about."""
        return self.variant or self.speaker.name


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day of the library's articles: what all bars of time stretch over."""

    first: date
    last: date

    def bucket(self, day: str, count: int) -> int:
        """In which of `count` equal stretches a day lies; -1 for none."""
        try:
            on = date.fromisoformat(day)
        except ValueError:
            return -1
        if count < 1 or not self.first <= on <= self.last:
            return -1
        return (on - self.first).days * count // ((self.last - self.first).days + 1)

    def words(self, room: int) -> str:
        """`3 May 2023 – 9 Jun 2024`, or as much of both days as there is room for."""
        first, last = date_words(self.first.isoformat()), date_words(self.last.isoformat())
        for parts in (0, 1, 2):
            both = [" ".join(day.split()[parts:]) for day in (first, last)]
            words = both[0] if both[0] == both[1] else " – ".join(both)
            if cells(words) <= room:
                return words
        return ""


@dataclass(frozen=True, slots=True)
class Timing:
    """What bars of time are drawn of: the days of each speaker as far as they are known, and the longest bar."""

    period: Period | None = None
    days: Mapping[str, Days] | None = None
    is_plain: bool = False

    def bars(self, name: str, width: int, most: int) -> str:
        """A bar for each stretch of time, as high as its share of `most`; blank where nothing was said."""
        counts = self.counts(name, width)
        ramp = PLAIN_BARS if self.is_plain else BARS_OF_TIME
        top = max(most, *counts, 1)  # `most` may have been counted at another width
        return "".join(ramp[-(-count * len(ramp) // top) - 1] if count else " " for count in counts)

    def counts(self, name: str, width: int) -> list[int]:
        """Claims in each stretch of time."""
        counts = [0] * width
        for day, number in (self.days or {}).get(name, ()):
            at = self.period.bucket(day, width) if self.period else -1
            if at >= 0:
                counts[at] += number
        return counts

    def most(self, names: Collection[str], width: int) -> int:
        """The largest count of any stretch among these speakers: all bars have one scale."""
        return max((max(self.counts(name, width), default=0) for name in names), default=0)


def rows_of(speakers: Sequence[SpeakerCount], unfolded: Collection[str]) -> tuple[SpeakerRow, ...]:
    """A row for each speaker; below those that are unfolded one for each of their names."""
    rows: list[SpeakerRow] = []
    for speaker in speakers:
        rows.append(SpeakerRow(speaker, claims=speaker.claims))
        if speaker.name in unfolded:
            rows += [SpeakerRow(speaker, variant.name, variant.claims) for variant in speaker.variants]
    return tuple(rows)


def time_cells(width: int) -> int:
    """How many cells the bars of time take in a row of `width`."""
    return 24 if width >= _WIDE else 12 if width >= _MIDDLE else 0


def heading(width: int, timing: Timing) -> Line:
    """What the columns are."""
    room = time_cells(width) if timing.period else 0
    words = timing.period.words(room) if timing.period else ""
    when = f"{words:{room}} "
    ink = Ink("faint")
    right = f"{'claims':>6}{'articles':>{_ARTICLES}}{' ' * _GAP if room else ''}{when}"
    return spread((Run("   name", ink),), (Run(right.rstrip().ljust(len(right)), ink),), width, "surface")


def speaker_line(row: SpeakerRow, width: int, timing: Timing, most: int, *, marks: str = "") -> Line:
    """One row. `marks` holds `›` for the one with the cursor, `+` for the one that is to be merged."""
    is_current = POINTER in marks
    ground = "raised" if is_current else "surface"
    room = time_cells(width) if timing.period else 0
    bars = timing.bars(row.speaker.name, room, most) if room and not row.variant else " " * room
    articles = "" if row.variant else f"{row.speaker.articles:,}"
    numbers = f"{row.claims:>6,}{articles:>{_ARTICLES}}"
    right = [Run(numbers, Ink("dim", ground))]
    if room:
        right += [Run(" " * _GAP, Ink(ground=ground)), Run(bars, Ink("accent", ground))]
    right.append(Run(" ", Ink(ground=ground)))
    left = [
        Run(POINTER if is_current else " ", Ink("accent", ground, "b")),
        Run(MARKED if MARKED in marks else " ", Ink("note", ground, "b")),
        Run(" ", Ink(ground=ground)),
        *_name(row, width - _EDGES - sum(cells(run.text) for run in right) - 1, ground),
    ]
    return spread(tuple(left), tuple(right), width, ground)


def _name(row: SpeakerRow, room: int, ground: str) -> Line:
    if row.variant:
        return (Run(clip(f"  as {one_line(row.variant)}", room), Ink("dim", ground)),)
    others = len(row.speaker.variants) - 1
    aside = f" +{counted(others, 'name')}" if others > 0 else ""
    aside = aside if cells(aside) < room // 2 else ""
    name = clip(one_line(row.speaker.name), max(room - cells(aside), 1))
    return (Run(name, Ink("text", ground, "b")), Run(aside, Ink("faint", ground)))


def summary(speaker: SpeakerCount, denies: int, answered: tuple[int, int] = (0, 0)) -> list[str]:
    """What stands over a speaker's claims: `Ana Koval`, `12 claims`, `3 conflicts`, `1 change`, `3 articles`.

    Args:
        speaker: who.
        denies: how many of the claims deny something.
        answered: how often others contradict them, how often they were changed later.
    """
    conflicts, changes = answered
    parts = [one_line(speaker.name), counted(speaker.claims, "claim")]
    parts += [counted(conflicts, "conflict")] if conflicts else []
    parts += [counted(changes, "change")] if changes else []
    parts.append(counted(speaker.articles, "article"))
    return [*parts, f"denies {denies:,}"] if denies else parts

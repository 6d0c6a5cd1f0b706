"""What is indexed: three kinds of small documents, each with its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reader.model import SearchIn

MINUTES_A_DAY = 24 * 60
LAST_MOMENT = (1 << 32) - 1

TITLE, TEXT = "title", "text"
CONTENT, SPEAKER = "content", "speaker"
NOTE, QUOTE, TAGS = "note", "quote", "tags"

FIELDS: Mapping[SearchIn, tuple[str, ...]] = {
    SearchIn.ARTICLES: (TITLE, TEXT),
    SearchIn.CLAIMS: (CONTENT, SPEAKER),
    SearchIn.NOTES: (NOTE, QUOTE, TAGS),
}
# A version's text begins with its title, so a word of the title counts once there already; with 2.0 here it weighs
# about three words of the body before length is considered. More would let "Bakhmut" in a short teaser title beat an
# article that is all about it. The other fields are as short as each other and weigh the same.
WEIGHTS: Mapping[str, float] = {TITLE: 2.0}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found.

    `id` and `article` are the store's row numbers of the thing and of its article; the same for an article. `moment`
    is when the article was published, as `moment_of` has it.
    """

    kind: SearchIn
    id: int
    article: int
    fields: Mapping[str, str]
    moment: int = 0


def moment_of(published: str) -> int:
    """A date, or date and time, as minutes since the first day of the calendar, as it is written; 0 for none.

    From the year 8166 on all moments are one: a library may come from anybody, and a moment has 32 bits.
    """
    try:
        days = date.fromisoformat(published[:10]).toordinal() - 1
    except ValueError:
        return 0
    return min(days * MINUTES_A_DAY + 1 + _minute(published[11:16]), LAST_MOMENT)


def _minute(clock: str) -> int:
    try:
        hours, minutes = clock.split(":")
        return max(0, min(int(hours) * 60 + int(minutes), MINUTES_A_DAY - 1))
    except ValueError:
        return 0

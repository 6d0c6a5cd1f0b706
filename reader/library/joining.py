"""What merging and syncing have in common: what is told is looked at, and taken in a piece at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.errors import IntakeError
from reader.export import sharing as lines_of
from reader.ingest import sharing as told
from reader.model import Shared, SharedChange, SharedVersion
from reader.store.keys import version_uid

_AT_ONCE = 400  # of what is told, in one transaction: others who write get their turn in between
_LETTERS_AT_ONCE = 4_000_000
_LEAST = 300
_BYTES_A_LETTER = 12  # in ASCII, at most
_ODD = (ValueError, TypeError, KeyError, AttributeError, RecursionError)  # what a value of another form leads to


@dataclass(slots=True)
class LeftOut:
    """What was not told, or not taken in: the first reason, and how often there was one."""

    first: str = ""
    count: int = 0

    def add(self, why: str) -> None:
        """Leave out one more thing."""
        self.first = self.first or why
        self.count += 1

    @property
    def problem(self) -> str:
        """All that in one line; empty where nothing was left out."""
        more = f", with {self.count - 1:,} more like it" if self.count > 1 else ""
        return f"left out: {self.first}{more}" if self.count else ""


def tellable(shared: Iterable[Shared], where: str, left_out: LeftOut) -> Iterator[Shared]:
    """Leave out what no library would take in: something forged, or an oddity out of an old import.

    Raises:
        IntakeError: the library that tells is no library of ours.
    """
    try:
        for each in shared:
            wrong = _what_is_wrong(each, where)
            if wrong:
                left_out.add(wrong)
            else:
                yield each
    except _ODD as error:
        raise IntakeError(where, "holds what no library of ours has", hint="Try an older backup") from error


def _what_is_wrong(each: Shared, where: str) -> str:
    if letters(each) * _BYTES_A_LETTER > told.LINE_BYTES:
        return f"{where}: holds something that is too long"
    try:
        check(told.of_value(lines_of.value_of(each), where), where)
    except IntakeError as wrong:
        return wrong.message
    except _ODD:
        return f"{where}: holds what no library of ours has"
    return ""


def honest(shared: Iterable[Shared], where: str) -> Iterator[Shared]:
    """Let nothing through that `check` refuses.

    Raises:
        IntakeError: there is such a thing.
    """
    for each in shared:
        check(each, where)
        yield each


def check(shared: Shared, where: str) -> None:
    """Refuse a text under a uid that is not made of its words: it would stand in the place of another one.

    Raises:
        IntakeError: it is one.
    """
    if isinstance(shared, SharedVersion) and shared.uid != version_uid(shared.article_uid, shared.text):
        raise IntakeError(where, f"has a text under a uid that is not its own: {shared.uid}")


def pieces(shared: Iterable[Shared]) -> Iterator[list[Shared]]:
    """Give what is told in pieces of a bounded size; none is empty."""
    piece, size = list[Shared](), 0
    for each in shared:
        piece.append(each)
        size += letters(each)
        if len(piece) == _AT_ONCE or size >= _LETTERS_AT_ONCE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def letters(shared: Shared) -> int:
    """How long a thing is, roughly."""
    if isinstance(shared, SharedVersion):
        return len(shared.text)
    if isinstance(shared, SharedChange):
        return _LEAST + len(shared.before or "") + len(shared.after or "")
    return _LEAST

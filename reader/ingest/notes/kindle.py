"""Kindle: the file "My Clippings.txt" of a device, in whatever language the device speaks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.errors import IntakeError
from reader.ingest import fields
from reader.ingest.notes.found import LONGEST_NOTE, NoteFound, quoted, uid_of
from reader.ingest.notes.kindle_dates import moment_in
from reader.model import Annotation, Document

_RULE = re.compile(r"^={10}[ \t\r]*$", re.MULTILINE)
_INVISIBLE = "\ufeff\u200b \t\r\n"
_TITLE = re.compile(r"(.*\S)\s*\(((?:[^()]|\([^()]*\))*)\)\Z", re.DOTALL)
_NUMBERS = re.compile(r"(\d+)(?:\s*[-–—]\s*(\d+))?")
_BOOKMARKS = re.compile(
    r"\b(?:bookmark|lesezeichen|marcador|signet|segnalibro|bladwijzer|закладка)\b|ブックマーク|书签|書籤|북마크",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"\b(?:note|notiz|nota|notitie|notatka|заметка)\b|メモ|笔记|筆記|메모", re.IGNORECASE
)  # fmt: skip
_MOST = 200_000
_LONGEST_ENTRY = 300_000


@dataclass(frozen=True, slots=True)
class _Clipping:
    """One entry: of which book, where in it (a range of its locations, or pages), and what it says."""

    title: str
    author: str
    is_note: bool
    place: tuple[int, int]
    at: str
    words: str
    origin: str


def knows(text: str) -> bool:
    """Say whether a text is such a file: entries that end with a rule, whose second line begins with a dash."""
    if _RULE.search(text[:_LONGEST_ENTRY]) is None:
        return False
    lines = text[:_LONGEST_ENTRY].strip(_INVISIBLE).split("\n")
    return len(lines) > 1 and lines[1].lstrip(_INVISIBLE).startswith("-")


def read_text(text: str, where: str) -> Iterator[NoteFound | IntakeError]:
    """Give the highlights with the notes beside them, then notes that stand alone; bookmarks are none."""
    books: dict[tuple[str, str], list[_Clipping]] = defaultdict(list)
    for number, entry in enumerate(_RULE.split(text), 1):
        read = _entry(entry, f"{where}, entry {number}") if entry.strip(_INVISIBLE) else None
        if number > _MOST:
            yield IntakeError(where, f"has more than {_MOST:,} entries; the rest is left out")
            break
        if isinstance(read, IntakeError):
            yield read
        elif read is not None:
            books[read.title, read.author].append(read)
    for clippings in books.values():
        yield from _of_book(clippings)


def _entry(entry: str, origin: str) -> _Clipping | IntakeError | None:
    """Read one entry; None for a bookmark, and for words that the device left out."""
    lines = entry.strip(_INVISIBLE).splitlines()
    if len(lines) < 2 or not lines[1].lstrip(_INVISIBLE).startswith("-"):  # noqa: PLR2004 — title, then what it is
        return IntakeError(origin, "is no entry of a title, a line of what it is, and words")
    if len(entry) > _LONGEST_ENTRY:
        return IntakeError(origin, "is longer than any highlight")
    about, at = _about(lines[1].lstrip(_INVISIBLE + "-"))
    words = fields.encodable("\n".join(lines[2:]).strip(_INVISIBLE))
    if not words or _BOOKMARKS.search(about):
        return None
    if words.startswith("<") and words.endswith(">") and "\n" not in words:
        return IntakeError(origin, "has no words: the book allows no more of them to be copied")
    split = _TITLE.fullmatch(lines[0].strip(_INVISIBLE))
    title, author = (split[1], split[2]) if split else (lines[0], "")
    return _Clipping(
        fields.tidy(title.strip(_INVISIBLE)), fields.tidy(author), _NOTES.search(about) is not None, _place(about),
        moment_in(at), words, origin,
    )  # fmt: skip


def _about(line: str) -> tuple[str, str]:
    """What a clipping is and where, and when it was made: the last part of the line."""
    about, _, at = line.rpartition("|")
    return (about, at) if about else (line, line)


def _place(about: str) -> tuple[int, int]:
    """The range of locations, the last numbers that are told (pages come before them); nowhere is (-1, -1)."""
    found = _NUMBERS.findall(about)
    if not found:
        return (-1, -1)
    start, end = found[-1][0][:12], found[-1][1][:12]
    if end and int(end) < int(start):  # 1406-07
        end = start[: -len(end)] + end
    return (int(start), int(end or start))


def _of_book(clippings: Sequence[_Clipping]) -> Iterator[NoteFound]:
    highlights = _last_of_each([each for each in clippings if not each.is_note])
    beside: dict[int, list[str]] = defaultdict(list)
    alone: list[_Clipping] = []
    for note in dict.fromkeys(replace(each, origin="") for each in clippings if each.is_note):
        at = _beside(note, highlights)
        if at is None:
            alone.append(note)
        else:
            beside[at].append(note.words)
    for number, each in enumerate(highlights):
        yield _found(each, is_quote=True, text="\n\n".join(beside[number]))
    for each in alone:
        yield _found(each, is_quote=False, text=each.words)


def _last_of_each(highlights: Sequence[_Clipping]) -> list[_Clipping]:
    """Without those that were made anew with more or fewer words: the file keeps every attempt, the last one counts."""
    kept: list[_Clipping] = []
    for each in highlights:
        kept = [old for old in kept if not _is_again(old, each)]
        kept.append(each)
    return kept


def _is_again(old: _Clipping, new: _Clipping) -> bool:
    is_near = old.place[0] <= new.place[1] and new.place[0] <= old.place[1]
    return is_near and (old.words in new.words or new.words in old.words)


def _beside(note: _Clipping, highlights: Sequence[_Clipping]) -> int | None:
    """Which highlight a note is on: the shortest whose range has the note's place; the last of equals."""
    at = note.place[0]
    around = [
        (each.place[1] - each.place[0], -number)
        for number, each in enumerate(highlights)
        if at >= 0 and each.place[0] <= at <= each.place[1]
    ]
    return -min(around)[1] if around else None


def _found(each: _Clipping, *, is_quote: bool, text: str) -> NoteFound:
    annotation = Annotation(
        uid=uid_of("kindle", each.title, each.author, str(each.place), each.words),
        article_uid="",
        version_uid="",
        selector=quoted(each.words) if is_quote else None,
        text=text[:LONGEST_NOTE],
        created=each.at,
    )
    return NoteFound(annotation, Document("", title=each.title, byline=each.author), "", each.origin)

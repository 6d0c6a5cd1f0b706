"""What changed from one text to another, word by word, so that a person can read it. Pure functions.

Paragraphs that occur once in both texts are laid upon each other first, then sentences, then words: that is fast, and
it keeps what was not touched in one piece. A paragraph that was moved is one that was removed and one that was added.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.model import Piece, PieceKind, Span
from reader.text.common import heaviest_rise, longest_common

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # written without spaces: there a character counts as a word
_WORD = re.compile(rf"\d+(?:[.,]\d+)*|[{_CJK}]|(?:(?![{_CJK}])\w)+(?:['’](?:(?![{_CJK}])\w)+)*|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s+\Z")
_MOST_BITS = 200_000_000  # words against words in one table: 25 MB, a fifth of a second
_RUN = 6  # where there are too many, runs of so many words that occur once
_LOOKED_BACK = 12
_ISLAND = 3  # so few words that stayed between others that did not are no help to a reader
_WIDEST_ISLAND = 6  # the same with signs


class _Words(NamedTuple):
    """The words and signs of a text, with the words at which paragraphs and sentences begin."""

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    levels: tuple[list[int], list[int]]


class _Run(NamedTuple):
    """So many words that are the same on both sides, from these words on."""

    left: int
    right: int
    size: int


class _Box(NamedTuple):
    """Words of both sides that lie between two runs; half-open."""

    left: int
    left_end: int
    right: int
    right_end: int


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Say what stayed, went and came, from the beginning of both texts to their ends.

    What is `SAME` is the same to the character; or else it is white space on both sides. Where words were replaced,
    what was removed comes before what was added.

    Cost: n log n; within a stretch that has no sentence in common, its words against each other, up to some 14,000 of
    each side. In a longer one only what lies about runs of words that occur once is found.
    """
    left, right = _words(old), _words(new)
    runs = _by_paragraphs(_without_islands(_runs(left, right), left, right), left, right)
    return tuple(_merged(_pieces(runs, left, right), old, new))


def _words(text: str) -> _Words:
    found = [match.span() for match in _WORD.finditer(text)]
    keys = [text[start:end] for start, end in found]
    paragraphs, sentences = [], []
    for at, (start, _) in enumerate(found):
        between = text[found[at - 1][1] : start] if at else "\n"
        if "\n" in between:
            paragraphs.append(at)
            sentences.append(at)
        elif between and _SENTENCE_END.search(text, max(0, start - _LOOKED_BACK), start):
            sentences.append(at)
    return _Words(text, keys, [start for start, _ in found], [end for _, end in found], (paragraphs, sentences))


def _runs(left: _Words, right: _Words) -> list[_Run]:
    """The words that both have, in runs, in order."""
    whole = _Box(0, len(left.keys), 0, len(right.keys))
    found: list[_Run] = []
    for box in _around(_same_units(left, right, whole, 0), whole, found):
        for inner in _around(_same_units(left, right, box, 1), box, found):
            found += _same_words(left, right, inner)
    return [part for run in _joined(sorted(found)) for part in _parted(run, left)]


def _parted(run: _Run, left: _Words) -> Iterator[_Run]:
    """A run, paragraph by paragraph."""
    starts = [run.left, *_inside(left.levels[0], run.left, run.left + run.size)]
    for at, stop in zip(starts, [*starts[1:], run.left + run.size], strict=True):
        yield _Run(at, run.right + at - run.left, stop - at)


def _around(runs: list[_Run], box: _Box, found: list[_Run]) -> Iterator[_Box]:
    """Keep what was found in a box, and give the boxes between."""
    found += runs
    at, there = box.left, box.right
    for run in (*runs, _Run(box.left_end, box.right_end, 0)):
        if at < run.left and there < run.right:
            yield _Box(at, run.left, there, run.right)
        at, there = run.left + run.size, run.right + run.size


def _same_units(left: _Words, right: _Words, box: _Box, level: int) -> list[_Run]:
    """Paragraphs or sentences that occur once on each side of a box, and are the same."""
    ours = _once(left, left.levels[level], box.left, box.left_end)
    theirs = _once(right, right.levels[level], box.right, box.right_end)
    return _rising([(at, theirs[unit], len(unit)) for unit, at in ours.items() if unit in theirs])


def _rising(steps: list[tuple[int, int, int]]) -> list[_Run]:
    sizes = {left: size for left, _, size in steps}
    return [_Run(left, right, sizes[left]) for left, right in heaviest_rise(sorted(steps))]


def _once(words: _Words, starts: Sequence[int], first: int, end: int) -> dict[tuple[str, ...], int]:
    """Units of a text, by their words, that occur once from word `first` to before word `end`; where each begins."""
    inside = sorted({first, *starts[bisect_right(starts, first) : bisect_right(starts, end - 1)]})
    return _seen_once((tuple(words.keys[at:stop]), at) for at, stop in zip(inside, (*inside[1:], end), strict=True))


def _seen_once(units: Iterator[tuple[tuple[str, ...], int]]) -> dict[tuple[str, ...], int]:
    once: dict[tuple[str, ...], int] = {}
    for unit, at in units:
        once[unit] = at if unit not in once else -1
    return {unit: at for unit, at in once.items() if at >= 0}


def _same_words(left: _Words, right: _Words, box: _Box) -> list[_Run]:
    """The words that both sides of a box have in common."""
    ours, theirs = left.keys, right.keys
    at, end, there, there_end = box
    while at < end and there < there_end and ours[at] == theirs[there]:
        at, there = at + 1, there + 1
    while at < end and there < there_end and ours[end - 1] == theirs[there_end - 1]:
        end, there_end = end - 1, there_end - 1
    found = [
        _Run(box.left, box.right, at - box.left),
        *_inner_words(left, right, _Box(at, end, there, there_end)),
        _Run(end, there_end, box.left_end - end),
    ]
    return [run for run in found if run.size]


def _inner_words(left: _Words, right: _Words, box: _Box) -> list[_Run]:
    if _size(box) <= _MOST_BITS:
        return _longest(left, right, box)
    ours = _seen_once(_runs_of_words(left, box.left, box.left_end))
    theirs = _seen_once(_runs_of_words(right, box.right, box.right_end))
    found = _joined(_rising([(at, theirs[run], 1) for run, at in ours.items() if run in theirs]))
    inner = [each for each in _around(found, box, []) if _size(each) <= _MOST_BITS]
    return found + [run for each in inner for run in _longest(left, right, each)]


def _runs_of_words(words: _Words, first: int, end: int) -> Iterator[tuple[tuple[str, ...], int]]:
    return ((tuple(words.keys[at : at + _RUN]), at) for at in range(first, end - _RUN + 1))


def _longest(left: _Words, right: _Words, box: _Box) -> list[_Run]:
    pairs = longest_common(left.keys[box.left : box.left_end], right.keys[box.right : box.right_end])
    return [_Run(box.left + at, box.right + there, 1) for at, there in pairs]


def _size(box: _Box) -> int:
    return (box.left_end - box.left) * (box.right_end - box.right)


def _joined(runs: list[_Run]) -> list[_Run]:
    joined: list[_Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.left + last.size == run.left and last.right + last.size == run.right:
            joined[-1] = _Run(last.left, last.right, last.size + run.size)
        else:
            joined.append(run)
    return joined


def _without_islands(runs: list[_Run], left: _Words, right: _Words) -> list[_Run]:
    """Leave out the few words that stayed inside a sentence that was reworded."""
    kept: list[_Run] = []
    end = _Run(len(left.keys), len(right.keys), 0)
    for run, following in zip(runs, [*runs[1:], end][: len(runs)], strict=True):
        last = kept[-1] if kept else _Run(0, 0, 0)
        words = sum(key[0].isalnum() for key in left.keys[run.left : run.left + min(run.size, _WIDEST_ISLAND)])
        starts = _start_paragraphs(run.left, run.right, left, right)
        ends = _start_paragraphs(run.left + run.size, run.right + run.size, left, right)
        # A change in the paragraph before or after is none around these words.
        least = min(0 if starts else _gap(last, run), 0 if ends else _gap(run, following))
        if not least or words > min(_ISLAND, least) or run.size > _WIDEST_ISLAND:
            kept.append(run)
    return kept


def _gap(run: _Run, following: _Run) -> int:
    """How many words were changed between two runs."""
    return max(following.left - run.left - run.size, following.right - run.right - run.size)


def _start_paragraphs(at: int, there: int, left: _Words, right: _Words) -> bool:
    return _starts_paragraph(left, at) and _starts_paragraph(right, there)


def _starts_paragraph(words: _Words, at: int) -> bool:
    """Whether a paragraph begins with word `at`, or the text ends before it."""
    paragraphs = words.levels[0]
    if at == len(words.keys):
        return True
    place = bisect_left(paragraphs, at)
    return place < len(paragraphs) and paragraphs[place] == at


def _by_paragraphs(runs: list[_Run], left: _Words, right: _Words) -> list[_Run]:
    """Where as many paragraphs were removed as were added, put each beside its own: runs without words part them."""
    whole = _Box(0, len(left.keys), 0, len(right.keys))
    parted = list(runs)
    for box in _around(runs, whole, []):
        ours = _inside(left.levels[0], box.left, box.left_end)
        theirs = _inside(right.levels[0], box.right, box.right_end)
        if len(ours) == len(theirs):
            parted += [_Run(at, there, 0) for at, there in zip(ours, theirs, strict=True)]
    return sorted(parted)


def _inside(starts: Sequence[int], first: int, end: int) -> Sequence[int]:
    return starts[bisect_right(starts, first) : bisect_left(starts, end)]


def _pieces(runs: Sequence[_Run], left: _Words, right: _Words) -> Iterator[Piece]:
    """Runs and what lies between them, as stretches of both texts."""
    at = there = 0
    for run in (*runs, _Run(len(left.keys), len(right.keys), 0)):
        stop, stop_there = _start(left, run.left), _start(right, run.right)
        yield from _between(left.text, right.text, Span(at, stop), Span(there, stop_there))
        yield from _stayed(run, left, right)
        at, there = _end(run.left, run.size, left, stop), _end(run.right, run.size, right, stop_there)


def _end(first: int, size: int, words: _Words, otherwise: int) -> int:
    return words.ends[first + size - 1] if size else otherwise


def _stayed(run: _Run, left: _Words, right: _Words) -> Iterator[Piece]:
    """One piece, unless white space differs."""
    if not run.size:
        return
    at, there = left.starts[run.left], right.starts[run.right]
    gone, come = Span(at, left.ends[run.left + run.size - 1]), Span(there, right.ends[run.right + run.size - 1])
    if left.text[at : gone.end] == right.text[there : come.end]:
        yield Piece(PieceKind.SAME, gone, come)
        return
    for word, other in zip(_range(run.left, run.size), _range(run.right, run.size), strict=True):
        yield from _white(Span(at, left.starts[word]), Span(there, right.starts[other]))
        at, there = left.ends[word], right.ends[other]
        yield Piece(PieceKind.SAME, Span(left.starts[word], at), Span(right.starts[other], there))


def _range(first: int, size: int) -> range:
    return range(first, first + size)


def _start(words: _Words, at: int) -> int:
    return words.starts[at] if at < len(words.starts) else len(words.text)


def _between(old: str, new: str, gone: Span, come: Span) -> Iterator[Piece]:
    """What lies between two runs: white space, what was removed, what was added, white space."""
    first, first_there = _after_white(old, gone), _after_white(new, come)
    yield from _white(Span(gone.start, first), Span(come.start, first_there))
    last, last_there = _before_white(old, Span(first, gone.end)), _before_white(new, Span(first_there, come.end))
    if first == gone.end or first_there == come.end:
        last, last_there = gone.end, come.end
    if first < last:
        yield Piece(PieceKind.REMOVED, Span(first, last), Span(first_there, first_there))
    if first_there < last_there:
        yield Piece(PieceKind.ADDED, Span(last, last), Span(first_there, last_there))
    yield from _white(Span(last, gone.end), Span(last_there, come.end))


def _white(gone: Span, come: Span) -> Iterator[Piece]:
    has_gone, has_come = gone.start < gone.end, come.start < come.end
    if has_gone and has_come:
        yield Piece(PieceKind.SAME, gone, come)
    elif has_gone:
        yield Piece(PieceKind.REMOVED, gone, come)
    elif has_come:
        yield Piece(PieceKind.ADDED, gone, come)


def _after_white(text: str, span: Span) -> int:
    inside = text[span.start : span.end]
    return span.end - len(inside.lstrip())


def _before_white(text: str, span: Span) -> int:
    return span.start + len(text[span.start : span.end].rstrip())


def _merged(found: Iterator[Piece], old: str, new: str) -> Iterator[Piece]:
    """Join neighbours of one kind; white space that differs stays apart: all else is the same to the character."""
    last: Piece | None = None
    for piece in found:
        is_exact = piece.kind is not PieceKind.SAME or old[slice(*piece.old)] == new[slice(*piece.new)]
        if last and is_exact and last.kind is piece.kind:
            last = Piece(last.kind, Span(last.old.start, piece.old.end), Span(last.new.start, piece.new.end))
            continue
        if last:
            yield last
        last = piece if is_exact else None
        if not is_exact:
            yield piece
    if last:
        yield last

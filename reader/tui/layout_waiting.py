"""A mark that waits for its place: where it stood, where it may stand now, the keys that answer. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import PlacedAnnotation, Span
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, fit
from reader.tui.layout_body import HIGHLIGHT, NOTE
from reader.tui.layout_words import counted

_AROUND = 60  # characters beside the words
_LABEL = 6
_GROUND = "bg"
NOWHERE = "no words like these are in this version"
Keys = Sequence[tuple[str, str]]


def waiting_lines(mark: PlacedAnnotation, text: str, place: tuple[int, int], keys: Keys, width: int) -> list[Line]:
    """The words then and now, one below the other.

    Args:
        mark: as it was found in the version that is shown.
        text: of that version.
        place: which of how many waiting marks it is.
        keys: with their words.
        width: cells.
    """
    number, count = place
    head = f" {number} of {counted(count, 'mark')} that wait" if count > 1 else " 1 mark waits"
    answers = _keys(keys)
    room = width - sum(cells(run.text) for run in answers)
    question = f"{head}: where does it belong?   "
    words = question if cells(question) <= room else f"{head}:  "
    lines: list[Line] = [(Run(words, Ink("warning", _GROUND, "b")), *answers)]
    selector = mark.annotation.selector
    if selector is not None:
        then = (selector.prefix[-_AROUND:], selector.quote, selector.suffix[:_AROUND])
        lines.append(_words("then", then, width))
    lines.append(_words("now", _around(text, mark.span), width) if mark.span else _said("now", NOWHERE, width))
    sign = NOTE if mark.annotation.text.strip() else HIGHLIGHT
    lines.append(_said(sign, one_line(mark.annotation.text) or "a highlight", width))
    return [fit(line, width, _GROUND) for line in lines]


def _keys(keys: Keys) -> Line:
    runs: list[Run] = []
    for key, words in keys:
        runs += [Run(key, Ink("accent", _GROUND, "b")), Run(f" {words}   ", Ink("dim", _GROUND))]
    return tuple(runs)


def _around(text: str, span: Span) -> tuple[str, str, str]:
    before, after = text[max(span.start - _AROUND, 0) : span.start], text[span.end : span.end + _AROUND]
    return before, text[span.start : span.end], after


def _words(label: str, parts: tuple[str, str, str], width: int) -> Line:
    """Words with what stands beside them; the words themselves come first where there is little room."""
    before, words, after = (one_line(part) for part in parts)
    room = max(width - _LABEL - 1, 1)
    words = clip(words, room)
    left = max(room - cells(words), 0)
    before = _tail(before, left // 2)
    after = clip(after, left - cells(before))
    beside = Ink("dim", _GROUND)
    return (*_label(label), Run(before, beside), Run(words, Ink("text", "highlight")), Run(after, beside))


def _tail(words: str, room: int) -> str:
    """The end of some words, cut at a word."""
    if cells(words) <= room:
        return words
    while words and cells(words) > room - 1:
        words = words.partition(" ")[2] if " " in words else words[1:]
    return f"…{words}" if room > 0 else ""


def _said(label: str, words: str, width: int) -> Line:
    return (*_label(label), Run(clip(words, max(width - _LABEL - 1, 1)), Ink("text", _GROUND)))


def _label(label: str) -> Line:
    return (Run(f" {label:<{_LABEL - 1}}", Ink("faint", _GROUND)),)

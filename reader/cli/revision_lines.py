"""What changed between two versions of an article, as lines: `[-gone-]` and `{+new+}` with a few words around."""

from __future__ import annotations

from collections.abc import Iterator

from reader.cli import shapes
from reader.model import Piece, PieceKind, PlacedAnnotation, Revision, Span

_AROUND = 60  # characters on either side of a change
_MARKS = {PieceKind.REMOVED: ("[-", "-]"), PieceKind.ADDED: ("{+", "+}")}


def lines(revision: Revision) -> Iterator[str]:
    """Give the changes, a line each that are apart, then how the reader's marks stand in the newer version."""
    written = "".join(_piece(revision, number) for number in range(len(revision.pieces)))
    yield from (" ".join(line.split()) for line in written.split("\x1e") if line.strip())
    yield from (f"mark {placed.placement.value}: {_words(placed)}" for placed in revision.new_marks)


def shape(revision: Revision) -> shapes.Shape:
    """As JSON: pieces that are not the same, with their places, and the marks of both versions."""
    changed = [each for each in revision.pieces if each.kind is not PieceKind.SAME]
    return {
        "old": revision.old.uid,
        "new": revision.new.uid,
        "changes": [_change(revision, each) for each in changed],
        "old_marks": [_mark(each) for each in revision.old_marks],
        "new_marks": [_mark(each) for each in revision.new_marks],
    }


def _piece(revision: Revision, number: int) -> str:
    piece = revision.pieces[number]
    text = _text(revision, piece)
    if piece.kind is not PieceKind.SAME:
        before, after = _MARKS[piece.kind]
        return f"{before}{text}{after}"
    head = text if number else ""  # before the first change only its nearest words are shown
    tail = text if number + 1 < len(revision.pieces) else ""
    if head and tail and len(text) <= 2 * _AROUND:
        return text
    return f"{_cut(head, is_end=False)}\x1e{_cut(tail, is_end=True)}"


def _cut(text: str, *, is_end: bool) -> str:
    if len(text) <= _AROUND:
        return text
    return f"… {text[-_AROUND:].partition(' ')[2]}" if is_end else f"{text[:_AROUND].rpartition(' ')[0]} …"


def _text(revision: Revision, piece: Piece) -> str:
    is_new = piece.kind is PieceKind.ADDED
    return revision.new.text[slice(*piece.new)] if is_new else revision.old.text[slice(*piece.old)]


def _change(revision: Revision, piece: Piece) -> shapes.Shape:
    span = piece.new if piece.kind is PieceKind.ADDED else piece.old
    return {"kind": piece.kind.value, "span": list(span), "text": _text(revision, piece)}


def _words(placed: PlacedAnnotation) -> str:
    note = placed.annotation
    quote = f"“{note.selector.quote}”" if note.selector else "the article as a whole"
    return f"{quote} {note.text}".strip()


def _mark(placed: PlacedAnnotation) -> shapes.Shape:
    span: Span | None = placed.span
    return {
        "uid": placed.annotation.uid,
        "placement": placed.placement.value,
        "span": None if span is None else list(span),
    }

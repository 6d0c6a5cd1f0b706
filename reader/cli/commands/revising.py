"""What changed between two versions, printed: `hearsay versions UID --compare`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.cli import shapes
from reader.cli.session import Session
from reader.cli.table import UID_SHOWN, Column, Table
from reader.errors import UsageError
from reader.model import Piece, PieceKind, PlacedAnnotation, Placement, Revision, Version

_AROUND = 12  # words that stayed, before and after what changed
_WORD = re.compile(r"\S+")
_COLUMNS = (Column("mark", UID_SHOWN), Column("before", 8), Column("after", 8), Column("words"))
_STANDS = {Placement.OK: "ok", Placement.CHANGED: "changed", Placement.REVIEW: "not sure", Placement.ORPHAN: "gone"}

Part = tuple[PieceKind, str]


def compare(session: Session) -> int:
    """Print what went and what came from one version to another, with what is around it; 1 when nothing did."""
    named = session.options.compare
    if len(named) > 2:  # noqa: PLR2004 — an old one and a new one
        raise UsageError("--compare wants two versions at most", hint="`hearsay versions UID` lists them")
    old, new = (*named, "", "")[:2]
    revision = session.library.revisions.compare(session.options.uid, old, new)
    is_changed = any(piece.kind is not PieceKind.SAME for piece in revision.pieces)
    if session.out.style.is_json:
        session.out.json(_shape(revision))
    else:
        _tell(session, revision)
        if not is_changed:
            session.out.note("nothing changed but white space" if len(revision.pieces) > 1 else "nothing changed")
    return 0 if is_changed else 1


def _tell(session: Session, revision: Revision) -> None:
    session.out.strong(f"{_named(revision.old)} → {_named(revision.new)}")
    for hunk in hunks(revision):
        session.out.line()
        session.out.revised(hunk)
    if revision.new_marks:
        session.out.line()
        Table(session.out, _COLUMNS).rows(_mark_row(*both) for both in _marks(revision))


def _named(version: Version) -> str:
    return f"{version.uid[:UID_SHOWN]} {version.added[:19]}"


def hunks(revision: Revision) -> Iterator[Sequence[Part]]:
    """What changed, in groups: a new one where a paragraph, or many words, that stayed lie between."""
    hunk: list[Part] = []
    has_changes = False
    for piece in revision.pieces:
        if piece.kind is not PieceKind.SAME:
            hunk.append((piece.kind, _text(piece, revision)))
            has_changes = True
            continue
        before, after = _ends(_text(piece, revision))
        if before == after:
            hunk.append((PieceKind.SAME, before))
            continue
        if has_changes:
            yield [*hunk, (PieceKind.SAME, before)]
        hunk, has_changes = [(PieceKind.SAME, after)], False
    if has_changes:
        yield hunk


def _text(piece: Piece, revision: Revision) -> str:
    if piece.kind is PieceKind.REMOVED:
        return revision.old.text[slice(*piece.old)]
    return revision.new.text[slice(*piece.new)]


def _ends(text: str) -> tuple[str, str]:
    """What is shown of a text after one change and before the next; all of it, both times, where that is short."""
    lines = text.split("\n")
    words = list(_WORD.finditer(text))
    if len(lines) == 1 and len(words) <= 2 * _AROUND:
        return text, text
    return _beginning(lines[0]), _end(lines[-1])


def _beginning(line: str) -> str:
    words = list(_WORD.finditer(line))
    return line if len(words) <= _AROUND else f"{line[: words[_AROUND - 1].end()]} …"


def _end(line: str) -> str:
    words = list(_WORD.finditer(line))
    return line if len(words) <= _AROUND else f"… {line[words[-_AROUND].start() :]}"


def _marks(revision: Revision) -> Iterator[tuple[PlacedAnnotation, PlacedAnnotation]]:
    """Each mark as it stands in the old and in the new version, in the order of the new one."""
    before = {each.annotation.uid: each for each in revision.old_marks}
    return ((before[each.annotation.uid], each) for each in revision.new_marks)


def _mark_row(before: PlacedAnnotation, after: PlacedAnnotation) -> tuple[str, ...]:
    quote = after.annotation.selector.quote if after.annotation.selector else ""
    return after.annotation.uid[:UID_SHOWN], _STANDS[before.placement], _STANDS[after.placement], f"“{quote}”"


def _shape(revision: Revision) -> shapes.Shape:
    return {
        "old": _version(revision.old),
        "new": _version(revision.new),
        "pieces": [
            {**shapes.plain(piece), "text": None if piece.kind is PieceKind.SAME else _text(piece, revision)}
            for piece in revision.pieces
        ],
        "marks": [_mark(*both) for both in _marks(revision)],
    }


def _version(version: Version) -> shapes.Shape:
    return {"uid": version.uid, "added": version.added, "characters": len(version.text), "origin": version.origin}


def _mark(before: PlacedAnnotation, after: PlacedAnnotation) -> shapes.Shape:
    selector = after.annotation.selector
    return {
        "uid": after.annotation.uid,
        "quote": selector.quote if selector else "",
        "old": {"placement": before.placement.value, "span": shapes.plain(before.span)},
        "new": {"placement": after.placement.value, "span": shapes.plain(after.span)},
    }

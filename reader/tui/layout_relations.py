"""How claims and figures stand to the current one, in words and signs. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.model import Opinion, Relation, RelationKind
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip

_KINDS = (
    RelationKind.CONFLICT,
    RelationKind.UPDATE,
    RelationKind.SAME,
    RelationKind.SCOPE_DIFFERS,
    RelationKind.COMPATIBLE,
)
"""In the order in which they matter to a reader."""
GLYPHS = {
    RelationKind.CONFLICT: "≠",
    RelationKind.UPDATE: "→",
    RelationKind.SAME: "=",
    RelationKind.SCOPE_DIFFERS: "·",
    RelationKind.COMPATIBLE: "·",
}
TONES = {
    RelationKind.CONFLICT: "conflict",
    RelationKind.UPDATE: "accent",
    RelationKind.SAME: "agree",
    RelationKind.SCOPE_DIFFERS: "faint",
    RelationKind.COMPATIBLE: "faint",
}
_REASONS = {
    RelationKind.CONFLICT: "contradicts it",
    RelationKind.UPDATE: "a later state",
    RelationKind.SAME: "says the same",
    RelationKind.SCOPE_DIFFERS: "about something else",
    RelationKind.COMPATIBLE: "both can be true",
}
_COUNTED = {
    RelationKind.CONFLICT: ("conflicting", "conflicting"),
    RelationKind.UPDATE: ("update", "updates"),
    RelationKind.SAME: ("agrees", "agree"),
    RelationKind.SCOPE_DIFFERS: ("of another scope", "of another scope"),
    RelationKind.COMPATIBLE: ("compatible", "compatible"),
}
OPINION_WORDS = {
    Opinion.SAME: "says the same as",
    Opinion.CONTRADICTS: "contradicts",
    Opinion.UNRELATED: "is not about the same thing as",
}
NO_RELATION, NO_RELATION_YET = "no relation found", "no relation found yet"
YOUR_WORD = "your word"


def weightiest(relations: Iterable[Relation]) -> Relation | None:
    """The relation that matters most; of one kind the reader's word first."""
    return min(relations, key=_weight, default=None)


def by_weight(relations: Iterable[Relation]) -> list[Relation]:
    """All, the one that matters most first."""
    return sorted(relations, key=_weight)


def _weight(relation: Relation) -> tuple[int, bool]:
    return _KINDS.index(relation.kind), not relation.is_by_reader


def counts_of(relations: Iterable[Relation]) -> Counter[RelationKind]:
    """How many there are of each kind."""
    return Counter(relation.kind for relation in relations)


def short_counters(relations: Iterable[Relation], ground: str) -> Line:
    """`≠2 =1`: conflicting and agreeing ones; the rest is not counted on a small card."""
    counts = counts_of(relations)
    shown = [kind for kind in (RelationKind.CONFLICT, RelationKind.SAME) if counts[kind]]
    return tuple(
        Run(f"{' ' if place else ''}{GLYPHS[kind]}{counts[kind]}", Ink(TONES[kind], ground))
        for place, kind in enumerate(shown)
    )


def counters(relations: Iterable[Relation], ground: str, none: str = NO_RELATION) -> Line:
    """`≠ 2 conflicting  = 1 agrees`, or that nothing is known."""
    counts = counts_of(relations)
    runs: list[Run] = []
    for kind in _KINDS:
        number = counts[kind]
        if number:
            words = f"{'  ' if runs else ''}{GLYPHS[kind]} {number} {_COUNTED[kind][number > 1]}"
            runs.append(Run(words, Ink(TONES[kind], ground, "b" if TONES[kind] != "faint" else "")))
    return tuple(runs) or (Run(none, Ink("faint", ground)),)


def reason_words(relation: Relation) -> str:
    """Why, in words; that it is the reader's word, where it is."""
    reason = one_line(relation.reason) or _REASONS[relation.kind]
    return f"{reason} · {YOUR_WORD}" if relation.is_by_reader and YOUR_WORD not in reason else reason


def other_side(relation: Relation, uids: Iterable[str]) -> str:
    """Uid of the side that is none of these."""
    return relation.right if relation.left in uids else relation.left


def relation_line(relation: Relation, who: str, width: int, *, is_left: bool = False) -> Line:
    """`≠ Wagner PMC: denies exactly this claim`; of an update whether the other one (`is_left`) came before."""
    tone, ground = TONES[relation.kind], "bg"
    when = ("after " if is_left else "then ") if relation.kind is RelationKind.UPDATE else ""
    name = clip(when + one_line(who), max(width // 2, 8))
    reason = clip(f": {reason_words(relation)}", max(width - cells(name) - 2, 0))
    return (
        Run(f"{GLYPHS[relation.kind]} ", Ink(tone, ground, "b")),
        Run(name, Ink("text", ground)),
        Run(reason, Ink("dim", ground)),
    )

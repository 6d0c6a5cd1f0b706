"""What can be ticked in the filter of notes, and what is listed then. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reader.model import Colour, NoteKind, NoteListing, Placement, Verdict
from reader.tui.colours import Names, colour_words
from reader.tui.layout_notes import PLACEMENT_WORDS, VERDICT_WORDS

Ticks = frozenset[str]
DRAFTS, CHOICES, HERE = "drafts", "choices", "here"
_KINDS = {NoteKind.NOTE: "notes", NoteKind.HIGHLIGHT: "highlights without a note", NoteKind.VERDICT: "verdicts"}


def boxes(colours: Names, tags: Iterable[str] = (), *, has_article: bool = False) -> dict[str, str]:
    """What can be ticked, with its words."""
    rows = {kind.value: words for kind, words in _KINDS.items()} | {DRAFTS: "drafts"}
    rows |= {CHOICES: "that two libraries changed"}
    rows |= {HERE: "in the open article"} if has_article else {}
    rows |= {f"place:{each}": words for each, words in PLACEMENT_WORDS.items()}
    rows |= {f"verdict:{each}": f"verdict: {words}" for each, words in VERDICT_WORDS.items()}
    rows |= {f"colour:{each}": f"in {colour_words(each.value, colours)}" for each in Colour}
    return rows | {f"tag:{tag}": f"tagged {tag}" for tag in tags}


def listing_of(ticks: Collection[str], article_uid: str = "") -> NoteListing:
    """What is listed: of one group any will do, and every group counts."""

    def of_group(name: str) -> tuple[str, ...]:
        return tuple(sorted(tick.removeprefix(f"{name}:") for tick in ticks if tick.startswith(f"{name}:")))

    kinds = tuple(kind for kind in NoteKind if kind.value in ticks)
    is_of_others_alone = bool({DRAFTS, CHOICES} & set(ticks)) and not kinds
    return NoteListing(
        kinds=kinds,
        colours=of_group("colour"),
        tags=of_group("tag"),
        verdicts=tuple(map(Verdict, of_group("verdict"))),
        placements=tuple(map(Placement, of_group("place"))),
        article_uid=article_uid if HERE in ticks else "",
        uids=() if is_of_others_alone else None,
    )

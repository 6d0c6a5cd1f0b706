"""What the note editor is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from reader.model import Colour, LinkTarget
from reader.text.neutralise import neutralise, one_line
from reader.tui.dialogs.tags import split_tags


@dataclass(frozen=True, slots=True)
class QuoteContext:
    """What a note is written on: the words marked, the rest of their sentence, and where that is.

    `place` is for people: `Atlas · ¶3 · 1024-1085`. A note on a whole article has no quote.
    """

    quote: str
    before: str = ""
    after: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class NoteResult:
    """What became of a note.

    `delete` means that the reader wants it gone, `is_same` that nothing is to be saved. `follow` is the uid that a link
    leads to, which the reader wants to see next; `took_older` says that an older draft went into the text.
    """

    text: str
    tags: tuple[str, ...] = ()
    delete: bool = False
    colour: str = Colour.YELLOW.value
    is_same: bool = False
    follow: str = ""
    took_older: bool = False


NOTHING = NoteResult("")


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed and not yet saved: `kept` from an earlier time; `keep` is called with each new state, in threads.

    `older` is a draft that does not know the text as it is now: it is offered, and never put over it. `notice` says why
    the editor is there again.
    """

    kept: NoteResult | None = None
    keep: Callable[[NoteResult], None] = lambda _typed: None
    older: NoteResult | None = None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class NoteTools:
    """What the editor knows of the library; `suggest` and `targets` are called in threads."""

    tags: tuple[str, ...] = ()
    colours: Mapping[str, str] = field(default_factory=dict)
    suggest: Callable[[str], tuple[LinkTarget, ...]] = lambda _typed: ()
    targets: Callable[[Iterable[str]], Mapping[str, LinkTarget]] = lambda _written: {}


def clean(note: NoteResult) -> NoteResult:
    """A note as the fields would give it back unchanged."""
    return NoteResult(neutralise(note.text), split_tags(one_line(" ".join(note.tags))), colour=note.colour)

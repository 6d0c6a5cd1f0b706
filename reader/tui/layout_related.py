"""Claims of other articles beside the current one, as small cards. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import PlacedClaim, Polarity
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, clip_lines, spread
from reader.tui.layout_cards import CONTENT_LINES
from reader.tui.layout_reading import Item
from reader.tui.layout_words import BARS, date_words, firmness_bar

_EDGES = 3  # bar and space before the text, one space behind it
_GROUND = "surface"


def related_lines(claims: Sequence[PlacedClaim], width: int, *, has_claim: bool = True) -> list[Line]:
    """Cards one below the other; without any, words that say so, or (without a current claim) what would be here."""
    if not claims:
        words = "no other article shares its names or figures" if has_claim else "what others say of a claim shows here"
        return [(Run(line, Ink("faint")),) for line in clip_lines(words, max(width - 1, 1), CONTENT_LINES)]
    lines: list[Line] = []
    for placed in claims:
        lines += [*_card(placed, max(width - _EDGES, 8), width), ()]
    return lines[:-1]


def _card(placed: PlacedClaim, room: int, width: int) -> list[Line]:
    claim, tone = placed.claim, placed.claim.reporting.value
    item = Item(claim.uid, claim, placed.figures, claim.content)
    name = one_line(claim.speaker.name or placed.source_text) or "unnamed"
    bar = f"  {firmness_bar(item)}"
    head = spread((Run(clip(name, room - len(bar)), Ink(tone, _GROUND, "b")),), (Run(bar, Ink("dim")),), room, _GROUND)
    where = f"{one_line(placed.article.outlet)} · {date_words(placed.article.published) or 'undated'}"
    cue = clip(one_line(placed.cue_text), room // 3)
    source = clip(where, max(room - cells(cue) - 2, 0))
    how = spread((Run(cue, Ink(tone, _GROUND, "i")),), (Run(source, Ink("faint")),), room, _GROUND)
    denied = "¬ denies " if claim.polarity is Polarity.DENIES else ""
    words = clip_lines(denied + one_line(placed.content_text), room, CONTENT_LINES)
    inside: list[Line] = [head, how, *((Run(line, Ink()),) for line in words)]
    bar_run = Run(f"{BARS[claim.reporting]} ", Ink(tone))
    return [spread((bar_run, *line), (Run(" ", Ink()),), width, _GROUND) for line in inside]

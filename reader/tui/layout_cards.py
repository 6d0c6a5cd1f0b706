"""Claims as cards: speaker, firmness, cue, how it is reported, content in two lines, figures. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from reader.model import Certainty, Claim, Verdict
from reader.text.introductions import without_relative, without_that
from reader.text.links import in_plain_words
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, clip_lines, fit, is_narrow, spread
from reader.tui.layout_body import POINTER
from reader.tui.layout_reading import Item, Reading
from reader.tui.layout_relations import NO_RELATION, NO_RELATION_YET, counters, short_counters
from reader.tui.layout_words import BARS, figure_words, firmness_bar, possessive

INDENT, DEEPEST = 2, 3
CONTENT_LINES = 2
REASON_LINES = 3
BY_READER = "▪"
"""Stands before the firmness of what the reader put right."""
VERDICT_GLYPHS = {Verdict.CONVINCING: "+", Verdict.DOUBTFUL: "-", Verdict.FALSE: "×", Verdict.UNSURE: "?"}
_ADDRESS = frozenset(
    ("dr", "fr", "frau", "herr", "lady", "lord", "madame", "miss", "mme", "mr", "mrs", "ms", "prof", "rev", "sir")
)
"""Says how somebody is addressed, not what they are: no line of a card."""
_EDGES = 4  # pointer, bar and space before the text, one space behind it
_OWN_LENGTH = 200


class CardStack:
    """The cards of one article at one width; heights are known without laying a card.

    Args:
        reading: the opened article.
        width: cells of the pane.
        shown: numbers of the items that have a card.
        is_compact: no blank row above the first card.
    """

    def __init__(self, reading: Reading, width: int, shown: Sequence[int], *, is_compact: bool = False) -> None:
        self.reading = reading
        self.shown = tuple(shown)
        self.current = -1
        self._width = width
        self._top = 0 if is_compact else 1
        self._cards: dict[tuple[int, bool], list[Line]] = {}
        self._verdicts = reading.verdicts
        self._heights = [self._height(number) for number in self.shown]
        self._tops: list[int] = []
        self._place = {number: place for place, number in enumerate(self.shown)}
        self._stack()

    @property
    def height(self) -> int:
        """Rows of all cards with the blank rows between them."""
        return self._tops[-1]

    def set_current(self, number: int) -> None:
        """Make a card the current one, which is taller."""
        if number != self.current:
            self.current = number
            self._stack()

    def span_of(self, number: int) -> range | None:
        """Rows of a card, without the blank one below; None when it is filtered out."""
        if number not in self._place:
            return None
        place = self._place[number]
        return range(self._tops[place], self._tops[place + 1] - 1)

    def number_at(self, y: int) -> int:
        """Number of the item whose card has row `y`, -1 for none."""
        place = bisect_right(self._tops, y) - 1
        return self.shown[place] if 0 <= place < len(self.shown) else -1

    def step(self, number: int, step: int) -> int:
        """Number of the next or previous card; the first or last one when there is none beyond."""
        if not self.shown:
            return -1
        place = self._place.get(number)
        if place is None:
            place = bisect_right(self.shown, number) - (step > 0)
        return self.shown[min(max(place + step, 0), len(self.shown) - 1)]

    def line(self, y: int) -> Line:
        """Row `y` of the stack."""
        number = self.number_at(y)
        span = self.span_of(number)
        if span is None or y not in span:
            return ()
        return self._card(number)[y - span.start]

    def below(self, y: int) -> int:
        """How many cards begin at or below row `y`."""
        return sum(1 for top in self._tops[:-1] if top >= y)

    def above(self, y: int) -> int:
        """How many cards end above row `y`."""
        return sum(1 for top in self._tops[1:] if top <= y)

    def _stack(self) -> None:
        place = self._place.get(self.current, -1)
        heights = list(self._heights)
        if place >= 0:
            heights[place] = len(self._card(self.current))
        self._tops = list(accumulate((height + 1 for height in heights), initial=self._top))

    def _room(self, item: Item) -> int:
        return max(self._width - _EDGES - _indent(item), 1)

    def _height(self, number: int) -> int:
        item = self.reading.items[number]
        words = _content(self.reading, item)
        room = self._room(item)
        is_short = len(words) <= room and is_narrow(words)
        lines = 1 if is_short else len(clip_lines(words, room, CONTENT_LINES))
        return 2 + lines + bool(item.figures) + (item.uid in self._verdicts)

    def _card(self, number: int) -> list[Line]:
        is_current = number == self.current
        key = (number, is_current)
        if key not in self._cards:
            self._cards[key] = card(self.reading, number, self._width, is_current=is_current)
        return self._cards[key]


def card(reading: Reading, number: int, width: int, *, is_current: bool) -> list[Line]:
    """All lines of one card, each `width` cells wide."""
    item = reading.items[number]
    ground = "raised" if is_current else "surface"
    room = max(width - _EDGES - _indent(item), 1)
    words: list[Line] = [_head(reading, item, room, ground), _how(reading, item, room, is_current)]
    role = one_line(item.claim.speaker.role) if item.claim and is_current else ""
    if role and role.casefold().rstrip(".") not in _ADDRESS:
        words.append((Run(clip(role, room), Ink("faint", ground)),))
    words += _content_lines(reading, item, room, ground)
    if item.figures:
        words.append(_chips(item, room, "surface" if is_current else "raised", ground))
    if is_current and item.claim and item.claim.by_reader:
        words.append((Run(clip(by_reader_words(item.claim), room), Ink("note", ground)),))
    if is_current and reading.related is not None:
        words.append(_counters(reading, item, room, ground))
    verdict = reading.verdicts.get(item.uid)
    if verdict:
        words.append((Run(f"{VERDICT_GLYPHS[verdict]} {verdict.value}", Ink("note", ground, "b")),))
        words += _reason_lines(reading, item, room, ground) if is_current else []
    return [_framed(line, item, width, row=row, is_current=is_current) for row, line in enumerate(words)]


def _counters(reading: Reading, item: Item, room: int, ground: str) -> Line:
    """How many contradict it and agree with it, in words."""
    is_complete = reading.related is None or reading.related.is_complete
    return fit(
        counters(reading.relations_of(item), ground, NO_RELATION if is_complete else NO_RELATION_YET), room, ground
    )


def _reason_lines(reading: Reading, item: Item, room: int, ground: str) -> list[Line]:
    """Why that is the reader's verdict; as it was typed, with the words of links."""
    reason = next((note.text for note in reading.judgements if note.claim_uid == item.uid), "")
    lines = clip_lines(one_line(in_plain_words(reason)), room, REASON_LINES) if reason.strip() else []
    return [(Run(line, Ink("dim", ground)),) for line in lines]


def _framed(line: Line, item: Item, width: int, *, row: int, is_current: bool) -> Line:
    ground = "raised" if is_current else "surface"
    pointer = Run(POINTER if is_current and row == 0 else " ", Ink("accent", ground, "b"))
    bar = Run(BARS[item.reporting], Ink(item.reporting.value, ground))
    blank = Ink(ground=ground)
    indent = " " * _indent(item)
    right = (Run(" ", blank),)
    return spread((pointer, Run(indent, blank), bar, Run(" ", blank), *line), right, width, ground)


def _indent(item: Item) -> int:
    return INDENT * min(item.depth, DEEPEST)


def _head(reading: Reading, item: Item, room: int, ground: str) -> Line:
    name, inferred = speaker_words(reading, item)
    bar = firmness_bar(item)
    is_marked = item.claim is not None and bool(item.claim.by_reader)
    left = room - len(bar) - 2 - 2 * is_marked
    shown = clip(name, left)
    runs = [Run(shown, Ink(item.reporting.value, ground, "b"))]
    rest = left - cells(shown)
    if inferred and rest > len(" ~ x…"):
        runs.append(Run(clip(f" ~ {inferred}", rest), Ink("dim", ground)))
    firm = Run(f"  {bar}", Ink("dim", ground))
    if is_marked:
        return spread(tuple(runs), (Run(f" {BY_READER}", Ink("note", ground)), firm), room, ground)
    return spread(tuple(runs), (firm,), room, ground)


def by_reader_words(claim: Claim) -> str:
    """What the reader put right: `corrected: speaker, polarity`, or that the reader made it."""
    if "made" in claim.by_reader:
        return "made by you"
    return f"corrected: {', '.join(claim.by_reader)}"


def speaker_words(reading: Reading, item: Item) -> tuple[str, str]:
    """Who speaks, as the card names them, and the inferred name beside it or nothing."""
    if item.claim is None:
        return one_line(reading.article.outlet) or "own voice", ""
    speaker = item.claim.speaker
    said, name = reading.words(without_relative(item.claim.source, reading.text)), one_line(speaker.name)
    if speaker.is_inferred and name and said and said.casefold() != name.casefold():
        return said, name
    if speaker.is_inferred and name:
        return f"~ {name}", ""
    return name or said or "unnamed", ""


def _how(reading: Reading, item: Item, room: int, is_current: bool) -> Line:
    ground = "raised" if is_current else "surface"
    cue = reading.words(item.claim.cue) if item.claim else "own voice"
    facts = [item.reporting.value]
    if item.claim and item.claim.certainty is Certainty.UNSPECIFIED:
        facts.append("not asserted")
    if item.parent:
        facts.append(f"in {possessive(one_line(item.parent))}")
    words = " · ".join(facts)
    place = f" {place_words(reading, item)}" if is_current else ""
    right: Line = (Run(place, Ink("faint", ground)),) if place else _short(reading, item, ground)
    cue = clip(cue, max(room - cells(words) - 3, 8))
    left = [Run(cue, Ink(item.reporting.value, ground, "i")), Run(" · " if cue else "", Ink("dim", ground))]
    rest = room - cells(cue) - len(" · ")
    if cells(words) + sum(cells(run.text) for run in right) > rest:
        right = _short(reading, item, ground)
    left.append(Run(clip(words, rest - sum(cells(run.text) for run in right)), Ink("dim", ground)))
    return spread(tuple(left), right, room, ground)


def _short(reading: Reading, item: Item, ground: str) -> Line:
    """` ≠2 =1`, or nothing."""
    shown = short_counters(reading.relations_of(item), ground)
    return (Run(" ", Ink(ground=ground)), *shown) if shown else ()


def place_words(reading: Reading, item: Item) -> str:
    """Paragraph of the story and offsets: `¶3 1087–1133`; a title has no number."""
    if not item.places:
        return ""
    start, end = item.places[0].start, item.places[-1].end
    paragraph = 0
    is_inside = False
    for block in reading.layout.blocks:
        if block.span.start > start:
            break
        is_inside = block.kind == "paragraph" and block.junk is None
        paragraph += is_inside
    return f"¶{paragraph} {start}–{end}" if is_inside else f"{start}–{end}"


def _content(reading: Reading, item: Item) -> str:
    if item.claim is None:
        return _own_words(reading, item)
    words = reading.words(without_that(item.claim.content, reading.text))
    return f"¬ denies {words}" if item.is_denied else words


def _own_words(reading: Reading, item: Item) -> str:
    """The rest of the sentence from the figure's first word on."""
    start = item.places[0].start
    text = reading.text[start : start + _OWN_LENGTH]
    number = bisect_right([block.span.start for block in reading.layout.blocks], start) - 1
    end = reading.layout.blocks[number].span.end - start if number >= 0 else len(text)
    stop = text.find(". ", item.places[0].end - start)
    return text[: min(end, stop if stop >= 0 else len(text))].rstrip(" .")


def _content_lines(reading: Reading, item: Item, room: int, ground: str) -> list[Line]:
    lines = clip_lines(_content(reading, item), room, CONTENT_LINES)
    ink = Ink("text", ground)
    shown: list[Line] = [(Run(line, ink),) for line in lines] or [()]
    prefix = "¬ denies"
    if item.is_denied and lines and lines[0].startswith(prefix):
        shown[0] = (Run(prefix, ink._replace(look="b")), Run(lines[0][len(prefix) :], ink))
    return shown


def _chips(item: Item, room: int, chip_ground: str, ground: str) -> Line:
    """Figures in one line; those without room are counted."""
    runs: list[Run] = []
    used = 0
    for place, figure in enumerate(item.figures):
        words = f" {clip(figure_words(figure), max(room - 2, 4))} "
        rest = len(item.figures) - place - 1
        if used + cells(words) + (5 if rest else 0) > room and runs:
            runs.append(Run(f"+ {rest + 1}", Ink("faint", ground)))
            break
        runs += [Run(words, Ink("text", chip_ground)), Run(" ", Ink(ground=ground))]
        used += cells(words) + 1
    return tuple(runs)

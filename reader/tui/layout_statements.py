"""A claim, or a figure in the outlet's own voice, as one card: who, how introduced, where, how firmly, what. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import Article, Certainty, Figure, PlacedClaim, Polarity, Reporting, Statement
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, clip_lines, spread
from reader.tui.layout_reading import Item
from reader.tui.layout_words import BARS, date_words, firmness_bar

EDGES = 4
"""Cells of a card beside its words: pointer, bar and space before them, one space behind."""
DENIED = "¬ denies"
_ONE_LINE_HEAD = 64
"""From this width on, source and date stand in the line of the speaker; below it they have one of their own."""
_DOT, _TITLE, _LEAST_OUTLET, _LEAST_BESIDE = " · ", 28, 6, 6
_CONTENT_CELLS = 230
_LEAST_LINES, _MOST_LINES = 2, 8


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands before a card, in which colour; a current card is raised. `below` stands before its other rows."""

    glyph: str = " "
    tone: str = "accent"
    below: str = " "
    is_current: bool = False

    @property
    def ground(self) -> str:
        """What the card lies on."""
        return "raised" if self.is_current else "surface"


PLAIN = Sign()


def statement_of(placed: PlacedClaim) -> Statement:
    """A placed claim as a statement."""
    words = (placed.source_text, placed.cue_text, placed.content_text)
    return Statement(placed.claim.uid, placed.article, placed.claim, placed.figures, *words)


def reporting_of(statement: Statement) -> Reporting:
    """How the article relays it; the own voice vouches for what it says."""
    return statement.claim.reporting if statement.claim else Reporting.ENDORSING


def speaker_words(statement: Statement) -> tuple[str, str]:
    """Who speaks, and the inferred name beside it or nothing: `He`, `Kirby`; `~ Kirby`, ``; `Atlas, own voice`, ``."""
    if statement.claim is None:
        outlet = one_line(statement.article.outlet)
        return (f"{outlet}, own voice" if outlet else "own voice"), ""
    speaker = statement.claim.speaker
    said, name = one_line(statement.source_text), one_line(speaker.name)
    if speaker.is_inferred and name:
        return (said, name) if said and said.casefold() != name.casefold() else (f"~ {name}", "")
    return name or said or "unnamed", ""


def speaker_line(statement: Statement) -> str:
    """Both in one: `He ~ Kirby`."""
    name, inferred = speaker_words(statement)
    return f"{name} ~ {inferred}" if inferred else name


def source_words(article: Article, room: int = 0) -> str:
    """Outlet (the title where none is known) and date of an article; a missing one is said. `room` cuts the outlet."""
    title = one_line(article.title)
    outlet = one_line(article.outlet) or (f"“{clip(title, _TITLE)}”" if title else "unknown source")
    day = date_words(article.published) or "undated"
    if room and cells(outlet) + cells(day) + len(_DOT) > room:
        outlet = clip(outlet, max(room - cells(day) - len(_DOT), _LEAST_OUTLET))
    return f"{outlet}{_DOT}{day}"


def statement_source(statement: Statement, room: int = 0) -> str:
    """The same of a statement, which may stand in the copy of a report."""
    copy = f"{_DOT}copy" if statement.copy_of else ""
    return source_words(statement.article, max(room - len(copy), 1) if room else 0) + copy


def content_words(statement: Statement) -> str:
    """What is claimed, *denies* before what the speaker denies."""
    words = one_line(statement.content_text)
    is_denied = statement.claim is not None and statement.claim.polarity is Polarity.DENIES
    return f"{DENIED} {words}" if is_denied else words


def cue_words(statement: Statement) -> str:
    """The cue; a quotation by itself, or an answer, has none. What is not asserted says so."""
    is_open = statement.claim is not None and statement.claim.certainty is Certainty.UNSPECIFIED
    return " · ".join(words for words in (one_line(statement.cue_text), "not asserted" if is_open else "") if words)


def firmness_of(statement: Statement, figures: tuple[Figure, ...] | None = None) -> str:
    """How firmly it is put, `▰▰▱▱`; of one figure where only that is looked at."""
    return firmness_bar(Item(statement.uid, statement.claim, statement.figures if figures is None else figures, ()))


def content_lines(room: int) -> int:
    """How many lines of content a card of this room has at most: narrow ones more, so that little is cut."""
    return min(max(-(-_CONTENT_CELLS // max(room, 1)), _LEAST_LINES), _MOST_LINES)


def card_height(statement: Statement, width: int) -> int:
    """Rows of a card, without laying it."""
    room = max(width - EDGES, 1)
    head = 1 if room >= _ONE_LINE_HEAD else 2
    words = content_words(statement)
    is_short = words.isascii() and len(words) <= room
    return head + (1 if is_short else len(clip_lines(words, room, content_lines(room))))


def statement_card(statement: Statement, width: int, sign: Sign = PLAIN) -> list[Line]:
    """Lines of one card: speaker, cue, source · date, firmness; content.

    Args:
        statement: the claim with its words.
        width: cells of the card, edges included.
        sign: what stands before it.
    """
    room = max(width - EDGES, 1)
    lines = head_lines(statement, room, sign.ground)
    lines += _content(statement, room, sign.ground, content_lines(room))
    return framed(lines, reporting_of(statement), width, sign)


def head_lines(statement: Statement, room: int, ground: str) -> list[Line]:
    """Speaker, cue and firmness; the source in the same line where there is room, else below."""
    tone = reporting_of(statement).value
    bar = f"  {firmness_of(statement)}"
    is_one_line = room >= _ONE_LINE_HEAD
    needed = cells(speaker_line(statement)) + cells(cue_words(statement)) + len(bar) + 4
    most = max(room * 2 // 5, room - needed) if is_one_line else 0
    aside = f"  {clip(statement_source(statement, most), most)}" if is_one_line else ""
    left = room - cells(aside) - len(bar)
    name, inferred = speaker_words(statement)
    who = clip(name, left)
    rest = left - cells(who)
    beside = clip(f" ~ {inferred}", rest) if inferred and rest >= _LEAST_BESIDE else ""
    cue = clip(cue_words(statement), max(left - cells(who) - cells(beside) - 2, 0))
    words = (
        Run(who, Ink(tone, ground, "b")),
        Run(beside, Ink("dim", ground)),
        Run(f"  {cue}" if cue else "", Ink("dim", ground, "i")),
    )
    lines: list[Line] = [spread(words, (Run(aside, Ink("faint", ground)), Run(bar, Ink("dim", ground))), room, ground)]
    if not is_one_line:
        lines.append((Run(clip(statement_source(statement, room), room), Ink("faint", ground)),))
    return lines


def _content(statement: Statement, room: int, ground: str, most: int) -> list[Line]:
    words = content_words(statement)
    ink = Ink("text", ground)
    lines: list[Line] = [(Run(line, ink),) for line in clip_lines(words, room, most)]
    is_denied = statement.claim is not None and statement.claim.polarity is Polarity.DENIES
    if is_denied and lines and lines[0][0].text.startswith(DENIED):
        lines[0] = (Run(DENIED, ink._replace(look="b")), Run(lines[0][0].text[len(DENIED) :], ink))
    return lines


def framed(lines: list[Line], reporting: Reporting, width: int, sign: Sign) -> list[Line]:
    """Put the sign and the bar of the reporting before each line, and make it `width` cells wide."""
    ground = sign.ground
    bar = Run(BARS[reporting], Ink(reporting.value, ground))
    blank = Run(" ", Ink(ground=ground))
    glyphs = (sign.glyph if row == 0 else sign.below for row in range(len(lines)))
    before = (Run(glyph, Ink(sign.tone, ground, "b")) for glyph in glyphs)
    return [
        spread((glyph, bar, blank, *line), (blank,), width, ground) for glyph, line in zip(before, lines, strict=True)
    ]

"""The words behind one row: who said it, in which article, and what in full as far as there is room. Pure."""

from __future__ import annotations

from reader.text.neutralise import one_line
from reader.tui.layout import Ink, Line, Run, cells, clip, clip_lines, fit
from reader.tui.layout_statements import content_words, cue_words, reporting_of, speaker_line
from reader.tui.layout_tiles import Card

_GROUND = "bg"


def said_lines(card: Card, width: int, rows: int) -> list[Line]:
    """Speaker, cue and article title in one line, then the claim; of one row only the claim."""
    statement, room = card.statement, max(width - 2, 1)
    content = clip_lines(content_words(statement), room, max(rows - 1, 1))
    lines: list[Line] = [(Run(line, Ink("text", _GROUND)),) for line in content]
    if rows > 1:
        who = clip(speaker_line(statement), room // 2)
        cue = clip(cue_words(statement), max(room - cells(who) - 2, 0) // 3)
        title = clip(f"“{one_line(statement.article.title)}”", max(room - cells(who) - cells(cue) - 5, 0))
        head: Line = (
            Run(who, Ink(reporting_of(statement).value, _GROUND, "b")),
            Run(f"  {cue}" if cue else "", Ink("dim", _GROUND, "i")),
            Run(f"   {title}" if statement.article.title else "", Ink("faint", _GROUND)),
        )
        lines = [head, *lines]
    return [fit((Run(" ", Ink(ground=_GROUND)), *line), width, _GROUND) for line in lines[:rows]]

"""The three themes as Textual knows them, and inks turned into terminal styles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.theme import Theme

from reader.assets import styles_folder
from reader.tui.layout import Ink, Line

THEMES = ("ink", "paper", "contrast")
"""Names of the themes, in the order in which a key goes through them."""

_ANSI_SUFFIX = "-16"
_ANSI_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_MOST_STRIPS = 512
Edges = tuple[tuple[Segment, ...], tuple[Segment, ...]]
"""What stands left and right of a row."""
NO_EDGES: Edges = ((), ())
_GROUNDS_OF_ANSI = frozenset({"highlight", "highlight-green", "highlight-blue", "highlight-pink", "hit"})


def themes(*, is_ansi: bool = False) -> list[Theme]:
    """Build the themes from `styles/palette.json`.

    Args:
        is_ansi: use the terminal's own 16 colours by the palette's map; the automatic nearest colour would turn most
            of ink grey and distancing in paper yellow on white.
    """
    palette = json.loads((styles_folder() / "palette.json").read_text(encoding="utf-8"))["tokens"]
    return [_theme(name, palette, is_ansi=is_ansi) for name in THEMES]


def textual_name(theme: str, *, is_ansi: bool) -> str:
    """Name under which Textual knows a theme of ours."""
    return (theme if theme in THEMES else THEMES[0]) + (_ANSI_SUFFIX if is_ansi else "")


def plain_name(theme: str) -> str:
    """Our name of one of Textual's."""
    return theme.removesuffix(_ANSI_SUFFIX)


def _theme(name: str, palette: Mapping[str, Mapping[str, object]], *, is_ansi: bool) -> Theme:
    shade = "light" if name == "paper" else "dark"
    colours = {
        token: _ansi_name(values["ansi16"], shade) if is_ansi else str(values[name])
        for token, values in palette.items()
    }
    return Theme(
        name=textual_name(name, is_ansi=is_ansi),
        primary=colours["accent"],
        secondary=colours["neutral"],
        warning=colours["warning"],
        error=colours["error"],
        success=colours["endorsing"],
        accent=colours["accent"],
        foreground=colours["text"],
        background=colours["bg"],
        surface=colours["surface"],
        panel=colours["raised"],
        boost=colours["raised"],
        dark=shade == "dark",
        ansi=is_ansi,
        variables={f"h-{token}": colour for token, colour in colours.items()} | _input_variables(colours),
    )


def _input_variables(colours: Mapping[str, str]) -> dict[str, str]:
    """What Textual's own fields and lists take, so that they do not fall out of the palette."""
    return {
        "input-cursor-background": colours["accent"],
        "input-cursor-foreground": colours["on-accent"],
        "input-selection-background": colours["hit"],
        "input-selection-foreground": colours["text"],
        "block-cursor-background": colours["raised"],
        "block-cursor-foreground": colours["text"],
        "block-cursor-blurred-background": colours["raised"],
        "block-cursor-blurred-foreground": colours["text"],
        "border": colours["focus"],
        "border-blurred": colours["border"],
        "screen-selection-background": colours["hit"],
        "screen-selection-foreground": colours["text"],
        "footer-background": colours["bg"],
        "ansi-background": colours["bg"],
        "ansi-foreground": colours["text"],
    }


def _ansi_name(numbers: object, shade: str) -> str:
    number = int(numbers[shade]) if isinstance(numbers, Mapping) else 0
    bright = "bright_" if number >= len(_ANSI_NAMES) else ""
    return f"ansi_{bright}{_ANSI_NAMES[number % len(_ANSI_NAMES)]}"


class Paint:
    """Turns lines into strips in the colours of one theme; styles are made once.

    Tokens are resolved here and not when lines are laid, so that a new theme needs nothing but a repaint.
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._colours = {name.removeprefix("h-"): value for name, value in variables.items() if name.startswith("h-")}
        self._is_ansi = self._colours.get("text", "").startswith("ansi_")
        self._styles: dict[Ink, Style] = {}
        self._strips: dict[tuple[Line, Edges], Strip] = {}

    def strip(self, line: Line, edges: Edges = NO_EDGES) -> Strip:
        """One row of the terminal."""
        found = self._strips.get((line, edges))
        if found is None:
            if len(self._strips) >= _MOST_STRIPS:
                self._strips.clear()
            segments = [*edges[0], *self._segments(line), *edges[1]]
            found = self._strips[line, edges] = Strip(segments)  # it remembers what filters made of it
        return found

    def _segments(self, line: Line) -> Iterable[Segment]:
        return [Segment(run.text, self._styles.get(run.ink) or self._style(run.ink)) for run in line]

    def _style(self, ink: Ink) -> Style:
        fg = ink.fg
        if self._is_ansi and ink.ground in _GROUNDS_OF_ANSI:
            fg = "text"  # no promise can be made for other pairs of the terminal's own colours
        style = Style(
            color=self._colour(fg),
            bgcolor=self._colour(ink.ground),
            bold="b" in ink.look or None,
            italic="i" in ink.look or None,
            underline="u" in ink.look or None,
            strike="s" in ink.look or None,
        )
        self._styles[ink] = style
        return style

    def _colour(self, token: str) -> str | None:
        return self._colours[token].removeprefix("ansi_") if token in self._colours else None

"""Elements of a page: whatever is no markup of ours is escaped and neutralised on its way in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from reader.text.neutralise import neutralise, one_line

_VOID = frozenset({"meta", "br", "line", "path", "rect"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


class Markup(str):
    """Text that is markup already; only this module makes it."""

    __slots__ = ()


NOTHING = Markup()


def tag(name: str, *inside: str, **attributes: str) -> Markup:
    """An element. What is no `Markup` is text from outside: escaped, in one line, controls as stand-ins.

    Attributes without a value are left out; `class_` is `class`, `aria_label` is `aria-label`.
    """
    shown = "".join(f' {_name(key)}="{_escaped(value)}"' for key, value in attributes.items() if value)
    if name in _VOID:
        return Markup(f"<{name}{shown}>" if name in {"meta", "br"} else f"<{name}{shown}/>")
    return Markup(f"<{name}{shown}>{joined(inside)}</{name}>")


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Parts one after another, with `between` in the gaps; empty ones are left out."""
    gap = between if isinstance(between, Markup) else _escaped(between)
    return Markup(gap.join(part if isinstance(part, Markup) else _escaped(part) for part in parts if part))


def lines(text: str) -> Markup:
    """Words of several lines: a paragraph for each stretch, line ends kept."""
    stretches = [each for each in re.split(r"\n\s*\n", neutralise(text).strip()) if each.strip()]
    return joined(tag("p", joined(each.split("\n"), between=tag("br"))) for each in stretches)


def language(code: str) -> str:
    """A language as the attribute has it; empty when the code is none."""
    return code if _LANGUAGE.fullmatch(code) else ""


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _escaped(text: str) -> str:
    return html.escape(one_line(text))

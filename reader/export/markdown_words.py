"""Words from outside in Markdown: shown as they are, whatever marks they hold."""

from __future__ import annotations

import re

from reader.text.neutralise import neutralise, one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])", re.MULTILINE)
_UNSAFE_IN_ADDRESS = re.compile(r"[\s<>\\\x00-\x20\x7f-\x9f]")
_WEB = re.compile(r"https?://", re.IGNORECASE)


def escape(text: str) -> str:
    """Give words of a source in one line so that Markdown shows them as they are, and a terminal too."""
    line = one_line(text)
    return _escaped(" ".join(line.split()))


def inside(text: str) -> str:
    """The same for words in the middle of a line, where no list begins."""
    return _SPECIAL.sub(r"\\\1", " ".join(one_line(text).split()))


def escape_lines(text: str, *, before: str = "") -> str:
    """The same for several lines; each begins with `before`."""
    lines = (_escaped(line.strip()) for line in neutralise(text).strip().split("\n"))
    return "\n".join(f"{before}{line}".rstrip() for line in lines)


def address(url: str) -> str:
    """An address as a link where it is one of the web, else as words."""
    if not _WEB.match(url):
        return escape(url)
    return f"<{one_line(_UNSAFE_IN_ADDRESS.sub(_in_percent, url))}>"


def _in_percent(odd: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in odd[0].encode("utf-8", "surrogatepass"))


def _escaped(line: str) -> str:
    safe = _SPECIAL.sub(r"\\\1", line)
    return _NUMBERED.sub(r"\1\\\2", re.sub(r"^([-+=:])", r"\\\1", safe))

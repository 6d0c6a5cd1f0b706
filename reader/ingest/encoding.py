"""From bytes to text: which encoding is it?

Order: a byte-order mark; UTF-16 without one (its zero or script bytes stand at every other place); UTF-8; what the file
itself declares; then the single-byte encodings by how much their letters look like words; then charset-normalizer.
Whatever is guessed comes with a warning that says so.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from reader.errors import IntakeError
from reader.ingest.fields import encodable

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "koi8-u")
_SHOWN = {
    "cp1251": "Windows-1251", "cp1252": "Windows-1252", "koi8-r": "KOI8-R", "koi8-u": "KOI8-U", "latin-1": "Latin-1",
    "cp866": "CP866", "iso8859-5": "ISO 8859-5", "mac-cyrillic": "Mac Cyrillic",
    "utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE", "utf-8": "UTF-8",
}  # fmt: skip
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_NEWLINES = re.compile("\r\n|[\r\n\x85\u2028]")
_SAMPLE = 40_000
_MANY_CONTROLS = 0.05
_NEARLY_ALL = 0.95
_CYRILLIC_SHARE = 0.25
_GOOD_SCORE = 0.75


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without a byte-order mark, its newlines as they were; `warning` when something was guessed."""

    text: str
    encoding: str
    warning: str = ""


def decode(data: bytes, where: str, *, declared: str = "") -> Decoded:
    """Read bytes as text.

    Args:
        data: the whole file.
        where: what to call it in a message.
        declared: the encoding that the file names for itself; believed when it can be true.

    Raises:
        IntakeError: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    wide = _wide_without_mark(data)
    if wide:
        return _finish(data.decode(wide, "replace"), wide, f"read as {_SHOWN[wide]} (guessed)")
    if _looks_binary(data):
        raise IntakeError(where, "is not text", hint="Text, Markdown, saved pages and JSON can be imported")
    try:
        return _finish(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _legacy(data, declared)


def newlines(text: str) -> str:
    """Give `text` with a line feed as its only line end; the paragraph separator becomes a blank line."""
    return _NEWLINES.sub("\n", text).replace("\u2029", "\n\n")


def shown(encoding: str) -> str:
    """Give the name of an encoding as people know it."""
    return _SHOWN.get(encoding, encoding.upper())


def _finish(text: str, encoding: str, warning: str = "") -> Decoded:
    return Decoded(encodable(text.removeprefix("\ufeff")), encoding, warning)


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return _finish(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return _finish(
            data.decode(encoding, "replace"), encoding, f"some bytes are no {shown(encoding)}; marked with \ufffd"
        )


def _wide_without_mark(data: bytes) -> str:
    """Tell UTF-16 without a mark by the high bytes: nearly all of one parity are 0 (Latin) or 4 (Cyrillic)."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:  # noqa: PLR2004 — two characters at least
        return ""
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[0::2]), ("utf-16-be", sample[0::2], sample[1::2])):
        narrow = sum(high.count(byte) for byte in (0, 4, 0x20))
        is_wide = narrow >= _NEARLY_ALL * len(high) and high.count(0) + high.count(4) > len(high) // 2
        if is_wide and low.count(0) < len(low) // 10:
            return encoding
    return ""


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    limit = _MANY_CONTROLS * (3 if _is_utf8(sample) else 1)
    return controls > limit * len(sample) + 2


def _is_utf8(sample: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _legacy(data: bytes, declared: str) -> Decoded:
    if b"\xed" in data:
        # Some databases write a character beyond the first plane as two surrogates (CESU-8).
        with suppress(UnicodeDecodeError):
            return _finish(data.decode("utf-8", "surrogatepass"), "utf-8", "surrogate pairs joined (CESU-8)")
    mostly = data.decode("utf-8", "replace")
    bad, good = mostly.count("\ufffd"), sum(1 for letter in mostly if letter > "\x7f") - mostly.count("\ufffd")
    if good and good >= bad:
        return _finish(mostly, "utf-8", f"{bad} places are no UTF-8; marked with \ufffd")
    named = _named(declared)
    if named and _fits(data, named):
        return _finish(data.decode(named), named)
    guess = _guess(data)
    return _finish(data.decode(guess, "replace"), guess, f"read as {shown(guess)} (guessed)")


def _named(declared: str) -> str:
    """Give Python's name of an encoding; "" for an unknown one, and for UTF-8, which was tried before."""
    try:
        name = codecs.lookup(declared.strip()).name if declared.strip() else ""
    except (LookupError, ValueError):
        return ""
    if name.startswith(("utf", "unicode", "raw", "idna", "punycode", "undefined")):
        return ""
    # A page that says Latin-1 means Windows-1252: browsers read it so (WHATWG Encoding, 4.2).
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _fits(data: bytes, encoding: str) -> bool:
    try:
        return isinstance(data.decode(encoding), str)
    except (UnicodeDecodeError, LookupError, ValueError):
        return False


def _guess(data: bytes) -> str:
    sample = bytes(data[:_SAMPLE])
    high = sum(1 for byte in sample if byte > 127)  # noqa: PLR2004 — beyond ASCII
    letters = sum(1 for byte in sample if chr(byte).isalpha() and byte < 128)  # noqa: PLR2004
    if high < _CYRILLIC_SHARE * (high + letters):
        return "cp1252" if _fits(data, "cp1252") else "latin-1"
    best = max(_CYRILLIC, key=lambda encoding: _wordlike(sample.decode(encoding, "replace")))
    if _wordlike(sample.decode(best, "replace")) >= _GOOD_SCORE:
        return best
    return _second_opinion(sample, best)


def _wordlike(text: str) -> float:
    """Score 0 to 1: the share of characters beyond ASCII that are letters in a place where their case makes sense."""
    good = total = 0
    before = " "
    for letter in text:
        if letter > "\x7f":
            total += 1
            is_start = not before.isalpha()
            good += letter.isalpha() and "\u0400" <= letter <= "\u04ff" and (letter.islower() or is_start)
            good += letter in "«»„“”–—№…\u00a0’"
        before = letter
    return good / total if total else 0.0


def _second_opinion(sample: bytes, fallback: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 — costs 30 ms, and few files need it

    best = from_bytes(sample).best()
    return best.encoding if best is not None and best.encoding != "ascii" else fallback

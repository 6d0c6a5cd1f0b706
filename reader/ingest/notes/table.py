"""Tables of notes: CSV with a line of heads, whatever parts the cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from reader.errors import IntakeError

_LONGEST_CELL = 2_000_000
_MOST_ROWS = 500_000


def heads(text: str) -> tuple[str, ...]:
    """The heads of the columns, in small letters; empty where the text is no table."""
    first = text.lstrip().split("\n", 1)[0][:4_000]
    try:
        row = next(csv.reader([first.rstrip("\r")]), [])
    except csv.Error:
        return ()
    return tuple(each.strip().casefold() for each in row)


def rows(text: str, where: str) -> Iterator[tuple[int, Mapping[str, str]] | IntakeError]:
    """Give each row by its heads, with its number; a row that cannot be read ends the table."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text.lstrip(), newline=""))
    names = [each.strip().casefold() for each in next(reader, [])]
    number = 1
    try:
        for number, cells in enumerate(reader, 2):
            if number > _MOST_ROWS:
                yield IntakeError(where, f"has more than {_MOST_ROWS:,} rows; the rest is left out")
                return
            if any(cell.strip() for cell in cells):
                yield number, dict(zip(names, cells, strict=False))
    except csv.Error as wrong:
        yield IntakeError(f"{where}, row {number + 1}", f"cannot be read: {wrong}")

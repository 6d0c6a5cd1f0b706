"""Writes a segment's file: what is known of its documents, and its fields."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO

from reader.search.segments.container import ContainerWriter
from reader.search.segments.field_writer import FieldWriter

WriteField = Callable[[ContainerWriter, str], FieldWriter]


def _numbers() -> array[int]:
    return array("I")


@dataclass(slots=True)
class Documents:
    """What is known of the documents of a segment besides their fields: see `Segment`."""

    ids: array[int] = field(default_factory=_numbers)
    articles: array[int] = field(default_factory=_numbers)
    moments: array[int] = field(default_factory=_numbers)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.ids)

    def add(self, id_: int, article: int, moment: int) -> None:
        """Take one more in."""
        self.ids.append(id_)
        self.articles.append(article)
        self.moments.append(moment)


def write_segment(file: IO[bytes], documents: Documents, fields: Mapping[str, WriteField]) -> int:
    """Write a segment; returns the checksum of the file's end."""
    out = ContainerWriter(file)
    abouts = {name: write(out, name).finish() for name, write in fields.items()}
    numbers = range(len(documents))
    by_article = sorted(numbers, key=documents.articles.__getitem__)
    by_moment = sorted(numbers, key=documents.moments.__getitem__)
    is_sorted = by_article == list(numbers)
    for name, values in (("ids", documents.ids), ("articles", documents.articles), ("moments", documents.moments)):
        out.put(name, values.tobytes())
    out.put("by_moment", array("H", by_moment).tobytes())
    if not is_sorted:
        out.put("by_article", array("H", by_article).tobytes())
    about = {
        "documents": len(documents),
        "is_sorted": is_sorted,
        "is_unique": is_sorted and len(set(documents.articles)) == len(documents),
        "least": min(documents.articles, default=0),
        "most": max(documents.articles, default=0),
        "fields": abouts,
    }
    return out.finish(about)

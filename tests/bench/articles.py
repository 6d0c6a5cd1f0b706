"""Articles of a corpus, as they stand in its file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict


class Article(TypedDict):
    """One article as it stands in a line of the file; `speaker` has the names of those quoted, joined by `; `."""

    id: str
    title: str
    text: str
    outlet: str
    published: str
    url: str
    speaker: str


def read_corpus(path: Path) -> Iterator[Article]:
    """The articles of such a file; one of another's making may know no speakers."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield {"speaker": "", **json.loads(line)}

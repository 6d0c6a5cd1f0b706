"""Own relations: how claims and figures of the articles of one story stand to each other.

`relations/<story>.jsonl` has a line each pair: `{"a": "kiln-1#f1", "b": "kiln-2#f4", "kind": "conflict", "why": "…"}`.
README.md beside this file says what the kinds mean here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.gold import Record, gold_in, own_gold

from reader.model import RelationKind

FOLDER = Path(__file__).resolve().parent / "relations"
NONE = "none"  # looks related, and is not
KINDS = (*RelationKind, NONE)
# Stories whose errors in relations nobody reads, as a whole: a pair of articles is no article that could be held alone.
HELD = frozenset(("marrow", "resin", "selm-bridge", "skelland", "crush", "harrick", "tamsel", "brine"))


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, and the pairs in them that are annotated."""

    name: str
    records: tuple[Record, ...]
    pairs: tuple[Record, ...]

    @property
    def is_held(self) -> bool:
        """Whether its errors are listed to nobody."""
        return self.name in HELD


def own_stories(folder: Path = FOLDER) -> list[Story]:
    """The stories of own gold that have relations."""
    names = {path.stem for path in folder.glob("*.jsonl")}
    pairs = (pair for name in sorted(names) for pair in lines_of(folder / f"{name}.jsonl"))
    return stories_of((record for record in own_gold() if record["story"] in names), pairs)


def other_stories(folder: Path) -> list[Story]:
    """The stories of another folder, with gold.jsonl and relations.jsonl in it; none where it has no such files."""
    gold, relations = folder / "gold.jsonl", folder / "relations.jsonl"
    if not (gold.exists() and relations.exists()):
        return []
    return stories_of(gold_in(gold), lines_of(relations))


def stories_of(records: Iterable[Record], pairs: Iterable[Record]) -> list[Story]:
    """Put records and pairs together by their stories, in the order of the records."""
    by_story: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_story[_story_of(record["id"])].append(record)
    listed: dict[str, list[Record]] = defaultdict(list)
    for pair in pairs:
        listed[_story_of(article_of(pair["a"]))].append(pair)
    return [Story(name, tuple(inside), tuple(listed[name])) for name, inside in by_story.items()]


def lines_of(path: Path) -> Iterator[Record]:
    """The objects of a file, one a line."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def article_of(side: str) -> str:
    """The article of one side of a pair."""
    return side.rpartition("#")[0]


def _story_of(article: str) -> str:
    """The story of an article that has others beside it: they are numbered."""
    return article.rpartition("-")[0]

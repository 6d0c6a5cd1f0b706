"""The queries that are measured, and what of Hearsay's query language they use, taken apart for other engines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

# In the order of tables and plots.
CLASSES = ("common", "mid", "rare", "and", "or3", "phrase", "prefix", "fuzzy", "field", "exclude", "date", "nohit")
OWN = Path(__file__).with_name("queries.tsv")
_TOKEN = re.compile(r'(?P<minus>-?)(?:(?P<field>title|speaker|date):)?(?:"(?P<phrase>[^"]+)"|(?P<word>[^\s"]+))')
_KINDS = {"*": "prefix", "~": "fuzzy"}


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that is looked for: `kind` is word, phrase, prefix or fuzzy; `field` is empty for the whole text."""

    kind: str
    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query taken apart; `dates` are the first and the last day, or None."""

    all_of: tuple[Clause, ...] = ()
    any_of: tuple[Clause, ...] = ()
    none_of: tuple[Clause, ...] = ()
    dates: tuple[str, str] | None = None


def wanted(query: str) -> Wanted:
    """Take a query apart. Only what `queries.tsv` uses is understood: no groups, AND and OR never mixed."""
    asked: list[Clause] = []
    none_of: list[Clause] = []
    dates = None
    for token in _TOKEN.finditer(query):
        if token["field"] == "date":
            first, _, last = token["word"].partition("..")
            dates = first, last
        elif token["word"] not in {"AND", "OR"}:
            (none_of if token["minus"] else asked).append(_clause(token))
    is_any = " OR " in query
    return Wanted(() if is_any else tuple(asked), tuple(asked) if is_any else (), tuple(none_of), dates)


def _clause(token: re.Match[str]) -> Clause:
    field = token["field"] or ""
    if token["phrase"]:
        return Clause("phrase", token["phrase"], field)
    word = token["word"]
    kind = _KINDS.get(word[-1])
    return Clause(kind, word[:-1], field) if kind else Clause("word", word, field)


def load_queries(path: Path = OWN) -> list[tuple[str, str]]:
    """(class, query) of each line of a file; columns before these two do not matter."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[-2], row[-1]) for row in rows]

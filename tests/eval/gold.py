"""Own gold: articles annotated by quoting them, turned into records with offsets.

A record has the form in which gold is exchanged, one JSON object a line: `id`, `text`, `claims` with spans, `figures`,
`boilerplate`. README.md beside this file describes both forms.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "gold"
ROLES = ("source", "cue", "content")

_NUMBERED = re.compile(r"(.+)#([1-9][0-9]?)", re.DOTALL)
_STANCE = ("speaker", "polarity", "certainty", "reporting", "nested_in")
_COUNTED = ("low", "high", "approx", "unit", "claim")
SCOPE = ("measures", "population", "where", "as_of")  # what a figure counts; only stories with relations say so
_Fault = Callable[[str], None]
Record = dict[str, Any]
Spans = list[list[int]]


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article of own gold with offsets, and what could not be resolved, a line each."""

    record: Record
    faults: tuple[str, ...]


def folder_of(language: str) -> Path:
    """Where own gold in a language lies; English has none in its name."""
    return FOLDER.with_name(f"gold_{language}") if language else FOLDER


def own_gold(folder: Path = FOLDER) -> Iterator[Record]:
    """Every article of own gold as a record, by id. Raises ValueError where one has a fault in its quotations."""
    for path in sorted(folder.glob("*.json")):
        resolved = resolve(*read(path))
        if resolved.faults:
            raise ValueError("; ".join(resolved.faults))
        yield resolved.record


def gold_in(path: Path) -> Iterator[Record]:
    """Records of a file, one JSON object a line; the text may stand in a file beside it that `file` names."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            record = json.loads(line)
            if "text" not in record:
                record["text"] = (path.parent / record["file"]).read_bytes().decode("utf-8")
            yield record


def read(path: Path) -> tuple[Record, str]:
    """An annotation and the text beside it, untouched."""
    form = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(form, dict):
        raise TypeError(f"{path.name}: is no object")
    return form, path.with_suffix(".txt").read_bytes().decode("utf-8")


def resolve(form: Record, text: str) -> Resolved:
    """Find every quotation of an annotation in its text."""
    faults: list[str] = []
    name = form.get("id", "?")

    def told(where: str) -> _Fault:
        return lambda fault: faults.append(f"{name} {where}: {fault}")

    record = {key: value for key, value in form.items() if key not in ("claims", "figures", "boilerplate")}
    record["text"] = text
    record["claims"] = [_claim(claim, text, told(str(claim.get("id")))) for claim in form.get("claims", [])]
    record["figures"] = [
        _figure(figure, number, text, told(f"figure {number}"))
        for number, figure in enumerate(form.get("figures", []), 1)
    ]
    record["boilerplate"] = [
        [*place(junk.get("text"), text, (0, len(text)), told(f"boilerplate {number}")), junk.get("kind")]
        for number, junk in enumerate(form.get("boilerplate", []), 1)
    ]
    return Resolved(record, tuple(faults))


def _claim(claim: Record, text: str, fault: _Fault) -> Record:
    passage = _passage(claim, text, fault)
    spans: Record = {role: [] for role in ROLES}
    for role in ROLES if passage else ():
        found = (place(piece, text, passage, _within(fault, role)) for piece in claim.get(role, []))
        spans[role] = [span for span in found if span]
    read = {key: claim.get(key) for key in _STANCE}
    is_inferred = claim.get("inferred", False)
    return {"id": claim.get("id"), **spans, **read, "speaker_kind": claim.get("kind"), "speaker_inferred": is_inferred}


def _figure(figure: Record, number: int, text: str, fault: _Fault) -> Record:
    passage = _passage(figure, text, fault)
    span = place(figure.get("span"), text, passage, fault) if passage else []
    scope = {key: figure[key] for key in SCOPE if key in figure}
    return {"id": f"f{number}", "span": span, **{key: figure.get(key) for key in _COUNTED}, **scope}


def _passage(item: Record, text: str, fault: _Fault) -> list[int]:
    return place(item.get("in"), text, (0, len(text)), _within(fault, "in"))


def _within(fault: _Fault, part: str) -> _Fault:
    return lambda told: fault(f"{part}: {told}")


def place(piece: object, text: str, passage: list[int] | tuple[int, int], fault: _Fault) -> list[int]:
    """Where in a passage these words stand; [] after telling the fault.

    Args:
        piece: the words, exactly; `he#2` is the second “he”, where words stand there more than once.
        text: the article.
        passage: start and end of the stretch to look in.
        fault: is told what is wrong.
    """
    if not isinstance(piece, str) or not piece.strip():
        fault("is no text")
        return []
    numbered = _NUMBERED.fullmatch(piece)
    words, wanted = (numbered[1], int(numbered[2])) if numbered else (piece, 0)
    starts = list(_occurrences(words, text, passage))
    trouble = _trouble(words, wanted, len(starts))
    if trouble:
        fault(trouble)
        return []
    start = starts[max(wanted, 1) - 1]
    return [start, start + len(words)]


def _trouble(words: str, wanted: int, count: int) -> str:
    shown = words if len(words) <= 60 else f"{words[:40]}…{words[-15:]}"
    if words != words.strip():
        return f"“{shown}” has outer white space"
    if count == 0:
        return f"“{shown}” is not there, as whole words"
    if wanted > count:
        return f"“{shown}” is there only {count} times"
    if count > 1 and not wanted:
        return f"“{shown}” is there {count} times: write {words[:12]}…#1 to #{count}"
    return ""


def _occurrences(words: str, text: str, passage: list[int] | tuple[int, int]) -> Iterator[int]:
    """Where the words stand and cut no other word in two."""
    start = text.find(words, *passage)
    while start >= 0:
        if not (_joined(text, start, is_end=False) or _joined(text, start + len(words), is_end=True)):
            yield start
        start = text.find(words, start + 1, passage[1])


def _joined(text: str, at: int, *, is_end: bool) -> bool:
    """Whether what stands on both sides of a place is one word; a unit may stand close behind its number."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if is_end and before.isdigit() != after.isdigit():
        return False
    return before.isalnum() and after.isalnum()

"""Check own gold: every fault in one line, then counts.

PYTHONPATH=tests:. python -m eval.check_gold [FILE.json …] [--show]
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.gold import FOLDER, ROLES, SCOPE, Record, Resolved, read, resolve

from reader.model import Certainty, JunkKind, Polarity, Reporting, SpeakerKind

ARTICLE_KEYS = frozenset(
    ("id", "title", "outlet", "published", "story", "genre", "held", "claims", "figures", "boilerplate")
)
CLAIM_KEYS = frozenset(
    ("id", "in", *ROLES, "speaker", "kind", "inferred", "polarity", "certainty", "reporting", "nested_in")
)
FIGURE_KEYS = frozenset(("in", "span", "low", "high", "unit", "approx", "claim", *SCOPE))
JUNK_KEYS = frozenset(("kind", "text"))
OPTIONAL = frozenset(("inferred", "nested_in", "claim", *SCOPE))
VALUES = {"speaker_kind": SpeakerKind, "polarity": Polarity, "certainty": Certainty, "reporting": Reporting}
PRONOUNS = frozenset(("he", "she", "it", "they", "his", "her", "its", "their", "i", "we", "who", "one", "neither"))


def check(path: Path) -> tuple[Record, list[str]]:
    """One annotated article, and its faults."""
    try:
        form, text = read(path)
    except (OSError, ValueError, TypeError) as error:
        return {}, [f"{path.name}: {error}"]
    keys = list(_key_faults(form))
    if keys:
        return {}, [f"{path.stem} {fault}" for fault in keys]
    resolved = resolve(form, text)
    faults = [*resolved.faults, *(f"{path.stem} {fault}" for fault in _faults(path, resolved))]
    return resolved.record, faults


def _key_faults(form: Record) -> Iterator[str]:
    """Keys that nobody knows, and lists that are none."""
    yield from _odd_keys("", form, ARTICLE_KEYS, frozenset(("held",)))
    for name, known in (("claims", CLAIM_KEYS), ("figures", FIGURE_KEYS), ("boilerplate", JUNK_KEYS)):
        items = form.get(name)
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            yield f"{name}: is no list of objects"
            continue
        for number, item in enumerate(items, 1):
            where = str(item.get("id") or f"{name} {number}")
            yield from _odd_keys(where, item, known, OPTIONAL)
            for role in ROLES if name == "claims" else ():
                if not isinstance(item.get(role), list):
                    yield f"{where} {role}: is no list"


def _odd_keys(where: str, item: Record, known: frozenset[str], free: frozenset[str]) -> Iterator[str]:
    for key in sorted(item.keys() - known):
        yield f"{where}: unknown key {key!r}".lstrip(": ")
    for key in sorted(known - item.keys() - free):
        yield f"{where}: no {key!r}".lstrip(": ")


def _faults(path: Path, resolved: Resolved) -> Iterator[str]:
    record = resolved.record
    yield from _head_faults(path, record)
    claims = record["claims"]
    for name, count in Counter(claim["id"] for claim in claims).items():
        if count > 1:
            yield f"{name}: id is there {count} times"
    junk = [span[:2] for span in record["boilerplate"] if len(span) == 3]
    for claim in claims:
        for fault in (*_claim_faults(claim, record["text"]), *_place_faults(claim, claims, junk)):
            yield f"{claim['id']}: {fault}"
    for figure in record["figures"]:
        for fault in (*_figure_faults(figure), *(_figure_place_faults(figure, record, junk) if figure["span"] else ())):
            yield f"figure {figure['id'][1:]}: {fault}"
    for kind in (span[-1] for span in record["boilerplate"]):
        if kind not in set(JunkKind):
            yield f"boilerplate: unknown kind {kind!r}; one of {', '.join(JunkKind)}"


def _head_faults(path: Path, record: Record) -> Iterator[str]:
    if record["id"] != path.stem:
        yield f"id: {record['id']!r} is not the name of the file"
    for key in ("title", "outlet", "story", "genre"):
        if not isinstance(record[key], str) or not record[key].strip():
            yield f"{key}: is empty"
    if not _is_date(record["published"]):
        yield f"published: {record['published']!r} is no date YYYY-MM-DD"
    if not record["text"].startswith(f"{record['title']}\n\n"):
        yield "text: does not begin with the title and an empty line"
    if "\r" in record["text"] or "\n\n\n" in record["text"] or "\ufeff" in record["text"]:
        yield "text: has carriage returns, a byte order mark or two empty lines"
    if not isinstance(record.get("held", False), bool):
        yield "held: is neither true nor false"


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, str) and datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _claim_faults(claim: Record, text: str) -> Iterator[str]:
    """What is wrong with the words and values of one claim."""
    for key, kind in VALUES.items():
        if claim[key] not in set(kind):
            yield f"unknown {key} {claim[key]!r}; one of {', '.join(kind)}"
    if not claim["content"]:
        yield "no content"
    for role in ROLES:
        if any(left[1] > right[0] for left, right in itertools.pairwise(claim[role])):
            yield f"{role}: pieces overlap or are out of order"
    yield from _speaker_faults(claim, text)


def _speaker_faults(claim: Record, text: str) -> Iterator[str]:
    name, is_inferred = claim["speaker"], claim["speaker_inferred"]
    if name is None and (claim["speaker_kind"] != "unnamed" or claim["source"]):
        yield "no speaker: null is for nobody at all, unnamed and without a source"
    if name is not None and (not isinstance(name, str) or not name.strip() or name != name.strip()):
        yield f"speaker {name!r} is no name"
    if not isinstance(is_inferred, bool):
        yield "inferred is neither true nor false"
    if name is not None and not is_inferred and not claim["source"]:
        yield "a speaker without a source is inferred"
    if not is_inferred and any(text[start:end].lower() in PRONOUNS for start, end in claim["source"][:1]):
        yield "the speaker behind a pronoun is inferred"


def _place_faults(claim: Record, claims: list[Record], junk: list[list[int]]) -> Iterator[str]:
    """What is wrong with where a claim stands: nesting, boilerplate."""
    for role in ROLES:
        if any(_touches(span, other) for span in claim[role] for other in junk):
            yield f"{role}: overlaps boilerplate"
    holders = [other for other in claims if other is not claim and _holds(other, claim["content"] + claim["cue"])]
    if claim["content"] and claim["nested_in"] not in (expected := _innermost(holders)):
        yield f"nested_in is {claim['nested_in']!r}, but the innermost content that holds it is that of {expected[0]!r}"


def _figure_faults(figure: Record) -> Iterator[str]:
    low, high = figure["low"], figure["high"]
    if not _is_number(low):
        yield f"low {low!r} is no number"
    elif high is not None and (not _is_number(high) or high < low):
        yield f"high {high!r} is no number, or below low"
    if not isinstance(figure["approx"], bool):
        yield "approx is neither true nor false"
    if not isinstance(figure["unit"], str) or not figure["unit"].strip():
        yield "no unit"
    yield from _scope_faults(figure)


def _scope_faults(figure: Record) -> Iterator[str]:
    """What is wrong with what a figure counts: either all of it is said, or nothing."""
    said = [key for key in SCOPE if key in figure]
    if said and len(said) < len(SCOPE):
        yield f"says {', '.join(said)}, but not {', '.join(key for key in SCOPE if key not in figure)}"
    for key in said:
        if not isinstance(figure[key], str) or figure[key] != figure[key].strip():
            yield f"{key} {figure[key]!r} is no text"
    if "measures" in figure and not figure["measures"]:
        yield "measures is empty"
    if figure.get("as_of") and days_of(figure["as_of"]) is None:
        yield f"as_of {figure['as_of']!r} is neither a date nor two with a slash between"


def days_of(as_of: object) -> tuple[str, str] | None:
    """First and last day of a state, which can be compared as they are; None where it is not known."""
    first, _, last = str(as_of or "").partition("/")
    days = first, last or first
    return days if all(map(_is_date, days)) and days[0] <= days[1] else None


def _figure_place_faults(figure: Record, record: Record, junk: list[list[int]]) -> Iterator[str]:
    span = figure["span"]
    if any(_touches(span, other) for other in junk):
        yield "lies in boilerplate"
    for other in record["figures"]:
        if other is not figure and other["span"] and _touches(span, other["span"]):
            yield f"overlaps figure {other['id'][1:]}"
    holders = [claim for claim in record["claims"] if claim["content"] and _holds(claim, [span])]
    if figure["claim"] not in (expected := _innermost(holders)):
        yield f"claim is {figure['claim']!r}, but the innermost content that holds it is that of {expected[0]!r}"


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _touches(span: list[int], other: list[int]) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _holds(claim: Record, spans: list[list[int]]) -> bool:
    return all(any(start <= span[0] and span[1] <= end for start, end in claim["content"]) for span in spans)


def _innermost(holders: list[Record]) -> list[str | None]:
    """Ids of the claims with the shortest content; None alone where there is no holder."""
    lengths = {claim["id"]: sum(end - start for start, end in claim["content"]) for claim in holders}
    return [name for name, length in lengths.items() if length == min(lengths.values())] or [None]


def counts(records: Iterable[Record]) -> list[str]:
    """How much there is of everything, in lines."""
    records = [record for record in records if record]
    claims = [claim for record in records for claim in record["claims"]]
    sizes = {
        "articles": len(records),
        "held": sum(bool(record.get("held")) for record in records),
        "words": sum(len(record["text"].split()) for record in records),
        "claims": len(claims),
        "nested": sum(claim["nested_in"] is not None for claim in claims),
        "inferred": sum(claim["speaker_inferred"] for claim in claims),
        "without source": sum(not claim["source"] for claim in claims),
        "without cue": sum(not claim["cue"] for claim in claims),
        "figures": sum(len(record["figures"]) for record in records),
        "boilerplate": sum(len(record["boilerplate"]) for record in records),
    }
    lines = [", ".join(f"{name} {size}" for name, size in sizes.items())]
    for key in VALUES:
        tally = Counter(claim[key] for claim in claims)
        lines.append(f"{key}: " + ", ".join(f"{value} {count}" for value, count in tally.most_common()))
    return lines


def shown(record: Record) -> Iterator[str]:
    """An annotation for proof-reading."""
    text = record["text"]
    yield f"=== {record['id']}  {record['title']}"
    for claim in record["claims"]:
        source, cue, content = (
            " … ".join(text[start:end] for start, end in claim[role]).replace("\n", "¶") for role in ROLES
        )
        marks = [claim[key] for key in VALUES] + ["inferred"] * claim["speaker_inferred"]
        nested = f" in {claim['nested_in']}" if claim["nested_in"] else ""
        yield f"  {claim['id']}{nested} <{source}> = {claim['speaker']} | {cue} | {content} | {', '.join(marks)}"
    for figure in record["figures"]:
        high = "open" if figure["high"] is None else figure["high"]
        about = "~" if figure["approx"] else ""
        words = text[slice(*figure["span"])]
        yield f"  {words!r} = {about}{figure['low']}..{high} {figure['unit']} ({figure['claim']})"
    for start, end, kind in record["boilerplate"]:
        yield f"  [{kind}] {text[start:end]!r}"


def main(arguments: list[str] | None = None) -> int:
    """Check what is named, else all that is shipped; 1 when there is a fault."""
    parser = argparse.ArgumentParser(prog="check_gold", description="Check own gold.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="annotations; all that are shipped if none")
    parser.add_argument("--show", action="store_true", help="print each annotation for proof-reading")
    options = parser.parse_args(arguments)
    checked = [check(path) for path in options.files or sorted(FOLDER.glob("*.json"))]
    faults = [fault for _, found in checked for fault in found]
    records = [record for record, _ in checked]
    sound = [record for record, found in checked if record and not found]
    if options.show:
        _print(line for record in sound for line in shown(record))
    _print(faults)
    _print(counts(records))
    _print([f"{len(faults)} faults" if faults else "no fault"])
    return 1 if faults else 0


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())

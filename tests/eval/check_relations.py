"""Check own relations: every fault in one line, then counts.

PYTHONPATH=tests:. python -m eval.check_relations [FILE.jsonl …] [--show]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from eval.check_gold import days_of
from eval.gold import SCOPE, Record, own_gold
from eval.relation_gold import FOLDER, KINDS, lines_of

from reader.model import RelationKind

KEYS = ("a", "b", "kind", "why")
Items = Mapping[str, Record]  # claims and figures of a story by name, "kiln-1#c3"; each knows its article


def items_of(records: Iterable[Record]) -> dict[str, Record]:
    """Every claim and figure of these articles by its whole name."""
    return {
        f"{record['id']}#{item['id']}": {**item, "article": record}
        for record in records
        for item in (*record["claims"], *record["figures"])
    }


def check(path: Path, records: Iterable[Record]) -> list[str]:
    """The faults of one file of relations, and of the figures of its story.

    Args:
        path: the file, named after the story.
        records: own gold; articles of other stories do not matter.
    """
    inside = [record for record in records if record["story"] == path.stem]
    if not inside:
        return [f"{path.name}: no article has this story"]
    items = items_of(inside)
    faults = [f"{name}: does not say what it counts" for name in _silent(items)]
    try:
        pairs = list(lines_of(path))
    except (OSError, ValueError) as error:
        return [*faults, f"{path.name}: {error}"]
    seen: set[frozenset[str]] = set()
    for number, pair in enumerate(pairs, 1):
        found = list(_form_faults(pair)) or [*_pair_faults(pair, items), *_repeated(pair, seen)]
        faults += [f"{path.name} {number}: {fault}" for fault in found]
    return faults


def _silent(items: Items) -> Iterator[str]:
    return (name for name, item in items.items() if "span" in item and not item.keys() >= set(SCOPE))


def _form_faults(pair: object) -> Iterator[str]:
    if not isinstance(pair, dict) or sorted(pair) != sorted(KEYS):
        yield f"is no object with {', '.join(KEYS)}"
        return
    for key in KEYS:
        if not isinstance(pair[key], str) or not pair[key].strip() or "\n" in pair[key]:
            yield f"{key} {pair[key]!r} is no line of text"


def _pair_faults(pair: Record, items: Items) -> Iterator[str]:
    if pair["kind"] not in KINDS:
        yield f"unknown kind {pair['kind']!r}; one of {', '.join(KINDS)}"
    unknown = [pair[side] for side in ("a", "b") if pair[side] not in items]
    yield from (f"there is no {name}" for name in unknown)
    if unknown:
        return
    left, right = items[pair["a"]], items[pair["b"]]
    if ("span" in left) is not ("span" in right):
        yield "sets a claim beside a figure"
    if pair["kind"] == RelationKind.UPDATE:
        yield from _order_faults(left, right)


def _order_faults(left: Record, right: Record) -> Iterator[str]:
    """What shows that the second side of an update is not the later one; within an article only states can tell."""
    if right["article"]["published"] < left["article"]["published"]:
        yield "updates a later article by an earlier one"
    before, after = days_of(left.get("as_of")), days_of(right.get("as_of"))
    if before and after and after[1] < before[0]:
        yield "updates a later state by an earlier one"


def _repeated(pair: Record, seen: set[frozenset[str]]) -> Iterator[str]:
    sides = frozenset((pair["a"], pair["b"]))
    if len(sides) == 1:
        yield "sets a thing beside itself"
    if sides in seen:
        yield "is there already"
    seen.add(sides)


def counts(pairs: Iterable[Record]) -> str:
    """How many pairs of each kind, in a line."""
    tally = Counter(pair["kind"] for pair in pairs)
    return f"pairs {tally.total()}: " + ", ".join(f"{kind} {tally[kind]}" for kind in KINDS)


def shown(pairs: Iterable[Record], items: Items) -> Iterator[str]:
    """Pairs with their words, for proof-reading."""
    for pair in pairs:
        yield f"{pair['kind']}: {pair['why']}"
        yield from (f"    {pair[side]} {_words(items[pair[side]])}" for side in ("a", "b"))


def _words(item: Record) -> str:
    text = item["article"]["text"]
    if "span" in item:
        return " | ".join((text[slice(*item["span"])], *(item[key] for key in SCOPE)))
    return f"{item['speaker']}: " + " … ".join(text[start:end] for start, end in item["content"]).replace("\n", "¶")


def main(arguments: list[str] | None = None) -> int:
    """Check what is named, else all that is shipped; 1 when there is a fault."""
    parser = argparse.ArgumentParser(prog="check_relations", description="Check own relations.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="relations; all that are shipped if none")
    parser.add_argument("--show", action="store_true", help="print each pair with its words for proof-reading")
    options = parser.parse_args(arguments)
    records = list(own_gold())
    paths = options.files or sorted(FOLDER.glob("*.jsonl"))
    checked = {path: check(path, records) for path in paths}
    sound = [pair for path, faults in checked.items() if not faults for pair in lines_of(path)]
    if options.show:
        _print(shown(sound, items_of(records)))
    faults = [fault for found in checked.values() for fault in found]
    _print([*faults, counts(sound), f"{len(faults)} faults" if faults else "no fault"])
    return 1 if faults else 0


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())

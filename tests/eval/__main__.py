"""Measure the extractor on gold: `make eval`, with ARGS="--errors 20" and the like."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval import released
from eval.gold import Record, folder_of, own_gold
from eval.measures import Measured, interval, measure, total
from eval.misses import listed, listed_slips, misses_of, slips_of
from eval.table import table

import reader
from reader.claims.extract import extract
from reader.claims.record import to_record

_GIVEN = ("title", "outlet", "published", "language")
_ENOUGH = 20  # articles for an interval that means something


def found_in(record: Record) -> Record:
    """What the extractor makes of an article, as `hearsay claims --jsonl` writes it."""
    started = time.process_time()
    findings = extract(record["text"], **{name: record[name] for name in _GIVEN if isinstance(record.get(name), str)})
    return to_record(record["id"], findings, record["text"], time.process_time() - started)


def gold_in(path: Path) -> Iterator[Record]:
    """Records of a file, one JSON object a line; the text may stand in a file beside it that `file` names."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            record = json.loads(line)
            if "text" not in record:
                record["text"] = (path.parent / record["file"]).read_bytes().decode("utf-8")
            yield record


def parts_of(articles: list[Measured]) -> dict[str, list[Measured]]:
    """The articles whose errors are read, those that are held back, and all of them."""
    held = [article for article in articles if article.gold.get("held")]
    if not held:
        return {"all": articles}
    return {"open": [article for article in articles if not article.gold.get("held")], "held": held, "all": articles}


def measured(records: Iterable[Record], *, is_outermost: bool = False) -> list[Measured]:
    """Extract from every article and compare."""
    return [measure(record, found_in(record), is_outermost=is_outermost) for record in records]


def reached(articles: list[Measured]) -> released.Released:
    """What this version reaches, in the form in which a release is kept."""
    values = {part: released.values_of(total(inside)) for part, inside in parts_of(articles).items()}
    return released.Released(reader.__version__, released.digest_of(each.gold for each in articles), values)


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when something has fallen and should be kept all the same."""
    options = _options(arguments)
    records = gold_in(options.gold) if options.gold else own_gold(folder_of(options.language))
    started = time.process_time()
    articles = measured(records, is_outermost=options.outermost)
    seconds = time.process_time() - started
    if not articles:
        return _tell(["no gold there"], 1)
    is_own = not (options.gold or options.outermost or options.language)
    before = released.load() if is_own else released.Released()
    now = reached(articles)
    is_comparable = before.gold == now.gold
    _tell(_report(articles, before if is_comparable else released.Released()))
    _tell([f"\n{len(articles)} articles measured in {seconds:.1f} s of CPU"])
    if is_own and not is_comparable:
        _tell(["the gold is not that of the last release: nothing to compare with"])
    if options.errors:
        opened = [
            article for article in articles if not article.gold.get("held")
        ]  # nobody reads the errors of the others
        _tell(listed((miss for article in opened for miss in misses_of(article)), options.errors))
        _tell(listed_slips((slip for article in opened for slip in slips_of(article)), options.errors))
    return _keep(now, before, is_lowering=options.lower or not is_comparable) if options.keep else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="eval", description="Measure the extractor on annotated articles.")
    parser.add_argument("--gold", type=Path, metavar="FILE", help="other gold, one JSON object a line; else our own")
    parser.add_argument("--language", default="", metavar="CODE", help="our own gold in another language, such as uk")
    parser.add_argument("--outermost", action="store_true", help="leave out claims inside a claim, on both sides")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="list N missed, N false statements and N wrong fields"
    )
    parser.add_argument("--keep", action="store_true", help="keep these figures as the last release's")
    parser.add_argument("--lower", action="store_true", help="with --keep: even where one has fallen")
    options = parser.parse_args(arguments)
    if options.keep and (options.gold or options.outermost or options.language):
        parser.error("only the figures of all of our own English gold are kept")
    return options


def _report(articles: list[Measured], before: released.Released) -> Iterator[str]:
    since = f", beside version {before.version}" if before.version else ""
    for part, inside in parts_of(articles).items():
        yield from table(f"{part}: {len(inside)} articles{since}", total(inside), before.parts, part)
    if len(articles) >= _ENOUGH:
        low, high = interval(articles)
        yield f"\nstatements, 95 % interval over the choice of articles: {low:.1f} to {high:.1f}"


def _keep(now: released.Released, before: released.Released, *, is_lowering: bool) -> int:
    fallen = [] if is_lowering else released.fallen(now.parts["all"], before.parts.get("all", {}))
    if fallen:
        return _tell(["not kept, for these have fallen; --lower keeps them all the same:", *fallen], 1)
    released.keep(now)
    return _tell([f"kept in {released.FILE.name}"])


def _tell(lines: Iterable[str], status: int = 0) -> int:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return status


if __name__ == "__main__":
    sys.exit(main())

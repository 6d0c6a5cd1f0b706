"""Measure the extractor on gold: `make eval`, with ARGS="--errors 20" and the like."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval import relation_report, released
from eval.gold import Record, folder_of, gold_in, own_gold
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
    if options.relations:
        return _relations(options)
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
    if not options.keep:
        return 0
    is_lowering = options.lower or not is_comparable
    worse = [] if is_lowering else released.fallen(now.parts["all"], before.parts.get("all", {}))
    return _keep(now, worse, released.FILE)


def _relations(options: argparse.Namespace) -> int:
    lines, now, before = relation_report.report(errors=options.errors)
    _tell(lines)
    if not options.keep:
        return 0
    worse = [] if options.lower else relation_report.fallen(now, before)
    return _keep(now, worse, relation_report.FILE)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="eval", description="Measure the extractor on annotated articles.")
    parser.add_argument("--gold", type=Path, metavar="FILE", help="other gold, one JSON object a line; else our own")
    parser.add_argument("--language", default="", metavar="CODE", help="our own gold in another language, such as uk")
    parser.add_argument("--outermost", action="store_true", help="leave out claims inside a claim, on both sides")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="list N missed, N false statements and N wrong fields"
    )
    parser.add_argument("--relations", action="store_true", help="measure how claims and figures are related instead")
    parser.add_argument("--keep", action="store_true", help="keep these figures as the last release's")
    parser.add_argument("--lower", action="store_true", help="with --keep: even where one has fallen")
    options = parser.parse_args(arguments)
    is_other = options.gold or options.outermost or options.language
    if options.keep and is_other:
        parser.error("only the figures of all of our own English gold are kept")
    if options.relations and is_other:
        parser.error("relations are measured on gold that has some: our own English gold")
    return options


def _report(articles: list[Measured], before: released.Released) -> Iterator[str]:
    since = f", beside version {before.version}" if before.version else ""
    for part, inside in parts_of(articles).items():
        yield from table(f"{part}: {len(inside)} articles{since}", total(inside), before.parts, part)
    if len(articles) >= _ENOUGH:
        low, high = interval(articles)
        yield f"\nstatements, 95 % interval over the choice of articles: {low:.1f} to {high:.1f}"


def _keep(now: released.Released, worse: list[str], path: Path) -> int:
    if worse:
        return _tell(["not kept, for these have fallen; --lower keeps them all the same:", *worse], 1)
    released.keep(now, path)
    return _tell([f"kept in {path.name}"])


def _tell(lines: Iterable[str], status: int = 0) -> int:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return status


if __name__ == "__main__":
    sys.exit(main())

"""Measure the search beside other engines: `make bench`, `make bench-all`, or `python -m bench compare --help`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.comparing import ROOT, Plan, compare
from bench.corpus import recipe, write_corpus
from bench.engines.engine import NAMES, is_installed
from bench.growth import SIZES, draw, grow, links
from bench.machine import in_words
from bench.pages import put_between
from bench.queries import OWN, load_queries
from bench.table import Figures, odd_findings, table

WORK = ROOT / "build" / "bench"
PAGE = ROOT / "docs" / "performance.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what is asked; 1 when an engine has failed."""
    options = _parser().parse_args(arguments)
    return int(options.act(options))


def _corpus(options: argparse.Namespace) -> int:
    write_corpus(options.file, options.articles, processes=options.processes)
    return 0


def _compare(options: argparse.Namespace) -> int:
    corpus = options.corpus or _made(options, options.articles)
    results = compare(_plan(options, corpus, options.articles), _tell)
    _show(results, options.queries)
    if options.json:
        _write_json(options.json, results)
    if options.page:
        put_between(options.page, "comparison", f"{table(results)}\n\n{in_words(results['machine'])}")
    return int(any("error" in figures for figures in results["engines"].values()))


def _grow(options: argparse.Namespace) -> int:
    def measured(articles: int) -> Figures:
        _tell(f"== {articles:,} articles")
        results = compare(_plan(options, _made(options, articles), articles), _tell)
        _show(results, options.queries)
        return results

    grown = grow(options.sizes, measured, options.json)
    _draw(options)
    return int(any("error" in each for results in grown for each in results["engines"].values()))


def _draw(options: argparse.Namespace) -> int:
    folder = options.page.parent if options.page else options.plots
    drawn = draw(json.loads(options.json.read_text(encoding="utf-8")), folder)
    if options.page:
        put_between(options.page, "growth", links(drawn))
    return 0


def _made(options: argparse.Namespace, articles: int) -> Path:
    """The corpus of that size, made when it is not there; its name has the digest of how it is made."""
    options.work.mkdir(parents=True, exist_ok=True)
    path: Path = options.work / f"corpus-{articles}-{recipe()}.jsonl"
    if not path.exists():
        _tell(f"making {articles:,} articles")
        write_corpus(path, articles, processes=options.processes)
    return path


def _plan(options: argparse.Namespace, corpus: Path, articles: int) -> Plan:
    engines = []
    for name in options.engines:
        if is_installed(name):
            engines.append(name)
        else:
            _tell(f"{name} is not installed and left out (docs/performance.md says how to install it)")
    return Plan(
        corpus=corpus,
        articles=articles,
        work=options.work / str(articles),
        engines=tuple(engines),
        queries=options.queries,
        rounds=options.rounds,
        repetitions=options.repetitions,
        keeps_indexes=options.keep,
    )


def _show(results: Figures, queries: Path) -> None:
    odd = odd_findings(results, load_queries(queries))
    lines = [f"\n{results['articles']:,} articles, {results['corpus_mb']:.0f} MB; {in_words(results['machine'])}\n"]
    sys.stdout.write("\n".join([*lines, table(results), "", *odd]) + "\n")


def _write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _engines(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if unknown := set(names) - set(NAMES):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: known are {', '.join(NAMES)}")
    return names


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(size.replace("_", "")) for size in text.split(","))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    commands = parser.add_subparsers(required=True)
    made = commands.add_parser("corpus", help="write a corpus and do no more")
    made.add_argument("articles", type=int)
    made.add_argument("file", type=Path)
    made.add_argument("--processes", type=int, default=2)
    made.set_defaults(act=_corpus)
    compared = commands.add_parser("compare", help="measure engines at one size")
    compared.add_argument("--articles", type=int, default=10_000)
    compared.add_argument("--corpus", type=Path, help="measure with this file of JSON lines (give --articles as well)")
    compared.add_argument("--json", type=Path, default=WORK / "comparison.json")
    compared.set_defaults(act=_compare)
    grown = commands.add_parser("growth", help="measure at several sizes and draw how figures grow")
    grown.add_argument("--sizes", type=_sizes, default=SIZES)
    grown.set_defaults(act=_grow)
    drawn = commands.add_parser("draw", help="draw the plots of an earlier growth again")
    drawn.set_defaults(act=_draw)
    for each in (grown, drawn):
        each.add_argument("--json", type=Path, default=WORK / "growth.json")
        each.add_argument("--plots", type=Path, default=WORK / "plots", help="folder for the plots, without --page")
    for each in (compared, grown, drawn):
        each.add_argument(
            "--page", type=Path, nargs="?", const=PAGE, help="put what comes out into docs/performance.md"
        )
    for each, engines in ((compared, NAMES), (grown, NAMES[:1])):
        each.add_argument("--engines", type=_engines, default=engines)
        each.add_argument("--work", type=Path, default=WORK, help="folder for corpora and indexes")
        each.add_argument("--queries", type=Path, default=OWN)
        each.add_argument("--rounds", type=int, default=3)
        each.add_argument("--repetitions", type=int, default=3)
        each.add_argument("--processes", type=int, default=2, help="that make the corpus")
        each.add_argument("--keep", action="store_true", help="keep indexes that were built before, with their figures")
    return parser


if __name__ == "__main__":
    sys.exit(main())

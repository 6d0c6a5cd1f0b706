"""What each rule for relations finds, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from eval.relation_measures import Compared, RuleCount, by_rule

_COLUMNS = f"{'right':>8}{'of':>6}{'%':>7}{'unjudged':>10}"


def rules_table(heading: str, stories: Mapping[str, Iterable[Compared]]) -> Iterator[str]:
    """Lines: a kind and rule each; how many are right of those that can be judged, how many nobody can judge.

    Args:
        heading: stands above.
        stories: what was compared, in the order of the columns, by what was related.
    """
    counts = {mode: by_rule(compared) for mode, compared in stories.items()}
    yield ""
    yield f"{heading:42}" + "".join(f"{mode:>31}" for mode in counts)
    yield f"{'':42}" + _COLUMNS * len(counts)
    for kind, rule in sorted({key for each in counts.values() for key in each}):
        cells = "".join(_cells(each.get((kind, rule), RuleCount())) for each in counts.values())
        yield f"{kind:15}{rule:27}{cells}".rstrip()


def _cells(count: RuleCount) -> str:
    share = f"{100 * count.right / count.judged:.1f}" if count.judged else "–"
    return f"{count.right:8}{count.judged:6}{share:>7}{count.unjudged:10}"

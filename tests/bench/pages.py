"""Puts what was measured into its place on a page."""

from __future__ import annotations

from pathlib import Path


def put_between(page: Path, name: str, block: str) -> None:
    """Replace what stands between `<!-- begin: name -->` and `<!-- end: name -->`.

    Raises:
        ValueError: the page has no such place.
    """
    begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
    text = page.read_text(encoding="utf-8")
    before, has_begin, rest = text.partition(begin)
    _old, has_end, after = rest.partition(end)
    if not (has_begin and has_end):
        raise ValueError(f"{page} has no place for {name}: {begin} … {end}")
    page.write_text(f"{before}{begin}\n{block}\n{end}{after}", encoding="utf-8")

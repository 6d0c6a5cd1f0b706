"""Which blocks of a page are the article? By the elements that say so, else by where the running text is.

Source: the scoring follows Readability (Arc90, 2009): running text counts for its parents, links count against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reader.ingest.webpage.elements import BODY_HINT
from reader.ingest.webpage.parse import Outline, PageBlock

_RUNNING_LETTERS = 40
_MOSTLY_LINKS = 0.5
_ONLY_LINKS = 0.8
_ENOUGH = 0.5
_PAGE_SHARE = 0.6
_FEW_LETTERS = 250
_MUCH_MORE = 3


def article_blocks(page: Outline) -> list[PageBlock]:
    """Give the blocks of the article, in order; all that can be read when no part stands out."""
    kept = [block for block in page.blocks if not page.elements[block.inside].is_soft]
    if _letters(kept) < _FEW_LETTERS and _letters(page.blocks) > _MUCH_MORE * _letters(kept):
        # Some sites wrap the whole page in a form.
        kept = page.blocks
    root = _root(page, kept)
    inside = [block for block in kept if root in set(_above(page, block.inside))]
    return [block for block in inside if not _is_link_list(block)] or inside


def _root(page: Outline, blocks: list[PageBlock]) -> int:
    """Find the element that holds the article: a marked one with half of the running text, or the best score."""
    running = [block for block in blocks if _is_running(block)]
    total = _letters(running)
    held: dict[int, int] = defaultdict(int)
    score: dict[int, float] = defaultdict(float)
    for block in running:
        for steps, element in enumerate(_above(page, block.inside)):
            held[element] += len(block.text)
            if steps in {1, 2, 3}:
                score[element] += (1 + min(len(block.text) / 100, 3) + block.text.count(",")) / steps
    marked = [index for index in held if _is_marked(page, index) and held[index] >= _ENOUGH * total]
    if marked:
        return max(marked, key=lambda index: (bool(BODY_HINT.search(page.elements[index].hint)), -held[index], index))
    best = max(score, key=lambda index: score[index], default=0)
    while best > 0 and held[best] < _PAGE_SHARE * total:
        best = page.elements[best].parent
    return best


def _is_marked(page: Outline, index: int) -> bool:
    tag, hint = page.elements[index].tag, page.elements[index].hint
    return tag in {"article", "main"} or BODY_HINT.search(hint) is not None or "main" in hint.split()


def _is_running(block: PageBlock) -> bool:
    return len(block.text) >= _RUNNING_LETTERS and block.link_share < _MOSTLY_LINKS


def _is_link_list(block: PageBlock) -> bool:
    return block.tag == "li" and block.link_share > _ONLY_LINKS


def _letters(blocks: list[PageBlock]) -> int:
    return sum(len(block.text) for block in blocks)


def _above(page: Outline, index: int) -> Iterator[int]:
    """Give an element and all that it lies in, outwards; the depth is bounded by the parser."""
    while index >= 0:
        yield index
        index = page.elements[index].parent

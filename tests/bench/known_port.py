"""How a widely used annotation client finds a quote again, written anew from its description, to compare with.

The exact words at the old place are taken at once. Else the quote is looked for with as many slips as half its length,
256 at most: where it stands without any, or else where it has the fewest. Of those places the best is taken, by weights
of the quote (50), of what stands before and after it (20 each) and of how far the old place is (2).
"""

from __future__ import annotations

from reader.model import Selector, Span

_QUOTE, _CONTEXT, _PLACE = 50, 20, 2
_MOST_SLIPS = 256


def port_anchor(selector: Selector, text: str) -> Span | None:
    """The stretch that it takes for the quote's; None when nothing is near enough."""
    if text[selector.start : selector.end] == selector.quote:
        return Span(selector.start, selector.end)
    found = _search(text, selector.quote, min(_MOST_SLIPS, len(selector.quote) // 2))
    if not found:
        return None
    return max(found, key=lambda each: _score(selector, text, *each))[0]


def _score(selector: Selector, text: str, span: Span, slips: int) -> float:
    before = text[max(0, span.start - len(selector.prefix)) : span.start]
    after = text[span.end : span.end + len(selector.suffix)]
    return (
        _QUOTE * (1 - slips / len(selector.quote))
        + _CONTEXT * (_alike(before, selector.prefix) if selector.prefix else 1.0)
        + _CONTEXT * (_alike(after, selector.suffix) if selector.suffix else 1.0)
        + _PLACE * (1 - abs(span.start - selector.start) / max(1, len(text)))
    )


def _alike(text: str, wanted: str) -> float:
    found = _search(text, wanted, len(wanted)) if text else []
    return 1 - found[0][1] / len(wanted) if found else 0.0


def _search(text: str, wanted: str, most: int) -> list[tuple[Span, int]]:
    """Where `wanted` stands without slips, or else with the fewest, `most` at most."""
    exact = []
    at = text.find(wanted)
    while at >= 0:
        exact.append((Span(at, at + len(wanted)), 0))
        at = text.find(wanted, at + 1)
    if exact:
        return exact
    return [(Span(_start(text, wanted, end, slips), end), slips) for end, slips in _ends(text, wanted, most)]


def _ends(text: str, wanted: str, most: int) -> list[tuple[int, int]]:
    """Where what is nearest to `wanted` ends (Myers, "A fast bit-vector algorithm", 1999)."""
    found: list[tuple[int, int]] = []
    for end, slips in enumerate(_slips(text, wanted, is_anywhere=True), 1):
        if slips < most:
            found, most = [], slips
        if slips <= most:
            found.append((end, slips))
    return found


def _start(text: str, wanted: str, end: int, slips: int) -> int:
    """The nearest start of a match that ends there with so many slips."""
    back = text[max(0, end - len(wanted) - slips) : end][::-1]
    for length, count in enumerate(_slips(back, wanted[::-1], is_anywhere=False), 1):
        if count == slips:
            return end - length
    return end


def _slips(text: str, wanted: str, *, is_anywhere: bool) -> list[int]:
    """How far `wanted` is from the best stretch that ends at each character, or from all of the text until there."""
    places: dict[str, int] = {}
    for at, each in enumerate(wanted):
        places[each] = places.get(each, 0) | 1 << at
    everything, last = (1 << len(wanted)) - 1, 1 << (len(wanted) - 1)
    more, less, slips, found = everything, 0, len(wanted), []
    for each in text:
        here = places.get(each, 0)
        same = (((here & more) + more) ^ more) | here
        right, fewer = less | (everything & ~(same | more)), more & same
        slips += bool(right & last) - bool(fewer & last)
        right = (right << 1 | (not is_anywhere)) & everything
        fewer = (fewer << 1) & everything
        vertical = here | less
        more, less = fewer | (everything & ~(vertical | right)), right & vertical
        found.append(slips)
    return found

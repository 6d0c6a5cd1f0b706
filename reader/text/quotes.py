"""Where somebody's words stand between quotation marks: “…”, "…", «…», „…“, ''…'', ‘…’.

A quotation that is not closed ends with its paragraph. Quotations inside a quotation belong to the outer one.
"""

from __future__ import annotations

from bisect import bisect_right

from reader.text.tokens import Tokens

_CLOSERS = {
    "“": ("”", '"'),
    "”": ("”",),  # some scrapers turn both marks the same way
    "„": ("“", "”", '"'),
    "«": ("»",),
    "‹": ("›",),
    '"': ('"', "”"),
    "''": ("''",),
    "``": ("''", "``"),
    "‘": ("’", "'"),
    "'": ("'", "’"),
}
_SINGLE = frozenset("‘'")
OPENING = frozenset(_CLOSERS) - {"”"}
CLOSING = frozenset(("”", '"', "»", "›", "''", "’", "'"))
_MARKS = CLOSING | frozenset(_CLOSERS)


def find_quotations(tokens: Tokens, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The quotations of one paragraph, outermost only, marks included.

    Args:
        tokens: of the whole text.
        first: the paragraph's first token.
        last: the token behind its last one.

    Returns: half-open ranges of token indices, in order. Cost: linear.
    """
    marks = [index for index, word in enumerate(tokens.words[first:last], first) if word in _MARKS]
    if not marks:
        return ()
    closers = _closing_places(tokens, marks, last)
    found = []
    behind = first
    for index in marks:
        end = _end_of_quotation(tokens, closers, index, last) if index >= behind else index
        if end > index:
            found.append((index, end))
            behind = end
    return tuple(found)


def _closing_places(tokens: Tokens, marks: list[int], last: int) -> dict[str, list[int]]:
    """Every place where a quotation could end, by mark."""
    places: dict[str, list[int]] = {}
    for index in marks:
        word = tokens.words[index]
        if word in CLOSING or word in ("“", "``"):
            # an apostrophe inside or before a word closes nothing
            if word in "’'" and (not tokens.is_glued(index) or _is_glued_to_word(tokens, index, last)):
                continue
            places.setdefault(word, []).append(index)
    return places


def _is_glued_to_word(tokens: Tokens, index: int, last: int) -> bool:
    follower = index + 1
    return follower < last and tokens.is_glued(follower) and tokens.words[follower][0].isalnum()


def _end_of_quotation(tokens: Tokens, closers: dict[str, list[int]], index: int, last: int) -> int:
    """The token behind the quotation that opens at `index`, or `index` when none does."""
    mark = tokens.words[index]
    if mark not in _CLOSERS or (mark in _SINGLE and not _opens_single(tokens, index, last)):
        return index
    ends = [_next(closers.get(closer, ()), index) for closer in _CLOSERS[mark]]
    end = min((place for place in ends if place is not None), default=None)
    if end is not None:
        return end + 1
    # a lone apostrophe or a stray closing mark opens nothing
    return index if mark in _SINGLE or mark == "”" else last


def _next(places: list[int] | tuple[()], index: int) -> int | None:
    at = bisect_right(places, index)
    return places[at] if at < len(places) else None


def _opens_single(tokens: Tokens, index: int, last: int) -> bool:
    return not (tokens.is_glued(index) and tokens.words[index - 1] not in '(-—–“"') and _is_glued_to_word(
        tokens, index, last
    )

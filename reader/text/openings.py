"""Where phrases with a number, a date, a place or a measure may begin: at a few words in a hundred, and at digits.

Every rule that looks for phrases has its own words that open one. They are looked up once for all rules, and what is
known of a token is kept from one text to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reader.text.tokens import Tokens

DIGITS, NUMERAL, DATE, PLACE, MEASURE = 1, 2, 4, 8, 16

_RUN = re.compile(r"[^\W\d_]+|(?P<digits>\d+)")
_LONGEST_KNOWN = 40  # characters; nothing longer is kept in mind
_MOST_KNOWN = 16_384  # tokens

_Run = tuple[int, str, int, str]  # start in its token, lower case, what it opens, the run behind it in its token


class Openers(dict[str, tuple[_Run, ...]]):
    """By token its runs of letters or of digits that open something; `twenty-one` has two runs, `T72` too."""

    def __init__(self, opens: Mapping[int, Callable[[str], bool]]) -> None:
        """Take for each kind what says whether a run in lower case opens it; digits are found without."""
        super().__init__()
        self._opens = opens

    def __missing__(self, token: str) -> tuple[_Run, ...]:
        """Cut a token that was not met before."""
        found = tuple(self._openings(token))
        if len(token) <= _LONGEST_KNOWN:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[token] = found
        return found

    def _openings(self, token: str) -> Iterator[_Run]:
        runs = _runs(token)
        for number, (start, run, is_number) in enumerate(runs, 1):
            kinds = DIGITS if is_number else sum(kind for kind, opens in self._opens.items() if opens(run))
            if kinds:
                yield start, run, kinds, runs[number][1] if number < len(runs) else ""


def _runs(token: str) -> list[tuple[int, str, bool]]:
    """The runs in one token: start, lower case, whether it is of digits."""
    return [(run.start(), run.group().lower(), bool(run.lastgroup)) for run in _RUN.finditer(token)]


@dataclass(frozen=True, slots=True)
class Openings:
    """The runs in a text that open something, in order.

    Attributes:
        starts: where each begins, in code points of the text.
        words: each in lower case.
        kinds: what each may open, in bits.
    """

    starts: list[int]
    words: list[str]
    kinds: list[int]
    _found: list[tuple[int, _Run]]  # the token that each is in, and what is known of it there
    _tokens: tuple[str, ...]  # all of the text

    def of(self, kinds: int) -> list[int]:
        """The indices of those that may open one of some kinds."""
        return [index for index, kind in enumerate(self.kinds) if kind & kinds]

    def word_behind(self, index: int) -> str:
        """The run behind an opening, in lower case; empty behind the last."""
        token, run = self._found[index]
        if run[3]:
            return run[3]
        for behind in range(token + 1, len(self._tokens)):  # no farther than to the next run
            word = self._tokens[behind]
            found = None if word.isalpha() else _RUN.search(word)
            if found or word.isalpha():
                return (found.group() if found else word).lower()
        return ""


def find_openings(tokens: Tokens, openers: Openers) -> Openings:
    """Find the runs that open something.

    Cost: linear.
    """
    known = enumerate(map(openers.__getitem__, tokens.words))
    found = [(token, run) for token, runs in known if runs for run in runs]
    return Openings(
        [tokens.starts[token] + run[0] for token, run in found],
        [run[1] for _, run in found],
        [run[2] for _, run in found],
        found,
        tokens.words,
    )

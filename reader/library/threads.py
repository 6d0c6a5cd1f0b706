"""Threads: who disagrees with whom about what, side by side, over the days, and by speaker."""

from __future__ import annotations

from reader.library.keeping import Keeping
from reader.library.searching import Searching
from reader.model import Comparison, Course, SpeakerPage


class Threads:
    """Claims and figures about one thing, from many articles, with how they stand to each other."""

    def __init__(self, keeping: Keeping, search: Searching) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._search = search

    def compare(self, asked: str = "") -> Comparison:
        """The threads of what is asked for, contested ones first.

        Args:
            asked: uid of a claim, figure or thread (the thread that holds it comes first, and it is `now_at`); of an
                article (the threads that it takes part in, and what it claims alone); a query for claims (their
                threads); or "" (the most contested threads of the library). The beginning of a uid will do.

        Raises:
            AmbiguousUidError: it fits more than one claim or article.
        """
        return Comparison(title=asked, threads=(), articles=())

    def timeline(self, asked: str) -> tuple[Course, ...]:
        """How figures and positions moved over the days, in the threads of what is asked for; as `compare`.

        Raises:
            AmbiguousUidError: it fits more than one claim or article.
        """
        return ()

    def speaker(self, name: str) -> SpeakerPage:
        """What a speaker claimed, what others denied of it, and what they themselves later changed.

        Any of the names that the reader merged will do.
        """
        return SpeakerPage(name, (), (), ())

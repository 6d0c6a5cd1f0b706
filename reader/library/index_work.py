"""Work on the search index: what is little is done here, what is much by processes of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from reader.errors import IndexUnusableError
from reader.library.index_words import entries_of
from reader.library.keeping import Keeping
from reader.library.pipes import processors
from reader.model import Progress, SearchIn
from reader.search.entries import Entry
from reader.search.index import Merge, SearchIndex, instead
from reader.search.stamp import SegmentMark

if TYPE_CHECKING:
    from reader.library.index_crew import IndexCrew

OnProgress = Callable[[Progress], None]

_MOST_PROCESSES = 4
# Of so many articles the index is written by other processes, and segments of so many documents are merged by one: that
# keeps this one free, and starting them takes a while.
_MANY, _MANY_TO_MERGE = 3_000, 300


class IndexWork:
    """Writes and merges segments of one library's index. What it makes does not count before a stamp names it."""

    def __init__(self, keeping: Keeping, index: SearchIndex) -> None:
        """Work for an index of the library's words."""
        self._keeping = keeping
        self._index = index

    def entries(self, ids: Sequence[int]) -> Iterator[Entry]:
        """The words of articles, and of their claims and notes, article by article."""
        return entries_of(self._keeping.database, dict.fromkeys(SearchIn, ids), lambda _done: None)

    def written(
        self, folder: str, ids: Mapping[SearchIn, Collection[int]], on_progress: OnProgress | None
    ) -> Mapping[SearchIn, Sequence[SegmentMark]]:
        """Write segments of some articles; of many, with all processors. What `on_progress` raises ends it."""
        total = max(map(len, ids.values()))

        def tell(done: int) -> None:
            if on_progress:
                on_progress(Progress(done, total))

        whole = ids[SearchIn.ARTICLES]
        jobs = min(processors(), _MOST_PROCESSES)
        if len(whole) < _MANY or jobs < 2 or any(len(each) > len(whole) for each in ids.values()):  # noqa: PLR2004
            return self._index.written(folder, entries_of(self._keeping.database, ids, tell))
        with self._crew(jobs) as crew:
            return crew.write(folder, sorted(whole), tell)

    def packed(
        self, folder: str, marks: Mapping[SearchIn, Sequence[SegmentMark]]
    ) -> Mapping[SearchIn, Sequence[SegmentMark]]:
        """The same words in as few segments as can be."""
        merges = self._index.to_pack(folder, marks)
        if not merges:
            return marks
        with self._crew(min(processors(), _MOST_PROCESSES, len(merges))) as crew:
            return instead(marks, merges, crew.merge(merges, aside=False))

    def merged(self, merge: Merge) -> SegmentMark:
        """Make one of some segments, aside."""
        if merge.documents < _MANY_TO_MERGE:
            return self._index.merged(merge, aside=True)
        with self._crew(1) as crew:
            return crew.merge([merge], aside=True)[0]

    def _crew(self, jobs: int) -> closing[IndexCrew]:
        from reader.library.index_crew import IndexCrew  # noqa: PLC0415 — for what is large

        try:
            return closing(IndexCrew(self._keeping.database.path, self._index.folder, jobs))
        except OSError as error:
            raise IndexUnusableError("No process can be started to write the search index") from error

"""Several sources at once, and one of them: `both sides`, `neither`, `one of them`, `some`."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.names import strip_genitive
from reader.claims.reading import Range, Reading
from reader.model import Speaker, SpeakerKind

_PAIRS = words("both_sides")
_SIDES = words("parties")
_ONE = frozenset(("one", "another"))
_SOME = frozenset(("some", "others", "many", "most", "few"))
_OPENERS = _PAIRS | _ONE | _SOME
_CALLED = frozenset(("of", "them", "the", "these", "those"))


class Groups:
    """Remembers the last two bodies and the last group that spoke in one text."""

    def __init__(self) -> None:
        self._bodies: list[str] = []
        self._group: Speaker | None = None

    def note(self, speaker: Speaker, *, is_many: bool) -> None:
        """Remember who has spoken."""
        if speaker.kind is SpeakerKind.ORGANISATION:
            self._bodies = [*[each for each in self._bodies if each != speaker.name][-1:], speaker.name]
        elif is_many and speaker.kind is not SpeakerKind.DOCUMENT:
            self._group = speaker

    def of_group(self, reading: Reading, source: Range, head: Range) -> Speaker | None:
        """The parties behind "both sides", the group behind "one of them" or "some"."""
        if reading.lowers[source[0]] not in _OPENERS:
            return None
        lowers = reading.lowers[source[0] : source[1]]
        last = strip_genitive(lowers[-1])
        if lowers[0] in _PAIRS and last in _SIDES and len(self._bodies) > 1:
            return Speaker(" and ".join(self._bodies), SpeakerKind.CROWD, is_inferred=True)
        if not self._group or head[1] - head[0] != 1 or not _CALLED.issuperset(lowers[1:]):
            return None
        if lowers[0] in _ONE:
            return Speaker(self._group.name, SpeakerKind.UNNAMED, is_inferred=True)
        if lowers[0] in _SOME and len(lowers) == 1:
            return Speaker(self._group.name, self._group.kind, is_inferred=True)
        return None

"""One article as the panes show it: displayable text of the source's length, and its claims in text order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.model import (
    Annotation,
    Article,
    Claim,
    Figure,
    Findings,
    Layout,
    PlacedAnnotation,
    Placement,
    Polarity,
    Relation,
    Reporting,
    Span,
    Spans,
    Verdict,
    Version,
)
from reader.text.neutralise import one_line


@dataclass(frozen=True, slots=True)
class Item:
    """What one card shows: a claim, or (without `claim`) a figure in the article's own voice.

    `places` are the words its bar stands beside. `number` counts claims from 1 and is 0 for the own voice. `depth` and
    `parent` say inside whose claim it stands.
    """

    uid: str
    claim: Claim | None
    figures: tuple[Figure, ...]
    places: Spans
    number: int = 0
    depth: int = 0
    parent: str = ""

    @property
    def start(self) -> int:
        """First offset of any of its words."""
        claim = self.claim
        spans = self.places if claim is None else (*claim.source, *claim.cue, *claim.content)
        return min((span.start for span in spans), default=0)

    @property
    def reporting(self) -> Reporting:
        """How the article relays it; the own voice vouches for what it says."""
        return self.claim.reporting if self.claim else Reporting.ENDORSING

    @property
    def is_denied(self) -> bool:
        """Whether the speaker denies the content."""
        return self.claim is not None and self.claim.polarity is Polarity.DENIES


@dataclass(frozen=True, slots=True)
class Related:
    """What is known of claims and figures by uid; not `is_complete` while relations of some articles are to come."""

    by_uid: Mapping[str, tuple[Relation, ...]]
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """An opened article. `text` is `version.text` made displayable, of the same length."""

    article: Article
    version: Version
    text: str
    layout: Layout
    items: tuple[Item, ...]
    marks: tuple[PlacedAnnotation, ...]
    judgements: tuple[Annotation, ...] = ()
    """Verdicts on claims; they are no marks on words."""
    related: Related | None = None
    """How its claims and figures stand to others; None while nobody has asked."""

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """Verdicts by the uid of their claim."""
        return {note.claim_uid: note.verdict for note in self.judgements if note.verdict}

    @property
    def claim_count(self) -> int:
        """How many claims there are, own-voice figures not counted."""
        return sum(1 for item in self.items if item.claim)

    @property
    def speaker_count(self) -> int:
        """How many different names stand behind the claims."""
        speakers = (item.claim.speaker for item in self.items if item.claim)
        return len({speaker.name.casefold() for speaker in speakers if speaker.name})

    @property
    def note_count(self) -> int:
        """How many marks have words of the reader's."""
        return sum(1 for mark in self.marks if mark.annotation.text)

    @property
    def waiting_count(self) -> int:
        """How many marks wait for the reader to say where they belong: those that are sure to be nowhere do not."""
        return sum(1 for mark in self.marks if waits(mark, self.version.uid))

    def words(self, spans: Sequence[Span]) -> str:
        """The displayable words of spans, gaps marked."""
        return " … ".join(self.text[span.start : span.end] for span in spans)

    def relations_of(self, item: Item) -> tuple[Relation, ...]:
        """How an item stands to others: what a claim tells itself is not counted again for its figures.

        The figures of a denial are not the speaker's: whoever gives the same number does not agree.
        """
        if self.related is None:
            return ()
        own = self.related.by_uid.get(item.uid, ())
        if item.claim is not None and item.claim.polarity is Polarity.DENIES:
            return own
        kinds = {relation.kind for relation in own}
        figures = (each for figure in item.figures for each in self.related.by_uid.get(figure.uid, ()))
        more = (each for each in figures if each.kind not in kinds and each not in own)
        return (*own, *dict.fromkeys(more))

    def with_related(self, related: Related) -> Reading:
        """The same article with what is known of its claims and figures."""
        return replace(self, related=related)

    def with_marks(self, marks: tuple[PlacedAnnotation, ...]) -> Reading:
        """The same article with other marks."""
        return replace(self, marks=_on_words(marks), judgements=_judgements(marks))


def reading_of(
    article: Article, version: Version, findings: Findings, marks: tuple[PlacedAnnotation, ...] = ()
) -> Reading:
    """Join what the library knows of an article into what the panes show. Cost: linear."""
    return Reading(
        article=article,
        version=version,
        text=one_line(version.text),
        layout=version.layout,
        items=_items(findings),
        marks=_on_words(marks),
        judgements=_judgements(marks),
    )


def waits(mark: PlacedAnnotation, version_uid: str) -> bool:
    """Whether it is not known where a mark belongs in a version, and nobody has said that it is not in it."""
    is_unplaced = mark.placement in {Placement.REVIEW, Placement.ORPHAN}
    return is_unplaced and version_uid not in mark.annotation.not_in


def _on_words(marks: Sequence[PlacedAnnotation]) -> tuple[PlacedAnnotation, ...]:
    return tuple(mark for mark in marks if mark.annotation.verdict is None)


def _judgements(marks: Sequence[PlacedAnnotation]) -> tuple[Annotation, ...]:
    return tuple(mark.annotation for mark in marks if mark.annotation.verdict is not None)


def _items(findings: Findings) -> tuple[Item, ...]:
    figures: dict[str, list[Figure]] = {}
    for figure in findings.figures:
        figures.setdefault(figure.claim_uid, []).append(figure)
    by_uid = {claim.uid: claim for claim in findings.claims}
    own = [Item(figure.uid, None, (figure,), (figure.span,)) for figure in figures.get("", [])]
    said = [_item(claim, tuple(figures.get(claim.uid, ())), by_uid) for claim in findings.claims]
    ordered = sorted(own + said, key=lambda item: (item.start, item.depth))
    number = 0
    numbered = []
    for item in ordered:
        number += item.claim is not None
        numbered.append(replace(item, number=number) if item.claim else item)
    return tuple(numbered)


def _item(claim: Claim, figures: tuple[Figure, ...], by_uid: Mapping[str, Claim]) -> Item:
    depth, parent, outer = 0, "", by_uid.get(claim.nested_in)
    while outer is not None and depth < len(by_uid):
        depth += 1
        parent = parent or outer.speaker.name
        outer = by_uid.get(outer.nested_in)
    return Item(claim.uid, claim, figures, claim.content or claim.cue or claim.source, 0, depth, parent)

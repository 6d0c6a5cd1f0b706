"""Find boilerplate: doubled titles, bylines, captions, share bars, sponsors, appeals, bios, teasers, labels.

Three zones are judged differently. Above the first paragraph of the story short lines are suspicious; between its
paragraphs only what says of itself that it is no story; below the last one everything, read from the end upwards,
until a paragraph stands that is nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from reader.model import Junk, JunkKind, Span
from reader.text import junk_shapes as shapes
from reader.text.phrases import ABOVE, BELOW, PHRASES, Phrases
from reader.text.pieces import Piece, is_cut_off

_LONGEST_TEASER = 260
_LONGEST_HEADLINE = 140
_LONGEST_SCRAP = 220
_LONGEST_SCRAP_ABOVE = 60
_LEAST_HEADLINE_WORDS = 3
_SURELY_BIO = 2  # pieces of evidence; what stands between quotation marks then is the title of a book
_LEAST_STORY_BLOCKS = 3  # a text with fewer may be a list of headlines, and then they are the story

Verdict = tuple[JunkKind, float]
Rule = Callable[[Piece, "Scene"], float]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules know of the article as a whole."""

    titles: frozenset[str]
    authors: tuple[str, ...] = ()


def find_junk(pieces: tuple[Piece, ...], title: str = "") -> tuple[Junk, ...]:
    """Say which blocks, or stretches at the start of one, are boilerplate.

    Args:
        pieces: the blocks in text order.
        title: the article's title, folded; "" when the text's own first block has to do.
    """
    titles = frozenset(filter(None, [title, *(piece.folded.text for piece in pieces if piece.is_title)]))
    verdicts = _by_themselves(pieces, Scene(titles))
    first = next((i for i, p in enumerate(pieces) if p.is_story and i not in verdicts), len(pieces))
    _judge(pieces, range(min(first, len(pieces))), _HEAD_RULES, Scene(titles), verdicts)
    scene = Scene(titles, _authors(pieces, verdicts))
    _after_labels(pieces, verdicts)
    _tail(pieces, scene, first, verdicts)
    whole = [Junk(pieces[i].span, kind, confidence) for i, (kind, confidence) in verdicts.items()]
    return (*whole, *_inside(pieces, verdicts, first))


def _by_themselves(pieces: tuple[Piece, ...], scene: Scene) -> dict[int, Verdict]:
    verdicts: dict[int, Verdict] = {}
    _judge(pieces, range(len(pieces)), _ANYWHERE_RULES, scene, verdicts)
    return verdicts


def _judge(
    pieces: tuple[Piece, ...],
    where: Iterable[int],
    rules: tuple[tuple[JunkKind, Rule], ...],
    scene: Scene,
    verdicts: dict[int, Verdict],
) -> None:
    for index in where:
        if index not in verdicts and not pieces[index].is_title:
            found = _first_verdict(pieces[index], scene, rules)
            if found:
                verdicts[index] = found


def _first_verdict(piece: Piece, scene: Scene, rules: tuple[tuple[JunkKind, Rule], ...]) -> Verdict | None:
    for kind, rule in rules:
        confidence = rule(piece, scene)
        if confidence:
            return kind, confidence
    return None


def _authors(pieces: tuple[Piece, ...], verdicts: dict[int, Verdict]) -> tuple[str, ...]:
    """Names of the authors: from bylines, and names that stand alone on two lines, one below the other."""
    found = [
        name
        for index, (kind, _) in verdicts.items()
        if kind is JunkKind.BYLINE
        for name in shapes.names_in_byline(pieces[index].text)
    ]
    found += [
        below.text
        for above, below in pairwise(pieces)
        if above.folded.text == below.folded.text and shapes.is_bare_name(below.words)
    ]
    return tuple(dict.fromkeys(found))


def _after_labels(pieces: tuple[Piece, ...], verdicts: dict[int, Verdict]) -> None:
    """Mark what follows "More in this category" and the like, up to the next paragraph of a story."""
    is_open = False
    for index, piece in enumerate(pieces):
        if PHRASES[JunkKind.NAV].is_label(piece.folded.text):
            verdicts[index] = (JunkKind.NAV, 0.95)
            is_open = True
        elif is_open and index not in verdicts:
            is_open = len(piece.text) <= _LONGEST_TEASER and (not piece.is_story or is_cut_off(piece.text))
            if is_open:
                verdicts[index] = (JunkKind.TEASER, 0.85)


def _tail(pieces: tuple[Piece, ...], scene: Scene, first: int, verdicts: dict[int, Verdict]) -> None:
    """Read upwards from the end until a block is no junk."""
    stories = sum(piece.is_story for i, piece in enumerate(pieces) if i not in verdicts)
    for index in range(len(pieces) - 1, first, -1):
        if index in verdicts:
            continue
        found = _first_verdict(pieces[index], scene, _TAIL_RULES)
        if not found and stories >= _LEAST_STORY_BLOCKS and _is_headline(pieces[index]):
            found = (JunkKind.TEASER, 0.6)
        if not found:
            return
        verdicts[index] = found


def _is_headline(piece: Piece) -> bool:
    is_short = len(piece.words) >= _LEAST_HEADLINE_WORDS and len(piece.text) <= _LONGEST_HEADLINE
    is_listed = piece.text[0] in "(•*-" or (piece.text[0].isdigit() and piece.words[0].endswith((".", ")")))
    is_headline = is_short and not piece.is_story and not is_listed and piece.text[-1] not in ".!,;:"
    return is_headline or is_cut_off(piece.text)


def _inside(pieces: tuple[Piece, ...], verdicts: dict[int, Verdict], first: int) -> list[Junk]:
    """The dateline at the start of the story, or of the block after it where a summary goes first."""
    found = []
    for index in range(first, min(first + 2, len(pieces))):
        length = 0 if index in verdicts else shapes.dateline_length(pieces[index].text)
        if length:
            start = pieces[index].span.start
            found.append(Junk(Span(start, start + length), JunkKind.DATELINE, 0.9))
            break
    return found


# ---------------------------------------------------------------- rules: a confidence, or 0.0


def _phrase_rule(kind: JunkKind) -> Rule:
    phrases = PHRASES[kind]
    return lambda piece, _: phrases.match(piece.folded)


def _zone_rules(zone: dict[JunkKind, Phrases], longest: int) -> tuple[tuple[JunkKind, Rule], ...]:
    """Phrases that tell only above or only below the story, in blocks up to a length; captions may be longer."""
    return tuple(
        (kind, _zone_rule(phrases, _LONGEST_SCRAP if kind is JunkKind.CAPTION else longest))
        for kind, phrases in zone.items()
    )


def _zone_rule(phrases: Phrases, longest: int) -> Rule:
    def rule(piece: Piece, _: Scene) -> float:
        is_scrap = len(piece.text) <= longest and not shapes.holds_quotation(piece.text)
        return 0.7 if is_scrap and phrases.match(piece.folded) else 0.0

    return rule


def _appeal(piece: Piece, _: Scene) -> float:
    if not shapes.speaks_to_reader(piece.folded) or shapes.holds_quotation(piece.text):
        return 0.0
    evidence = PHRASES[JunkKind.APPEAL].evidence_in(piece.folded.text)
    return {0: 0.0, 1: 0.0, 2: 0.7, 3: 0.85}.get(evidence, 0.95)


def _repeated_title(piece: Piece, scene: Scene) -> float:
    return shapes.likeness(piece.folded.text, scene.titles)


def _bio(piece: Piece, scene: Scene) -> float:
    is_author = piece.text.startswith(scene.authors) if scene.authors else False
    if is_author and shapes.is_bare_name(piece.words):
        return 0.85
    if not (is_author or shapes.begins_with_name(piece.text)):
        return 0.0
    evidence = PHRASES[JunkKind.BIO].evidence_in(piece.folded.text)
    if evidence < _SURELY_BIO and shapes.holds_quotation(piece.text):
        return 0.0
    return min(0.95, 0.5 + 0.2 * evidence + 0.25 * is_author) if evidence + is_author else 0.0


_ANYWHERE_RULES: tuple[tuple[JunkKind, Rule], ...] = (
    (JunkKind.REPEATED_TITLE, _repeated_title),
    (JunkKind.SPONSOR, _phrase_rule(JunkKind.SPONSOR)),
    (JunkKind.SHARE, lambda piece, _: shapes.share_bar(piece)),
    (JunkKind.TEASER, _phrase_rule(JunkKind.TEASER)),
    (JunkKind.NAV, _phrase_rule(JunkKind.NAV)),
    (JunkKind.CAPTION, lambda piece, _: shapes.caption(piece)),
    (JunkKind.BYLINE, _phrase_rule(JunkKind.BYLINE)),
    (JunkKind.APPEAL, _phrase_rule(JunkKind.APPEAL)),
    (JunkKind.APPEAL, _appeal),
    (JunkKind.BIO, _phrase_rule(JunkKind.BIO)),
    (JunkKind.CAPTION, lambda piece, _: shapes.verbless_caption(piece.text, piece.words)),
)
_HEAD_RULES: tuple[tuple[JunkKind, Rule], ...] = (
    (JunkKind.SHARE, _phrase_rule(JunkKind.SHARE)),
    (JunkKind.NAV, lambda piece, _: shapes.bar(piece.text)),
    (JunkKind.BYLINE, lambda piece, _: shapes.byline(piece.text, piece.words)),
    (JunkKind.DATELINE, lambda piece, _: shapes.lone_dateline(piece.text)),
    *_zone_rules(ABOVE, _LONGEST_SCRAP_ABOVE),
    (JunkKind.CAPTION, lambda piece, _: shapes.caption_above(piece.text)),
    (JunkKind.NAV, lambda piece, _: shapes.above_the_story(piece.text, piece.words)),
)
_TAIL_RULES: tuple[tuple[JunkKind, Rule], ...] = (
    (JunkKind.BIO, _bio),
    (JunkKind.SHARE, _phrase_rule(JunkKind.SHARE)),
    (JunkKind.NAV, lambda piece, _: shapes.bar(piece.text)),
    (JunkKind.BYLINE, lambda piece, _: shapes.byline(piece.text, piece.words)),
    *_zone_rules(BELOW, _LONGEST_SCRAP),
    (JunkKind.NAV, lambda piece, _: shapes.below_the_story(piece.text)),
)

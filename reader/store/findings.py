"""What the extractor found in each version, kept with the extractor's number, claims under lasting uids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import count

from reader.model import Claim, Figure, Findings, Span
from reader.store import claim_rows, composing, journal
from reader.store.claim_rows import words_of
from reader.store.codec import (
    claims_from_json,
    claims_to_json,
    figures_from_json,
    figures_to_json,
    layout_from_json,
    layout_to_json,
)
from reader.store.composing import Place
from reader.store.database import Connection
from reader.store.journal import Stamp
from reader.store.keys import claim_uid, figure_uid, sort_key
from reader.store.lasting import Known, match
from reader.text.introductions import without_that

_WORD = re.compile(r"\w+")
_AROUND = 64
_WORDS_AROUND = 3  # on either side of a figure


@dataclass(frozen=True, slots=True)
class Extracted:
    """Findings as they come out of the extractor (local uids), and its number."""

    findings: Findings
    extractor: int


def load(db: Connection, version_id: int, extractor: int) -> Findings | None:
    """The findings of a version; None when there are none, or an older extractor than `extractor` made them."""
    row = db.execute(
        "SELECT layout, claims, figures FROM findings WHERE version_id = ? AND extractor >= ?", (version_id, extractor)
    ).fetchone()
    if row is None:
        return None
    place = composing.place_of(db, version_id)
    shown = composing.composed(db, place, claims_from_json(row[1]), figures_from_json(row[2]))
    return Findings(layout_from_json(row[0]), shown.claims, shown.figures)


def found(db: Connection, version_id: int) -> tuple[Claim, ...]:
    """The claims that were found in a version, whatever the reader made of them."""
    row = db.execute("SELECT claims FROM findings WHERE version_id = ?", (version_id,)).fetchone()
    return () if row is None else claims_from_json(row[0])


def are_kept(db: Connection, version_id: int, extractor: int) -> bool:
    """Whether `load` would find something."""
    query = "SELECT 1 FROM findings WHERE version_id = ? AND extractor >= ?"
    return db.execute(query, (version_id, extractor)).fetchone() is not None


def keep(db: Connection, version_id: int, extracted: Extracted) -> Findings:
    """Keep what was found in a version, in place of what an older extractor found.

    Returns it under lasting uids, with what the reader corrected.
    """
    place = composing.place_of(db, version_id)
    lasting = _settle(db, place, extracted.findings)
    db.execute(
        "INSERT OR REPLACE INTO findings (version_id, extractor, layout, claims, figures) VALUES (?, ?, ?, ?, ?)",
        (
            version_id, extracted.extractor, layout_to_json(lasting.layout), claims_to_json(lasting.claims),
            figures_to_json(lasting.figures),
        ),
    )  # fmt: skip
    shown = composing.composed(db, place, lasting.claims, lasting.figures)
    claim_rows.keep(db, place, lasting.claims, shown)
    return replace(lasting, claims=shown.claims, figures=shown.figures)


def renew(db: Connection, stamp: Stamp, version_id: int, extracted: Extracted) -> Findings:
    """As `keep`, for a version that is here already: the journal says so, for the index to follow."""
    lasting = keep(db, version_id, extracted)
    uid = db.execute(
        "SELECT a.uid FROM versions v JOIN articles a ON a.id = v.article_id WHERE v.id = ?", (version_id,)
    ).fetchone()[0]
    journal.note(db, stamp, verb="extract", kind="findings", key=uid)
    return lasting


def _settle(db: Connection, place: Place, found: Findings) -> Findings:
    """Give the claims lasting uids: those of the same claims found before, else new ones."""
    old, made = _known(db, place.article_id)
    text = composing.text_of(db, place.version_id)
    new = known_of(found.claims, text)
    known = match(old, new)
    # The reader was quicker than the rules: only a claim that nothing else is may be one that the reader made.
    known |= match(made, [each for each in new if each.uid not in known]) if made else {}
    uids, taken = dict[str, str](), set(known.values())
    for each in new:
        uids[each.uid] = known.get(each.uid) or free_uid(db, place.article_uid, each.content, taken)
        taken.add(uids[each.uid])
    return with_lasting_uids(found, uids, place.article_uid, text)


def known_of(claims: Iterable[Claim], text: str) -> list[Known]:
    """What the claims of a text are matched by."""
    return [
        Known(each.uid, words_of(without_that(each.content, text), text), sort_key(each.speaker.name),
              words_of(each.cue, text), number)
        for number, each in enumerate(claims)
    ]  # fmt: skip


def free_uid(db: Connection, article_uid: str, words: str, taken: Collection[str]) -> str:
    """The uid of a claim of these words that was not known before: the first that no claim has, or ever had."""
    query = "SELECT 1 FROM claims WHERE uid = ?1 UNION ALL SELECT 1 FROM claim_names WHERE uid = ?1"
    uids = (claim_uid(article_uid, words, number) for number in count())
    return next(each for each in uids if each not in taken and db.execute(query, (each,)).fetchone() is None)


def with_lasting_uids(found: Findings, uids: dict[str, str], article_uid: str, text: str) -> Findings:
    """Findings with these uids in place of the local ones; figures get theirs by the words around them."""
    claims = tuple(_under(each, uids) for each in found.claims)
    return Findings(found.layout, claims, _figures(found.figures, uids, article_uid, text))


def _under(claim: Claim, uids: dict[str, str]) -> Claim:
    """A claim under its lasting uid, and with those of the claims that it names."""
    disputes = tuple(each._replace(uid=uids[each.uid]) for each in claim.disputes if each.uid in uids)
    return replace(claim, uid=uids[claim.uid], nested_in=uids.get(claim.nested_in, ""), disputes=disputes)


def _known(db: Connection, article_id: int) -> tuple[list[Known], list[Known]]:
    """The claims of an article: those that were found, and those that the reader made."""
    rows = db.execute(
        "SELECT c.uid, content_text, json_extract(c.data, '$.speaker[0]'), cue_text, number, "
        "coalesce(json_extract(k.data, '$.made'), 0) FROM claims c LEFT JOIN corrections k ON k.claim_uid = c.uid "
        "WHERE c.article_id = ?",
        (article_id,),
    )
    known: tuple[list[Known], list[Known]] = ([], [])
    for uid, content, speaker, cue, number, is_made in rows:
        known[is_made].append(Known(uid, content, sort_key(speaker), cue, number))
    return known


def _figures(figures: Iterable[Figure], uids: dict[str, str], article_uid: str, text: str) -> tuple[Figure, ...]:
    """Figures under lasting uids: a figure is the same one as long as it stands between the same words."""
    seen, lasting = Counter[str](), list[Figure]()
    for each in figures:
        words = _with_words_around(each.span, text)
        uid = figure_uid(article_uid, words, seen[words])
        seen[words] += 1
        lasting.append(replace(each, uid=uid, claim_uid=uids.get(each.claim_uid, "")))
    return tuple(lasting)


def _with_words_around(span: Span, text: str) -> str:
    first, last = max(0, span.start - _AROUND), span.end + _AROUND
    before, after = _WORD.findall(text[first : span.start]), _WORD.findall(text[span.end : last])
    if text[first - 1 : first].isalnum():  # cut off
        del before[:1]
    if text[last : last + 1].isalnum():
        del after[-1:]
    return " ".join((*before[-_WORDS_AROUND:], text[slice(*span)], *after[:_WORDS_AROUND]))

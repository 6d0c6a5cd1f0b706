"""The reader says how two claims, or two figures, stand to each other: an act, one step of undo."""

from __future__ import annotations

from reader.annotate.corrections import place_of
from reader.annotate.selectors import select
from reader.errors import NotFoundError, UsageError
from reader.library import words
from reader.library.keeping import Keeping
from reader.model import Opinion, PairOpinion, PairSide
from reader.store import articles, claims, composing, journal, pair_opinions, uids
from reader.store.database import Connection
from reader.store.journal import Edit


def judge(keeping: Keeping, left_uid: str, right_uid: str, opinion: Opinion | None) -> None:
    """Say it, or take back what was said.

    Raises:
        UsageError: they are one, or a claim and a figure.
        NotFoundError, AmbiguousUidError: there is no such claim or figure, or more than one.
    """
    with keeping.writing() as db:
        (left, is_claim), (right, is_other_claim) = (_side(db, uid) for uid in (left_uid, right_uid))
        if left.uid == right.uid:
            raise UsageError("A claim or figure cannot be compared with itself")
        if is_claim != is_other_claim:
            raise UsageError("A claim and a figure cannot be judged as a pair", hint="Choose two of one sort")
        key = pair_opinions.of_pair(db, left.uid, right.uid) or pair_opinions.key_of(left.uid, right.uid)
        known = pair_opinions.state(db, key)
        if (known and known["opinion"]) == opinion:
            return
        stamp = keeping.stamp()
        after = opinion and pair_opinions.to_json(PairOpinion(left, right, opinion, stamp.at))
        article = articles.get(db, left.article_uid)
        said = words.of_pair(opinion, (left.selector.quote, right.selector.quote), article, are_figures=not is_claim)
        journal.act(db, stamp, [Edit("pair_opinion", key, after)], verb="judge", what=said)


def _side(db: Connection, uid: str) -> tuple[PairSide, bool]:
    """One side of a pair with its words, and whether it is a claim."""
    try:
        claim_id = uids.resolve(db, "claim", uid)
    except NotFoundError:
        return _figure(db, uids.resolve(db, "figure", uid)), False
    placed, text = claims.with_text(db, claim_id)
    return PairSide(placed.claim.uid, placed.article.uid, place_of(placed.claim, text)), True


def _figure(db: Connection, row_id: int) -> PairSide:
    figure, article_uid = composing.figure(db, row_id)
    text = articles.version(db, article_uid).text
    return PairSide(figure.uid, article_uid, select(text, figure.span))

"""One speaker's page: what they claimed, what of it was denied and by whom, what they later changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reader.claims.relations.voices import name_key
from reader.library.keeping import Keeping
from reader.library.relations import Relations
from reader.library.speakers import name_in_rows
from reader.library.statements import Material, Statements, of_placed
from reader.model import Answered, Relation, RelationKind, SpeakerKind, SpeakerPage, Statement
from reader.store import accounts, articles, claims, speakers, threads

_MOST_CLAIMS = 500  # of a speaker, the newest
_MOST_ARTICLES = 200  # in which others answer, the newest
_KINDS = frozenset((RelationKind.CONFLICT, RelationKind.UPDATE))


def page_of(keeping: Keeping, relations: Relations, name: str) -> SpeakerPage:
    """The page of a speaker; any of the names that were merged everywhere will do."""
    with keeping.reading() as db:
        called = name_in_rows(db, name)
        own = claims.by_ids(db, speakers.claim_ids(db, called)[:_MOST_CLAIMS])
        shown = speakers.spelling(db, called)
    mine = {each.claim.uid: of_placed(each) for each in own}
    by_uid = mine | {figure.uid: statement for statement in mine.values() for figure in statement.figures}
    known = _telling(each for found in relations.of(by_uid).values() for each in found)
    others = _others(keeping, _sides(known) - by_uid.keys())
    answers = list(_answers(by_uid, others, known))
    return SpeakerPage(
        name=shown,
        claims=tuple(mine.values()),
        denied=_in_order(each for each in answers if _is_denied(each)),
        changed=_in_order(each for each in answers if _is_changed(each)),
        left_out=sum(any(uid not in by_uid and uid not in others for uid in _sides([each])) for each in known),
    )


def _telling(known: Iterable[Relation]) -> list[Relation]:
    """Those that say that somebody denied something, or changed it; each once."""
    pairs = {(each.left, each.right, each.kind): each for each in known if each.kind in _KINDS}
    return list(pairs.values())


def _sides(known: Iterable[Relation]) -> set[str]:
    return {uid for each in known for uid in (each.left, each.right)}


def _others(keeping: Keeping, uids: Collection[str]) -> Statements:
    """All claims and figures of the articles in which somebody answers with these; of many articles, the newest."""
    with keeping.reading() as db:
        homes = threads.homes(db, uids)
        found = sorted(articles.by_uids(db, set(homes.values())), key=lambda each: (each.published, each.uid))
        shown = {each.uid: each for each in reversed(found[-_MOST_ARTICLES:])}
        versions = accounts.versions(db, articles.ids_of(db, shown))
        told = tuple(account for _, account in accounts.of_versions(db, versions.values()))
    return Statements(Material(shown, told, (), {}))


def _answers(mine: dict[str, Statement], others: Statements, known: Iterable[Relation]) -> Iterator[Answered]:
    """Each relation of a claim of theirs, or of a figure in it, with what is on the other side."""
    for each in known:
        left, right = (mine.get(uid) or (others.of(uid) if uid in others else None) for uid in (each.left, each.right))
        if left is None or right is None or left.uid == right.uid:
            continue
        # Of an update the left one is the earlier; of two of their own, what came first is what was changed.
        is_left_ours = left.uid in mine and (
            right.uid not in mine or each.kind is RelationKind.UPDATE or _is_later(right, left)
        )
        yield Answered(left, right, each) if is_left_ours else Answered(right, left, each)


def _is_later(one: Statement, other: Statement) -> bool:
    return _day(one) >= _day(other)


def _is_denied(answer: Answered) -> bool:
    return answer.relation.kind is RelationKind.CONFLICT and not _is_one_speaker(answer)


def _is_changed(answer: Answered) -> bool:
    """An update of their own, or of their own organisation; or what they said contradicts what they said before."""
    if answer.relation.kind is RelationKind.CONFLICT:
        return _is_one_speaker(answer)
    is_later = answer.relation.right in {answer.other.uid, *(each.uid for each in answer.other.figures)}
    return answer.relation.kind is RelationKind.UPDATE and is_later and (_is_one_speaker(answer) or _is_own(answer))


def _is_one_speaker(answer: Answered) -> bool:
    own, other = (name_key(each.claim.speaker.name) if each.claim else "" for each in (answer.own, answer.other))
    return bool(own) and own == other


def _is_own(answer: Answered) -> bool:
    """Whether the other speaker is the organisation that this one is said to belong to."""
    if answer.own.claim is None or answer.other.claim is None:
        return False
    speaker, other = answer.own.claim.speaker, answer.other.claim.speaker
    is_organisation = other.kind is SpeakerKind.ORGANISATION and bool(other.name)
    return is_organisation and name_key(other.name) in name_key(speaker.role)


def _in_order(answers: Iterable[Answered]) -> tuple[Answered, ...]:
    """By what was claimed first; undated last."""
    return tuple(sorted(answers, key=lambda each: (*_day(each.own), each.own.uid, *_day(each.other), each.other.uid)))


def _day(statement: Statement) -> tuple[bool, str]:
    return not statement.article.published, statement.article.published

"""One article is related: set beside its neighbours, and what is found kept in one short transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reader.claims.relations.prepare import Prepared
from reader.claims.relations.relate import relate
from reader.library.accounts import Accounts
from reader.library.keeping import Keeping
from reader.library.neighbours import Neighbours, marks_of, neighbours_of
from reader.library.reattaching import reattach
from reader.library.settling import settle
from reader.model import Relation
from reader.store import database, relating, relations, story_links, story_terms
from reader.store.database import Connection
from reader.store.relating import State
from reader.store.relations import Kept
from reader.store.story_terms import Marks


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be kept of one article, worked out before the transaction.

    Attributes:
        state: where it stood.
        seen: number of what others had written by then.
        own: the article.
        marks: what it is known by among others.
        neighbours: the articles that it is linked to.
        beside: where those stand that come before it; it is set beside these.
        accounts: they, by row id.
        found: what rules say.
    """

    state: State
    seen: int
    own: Prepared
    marks: Marks
    neighbours: Neighbours
    beside: Mapping[int, State]
    accounts: Mapping[int, Prepared]
    found: tuple[Relation, ...]


def relate_article(keeping: Keeping, accounts: Accounts, article_id: int) -> bool:
    """Relate one article; False where something changed meanwhile, so that it is still to be done.

    Killed at any time, it is done whole or not at all.
    """
    accounts.bring_up_to_date(article_id)
    with keeping.reading() as db:
        seen = database.writes_of_others(db)
        state = relating.states(db, [article_id]).get(article_id)
    if state is None or not state.is_pending:
        return True
    own = accounts.of({article_id: state}).get(article_id)
    if own is None:
        return _has_nothing(keeping, state)
    plan = _plan(keeping, accounts, own, (state, seen))
    with keeping.writing() as db:
        if not _holds(db, plan):
            return False
        _keep(db, plan)
    return True


def _has_nothing(keeping: Keeping, state: State) -> bool:
    """An article in the bin, or without claims that were looked for, has no relations; that is known now."""
    with keeping.writing() as db:
        if relating.states(db, [state.article_id])[state.article_id].changed != state.changed:
            return False
        relating.finish(db, state)
    return True


def _plan(keeping: Keeping, accounts: Accounts, own: Prepared, at: tuple[State, int]) -> _Plan:
    state, seen = at
    marks = marks_of(own)
    with keeping.reading() as db:
        neighbours = neighbours_of(db, state.article_id, marks)
        states = relating.states(db, neighbours.ids)
    beside = {each: known for each, known in states.items() if known.comes_before(state)}
    others = accounts.of(beside)
    found = relate(own, [others[each] for each in sorted(others, key=lambda each: beside[each].place)])
    return _Plan(state, seen, own, marks, neighbours, beside, others, found)


def _holds(db: Connection, plan: _Plan) -> bool:
    """Whether nothing changed since the plan was made: neither these articles, nor which they are."""
    now = relating.states(db, [plan.state.article_id, *plan.beside])
    known = {plan.state.article_id: plan.state, **plan.beside}
    if any(each not in now or now[each].changed != state.changed for each, state in known.items()):
        return False
    is_alone = database.writes_of_others(db) == plan.seen
    return is_alone or neighbours_of(db, plan.state.article_id, plan.marks).ids == plan.neighbours.ids


def _keep(db: Connection, plan: _Plan) -> None:
    article_id = plan.state.article_id
    before = {each.other_id for each in story_links.of_article(db, article_id)}
    lost = before - plan.neighbours.ids
    later = plan.neighbours.ids - set(plan.beside)
    relating.mark_due(db, later if plan.state.has_changed else later - before)
    relating.mark_due(db, _later(db, plan, lost))
    story_terms.keep(db, article_id, plan.marks, is_capped=plan.neighbours.is_capped)
    story_links.replace(db, article_id, plan.neighbours.links)
    moved = reattach(db, article_id, plan.own.account)
    old = relations.found_of(db, article_id)
    new = _placed(plan)
    relations.replace_found(db, article_id, {*plan.beside, *lost}, new)
    touched = {uid for each in (*old, *new) for uid in (each.relation.left, each.relation.right)} | moved
    if touched:
        settle(db, touched, (plan.own, *plan.accounts.values()))
        relations.count(db, {each for kept in old for each in (kept.left_article, kept.right_article)})
    relating.finish(db, plan.state)


def _later(db: Connection, plan: _Plan, article_ids: Iterable[int]) -> list[int]:
    states = relating.states(db, set(article_ids))
    return [each for each, state in states.items() if plan.state.comes_before(state)]


def _placed(plan: _Plan) -> list[Kept]:
    """What was found, each pair once, with the articles of both sides."""
    homes: dict[str, tuple[int, bool]] = {}
    for article_id, prepared in ((plan.state.article_id, plan.own), *plan.accounts.items()):
        homes.update((each.uid, (article_id, False)) for each in prepared.account.claims)
        homes.update((each.uid, (article_id, True)) for each in prepared.account.figures)
    once = {frozenset((each.left, each.right)): each for each in plan.found}
    return [Kept(each, homes[each.left][0], homes[each.right][0], homes[each.left][1]) for each in once.values()]

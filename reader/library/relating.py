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
from reader.library.settling import LookUp, settle
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
        beside: where they stand.
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
    if own is None or not state.has_changed:
        return _without_rules(keeping, accounts, state, own)
    plan = _plan(keeping, accounts, own, (state, seen))
    with keeping.writing(is_replaceable=True) as db:
        if not _holds(db, plan):
            return False
        _keep(db, plan, _look_up(db, accounts))
    return True


def _look_up(db: Connection, accounts: Accounts) -> LookUp:
    return lambda article_ids: accounts.of(relating.states(db, article_ids)).values()


def _without_rules(keeping: Keeping, accounts: Accounts, state: State, own: Prepared | None) -> bool:
    """Work out again what follows from what rules said of an article; one in the bin, or without text, has nothing."""
    with keeping.writing(is_replaceable=True) as db:
        if relating.states(db, [state.article_id])[state.article_id].changed != state.changed:
            return False
        if own is not None:
            touched = _touched(db, state.article_id, own, relations.found_of(db, state.article_id))
            settle(db, touched, (own,), _look_up(db, accounts))
        relating.finish(db, state)
    return True


def _plan(keeping: Keeping, accounts: Accounts, own: Prepared, at: tuple[State, int]) -> _Plan:
    state, seen = at
    marks = marks_of(own)
    with keeping.reading() as db:
        neighbours = neighbours_of(db, state.article_id, marks)
        states = relating.states(db, neighbours.ids)
    others = accounts.of(states)
    found = relate(own, [others[each] for each in sorted(others)])
    return _Plan(state, seen, own, marks, neighbours, states, others, found)


def _holds(db: Connection, plan: _Plan) -> bool:
    """Whether nothing changed since the plan was made: neither these articles, nor which they are."""
    now = relating.states(db, [plan.state.article_id, *plan.beside])
    known = {plan.state.article_id: plan.state, **plan.beside}
    if any(each not in now or now[each].changed != state.changed for each, state in known.items()):
        return False
    is_alone = database.writes_of_others(db) == plan.seen
    return is_alone or neighbours_of(db, plan.state.article_id, plan.marks).ids == plan.neighbours.ids


def _keep(db: Connection, plan: _Plan, look_up: LookUp) -> None:
    article_id = plan.state.article_id
    lost = {each.other_id for each in story_links.of_article(db, article_id)} - plan.neighbours.ids
    story_terms.keep(db, article_id, plan.marks, is_capped=plan.neighbours.is_capped)
    story_links.replace(db, article_id, plan.neighbours.links)
    old, new = relations.found_of(db, article_id), _placed(plan)
    relations.replace_found(db, article_id, {*plan.beside, *lost}, new)
    touched = _touched(db, article_id, plan.own, (*old, *new))
    settle(db, touched, (plan.own, *plan.accounts.values()), look_up)
    relations.count(db, {each for kept in old for each in (kept.left_article, kept.right_article)})
    relating.finish(db, plan.state)


def _touched(db: Connection, article_id: int, own: Prepared, rows: Iterable[Kept]) -> set[str]:
    """Of what it is to be worked out again what follows, for an article of which these rows were found until now."""
    touched = {uid for each in rows for uid in (each.relation.left, each.relation.right)}
    return touched | reattach(db, article_id, own.account) | relations.ends_of_derived(db, article_id)


def _placed(plan: _Plan) -> list[Kept]:
    """What was found, each pair once, with the articles of both sides."""
    homes: dict[str, tuple[int, bool]] = {}
    for article_id, prepared in ((plan.state.article_id, plan.own), *plan.accounts.items()):
        homes.update((each.uid, (article_id, False)) for each in prepared.account.claims)
        homes.update((each.uid, (article_id, True)) for each in prepared.account.figures)
    once = {frozenset((each.left, each.right)): each for each in plan.found}
    return [Kept(each, homes[each.left][0], homes[each.right][0], homes[each.left][1]) for each in once.values()]

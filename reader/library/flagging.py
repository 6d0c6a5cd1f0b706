"""The reader's flags and tags, set on articles as acts."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.keeping import Keeping
from reader.library.marking import Marking
from reader.library.words import in_words, of_marking, of_tags, retagged
from reader.model import Article
from reader.store import article_states, articles, journal, states
from reader.store.database import Connection
from reader.store.journal import Edit


def change(keeping: Keeping, uids: Sequence[str], marking: Marking, *, is_act: bool) -> int:
    """Set flags and tags of articles, as one act or as none; returns how many articles changed."""
    with keeping.writing() as db:
        asked = dict.fromkeys(articles.get(db, uid) for uid in uids)
        edits = {each: _changing(db, each, marking) for each in asked}
        changed = [each for each in asked if edits[each]]
        stamp, flat = keeping.stamp(), [edit for each in changed for edit in edits[each]]
        if is_act:
            journal.act(db, stamp, flat, verb="mark", what=of_marking(changed, marking))
        else:
            journal.record(db, stamp, flat, verb="see")
    return len(changed)


def set_tags(keeping: Keeping, article: Article, tags: Sequence[str]) -> None:
    """Give an article these tags and no others."""
    edit = Edit("article_tags", article.uid, in_words(tags))
    keeping.act([edit], verb="tag", what=of_tags(article, in_words(tags)))


def _changing(db: Connection, article: Article, marking: Marking) -> list[Edit]:
    """The edits of one article that change something."""
    flags = {name: getattr(marking, name) for name in article_states.FLAGS}
    wanted = {name: flag for name, flag in flags.items() if flag is not None}
    tags = retagged(article.tags, marking) if marking.add_tags or marking.drop_tags else list(article.tags)
    edits = [Edit("article_state", article.uid, wanted), Edit("article_tags", article.uid, tags)]
    return [edit for edit in edits if states.current(db, edit.kind, edit.key, edit.after) != edit.after]

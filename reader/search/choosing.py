"""Answers queries without words: sets of row numbers that the store knows, joined by AND, OR and NOT."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from reader.model import SearchIn
from reader.search.evaluate import Facts
from reader.search.nodes import And, Everything, Node, Not, Or, Words, is_filter


def has_words(node: Node) -> bool:
    """Whether any part of the query is a matter for the index."""
    if isinstance(node, And | Or):
        return any(map(has_words, node.children))
    if isinstance(node, Not):
        return has_words(node.child)
    return isinstance(node, Words) and not is_filter(node)


def chosen(node: Node, facts: Facts, within: SearchIn) -> AbstractSet[int]:
    """Row numbers of what a query without words finds."""
    if isinstance(node, And):
        found = [chosen(child, facts, within) for child in node.children if not isinstance(child, Not)]
        gone = [chosen(child.child, facts, within) for child in node.children if isinstance(child, Not)]
        first, *others = found or [facts.everything(within)]
        return frozenset(first).intersection(*others).difference(*gone)
    if isinstance(node, Or):
        return frozenset().union(*(chosen(child, facts, within) for child in node.children))
    if isinstance(node, Not):
        return facts.everything(within) - chosen(node.child, facts, within)
    if isinstance(node, Everything):
        return facts.everything(within)
    return facts.filtered(node, within)

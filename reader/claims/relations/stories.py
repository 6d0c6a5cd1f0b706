"""Which articles tell of one event."""

from __future__ import annotations

from collections.abc import Sequence

from reader.claims.relations.prepare import Prepared


def stories_of(accounts: Sequence[Prepared]) -> list[list[Prepared]]:
    """Put articles of one event together."""
    return [sorted(accounts, key=lambda each: (each.account.published, each.account.uid))]

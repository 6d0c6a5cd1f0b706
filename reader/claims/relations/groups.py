"""Claims and figures about one thing."""

from __future__ import annotations

from collections.abc import Sequence

from reader.claims.relations.prepare import Prepared
from reader.model import Relation, SubjectGroup


def grouped(accounts: Sequence[Prepared], relations: Sequence[Relation]) -> tuple[SubjectGroup, ...]:
    """Bring claims and figures about one thing side by side."""
    return ()

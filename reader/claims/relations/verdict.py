"""What a rule says of a pair, before it becomes a relation between uids."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.model import Relation, RelationKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """Kind, the rule's short name, and its reason in words for the screen; `is_turned`: the right one is earlier."""

    kind: RelationKind
    rule: str
    reason: str
    is_turned: bool = False

    def turned(self) -> Verdict:
        """The same of the pair the other way round."""
        return replace(self, is_turned=not self.is_turned)

    def relation(self, left: str, right: str) -> Relation:
        """The relation between two uids; of an update, the earlier one is `left`."""
        if self.is_turned:
            left, right = right, left
        return Relation(left, right, self.kind, self.reason, self.rule)

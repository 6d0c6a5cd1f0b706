"""Why something was taken for a claim, in plain words."""

from __future__ import annotations

from reader.claims.drafts import Draft


def explain(draft: Draft) -> str:
    """The rule that found a claim, with what was special about its source."""
    words = draft.rule.value
    if draft.is_inverted:
        return f"{words}; the source follows the verb"
    if draft.source and not draft.owns_source:
        return f"{words}; the source is shared with another verb"
    return words

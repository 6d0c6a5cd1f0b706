"""What an amount or a share is of: "40 tonnes of resin", "the cost of the repairs", "52 per cent for Costane"."""

from __future__ import annotations

import re

from reader.text.lexicon import profiles

_CLASSES = {key: frozenset(words.split()) for key, words in profiles("en/figure_words").items()}
_STOP, _NO_NAMES, _NOBODY = (_CLASSES[name] for name in ("stop", "no_name", "nobody"))

_TURNOUT = re.compile(r"\b[Tt]urnout\b(?![^.;]* (?:at|in|among|for) )[^.;]{0,40}\Z")
_NAME = r"(?P<name>[^\W\d_a-z][\w’-]+(?: [^\W\d_a-z][\w’-]+){0,2})"
_FOR = re.compile(rf"[”\"’']*(?: of the votes?)? (?:for|went to) {_NAME}")
_WINNER = re.compile(
    rf"{_NAME},? (?:(?:had|has|have|won|wins|got|received|obtained|took|takes|polled|secured|leads?|with|on|at|"
    r"re-elected|elected|by) )*[“\"‘']*\Z"
)
_OF = re.compile(
    r"[”\"’']* of (?:the |its |their |his |her |our |this |that |all )?(?P<who>[a-z-]{3,}(?: [a-z-]{3,}){0,2})"
)
_MONEY_OF = re.compile(
    r"\b(?:costs?|price|bill|damage|deficit|gap|shortfall|value|loss(?:es)?|profits?|debts?|compensation)"
    r" (?:of|for|to|in|from|by) (?:the |a |an |its |their |this )?(?P<who>[a-z-]+(?: [a-z-]+){0,2}?)"
    r" (?:(?:would|will|could|may|has|had|have|been|be|now|is|was|were|are|put|stood|stands|reached|rise|risen|rose|"
    r"estimated|totalled|totaled) )*(?:at|to|by|is|was|were)? ?[“\"‘']*\Z"
)
_COSTING = re.compile(r"\b(?:cost|costs|costing) (?:the |its |their )?(?P<who>[a-z-]+(?: [a-z-]+)?) [“\"‘']*\Z")
_COSTS = re.compile(
    r"\b(?:[Tt]he|[Aa]|[Ii]ts|[Tt]his|[Tt]hat) (?P<who>[a-z-]+(?: [a-z-]+)?)"
    r" (?:(?:would|will|could|may|might|has|had|have|is|was|already) )*(?:cost|costs|costing|lost|loses|worth)"
    r" (?:at least |about )?[“\"‘']*\Z"
)


def of_votes(left: str, right: str, measures: str) -> str:
    """Whose votes or whose share of them it is; of a turnout, the voters'."""
    if measures == "turnout":
        return "voters" if _TURNOUT.search(left) else ""
    if measures not in {"votes", "lead"}:
        return ""
    found = _FOR.match(right) or _WINNER.search(left)
    name = found["name"].rpartition(" ")[2] if found else ""
    return f"votes for {name}" if name and name.lower() not in _NO_NAMES else ""


def of_share(right: str) -> str:
    """What a share or an amount is of, where that is no plural ("half of the harvest")."""
    found = _OF.match(right)
    own = _up_to_stop(found["who"]) if found else ""
    return "" if own in {"total", "vote", "votes"} else own


def of_amount(left: str, right: str) -> str:
    """What an amount is of or for: "40 tonnes of resin", "the cost of the repairs at 3 million", "costing shops"."""
    own = of_share(right)
    if own:
        return own
    for pattern in (_MONEY_OF, _COSTING, _COSTS):
        told = pattern.search(left)
        if told and not _NOBODY & set(told["who"].split()):
            return told["who"]
    return ""


def _up_to_stop(words: str) -> str:
    kept: list[str] = []
    for word in words.split():
        if word in _STOP or (kept and word.endswith("ed")):
            break
        kept.append(word)
    return " ".join(kept) if kept and not kept[-1].endswith("ly") else ""

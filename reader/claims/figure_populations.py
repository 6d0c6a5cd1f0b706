"""Who is counted, where the words before a number say it: "Orvenian dead numbered 300", "lost 40 of its men"."""

from __future__ import annotations

import re

from reader.claims.figure_nouns import STATES, is_people, noun_behind, who
from reader.text.lexicon import profiles

_CLASSES = {key: frozenset(words.split()) for key, words in profiles("en/figure_words").items()}
_SIDED, _NO_NAMES = _CLASSES["sided"], _CLASSES["no_name"]
_FORCES = {
    "military": "soldiers",
    "army": "soldiers",
    "soldier": "soldiers",
    "troop": "soldiers",
    "civilian": "civilians",
    "police": "police officers",
}
_OWN_REACH = 60
_STATE_WORDS = "|".join(sorted(STATES | {"fallen"}))
_NUMBER_OF = re.compile(
    r"\b(?:number|share|proportion|total|bound|limit|estimate|figure|losses|deaths?|count|killing|loss)"
    r" (?:of|for|among) (?P<who>[^.,;:!?“”\"()\n\d]{3,70})\Z"
)
_STATED = re.compile(
    rf"(?P<who>(?:[^\W\d_][\w’'-]* ){{1,3}})(?:{_STATE_WORDS})\b[^.;:!?\n\d]{{0,40}}"
    r"\b(?:numbered|numbers|reached|reaches|stands? at|stood at|totall?ed|is|are|was|were|at|to) ?[“\"‘']*\Z"
)
_THOSE_OF = re.compile(
    r"\bthose of (?:the )?(?P<who>[^.,;:!?“”\"()\n\d]{3,70}?)(?: together)? at ?[“\"‘']*\Z"
)  # fmt: skip
_LOST = re.compile(
    r"(?P<who>(?:[^\W\d_][\w’'-]* ){1,4})(?:has |have |had |may have |already )*(?:lost|losing|lose|loses|suffered)"
    r" ?[“\"‘']*\Z"
)
_IS_LOST = re.compile(r"\b(?:lost|losing|loses?) ?[“\"‘']*\Z")
_OWN_LEFT = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur) own (?:[a-z]+ ){0,3}[“\"‘']*\Z")
_OWN_RIGHT = re.compile(
    r"[”\"’']? (?:of (?:its|their|his|her|our)(?: own)? (?:men|soldiers|troops|fighters|people)\b|"
    r"(?:[a-z]+ )?(?:of|among|on|in) (?:its|their|his|our) own\b)"
)
_JOINED = re.compile(r"[”\"’']*,? (?P<who>(?:[a-z]+ ){1,2}and (?:[a-z]+ ){1,2})(?:together|combined|included|alike)\b")


def is_loss(left: str, head: str) -> bool:
    """Whether people were lost, that is killed ("lost 400 men")."""
    return (head in _SIDED or head in {"lives", "comrades"}) and bool(_IS_LOST.search(left))


def is_own(left: str, right: str) -> bool:
    """Whether a number is one of the speaker's own people ("27 dead of its own", "its own losses at 27")."""
    return bool(_OWN_LEFT.search(left, max(0, len(left) - _OWN_REACH)) or _OWN_RIGHT.match(right))


def before(left: str) -> str:
    """Who is counted, as the words before a number tell; "" when they do not."""
    those = _THOSE_OF.search(left)
    if those:
        return those["who"]
    stated = _STATED.search(left)
    side = _side(stated["who"]) if stated else ""
    if side:
        return side
    number_of = _NUMBER_OF.search(left)
    if number_of:
        stretch = f" {number_of['who']}"
        return who(noun_behind(stretch), stretch)
    lost = _LOST.search(left)
    return _side(lost["who"]) if lost else ""


def _side(words: str) -> str:
    """The side, or the kind of people, that some words end with: in "said Orvenian military" Orvenian soldiers."""
    kept: list[str] = []
    for word in reversed(words.split()):
        folded = word.lower()
        is_name = word[0].isupper() and folded not in _NO_NAMES
        if not is_name and folded not in _FORCES and folded not in {"side", "forces"} and not is_people(word):
            break
        if folded != "side":
            kept.insert(0, _FORCES.get(folded, word))
    return " ".join(kept)


def joined(right: str, own: str) -> str:
    """Those named behind a number, with the people's name before it: "3,000 dead, soldiers and police together"."""
    found = _JOINED.match(right)
    if not found:
        return own
    name = f"{own.partition(' ')[0]} " if own and own[0].isupper() else ""
    return f"{name}{found['who'].strip()}"

"""Whether two speakers are one party: the minister and the ministry are, the ministry and its critics are not."""

from __future__ import annotations

from dataclasses import dataclass

from reader.claims.relations.lexicon import pattern, words
from reader.claims.relations.words import WORD, stem, stems_of
from reader.model import Speaker, SpeakerKind

_TWO = 2
_STEM_CELLS = 6  # "Orvenia" and "Orvenian" share their beginning


@dataclass(frozen=True, slots=True)
class Party:
    """A speaker as relations see one; `key` is empty where nobody is known.

    Attributes:
        key: the name, folded; what is known under one name is one speaker.
        body: beginnings of the words for what the speaker belongs to, or of the name where that is unknown.
        names: those of them that are written with a capital.
        own_names: the capitalised words of the name proper.
        is_organ: an organ of a state (a ministry, its army, its police), or somebody in one.
        is_apart: speaks for nobody else (a former official, a customer).
        is_person: has a personal name.
    """

    key: str
    body: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    own_names: frozenset[str] = frozenset()
    is_organ: bool = False
    is_apart: bool = False
    is_person: bool = False


NOBODY = Party("")


def party_of(speaker: Speaker) -> Party:
    """The party of a claim's speaker; a role stands behind the name's comma, or by itself."""
    name = speaker.name if not speaker.role or speaker.role in speaker.name else f"{speaker.name}, {speaker.role}"
    return _party(name, speaker.kind is SpeakerKind.PERSON)


def _party(name: str, is_person: bool) -> Party:
    if not name.strip():
        return NOBODY
    proper, _, role = name.partition(",")
    told = WORD.findall(role) or WORD.findall(proper)
    offices = words("office_words")
    body = frozenset(stem(word)[:_STEM_CELLS] for word in told if word.lower() not in words("stop") | offices)
    names = frozenset(stem(word)[:_STEM_CELLS] for word in told if word[0].isupper() and word.lower() not in offices)
    own = frozenset(stem(word) for word in WORD.findall(proper) if word[0].isupper())
    return Party(
        " ".join(name.split()).casefold(),
        body,
        names & body,
        own,
        is_organ=any(word.lower() in words("organ_words") for word in told),
        is_apart=pattern("apart_words").search(name) is not None,
        is_person=is_person,
    )


def are_one(left: Party, right: Party) -> bool | None:
    """Whether two speakers stand for one party; None where one of them is unknown, as the article's own voice is."""
    if not left.key or not right.key:
        return None
    if left.key == right.key or _are_one_name(left, right):
        return True
    return not (left.is_apart or right.is_apart) and _are_one_body(left, right)


def _are_one_body(left: Party, right: Party) -> bool:
    """Whether both belong to one organisation, or to one state."""
    if left.body and left.body == right.body:
        return True
    common = left.body & right.body
    if not common & (left.names | right.names):  # "the ambulance service" and "the city ambulance service"
        return not left.names and not right.names and len(common) >= _TWO and common in (left.body, right.body)
    if left.is_organ and right.is_organ:  # the ministry and the army of one state, not two ministries
        return bool((common & left.names & right.names) - {each[:_STEM_CELLS] for each in stems_of("organ_words")})
    return len(common) > 0.5 * min(len(left.body), len(right.body))


def _are_one_name(left: Party, right: Party) -> bool:
    """Whether both are called by the same names: a person's, or an organisation's of two words or more."""
    if not left.own_names or left.own_names != right.own_names:
        return False
    is_organisation = len(left.own_names) >= _TWO and left.is_apart == right.is_apart  # "a critic of Hollin Rail"
    return left.is_person or right.is_person or is_organisation

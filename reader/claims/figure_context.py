"""What an article as a whole tells of a figure: a number said twice, a people lost, a disaster's victims, a crowd."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from reader.claims.figure_scope import Counted
from reader.model import Claim, Figure, Speaker
from reader.text.calendar_words import WEEKDAYS
from reader.text.lexicon import profiles

_CLASSES = {key: frozenset(words.split()) for key, words in profiles("en/figure_words").items()}
_VAGUE, _ANYONE, _HARMED = _CLASSES["vague"], _CLASSES["anyone"], _CLASSES["harmed"]
_CROWD, _EVENTS, _HELD = _CLASSES["crowd"], _CLASSES["events"], _CLASSES["held"]
_TELLING = 13  # a smaller number said twice may count two things
_LEAD = 300  # characters in which a disaster's name counts more
_TOLD_BY = 3_000  # characters in which an article says what it is about
_LEAD_WEIGHT = 3
_LEAST_SAID = 3
_PART = 0.5  # less than that of what one speaker counts is a part
_AROUND = 60
_PART_WORDS = re.compile(
    r"\b(?:alone|including|includes?|among|one of|hospitals?|church|critically|seriously|another|previous|earlier|"
    r"more|others|since|last year|every year|a year)\b"
)
_SENTENCE_EDGE = re.compile(r"[.!?]\s")
_PROTEST = re.compile(r"\b(?:protest|march(?:ed|ers)|demonstrat|rall(?:y|ied))")
_PROTESTERS = re.compile(r"\b(?:protest|march|demonstrat|rally|riot)[^.]{0,200}\b(?:arrest|detain|held)")
_ON_A_DAY = re.compile(
    rf"\b(?P<day>{'|'.join(WEEKDAYS)})[’']s (?:[a-z-]+ ){{0,2}}(?:march|protest|rally|demonstration|vote|election|"
    r"referendum|concert|match|strike|gathering|parade)\b"
)
_SPOKEN_OF = 7  # days in which an event is spoken of as one
_SIDE = re.compile(
    r"(?:the )?(?P<side>[^\W\d_a-z][\w-]+)(?: [^\W\d_a-z][\w-]+)*(?: (?:army|navy|air force|general staff|side|forces|"
    r"defen[cs]e ministry|military|government|interior ministry|command)\b| [^\W\d_a-z]| ?\Z)"
)
_FORCES = re.compile(
    r"\b(?:army|navy|staff|side|forces|defen[cs]e|military|command|brigade|Army|Staff|Forces|Defen[cs]e)\b"
)


_EVENT_WORDS = {
    phrase.strip(): name for name, line in profiles("en/figure_events").items() for phrase in line.split("|")
}
_STEMS = {stem[:-1]: name for stem, name in _EVENT_WORDS.items() if stem.endswith("*")}
_PHRASES = {phrase: name for phrase, name in _EVENT_WORDS.items() if not phrase.isalpha() and phrase[-1] != "*"}
_LONGEST_FIRST = sorted(_STEMS, key=len, reverse=True)
_ANY_STEM = tuple(_STEMS)
_RUN = re.compile(r"[a-z]{4,}")


class Story(NamedTuple):
    """What surrounds the figures of one article: its text, its claims by their uid, and the day it was published."""

    text: str
    claims: Mapping[str, Claim]
    published: str


def in_context(found: Sequence[Figure], counted: Sequence[Counted], story: Story) -> tuple[Figure, ...]:
    """Fill from the article what the sentence of a figure leaves open. Cost: linear in the text and its figures."""
    figures = [_of_own(each, scope, story) for each, scope in zip(found, counted, strict=True)]
    figures = _echoed(figures, story.published)
    figures = _of_one_people(figures, counted)
    figures = _of_a_disaster(figures, counted, story)
    figures = _of_the_day(figures, story)
    return tuple(_of_a_crowd(figures, counted, story.text))


def is_vague(figure: Figure, words: frozenset[str] = _VAGUE) -> bool:
    """Whether a population says nothing of who is counted."""
    return set(figure.population.lower().split()) <= words


# ---------------------------------------------------------------- one's own


def _of_own(figure: Figure, scope: Counted, story: Story) -> Figure:
    """The speaker's own people ("27 dead of its own")."""
    claim = story.claims.get(figure.claim_uid)
    side = side_of(claim.speaker) if scope.is_own and claim else ""
    if not side or not is_vague(figure):
        return figure
    return replace(figure, population=f"{side} soldiers" if figure.measures in _HARMED else f"{side} people")


def side_of(speaker: Speaker) -> str:
    """Whose an army or ministry is ("Orvenian defence ministry"); "" for anybody else."""
    found = _SIDE.match(speaker.name)
    return found["side"] if found and _FORCES.search(speaker.name) else ""


# ---------------------------------------------------------------- the same number


def _echoed(figures: list[Figure], published: str) -> list[Figure]:
    """A number that is said again counts what it counts where more is said of it."""
    by_value: dict[tuple[float, float], list[Figure]] = defaultdict(list)
    for each in figures:
        if each.low is not None and each.high is not None and each.high >= _TELLING:
            by_value[each.low, each.high].append(each)
    tellers = {value: _telling(group) for value, group in by_value.items() if len(group) > 1}
    return [_completed(each, tellers.get((each.low or 0.0, each.high or 0.0)), published) for each in figures]


def _telling(group: Sequence[Figure]) -> Figure | None:
    """The one that says most, where the others say nothing else."""
    told = [each for each in group if each.unit and each.measures]
    named = [each for each in told if not is_vague(each)] or told
    is_one = len({(each.unit, each.measures, each.population.lower()) for each in named}) == 1
    return named[0] if is_one else None


def _completed(figure: Figure, teller: Figure | None, published: str) -> Figure:
    if teller is None or teller is figure:
        return figure
    is_other = (figure.unit and figure.unit != teller.unit) or (figure.measures and figure.measures != teller.measures)
    if is_other or not is_vague(figure):
        return figure
    as_of = teller.as_of if figure.as_of == published else figure.as_of
    return replace(
        figure,
        unit=teller.unit,
        measures=teller.measures,
        population=teller.population or figure.population,
        as_of=as_of,
    )


# ---------------------------------------------------------------- one people


def _of_one_people(figures: list[Figure], counted: Sequence[Counted]) -> list[Figure]:
    """Soldiers or dead of nobody's are those of the only people whose losses the article counts."""
    peoples: dict[str, set[str]] = defaultdict(set)
    for each, scope in zip(figures, counted, strict=True):
        if each.unit == "people" and not is_vague(each) and not scope.is_own:
            peoples[each.measures].add(each.population if any(map(str.isupper, each.population)) else "")
    theirs = {measure: names.pop() for measure, names in peoples.items() if len(names) == 1}
    return [
        replace(each, population=theirs[each.measures])
        if theirs.get(each.measures) and _may_be_theirs(each, scope)
        else each
        for each, scope in zip(figures, counted, strict=True)
    ]


def _may_be_theirs(figure: Figure, scope: Counted) -> bool:
    if figure.unit != "people" or figure.measures not in _HARMED or scope.part is not None or scope.is_own:
        return False
    return not figure.population or (is_vague(figure) and not is_vague(figure, _ANYONE))


# ---------------------------------------------------------------- a disaster


def _of_a_disaster(figures: list[Figure], counted: Sequence[Counted], story: Story) -> list[Figure]:
    """The dead, hurt and missing of a disaster are its victims, unless only some of them are meant."""
    if not any(map(_is_harmed, figures)) or any(_is_of_war(each) for each in figures):
        return figures
    name = disaster_of(story.text)
    if not name:
        return figures
    most: dict[tuple[str, str], float] = defaultdict(float)
    for each in figures:
        if each.unit == "people":
            key = _counter(each, story)
            most[key] = max(most[key], each.low or 0.0)
    return [
        replace(each, population=f"victims of the {name}")
        if _is_harmed(each)
        and scope.part is None
        and (each.high is None or each.high >= _PART * most[_counter(each, story)])
        and not _is_part(each, story.text)
        else each
        for each, scope in zip(figures, counted, strict=True)
    ]


def _is_harmed(figure: Figure) -> bool:
    return figure.unit == "people" and figure.measures in _HARMED and is_vague(figure, _ANYONE)


def _is_of_war(figure: Figure) -> bool:
    return figure.unit == "people" and "soldiers" in figure.population


def _counter(figure: Figure, story: Story) -> tuple[str, str]:
    claim = story.claims.get(figure.claim_uid)
    return figure.measures, claim.speaker.name if claim else ""


def _is_part(figure: Figure, text: str) -> bool:
    left = _SENTENCE_EDGE.split(text[max(0, figure.span.start - _AROUND // 2) : figure.span.start])[-1]
    right = _SENTENCE_EDGE.split(text[figure.span.end : figure.span.end + _AROUND])[0]
    return bool(_PART_WORDS.search(left) or _PART_WORDS.search(right))


def disaster_of(text: str) -> str:
    """The disaster that an article is about; "" when it names none often enough."""
    folded = text[:_TOLD_BY].lower()
    said = _named(folded)
    for name, times in _named(folded[:_LEAD]).items():
        said[name] += times * (_LEAD_WEIGHT - 1)
    found = max(said, key=lambda each: said[each], default="")
    return found if said[found] >= _LEAST_SAID else ""


def _named(folded: str) -> Counter[str]:
    """How often each disaster is named."""
    said: Counter[str] = Counter()
    for word, times in Counter(_RUN.findall(folded)).items():
        name = _EVENT_WORDS.get(word, "")
        if not name and word.startswith(_ANY_STEM):
            name = next(_STEMS[stem] for stem in _LONGEST_FIRST if word.startswith(stem))
        if name:
            said[name] += times
    for phrase, name in _PHRASES.items():
        times = folded.count(phrase)
        if times:
            said[name] += times
    return said


# ---------------------------------------------------------------- an event


def _of_the_day(figures: list[Figure], story: Story) -> list[Figure]:
    """Those who came and those who voted did so on the day of the event, whenever they are counted."""
    if not any(each.measures in _EVENTS for each in figures):
        return figures
    named = _named_day(story)
    days: dict[str, set[str]] = {measure: {named} - {""} for measure in _EVENTS}
    for each in figures:
        if each.measures in _EVENTS and "/" not in each.as_of and each.as_of < story.published:
            days[each.measures].add(each.as_of)
    return [_on(each, days.get(each.measures, set()), story.published) for each in figures]


def _on(figure: Figure, days: set[str], published: str) -> Figure:
    """A figure of an event of the last days holds for the first day that is named for it."""
    if not days or "/" in figure.as_of or figure.as_of > published:
        return figure
    first = min(days)
    return figure if _days_between(first, published) > _SPOKEN_OF else replace(figure, as_of=first)


def _days_between(first: str, last: str) -> int:
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 0


def _named_day(story: Story) -> str:
    """The day of "Saturday's march"; "" when an article has none, or two."""
    names = {match["day"] for match in _ON_A_DAY.finditer(story.text)}
    try:
        published = date.fromisoformat(story.published)
    except ValueError:
        return ""
    if len(names) != 1:
        return ""
    back = (published.weekday() - WEEKDAYS.index(names.pop())) % len(WEEKDAYS)
    return (published - timedelta(days=back)).isoformat()


# ---------------------------------------------------------------- a crowd


def _of_a_crowd(figures: list[Figure], counted: Sequence[Counted], text: str) -> list[Figure]:
    """Whoever came to a march is counted alike, as people or as marchers; so is whoever the police held there."""
    crowds = [
        each.unit == "people" and scope.part is None and is_vague(each, _CROWD)
        for each, scope in zip(figures, counted, strict=True)
    ]
    names: dict[str, str] = {}
    if any(crowds):
        held = "protesters" if _PROTESTERS.search(text) else ""
        names = {measure: held for measure in _HELD if held}
        names["participants"] = "protesters" if _PROTEST.search(text) else "participants"
    return [
        replace(each, population=names[each.measures]) if is_crowd and each.measures in names else each
        for each, is_crowd in zip(figures, crowds, strict=True)
    ]

"""What a thread is called: the name and the measure that its claims share ("Bakhmut: killed or injured")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reader.claims.lexicon import words
from reader.claims.spellings import fold, stem

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_QUOTED_LENGTH = 56
_MOST_WORDS = 3
_SHORTEST = 3
_MAJORITY = 0.6
_FEWEST, _SHARE = 2, 0.3  # of the items have a word that says what all are about
_OPENING, _CLOSING = tuple("“„«\"‘'"), tuple("”“»\"’'")
_OUTER_MARKS = " “”„«»\"‘’'…,;:–—-"


@dataclass(frozen=True, slots=True)
class Titled:
    """What a claim, or a figure with the words around it, gives to a title.

    Attributes:
        content: its words; names in them are found here.
        names: other names that belong to it, such as the places of its figures.
        measures: what its figures measure ("killed or injured").
    """

    content: str
    names: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


def title_of(items: Sequence[Titled]) -> str:
    """The shared name and what is said of it: a measure, else shared words, else the first claim, quoted.

    Args:
        items: the thread's claims and figures, the earliest first; of what is shared equally, the earliest counts.

    Returns: one line; empty where there is not a word. Cost: linear in the words.
    """
    name = _shared(_names(items), _key_of_name, least=min(_FEWEST, len(items)))
    measure = _shared([each.measures for each in items], str.casefold, least=len(items) * _SHARE).replace("_", " ")
    about = measure or ", ".join(_shared_words(items, name))
    if not about:
        return f"{name}: {_beginning(items)}" if name else _beginning(items)
    return f"{name}: {about}" if name and fold(about) != fold(name) else _opened(about)


def with_name(title: str, headlines: Iterable[str]) -> str:
    """A title with the name that most headlines of its articles share, where it has none; one headline gives none."""
    items = [Titled(each) for each in headlines]
    if ": " in title or len(items) < _FEWEST:
        return title
    name = _shared(_names(items), _key_of_name, least=max(_FEWEST, len(items) * _MAJORITY))
    if not name or _key_of_name(name) in _key_of_name(title):
        return title
    return f"{name}: {title if title.startswith(_OPENING) else title[:1].lower() + title[1:]}"


def shortened(text: str, most: int = _QUOTED_LENGTH) -> str:
    """The beginning of a text in at most so many characters, cut at a word; an ellipsis shows that there was more."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut.rpartition(" ")[0] if text[most - 1] != " " else cut
    return (whole or cut).rstrip(_OUTER_MARKS) + "…"


def quoted(text: str, most: int = _QUOTED_LENGTH) -> str:
    """The beginning of a text between quotation marks; those that stand around it already are not doubled."""
    shown = shortened(text.rstrip(" ,;:"), most)
    if not shown.startswith(_OPENING):
        return f"“{shown}”"
    return f"“{shown[1:-1] if shown.endswith(_CLOSING) else shown[1:]}”"


def _shared(lists: Iterable[Iterable[str]], key_of: Callable[[str], str], *, least: float) -> str:
    """The spelling, as it comes first, of what most of the lists have; empty when fewer than `least` have it."""
    counts: dict[str, int] = defaultdict(int)
    spellings: dict[str, str] = {}
    for each in lists:
        for key, spelling in {key_of(word): word for word in reversed([word for word in each if word])}.items():
            counts[key] += 1
            spellings.setdefault(key, spelling)
    if not counts:
        return ""
    order = list(spellings)
    best = max(order, key=lambda key: (counts[key], -order.index(key)))
    return spellings[best].strip() if counts[best] >= least else ""


def _names(items: Sequence[Titled]) -> list[tuple[str, ...]]:
    """The names of each item; a capital at the beginning of a sentence counts where another item has it inside one."""
    found = [_capitals(each.content) for each in items]
    sure = {_key_of_name(name) for names in found for name, is_sure in names if is_sure}
    sure |= {_key_of_name(name) for each in items for name in each.names}
    return [
        (*(name for name, _ in names if _key_of_name(name) in sure), *item.names)
        for item, names in zip(items, found, strict=True)
    ]


def _capitals(text: str) -> list[tuple[str, bool]]:
    """Runs of capitalised words, and whether each is surely a name: not just the word that begins a sentence."""
    found: list[tuple[str, bool]] = []
    silent, end = words("no_titles"), -2
    for match in _WORD.finditer(text):
        word = _without_genitive(match.group())
        if not word[0].isupper() or word.casefold() in silent or len(word) < _SHORTEST:
            continue
        before = text[: match.start()].rstrip(_OUTER_MARKS.replace(":", ""))
        if match.start() == end + 1 and text[end] == " ":
            found[-1] = (f"{found[-1][0]} {word}", True)
        else:
            found.append((word, bool(before) and before[-1] not in ".!?:"))
        end = match.start() + len(word)
    return found


def _without_genitive(word: str) -> str:
    return word[:-2] if word.endswith(("’s", "'s")) else word


def _key_of_name(name: str) -> str:
    return " ".join(stem(fold(word)) for word in name.split())


def _shared_words(items: Sequence[Titled], name: str) -> list[str]:
    """Telling words of two items or more, other than the name's: those of most items, in the order of the text."""
    counts: dict[str, int] = defaultdict(int)
    spellings: dict[str, str] = {}
    silent, in_name = words("no_titles"), {stem(fold(word)) for word in name.split()}
    for item in items:
        found = {_stem(word): word for word in reversed(_WORD.findall(item.content)) if _tells(word, silent)}
        for key in reversed(found):
            if stem(fold(found[key])) not in in_name:
                counts[key] += 1
                spellings.setdefault(key, found[key])
    order, least = list(spellings), max(_FEWEST, len(items) * _SHARE)
    shared = sorted((key for key in order if counts[key] >= least), key=lambda key: (-counts[key], order.index(key)))
    return [_in_small(spellings[key]) for key in sorted(shared[:_MOST_WORDS], key=order.index)]


def _tells(word: str, silent: frozenset[str]) -> bool:
    return len(word) >= _SHORTEST and word.casefold() not in silent


def _stem(word: str) -> str:
    """One word in singular and plural."""
    lower = fold(word)
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


def _in_small(word: str) -> str:
    """A word in small letters, unless it is an abbreviation."""
    return word if word[1:] != word[1:].lower() else word.lower()


def _beginning(items: Sequence[Titled]) -> str:
    return next((quoted(each.content) for each in items if each.content.strip(_OUTER_MARKS)), "")


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]

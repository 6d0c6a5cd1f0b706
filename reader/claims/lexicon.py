"""The words that the rules know, read from the files in lexicon/en/ once and kept in one object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files

from reader.claims.word_classes import CUE_NOUN, CUE_VERB, GENITIVE, ING, LIGHT_VERB, SECTIONS

_VOWELS = "aeiou"


class Form(StrEnum):
    """How a verb is inflected."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    GERUND = "gerund"


@dataclass(frozen=True, slots=True)
class Stance:
    """What a cue by itself says about how sure the speaker is, and how the article relays it."""

    is_endorsing: bool = False
    is_distancing: bool = False
    is_probable: bool = False
    is_unspecified: bool = False
    is_denial: bool = False


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One form of a verb that attributes, with what may follow it."""

    lemma: str
    form: Form
    stance: Stance
    takes_clause: bool
    takes_quotation: bool
    takes_noun: bool
    takes_infinitive: bool
    takes_hearer: bool
    takes_as: bool
    takes_figure: bool
    is_naming: bool
    is_strict: bool
    prepositions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LightVerb:
    """One form of a verb whose noun says what is done; its subject is the speaker, or what is spoken of."""

    verb: CueVerb
    is_receiving: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words the rules know, by their lower-case form with a straight apostrophe.

    Attributes:
        verbs: every form of every cue verb.
        nouns: cue nouns with their stance.
        light_verbs: every form of every light verb.
        classes: the bits of `word_classes` for each word of a small class.
        flags: the same, with the bits for cue verbs and cue nouns.
        known: words as written in the texts read so far, with the bits they carry by themselves; for readers to fill.
    """

    verbs: dict[str, CueVerb]
    nouns: dict[str, Stance]
    light_verbs: dict[str, LightVerb]
    classes: dict[str, int]
    flags: dict[str, int]
    known: dict[str, int] = field(default_factory=dict)

    def flags_of(self, lower: str) -> int:
        """The classes of one word, those by its ending included."""
        flags = self.flags.get(lower, 0)
        if lower.endswith("'s"):
            flags |= GENITIVE
        elif lower.endswith("ing"):
            flags |= ING
        return flags


@cache
def lexicon() -> Lexicon:
    """The word lists; they are read from disk at the first call."""
    irregular = {verb: forms.split() for verb, _, forms in (line.partition(":") for line in _lines("irregular_verbs"))}
    verbs: dict[str, CueVerb] = {}
    for line in _lines("cue_verbs"):
        for form, verb in _inflected(line, irregular):
            verbs.setdefault(form, verb)
    nouns = {}
    for line in _lines("cue_nouns"):
        noun, _, stance = line.partition("|")
        nouns[noun.strip()] = _stance(stance)
    classes = _classes()
    light_verbs = dict(_light_verbs())
    flags = dict(classes)
    for known, bit in ((verbs, CUE_VERB), (nouns, CUE_NOUN), (light_verbs, LIGHT_VERB)):
        for word in known:
            flags[word] = flags.get(word, 0) | bit
    return Lexicon(verbs, nouns, light_verbs, classes, flags)


@cache
def _rule_words() -> dict[str, frozenset[str]]:
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    for line in _lines("rule_words"):
        if line[0] == "[":
            section = sections.setdefault(line[1:-1], [])
        else:
            section += line.split()
    return {name: frozenset(each) for name, each in sections.items()}


def words(section: str) -> frozenset[str]:
    """The words of one section of lexicon/en/rule_words.txt."""
    return _rule_words()[section]


@cache
def first_names() -> dict[str, str]:
    """First names in lower case, each with "f" or "m"; those that both bear are left out."""
    names: dict[str, str] = {}
    gender = ""
    for line in _lines("first_names"):
        if line[0] == "[":
            gender = line[1]
        else:
            names.update(dict.fromkeys(line.split(), gender))
    return names


def _lines(name: str) -> Iterator[str]:
    content = files("reader.claims").joinpath("lexicon", "en", f"{name}.txt").read_text(encoding="utf-8")
    for line in content.splitlines():
        kept = line.partition("#")[0].strip()
        if kept:
            yield kept


def _classes() -> dict[str, int]:
    classes: dict[str, int] = {}
    bit = 0
    for line in _lines("word_classes"):
        if line[0] == "[" and line[-1] == "]":
            bit = SECTIONS[line[1:-1]]
            continue
        for word in line.split():
            classes[word] = classes.get(word, 0) | bit
    return classes


def _stance(words: str) -> Stance:
    given = set(words.split())
    return Stance(
        is_endorsing="endorsing" in given,
        is_distancing="distancing" in given,
        is_probable="probable" in given,
        is_unspecified="unspecified" in given,
        is_denial="denies" in given,
    )


def _inflected(line: str, irregular: dict[str, list[str]]) -> Iterator[tuple[str, CueVerb]]:
    lemma, _, rest = line.partition(":")
    frames, _, stance = rest.partition("|")
    given = frames.split()
    for form in (lemma, *irregular.get(lemma, _regular(lemma))):
        yield (
            form,
            CueVerb(
                lemma=lemma,
                form=_form(lemma, form),
                stance=_stance(stance),
                takes_clause="clause" in given,
                takes_quotation="quotation" in given,
                takes_noun="noun" in given,
                takes_infinitive="infinitive" in given,
                takes_hearer="hearer" in given,
                takes_as="as" in given,
                takes_figure="figure" in given,
                is_naming="naming" in given,
                is_strict="strict" in given,
                prepositions=tuple(word[1:] for word in given if word[0] == "+"),
            ),
        )


def _light_verbs() -> Iterator[tuple[str, LightVerb]]:
    for line in _lines("light_verbs"):
        forms, _, frame = line.partition("|")
        lemma, *others = forms.split()
        for form in (lemma, *others):
            yield form, LightVerb(_bare_verb(lemma, form), is_receiving="behind" in frame)


def _bare_verb(lemma: str, form: str) -> CueVerb:
    return CueVerb(
        lemma=lemma,
        form=_form(lemma, form),
        stance=Stance(),
        takes_clause=False,
        takes_quotation=False,
        takes_noun=False,
        takes_infinitive=False,
        takes_hearer=False,
        takes_as=False,
        takes_figure=False,
        is_naming=False,
        is_strict=False,
    )


def _regular(lemma: str) -> list[str]:
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    if lemma.endswith("e"):
        return [lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    hisses = lemma.endswith(("s", "sh", "ch", "x", "z"))
    return [lemma + ("es" if hisses else "s"), lemma + "ed", lemma + "ing"]


def _form(lemma: str, form: str) -> Form:
    if form == lemma:
        return Form.PAST if lemma in ("read", "forecast", "put") else Form.BASE
    if form.endswith("ing"):
        return Form.GERUND
    return Form.PRESENT if form.endswith("s") else Form.PAST

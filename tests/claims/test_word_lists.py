"""The word lists of every language: what a linguist may get wrong is told here."""

import unicodedata
from pathlib import Path

import pytest

import reader
from reader.claims import lexicon as english
from reader.claims.frames.classes import SECTIONS
from reader.claims.frames.figures import numbers_of
from reader.claims.frames.words import lines_of, stance_of, words_of
from reader.claims.languages import Rules, rules_for
from reader.claims.word_classes import SECTIONS as ENGLISH_SECTIONS
from reader.text import lexicon

ROOT = Path(reader.__file__).parent
CLAIMS, TEXT = ROOT / "claims" / "lexicon", ROOT / "text" / "lexicon"
BASIC = sorted(code for code in (path.name for path in CLAIMS.iterdir()) if rules_for(code) is Rules.BASIC)
FILES = sorted(path for folder in (CLAIMS, TEXT) for path in folder.rglob("*.txt"))
BASIC_FILES = {"cue_verbs", "figures", "frames", "word_classes"}
# what every language has of its own for cutting sentences
OF_TEXT = {"abbreviations", "abbreviations_that_may_end", "sentence_starters", "quotation_tails"}
STANCES = {"endorsing", "distancing", "probable", "unspecified", "denies"}
ENGLISH_FRAMES = {"clause", "quotation", "noun", "infinitive", "hearer", "as", "figure", "naming", "strict"}
# written as they stand in a text
AS_WRITTEN = {"sentence_starters", "number_units", "number_phrases", "figure_units"}


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def content_of(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in (each.partition("#")[0].strip() for each in lines) if line]


def sections_of(path):
    """The words under each [section], in order."""
    sections = {}
    for line in content_of(path):
        if line[0] == "[":
            assert line[1:-1] not in sections, f"[{line[1:-1]}] is there twice"
            words = sections.setdefault(line[1:-1], [])
        else:
            words += line.split()
    return sections


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_list_is_plain_text_that_says_what_it_holds(path):
    written = path.read_text(encoding="utf-8")
    assert written == unicodedata.normalize("NFC", written)
    assert "\t" not in written
    assert "\r" not in written
    assert written.startswith("#"), "the first line says what the words are for"


@pytest.mark.parametrize("path", [path for path in FILES if path.stem not in AS_WRITTEN], ids=name_of)
def test_words_are_in_lower_case_with_straight_apostrophes(path):
    if path.parent.name not in BASIC:
        return
    written = " ".join(content_of(path)).replace("X", "")
    assert written == written.lower()
    assert "’" not in written


def test_every_folder_is_a_language_that_is_known():
    assert {path.name for path in CLAIMS.iterdir() if path.is_dir()} == {"en", *BASIC}
    folders = {path.name for path in TEXT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(lexicon.LANGUAGES) == {"en", *BASIC}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_list_is_read_by_something(path):
    rooms = (ROOT / "claims", ROOT / "text")
    code = "\n".join(each.read_text(encoding="utf-8") for room in rooms for each in room.rglob("*.py"))
    assert f'"{path.stem}"' in code or f'"en/{path.stem}"' in code


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_language_has_the_lists_that_cut_sentences(language):
    assert {path.stem for path in (TEXT / language).glob("*.txt")} >= OF_TEXT
    for name in OF_TEXT:
        assert lexicon.entries(f"{language}/{name}")


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
@pytest.mark.parametrize("name", sorted(OF_TEXT))
def test_no_word_stands_twice_in_a_list(language, name):
    words = " ".join(lexicon.entries(f"{language}/{name}")).split()
    assert [word for word in set(words) if words.count(word) > 1] == []


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_what_may_end_a_sentence_is_an_abbreviation(language):
    known = set(" ".join(lexicon.entries(f"{language}/abbreviations")).split())
    assert set(" ".join(lexicon.entries(f"{language}/abbreviations_that_may_end")).split()) <= known


# ---------------------------------------------------------------- English


def test_english_has_every_section_and_no_other():
    assert set(sections_of(CLAIMS / "en" / "word_classes.txt")) == set(ENGLISH_SECTIONS)
    assert all(sections_of(CLAIMS / "en" / "word_classes.txt").values())
    assert all(sections_of(CLAIMS / "en" / "rule_words.txt").values())


@pytest.mark.parametrize("name", ["word_classes", "rule_words"])
def test_no_english_word_stands_twice_in_a_section(name):
    sections = sections_of(CLAIMS / "en" / f"{name}.txt")
    assert [(section, word) for section, words in sections.items() for word in words if words.count(word) > 1] == []


def test_every_section_of_rule_words_is_asked_for():
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "claims").rglob("*.py"))
    unread = [name for name in sections_of(CLAIMS / "en" / "rule_words.txt") if f'words("{name}")' not in code]
    assert unread == []


def test_english_verbs_and_nouns_say_only_what_rules_know():
    for line in content_of(CLAIMS / "en" / "cue_verbs.txt"):
        frames, _, stance = line.partition(":")[2].partition("|")
        assert {word for word in frames.split() if word[0] != "+"} <= ENGLISH_FRAMES, line
        assert set(stance.split()) <= STANCES, line
    for line in content_of(CLAIMS / "en" / "cue_nouns.txt"):
        assert set(line.partition("|")[2].split()) <= STANCES, line
    assert english.lexicon().verbs


def test_no_english_cue_stands_twice():
    for name, mark in (("cue_verbs", ":"), ("cue_nouns", "|")):
        cues = [line.partition(mark)[0].strip() for line in content_of(CLAIMS / "en" / f"{name}.txt")]
        assert [cue for cue in set(cues) if cues.count(cue) > 1] == []


# ---------------------------------------------------------------- languages with basic rules


@pytest.mark.parametrize("language", BASIC)
def test_basic_language_has_its_lists_and_no_other(language):
    assert {path.stem for path in (CLAIMS / language).glob("*.txt")} == BASIC_FILES
    assert words_of(language).verbs
    assert words_of(language).phrases


@pytest.mark.parametrize("language", BASIC)
def test_basic_language_has_every_section_and_no_other(language):
    sections = sections_of(CLAIMS / language / "word_classes.txt")
    assert set(sections) == set(SECTIONS)
    assert [name for name, words in sections.items() if not words] == []
    assert [(name, word) for name, words in sections.items() for word in set(words) if words.count(word) > 1] == []


@pytest.mark.parametrize("language", BASIC)
def test_words_of_a_class_are_words_beginnings_or_ends(language):
    for words in sections_of(CLAIMS / language / "word_classes.txt").values():
        for word in words:
            bare = word.strip("*")
            assert bare
            assert word in (bare, f"*{bare}", f"{bare}*"), word
            assert bare[0].isalpha(), word
            assert bare[-1].isalpha(), word


@pytest.mark.parametrize("language", BASIC)
def test_no_form_belongs_to_two_verbs(language):
    forms = [form for line in lines_of(language, "cue_verbs") for form in line.partition(":")[0].split()]
    assert [form for form in set(forms) if forms.count(form) > 1] == []


@pytest.mark.parametrize("language", BASIC)
def test_lists_are_sorted(language):
    verbs = list(lines_of(language, "cue_verbs"))
    personal = [line for line in verbs if " impersonal" not in line]
    impersonal = [line for line in verbs if " impersonal" in line]
    assert verbs == sorted(personal) + sorted(impersonal), "those that name nobody stand behind the others"
    phrases = [line.partition("|")[0].strip() for line in lines_of(language, "frames")]
    assert phrases == sorted(set(phrases))


@pytest.mark.parametrize("language", BASIC)
def test_phrases_hold_one_place_for_the_source(language):
    assert [line for line in lines_of(language, "frames") if line.partition("|")[0].split().count("X") != 1] == []


@pytest.mark.parametrize("language", BASIC)
def test_words_around_numbers_have_their_values(language):
    numbers = numbers_of(language)
    assert set(numbers.bounds.values()) == {"low", "high", "approx", "exact"}
    assert all(low < high for low, high in numbers.vague.values())
    for table in (numbers.values, numbers.scales, numbers.money, numbers.units, numbers.openers, numbers.links):
        assert table
    assert not numbers.money.keys() & numbers.units.keys()


@pytest.mark.parametrize("language", BASIC)
def test_no_number_word_stands_twice(language):
    lines = [line.partition(":") for line in lines_of(language, "figures")]
    for key in {line[0] for line in lines}:
        phrases = [each.strip() for line in lines if line[0] == key for each in line[2].split("|")]
        is_valued = key in ("words", "scale", "money", "unit", "vague")
        words = [phrase.split()[0] if is_valued else phrase for phrase in phrases]
        assert [word for word in set(words) if words.count(word) > 1] == [], key


def test_a_stance_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="sceptical"):
        stance_of("sceptical")

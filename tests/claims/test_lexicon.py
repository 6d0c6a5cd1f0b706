import pytest

from reader.claims import word_classes
from reader.claims.lexicon import Form, lexicon, words
from reader.claims.word_classes import SECTIONS


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        pytest.param("said", "say", Form.PAST, id="irregular"),
        pytest.param("denies", "deny", Form.PRESENT, id="y"),
        pytest.param("alleging", "allege", Form.GERUND, id="silent-e"),
        pytest.param("stresses", "stress", Form.PRESENT, id="hissing"),
        pytest.param("claim", "claim", Form.BASE, id="base"),
    ],
)
def test_verbs_are_known_in_all_their_forms(form, lemma, expected):
    verb = lexicon().verbs[form]
    assert (verb.lemma, verb.form) == (lemma, expected)


def test_stance_and_prepositions_are_read_from_the_file():
    verb = lexicon().verbs["warned"]
    assert verb.takes_clause
    assert verb.takes_hearer
    assert "of" in verb.prepositions
    assert lexicon().verbs["alleged"].stance.is_distancing
    assert lexicon().verbs["denied"].stance.is_denial
    assert lexicon().nouns["claim"].is_distancing


def test_every_class_has_words():
    bits = 0
    for flags in lexicon().classes.values():
        bits |= flags
    assert [name for name, bit in SECTIONS.items() if not bits & bit] == []


def test_the_lexicon_is_read_once():
    assert lexicon() is lexicon()


def test_words_of_a_rule_are_found_by_their_section():
    assert "which" in words("afterthoughts") or "who" in words("afterthoughts")


def test_no_two_classes_share_a_bit():
    bits = [value for name, value in vars(word_classes).items() if name.isupper() and isinstance(value, int)]
    assert len(set(bits)) == len(bits)
    assert all(bit.bit_count() == 1 for bit in bits)

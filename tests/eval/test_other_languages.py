"""Own gold in languages with basic rules: it has no fault, and what is reached does not fall far."""

import pytest
from eval.__main__ import measured, parts_of
from eval.check_gold import check
from eval.gold import folder_of, own_gold
from eval.measures import total

from reader.claims.languages import Rules, rules_for
from reader.text.language import language_to_read_by

LANGUAGES = ("uk",)
# F1 in per cent, some points below what was reached: a score is no promise over so few articles
FLOORS = {("uk", "all", "statements"): 85.0, ("uk", "held", "statements"): 72.0, ("uk", "all", "content words"): 92.0}


@pytest.mark.parametrize("path", sorted(path for code in LANGUAGES for path in folder_of(code).glob("*.json")), ids=str)
def test_gold_of_a_language_has_no_fault(path):
    assert check(path)[1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_gold_of_a_language_is_read_by_its_own_rules(language):
    assert rules_for(language) is Rules.BASIC
    assert {language_to_read_by(record["text"]) for record in own_gold(folder_of(language))} == {language}


@pytest.mark.parametrize(("language", "part", "measure"), FLOORS, ids=str)
def test_figures_of_a_language_do_not_fall(language, part, measure):
    articles = parts_of(measured(own_gold(folder_of(language))))[part]
    assert (total(articles)[measure].value or 0) >= FLOORS[language, part, measure]

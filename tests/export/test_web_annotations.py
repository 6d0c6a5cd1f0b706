"""What is written is valid; and what is not valid is seen."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from support.web_annotations import CONTEXT, violations

from reader.export.w3c import page
from reader.model import Annotation, Article, Selector, Verdict

ARTICLE = Article("a 1", "v1", "Bridge", url="https://c.example/мост|{a}")
FULL = Annotation(
    "n1", "a 1", "v1", Selector("It rained", "x", "y", 7, 16), "Hm", ("t",), "pink", Verdict.UNSURE, "c1",
    "2024-01-01T00:00:00.000+00:00", "2024-01-01T01:00:00.000+01:00", ("v2",),
)  # fmt: skip
BARE = Annotation("n2", "a 1", "", None)


def written():
    return json.loads("".join(page([(FULL, ARTICLE), (BARE, ARTICLE)])))


def test_what_is_written_breaks_no_rule_of_the_model():
    assert violations(written()) == []
    assert violations(json.loads("".join(page([])))) == []


def test_each_annotation_is_one_line():
    assert "".join(page([(FULL, ARTICLE), (BARE, ARTICLE)])).count("\n") == 4


BREAKS = {
    "context": lambda value: value.update({"@context": [CONTEXT]}),
    "id": lambda value: value.update(id="n 1"),
    "type": lambda value: value.update(type="Note"),
    "target": lambda value: value.pop("target"),
    "time": lambda value: value.update(created="2024-01-01T00:00:00+00:00"),
    "motivation": lambda value: value.update(motivation="liking"),
    "both bodies": lambda value: value.update(bodyValue="x"),
    "body value": lambda value: value["body"][0].pop("value"),
    "source": lambda value: value["target"].update(source=["https://c.example/1"]),
    "exact": lambda value: value["target"]["selector"][0].pop("exact"),
    "position": lambda value: value["target"]["selector"][1].update(start=-1),
    "state": lambda value: value["target"]["state"].update(cached="version one"),
    "term": lambda value: value.update(colour="yellow"),
}


@pytest.mark.parametrize("break_it", BREAKS.values(), ids=BREAKS)
def test_what_breaks_a_rule_is_seen(break_it):
    value = deepcopy(written()[0])
    break_it(value)
    assert violations(value) != []

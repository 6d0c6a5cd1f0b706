import copy
import json

import pytest
from eval.check_gold import check, counts, main
from eval.gold import FOLDER, own_gold, place, resolve

TEXT = "Pier shut\n\nThe mayor said he was sorry. The baker said “the pier, the whole pier, is shut”.\n\nRead on\n"
CLAIM = {
    "id": "c1",
    "in": "The mayor said he was sorry.",
    "source": ["The mayor"],
    "cue": ["said"],
    "content": ["he was sorry"],
    "speaker": "unnamed mayor",
    "kind": "unnamed",
    "polarity": "affirms",
    "certainty": "certain",
    "reporting": "neutral",
}
FORM = {
    "id": "pier",
    "title": "Pier shut",
    "outlet": "Quay",
    "published": "2031-02-03",
    "story": "pier",
    "genre": "short report",
    "claims": [CLAIM],
    "figures": [],
    "boilerplate": [{"kind": "nav", "text": "Read on"}],
}


def faults_of(tmp_path, text=TEXT, **changes):
    (tmp_path / "pier.txt").write_text(text, encoding="utf-8", newline="")
    (tmp_path / "pier.json").write_text(json.dumps({**copy.deepcopy(FORM), **changes}), encoding="utf-8")
    return check(tmp_path / "pier.json")[1]


def claim(**changes):
    return {**CLAIM, **changes}


def figure(**changes):
    shape = {"in": "the whole pier", "span": "whole", "low": 1, "high": 1, "unit": "piers", "approx": False}
    return {**shape, **changes}


SCOPE = {"measures": "length", "population": "", "where": "quay", "as_of": "2031-02-01/2031-02-03"}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_shipped_gold_has_no_fault(path):
    assert check(path)[1] == []


def test_every_text_has_its_annotation():
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem for path in FOLDER.glob("*.json")}


def test_quotations_become_offsets():
    record = resolve(FORM, TEXT).record
    (found,) = record["claims"]
    assert [TEXT[slice(*found[role][0])] for role in ("source", "cue", "content")] == [
        "The mayor",
        "said",
        "he was sorry",
    ]
    assert record["boilerplate"] == [[TEXT.index("Read"), len(TEXT) - 1, "nav"]]


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        pytest.param("the pier", "the pier,", id="plain"),
        pytest.param("pier#2", "pier, is", id="second"),
        pytest.param("he", "he was", id="inside-a-word-is-elsewhere"),
    ],
)
def test_piece_is_found_at(piece, expected):
    faults = []
    start, _ = place(piece, TEXT, (11, len(TEXT)), faults.append)
    assert faults == []
    assert TEXT[start:].startswith(expected)


@pytest.mark.parametrize(
    ("piece", "fault"),
    [
        pytest.param("pier", "is there 2 times", id="ambiguous"),
        pytest.param("pier#3", "only 2 times", id="too-few"),
        pytest.param("quay", "is not there", id="absent"),
        pytest.param("hut", "is not there", id="part-of-a-word"),
        pytest.param("is shut ", "outer white space", id="white-space"),
        pytest.param(7, "is no text", id="a-number"),
    ],
)
def test_piece_that_cannot_be_placed_is_told(piece, fault):
    faults = []
    assert place(piece, TEXT, (11, len(TEXT)), faults.append) == []
    assert fault in faults[0]


def test_unit_may_stand_close_behind_its_number():
    faults = []
    assert place("12", "at 12km", (0, 7), faults.append) == [3, 5]
    assert place("12", "at 120km", (0, 8), faults.append) == []


def test_sound_article_has_no_fault(tmp_path):
    assert faults_of(tmp_path) == []


NESTED = {
    "in": "“the pier, the whole pier, is shut”",
    "cue": ["is"],
    "content": ["shut"],
    "source": [],
    "inferred": True,
}
OUTER = {
    "id": "c0",
    "in": "The baker said “the pier, the whole pier, is shut”",
    "source": ["The baker"],
    "content": ["“the pier, the whole pier, is shut”"],
}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        pytest.param({"claims": [claim(kind="somebody")]}, "speaker_kind 'somebody'", id="unknown-kind"),
        pytest.param({"claims": [claim(certainty="sure")]}, "certainty 'sure'", id="unknown-certainty"),
        pytest.param({"claims": [claim(polarity="no")]}, "polarity 'no'", id="unknown-polarity"),
        pytest.param({"claims": [claim(speaker=None)]}, "no speaker", id="no-speaker"),
        pytest.param({"claims": [claim(source=[])]}, "is inferred", id="no-source-and-not-inferred"),
        pytest.param({"claims": [claim(source=["he"], content=["was sorry"])]}, "behind a pronoun", id="pronoun"),
        pytest.param({"claims": [claim(content=[])]}, "no content", id="no-content"),
        pytest.param({"claims": [claim(content=["was sorry", "he"])]}, "out of order", id="order"),
        pytest.param({"claims": [claim(), claim()]}, "id is there 2 times", id="id-twice"),
        pytest.param({"claims": [claim(nested_in="c9")]}, "nested_in is 'c9'", id="unknown-outer"),
        pytest.param({"claims": [claim(**OUTER), claim(**NESTED)]}, "that of 'c0'", id="nesting-not-marked"),
        pytest.param({"claims": [claim(colour="red")]}, "unknown key 'colour'", id="unknown-key"),
        pytest.param({"claims": [{"id": "c1"}]}, "no 'content'", id="missing-key"),
        pytest.param({"claims": None}, "is no list", id="no-list"),
        pytest.param(
            {"boilerplate": [{"kind": "nav", "text": "he was sorry"}]}, "content: overlaps", id="claim-in-boilerplate"
        ),
        pytest.param(
            {"boilerplate": [{"kind": "advert", "text": "Read on"}]}, "unknown kind", id="unknown-boilerplate"
        ),
        pytest.param({"figures": [figure(), figure()]}, "overlaps figure", id="figures-overlap"),
        pytest.param({"figures": [figure(high=0)]}, "below low", id="upside-down"),
        pytest.param({"figures": [figure(low=None)]}, "low None", id="no-low"),
        pytest.param({"figures": [figure(unit="")]}, "no unit", id="no-unit"),
        pytest.param({"figures": [figure(claim="c1")]}, "claim is 'c1'", id="figure-of-another-claim"),
        pytest.param({"figures": [figure(measures="length")]}, "but not population, where", id="half-a-scope"),
        pytest.param({"figures": [figure(**SCOPE | {"where": None})]}, "where None is no text", id="no-place"),
        pytest.param({"figures": [figure(**SCOPE | {"where": "quay "})]}, "where 'quay ' is no text", id="outer-space"),
        pytest.param({"figures": [figure(**SCOPE | {"measures": ""})]}, "measures is empty", id="nothing-measured"),
        pytest.param({"figures": [figure(**SCOPE | {"as_of": "Monday"})]}, "neither a date", id="no-day"),
        pytest.param(
            {"figures": [figure(**SCOPE | {"as_of": "2031-02-03/2031-02-01"})]}, "neither a date", id="ends-first"
        ),
        pytest.param({"published": "3 Feb 2031"}, "no date", id="no-date"),
        pytest.param({"id": "quay"}, "not the name of the file", id="another-name"),
        pytest.param({"title": "Pier"}, "does not begin with the title", id="another-title"),
    ],
)
def test_fault_is_found(tmp_path, changes, fault):
    faults = faults_of(tmp_path, **changes)
    assert any(fault in line for line in faults), faults


def test_marked_nesting_is_sound(tmp_path):
    assert faults_of(tmp_path, claims=[claim(**OUTER), claim(**NESTED, nested_in="c0")]) == []


def test_what_a_figure_counts_is_kept_where_it_is_said(tmp_path):
    figures = [figure(**SCOPE), figure(**{"in": "Pier shut", "span": "Pier"})]
    assert faults_of(tmp_path, figures=figures) == []
    said, silent = resolve({**FORM, "figures": figures}, TEXT).record["figures"]
    assert {**said, **SCOPE} == said
    assert (said["id"], silent["id"]) == ("f1", "f2")
    assert not SCOPE.keys() & silent.keys()


def test_checker_prints_faults_and_says_so_by_its_status(tmp_path, capsys):
    faults_of(tmp_path, story="")
    assert main([str(tmp_path / "pier.json")]) == 1
    assert "pier story: is empty" in capsys.readouterr().out
    assert main([str(tmp_path / "none.json")]) == 1
    faults_of(tmp_path)
    assert main([str(tmp_path / "pier.json"), "--show"]) == 0


def test_counts_count_every_claim():
    assert counts([resolve(FORM, TEXT).record])[0].startswith("articles 1, held 0, words 20, claims 1, nested 0")


def test_own_gold_with_a_fault_is_not_measured(tmp_path):
    faults_of(tmp_path, claims=[claim(cue=["shouted"])])
    with pytest.raises(ValueError, match="shouted"):
        list(own_gold(tmp_path))

"""The tables of relations, the figures of the last release, and that nothing falls below its floor."""

import copy
import hashlib
import json

import pytest
from eval import __main__ as program
from eval import relation_report, released
from eval.measures import added
from eval.relating import FROM_TEXT, GIVEN, Outcome
from eval.relation_gold import HELD, Story
from eval.relation_measures import ORDER, compare
from eval.relation_misses import listed
from eval.relation_table import rules_table
from support.shared import shared_path

from reader.claims.record import from_record
from reader.model import Relation, RelationKind

ADVICE = '`make eval ARGS="--relations --keep"` keeps new figures; with --lower even where one falls'
# whoever changes the shared gold changes what its floors mean: pin it
DIGEST = "5b5f630c28bf4f4f0f6e486152703f982933f89d07052b3c81a90fa0d9d02b4f"
SHARED_PRECISION = {GIVEN: 88.0, FROM_TEXT: 55.0}  # of conflicts, in per cent
SHARED_TRAPPED = {GIVEN: 0, FROM_TEXT: 0}  # pairs listed as `none` that are called a conflict


@pytest.mark.slow
def test_no_total_of_own_relations_falls_below_the_last_release(own_relations):
    before, now = released.load(relation_report.FILE), relation_report.reached(own_relations)
    assert before.gold == now.gold, f"own relations are not what they were at the last release; {ADVICE}"
    assert relation_report.fallen(now, before) == [], ADVICE


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GIVEN, FROM_TEXT])
def test_conflicts_of_the_shared_gold_stay_above_their_floors(shared_relations, mode):
    assert hashlib.sha256(shared_path("gold", "relations.jsonl").read_bytes()).hexdigest() == DIGEST
    total = added(story.measures for story in shared_relations[mode])
    assert total["none as conflict"].right <= SHARED_TRAPPED[mode]
    assert total["conflict"].precision >= SHARED_PRECISION[mode]


@pytest.mark.slow
def test_every_measure_is_in_the_table(own_relations):
    assert set(added(story.measures for story in own_relations[GIVEN])) == set(ORDER)


@pytest.mark.slow
def test_held_stories_are_counted_apart_as_a_whole(own_relations):
    parts = relation_report.parts_of(own_relations)
    names = {part: [story.outcome.story.name for story in inside[FROM_TEXT]] for part, inside in parts.items()}
    assert set(names["held"]) == HELD
    assert sorted(names["read"] + names["held"]) == sorted(names["all"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "change", "is_fallen"),
    [
        pytest.param("conflict, P", -0.5, True, id="precision-falls"),
        pytest.param("conflict, R", 0.5, False, id="recall-rises"),
        pytest.param("update", -0.5, True, id="kind-falls"),
        pytest.param("trap as conflict", -0.5, False, id="fewer-traps"),
        pytest.param("none as conflict", 0.5, True, id="more-traps"),
        pytest.param("in one group", -0.5, True, id="fewer-together"),
    ],
)
def test_what_has_fallen_is_told(own_relations, name, change, is_fallen):
    before = relation_report.reached(own_relations)
    parts = copy.deepcopy(dict(before.parts))
    was = parts["all, from the text"][name]
    parts["all, from the text"][name] = released.Reached(was.value + change, was.right)
    told = relation_report.fallen(released.Released(parts=parts), before)
    assert [line.rpartition(": ")[0] for line in told] == ([f"all, from the text: {name}"] if is_fallen else [])


@pytest.fixture
def kept(own_relations, tmp_path, monkeypatch):
    """Where figures are kept, while nothing is related anew."""
    monkeypatch.setattr(relation_report, "measured", lambda stories: own_relations if stories else {GIVEN: []})
    monkeypatch.setattr(relation_report, "other_stories", lambda folder: [])
    monkeypatch.setattr(relation_report, "FILE", tmp_path / "relations_released.json")
    return tmp_path / "relations_released.json"


@pytest.mark.slow
def test_figures_are_kept_and_do_not_fall_without_a_word(kept, capsys):
    assert program.main(["--relations", "--keep"]) == 0
    first = json.loads(kept.read_text(encoding="utf-8"))
    first["parts"]["all, claims given"]["same"][0] += 0.5
    kept.write_text(json.dumps(first), encoding="utf-8")
    capsys.readouterr()
    assert program.main(["--relations", "--keep"]) == 1
    assert "\nall, claims given: same: " in capsys.readouterr().out
    assert json.loads(kept.read_text(encoding="utf-8")) == first
    assert program.main(["--relations", "--keep", "--lower"]) == 0
    assert json.loads(kept.read_text(encoding="utf-8")) != first


@pytest.mark.slow
def test_figures_of_another_gold_are_not_compared(kept, capsys):
    assert program.main(["--relations", "--keep"]) == 0
    other = {**json.loads(kept.read_text(encoding="utf-8")), "gold": "other"}
    other["parts"]["all, claims given"]["same"][0] += 0.5
    kept.write_text(json.dumps(other), encoding="utf-8")
    capsys.readouterr()
    assert program.main(["--relations", "--keep"]) == 0
    assert "the gold is not that of the last release" in capsys.readouterr().out


@pytest.mark.slow
def test_tables_show_parts_ways_rules_and_times(kept, capsys):
    assert program.main(["--relations"]) == 0
    lines = capsys.readouterr().out.split("\n")
    heads = [line for line in lines if line.endswith(" stories")]
    assert heads == [
        f"{part}, {mode}: {count} stories"
        for part, count in (("read", 6), ("held", 8), ("all", 14))
        for mode in (GIVEN, FROM_TEXT)
    ]
    assert sum(" ms to relate, " in line for line in lines) == 6
    assert sum(line.split() == ["all,", "by", "rule", *GIVEN.split(), *FROM_TEXT.split()] for line in lines) == 1
    assert not any(line.startswith(("MISSED", "FALSE")) for line in lines)


@pytest.mark.parametrize("options", [["--outermost"], ["--language", "uk"], ["--gold", "x.jsonl"]], ids=" ".join)
def test_relations_are_measured_on_own_english_gold_alone(options):
    with pytest.raises(SystemExit):
        program.main(["--relations", *options])


TEXT = "Reed said nine boats sank. Hale said four boats sank. Hale denied it all."


def compared(name, kinds=("conflict", "same", "update")):
    """A story of one article in which a conflict is found, once rightly and once not, and an update is missed."""
    spans = [[10, 25], [37, 52], [66, 72]]
    claims = [
        {"id": f"c{number}", "content": [span], "speaker": speaker}
        for number, (span, speaker) in enumerate(zip(spans, ("Reed", "Hale", "Hale"), strict=True), 1)
    ]
    record = {"id": f"{name}-1", "text": TEXT, "claims": claims, "figures": []}
    sides = ((1, 2), (1, 3), (2, 3))
    pairs = tuple(
        {"a": f"{name}-1#c{a}", "b": f"{name}-1#c{b}", "kind": kind, "why": f"{a} and {b}"}
        for (a, b), kind in zip(sides, kinds, strict=True)
    )
    relations = tuple(
        Relation(f"{name}-1#c1", f"{name}-1#c{b}", RelationKind.CONFLICT, "denies it", "denial") for b in (2, 3)
    )
    return compare(Outcome(Story(name, (record,), pairs), (from_record(record),), relations, (), 0.0, 0.0))


def test_errors_are_listed_with_rule_and_reasons():
    lines = list(listed([compared("pier")], 5))
    assert "\nMISSED: in the gold, not found: 2" in lines
    assert "     1  same: denial says conflict" in lines
    at = lines.index("\n  update: nothing is said of the pair")
    assert lines[at + 1 : at + 4] == [
        "    pier-1#c2 Hale: four boats sank",
        "    pier-1#c3 Hale: it all",
        "    gold: 2 and 3",
    ]
    assert "\nFALSE: found, not in the gold: 1" in lines
    at = lines.index("\n  conflict, denial: gold says same")
    assert lines[at + 1 : at + 5] == [
        "    pier-1#c1 Reed: nine boats sank",
        "    pier-1#c3 Hale: it all",
        "    rule: denies it",
        "    gold says same: 1 and 3",
    ]


def test_errors_of_held_stories_are_not_listed():
    lines = list(listed([compared("brine")], 5))
    assert lines == ["\nMISSED: in the gold, not found: 0", "\nFALSE: found, not in the gold: 0"]


def test_rules_stand_beside_each_other():
    lines = list(rules_table("read, by rule", {"one": [compared("pier")], "none": []}))
    assert lines[1].split() == ["read,", "by", "rule", "one", "none"]
    assert lines[3].split() == ["conflict", "denial", "1", "2", "50.0", "0", "0", "0", "–", "0"]

import json

import pytest
from eval.check_relations import check, main
from eval.gold import own_gold
from eval.relation_gold import FOLDER, HELD, own_stories, stories_of


def article(name, published="2031-02-03", **scope):
    figure = {"id": "f1", "span": [0, 4], "measures": "sunk", "population": "", "where": "", "as_of": "", **scope}
    claim = {"id": "c1", "content": [[5, 9]], "speaker": "Reed"}
    return {"id": name, "story": "pier", "published": published, "text": "Nine sank", "claims": [claim],
            "figures": [figure]}  # fmt: skip


def pair(a="pier-1#f1", b="pier-2#f1", kind="same", **changes):
    return {"a": a, "b": b, "kind": kind, "why": "nine boats", **changes}


def faults_of(tmp_path, *pairs, records=None, name="pier"):
    path = tmp_path / f"{name}.jsonl"
    path.write_text("\n".join(map(json.dumps, pairs)), encoding="utf-8")
    return check(path, records or [article("pier-1"), article("pier-2")])


@pytest.fixture(scope="module")
def records():
    return list(own_gold())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_shipped_relations_have_no_fault(path, records):
    assert check(path, records) == []


def test_sound_pairs_have_no_fault(tmp_path):
    pairs = [pair(), pair(a="pier-1#c1", b="pier-2#c1", kind="none")]
    assert faults_of(tmp_path, *pairs) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param(["pier-1#f1"], "is no object with", id="no-object"),
        pytest.param(pair(colour="red"), "is no object with", id="unknown-key"),
        pytest.param(pair(why=""), "why '' is no line", id="no-reason"),
        pytest.param(pair(kind="rival"), "unknown kind 'rival'", id="unknown-kind"),
        pytest.param(pair(b="pier-2#f9"), "there is no pier-2#f9", id="unknown-figure"),
        pytest.param(pair(b="quay-1#f1"), "there is no quay-1#f1", id="another-story"),
        pytest.param(pair(b="pier-2#c1"), "a claim beside a figure", id="unlike"),
        pytest.param(pair(b="pier-1#f1"), "beside itself", id="itself"),
    ],
)
def test_fault_of_a_pair_is_found(tmp_path, line, fault):
    (found,) = faults_of(tmp_path, line)
    assert found.startswith("pier.jsonl 1: ")
    assert fault in found


def test_pair_is_listed_once_whichever_side_comes_first(tmp_path):
    turned = pair(a="pier-2#f1", b="pier-1#f1", kind="conflict")
    assert faults_of(tmp_path, pair(), turned) == ["pier.jsonl 2: is there already"]


@pytest.mark.parametrize(
    ("left", "right", "fault"),
    [
        pytest.param({}, {"published": "2031-02-02"}, "a later article by an earlier", id="article"),
        pytest.param({"as_of": "2031-02-02"}, {"as_of": "2031-01-01/2031-02-01"}, "a later state", id="state"),
    ],
)
def test_update_leads_to_what_is_later(tmp_path, left, right, fault):
    records = [article("pier-1", **left), article("pier-2", **right)]
    (found,) = faults_of(tmp_path, pair(kind="update"), records=records)
    assert fault in found
    assert faults_of(tmp_path, pair(kind="same"), records=records) == []
    assert faults_of(tmp_path, pair(a="pier-2#f1", b="pier-1#f1", kind="update"), records=records) == []


def test_figures_of_a_story_say_what_they_count(tmp_path):
    silent = article("pier-2")
    del silent["figures"][0]["where"]
    assert faults_of(tmp_path, pair(), records=[article("pier-1"), silent]) == [
        "pier-2#f1: does not say what it counts"
    ]


def test_file_of_no_story_and_broken_line_are_told(tmp_path):
    assert "no article has this story" in faults_of(tmp_path, pair(), name="quay")[0]
    (tmp_path / "pier.jsonl").write_text("{", encoding="utf-8")
    assert "pier.jsonl: " in check(tmp_path / "pier.jsonl", [article("pier-1")])[0]


def test_checker_prints_faults_and_says_so_by_its_status(tmp_path, capsys):
    velmora = FOLDER / "velmora.jsonl"
    assert main([str(velmora), "--show"]) == 0
    assert "    velmora-1#f1 52.4% | votes" in capsys.readouterr().out
    (tmp_path / "velmora.jsonl").write_text(json.dumps(pair()), encoding="utf-8")
    assert main([str(tmp_path / "velmora.jsonl")]) == 1
    assert "there is no pier-1#f1" in capsys.readouterr().out


def test_stories_hold_their_own_articles_and_pairs():
    records = [{"id": "selm-bridge-1"}, {"id": "pier-1"}, {"id": "selm-bridge-2"}]
    bridge, pier = stories_of(records, [{"a": "pier-1#f1"}, {"a": "selm-bridge-2#c1"}])
    assert (bridge.name, [record["id"] for record in bridge.records]) == (
        "selm-bridge",
        ["selm-bridge-1", "selm-bridge-2"],
    )
    assert (bridge.pairs, pier.pairs) == (({"a": "selm-bridge-2#c1"},), ({"a": "pier-1#f1"},))
    assert (bridge.is_held, pier.is_held) == (True, False)


def test_held_stories_are_stories():
    assert {story.name for story in own_stories()} > HELD

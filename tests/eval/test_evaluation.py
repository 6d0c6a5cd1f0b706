"""The table, the figures of the last release, and that own gold falls below none of them."""

import json

import pytest
from eval import __main__ as program
from eval import released
from eval.gold import ROLES, own_gold
from eval.measures import Share, Tally, total
from eval.misses import listed, listed_slips, misses_of, slips_of
from eval.names import BEHIND, TITLES
from eval.released import Reached
from eval.table import ORDER, table
from eval.words import COMMON, STAND_IN


@pytest.fixture(scope="module")
def extracted():
    """Own gold, and what the extractor makes of it, by id."""
    return {record["id"]: (record, program.found_in(record)) for record in own_gold()}


@pytest.fixture(scope="module")
def articles(extracted):
    return [program.measure(*pair) for pair in extracted.values()]


@pytest.fixture
def kept(articles, tmp_path, monkeypatch):
    """Where figures are kept, while nothing is extracted anew."""
    monkeypatch.setattr(program, "measured", lambda records, *, is_outermost: articles)
    monkeypatch.setattr(released, "FILE", tmp_path / "released.json")
    return tmp_path / "released.json"


ADVICE = "`make eval ARGS=--keep` keeps new figures; with --lower even where one falls, and CHANGELOG.md says why"


def test_no_total_of_own_gold_falls_below_the_last_release(articles):
    before, now = released.load(), program.reached(articles)
    assert before.gold == now.gold, f"own gold is not what it was at the last release; {ADVICE}"
    assert released.fallen(now.parts["all"], before.parts["all"]) == [], ADVICE


def test_every_measure_is_in_the_table(articles):
    assert set(total(articles)) == set(ORDER)


def test_what_has_fallen_is_told():
    before = {
        "whole": Reached(80, 8),
        "cue": Reached(70, 7),
        "real text marked": Reached(0.2, 2),
        "gone": Reached(1, 1),
    }
    now = {"whole": Reached(79.99, 9), "cue": Reached(70, 6), "real text marked": Reached(0.3, 2), "new": Reached(1, 1)}
    assert [line.split(": ")[0] for line in released.fallen(now, before)] == ["whole", "real text marked", "gone"]


@pytest.mark.parametrize(
    ("now", "is_fallen"),
    [
        pytest.param(Reached(69, 71), False, id="more-right-of-still-more"),
        pytest.param(Reached(70, 70), False, id="the-same"),
        pytest.param(Reached(75, 69), True, id="fewer-right-of-still-fewer"),
    ],
)
def test_share_of_what_was_found_falls_when_fewer_are_right(now, is_fallen):
    assert bool(released.fallen({"speaker": now}, {"speaker": Reached(70, 70)})) is is_fallen


def test_table_shows_what_changed():
    measures = {"statements": Tally(3, 4, 4), "speaker": Share(1, 2), "cue": Tally(0, 0, 0)}
    lines = list(table("open", measures, {"open": {"statements": Reached(70, 7), "speaker": Reached(50, 1)}}, "open"))
    rows = {line.split("  ")[0]: line.split()[1:] for line in lines[3:]}
    assert rows["statements"] == ["75.0", "75.0", "75.0", "70.0", "+5.0", "4", "4"]
    assert rows["speaker"] == ["50.0", "50.0", "=", "of", "2"]
    assert rows["cue"] == ["–", "–", "–", "–", "–", "0", "0"]


def test_held_articles_are_counted_apart(articles):
    gold = [dict(article.gold, held=held) for article, held in zip(articles[:1] * 2, (True, False), strict=True)]
    pair = program.measured(dict(each, id=str(number)) for number, each in enumerate(gold))
    assert {part: len(inside) for part, inside in program.parts_of(pair).items()} == {"open": 1, "held": 1, "all": 2}


def test_errors_are_listed_with_their_reasons():
    text = "Reed said it rained. Hale said it was dry there."
    span = {
        word: [text.index(word), text.index(word) + len(word)] for word in ("Reed", "it rained", "Hale", "dry there")
    }
    gold = {"id": "a", "text": text, "claims": [
        {"source": [span["Reed"]], "cue": [], "content": [span["it rained"]]},
        {"source": [], "cue": [], "content": [span["dry there"]]},
    ]}  # fmt: skip
    found = {"claims": [{"source": [span["Hale"]], "cue": [], "content": [span["it rained"]]}]}
    lines = list(listed(misses_of(program.measure(gold, found)), 5))
    assert [line.split(": ")[1] for line in lines if line.startswith("\n  a")] == [
        "source is another",
        "nothing found there",
        "near one of the gold",
    ]


def test_errors_of_held_articles_are_not_listed(tmp_path, capsys):
    claim = {"source": [[0, 4]], "cue": [], "content": [[5, 9]]}
    records = [
        {"id": name, "text": "Reed hums.", "claims": [claim], "held": name == "shut"} for name in ("open", "shut")
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert program.main(["--gold", str(tmp_path / "gold.jsonl"), "--errors", "9"]) == 0
    out = capsys.readouterr().out
    assert "open: nothing found there" in out
    assert "shut: " not in out


def test_wrong_fields_are_listed_with_both_values():
    text = "Reed said it rained."
    claim = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 19]], "speaker_kind": "person"}
    gold = {"id": "a", "text": text, "claims": [dict(claim, speaker="Ada Reed", polarity="affirms")]}
    found = {"claims": [dict(claim, speaker="Tom Hale", polarity="affirms")]}
    (slip,) = slips_of(program.measure(gold, found))
    assert (slip.field, slip.gold, slip.found) == ("speaker", "Ada Reed", "Tom Hale")
    assert any("is 'Ada Reed', not 'Tom Hale'" in line for line in listed_slips([slip], 3))


def test_other_gold_is_measured_from_a_file(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Mill burns\n\nReed said it rained.\n", encoding="utf-8")
    claim = {"source": [[12, 16]], "cue": [[17, 21]], "content": [[22, 31]]}
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": 1, "file": "a.txt", "claims": [claim]}), encoding="utf-8")
    assert program.main(["--gold", str(tmp_path / "gold.jsonl"), "--errors", "3"]) == 0
    out = capsys.readouterr().out
    assert "statements          100.0  100.0    100.0" in out
    assert "figures" not in out


def test_figures_are_kept_and_do_not_fall_without_a_word(kept, capsys):
    assert program.main(["--keep"]) == 0
    first = json.loads(kept.read_text(encoding="utf-8"))
    first["parts"]["all"]["statements"][0] += 0.5
    kept.write_text(json.dumps(first), encoding="utf-8")
    capsys.readouterr()
    assert program.main(["--keep"]) == 1
    assert "\nstatements: " in capsys.readouterr().out
    assert json.loads(kept.read_text(encoding="utf-8")) == first
    assert program.main(["--keep", "--lower"]) == 0
    assert json.loads(kept.read_text(encoding="utf-8")) != first


def test_figures_of_other_gold_are_not_kept(tmp_path):
    with pytest.raises(SystemExit):
        program.main(["--keep", "--gold", str(tmp_path / "gold.jsonl")])


# ---------------------------------------------------------------- beside the evaluator of those who judge from outside


@pytest.mark.parametrize("is_outermost", [False, True], ids=["all", "outermost"])
def test_figures_are_those_of_the_evaluator_outside(outside, extracted, is_outermost):
    gold, found = ({name: pair[side] for name, pair in extracted.items()} for side in (0, 1))
    theirs = outside.evaluate(gold, found, None, is_outermost)
    ours = total(program.measure(*pair, is_outermost=is_outermost) for pair in extracted.values())
    for name in ("statements", "whole", "content words", *ROLES):
        assert _rates(ours[name]) == pytest.approx([theirs["scores"][name][key] for key in ("p", "r", "f1")]), name
    assert _rates(ours["figures"]) == pytest.approx([theirs["figures"][key] for key in ("p", "r", "f1")])
    shares = {"kind" if name == "speaker_kind" else name: share for name, share in theirs["fields"].items()}
    shares |= theirs["figures"]["fields"]
    counted = {name: ours[name] for name in shares}
    assert {name: [each.value, each.of] for name, each in counted.items()} == {
        name: pytest.approx([share["accuracy"], share["of"]]) for name, share in shares.items()
    }


def _rates(tally):
    return [tally.precision, tally.recall, tally.value]


def test_word_lists_are_those_of_the_evaluator_outside(outside):
    assert (COMMON, STAND_IN) == (outside.NOT_KEY, outside.NOT_ALONE)
    assert (TITLES, BEHIND) == (outside.TITLES, outside.SUFFIXES)

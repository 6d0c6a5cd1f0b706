"""Runs of several engines: turns, failures, and what is summed up."""

from __future__ import annotations

from bench.comparing import EngineFailed, Plan, _Run, compare, sum_up
from bench.measuring import percentile, size_mb


def test_percentiles_are_values_that_were_measured():
    values = [5.0, 1.0, 2.0, 4.0, 3.0]
    assert (percentile(values, 0.5), percentile(values, 0.95), percentile([7.0], 0.95)) == (3.0, 5.0, 7.0)


def test_size_counts_files_in_folders_below(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "a").write_bytes(b"1" * 1000)
    (tmp_path / "below" / "b").write_bytes(b"1" * 500)
    assert size_mb(tmp_path) == 0.0015


def test_a_class_is_summed_up_over_all_its_queries_and_rounds(tmp_path):
    queries = tmp_path / "q.tsv"
    queries.write_text("mid\tslow\nand\tother\nmid\tquick\n", encoding="utf-8")

    def asked(ms):
        return {"first": 9 * ms, "wall": [2 * ms], "cpu": [ms], "found": 1}

    rounds = [{"queries": [asked(4.0), asked(50.0), asked(1.0)], "own": own, "peak": 9.0} for own in (7.0, 8.0)]
    figures = {"rounds": rounds}
    sum_up(figures, Plan(tmp_path, 10, tmp_path, ("ours",), queries))
    mid = figures["search"]["mid"]
    assert (mid["p95_cpu"], mid["p95_wall"], mid["first"], mid["slowest"]) == (4.0, 8.0, 36.0, "slow")
    assert figures["memory"] == {"own": 8.0, "peak": 9.0}
    assert figures["found"] == {"slow": 1, "other": 1, "quick": 1}
    assert "rounds" not in figures


def test_a_run_sums_up_each_engine_and_leaves_one_alone_that_has_failed(tmp_path, monkeypatch):
    asked = []

    def phase(_run, phase, name, **more):
        asked.append((phase, name))
        if (phase, name) == ("cold", "theirs"):
            raise EngineFailed("no index")
        query = {"first": 2.0, "wall": [2.0], "cpu": [1.0], "found": 1}
        spent = {"wall": [3.0, 5.0, 4.0], "cpu": [1.0]}
        answers = {
            "build": {"seconds": 2.0},
            "cold": {"import": 1.0, "open": 1.0, "answered": 6.0, "answered_cpu": 5.0},
            "warm": {"queries": [query for _ in more.get("queries", ())]},
            "changes": dict.fromkeys(("add", "update", "delete"), spent),
        }
        return answers[phase]

    monkeypatch.setattr("bench.comparing._Run._phase", phase)
    corpus = tmp_path / "c.jsonl"
    corpus.write_text("", encoding="utf-8")
    plan = Plan(corpus, 10, tmp_path / "work", ("ours", "theirs"), rounds=2, cold_starts=3)
    engines = compare(plan, lambda _line: None)["engines"]
    ours = engines["ours"]
    assert (ours["build"]["per_second"], ours["start"]["answered_dropped"]) == (5.0, 6.0)
    assert (ours["changes"]["add"]["wall"], ours["search"]["common"]["p95_wall"]) == (4.0, 2.0)
    assert engines["theirs"] == {"build": {"seconds": 2.0, "per_second": 5.0}, "error": "starting: no index"}
    assert [phase for phase, name in asked if name == "theirs"] == ["build", "cold"]


def test_indexes_are_built_anew_unless_they_are_to_be_kept(tmp_path, monkeypatch):
    built = []
    monkeypatch.setattr("bench.comparing._Run._phase", lambda _run, phase, *_, **__: built.append(phase) or {})
    corpus = tmp_path / "c.jsonl"
    corpus.write_text("", encoding="utf-8")
    for keeps in (False, True, False):
        run = _Run(Plan(corpus, 10, tmp_path / "work", ("ours",), keeps_indexes=keeps), {"ours": {}}, print)
        run.build("ours")
    assert built == ["build", "build"]


def test_each_round_begins_with_another_engine(tmp_path):
    plan = Plan(tmp_path, 10, tmp_path, ("a", "b", "c"))
    assert list(plan.turns(3, plan.engines)) == ["a", "b", "c", "b", "c", "a", "c", "a", "b"]


def test_an_engine_that_fails_is_named_and_does_not_stop_the_run(tmp_path):
    corpus = tmp_path / "c.jsonl"
    corpus.write_text("", encoding="utf-8")
    told = []
    measured = compare(Plan(corpus, 0, tmp_path / "work", ("nobody",), rounds=1), told.append)
    assert measured["engines"]["nobody"] == {"error": "building: KeyError: 'nobody'"}
    assert "nobody failed, building: KeyError: 'nobody'" in told

"""`compare --jsonl`: articles in, relations and groups out, whatever stands in the lines."""

from __future__ import annotations

import json
import math

import pytest

TEXT = "Ann Poe said 300 Orvenian soldiers fell at Hollin in Tamsel. Bo Ash denied that any soldier had fallen."
OTHER = "Piet Kern said 500 Orvenian soldiers fell at Hollin in Tamsel."
DAY = "2024-03-05"


def at(text, words):
    start = text.index(words)
    return [start, start + len(words)]


def claim(uid, text, speaker, cue, content, **more):
    return {
        "id": uid, "source": [at(text, speaker)], "cue": [at(text, cue)], "content": [at(text, content)],
        "speaker": speaker, "speaker_kind": "person", "polarity": "affirms", "certainty": "certain",
        "reporting": "neutral", "nested_in": None,
    } | more  # fmt: skip


def figure(uid, text, words, number, **more):
    return {
        "id": uid, "span": at(text, words), "low": number, "high": number, "unit": "people", "measures": "killed",
        "population": "Orvenian soldiers", "where": "Hollin", "as_of": DAY, "claim": "c1",
    } | more  # fmt: skip


SAID = claim("c1", TEXT, "Ann Poe", "said", "300 Orvenian soldiers fell at Hollin in Tamsel")
DENIED = claim("c2", TEXT, "Bo Ash", "denied", "any soldier had fallen", polarity="denies")
COUNT = figure("f1", TEXT, "300", 300)
FIRST = {"id": "a", "text": TEXT, "published": DAY, "claims": [SAID, DENIED], "figures": [COUNT]}
SECOND = {
    "id": "b", "text": OTHER, "published": DAY,
    "claims": [claim("c1", OTHER, "Piet Kern", "said", "500 Orvenian soldiers fell at Hollin in Tamsel")],
    "figures": [figure("f1", OTHER, "500", 500)],
}  # fmt: skip


@pytest.fixture
def compare(hearsay):
    def run(*lines):
        written = b"".join((each if type(each) is bytes else json.dumps(each).encode()) + b"\n" for each in lines)
        return hearsay("compare", "--jsonl", "-", stdin=written)

    return run


def written(run):
    """Relations and groups that a run wrote."""
    lines = [json.loads(line) for line in run.out.splitlines()]
    return [each for each in lines if each["kind"] != "group"], [each for each in lines if each["kind"] == "group"]


def kinds(run):
    return {(each["kind"], *sorted((each["a"], each["b"]))) for each in written(run)[0]}


# ---------------------------------------------------------------- what is written


def test_claims_and_figures_of_the_lines_are_related(compare):
    run = compare(FIRST, SECOND)
    assert (run.status, run.err) == (0, "")
    assert kinds(run) >= {("conflict", "a#f1", "b#f1")}


def test_texts_alone_are_read_first(compare):
    run = compare({"id": "a", "text": TEXT, "published": DAY}, {"id": "b", "text": OTHER, "published": DAY})
    relations, groups = written(run)
    assert run.status == 0
    assert {uid.partition("#")[0] for each in relations for uid in (each["a"], each["b"])} == {"a", "b"}
    assert any({"a", "b"} == {uid.partition("#")[0] for uid in each["members"]} for each in groups)


def test_claims_that_are_null_are_found_in_the_text(compare):
    texts = [{"id": uid, "text": TEXT, "published": DAY} for uid in "ab"]
    assert compare(*texts).out == compare(*({**each, "claims": None} for each in texts)).out != ""


def test_a_relation_has_its_two_sides_their_places_and_the_reason(compare):
    relations, _ = written(compare(FIRST, SECOND))
    found = next(each for each in relations if each["kind"] == "conflict" and each["b"][0] != each["a"][0])
    assert list(found) == ["kind", "a", "b", "a_spans", "b_spans", "reason", "rule", "via"]
    texts = {"a": TEXT, "b": OTHER}
    words = {uid: [texts[uid[0]][start:end] for start, end in found[f"{side}_spans"]]
             for side, uid in (("a", found["a"]), ("b", found["b"]))}  # fmt: skip
    assert words == {"a#f1": ["300"], "b#f1": ["500"]}
    assert "exclude each other" in found["reason"]
    assert (found["rule"], found["via"]) == ("disjoint", None)


def test_a_group_has_a_title_and_the_places_of_its_members(compare):
    _, groups = written(compare(FIRST, SECOND))
    texts = {"a": TEXT, "b": OTHER}
    assert groups
    for each in groups:
        assert list(each) == ["kind", "id", "title", "members", "member_spans"]
        assert each["id"] in each["members"]
        assert each["title"]
        for uid, spans in zip(each["members"], each["member_spans"], strict=True):
            assert all(texts[uid[0]][start:end] for start, end in spans)
            assert spans


def test_of_an_update_b_is_the_later_one(compare):
    later = {**SECOND, "published": "2024-03-12", "figures": [figure("f1", OTHER, "500", 500, as_of="2024-03-12")]}
    for order in ((FIRST, later), (later, FIRST)):
        relations, _ = written(compare(*order))
        assert [(each["a"], each["b"]) for each in relations if each["kind"] == "update"] == [("a#f1", "b#f1")]


def test_the_order_of_lines_does_not_matter(compare):
    assert kinds(compare(FIRST, SECOND)) == kinds(compare(SECOND, FIRST))


def test_a_denial_in_a_text_alone_is_of_the_claim_before(compare):
    run = compare({"id": "a", "text": "Ann Poe said the mill burned. Bo Ash denied it."})
    assert kinds(run) == {("conflict", "a#c1", "a#c2")}


def test_one_figure_of_two_articles_is_told_once(compare):
    same = {**SECOND, "figures": [figure("f1", OTHER, "500", 300)]}
    assert {each for each in kinds(compare(FIRST, same)) if each[0] == "same"} == {("same", "a#f1", "b#f1")}


def test_articles_of_different_events_are_not_related(compare):
    other = "At Dornach in Elster, Piet Kern said 500 Orvenian soldiers fell."
    lines = {"id": "b", "text": other, "published": DAY, "claims": [
        claim("c1", other, "Piet Kern", "said", "500 Orvenian soldiers fell")]}  # fmt: skip
    run = compare(FIRST, lines)
    assert not any({each["a"][0], each["b"][0]} == {"a", "b"} for each in written(run)[0])


# ---------------------------------------------------------------- what is odd


def test_nothing_is_status_1(compare):
    run = compare()
    assert (run.status, run.out) == (1, "")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param(b"{", "is not JSON", id="no-json"),
        pytest.param(b"\xff\xfe", "is not JSON", id="no-utf8"),
        pytest.param(b"[" * 100_000, "is not JSON", id="nested-deep"),
        pytest.param(b'{"id": "x", "text": "x", "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "is not JSON",
                     id="nested-deep-inside"),
        pytest.param(b'{"id": ' + b"9" * 5_000 + b', "text": "x"}', "is not JSON", id="endless-number"),
        pytest.param(b"null", 'has no "text"', id="null"),
        pytest.param(b'["a"]', 'has no "text"', id="list"),
        pytest.param({"id": "x"}, 'has no "text"', id="no-text"),
        pytest.param({"id": "x", "text": 5}, 'has no "text"', id="text-is-a-number"),
        pytest.param({"text": "x"}, 'has no "id"', id="no-id"),
        pytest.param({"id": True, "text": "x"}, 'has no "id"', id="id-is-true"),
        pytest.param({"id": ["x"], "text": "x"}, 'has no "id"', id="id-is-a-list"),
        pytest.param({**FIRST, "id": "b"}, "has the id 'b' of an earlier line", id="id-twice"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_article_costs_itself(compare, line, fault):
    run = compare(FIRST, SECOND, line)
    assert run.status == 3
    assert f"line 3: {fault}" in run.err
    assert run.out == compare(FIRST, SECOND).out


def test_lines_that_are_no_articles_alone_are_status_1(compare):
    assert compare(b"{").status == 1


def test_a_number_and_its_digits_are_one_id(compare):
    assert "has the id '7' of an earlier line" in compare({**FIRST, "id": 7}, {**SECOND, "id": "7"}).err


def test_empty_lines_count_but_say_nothing(compare):
    run = compare(FIRST, b"", b"   ", SECOND, b"{")
    assert run.status == 3
    assert "line 5" in run.err


def changed(**more):
    return {**FIRST, **more}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(changed(claims="none"), id="claims-in-words"),
        pytest.param(changed(claims=7), id="claims-a-number"),
        pytest.param(changed(claims=[None]), id="claim-null"),
        pytest.param(changed(claims=["c1"]), id="claim-a-word"),
        pytest.param(changed(claims=[{**SAID, "id": None}]), id="claim-without-id"),
        pytest.param(changed(claims=[{**SAID, "id": []}]), id="claim-id-a-list"),
        pytest.param(changed(claims=[SAID, {**DENIED, "id": "c1"}]), id="claim-id-twice"),
        pytest.param(changed(claims=[SAID], figures=[{**COUNT, "id": "c1"}]), id="figure-has-the-id-of-a-claim"),
        pytest.param(changed(claims=[{**SAID, "speaker": 5}]), id="speaker-a-number"),
        pytest.param(changed(claims=[{**SAID, "speaker": ["Ann Poe"]}]), id="speaker-a-list"),
        pytest.param(changed(claims=[{**SAID, "speaker_kind": "robot"}]), id="kind-unknown"),
        pytest.param(changed(claims=[{**SAID, "polarity": 1}]), id="polarity-a-number"),
        pytest.param(changed(claims=[{**SAID, "content": [["a", "b"]]}]), id="span-of-words"),
        pytest.param(changed(claims=[{**SAID, "content": [[1.5, 2.5]]}]), id="span-of-fractions"),
        pytest.param(changed(claims=[{**SAID, "content": [[False, True]]}]), id="span-of-truths"),
        pytest.param(changed(claims=[{**SAID, "content": [[1, 2, 3]]}]), id="span-of-three"),
        pytest.param(changed(claims=[{**SAID, "content": 5}]), id="content-a-number"),
        pytest.param(changed(figures=7), id="figures-a-number"),
        pytest.param(changed(figures=[None]), id="figure-null"),
        pytest.param(changed(figures=[{**COUNT, "low": "300"}]), id="number-in-words"),
        pytest.param(changed(figures=[{**COUNT, "high": True}]), id="number-true"),
        pytest.param(changed(figures=[{**COUNT, "low": [300]}]), id="number-a-list"),
        pytest.param(changed(figures=[{**COUNT, "low": 10**400}]), id="number-too-huge"),
        pytest.param(changed(figures=[{**COUNT, "high": math.inf}]), id="number-infinite"),
        pytest.param(changed(figures=[{**COUNT, "low": math.nan}]), id="number-none"),
        pytest.param(changed(figures=[{**COUNT, "span": None}]), id="span-null"),
        pytest.param(changed(figures=[{**COUNT, "span": ["a", "b"]}]), id="figure-span-of-words"),
        pytest.param(changed(figures=[{**COUNT, "where": 5}]), id="place-a-number"),
        pytest.param(changed(figures=[{**COUNT, "population": ["soldiers"]}]), id="population-a-list"),
        pytest.param(changed(figures=[{**COUNT, "as_of": 2024}]), id="day-a-number"),
        pytest.param(changed(figures=[{**COUNT, "unit": {}, "measures": {"a": 1}}]), id="measure-an-object"),
    ],
)
def test_claims_and_figures_in_another_form_cost_their_line(compare, line):
    run = compare(line, SECOND)
    assert run.status == 3
    assert 'line 1: has "claims" or "figures" in another form' in run.err
    assert "Traceback" not in run.err
    assert all(each["members"][0].startswith("b#") for each in written(run)[1])


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(changed(claims=[{**SAID, "speaker": None}, DENIED]), id="nobody-known"),
        pytest.param(
            changed(claims=[{**SAID, "source": None, "cue": [], "nested_in": ""}, DENIED]), id="parts-missing"
        ),
        pytest.param(changed(claims=[{**SAID, "nested_in": "c9"}]), id="inside-a-claim-that-is-not-there"),
        pytest.param(changed(claims=[{**SAID, "nested_in": "c1"}]), id="inside-itself"),
        pytest.param(
            changed(claims=[{**SAID, "nested_in": "c2"}, {**DENIED, "nested_in": "c1"}]), id="inside-each-other"
        ),
        pytest.param(changed(claims=[{**SAID, "id": 0}, {**DENIED, "id": 1}]), id="ids-are-numbers"),
        pytest.param(changed(claims=[]), id="no-claims"),
        pytest.param(changed(figures=None), id="no-figures"),
        pytest.param(changed(figures=[{**COUNT, "claim": "c9"}]), id="figure-of-a-claim-that-is-not-there"),
        pytest.param(changed(figures=[{**COUNT, "low": None, "high": None}]), id="both-ends-open"),
        pytest.param(changed(figures=[{**COUNT, "low": -5, "high": 1e300}]), id="negative-and-huge"),
        pytest.param(changed(figures=[{**COUNT, "low": 5, "high": 3}]), id="ends-turned-round"),
        pytest.param(changed(figures=[{**COUNT, "where": None, "as_of": None, "unit": None}]), id="scope-unknown"),
        pytest.param(changed(published=5, title=["x"], outlet={"a": 1}), id="article-described-oddly"),
        pytest.param(changed(published="yesterday"), id="no-date"),
        pytest.param(changed(text="", claims=[], figures=[]), id="empty"),
        pytest.param(changed(text="\ud800 " + TEXT), id="half-a-sign"),
    ],
)
def test_what_is_merely_odd_is_taken_as_it_is(compare, line):
    run = compare(line, SECOND)
    assert (run.status, run.err) == (0, "")
    for each in written(run)[0]:
        assert each["a"] != each["b"]


@pytest.mark.parametrize("span", [[0, 10**9], [-5, 4], [9, 9], [20, 10], [10**30, 10**31]], ids=str)
def test_what_lies_outside_of_the_text_is_left_out(compare, span):
    line = changed(claims=[SAID, {**DENIED, "content": [span]}], figures=[{**COUNT, "span": span}])
    run = compare(line, SECOND)
    named = {uid for each in written(run)[1] for uid in each["members"]}
    assert run.status == 0
    assert not named & {"a#c2", "a#f1"}
    assert kinds(run) == kinds(compare(changed(claims=[SAID], figures=[]), SECOND))


def test_no_library_is_made(compare, hearsay):
    compare(FIRST, SECOND)
    assert not hearsay.library.exists()


def test_a_file_is_read_like_standard_input(compare, hearsay, tmp_path):
    file = tmp_path / "lines.jsonl"
    file.write_text(f"{json.dumps(FIRST)}\n{json.dumps(SECOND)}\n", encoding="utf-8")
    assert hearsay("compare", "--jsonl", str(file)).out == compare(FIRST, SECOND).out


def test_a_file_that_is_not_there_is_told(hearsay, tmp_path):
    run = hearsay("compare", "--jsonl", str(tmp_path / "none.jsonl"))
    assert run.status == 1
    assert "none.jsonl" in run.err
    assert "Traceback" not in run.err

"""Unlimited output comes as it is read: the first row before the last is known, and only a few at a time in memory."""

from __future__ import annotations

import gc
import io
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from support.library_in_hand import library_in, take_in
from support.statements import executed

from reader.cli.main import main
from reader.export.values import Exported
from reader.library import answers, claims, exported, lists
from reader.model import Annotation, Article, Hit, PlacedClaim, SpeakerCount

_MANY = 40
_FEW = 12  # of three pages of two, and what is on its way
_STREAMS = [
    pytest.param(["list", "--json"], Article, id="list"),
    pytest.param(["list", "rained", "--json"], Article, id="list-of-a-query"),
    pytest.param(["claims", "--json"], PlacedClaim, id="claims"),
    pytest.param(["claims", "rained", "--json"], PlacedClaim, id="claims-of-a-query"),
    pytest.param(["search", "rained", "--json"], Hit, id="search"),
    pytest.param(["search", "rained", "--in", "claims", "--json"], Hit, id="search-in-claims"),
    pytest.param(["notes", "--json"], Annotation, id="notes"),
    pytest.param(["notes", "rained", "--json"], Annotation, id="notes-of-a-query"),
    pytest.param(["speakers", "--json"], SpeakerCount, id="speakers"),
    pytest.param(["speakers", "rained", "--json"], SpeakerCount, id="speakers-of-a-query"),
    pytest.param(["export", "--to", "jsonl"], Exported, id="export"),
]


@dataclass
class Watching(io.StringIO):
    """Standard output that looks at each piece how many values of a kind are in memory."""

    kind: type
    alive: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def write(self, text: str) -> int:
        self.alive.append(sum(type(each) is self.kind for each in gc.get_objects()))
        return super().write(text)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of some articles, with a claim, a speaker and a note each."""
    folder = tmp_path_factory.mktemp("many")
    with library_in(folder) as library:
        for number in range(_MANY):
            name = f"Kern{chr(97 + number // 26)}{chr(97 + number % 26)}"
            taken = take_in(library, f"Rain on {name}\n\nIt rained, {name} Orlo said.")
            library.notes.quote(taken.article_uid, "It rained")
        library.search.rebuild()
    return folder


@pytest.fixture
def many(library: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, read in pages of two."""
    for module in (lists, claims, answers, exported):
        monkeypatch.setattr(module, "_PAGE", 2)
    monkeypatch.setattr(claims, "_HOMES", 2)
    monkeypatch.setattr(claims, "_FIRST_HOMES", 2)
    return library


@pytest.mark.parametrize(("command", "kind"), _STREAMS)
def test_a_few_values_are_in_memory_however_many_are_printed(
    many: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], kind: type
) -> None:
    gc.collect()
    out = Watching(kind)
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["--library", str(many), *command]) == 0
    assert len(out.alive) >= _MANY
    assert 0 < max(out.alive) <= _FEW


@pytest.mark.parametrize(
    "command",
    [["list"], ["claims"], ["search", "rained"], ["notes"], ["export", "--to", "jsonl"]],
    ids=" ".join,
)
def test_the_first_row_is_printed_before_the_last_is_read(
    many: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    with executed(monkeypatch) as statements:
        said: list[int] = []
        out = io.StringIO()
        monkeypatch.setattr(out, "write", lambda text: said.append(len(statements)) or len(text), raising=False)
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["--library", str(many), "--json", *command]) == 0
    assert said[0] + _MANY // 2 - 1 <= len(statements)


def test_speakers_are_printed_while_they_are_counted(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.store import speakers

    given, said = [], list[int]()
    counted = speakers.counted
    monkeypatch.setattr(speakers, "counted", lambda *asked: (given.append(each) or each for each in counted(*asked)))
    out = io.StringIO()
    monkeypatch.setattr(out, "write", lambda text: said.append(len(given)) or len(text), raising=False)
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["--library", str(many), "speakers", "--json"]) == 0
    assert (said[0], len(given)) == (1, _MANY)


@pytest.mark.parametrize("command", [["list"], ["claims"], ["notes"], ["speakers"], ["search", "rained"]], ids=" ".join)
def test_reader_that_has_seen_enough_ends_a_stream_in_silence(
    many: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert _ended_by(BrokenPipeError(), many, monkeypatch, command) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", [["list"], ["claims"], ["notes"], ["speakers"], ["search", "rained"]], ids=" ".join)
def test_interrupt_in_the_middle_of_a_stream_is_status_130(
    many: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert _ended_by(KeyboardInterrupt(), many, monkeypatch, command) == 130
    assert capsys.readouterr().err == ""


def _ended_by(what: BaseException, many: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> int:
    """The status of a command whose output ends with the fourth piece."""
    out = io.StringIO()
    pieces: list[str] = []

    def write(text: str) -> int:
        if len(pieces) > 3:
            raise what
        pieces.append(text)
        return len(text)

    monkeypatch.setattr(out, "write", write, raising=False)
    monkeypatch.setattr(sys, "stdout", out)
    return main(["--library", str(many), *command, "--json"])

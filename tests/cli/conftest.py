"""A program that runs here, on an empty library or on one with two articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.runs import Here

BRIDGE = """\
Bridge at Orvel destroyed, army says

2024-03-02

The bridge at Orvel was destroyed on Friday night, General Marta Kessel said on Saturday. “We lost 40 soldiers there,” \
Kessel told reporters.

The Ministry of Roads denied that the bridge had fallen. According to the ministry, 12 people were killed.
"""
MAYOR = """\
Mayor of Orvel: the bridge stands

The bridge at Orvel is still open, mayor Piet Lammers claimed on Sunday. At least 200 people crossed it, he said.
"""


@pytest.fixture
def hearsay(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Here:
    return Here(tmp_path / "library", capsys, monkeypatch)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "mayor.txt").write_text(MAYOR, encoding="utf-8")
    return folder


@pytest.fixture
def filled(hearsay: Here, articles: Path) -> Here:
    assert hearsay("import", str(articles)).status == 0
    return hearsay

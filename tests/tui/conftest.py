"""What tests of the screens share: a library filled once, copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

PAUSES = (
    "reading_open.PAUSE_SECONDS",
    "reading_relating._PAUSE_SECONDS",
    "reading_relating._REST_SECONDS",
    "speakers_panes._PAUSE_SECONDS",
    "speakers_panes._LONG_PAUSE_SECONDS",
    "notes_panes._PAUSE_SECONDS",
    "past._PAUSE_SECONDS",
)
"""How long no key may come before something begins that a reader in passing does not want."""


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from support.screens_in_hand import fill

    home = tmp_path_factory.mktemp("filled")
    fill(home)
    return home


@pytest.fixture(autouse=True)
def _many_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of all colours, whatever the tests run in."""
    for name in ("NO_COLOR", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(autouse=True)
def _no_longer_than_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot wait for the app instead of for a quiet processor, and the app less long for keys to pause."""
    from support.at_rest import wait_for_rest_alone

    wait_for_rest_alone(monkeypatch)
    for pause in PAUSES:
        monkeypatch.setattr(f"reader.tui.screens.{pause}", 0.005)


@pytest.fixture
def home(filled_home: Path, tmp_path: Path) -> Path:
    """A folder with a library of three articles, of which a test may do what it likes."""
    shutil.copytree(filled_home, tmp_path / "home")
    return tmp_path / "home"

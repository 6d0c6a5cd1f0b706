"""What the reader does to the text, without a screen."""

import pytest
from support.screens_in_hand import app_on, shown

from reader.tui.screens.reading_marks import has_browser


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        pytest.param({"DISPLAY": ":0"}, "linux", True, id="x11"),
        pytest.param({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True, id="wayland"),
        pytest.param({}, "linux", False, id="no-display"),
        pytest.param({}, "darwin", True, id="mac"),
        pytest.param({"SSH_TTY": "/dev/pts/1"}, "darwin", False, id="ssh-to-a-mac"),
        pytest.param({"SSH_CONNECTION": "a b c d", "DISPLAY": ":10"}, "linux", False, id="ssh-with-x11"),
    ],
)
def test_a_browser_is_opened_only_where_it_comes_up_beside_the_terminal(environ, platform, expected):
    assert has_browser(environ, platform) is expected


async def test_a_wrong_name_in_the_key_table_is_said_at_the_start(home):
    async with app_on(home, keys={"fly_away": ("f",)}) as pilot:
        assert "fly_away" in shown(pilot)[-1]

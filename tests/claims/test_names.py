import pytest

from reader.claims.names import names_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The UK Ministry of Defense spoke.", ("UK Ministry of Defense",), id="body-with-of"),
        pytest.param("the Institute for the Study of Dams", ("Institute for the Study of Dams",), id="for-the"),
        pytest.param("Mayor Ann Poe met Gen. Tom Ash.", ("Ann Poe", "Tom Ash"), id="titles-are-dropped"),
        pytest.param("Norland’s army left Ashe. Ashe fell.", ("Norland", "Ashe"), id="each-once-without-genitive"),
        pytest.param("The army left. But it came back.", (), id="openers-are-no-names"),
        pytest.param("on Monday in March", (), id="days-and-months"),
        pytest.param("", (), id="empty"),
    ],
)
def test_names_are_written_one_way(text, expected):
    assert names_in(text) == expected

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.claims.names import names_in, names_in_each


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


@settings(max_examples=60)
@given(
    st.lists(st.text(alphabet="aB’'s. \nMofde“”,&A", max_size=14).map(lambda text: f"{text}Ministry of "), max_size=4)
)
@example(["Bank of", "Ann Poe said"])
@example(["the Ministry", "of Defence", "", "“quoted"])
@example(["U.S", "Army’s", "and Bob"])
def test_texts_read_at_once_have_the_names_that_each_has_alone(texts):
    assert names_in_each(texts) == tuple(names_in(text) for text in texts)

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.neutralise import neutralise, one_line

NEVER_SHOWN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]")
ODD = st.text(st.one_of(st.characters(), st.integers(0, 0x1F).map(chr), st.integers(0xD800, 0xDFFF).map(chr)))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        pytest.param("a\x1b[2Jb", "a\u241b[2Jb", id="escape"),
        pytest.param("a\x9b2Jb", "a\ufffd2Jb", id="c1-csi"),
        pytest.param("gone\x7f\x08", "gone\u2421\u2408", id="delete-and-backspace"),
        pytest.param("a\rb", "a\u240db", id="carriage-return"),
        pytest.param("a\tb", "a b", id="tab"),
        pytest.param("a\nb", "a\nb", id="line-feed-stays"),
        pytest.param("x\u202egpj.exe", "x\ufffdgpj.exe", id="right-to-left-override"),
        pytest.param("x\u2066y\u2069", "x\ufffdy\ufffd", id="isolates"),
        pytest.param("x\u2028y\u2029z\x85", "x\ufffdy\ufffdz\ufffd", id="other-line-ends"),
        pytest.param("x\ud83dy", "x\ufffdy", id="lone-surrogate"),
        pytest.param("x\U000e0041y", "x\ufffdy", id="tag-character"),
        pytest.param("e\u0301", "e\u0301", id="one-mark-is-writing"),
        pytest.param("e" + "\u0301" * 5, "e" + "\u0301" * 3 + "··", id="piled-marks"),
        pytest.param("\u0301a\n\u0302b", "·a\n·b", id="mark-without-a-letter"),
    ],
)
def test_what_a_terminal_would_obey_gets_a_visible_stand_in(raw, shown):
    assert neutralise(raw) == shown


def test_one_line_has_no_line_feed_left():
    assert one_line("a\nb\r\nc") == "a b\u240d c"


@settings(max_examples=60)
@given(ODD)
def test_length_is_kept_and_nothing_dangerous_is_left(text):
    for shown in (neutralise(text), one_line(text)):
        assert len(shown) == len(text)
        assert not NEVER_SHOWN.search(shown)
        assert not any(unicodedata.bidirectional(c) in {"LRO", "RLO", "LRE", "RLE", "LRI", "RLI", "PDI"} for c in shown)

"""Which encoding is it? Real letters in each, short and long."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import IntakeError
from reader.ingest.encoding import decode, newlines

RUSSIAN = "Совет порта собрался во вторник вечером и утвердил ремонт моста за 20 000 рублей."
MACEDONIAN = "Советот на пристаништето се состана; Ѓорѓи Џамбазов и Љубица Ќосева гласаа против."
FRENCH = "Le conseil s'est réuni à Sète; l'été fut très chaud, déclara le maire."
QUOTES = "“We paid €20,000 – not more,” said the mayor’s office…"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(RUSSIAN, "utf-8", id="utf-8"),
        pytest.param(RUSSIAN, "cp1251", id="windows-1251-russian"),
        pytest.param(MACEDONIAN, "cp1251", id="windows-1251-macedonian"),
        pytest.param(RUSSIAN, "koi8-r", id="koi8-r"),
        pytest.param(RUSSIAN, "cp866", id="cp866"),
        pytest.param(RUSSIAN, "iso8859-5", id="iso-8859-5"),
        pytest.param(RUSSIAN, "utf-16-le", id="utf-16le-cyrillic-without-mark"),
        pytest.param(RUSSIAN, "utf-16-be", id="utf-16be-cyrillic-without-mark"),
        pytest.param(FRENCH, "latin-1", id="latin-1"),
        pytest.param(FRENCH, "utf-16-le", id="utf-16le-latin-without-mark"),
        pytest.param(QUOTES, "cp1252", id="windows-1252-quotes"),
        pytest.param("日本の港湾評議会は火曜日の夜に開かれ、橋の修理費を承認した。" * 8, "shift_jis", id="shift-jis"),
    ],
)
def test_a_text_is_read_in_its_encoding(text, encoding):
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(encoding):
    decoded = decode(RUSSIAN.encode(encoding), "a.txt")
    assert (decoded.text, decoded.warning) == (RUSSIAN, "")


def test_what_is_guessed_is_told():
    assert "Windows-1251 (guessed)" in decode(RUSSIAN.encode("cp1251"), "a.txt").warning


def test_a_declared_encoding_is_believed_when_it_can_be_true():
    decoded = decode("Zażółć gęślą jaźń".encode("iso8859-2"), "a.html", declared="ISO-8859-2")
    assert (decoded.text, decoded.warning) == ("Zażółć gęślą jaźń", "")


def test_a_declared_utf_8_that_is_refuted_is_not_believed():
    assert decode(RUSSIAN.encode("cp1251"), "a.html", declared="utf-8").text == RUSSIAN


def test_broken_places_in_utf_8_are_marked_and_the_rest_is_kept():
    decoded = decode("Čas".encode() + b"\xc3 and " + "žito".encode(), "a.txt")
    assert decoded.text == "Čas\ufffd and žito"
    assert "1 places" in decoded.warning


def test_surrogate_pairs_written_as_utf_8_become_their_character():
    assert decode(b"Boat \xed\xa0\xbd\xed\xba\xa2 kept", "a.txt").text == "Boat 🚢 kept"


@pytest.mark.parametrize(
    "data",
    [pytest.param(bytes(range(256)) * 40, id="all-bytes"), pytest.param(b"\x00\x01\x02\x03" * 100, id="controls")],
)
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(IntakeError, match="is not text"):
        decode(data, "a.txt")


def test_every_writing_of_a_line_end_becomes_one():
    assert newlines("a\rb\nc\r\nd\x85e\u2028f\u2029g") == "a\nb\nc\nd\ne\nf\n\ng"


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), min_size=1))
def test_utf_8_always_comes_back(text):
    assert decode(codecs.BOM_UTF8 + text.encode(), "a.txt").text == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    with suppress(IntakeError):
        decode(data, "a.txt").text.encode()

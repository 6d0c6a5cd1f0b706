"""The text room's work grows with the text's length, whatever the text is made to do."""

import time

import pytest
from support.shared import shared_path

from reader.claims.figures import find_figures
from reader.text.blocks import lay_out
from reader.text.dates import find_dates, parse_date
from reader.text.language import detect_language
from reader.text.neutralise import neutralise
from reader.text.numbers import find_numbers


def seconds_for(text):
    start = time.process_time()
    neutralise(text)
    detect_language(text)
    parse_date(text)
    find_numbers(text)
    find_dates(text, "2024-03-05")
    find_figures(text, lay_out(text), ())
    return time.process_time() - start


UNITS = (
    "1,|1 000 |20.000|one |one in |between 1 and |two hundred |Ann Poe, |A|( |“|.|\n|May |Monday |more than |$|"
    "in the low tens of |Share / |Photo: |the number of |\u0301|–|3-1 "
)


@pytest.mark.parametrize("unit", UNITS.split("|"))
def test_a_repeated_unit_costs_little(unit):
    assert seconds_for(unit * (30_000 // len(unit))) < 2.5


@pytest.mark.slow
def test_hostile_files_cost_little():
    slow = []
    for path in sorted(shared_path("hostile", "files").glob("*-*.txt")):
        seconds = seconds_for(path.read_bytes().decode("utf-8", "replace"))
        slow += [(path.name, seconds)] if seconds > 1.5 else []
    assert slow == []

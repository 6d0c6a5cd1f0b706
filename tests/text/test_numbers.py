import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Span
from reader.text.numbers import find_numbers


def read(text):
    return [(text[slice(*n.span)], n.low, n.high, n.is_approx, n.unit) for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("The 20.000 men", "20.000", 20_000, 20_000),
        ("The men above the 55 steps", "55", 55, 55),
        ("A cloud over some 400 homes", "some 400", 400, 400),
        ("More than a third were built then.", "More than a third", 0.333, None),
        ("They found that half of the ships leak.", "half", 0.5, 0.5),
        ("The 20,000 men", "20,000", 20_000, 20_000),
        ("The 20 000 men", "20 000", 20_000, 20_000),
        ("The 1.234.567 men", "1.234.567", 1_234_567, 1_234_567),
        ("It was 53,1 degrees", "53,1", 53.1, 53.1),
        ("It was 6.5 degrees", "6.5", 6.5, 6.5),
        ("Eleven thousand men", "Eleven thousand", 11_000, 11_000),
        ("Twenty-three men", "Twenty-three", 23, 23),
        ("It was eight point six degrees", "eight point six", 8.6, 8.6),
        ("A hundred and fifty men", "A hundred and fifty", 150, 150),
        ("Some 1.9m customers", "Some 1.9m", 1_900_000, 1_900_000),
        ("Waited two and a half hours", "two and a half", 2.5, 2.5),
        ("Cost one and a half million crowns", "one and a half million crowns", 1_500_000, 1_500_000),
        ("Lost 14 million votes", "14 million", 14_000_000, 14_000_000),
        ("Lost 1,000–2,000 men", "1,000–2,000", 1_000, 2_000),
        ("Lost 1,000-2,000 men", "1,000-2,000", 1_000, 2_000),
        ("Lost between 4,000 and 5,000 men", "between 4,000 and 5,000", 4_000, 5_000),
        ("Lost from 60 to 90 men", "from 60 to 90", 60, 90),
        ("Lost 60 to 90 men", "60 to 90", 60, 90),
        ("Said two or three of them", "two or three", 2, 3),
        ("Cost between 1.8 and 2.3 million votes", "between 1.8 and 2.3 million", 1_800_000, 2_300_000),
        ("Lost more than 4,000 men", "more than 4,000", 4_000, None),
        ("Lost at least 11 men", "at least 11", 11, None),
        ("Lost over 20 men", "over 20", 20, None),
        ("Lost 20 or more men", "20 or more", 20, None),
        ("Lost up to 30 men", "up to 30", 0, 30),
        ("Lost fewer than 3,000 men", "fewer than 3,000", 0, 3_000),
        ("Lost no more than 3,000 men", "no more than 3,000", 0, 3_000),
        ("Lost no fewer than 40 men", "no fewer than 40", 40, None),
        ("Lost “fewer than 3,000” men", "“fewer than 3,000”", 0, 3_000),
        ("Waited over five years", "five", 5, 5),
    ],
)
def test_a_number_is_read_with_its_bounds(text, words, low, high):
    ((found, *bounds, _, _),) = read(text)
    assert (found, bounds) == (words, [low, high])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about 40 men", 40, 40),
        ("nearly 3,000 men", 3_000, 3_000),
        ("an estimated 6,000 men", 6_000, 6_000),
        ("some 400 men", 400, 400),
        ("dozens of men", 24, 99),
        ("hundreds of men", 200, 999),
        ("thousands of men", 2_000, 9_999),
        ("a few hundred men", 200, 999),
        ("tens of thousands of men", 20_000, 99_999),
        ("a third of the men", 0.333, 0.333),
        ("forty or so men", 40, 40),
    ],
)
def test_a_vague_number_is_approximate(text, low, high):
    ((_, *bounds, is_approx, _),) = read(text)
    assert bounds == [low, high]
    assert is_approx


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("It costs £212,500.", "£212,500", 212_500, "pounds"),
        ("It costs $4m.", "$4m", 4_000_000, "dollars"),
        ("It costs $6.4 billion.", "$6.4 billion", 6_400_000_000, "dollars"),
        ("It costs 38 million crowns.", "38 million crowns", 38_000_000, "crowns"),
        ("It costs 900 roubles.", "900 roubles", 900, "roubles"),
        ("It rose 5.6%.", "5.6%", 5.6, "percent"),
        ("It rose 60 per cent.", "60 per cent", 60, "percent"),
        ("It is four percentage points off.", "four percentage points", 4, "percentage points"),
        ("It is half of one per cent.", "half of one per cent", 0.5, "percent"),
        ("He owns half of it.", "half", 0.5, "ratio"),
        ("Two-thirds of it burned.", "Two-thirds", 0.667, "ratio"),
        ("He said one in five died.", "one in five", 0.2, "ratio"),
        ("He said four in 10 died.", "four in 10", 0.4, "ratio"),
        ("He lost one soldier for every five.", "one soldier for every five", 0.2, "ratio"),
        ("He lost five soldiers for every one.", "five soldiers for every one", 5, "ratio"),
    ],
)
def test_money_shares_and_ratios_have_their_unit(text, words, value, unit):
    ((found, low, high, _, found_unit),) = read(text)
    assert (found, low, high, found_unit) == (words, value, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "A T-72 and an F-16 in COVID-19 times",
        "He rang at half past seven, at frame 88",
        "It was published two years ago.",
        "It fell in 2019, since 2014 and by 2030.",
        "The 2019 report",
        "On March 5 and 7 May, on 5 March 2024",
        "Ann Poe, 47, said so.",
        "A 68-year-old man, aged 70",
        "At 3.52 a.m. and 17:42 and at 7 o’clock",
        "The 21st man, the 5th car",
        "In phase 3, see page 14 and Article 5",
        "See https://example.org/2024/17/a-3-b",
        "One said that one of them left.",
        "The second half was better.",
        "They won 3-1.",
        "The court split 4 to 4.",
        "1. Ann Poe\n2. Tom Fell\n(3)",
        "Voters aged between 18 and 54",
        "The class of ’16",
        "He is 6’2” tall.",
        "The thousand-yard stare",
        'A tag <t id="14490756">',
        "The third man",
        "(1 dollar = 10.4 crowns)".replace("1 dollar", "$1"),
    ],
)
def test_what_counts_nothing_is_no_number(text):
    assert read(text) == []


def test_a_change_is_two_numbers_and_no_interval():
    assert [words for words, *_ in read("It rose from 60 to 90 houses.")] == ["60", "90"]


def test_two_prices_are_no_interval_across_units():
    assert [unit for *_, unit in read("It costs 40 crowns to 50 roubles.")] == ["crowns", "roubles"]


def test_only_the_asked_stretch_is_looked_at():
    text = "He lost 40 men. She lost more than 50 men."
    found = find_numbers(text, Span(16, len(text)))
    assert [(n.low, n.high) for n in found] == [(50, None)]


def test_endless_digits_are_no_number():
    assert read("9" * 5_000 + " men") == []


PIECES = (
    "1|20.000|3,5|and|to|between|from|more than|a|half|of|one|for every|million|$|%|–|dozens|twelve|hundred|“|”|May|.|"
    "\n|point|two|or|in|km|3-1|" + "9" * 30
).split("|")


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES)).map(" ".join) | st.text())
def test_spans_lie_in_the_text_and_bounds_are_in_order(text):
    end = 0
    for number in find_numbers(text):
        assert 0 <= number.span.start <= number.core.start < number.core.end <= number.span.end <= len(text)
        assert number.low is None or number.high is None or number.low <= number.high
        assert number.core.start >= end
        end = number.core.end

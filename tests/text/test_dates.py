import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text.dates import find_dates, parse_date

PUBLISHED = "2024-03-05"  # a Tuesday


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("He said so yesterday.", "yesterday", "2024-03-04", "2024-03-04"),
        ("Yesterday he said so.", "Yesterday", "2024-03-04", "2024-03-04"),
        ("He said so on Tuesday.", "Tuesday", "2024-03-05", "2024-03-05"),
        ("He said so on Friday evening.", "Friday evening", "2024-03-01", "2024-03-01"),
        ("Talks will resume on Friday.", "Friday", "2024-03-08", "2024-03-08"),
        ("It fell last week.", "last week", "2024-02-26", "2024-03-03"),
        ("It fell last summer.", "last summer", "2023-06-01", "2023-08-31"),
        ("It fell last month.", "last month", "2024-02-01", "2024-02-29"),
        ("It fell last year.", "last year", "2023-01-01", "2023-12-31"),
        ("They have fought since October.", "October", "2023-10-01", "2023-10-31"),
        ("It fell on February 20.", "February 20", "2024-02-20", "2024-02-20"),
        ("It fell on 7 March.", "7 March", "2024-03-07", "2024-03-07"),
        ("It fell on 5 March 2019.", "5 March 2019", "2019-03-05", "2019-03-05"),
        ("It fell on March 5, 2019.", "March 5, 2019", "2019-03-05", "2019-03-05"),
        ("It fell in May 2019.", "May 2019", "2019-05-01", "2019-05-31"),
        ("It fell in 2019.", "2019", "2019-01-01", "2019-12-31"),
        ("Earlier this week it fell.", "Earlier this week", "2024-03-04", "2024-03-05"),
        ("It fell in the past month.", "the past month", "2024-02-05", "2024-03-05"),
        ("It fell two days ago.", "two days ago", "2024-03-03", "2024-03-03"),
        ("It fell at the weekend.", "the weekend", "2024-03-02", "2024-03-03"),
        ("A report is due by the end of September.", "the end of September", "2024-09-30", "2024-09-30"),
        ("It starts in the first quarter of 2026.", "the first quarter of 2026", "2026-01-01", "2026-03-31"),
        ("Dated 2024-02-29, signed.", "2024-02-29", "2024-02-29", "2024-02-29"),
    ],
)
def test_an_expression_means_its_days(text, words, start, end):
    (found,) = find_dates(text, PUBLISHED)
    assert (text[slice(*found.span)], found.start, found.end) == (words, start, end)


@pytest.mark.parametrize(
    "text", ["It may rain.", "Theresa May spoke.", "They march on.", "See Ambria Today for more.", "20,000 men"]
)
def test_words_that_only_look_like_dates_are_none(text):
    assert find_dates(text, PUBLISHED) == ()


def test_without_a_day_of_publication_only_full_dates_are_resolved():
    found = find_dates("He said on Monday that it fell on 5 March 2019.")
    assert [mention.start for mention in found] == ["2019-03-05"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-03-05T23:00:00-05:00", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00 +0000", "2024-03-05"),
        ("Published 5th of March, 2024 at 3pm", "2024-03-05"),
        ("Sept. 4, 2025", "2025-09-04"),
        ("5.3.2024", "2024-03-05"),
        ("13/04/2024", "2024-04-13"),
        ("04/13/2024", "2024-04-13"),
        ("12 травня 2023, 14:20", "2023-05-12"),
        ("12 мая 2023 г.", "2023-05-12"),
        ("12 мај 2023", "2023-05-12"),
        ("5. März 2024", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
        ("03/04/2024", ""),
        ("31.02.2024", ""),
        ("no date here", ""),
        ("", ""),
    ],
)
def test_a_date_in_metadata_is_read_or_left(text, iso):
    assert parse_date(text) == iso


@settings(max_examples=60)
@given(st.text(), st.sampled_from(["", PUBLISHED, "0001-01-01", "9999-12-31", "nonsense"]))
def test_no_text_makes_dates_fail(text, published):
    parse_date(text)
    for words in (text, f"next year {text} last winter, 900 years ago, in December"):
        for found in find_dates(words, published):
            assert 0 <= found.span.start < found.span.end <= len(words)
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", found.start)
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", found.end)
            assert found.start <= found.end

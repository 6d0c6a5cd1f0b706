"""Days as numbers."""

from __future__ import annotations

import pytest

from reader.text.days import day_of


@pytest.mark.parametrize(
    ("published", "day"), [("2022-06-10", 738_316), ("2022-06-10T08:00Z", 738_316), ("", 0), ("soon", 0)]
)
def test_a_day_is_a_number(published, day):
    assert day_of(published) == day

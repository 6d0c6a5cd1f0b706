"""The filter: boxes to query and back."""

from __future__ import annotations

import pytest
from support.dialog_host import DialogHost

from reader.model import SavedSearch
from reader.search.query import parse
from reader.tui.dialogs.filter import Filter, FilterDialog, filter_query, parse_filter, term

QUERIES = [
    pytest.param("", Filter(), id="nothing"),
    pytest.param("is:unread has:note", Filter(frozenset({"is:unread", "has:note"})), id="flags"),
    pytest.param('outlet:"A B"', Filter(frozenset({'outlet:"A B"'})), id="quoted"),
    pytest.param(
        '(outlet:"A B" OR outlet:C) (tag:x OR tag:y)',
        Filter(frozenset({'outlet:"A B"', "outlet:C", "tag:x", "tag:y"})),
        id="alternatives",
    ),
    pytest.param("date:2023-05..2023-06", Filter(dates="2023-05..2023-06"), id="dates"),
    pytest.param('@mine @"two words"', Filter(frozenset({"@mine", '@"two words"'})), id="saved"),
    pytest.param("is:read dam -flood", Filter(frozenset({"is:read"}), rest="dam -flood"), id="rest"),
    pytest.param("-is:unread", Filter(rest="-is:unread"), id="negated-flag-is-rest"),
    pytest.param("is:odd", Filter(rest="is:odd"), id="unknown-flag-is-rest"),
    pytest.param("(is:unread OR dam)", Filter(rest="(is:unread OR dam)"), id="a-foreign-group-stays-whole"),
    pytest.param("date:2023 date:2024", Filter(dates="2023", rest="date:2024"), id="second-date-is-rest"),
]


@pytest.mark.parametrize(("query", "parts"), QUERIES)
def test_a_query_is_taken_apart(query, parts):
    assert parse_filter(query) == parts


@pytest.mark.parametrize(("query", "parts"), QUERIES)
def test_what_was_taken_apart_means_the_same_put_together(query, parts):
    assert parse_filter(filter_query(parts, [])) == parts


@pytest.mark.parametrize("value", ["Harbor Courier", 'a "b" c', "x:y", "(z)", "Слободен печат", "plain", "-a", "OR"])
def test_a_value_from_outside_makes_no_slip_in_the_query(value):
    assert parse(term("outlet:", value)).slips == ()


async def dialog_after(dialog, *keys):
    app = DialogHost(dialog)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press(*keys)
        return app.result


async def test_ticked_boxes_become_a_query():
    assert await dialog_after(FilterDialog(""), "space", "j", "j", "space", "enter") == "is:unread is:starred"


async def test_outlets_are_alternatives():
    keys = ["end", "space", "k", "space", "enter"]
    assert await dialog_after(FilterDialog("", ("A B", "C")), *keys) == '(outlet:"A B" OR outlet:C)'


async def test_a_filter_opened_and_applied_stays_as_it_was():
    query = 'is:unread @mine outlet:Gone date:2023-05 dam -"no flood"'
    saved = (SavedSearch("mine", "x"),)
    result = await dialog_after(FilterDialog(query, ("Here",), (), saved), "enter")
    assert set(result.split()) == set(query.split())


async def test_unticking_takes_the_term_out():
    assert await dialog_after(FilterDialog("is:unread has:note"), "space", "enter") == "has:note"


async def test_dates_are_a_field():
    assert await dialog_after(FilterDialog(""), "tab", *"2023-05", "enter") == "date:2023-05"


async def test_delete_clears_everything():
    assert await dialog_after(FilterDialog("is:unread date:2023 dam"), "delete", "enter") == ""


async def test_space_in_a_field_is_a_space():
    assert await dialog_after(FilterDialog(""), "tab", "tab", *"a b", "enter") == "a b"


async def test_escape_leaves_the_filter_alone():
    assert await dialog_after(FilterDialog("is:unread"), "space", "escape") is None

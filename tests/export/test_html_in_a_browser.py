"""A dossier in a real browser: on a phone, on a desktop, in the dark, on paper; nothing is asked for but the page."""

from dataclasses import replace

import pytest
from support.browser import browser_in
from support.dossiers_in_hand import DOSSIER, SAFE, figure

from reader.export.html import page
from reader.model import FigureLine, FigureRow

pytestmark = pytest.mark.slow

WIDTHS = (390, 1280)
LONG = "Donaudampfschifffahrt" * 12
ATTACK = "<img src=http://127.0.0.1:9/x><script src=http://127.0.0.1:9/y></script>"

# Words that are cut off, or reach over the edge of the screen; what only screen readers see is left out.
OUT_OF_SIGHT = """
(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), lost = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, range = document.createRange();
    if (!node.textContent.trim() || node.parentElement.closest("thead, title, desc")) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width && (box.left < -1 || box.right > innerWidth + 1)) lost.push(node.textContent.slice(0, 60));
  }
  for (const each of document.querySelectorAll("main *, header *, nav *"))
    if (!each.closest("thead, svg") && getComputedStyle(each).overflowX !== "visible") lost.push(each.tagName);
  return lost;
})()
"""
# Words of one line of a scale that lie on each other.
TOUCHING = """
[...document.querySelectorAll("svg.scale")].flatMap(scale => {
  const boxes = [...scale.querySelectorAll("text")].map(each => each.getBoundingClientRect()).filter(box => box.width);
  return boxes.slice(1).filter((box, at) => box.left < boxes[at].right).length ? [scale.textContent] : [];
})
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with browser_in(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def _longer(dossier):
    """The same with a word in a title, a heading and a statement that no line can hold."""
    threads = dossier.comparison.threads
    first = threads[0].positions[0]
    said = replace(first.statements[0], content_text=LONG, cue_text=LONG)
    thread = replace(threads[0], title=LONG, positions=(replace(first, heading=LONG, statements=(said,)),))
    return replace(dossier, comparison=replace(dossier.comparison, title=LONG, threads=(thread, *threads[1:])))


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("pages") / "dossier.html"
    path.write_text("".join(page(DOSSIER)), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen_and_no_words_are_cut(browser, file, width):
    browser.open(file, width=width)
    assert browser.value("innerWidth") == width
    assert browser.value("document.scrollingElement.scrollWidth") <= width
    assert browser.value(OUT_OF_SIGHT) == []
    assert browser.value(TOUCHING) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_words_without_end_are_broken(browser, tmp_path, width):
    path = tmp_path / "long.html"
    path.write_text("".join(page(_longer(DOSSIER))), encoding="utf-8")
    browser.open(path, width=width)
    assert browser.value("document.scrollingElement.scrollWidth") <= width
    assert browser.value(OUT_OF_SIGHT) == []


def test_nothing_is_asked_for_but_the_page_whatever_it_quotes(browser, tmp_path):
    path = tmp_path / "attack.html"
    path.write_text(
        "".join(page(replace(DOSSIER, comparison=replace(DOSSIER.comparison, title=ATTACK)))), encoding="utf-8"
    )
    browser.open(path, width=1280)
    assert browser.requests() == [path.as_uri()]
    assert browser.complaints() == []
    assert browser.value("document.querySelector('h1').textContent") == ATTACK


def test_its_policy_lets_its_style_through_and_stops_what_is_put_in(browser, file):
    browser.open(file, width=1280)
    assert browser.value("getComputedStyle(document.querySelector('header')).borderTopStyle") == "double"
    browser.value("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/x'}))")
    assert "violates" in browser.next_complaint()


def test_it_is_dark_where_the_reader_wants_it_dark_and_light_on_paper(browser, file):
    colours = """[document.body, document.querySelector(".distancing .speaker")].map(getComputedStyle)
        .map((style, at) => at ? style.color : style.backgroundColor)"""
    seen = []
    for scheme, media in (("light", ""), ("dark", ""), ("dark", "print")):
        browser.open(file, width=1280, scheme=scheme, media=media)
        seen.append(browser.value(colours))
    light, dark = "rgb(134, 78, 0)", "rgb(226, 178, 116)"
    assert seen == [["rgb(248, 246, 240)", light], ["rgb(24, 27, 32)", dark], ["rgb(255, 255, 255)", light]]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_numbers_of_a_scale_never_lie_on_each_other(browser, tmp_path, width):
    most = (7.0, 0.0123, 500_000.0, 480_000_000.0, 9e12, 1e17)
    pairs = (
        [(0.0, each) for each in most] + [(-each, each) for each in most] + [(1.0, each) for each in most if each > 1]
    )
    lines = tuple(
        FigureLine(f"unit {number}", (FigureRow(figure(f"x{number}", low, high), SAFE),), ())
        for number, (low, high) in enumerate(pairs)
    )
    thread = replace(DOSSIER.comparison.threads[1], lines=lines)
    path = tmp_path / "scales.html"
    path.write_text("".join(page(replace(DOSSIER, comparison=replace(DOSSIER.comparison, threads=(thread,))))), "utf-8")
    browser.open(path, width=width)
    assert browser.value("document.querySelectorAll('svg.scale text').length") > len(pairs)
    assert browser.value(TOUCHING) == []


def test_positions_are_columns_on_a_desktop_and_stand_below_each_other_on_a_phone(browser, file):
    tops = "[...document.querySelectorAll('#t1 .position')].slice(0, 2).map(each => each.getBoundingClientRect().top)"
    browser.open(file, width=1280)
    left, right = browser.value(tops)
    assert left == right
    browser.open(file, width=390)
    upper, lower = browser.value(tops)
    assert upper < lower


def test_a_mark_stands_over_its_number_on_the_scale(browser, file):
    places = """[document.querySelector('#t2-f1-3-t').parentNode.querySelector('.mark line'),
        ...document.querySelectorAll('#t2-f1-t ~ line.axis')].map(each => each.getBoundingClientRect())
        .map(box => [box.left, box.right])"""
    for width in WIDTHS:
        browser.open(file, width=width)
        mark, _axis, *ticks = browser.value(places)
        assert mark[0] == pytest.approx(ticks[2][0], abs=1.5)  # 20,000
        assert mark[1] == pytest.approx(ticks[3][0], abs=1.5)  # 30,000


def test_it_is_printed(browser, file):
    browser.open(file, width=1280)
    printed = browser.pdf()
    assert printed.startswith(b"%PDF-")
    assert len(printed) > 10_000

"""Saved pages: the article's text without the page around it, and its fields."""

import pytest

from reader.ingest.intake import read

FIRST = "The harbour council met on Tuesday evening in the old customs house, and it voted to close the bridge."
LAST = "The mayor denied that anybody had been warned, although two engineers, both named, say that they wrote to her."


def _page(body, head="", html='<html lang="en">'):
    return f"<!DOCTYPE html>{html}<head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def _document(markup, name="a.html"):
    (item,) = read(markup if isinstance(markup, bytes) else markup.encode(), name)
    return item.document


def _text(body, head=""):
    return _document(_page(body, head)).text


def test_the_text_is_the_title_and_the_paragraphs_with_blank_lines_between():
    text = _text(f"<article><h1>Bridge to close</h1><p>{FIRST}</p><p>{LAST}</p></article>")
    assert text == f"Bridge to close\n\n{FIRST}\n\n{LAST}"


def test_what_lies_around_the_article_is_left_out():
    around = (
        "<nav><a href=/a>Home</a></nav><header><a href=/>The Courier</a></header>"
        "<div class='sidebar'><p>Most read: a long teaser of another story, which is not this one at all.</p></div>"
    )
    foot = "<footer><p>Copyright The Courier, all rights reserved, no part may be copied.</p></footer>"
    text = _text(f"{around}<div id=story><h1>Bridge</h1><p>{FIRST}</p><p>{LAST}</p></div><aside>Ad</aside>{foot}")
    assert text == f"Bridge\n\n{FIRST}\n\n{LAST}"


def test_a_page_that_is_one_form_is_still_read():
    paragraphs = f"<p>{FIRST}</p><p>{LAST}</p>" * 2
    assert FIRST in _text(f"<form id=aspnetForm><h1>Bridge</h1>{paragraphs}</form>")


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param("<p hidden>secret</p>", id="hidden"),
        pytest.param("<p style='display: none'>secret</p>", id="display-none"),
        pytest.param("<span aria-hidden=true>secret</span>", id="aria-hidden"),
        pytest.param("<script>secret</script>", id="script"),
        pytest.param("<style>secret{}</style>", id="style"),
        pytest.param("<noscript>secret</noscript>", id="noscript"),
        pytest.param("<svg><text>secret</text></svg>", id="svg"),
        pytest.param("<p>kept<!-- secret --></p>", id="comment"),
    ],
)
def test_what_a_browser_does_not_show_is_no_text(hidden):
    text = _text(f"<article><p>{FIRST}</p>{hidden}<p>{LAST}</p></article>")
    assert "secret" not in text
    assert LAST in text


@pytest.mark.parametrize(
    "opened",
    [
        pytest.param("<script>var a = '", id="script"),
        pytest.param("<!-- comment ", id="comment"),
        pytest.param("<div><b><i><table><tr><td><ul><li>", id="elements"),
        pytest.param("<p hidden>", id="hidden-paragraph"),
        pytest.param("</article></div></p></p>", id="ends-without-beginnings"),
        pytest.param("<a href='", id="attribute"),
    ],
)
def test_what_is_never_closed_does_not_swallow_the_rest(opened):
    text = _text(f"<article><p>{FIRST}</p>{opened}\n<p class='b'>{LAST}</p></article>")
    assert FIRST in text
    assert LAST in text


def test_entities_are_their_characters():
    assert "5 < 6 & “so” – é" in _text(f"<p>5 &lt; 6 &amp; &ldquo;so&rdquo; &#8211; &#xe9;</p><p>{LAST}</p>")


def test_cells_of_a_row_stand_in_one_line():
    text = _text(f"<p>{FIRST}</p><table><tr><th>Who</th><th>Dead</th></tr><tr><td>Army</td><td>3,000</td></tr></table>")
    assert "Who | Dead\n\nArmy | 3,000" in text


def test_line_breaks_stay_and_white_space_collapses():
    assert "one two\nthree" in _text(f"<p>one \n   two<br>three</p><p>{FIRST}</p>")


JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"},
{"@type": "NewsArticle", "headline": "Bridge to close", "datePublished": "2022-06-10T08:00:00+02:00",
"author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ray"}], "publisher": {"name": "The Courier"},
"url": "https://courier.example/bridge"}]}</script>"""
OPEN_GRAPH = """<meta property="og:title" content="Bridge to close"><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2022-06-10"><meta name="author" content="Ann Lee, Bo Ray">
<link rel="canonical" href="https://courier.example/bridge">"""
VISIBLE = "<title>Bridge to close</title><!-- saved from url=(0030)https://courier.example/bridge -->"


@pytest.mark.parametrize(
    ("head", "body", "outlet"),
    [
        pytest.param(JSON_LD, "", "The Courier", id="json-ld"),
        pytest.param(OPEN_GRAPH, "", "The Courier", id="open-graph"),
        pytest.param(
            VISIBLE,
            "<h1>Bridge to close</h1><p class=byline>By Ann Lee, Bo Ray</p><time datetime='2022-06-10'>10 June</time>",
            "courier.example",
            id="visible",
        ),
    ],
)
def test_the_fields_are_found(head, body, outlet):
    document = _document(_page(f"<article>{body}<p>{FIRST}</p><p>{LAST}</p></article>", head))
    found = (document.title, document.byline, document.outlet, document.published, document.url, document.language)
    assert found == (
        "Bridge to close", "Ann Lee, Bo Ray", outlet, "2022-06-10", "https://courier.example/bridge", "en",
    )  # fmt: skip


def test_the_outlet_after_the_title_is_cut():
    head = "<title>Bridge to close | The Courier</title><meta property=og:site_name content='The Courier'>"
    assert _document(_page(f"<p>{FIRST}</p>", head)).title == "Bridge to close"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "/relative", "https://a.example/\x1b]52;"]
)
def test_only_whole_web_addresses_count(address):
    head = f'<link rel="canonical" href="{address}">'
    assert _document(_page(f"<p>{FIRST}</p>", head)).url == ""


def test_broken_or_deep_json_ld_is_passed_over():
    head = f'<script type="application/ld+json">{"[" * 100_000}</script><script type="application/ld+json">{{</script>'
    assert FIRST in _text(f"<p>{FIRST}</p>", head)


def test_a_text_that_only_json_ld_has_is_taken_from_there():
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{FIRST} {LAST}"}}</script>'
    assert LAST in _text("<p>Subscribe to read on.</p>", head)


def test_the_charset_a_page_declares_is_used():
    page = _page("<p>Съветът се събра вечерта и реши да затвори моста за една година.</p>")
    data = page.replace("utf-8", "windows-1251").encode("cp1251")
    assert "Съветът се събра" in _document(data).text


def test_4000_levels_are_read_without_recursion():
    assert "deep down" in _text("<div>" * 4000 + "deep down" + "</div>" * 4000)


def test_a_page_without_text_is_refused():
    (error,) = read(b"<html><head><title>Nothing</title></head><body><img src=x></body></html>", "a.html")
    assert error.why == "is a page without text"


def test_a_page_is_known_by_its_content_whatever_its_name():
    assert _document(_page(f"<h1>Bridge</h1><p>{FIRST}</p>"), "a.txt").text == f"Bridge\n\n{FIRST}"


@pytest.mark.parametrize("piece", ["<a ", '<p a="', "<!--", "<td>x", "<![CDATA[", "</", "<b>"])
def test_a_hundred_thousand_of_anything_are_read_in_linear_time(piece):
    # html.parser alone takes minutes for some of these; a quadratic step shows as a test that never ends.
    assert FIRST in _text(f"<p>{FIRST}</p><table><tr>{piece * 30_000}")


@pytest.mark.parametrize("tag", ["nav", "aside", "footer", "form"])
def test_what_lies_inside_an_article_and_is_none_of_it_is_left_out(tag):
    text = _text(f"<article><p>{FIRST}</p><{tag}><p>Sign up for our letter, please.</p></{tag}><p>{LAST}</p></article>")
    assert text == f"{FIRST}\n\n{LAST}"

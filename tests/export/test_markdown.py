"""A dossier for people: nothing from a source is taken for Markdown or reaches a terminal as a control."""

import pytest
from markdown_it import MarkdownIt

from reader.export.markdown import dossier, escape, escape_lines
from reader.export.values import Exported, TextOf
from reader.model import (
    Annotation,
    Article,
    Certainty,
    Claim,
    Findings,
    Layout,
    Polarity,
    Reporting,
    Selector,
    Span,
    Speaker,
    SpeakerKind,
    Verdict,
)

TEXT = "Bridge to close\n\nThe mayor denied that anybody had been warned. Lee claimed the opposite may be true."


def _span(words):
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),)


def _claim(name, cue, content, **stance):
    speaker = Speaker(name, SpeakerKind.PERSON)
    return Claim(uid=content, source=(), cue=_span(cue), content=_span(content), speaker=speaker, **stance)


def _exported(*, title="Bridge to close", annotations=()):
    claims = (
        _claim("the mayor", "denied", "anybody had been warned", polarity=Polarity.DENIES),
        _claim("Ann_Lee*", "claimed", "the opposite", certainty=Certainty.POSSIBLE, reporting=Reporting.DISTANCING),
    )
    article = Article("a1", "v1", title, outlet="The Courier", published="2022-06-10", url="https://c.example/b")
    return Exported(article, (TextOf("v1", TEXT, "2022"),), Findings(Layout((), ()), claims, ()), tuple(annotations))


def _note(**fields):
    quote = "The mayor denied"
    start = TEXT.index(quote)
    selector = Selector(quote, "", "", start, start + len(quote))
    return Annotation("n1", "a1", "v1", selector, **fields)


def test_an_article_has_its_data_its_claims_by_speaker_and_their_stance():
    text = "".join(dossier([_exported()]))
    assert "## Bridge to close" in text
    assert "- Outlet: The Courier\n- Published: 2022-06-10\n- Address: <https://c.example/b>" in text
    assert "**the mayor**\n\n- ¬ *denies* denied: anybody had been warned (certain)" in text
    assert "- claimed: the opposite (possible, distancing)" in text


def test_notes_come_with_their_quotes_and_places():
    note = _note(text="Check *this*.\n- and that", tags=("check",), verdict=Verdict.DOUBTFUL)
    text = "".join(dossier([_exported(annotations=[note])]))
    assert "> The mayor denied\n\nCharacters 17–33.\n" in text
    assert "Check \\*this\\*.\n\\- and that\n" in text
    assert "Verdict: doubtful.\n\nTags: check" in text


@pytest.mark.parametrize(
    "words",
    [
        "*not* emphasis_here_ `code` ~~gone~~",
        "# no heading",
        "- no item",
        "+ no item",
        "1. no number",
        "1) no number",
        "> no quotation",
        "[no](https://link.example) ![x](y) [z]: http://a.example",
        "<script>alert(1)</script> <b> &amp; &lt;",
        "| no | table |",
        "=== no heading",
        "--- no rule",
        "back\\slash \\* and \\",
        "    no code",
    ],
)
def test_words_of_a_source_are_shown_as_they_are(words):
    html = MarkdownIt("commonmark").enable("table").render(escape(words))
    shown = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert shown == f"<p>{words.strip()}</p>\n"


def test_controls_become_visible_stand_ins():
    text = escape("a\x1b]0;pwned\x07b\x9b2J\u202ec\nd") + escape_lines("x\x1b[2J\ny")
    assert not any((letter < " " and letter != "\n") or "\x7f" <= letter <= "\x9f" for letter in text)
    assert "\u202e" not in text


def test_an_address_cannot_break_out_of_its_brackets():
    article = Article("a1", "v1", "t", url="https://c.example/>\n# x <b>")
    one = Exported(article, (TextOf("v1", TEXT, ""),), Findings(Layout((), ()), (), ()))
    assert "<https://c.example/%3E%0A#%20x%20%3Cb%3E>\n" in "".join(dossier([one]))

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.quotes import find_quotations
from reader.text.tokens import tokenize


def quoted(text):
    tokens = tokenize(text)
    return [
        text[tokens.starts[first] : tokens.ends[last - 1]] for first, last in find_quotations(tokens, 0, len(tokens))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He said “it fell” twice.", ["“it fell”"], id="curly"),
        pytest.param('He said "it fell" and "it rose".', ['"it fell"', '"it rose"'], id="straight"),
        pytest.param("He said «it fell».", ["«it fell»"], id="guillemets"),
        pytest.param("He said „it fell“.", ["„it fell“"], id="low-high"),
        pytest.param("''It fell'', he said.", ["''It fell''"], id="typewriter"),
        pytest.param("‘It fell,’ he said.", ["‘It fell,’"], id="single"),
        pytest.param("‘It’s the miners’ dam,’ he said.", ["‘It’s the miners’"], id="plural-genitive-closes-early"),
        pytest.param("‘In the ’90s it fell,’ he said.", ["‘In the ’90s it fell,’"], id="apostrophe-before-a-word"),
        pytest.param("It's Poe's dam and the miners' hall.", [], id="apostrophes"),
        pytest.param("She said “he told me ‘no’ again”.", ["“he told me ‘no’ again”"], id="outermost-only"),
        pytest.param("She said “it never ended.", ["“it never ended."], id="unclosed-ends-with-the-paragraph"),
        pytest.param("The ’90s were ” odd.", [], id="stray-closing-mark"),
        pytest.param("No marks here.", [], id="none"),
    ],
)
def test_quotations_of_all_kinds(text, expected):
    assert quoted(text) == expected


@given(st.text(alphabet="ab .,“”\"'‘’«»„"))
def test_quotations_lie_in_order_and_apart(text):
    tokens = tokenize(text)
    edges = [edge for each in find_quotations(tokens, 0, len(tokens)) for edge in each]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(tokens) for edge in edges)

"""What holds for every text, whatever stands in it: spans, names, nesting."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from support.extracted import words_of

from reader.claims.extract import extract

VOCABULARY = """
    said says claim claims told asked that whether , . : ; “ ” " ' ‘ ’ '' « » — ( ) $ … and but who which according to
    by Poe Ann Mayor Bank of the a ministry not may reported was is it was he she they 20.000 Gen. U.S. on Monday
    allegedly convinced critic of seems poll Q A as with made the case for in Ashe Київ 🙂
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n", "  "])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(alphabet=st.characters(codec="utf-8"))
# a name begins and ends with none of these, and holds no quotation mark
EDGES = "‘’'`,;:!?(-–— "
FUNCTION_WORDS = {"a", "an", "and", "by", "it", "of", "that", "the", "this", "to", "which", "who", "whom"}
LONGEST_NAME = 12


@given(TEXTS)
@example("A:")
@example("said")
@example("“")
@example("According to")
@example("According to , Ann left the town.")
@example("“…” “!” “It fell,” said $.")
@example("A: It seems late. “It may be late.” “Perhaps.”")
def test_nothing_raises_and_all_spans_lie_inside_the_text(text):
    for claim in extract(text, language="en").claims:
        for spans in (claim.source, claim.cue, claim.content, claim.hedges):
            for span in spans:
                assert 0 <= span.start < span.end <= len(text)
                assert words_of(text, (span,)) == words_of(text, (span,)).strip()
            assert all(left.end <= right.start for left, right in pairwise(spans))


@given(TEXTS)
@example("“…”")
@example('"\'"\'"')
def test_no_claim_is_without_a_word_in_its_content_and_its_source(text):
    for claim in extract(text, language="en").claims:
        assert any(sign.isalnum() for sign in words_of(text, claim.content))
        assert not claim.source or any(sign.isalnum() for sign in words_of(text, claim.source))


@given(TEXTS)
@example('It rained all day, reports "Gull-Radio".')
@example("The “No Worries” ad said it fell.")
@example("The old mill said the chief of the board of the mill of the town of the west of the land of Ashe left.")
def test_a_name_has_no_marks_at_its_ends_and_is_no_function_word(text):
    for claim in extract(text, language="en").claims:
        name = claim.speaker.name
        assert name == " ".join(name.strip(EDGES).split())
        assert not set(name) & set('“”„«»"')
        assert name.lower() not in FUNCTION_WORDS
        assert len(name.split()) <= LONGEST_NAME


@given(TEXTS)
@example("The mayor said the union claimed Poe had told them that it fell.")
def test_a_nested_claim_lies_in_the_content_of_another(text):
    claims = extract(text, language="en").claims
    assert [claim.uid for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]
    by_uid = {claim.uid: claim for claim in claims}
    for claim in claims:
        holder, core = by_uid.get(claim.nested_in), claim.cue or claim.content
        if claim.nested_in:
            assert holder is not claim
            assert any(span.start <= core[0].start and core[-1].end <= span.end for span in holder.content)


@given(TEXTS, TEXTS)
def test_what_was_read_before_changes_nothing(text, other):
    found = extract(text, language="en")
    extract(other, language="en")
    assert extract(text, language="en") == found

"""What follows from relations, where not all that it follows from is at hand."""

from __future__ import annotations

import pytest
from support.library_in_hand import library_in, take_in
from support.related import figure, known, text

from reader.model import Opinion

_AT = "Orvenian soldiers had been killed at the Orven bridge."
MINISTER = text("Battle at Hollin in Tamsel", f"Minister Otto Brandt said on Friday that 340 {_AT}")
MILITIA = text("Toll at Hollin in Tamsel", f"Petra Lind, head of the Northern Militia, said on Friday that 20 {_AT}")
NURSE = text("More of Hollin in Tamsel", f"Mira Osk, a nurse, said on Friday that 340 {_AT}")
QUESTION = text("Questions at Hollin in Tamsel", f"Tom Weber, a reporter, asked whether 340 {_AT}")


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        yield opened


def test_who_only_asks_contradicts_nobody_whatever_the_reader_says_of_others(library):
    minister, _, nurse, _ = (
        take_in(library, each, published="2022-06-10", url=f"https://a.example/{number}").article_uid
        for number, each in enumerate((MINISTER, MILITIA, NURSE, QUESTION))
    )
    library.relations.follow()
    before = known(library)
    assert [each for each in before if each[0] == "conflict"]
    sides = figure(library, minister, "340"), figure(library, nurse, "340")
    library.relations.judge(*sides, Opinion.UNRELATED)
    assert {each for each in known(library) if each[0] == "conflict"} <= before
    library.history.undo()
    assert known(library) == before

"""What is indexed: three kinds of small documents, each with its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reader.model import SearchIn

TITLE, TEXT = "title", "text"
CONTENT, SPEAKER = "content", "speaker"
NOTE, QUOTE, TAGS = "note", "quote", "tags"

FIELDS: Mapping[SearchIn, tuple[str, ...]] = {
    SearchIn.ARTICLES: (TITLE, TEXT),
    SearchIn.CLAIMS: (CONTENT, SPEAKER),
    SearchIn.NOTES: (NOTE, QUOTE, TAGS),
}
# A version's text begins with its title, so a word of the title counts once there already; with 2.0 here it weighs
# about three words of the body before length is considered. More would let "Bakhmut" in a short teaser title beat an
# article that is all about it. The other fields are as short as each other and weigh the same.
WEIGHTS: Mapping[str, float] = {TITLE: 2.0}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found.

    `id` and `article` are the store's row numbers of the thing and of its article; the same for an article.
    """

    kind: SearchIn
    id: int
    article: int
    fields: Mapping[str, str]

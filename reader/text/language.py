"""Which language a text is written in: script first, then frequent small words. No dependency, no model."""

from __future__ import annotations

import re
from collections import Counter

from reader.text.lexicon import profiles

_LOOKED_AT = 4_000  # characters; an article that changes its language later is still an article in its first one
_TELLING = 600
_FOREIGN_BYTES = 1.3  # UTF-8 bytes a character: English has 1.01 to 1.06, Cyrillic nearly 2
_ENOUGH_WORDS = 5
_LEAST_SHARE = 0.12  # running text in any listed language is covered by 20 to 50 per cent
_LEAST_LEAD = 1.1
_LETTER_WEIGHT = 0.5
_LEAST_LETTERS = 0.3  # of the characters that are no white space

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)?")
_STOPWORDS = {code: frozenset(line.split()) for code, line in profiles("stopwords").items()}
_LETTERS = {code: frozenset(line) for code, line in profiles("letters").items() if code in _STOPWORDS}
_HOLDERS = {
    word: tuple(code for code, small in _STOPWORDS.items() if word in small)
    for word in frozenset().union(*_STOPWORDS.values())
}
_ALL_LETTERS = frozenset().union(*_LETTERS.values())

# Scripts that one language has to itself, as ranges of code points; kana before Han, as Japanese has both.
_OWN_SCRIPT = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
_ANY_SCRIPT = re.compile("|".join(script.pattern for _, script in _OWN_SCRIPT))
_LEAST_SCRIPT = {"ja": 0.1, "zh": 0.4}


def detect_language(text: str) -> str:
    """Name the language by its two-letter code, or "" when the text is too short or too mixed to tell."""
    head = text[:_LOOKED_AT].lower()
    parts = head.split()
    letters = sum(len(part) if part.isalpha() else sum(map(str.isalpha, part)) for part in parts)
    if not letters or letters < _LEAST_LETTERS * sum(map(len, parts)):
        return ""
    for code, script in _OWN_SCRIPT if _ANY_SCRIPT.search(head) else ():
        if len(script.findall(head)) >= _LEAST_SCRIPT.get(code, 0.6) * letters:
            return code
    return _by_words(_WORD.findall(head))


def language_to_read_by(text: str) -> str:
    """The language of a text that brings none: English where nothing tells more. An English one costs a microsecond."""
    head = text[:_TELLING]
    if len(head.encode("utf-8", "surrogatepass")) < _FOREIGN_BYTES * len(head):
        return "en"
    return detect_language(head) or "en"


def _by_words(words: list[str]) -> str:
    if len(words) < _ENOUGH_WORDS:
        return ""
    scored = _scores(Counter(words))
    scores = sorted(((score / len(words), code) for code, score in scored.items()), reverse=True)
    (best, code), (second, _) = scores[:2]
    is_sure = best >= _LEAST_SHARE and best >= _LEAST_LEAD * second
    return code if is_sure else ""


def _scores(counted: Counter[str]) -> dict[str, float]:
    """For each language its small words, and half of the words with letters that are its own."""
    scores = dict.fromkeys(_STOPWORDS, 0.0)
    for word, count in counted.items():
        for code in _HOLDERS.get(word, ()):
            scores[code] += count
        if not _ALL_LETTERS.isdisjoint(word):
            for code, letters in _LETTERS.items():
                if not letters.isdisjoint(word):
                    scores[code] += _LETTER_WEIGHT * count
    return scores

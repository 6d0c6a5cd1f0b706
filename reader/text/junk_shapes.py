"""Shapes of boilerplate that no list of phrases can hold: names, bars of links, credits, datelines.

Each rule answers with its confidence, 0.0 when the shape is not there. Every pattern is bounded and looks at a block's
first or last few hundred characters only.
"""

from __future__ import annotations

import re

from reader.model import JunkKind
from reader.text.lexicon import profiles
from reader.text.phrases import PHRASES, Folded
from reader.text.pieces import Piece

_NAME_WORD = r"(?:[^\W\d_a-z][\w’'.-]{0,30})"
_NAME = re.compile(rf"{_NAME_WORD}(?: (?:(?:de|da|van|von|der|den|bin|al|la|le|del) )?{_NAME_WORD}){{1,3}}")
_WORDS = {key: frozenset(words.split()) for key, words in profiles("en/caption_words").items()}
_LONGEST_NAME_WORDS = 4
_LONGEST_BYLINE_WORDS = 9
_LONGEST_NAMED_WORDS = 6
_LONGEST_LABEL = 40
_LEAST_TITLE_WORDS = 5
_LONGEST_ITEM_WORDS = 4

# the first letter goes before the look behind it, so that the search can skip to the next such letter
_TO_READER = frozenset(("you", "your", "yours", "us", "our", "ours", "we", "reader", "readers", "here"))
_YOU_OR_WE = re.compile(r"[yuowrh](?<!\w.)(?:(?<=y)ou(?:rs?)?|(?<=u)s|(?<=o)urs?|(?<=w)e|(?<=r)eaders?|(?<=h)ere)\b")
_SAID = re.compile(r"\b(?:said|says|told|according to|he|she|asked|added)\b")
_QUOTATION = re.compile(r"[“\"][^“”\"]{45,}[”\"]|\b(?:said|told|says|added)\b")

_SHARE_START = re.compile(
    r"(?:share|print|e-?mail|tweet|post|follow|save|bookmark|copy(?: link)?|comments?\b|like|send|facebook|twitter|x$|"
    r"whatsapp|telegram|linkedin|reddit|pinterest|viber|messenger|instagram|tell a friend|gift|listen|f$|in$|@$|"
    r"\d+ (?:comments?|shares?|likes?)|chirper|subscribe|copy$|link$|more$)"
)
_SEPARATOR = re.compile(r" ?[|·•›»>/] ?| {2,}|\n")
_LONGEST_BAR = 130

_CREDIT = re.compile(
    r"\b(?:Photo|Photos|Photograph|Picture|Image|Images|Illustration|Graphic|Foto|Фото|Снимка|Bild|PHOTO|IMAGE)"
    r"(?: [Cc]redit| [Ss]ource| by| courtesy)?\s{0,2}[:/©]|\bCredits?:|©\s?\w|"
    r"[(\[][A-Z][^()/]{0,40}/\s?[A-Z][^()]{1,40}[)\]]\.?\Z|"
    r"(?:/\s?|\bvia )(?:AFP|AP|Reuters|REUTERS|EPA|EFE|Getty|Getty Images|Profimedia|Shutterstock|Ukrinform|TASS)\b"
    r"\)?\.?\Z"
)
_AGENCY_AT_END = re.compile(r"[.\w] \([A-Z][\w .&/’-]{2,40}\)\.?\Z")
_LONGEST_CAPTION = 420
_LEAST_VERBLESS_WORDS, _LONGEST_VERBLESS_WORDS = 4, 24
_NO_CAPTION = frozenset('“”"?!:;,')

_PLACE = r"[A-ZÀ-ÞЀ-Я][\w’'.-]{1,24}(?: [A-ZÀ-ÞЀ-Я][\w’'.-]{0,24}){0,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}}\.? {_MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:,? \d{{4}})?"
_AGENCY = r"\([^()\n]{2,40}\)"
_DASH = r"(?:--|[-–—:])"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:, {_PLACE})?,? {{1,2}}{_DAY}(?: {_AGENCY})?|{_PLACE}(?:, {_PLACE}){{0,2}} {_AGENCY}|"
    rf"[A-ZÀ-Þ][A-ZÀ-Þ’'. -]{{2,30}}(?:, {_PLACE})?(?:, {_DAY})?|"
    rf"{_PLACE},(?: {_PLACE},)? {_DAY}(?: {_AGENCY})?) ?{_DASH}(?= )"
)
_LONE_DATE = re.compile(
    rf"(?:{_PLACE}(?:, {_PLACE})?,? )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}}\.? {_MONTH}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:,? \d{4})?(?:[ ,|–-]{1,3}(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?)?(?: [A-Z]{2,4})?\.?"
)
_MAIL = re.compile(r"\b[\w.+-]{1,40}@[\w-]{1,40}\.\w")
_HASHTAGS = re.compile(r"#\w+(?:,? {1,3}#\w+)*")
_SERVICE_BY = re.compile(r"(?:by|from|von|par|por|od|від|от)\s", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:Reporter|Editor|Correspondent|Staff|Writer|Columnist|Bureau|Desk|Newsroom|Agencies|Journalist|Contributor|"
    r"Producer|Analyst|Office)\b"
)


def is_bare_name(words: tuple[str, ...]) -> bool:
    """Whether words are somebody's name and nothing else."""
    return 1 < len(words) <= _LONGEST_NAME_WORDS and bool(_NAME.fullmatch(" ".join(words)))


def begins_with_name(text: str) -> bool:
    """Whether a block begins with a name of two words or more."""
    return bool(_NAME.match(text[:120]))


def names_in_byline(text: str) -> list[str]:
    """The names in a byline, in order."""
    rest = _SERVICE_BY.sub("", text[:200], count=1) if _SERVICE_BY.match(text) else text[:200]
    return [match.group() for match in _NAME.finditer(rest)]


def speaks_to_reader(block: Folded) -> bool:
    """Whether a folded block says you or we, and is nobody's reported speech."""
    if block.words:
        return not block.words.isdisjoint(_TO_READER) and not _SAID.search(block.text)
    return bool(_YOU_OR_WE.search(block.text)) and not _SAID.search(block.text)


def holds_quotation(text: str) -> bool:
    """Whether a block quotes somebody, as no note about an author does."""
    return bool(_QUOTATION.search(text))


def likeness(folded: str, titles: frozenset[str]) -> float:
    """How sure it is that a block is one of the titles again; a label may be glued before it."""
    for title in titles:
        words, wanted = set(folded.split()), set(title.split())
        if folded == title:
            return 0.98
        if folded.endswith(title) and len(folded) - len(title) <= _LONGEST_LABEL:
            return 0.85
        is_near = len(wanted) >= _LEAST_TITLE_WORDS and len(words & wanted) >= 0.85 * len(words | wanted)
        if is_near:
            return 0.85
    return 0.0


def share_bar(piece: Piece) -> float:
    """A row of things to do with the article: share, print, copy the link."""
    text = piece.text
    if len(piece.folded.text) > _LONGEST_BAR:
        return 0.0
    found = PHRASES[JunkKind.SHARE].match(piece.folded)
    if text.endswith("."):
        return found
    items = [item.strip(" *-()").lower() for item in _SEPARATOR.split(text) if item.strip()]
    doing = sum(bool(_SHARE_START.match(item)) and len(item.split()) <= _LONGEST_ITEM_WORDS for item in items)
    if len(items) > 1 and doing * 2 >= len(items):
        return 0.9
    return found


def bar(text: str) -> float:
    """Crumbs and bars of links; bullets of a summary above the story."""
    if len(text) > 2 * _LONGEST_BAR:
        return 0.0
    if text.startswith(("* ", "• ", "- ")) and not text.endswith("."):
        return 0.6
    items = [item for item in re.split(r" [|›»>/·•] ", text) if item.strip()]
    is_bar = len(items) > 1 and not text.endswith((".", "!", "”")) and len(text) <= _LONGEST_BAR
    return 0.8 if is_bar else 0.0


def byline(text: str, words: tuple[str, ...]) -> float:
    """Who wrote it: "By Ann Poe", a bare name, a name with place or role."""
    if len(words) > 2 * _LONGEST_BYLINE_WORDS or len(text) > _LONGEST_BAR or text.endswith(("!", "?", "”", '"')):
        return 0.0
    after_by = _SERVICE_BY.match(text)
    if after_by:
        return _after_by(text, words, after_by.end())
    if is_bare_name(words):
        return 0.75
    if text.endswith(".") or len(words) > _LONGEST_BYLINE_WORDS:
        return 0.0
    if _ROLE.search(text) and words[0][0].isupper():
        return 0.8
    is_named = bool(_NAME.match(text)) and all(w[0].isupper() or w.strip(",") in _WORDS["joiner"] for w in words)
    return 0.7 if is_named and len(words) <= _LONGEST_NAMED_WORDS else 0.0


def _after_by(text: str, words: tuple[str, ...], end: int) -> float:
    if _NAME.match(text, end):
        return 0.95
    is_short = len(words) <= _LONGEST_BYLINE_WORDS and not text.endswith(".")
    is_desk = words[1:2] in [("the",), ("our",)] and words[-1].lower() in _WORDS["newsroom"]
    return 0.8 if is_short and words[1:2] and (words[1][0].isupper() or is_desk) else 0.0


def above_the_story(text: str, words: tuple[str, ...]) -> float:
    """Scraps between title and story: the name of a section or an agency alone on its line, a place in capitals."""
    if len(words) == 1 and words[0].strip("()[]").isalpha() and text.strip("()[]")[0].isupper():
        return 0.6
    is_place = (
        len(words) <= _LONGEST_ITEM_WORDS and words[0].strip(",()").isupper() and text[-1].isalpha() | (text[-1] == ")")
    )
    return 0.6 if is_place and all(word.strip("(),")[:1].isupper() for word in words) else 0.0


def caption_above(text: str) -> float:
    """A caption above the story that ends with its source in brackets."""
    return 0.7 if len(text) <= _LONGEST_CAPTION and _AGENCY_AT_END.search(text) else 0.0


def below_the_story(text: str) -> float:
    """Scraps below the story: an address to write to, a row of hashtags."""
    if len(text) > 2 * _LONGEST_BAR or holds_quotation(text):
        return 0.0
    return 0.75 if _MAIL.search(text) or _HASHTAGS.fullmatch(text) else 0.0


def lone_dateline(text: str) -> float:
    """A place and a date, or a date, on a line of their own."""
    return 0.85 if len(text) <= _LONGEST_BAR and _LONE_DATE.fullmatch(text) else 0.0


def dateline_length(text: str) -> int:
    """Length of the dateline that a paragraph begins with ("KYIV, May 5 (AP) -"), 0 when there is none."""
    found = _DATELINE.match(text[:110])
    return found.end() if found else 0


def caption(piece: Piece) -> float:
    """A caption that names its photographer or agency."""
    text = piece.text
    if len(text) > _LONGEST_CAPTION:
        return 0.0
    may_credit = ":" in text or "/" in text or "©" in text or "via " in text  # each is done in no time
    if may_credit and _CREDIT.search(text):
        return 0.9
    return PHRASES[JunkKind.CAPTION].match(piece.folded)


def verbless_caption(text: str, words: tuple[str, ...]) -> float:
    """One sentence without a finite verb about somebody doing something: "A lorry leaving the port."."""
    if not _LEAST_VERBLESS_WORDS <= len(words) <= _LONGEST_VERBLESS_WORDS or not text.endswith("."):
        return 0.0
    folded = [word.lower().strip(".,") for word in words]
    if set(text) & _NO_CAPTION or not words[0][0].isupper() or not _WORDS["finite"].isdisjoint(folded):
        return 0.0
    doing = next((i for i in range(2, len(folded) - 1) if _is_doing(folded, i)), 0)
    if not doing or any(word.endswith("ed") for word in folded[doing:]):
        return 0.0
    is_past_before = any(word.endswith("ed") for word in folded[2:doing])
    return 0.0 if is_past_before or folded[doing + 1] not in _WORDS["after_ing"] else 0.6


def _is_doing(words: list[str], index: int) -> bool:
    word, before = words[index], words[index - 1]
    is_participle = word.endswith("ing") and len(word) > len("bring")
    return is_participle and before not in _WORDS["no_subject"] and not before.endswith("ed")

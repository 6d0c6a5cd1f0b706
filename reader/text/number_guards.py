"""What looks like a number and counts nothing: names (T-72, phase 3), years, dates, ages, clock times, addresses.

Every look to the left is bounded, so that finding all numbers stays linear in the text.
"""

from __future__ import annotations

import re

from reader.text.numerals import Form, Numeral

_LEFT = 40
_RIGHT = 30
_LONGEST_ENDING = 24  # "aged between 12 and " is the longest of all that is looked for right before a numeral
_LONGEST_LABEL = 14  # "Resolution. "
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_OLDEST = 115

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_GLUED_LEFT = re.compile(
    r"(?:[^\W\d_]-?|[\d_@#№/\\=:+^~]|=[\"'“]|\d[’']|[^\W\d_]\.|\d[.,/:]|[–—-]\d{0,4}/|%[0-9A-Fa-f]?)\Z"
)
_GLUED_RIGHT = re.compile(
    r"(?:[.,]\d|[’']\d|[:/\\@_]\w|-?(?:st|nd|rd|th)\b|(?:’|')?s\b|-(?:year|day|month)-old|-inch|"
    r"(?:am|pm)\b)",
    re.IGNORECASE,
)
_UNIT_LETTERS = re.compile(
    r"(?:k|m|mn|mln|bn|tn|trn|mio|km|kms|cm|mm|kg|g|t|lb|lbs|ft|mi|mph|kph|ha|kw|mw|gw|kwh|mwh|gwh|min|mins|hr|hrs|h|s|"
    r"sec|usd|eur|gbp|pc|pct|tonnes|tons|litres|mg|ml|mm|nm|gb|tb|mb|x)\b",
    re.IGNORECASE,
)
_LABEL_LEFT = re.compile(
    r"\b(?:[Pp]hase|[Pp]ages?|pp?|[Aa]rticle|[Cc]hapter|[Nn]o|[Nn]os|[Nn]umber|[Rr]oom|[Rr]oute|"
    r"[Ss]ection|[Pp]art|[Vv]ersion|"
    r"Day|Week|[Ll]evel|[Vv]ol|[Cc]hannel|[Hh]ighway|[Ff]light|[Uu]nit|[Rr]eactor|[Gg]ate|[Gg]rade|"
    r"[Ee]pisode|[Ss]eason|"
    r"[Ff]igure|[Tt]able|[Ss]tage|[Ll]ine|[Pp]latform|[Ll]evel|[Tt]ype|[Cc]lass|[Cc]ategory|"
    r"[Rr]esolution|[Tt]itle|[Aa]ct|"
    r"[Pp]aragraph|[Gg]roup|[Rr]ound|[Tt]op|[Cc]ase|[Ii]tem|[Uu]nder-?|[Ff]ormula|[Pp]ier|[Zz]one|"
    r"[Dd]istrict|[Ww]ard|[Ss]chool|"
    r"[Ff]rame|[Ll]ane|[Tt]rack|[Bb]ox|"
    r"UPDATE|Q|M|A|B|Boeing|Airbus|Area|Studio|Windows|iPhone|Covid|COVID|Super Bowl|World War|Pier)\.? ?\Z"
)
_A_MONTH = re.compile(_MONTHS)
_MONTH_LEFT = re.compile(rf"\b{_MONTHS}\.? (?:\d{{1,2}},? ?)?\Z")
_MONTH_RIGHT = re.compile(rf"(?:st|nd|rd|th)? (?:of )?{_MONTHS}\b")
_DAYS_OF_MONTH = re.compile(rf" ?(?:[–—-]|and|to|or|/) ?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTHS}\b")
_DATE_RANGE_LEFT = re.compile(rf"{_MONTHS}\.? \d{{1,2}} ?(?:[–—-]|and|to|or) ?\Z")
_CLOCK_RIGHT = re.compile(
    r" ?(?:[ap]\.?m\b|o[’']clock|hours? (?:GMT|local|UTC)|GMT|UTC|BST|CET|EST|EDT)", re.IGNORECASE
)
_CLOCK_LEFT = re.compile(r"\b(?:at|by|until|till|from|since|around|about|before|after|Updated|updated|past|to) \Z")
_CLOCK_WORD_LEFT = re.compile(
    r"\b(?:half|quarter|minutes?|(?:five|ten|twenty|twenty-five)) (?:past|to) \Z", re.IGNORECASE
)
_AGO = re.compile(r" (?:minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centuries) ago\b")  # a date
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d\Z")
_AGE_LEFT = re.compile(
    r"\b(?:at )?(?:age[sd]?(?: of| between)?(?: \d\d (?:and|to))?|turned|turns|"
    r"(?:boys?|girls?|m[ae]n|wom[ae]n|child|children) of) \Z"
)
# what the patterns above end with: nearly all numerals are done with by that
_AGE_ENDINGS = ("age ", "aged ", "ages ", "turned ", "turns ", "of ", "between ", "and ", "to ")
_CLOCK_ENDINGS = ("past ", "to ")
_LETTER = re.compile(r"[^\W\d_]")
_COMPOUND_RIGHT = re.compile(r"-(?:off|sided|time|way|man|woman|by)\b")
_LISTED_LEFT = re.compile(r"(?:\A|\n)\s{0,4}\Z|\(\Z")
_LISTED_RIGHT = re.compile(r"\.?\)|\. {1,3}[A-ZÀ-Þ“\"]")
_TWO_DIGIT_YEAR_LEFT = re.compile(r"(?:\A|[\s(])[’‘']\Z")
_SCALE_WORD = re.compile(r"(?:hundred|thousand|million|billion|trillion|dozen)-", re.IGNORECASE)
_AGE_RIGHT = re.compile(r"[ -](?:years?|months?|days?|weeks?)[ -](?:old|of age)\b")
_AGE_AFTER_NAME = re.compile(r"[A-ZÀ-ÞЀ-Я][\w’'-]+[”\"]?, (?:now |then )?\Z")
_BEFORE_AGE = (", ", "now ", "then ")
_NAME_AND_BRACKET = re.compile(r"[A-Z]\w+ \(\Z")
_AFTER_AGE = re.compile(r"(?:,| and\b|\)|\.(?=\s|\Z)| of\b| from\b| who\b)")
_OWN_LINE_LEFT = re.compile(r"(?:\A|\n)\s{0,4}\Z")
_OWN_LINE_RIGHT = re.compile(r"[ \t]{0,4}(?:\n|\Z)")
_YEAR_LEFT = re.compile(
    r"\b(?:in|since|by|until|till|from|of|before|after|during|early|late|mid|summer|winter|spring|"
    r"autumn|fall|between|to|and|"
    r"the|year|elections?|back to|around|for|as of|through|than|©) ?\(?\Z",
    re.IGNORECASE,
)
_COUNTED_RIGHT = re.compile(
    r"(?: ?%| (?:per cent|percent|people|soldiers|troops|civilians|men|women|children|deaths|dead|"
    r"killed|wounded|injured|"
    r"residents|victims|workers|jobs|votes|homes|houses|km|kilomet|miles|metres|meters|tonnes|tons|"
    r"euros|dollars|pounds|crowns|"
    r"roubles|rubles|times|hours|days|years|million|billion|thousand|patients|cases|refugees|"
    r"prisoners|attacks|drones|missiles|"
    r"shells|litres|protesters|demonstrators|customers|users|members|others|or more|\w{4,20}s (?:had|"
    r"have|were|are|died))\b)"
)
_MODIFIER_LEFT = re.compile(
    r"\b(?:some|about|nearly|almost|than|least|estimated|roughly|approximately|up to|over|another) \Z"
)
_ADDRESS_LEFT = re.compile(r"(?:https?:|www\.|[\w.-]{1,30}@|/)[^\s]{0,39}\Z")


def counts_nothing(text: str, numeral: Numeral) -> bool:
    """Whether a numeral is part of a name, a date, an age, a time of day or an address."""
    left = text[max(0, numeral.start - _LEFT) : numeral.start]
    right = text[numeral.end : numeral.end + _RIGHT]
    is_rate = right.startswith(" =") or left.rstrip("$€£").endswith("= ")
    if is_rate or _AGE_RIGHT.match(right) or _AGO.match(right) or _is_age_or_clock(left):
        return True
    if numeral.form is Form.WORDS:
        is_compound = bool(_SCALE_WORD.match(text, numeral.start))  # "a thousand-yard stare"
        return is_compound or bool(_CLOCK_RIGHT.match(right)) or _is_glued_word(left, right)
    if numeral.form is not Form.DIGITS:
        return False
    if _LISTED_RIGHT.match(right) and _ends(left, _LISTED_LEFT):
        return True
    return _is_glued(left, right) or _is_dated(text, numeral, left, right) or _is_age(numeral, left, right)


def _ends(left: str, pattern: re.Pattern[str]) -> bool:
    r"""Whether a text ends with a pattern that is closed by `\Z` and shorter than `_LONGEST_ENDING`."""
    return pattern.search(left, max(0, len(left) - _LONGEST_ENDING)) is not None


def _is_age_or_clock(left: str) -> bool:
    """Behind `aged`, `a man of`, `half past`."""
    if left.endswith(_AGE_ENDINGS) and _ends(left, _AGE_LEFT):
        return True
    return left[-len("past ") :].casefold().endswith(_CLOCK_ENDINGS) and _ends(left, _CLOCK_WORD_LEFT)


def _is_glued_word(left: str, right: str) -> bool:
    """Half of a compound: "one-off", "nine-day" is kept, "three-line whip" too, but not "one-sided"."""
    return bool(_COMPOUND_RIGHT.match(right)) or left.endswith(("-", "_", "/"))


def _is_glued(left: str, right: str) -> bool:
    if left and not left[-1].isspace() and (_is_glued_to_the_left(left) or _ADDRESS_LEFT.search(left)):
        return True
    if _GLUED_RIGHT.match(right) or _LABEL_LEFT.search(left, max(0, len(left) - _LONGEST_LABEL)):
        return True
    return _LETTER.match(right) is not None and not _UNIT_LETTERS.match(right)


def _is_glued_to_the_left(left: str) -> bool:
    return _ends(left, _GLUED_LEFT) and not re.search(r"(?:US|USD|EUR|GBP|Rs\.?)\Z", left)


def _is_dated(text: str, numeral: Numeral, left: str, right: str) -> bool:
    raw = text[numeral.start : numeral.end]
    if _CLOCK_RIGHT.match(right):
        return True
    if _ends(left, _A_MONTH) and (_ends(left, _MONTH_LEFT) or _ends(left, _DATE_RANGE_LEFT)):
        return True
    if len(raw) <= len("31") and (_MONTH_RIGHT.match(right) or _DAYS_OF_MONTH.match(right)):
        return True
    if _CLOCK.match(raw):
        is_alone = bool(_ends(left, _OWN_LINE_LEFT) and _OWN_LINE_RIGHT.match(right))
        return is_alone or bool(_ends(left, _CLOCK_LEFT) and not re.match(r" ?(?:%|per|million|bn|m\b|[a-z])", right))
    return _is_year(raw, left, right)


def _is_year(raw: str, left: str, right: str) -> bool:
    if len(raw) == len("24") and _ends(left, _TWO_DIGIT_YEAR_LEFT):
        return True
    if len(raw) != len("2024") or not raw.isdecimal() or not _FIRST_YEAR <= int(raw) <= _LAST_YEAR:
        return False
    if _COUNTED_RIGHT.match(right) or left.endswith(("$", "€", "£", "₴")):
        return False
    return bool(_ends(left, _YEAR_LEFT)) or not _ends(left, _MODIFIER_LEFT)


def _is_age(numeral: Numeral, left: str, right: str) -> bool:
    is_possible = numeral.low <= _OLDEST and left.endswith(_BEFORE_AGE) and _AFTER_AGE.match(right)
    if is_possible and _AGE_AFTER_NAME.search(left):
        return True
    return right.startswith(")") and _NAME_AND_BRACKET.search(left) is not None

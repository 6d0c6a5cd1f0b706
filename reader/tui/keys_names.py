"""Names of keys: as a person writes them, as Textual knows them, as they are shown, and on Cyrillic layouts."""

from __future__ import annotations

from textual.keys import Keys, _character_to_key

_SHOWN = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": "Space",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "backspace": "Backspace",
    "insert": "Ins",
}

# Rows of a keyboard, left to right: the Latin character and what the same physical key gives on the Russian and on the
# Ukrainian ЙЦУКЕН layout. Where a layout has the same character it is no twin.
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./" + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю." + "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"
_UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбю." + "ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ,"

_TWINS = {latin: tuple(dict.fromkeys(twins)) for latin, *twins in zip(_LATIN, _RUSSIAN, _UKRAINIAN, strict=True)}

_NAMED = {str(key.value) for key in Keys} | {f"f{number}" for number in range(1, 25)}
_MODIFIERS = {"ctrl", "alt", "shift"}
_NAMES_OF_CHARACTERS = {_character_to_key(chr(code)): chr(code) for code in range(0x21, 0x7F)}


def normal_key(text: str) -> str:
    """Textual's name of a key as a person writes it: `?` is `question_mark`, `Down` is `down`."""
    if len(text) == 1:
        return _character_to_key(text)
    *modifiers, key = text.lower().split("+")
    return "+".join([*modifiers, key])


def is_key(text: str) -> bool:
    """Whether a terminal can send a key of this name."""
    if len(text) == 1:
        return text.isprintable() and not text.isspace()
    *modifiers, key = text.lower().split("+")
    is_known = key in _NAMED or key in _NAMES_OF_CHARACTERS or (len(key) == 1 and key.isalnum())
    return is_known and set(modifiers) <= _MODIFIERS


def key_label(text: str) -> str:
    """A key as help and hints show it: `escape` is `Esc`, `ctrl+s` is `Ctrl+S`."""
    name = text if len(text) == 1 else text.lower()
    if name in _SHOWN:
        return _SHOWN[name]
    if name in _NAMES_OF_CHARACTERS:
        return _NAMES_OF_CHARACTERS[name]
    *modifiers, key = name.split("+") if len(name) > 1 else [name]
    if not modifiers:
        return key if len(key) == 1 else key.capitalize()
    return "+".join([*(part.capitalize() for part in modifiers), _SHOWN.get(key, key.upper())])


def cyrillic_twins(text: str) -> tuple[str, ...]:
    """What the key of this character gives on the Cyrillic layouts; nothing for named keys."""
    return _TWINS.get(text, ()) if len(text) == 1 else ()

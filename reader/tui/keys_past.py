"""Keys of the screens about what was: the history, the bin, and older versions of an article."""

from __future__ import annotations

from reader.tui.keys_row import Key, rows_of_place

_MOVES = (
    ("page_down", "pagedown space", "next page", "", "page down, up"),
    ("page_up", "pageup b", "previous page", "", "page down, up"),
    ("top", "g home", "to the top", "", "top, end"),
    ("bottom", "G end", "to the end", "", "top, end"),
)
_UNDO = (("undo", "u", "undo", "undo", "undo, redo"), ("redo", "U", "redo", "", "undo, redo"))
_ENDS = (
    ("help", "?", "this help", "help"),
    ("close", "escape q", "back", "back"),
)

KEYS_OF_THE_PAST: tuple[Key, ...] = (
    *rows_of_place(
        "history",
        ("cursor_down", "j down", "next act", "move", "line, article or card"),
        ("cursor_up", "k up", "previous act", "", "line, article or card"),
        *_MOVES,
        ("go_to_act", "enter", "undo, or redo, all as far as this", "undo to here"),
        ("next_pane", "tab", "acts, what one changed"),
        *_UNDO,
        *_ENDS,
    ),
    *rows_of_place(
        "bin",
        ("cursor_down", "j down", "next thing", "move", "line, article or card"),
        ("cursor_up", "k up", "previous thing", "", "line, article or card"),
        *_MOVES,
        ("bring_back", "r enter", "bring it back", "bring back"),
        ("filter", "f", "all, articles, marks", "filter"),
        ("next_pane", "tab", "list, what it was"),
        *_UNDO,
        *_ENDS,
    ),
    *rows_of_place(
        "versions",
        ("cursor_down", "j down", "a line down", "", "line, article or card"),
        ("cursor_up", "k up", "a line up", "", "line, article or card"),
        *_MOVES,
        ("next_change", "n ]", "next change", "change", "next, previous change"),
        ("previous_change", "N [", "previous change", "", "next, previous change"),
        ("older_version", "h left", "an older version", "version", "older, newer version"),
        ("newer_version", "l right", "a newer version", "", "older, newer version"),
        ("next_pane", "tab", "which of both the arrows change", "side"),
        ("toggle_fold", "z", "fold, unfold what is the same", "fold"),
        ("next_waiting", "w", "next note that waits for a place", ""),
        ("accept_place", "y", "the note belongs here", ""),
        ("reject_place", "x", "the note is not in this version", ""),
        ("attach_mark", "a", "put the note on words of the text", ""),
        ("undo", "u", "undo", "", "undo, redo"),
        ("redo", "U", "redo", "", "undo, redo"),
        *_ENDS,
    ),
)

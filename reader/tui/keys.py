"""The one table of keys: bindings, help, hint line, command palette and docs/keys.md are all made from it.

Widgets take `BINDINGS = bindings_for("body")` and implement `action_<name>`; the app then applies what the reader
changed with `app.set_keymap(keymap(overrides))`. No essential action needs Ctrl or Alt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from textual.binding import Binding

from reader.tui.keys_names import cyrillic_twins, is_key, key_label, normal_key
from reader.tui.keys_notes import NOTE_KEYS
from reader.tui.keys_past import KEYS_OF_THE_PAST
from reader.tui.keys_row import Key as Key
from reader.tui.keys_row import rows_of_place

Overrides = Mapping[str, tuple[str, ...]]

PLACES = (
    *("everywhere", "list", "body", "claims", "compare", "timeline", "speakers"),
    *("history", "bin", "versions", "notes", "preview", "note"),
)
"""Where a key holds: `everywhere` on the reading screen, its three panes, the other screens, a note as it is read, the
note editor."""


KEYS: tuple[Key, ...] = (
    *rows_of_place(
        "everywhere",
        ("next_pane", "tab", "next pane", "pane", "next, previous pane"),
        ("previous_pane", "shift+tab", "previous pane", "", "next, previous pane"),
        ("search", "/", "search; in the text: find", "search"),
        ("next_hit", "n", "next hit", "", "next, previous hit"),
        ("previous_hit", "N", "previous hit", "", "next, previous hit"),
        ("clear", "escape", "close or clear"),
        ("pane(1)", "1", "articles", "", "articles, text, claims"),
        ("pane(2)", "2", "text", "", "articles, text, claims"),
        ("pane(3)", "3", "claims", "", "articles, text, claims"),
        ("top", "g home", "to the top", "", "top, end"),
        ("bottom", "G end", "to the end", "", "top, end"),
        ("command_palette", ":", "all commands"),
        ("speakers", "P", "people who speak"),
        ("notes", "A", "notes of all articles"),
        ("import_files", "i", "import", "import"),
        ("export", "e", "export", ""),
        ("undo", "u", "undo", "", "undo, redo"),
        ("redo", "U", "redo", "", "undo, redo"),
        ("history", "H", "all that you did"),
        ("bin", "B", "what you deleted"),
        ("versions", "E", "what changed between versions"),
        ("next_theme", "t", "next theme", "theme"),
        ("zoom", "Z", "this pane alone"),
        ("toggle_drawer", "d", "claims drawer"),
        ("help", "?", "this help", "help"),
        ("close_or_quit", "q", "close, back, quit", "quit"),
    ),
    *rows_of_place(
        "list",
        ("cursor_down", "j down", "next article", "move", "line, article or card"),
        ("cursor_up", "k up", "previous article", "", "line, article or card"),
        ("page_down", "pagedown", "next page", "", "page down, up"),
        ("page_up", "pageup", "previous page", "", "page down, up"),
        ("open_article", "enter", "open", "open"),
        ("filter", "f", "filter", "filter"),
        ("sort", "s", "sort", "sort"),
        ("compare", "c", "compare it with others", "compare"),
        ("toggle_read", "m", "read or unread", "read"),
        ("toggle_star", "*", "star", "star"),
        ("toggle_archive", "x", "archive", "archive"),
        ("delete_article", "delete", "remove, asks first"),
    ),
    *rows_of_place(
        "body",
        ("cursor_down", "j down", "next sentence", "move", "line, article or card"),
        ("cursor_up", "k up", "previous sentence", "", "line, article or card"),
        ("page_down", "space pagedown", "next page", "", "page down, up"),
        ("page_up", "b pageup", "previous page", "", "page down, up"),
        ("previous_claim", "[ ,", "previous claim", "claim", "previous, next claim"),
        ("next_claim", "] .", "next claim", "", "previous, next claim"),
        ("previous_paragraph", "( {", "previous paragraph", "", "previous, next paragraph"),
        ("next_paragraph", ") }", "next paragraph", "", "previous, next paragraph"),
        ("next_article", "J", "next article", "", "next, previous article"),
        ("previous_article", "K", "previous article", "", "next, previous article"),
        ("note", "a", "write a note", "note"),
        ("highlight", "h", "highlight, or selection", "highlight"),
        ("select", "v", "select", ""),
        ("extend_left", "left", "selection one word back", "", "selection by word"),
        ("extend_right", "right", "selection one word on", "", "selection by word"),
        ("tags", "T", "tags"),
        ("delete_mark", "D", "delete the mark here"),
        ("attach_mark", "p", "put a note that waits here"),
        ("copy_quote", "y", "copy quote with citation"),
        ("compare", "c", "compare this claim", "compare"),
        ("correct_claim", "S", "correct this claim"),
        ("why", "w", "why this claim"),
        ("make_claim", "C", "make a claim of it"),
        ("toggle_fold", "z", "fold, unfold boilerplate", "fold"),
        ("open_source", "o", "open the source"),
    ),
    *rows_of_place(
        "claims",
        ("cursor_down", "j down", "next claim", "move", "line, article or card"),
        ("cursor_up", "k up", "previous claim", "", "line, article or card"),
        ("page_down", "pagedown", "next page", "", "page down, up"),
        ("page_up", "pageup", "previous page", "", "page down, up"),
        ("go_to_place", "enter", "go to its place", "go to"),
        ("compare", "c", "compare this claim", "compare"),
        ("timeline", "T", "how it moved over the days"),
        ("correct_claim", "S", "correct this claim", "correct"),
        ("delete_claim", "D delete", "delete this claim"),
        ("filter_speaker", "f", "filter by speaker", "speaker"),
        ("why", "w", "why this claim", "why"),
        ("verdict_convincing", "+", "verdict: convincing", "", "convincing, doubtful"),
        ("verdict_doubtful", "-", "verdict: doubtful", "", "convincing, doubtful"),
        ("verdict_menu", "V", "verdict menu", "verdict"),
    ),
    *rows_of_place(
        "compare",
        ("cursor_down", "j down", "next row", "row", "line, article or card"),
        ("cursor_up", "k up", "previous row", "", "line, article or card"),
        ("previous_column", "h left", "column at the left", "", "column left, right"),
        ("next_column", "l right", "column at the right", "", "column left, right"),
        ("next_thread", "tab", "next thread", "thread", "next, previous thread"),
        ("previous_thread", "shift+tab", "previous thread", "", "next, previous thread"),
        ("page_down", "pagedown", "next page", "", "page down, up"),
        ("page_up", "pageup", "previous page", "", "page down, up"),
        ("top", "g home", "to the top", "", "top, end"),
        ("bottom", "G end", "to the end", "", "top, end"),
        ("open_claim", "enter", "open in its article", "open"),
        ("mark", "space", "mark, to judge another by it", "mark"),
        ("judge_same", "=", "says the same as the marked", "same"),
        ("judge_contradicts", "!", "contradicts the marked", "contradicts"),
        ("judge_unrelated", "x", "not the same thing", "not the same"),
        ("timeline", "t", "how it moved over the days", "timeline"),
        ("note", "a", "write a note", "note"),
        ("export", "e", "export these threads", "export"),
        ("undo", "u", "undo", "", "undo, redo"),
        ("redo", "U", "redo", "", "undo, redo"),
        ("help", "?", "this help", "help"),
        ("close", "escape q", "back", "back"),
    ),
    *rows_of_place(
        "timeline",
        ("cursor_down", "j down", "next moment", "move", "line, article or card"),
        ("cursor_up", "k up", "previous moment", "", "line, article or card"),
        ("page_down", "pagedown space", "next page", "", "page down, up"),
        ("page_up", "pageup b", "previous page", "", "page down, up"),
        ("top", "g home", "to the top", "", "top, end"),
        ("bottom", "G end", "to the end", "", "top, end"),
        ("next_thread", "tab", "next course", "course", "next, previous course"),
        ("previous_thread", "shift+tab", "previous course", "", "next, previous course"),
        ("open_claim", "enter", "open in its article", "open in article"),
        ("help", "?", "this help", "help"),
        ("close", "escape q", "back", "back"),
    ),
    *rows_of_place(
        "speakers",
        ("cursor_down", "j down", "next speaker or claim", "move", "line, article or card"),
        ("cursor_up", "k up", "previous speaker or claim", "", "line, article or card"),
        ("page_down", "pagedown space", "next page", "", "page down, up"),
        ("page_up", "pageup b", "previous page", "", "page down, up"),
        ("top", "g home", "to the top", "", "top, end"),
        ("bottom", "G end", "to the end", "", "top, end"),
        ("open_claim", "enter", "claims; then open in article", "open"),
        ("previous_column", "h left", "claim, its answers", "", "claim, its answers"),
        ("next_column", "l right", "claim, its answers", "", "claim, its answers"),
        ("previous_thread", "[", "claims, denied, changed", "denied", "claims, denied, changed"),
        ("next_thread", "]", "claims, denied, changed", "", "claims, denied, changed"),
        ("filter", "/ f", "part of a name", "filter"),
        ("merge", "m", "mark; then: it is this one", "merge"),
        ("split", "s", "stands for itself again", "split"),
        ("unfold_names", "v", "names folded together", "names"),
        ("next_pane", "tab", "speakers, claims"),
        ("undo", "u", "undo", "", "undo, redo"),
        ("redo", "U", "redo", "", "undo, redo"),
        ("help", "?", "this help", "help"),
        ("close", "escape q", "back", "back"),
    ),
    *KEYS_OF_THE_PAST,
    *NOTE_KEYS,
)


def in_effect(overrides: Overrides | None = None) -> tuple[Key, ...]:
    """The table with the reader's own keys, faulty ones left out."""
    return _apply(check_overrides(overrides or {})[0])


def bindings_for(where: str, overrides: Overrides | None = None) -> list[Binding]:
    """Textual bindings of one place, with the same physical keys of Cyrillic layouts."""
    own = [key for key in in_effect(overrides) if key.where == where]
    return [_binding(key, _textual_keys(key, own)) for key in own if key.keys]


def keymap(overrides: Overrides | None = None) -> dict[str, str]:
    """What `App.set_keymap` takes so that the reader's own keys hold in widgets that are bound already."""
    table = in_effect(overrides)
    changed = {key.binding_id for key, default in zip(table, KEYS, strict=True) if key.keys != default.keys}
    return {
        key.binding_id: ",".join(_textual_keys(key, [row for row in table if row.where == key.where]))
        for key in table
        if key.binding_id in changed
    }


def key_text(action: str, overrides: Overrides | None = None, *, where: str = "") -> str:
    """The first key of an action as it is shown; empty when there is none.

    Args:
        action: `sort`, `pane(1)` or `pane_1`.
        overrides: the reader's own keys.
        where: the place, for an action with different keys in several.
    """
    for key in in_effect(overrides):
        if action in {key.action, key.name} and key.keys and where in {"", key.where}:
            return key_label(key.keys[0])
    return ""


def hints_for(where: str, overrides: Overrides | None = None) -> tuple[tuple[str, str], ...]:
    """Key and word of each item of the hint line for one place, most useful first; `?` and its word come last."""
    table = [key for key in in_effect(overrides) if key.keys]
    hinted = [key for key in table if key.hint]
    own = [key for key in hinted if key.where == where]
    rest = [key for key in hinted if key.where == "everywhere" and where in {"list", "body", "claims"}]
    shown = [key for key in (*own, *rest) if key.action != "help"] + [key for key in own + rest if key.action == "help"]
    return tuple((_hint_keys(key, table), key.hint) for key in shown)


def _hint_keys(key: Key, table: Sequence[Key]) -> str:
    """The key of a hint; a pair of single characters is shown together, `[ ]`."""
    pair = [row for row in table if row.together and (row.where, row.together) == (key.where, key.together)]
    labels = [key_label(row.keys[0]) for row in pair]
    return " ".join(labels) if labels and all(len(label) == 1 for label in labels) else key_label(key.keys[0])


def check_overrides(overrides: Overrides) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Sort out the keys of `config.toml`.

    Returns: those that can hold, and a line for each that cannot (unknown action, unknown key, a key that something
    else has in the same place, quitting without a key); the default then stays.
    """
    kept: dict[str, tuple[str, ...]] = {}
    warnings: list[str] = []
    for name, keys in overrides.items():
        wrong = _fault(name, keys)
        if wrong:
            warnings.append(f"keys.{name}: {wrong}")
        else:
            kept[name] = tuple(dict.fromkeys(keys))
    while clash := next(_clashes(_apply(kept), kept), None):
        name, message = clash
        del kept[name]
        warnings.append(f"keys.{name}: {message}")
    return kept, tuple(warnings)


def _fault(name: str, keys: Sequence[str]) -> str:
    """What is wrong with one override by itself, or nothing."""
    if name not in {key.name for key in KEYS}:
        return "there is no such action"
    unknown = [key for key in keys if not is_key(key)]
    if unknown:
        return f"there is no key {unknown[0]!r}"
    if not keys and name in {"close_or_quit", "clear", "close"}:
        return "this cannot be without a key"
    return ""


def _apply(overrides: Overrides) -> tuple[Key, ...]:
    """The table with these keys in place of the defaults."""
    return tuple(replace(key, keys=overrides[key.name]) if key.name in overrides else key for key in KEYS)


def _clashes(table: Sequence[Key], overrides: Overrides) -> Iterator[tuple[str, str]]:
    """Overridden actions that share a key with another action of the same place, or hide one that holds everywhere."""
    for key in table:
        if key.name not in overrides:
            continue
        for other in table:
            shared = {normal_key(text) for text in key.keys} & {normal_key(text) for text in other.keys}
            if shared and other.action != key.action and _meet(key, other):
                yield key.name, f"{key_label(min(shared))} is already the key of {other.name} ({other.where})"


def _meet(one: Key, other: Key) -> bool:
    """Whether both keys can be pressed on one screen: panes share it with the keys that hold everywhere."""
    both = {one.where, other.where}
    return len(both) == 1 or ("everywhere" in both and bool(both & {"list", "body", "claims"}))


def _textual_keys(key: Key, rows: Sequence[Key]) -> list[str]:
    """Key names for Textual; a Cyrillic twin gives way to a key that the place has under that very character."""
    own = [normal_key(text) for text in key.keys]
    taken = {normal_key(text) for row in rows for text in row.keys}
    twins = [normal_key(twin) for text in key.keys for twin in cyrillic_twins(text)]
    return list(dict.fromkeys([*own, *(twin for twin in twins if twin not in taken)]))


def _binding(key: Key, keys: Sequence[str]) -> Binding:
    """One row as Textual takes it."""
    return Binding(",".join(keys), key.action, key.label, show=bool(key.hint), id=key.binding_id)

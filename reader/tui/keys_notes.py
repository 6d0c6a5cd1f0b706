"""Keys of the notes screen, of a note that is shown, and of the note editor."""

from __future__ import annotations

from reader.tui.keys_row import rows_of_place

NOTE_KEYS = (
    *rows_of_place(
        "notes",
        ("cursor_down", "j down", "next note", "move", "line, article or card"),
        ("cursor_up", "k up", "previous note", "", "line, article or card"),
        ("page_down", "pagedown space", "next page", "", "page down, up"),
        ("page_up", "pageup b", "previous page", "", "page down, up"),
        ("top", "g home", "to the top", "", "top, end"),
        ("bottom", "G end", "to the end", "", "top, end"),
        ("open_note", "enter", "open at its place", "open"),
        ("next_pane", "tab", "notes, note", "note"),
        ("edit_note", "a", "write on it", "write"),
        ("edit_outside", "o ctrl+e", "open in your editor", "editor"),
        ("edit_tags", "T", "tags of the note", ""),
        ("next_colour", "h", "next colour", ""),
        ("remove_note", "D delete", "delete", "delete"),
        ("filter_notes", "f", "filter", "filter"),
        ("search_notes", "/", "search in notes", "search"),
        ("sort_notes", "s", "sort", "sort"),
        ("accept_place", "y", "the note belongs here", ""),
        ("reject_place", "x", "not in the newest version", ""),
        ("choose_side(1)", "1", "of two states: the first", "", "keep this state of two"),
        ("choose_side(2)", "2", "of two states: the second", "", "keep this state of two"),
        ("keep_both", "+", "keep both states", ""),
        ("export_notes", "e", "export what is listed", ""),
        ("undo", "u", "undo", "", "undo, redo"),
        ("redo", "U", "redo", "", "undo, redo"),
        ("help", "?", "this help", "help"),
        ("close", "escape q", "back", "back"),
    ),
    *rows_of_place(
        "preview",
        ("cursor_down", "j down", "a line down", "scroll", "line, article or card"),
        ("cursor_up", "k up", "a line up", "", "line, article or card"),
        ("page_down", "pagedown space", "next page", "", "page down, up"),
        ("page_up", "pageup b", "previous page", "", "page down, up"),
        ("top", "g home", "to the top", "", "top, end"),
        ("bottom", "G end", "to the end", "", "top, end"),
        ("previous_link", "[ ,", "previous link", "link", "previous, next link"),
        ("next_link", "] .", "next link", "", "previous, next link"),
        ("follow_link", "enter", "follow the link", "follow"),
    ),
    *rows_of_place(
        "note",
        ("close", "escape", "save and close", "save, close"),
        ("save", "ctrl+s", "save", "save"),
        ("preview", "ctrl+p", "preview, or the text", "preview"),
        ("edit_outside", "ctrl+e", "open in your editor", "editor"),
        ("take_draft", "ctrl+r", "put an older draft below", ""),
        ("delete_note", "ctrl+d", "delete, asks first", "delete"),
        ("next_field", "tab", "next field", "next field"),
    ),
)

"""Notes out of other programs' files: one module a form, bytes in, `NoteFound` values out."""

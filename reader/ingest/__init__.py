"""From bytes to documents: one module for each format, limits before parsing, no network, no library.

`reader.ingest.intake` is the door: it says what a file is and reads it. `reader.ingest.walk` finds the files.
"""

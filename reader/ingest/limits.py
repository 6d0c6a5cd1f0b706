"""The bounds that hold before anything is parsed, so that no file can eat the machine."""

from __future__ import annotations

MEGABYTE = 1_000_000

FILE_BYTES = 50 * MEGABYTE
"""A file that is read as a whole may have this size; a file of JSON lines is read line by line and may be larger."""

PAGE_BYTES = 20 * MEGABYTE
"""The same for a saved page, whose parser needs several times its size."""

MARKDOWN_BYTES = 2 * MEGABYTE
"""The same for Markdown."""

BRACKET_STEPS = 200 * MEGABYTE
"""How many characters the parser of Markdown may look at for the ends of links; beyond it brackets are text. 0.3 s."""

TEXT_LETTERS = 2 * MEGABYTE
"""The longest text of one article, some 330,000 words: all that is done to a text takes time and memory in proportion
to its length, about 5 s and 80 MB a million letters."""

LINE_BYTES = 20 * MEGABYTE
"""The longest line of a file of JSON lines."""

JSON_DEPTH = 100
"""How deep arrays and objects may lie inside each other."""

INTEGER_DIGITS = 300
"""A longer whole number is kept as text: Python refuses to read it, and no article field needs it."""

FIELD_LETTERS = 500
"""The longest title, byline or outlet; what is longer is cut (the text keeps all of it)."""

ADDRESS_LETTERS = 2_000
"""The longest address; a longer one is left out."""

TAGS = 50
"""How many tags one article may bring along."""

TAG_LETTERS = 80
"""The longest tag."""

TITLE_LETTERS = 220
"""A first line of plain text longer than this is no title."""

ELEMENT_DEPTH = 300
"""How deep the elements of a page are followed; what lies deeper counts as text of that level."""

FOLDER_DEPTH = 60
"""How deep folders are walked."""

HEAD_BYTES = 65_536
"""How much of a file is looked at to tell what it is."""

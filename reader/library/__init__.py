"""Everything the program can do, without a screen: `Library` and its facets."""

from reader.library.library import Library

__all__ = ["Library"]

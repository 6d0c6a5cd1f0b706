"""Segments: files of the index, written once and read through a memory map. docs/index-format.md has the format."""

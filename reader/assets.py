"""Where the program's own files lie: styles and sample articles.

In a checkout they are the folders `styles` and `sample_data` beside `reader`; in a wheel hatchling has put them inside
the package. An editable install copies them to neither, so the checkout is looked at first.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    checkout = _PACKAGE.parent / name
    in_checkout = checkout.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file()
    return checkout if in_checkout else _PACKAGE / name


def styles_folder() -> Path:
    """Folder with the `.tcss` files and themes."""
    return _folder("styles")


def sample_folder() -> Path:
    """Folder with the sample articles."""
    return _folder("sample_data")

"""Styles and sample are found from a checkout."""

from __future__ import annotations

from reader import assets


def test_styles_of_the_checkout_are_found() -> None:
    assert any(assets.styles_folder().glob("*.tcss"))


def test_sample_of_the_checkout_is_found() -> None:
    assert sum(path.is_file() for path in assets.sample_folder().rglob("*")) >= 12


def test_sample_says_under_which_terms_it_stands() -> None:
    words = " ".join(path.read_text(encoding="utf-8") for path in assets.sample_folder().glob("[LRA]*"))
    assert "CC0" in words

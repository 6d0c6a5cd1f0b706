"""The number of the extractor's rules, apart from the rules: who asks whether findings are fresh loads none of them."""

EXTRACTOR_VERSION = 3
"""Rises when the same text gives other findings; kept findings of an older one are found anew."""

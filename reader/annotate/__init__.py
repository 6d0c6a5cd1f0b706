"""Where annotations are in a text: what they remember of their place, and how it is found again. Pure functions."""

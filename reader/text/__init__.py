"""Text as such: what may be shown, blocks, boilerplate, tokens, sentences, numbers, dates, language. Pure functions."""

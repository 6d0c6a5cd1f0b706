"""Basic rules: quotations, verbs of saying and “according to”, the same for every language that has the word lists."""

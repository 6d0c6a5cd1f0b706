"""Search: the query language, one analyzer for texts and queries, the index, snippets.

Knows nothing of the store: what only SQLite can say (dates, tags, figures) comes in through a callable.
"""

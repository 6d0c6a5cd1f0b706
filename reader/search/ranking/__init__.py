"""Ranking: what a query finds in the segments of an index, best first.

Every clause gives an upper bound of each document's score as one byte, so that whole segments are added, masked and
cut with a few calls on byte strings; only the documents that may be among the best are scored exactly.
"""

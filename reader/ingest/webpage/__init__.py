"""Saved pages: `parse` makes blocks, `choose` finds the article's, `fields` its data, `page` joins them."""

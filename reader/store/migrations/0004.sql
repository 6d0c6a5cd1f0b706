-- Indexes for what would otherwise be gone through.

-- The most contested articles, from the first on: without it all that are contested would be sorted for each comparison.
CREATE INDEX articles_contested ON articles (conflicts DESC, published DESC, id DESC, is_deleted) WHERE conflicts > 0;

-- Figures that are no single number, for queries by figure: those with an open end, and those that span a range.
CREATE INDEX figures_from ON figures (low, article_id, claim_id) WHERE high IS NULL;
CREATE INDEX figures_up_to ON figures (high, article_id, claim_id) WHERE low IS NULL;
CREATE INDEX figures_ranges ON figures (low, high, article_id, claim_id) WHERE high > low;

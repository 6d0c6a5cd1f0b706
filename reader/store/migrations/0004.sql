-- The most contested articles, from the first on: without it all that are contested would be sorted for each comparison.
CREATE INDEX articles_contested ON articles (conflicts DESC, published DESC, id DESC, is_deleted) WHERE conflicts > 0;

-- How claims and figures of all articles stand to each other, and what is needed to find that out again.

-- A figure keeps its uid as long as it stands between the same words of its article (see findings.py).
ALTER TABLE figures ADD COLUMN uid TEXT NOT NULL DEFAULT '';
CREATE INDEX figures_uid ON figures (uid);

-- What is known of two current claims, or two figures, of articles outside the bin; of an update, the left one is
-- earlier. is_found: a rule says so of the very pair. The other rows follow from those and from what the reader says
-- (pair_opinions). is_shown: it holds; a row that was found stays hidden where the reader says something else.
CREATE TABLE relations (
  id            INTEGER PRIMARY KEY,
  left_uid      TEXT NOT NULL,
  right_uid     TEXT NOT NULL,
  left_article  INTEGER NOT NULL REFERENCES articles (id),
  right_article INTEGER NOT NULL REFERENCES articles (id),
  kind          TEXT NOT NULL,
  reason        TEXT NOT NULL,
  rule          TEXT NOT NULL,
  via           TEXT NOT NULL,
  is_by_reader  INTEGER NOT NULL,
  are_figures   INTEGER NOT NULL,
  is_found      INTEGER NOT NULL,
  is_shown      INTEGER NOT NULL
);
CREATE UNIQUE INDEX relations_pair ON relations (left_uid, right_uid, is_found);
CREATE INDEX relations_right ON relations (right_uid);
CREATE INDEX relations_left_article ON relations (left_article);
CREATE INDEX relations_right_article ON relations (right_article);
CREATE INDEX relations_via ON relations (via) WHERE via <> '';
CREATE INDEX relations_conflicts ON relations (left_article, right_article) WHERE kind = 'conflict' AND is_shown = 1;
CREATE INDEX relations_conflicts_right ON relations (right_article) WHERE kind = 'conflict' AND is_shown = 1;

-- Which articles are to be related: those where `related` is less than `due`. All three count on one count: `changed` is
-- the last change of an article's claims, `due` the last reason to relate it, `related` the one up to which that is done.
CREATE TABLE relating (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id),
  changed    INTEGER NOT NULL,
  due        INTEGER NOT NULL,
  related    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX relating_due ON relating (due);
CREATE INDEX relating_pending ON relating (due, article_id) WHERE related < due;
INSERT INTO relating (article_id, changed, due) SELECT id, id, id FROM articles WHERE version_id IS NOT NULL;

-- Names and figures of articles as an inverted index: `term` is a hash of it, `day` the ordinal of the article's day, 0
-- when it has none. story_days counts the articles of each day.
CREATE TABLE story_terms (
  term       INTEGER NOT NULL,
  day        INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  PRIMARY KEY (term, day, article_id)
) WITHOUT ROWID;
CREATE TABLE story_days (
  day      INTEGER PRIMARY KEY,
  articles INTEGER NOT NULL
);

-- What an article has in the two indexes: its terms (eight bytes each) and the sketch of its text. is_capped: more
-- articles were near it than it was set beside.
CREATE TABLE story_articles (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id),
  day        INTEGER NOT NULL,
  terms      BLOB NOT NULL,
  sketch     BLOB NOT NULL,
  is_capped  INTEGER NOT NULL DEFAULT 0
);

-- Bands of sketches: two texts that are nearly one share some.
CREATE TABLE sketch_bands (
  band       INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  PRIMARY KEY (band, article_id)
) WITHOUT ROWID;

-- Articles about one event, each pair once (article_id < other_id). `resemblance` is that of their texts, 0 to 1.
CREATE TABLE story_links (
  article_id  INTEGER NOT NULL REFERENCES articles (id),
  other_id    INTEGER NOT NULL REFERENCES articles (id),
  score       REAL NOT NULL,
  resemblance REAL NOT NULL,
  PRIMARY KEY (article_id, other_id)
) WITHOUT ROWID;
CREATE INDEX story_links_other ON story_links (other_id);

-- What the reader says of two claims, or two figures: `data` is JSON with opinion, both sides, time. `left_now` and
-- `right_now` are the uids under which the sides are found now, empty where they are not.
CREATE TABLE pair_opinions (
  key           TEXT PRIMARY KEY,
  left_article  INTEGER NOT NULL REFERENCES articles (id),
  right_article INTEGER NOT NULL REFERENCES articles (id),
  left_now      TEXT NOT NULL,
  right_now     TEXT NOT NULL,
  data          TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX pair_opinions_left ON pair_opinions (left_now);
CREATE INDEX pair_opinions_right ON pair_opinions (right_now);
CREATE INDEX pair_opinions_left_article ON pair_opinions (left_article);
CREATE INDEX pair_opinions_right_article ON pair_opinions (right_article);

-- The whole first schema. Never edited once released: a change is a new numbered file.

-- One piece of news as a list shows it. Counts are kept here in the same transaction as the rows they count, and
-- *_key columns are casefolded for sorting and filtering, so that a list of 100,000 is read from an index alone.
CREATE TABLE articles (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,
  version_id  INTEGER REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED,
  title       TEXT NOT NULL,
  title_key   TEXT NOT NULL,
  byline      TEXT NOT NULL DEFAULT '',
  byline_key  TEXT NOT NULL DEFAULT '',
  outlet      TEXT NOT NULL DEFAULT '',
  outlet_key  TEXT NOT NULL DEFAULT '',
  published   TEXT NOT NULL DEFAULT '',
  url         TEXT NOT NULL DEFAULT '',
  language    TEXT NOT NULL DEFAULT '',
  added       TEXT NOT NULL,
  tags        TEXT NOT NULL DEFAULT '[]',
  words       INTEGER NOT NULL DEFAULT 0,
  claims      INTEGER NOT NULL DEFAULT 0,
  speakers    INTEGER NOT NULL DEFAULT 0,
  figures     INTEGER NOT NULL DEFAULT 0,
  conflicts   INTEGER NOT NULL DEFAULT 0,
  notes       INTEGER NOT NULL DEFAULT 0,
  highlights  INTEGER NOT NULL DEFAULT 0,
  versions    INTEGER NOT NULL DEFAULT 0,
  is_read     INTEGER NOT NULL DEFAULT 0,
  is_starred  INTEGER NOT NULL DEFAULT 0,
  is_archived INTEGER NOT NULL DEFAULT 0,
  is_deleted  INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX articles_newest ON articles (published DESC, id DESC, is_archived, is_deleted);
CREATE INDEX articles_oldest ON articles (published = '', published, id, is_archived, is_deleted);
CREATE INDEX articles_added ON articles (id DESC, is_archived, is_deleted);
CREATE INDEX articles_title ON articles (title_key, id, is_archived, is_deleted);
CREATE INDEX articles_outlet ON articles (outlet_key, published DESC, id DESC, is_archived, is_deleted);
CREATE INDEX articles_claims ON articles (claims DESC, published DESC, id DESC, is_archived, is_deleted);
CREATE INDEX articles_state
  ON articles (is_deleted, is_archived, is_read, is_starred, claims, figures, conflicts, notes, highlights);
CREATE INDEX articles_byline ON articles (byline_key, is_deleted);
CREATE INDEX articles_language ON articles (language, is_deleted);

-- By what an article is known again: kind is url, given_id or path. (Texts are known by versions.text_hash.)
CREATE TABLE identities (
  kind       TEXT NOT NULL,
  value      TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  PRIMARY KEY (kind, value)
) WITHOUT ROWID;
CREATE INDEX identities_article ON identities (article_id);

-- Each imported text, unchanged for ever. `source` is JSON: title, byline, outlet, published, language as imported.
CREATE TABLE versions (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  number     INTEGER NOT NULL,
  added      TEXT NOT NULL,
  origin     TEXT NOT NULL DEFAULT '',
  source     TEXT NOT NULL,
  words      INTEGER NOT NULL,
  text_hash  TEXT NOT NULL,
  text       TEXT NOT NULL,
  UNIQUE (article_id, number)
);
CREATE INDEX versions_hash ON versions (text_hash);

-- What the extractor found in a version: layout, claims and figures as JSON, claims under their lasting uids.
CREATE TABLE findings (
  version_id INTEGER PRIMARY KEY REFERENCES versions (id),
  extractor  INTEGER NOT NULL,
  layout     TEXT NOT NULL,
  claims     TEXT NOT NULL,
  figures    TEXT NOT NULL
);

-- Each claim ever found, once. `version_id` is the newest version with it; `is_current`: it is in the article's newest.
-- The speaker's columns are as the reader corrected them, `data` is as it was found.
CREATE TABLE claims (
  id           INTEGER PRIMARY KEY,
  uid          TEXT NOT NULL UNIQUE,
  article_id   INTEGER NOT NULL REFERENCES articles (id),
  version_id   INTEGER NOT NULL REFERENCES versions (id),
  number       INTEGER NOT NULL,
  is_current   INTEGER NOT NULL,
  speaker      TEXT NOT NULL,
  speaker_key  TEXT NOT NULL,
  speaker_kind TEXT NOT NULL,
  source_text  TEXT NOT NULL,
  cue_text     TEXT NOT NULL,
  content_text TEXT NOT NULL,
  data         TEXT NOT NULL
);
CREATE INDEX claims_article ON claims (article_id, is_current, number);
CREATE INDEX claims_speaker ON claims (speaker_key, is_current, article_id);

-- Names and large figures of current claims, for finding claims about the same thing.
CREATE TABLE claim_terms (
  term     TEXT NOT NULL,
  claim_id INTEGER NOT NULL REFERENCES claims (id),
  PRIMARY KEY (term, claim_id)
) WITHOUT ROWID;
CREATE INDEX claim_terms_claim ON claim_terms (claim_id);

-- Figures of each article's newest version, as intervals; an open end is NULL. claim_id is NULL for the outlet's own.
CREATE TABLE figures (
  id         INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  claim_id   INTEGER REFERENCES claims (id),
  low        REAL,
  high       REAL
);
CREATE INDEX figures_article ON figures (article_id);
CREATE INDEX figures_bounds ON figures (low, high, article_id);

CREATE TABLE article_tags (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  tag_key    TEXT NOT NULL,
  tag        TEXT NOT NULL,
  PRIMARY KEY (article_id, tag_key)
) WITHOUT ROWID;
CREATE INDEX article_tags_tag ON article_tags (tag_key, article_id, tag);

-- The reader's marks. `data` is the whole annotation as JSON; the columns are what is asked for by.
CREATE TABLE annotations (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  claim_uid  TEXT NOT NULL DEFAULT '',
  has_place  INTEGER NOT NULL,
  has_text   INTEGER NOT NULL,
  verdict    TEXT NOT NULL DEFAULT '',
  modified   TEXT NOT NULL,
  data       TEXT NOT NULL
);
CREATE INDEX annotations_article ON annotations (article_id);
CREATE INDEX annotations_claim ON annotations (claim_uid) WHERE claim_uid <> '';
CREATE INDEX annotations_modified ON annotations (modified DESC);

CREATE TABLE annotation_tags (
  annotation_id INTEGER NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
  tag_key       TEXT NOT NULL,
  tag           TEXT NOT NULL,
  PRIMARY KEY (annotation_id, tag_key)
) WITHOUT ROWID;
CREATE INDEX annotation_tags_tag ON annotation_tags (tag_key, annotation_id, tag);

-- Where an annotation was found in another version than its own: a cache, dropped with its annotation.
CREATE TABLE placements (
  annotation_id INTEGER NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
  version_id    INTEGER NOT NULL REFERENCES versions (id),
  placement     TEXT NOT NULL,
  start         INTEGER,
  stop          INTEGER,
  PRIMARY KEY (annotation_id, version_id)
) WITHOUT ROWID;

-- Whom the reader names as a claim's speaker, by the claim's uid; put over what was found, which stays as it is. `data`
-- is the whole correction as JSON, with the words of the claim. It lives on when the claim is in no text any more.
CREATE TABLE corrections (
  claim_uid  TEXT PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  data       TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX corrections_article ON corrections (article_id);

CREATE TABLE saved_searches (
  name  TEXT PRIMARY KEY,
  query TEXT NOT NULL
) WITHOUT ROWID;

-- What the reader was writing when the program ended; no act, gone when the note is kept.
CREATE TABLE drafts (
  key  TEXT PRIMARY KEY,
  text TEXT NOT NULL
) WITHOUT ROWID;

-- The journal. It only grows. seq orders this library's rows; uid is the same in every copy of it.
CREATE TABLE changes (
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  uid    TEXT NOT NULL UNIQUE,
  batch  TEXT NOT NULL,
  at     TEXT NOT NULL,
  verb   TEXT NOT NULL,
  kind   TEXT NOT NULL,
  key    TEXT NOT NULL,
  before TEXT,
  after  TEXT,
  undoes TEXT NOT NULL DEFAULT '',
  redoes TEXT NOT NULL DEFAULT ''
);
CREATE INDEX changes_batch ON changes (batch);
CREATE INDEX changes_thing ON changes (kind, key);

-- The reader's acts, a row a batch: state is done, undone (can be redone) or dropped (undone, and a new act followed).
CREATE TABLE acts (
  seq   INTEGER PRIMARY KEY AUTOINCREMENT,
  batch TEXT NOT NULL UNIQUE,
  at    TEXT NOT NULL,
  what  TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'done'
);
CREATE INDEX acts_state ON acts (state, seq);

-- Small values of the program's own, such as the stamp of the search index.
CREATE TABLE program_values (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

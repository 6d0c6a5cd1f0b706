-- Two copies of one library that become one again, and marks that are looked for in other versions.

-- A change names those that it replaced (`parents`, a JSON list of uids), so that of two changes it is known whether one
-- knew the other. came_with: the merge, or the file of another machine, with which it came; empty when it was made here.
-- is_hidden: that merge was taken back, here alone.
ALTER TABLE changes ADD COLUMN parents TEXT NOT NULL DEFAULT '[]';
ALTER TABLE changes ADD COLUMN came_with TEXT NOT NULL DEFAULT '';
ALTER TABLE changes ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0;
CREATE INDEX changes_came_with ON changes (came_with) WHERE came_with <> '';
UPDATE changes SET parents = coalesce((
  SELECT json_array(p.uid) FROM changes p
  WHERE p.kind = changes.kind AND p.key = changes.key AND p.seq < changes.seq
    AND (p.before IS NOT NULL OR p.after IS NOT NULL)
  ORDER BY p.seq DESC LIMIT 1
), '[]') WHERE before IS NOT NULL OR after IS NOT NULL;

-- The changes of a thing that no other one has replaced: one, unless two libraries changed it without knowing.
CREATE TABLE heads (
  kind       TEXT NOT NULL,
  key        TEXT NOT NULL,
  change_uid TEXT NOT NULL,
  PRIMARY KEY (kind, key, change_uid)
) WITHOUT ROWID;
INSERT INTO heads (kind, key, change_uid)
  SELECT kind, key, uid FROM changes c WHERE (before IS NOT NULL OR after IS NOT NULL) AND seq = (
    SELECT max(seq) FROM changes p
    WHERE p.kind = c.kind AND p.key = c.key AND (p.before IS NOT NULL OR p.after IS NOT NULL));

-- As in `changes`. The newest version is the last of those that are not hidden, by the time at which they came in.
ALTER TABLE versions ADD COLUMN came_with TEXT NOT NULL DEFAULT '';
ALTER TABLE versions ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0;
CREATE INDEX versions_came_with ON versions (came_with) WHERE came_with <> '';
-- These columns lie behind the text in a row: without this, reading them would read all of it.
CREATE INDEX versions_shown ON versions (article_id, is_hidden, came_with);

-- How an article is described where none of its texts says it: what the first note on it said, or an export. JSON, as
-- `versions.source`. `added` is empty as long as an article is only named, and nobody told of it.
ALTER TABLE articles ADD COLUMN said TEXT NOT NULL DEFAULT '{}';
UPDATE articles SET said = json_object('title', title, 'byline', byline, 'outlet', outlet, 'published', published,
  'url', url, 'language', language)
WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE v.id = articles.version_id
  AND json_extract(v.source, '$.title') = title AND json_extract(v.source, '$.byline') = byline
  AND json_extract(v.source, '$.outlet') = outlet AND json_extract(v.source, '$.published') = published
  AND json_extract(v.source, '$.url') = url AND json_extract(v.source, '$.language') = language);

-- What was known of an article, a text, or by what an article is known, before a merge said it otherwise: it comes back
-- when the merge is taken back. `was` is JSON.
CREATE TABLE known_before (
  came_with TEXT NOT NULL,
  kind      TEXT NOT NULL,
  key       TEXT NOT NULL,
  was       TEXT NOT NULL,
  PRIMARY KEY (came_with, kind, key)
) WITHOUT ROWID;

-- A claim that had two uids in two libraries: the smaller one is its name. `uid` leads to `now`.
CREATE TABLE claim_names (
  uid TEXT PRIMARY KEY,
  now TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX claim_names_now ON claim_names (now);

-- Under which uid a claim of a version is known in another library. `content` is its spans as JSON.
CREATE TABLE claims_elsewhere (
  version_uid TEXT NOT NULL,
  content     TEXT NOT NULL,
  uid         TEXT NOT NULL,
  PRIMARY KEY (version_uid, content, uid)
) WITHOUT ROWID;

-- Files of a folder that several machines share: those that were read, and those that this library wrote, which tell all
-- up to that article, version and change.
CREATE TABLE shared_files (
  name       TEXT PRIMARY KEY,
  is_own     INTEGER NOT NULL,
  article_id INTEGER NOT NULL DEFAULT 0,
  version_id INTEGER NOT NULL DEFAULT 0,
  seq        INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- On which version an annotation was made, and its colour: asked for where all notes are shown.
ALTER TABLE annotations ADD COLUMN version_uid TEXT AS (json_extract(data, '$.version')) VIRTUAL;
ALTER TABLE annotations ADD COLUMN colour TEXT AS (json_extract(data, '$.colour')) VIRTUAL;

-- Whither the links of a note lead: what stands behind `[[`, a uid of an article or claim, or its beginning.
CREATE TABLE note_links (
  annotation_id INTEGER NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
  target        TEXT NOT NULL,
  PRIMARY KEY (annotation_id, target)
) WITHOUT ROWID;
CREATE INDEX note_links_target ON note_links (target, annotation_id);
WITH RECURSIVE
  note (id, text) AS (SELECT id, json_extract(data, '$.text') FROM annotations WHERE has_text),
  part (id, rest) AS (
    SELECT id, substr(text, instr(text, '[[') + 1) FROM note WHERE instr(text, '[[')
    UNION ALL SELECT id, substr(rest, instr(rest, '[[') + 1) FROM part WHERE instr(rest, '[[')
  ),
  inside (id, words) AS (SELECT id, substr(rest, 2, instr(rest, ']]') - 2) FROM part WHERE instr(rest, ']]') > 1),
  named (id, target) AS (
    SELECT id, CASE WHEN instr(words, '|') THEN substr(words, 1, instr(words, '|') - 1) ELSE words END FROM inside
  )
INSERT OR IGNORE INTO note_links (annotation_id, target)
  SELECT id, target FROM named WHERE length(target) BETWEEN 4 AND 16 AND NOT target GLOB '*[^0-9a-f]*';

-- On which claim an annotation is or was, for when the claim gets another name.
CREATE INDEX changes_claim ON changes (json_extract(after, '$.claim'))
  WHERE kind = 'annotation' AND json_extract(after, '$.claim') <> '';

-- Marks are looked for by other rules than before; they are found anew when they are asked for.
DELETE FROM placements;

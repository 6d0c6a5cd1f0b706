-- Which names of speakers are one, as the reader says: `data` is JSON with name, into, kind. article_uid is '' where
-- that holds everywhere. A name that stands for itself in one article has a row there that leads to itself.
-- claims.speaker is what these rows make of the name that was found or corrected. corrections.data says from now on
-- whatever the reader put right in a claim, that it is deleted, or that the reader made it.
CREATE TABLE speaker_merges (
  article_uid TEXT NOT NULL,
  name_key    TEXT NOT NULL,
  into_key    TEXT NOT NULL,
  data        TEXT NOT NULL,
  PRIMARY KEY (article_uid, name_key)
) WITHOUT ROWID;

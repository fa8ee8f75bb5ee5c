-- What was confirmed is never lost, what is personal is never shown, what is damaged is never hidden.

-- A draft belongs to the window that wrote it.
ALTER TABLE draft RENAME COLUMN key TO window;

-- Not facts: how a window likes to look. It stood among the settings, which are facts.
CREATE TABLE habit (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO habit (key, value) SELECT key, value FROM setting WHERE key = 'width';
DELETE FROM setting WHERE key = 'width';

-- The journal is a chain: of each entry a hash over the link before it and everything the entry says.
-- In a table of its own, for the changes of an import are many megabytes that would have to be read past.
CREATE TABLE journal_link (
  entry_id INTEGER NOT NULL PRIMARY KEY REFERENCES journal(id),
  digest   BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

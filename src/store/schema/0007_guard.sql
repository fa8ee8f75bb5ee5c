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

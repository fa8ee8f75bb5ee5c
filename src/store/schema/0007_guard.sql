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

-- Names: a number that grows whenever one of them changes, so that what is made of them is made once.
CREATE TABLE known_names (
  one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO known_names (one, version) VALUES (1, 1);
CREATE TRIGGER names_in AFTER INSERT ON person BEGIN
  UPDATE known_names SET version = version + 1;
END;
CREATE TRIGGER names_change AFTER UPDATE OF name ON person BEGIN
  UPDATE known_names SET version = version + 1;
END;
CREATE TRIGGER names_out AFTER DELETE ON person BEGIN
  UPDATE known_names SET version = version + 1;
END;

-- 不是人名: a word of a text that reads like a name and is none. `text` is the text with everything hidden,
-- `place` how many hidden things stand before the word in it.
CREATE TABLE plain_word (
  id      INTEGER NOT NULL PRIMARY KEY,
  text    TEXT NOT NULL,
  place   INTEGER NOT NULL CHECK (place >= 0),
  word    TEXT NOT NULL,
  on_date TEXT NOT NULL,
  UNIQUE (text, place, word)
) STRICT;

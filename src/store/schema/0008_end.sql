-- The end of the journal is written down: entries that are gone together with their links are missed.
CREATE TABLE journal_end (
  one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  entries INTEGER NOT NULL CHECK (entries >= 0),
  digest  BLOB NOT NULL
) STRICT;

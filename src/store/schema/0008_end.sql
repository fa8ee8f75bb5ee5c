-- The end of the journal is written down: entries that are gone together with their links are missed.
-- Every step writes this row, so that a log shows by it which state of the file it was begun on.
CREATE TABLE journal_end (
  one     INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  entries INTEGER NOT NULL CHECK (entries >= 0),
  before  BLOB NOT NULL,
  digest  BLOB NOT NULL
) STRICT;

-- Everyone in the file is found by name and by the end of a telephone number, in office or not.
-- Derived like the other search tables: a trigger notes who became stale, `store::index` makes the row anew.
CREATE VIRTUAL TABLE everyone_search USING fts5(
  names, tails, columnsize = 0, prefix = '1 2', tokenize = "ascii"
);
CREATE TABLE everyone_stale (person_id INTEGER NOT NULL PRIMARY KEY) STRICT;
CREATE TRIGGER stale_everyone_in AFTER INSERT ON person BEGIN
  INSERT OR IGNORE INTO everyone_stale VALUES (new.id);
END;
CREATE TRIGGER stale_everyone_change AFTER UPDATE OF keys, phone, phones ON person BEGIN
  INSERT OR IGNORE INTO everyone_stale VALUES (new.id);
END;
CREATE TRIGGER stale_everyone_out AFTER DELETE ON person BEGIN
  INSERT OR IGNORE INTO everyone_stale VALUES (old.id);
END;
INSERT INTO everyone_stale SELECT id FROM person;

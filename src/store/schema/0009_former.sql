-- What someone was called before it was put right: a text that was written meanwhile still says it, and it is
-- hidden there like any other name.
CREATE TABLE former_name (
  name TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER names_former AFTER UPDATE OF name ON person WHEN old.name <> new.name BEGIN
  INSERT INTO former_name (name) SELECT old.name
    WHERE NOT EXISTS (SELECT 1 FROM former_name WHERE name = old.name);
END;

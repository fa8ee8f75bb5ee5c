-- The network: grids that change, people with terms, households with consent, rounds, cards, handovers, import.

-- Organisation. `theme_day` is the rule of the branch's 主题党日: 'day 15', 'nth 1 5' (first Friday), 'last 5'.
ALTER TABLE branch ADD COLUMN theme_day TEXT NOT NULL DEFAULT 'day 15';
ALTER TABLE branch ADD COLUMN to_date TEXT;
ALTER TABLE party_group ADD COLUMN to_date TEXT;

-- A grid that was merged ends and points to the one that took its parts.
ALTER TABLE grid ADD COLUMN boundary TEXT NOT NULL DEFAULT '';
ALTER TABLE grid ADD COLUMN from_date TEXT;
ALTER TABLE grid ADD COLUMN to_date TEXT;
ALTER TABLE grid ADD COLUMN merged_into INTEGER REFERENCES grid(id);
ALTER TABLE section ADD COLUMN units INTEGER NOT NULL DEFAULT 0;
ALTER TABLE section ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE section ADD COLUMN to_date TEXT;
CREATE INDEX section_by_place ON section(place, id) WHERE to_date IS NULL;

-- `phone` is the number to call first, `phones` the further ones in the order of calling, blank-separated.
-- `reading` is pinyin typed by hand, syllables blank-separated; `glyph` says in words how a rare character is written.
-- The identity number is optional everywhere; `exempt` says why someone carries no load.
ALTER TABLE person ADD COLUMN phones TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN reach TEXT NOT NULL DEFAULT 'reachable' CHECK (reach IN ('reachable', 'away', 'stopped'));
ALTER TABLE person ADD COLUMN reading TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN glyph TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN id_number TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN sex TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE person ADD COLUMN born TEXT;
ALTER TABLE person ADD COLUMN post TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN exempt TEXT NOT NULL DEFAULT '';
CREATE INDEX person_by_phone ON person(phone) WHERE phone <> '';
CREATE INDEX person_by_id_number ON person(id_number) WHERE id_number <> '';

-- 近亲属: written once, read in both directions.
CREATE TABLE kinship (
  id          INTEGER NOT NULL PRIMARY KEY,
  person_id   INTEGER NOT NULL REFERENCES person(id),
  relative_id INTEGER NOT NULL REFERENCES person(id),
  relation    TEXT NOT NULL,
  to_date     TEXT
) STRICT;
CREATE INDEX kinship_by_person ON kinship(person_id);
CREATE INDEX kinship_by_relative ON kinship(relative_id);

-- `reason` says why a role was given against a rule that only warns.
ALTER TABLE role_term ADD COLUMN reason TEXT NOT NULL DEFAULT '';
CREATE INDEX term_of_person ON role_term(person_id);
CREATE INDEX term_of_grid ON role_term(grid_id) WHERE grid_id IS NOT NULL;
CREATE INDEX term_of_section ON role_term(section_id) WHERE section_id IS NOT NULL;

-- `size` is the headcount as told at the door; residents are listed only where that is needed.
-- A household that left has a `to_date` and says in `sealed` why: hidden, not searchable, still counted where it was.
ALTER TABLE household ADD COLUMN size INTEGER NOT NULL DEFAULT 0 CHECK (size >= 0);
ALTER TABLE household ADD COLUMN living TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE household ADD COLUMN housing TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE household ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE household ADD COLUMN sealed TEXT NOT NULL DEFAULT '';

-- A door holds one household at a time.
CREATE UNIQUE INDEX household_door ON household(section_id, door) WHERE to_date IS NULL;
-- `gone` says why someone left: moved_out, deceased, or the reason for which the household was sealed.
ALTER TABLE resident ADD COLUMN gone TEXT NOT NULL DEFAULT '';

-- Consent to keep sensitive facts of a household, given by someone on a day; withdrawn, never deleted.
CREATE TABLE consent (
  id           INTEGER NOT NULL PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  given_by     TEXT NOT NULL,
  guardian     INTEGER NOT NULL DEFAULT 0,
  form         TEXT NOT NULL,
  scope        TEXT NOT NULL,
  on_date      TEXT NOT NULL,
  withdrawn_on TEXT
) STRICT;
CREATE INDEX consent_by_household ON consent(household_id);

-- The person who calls there, and whom to call when that one cannot be reached.
-- `reason` says why someone was made contact against a doubt.
ALTER TABLE contact ADD COLUMN kind TEXT NOT NULL DEFAULT 'main' CHECK (kind IN ('main', 'backup'));
DROP INDEX contact_by_person;
CREATE INDEX contact_by_person ON contact(person_id, kind, household_id) WHERE to_date IS NULL;
CREATE INDEX contact_of_person ON contact(person_id, kind, from_date);
CREATE INDEX contact_main ON contact(household_id, id, from_date, person_id)
  WHERE to_date IS NULL AND kind = 'main';
ALTER TABLE contact ADD COLUMN reason TEXT NOT NULL DEFAULT '';
DROP INDEX contact_by_household;
CREATE UNIQUE INDEX contact_now ON contact(household_id, kind) WHERE to_date IS NULL;
CREATE INDEX contact_by_household ON contact(household_id, from_date);

CREATE INDEX visitor_by_person ON visit_visitor(person_id, visit_id);

-- 一月一收集 that found nothing, and 一月一汇报: at most one of a person and month.
CREATE TABLE collection (
  id         INTEGER NOT NULL PRIMARY KEY,
  person_id  INTEGER NOT NULL REFERENCES person(id),
  month      TEXT NOT NULL,
  on_date    TEXT NOT NULL,
  note       TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL,
  UNIQUE (person_id, month)
) STRICT;
CREATE TABLE report (
  id         INTEGER NOT NULL PRIMARY KEY,
  person_id  INTEGER NOT NULL REFERENCES person(id),
  month      TEXT NOT NULL,
  on_date    TEXT NOT NULL,
  note       TEXT NOT NULL DEFAULT '',
  entered_at TEXT NOT NULL,
  UNIQUE (person_id, month)
) STRICT;

CREATE INDEX collection_by_month ON collection(month, person_id);
CREATE INDEX report_by_month ON report(month, person_id);

-- 连心卡: `phone` is the number printed on it; a card that is replaced is void and named by the new one.
CREATE TABLE card (
  id           INTEGER NOT NULL PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  holder_id    INTEGER NOT NULL REFERENCES person(id),
  household_id INTEGER NOT NULL REFERENCES household(id),
  phone        TEXT NOT NULL,
  status       TEXT NOT NULL CHECK (status IN ('pending', 'issued', 'void')),
  made_on      TEXT NOT NULL,
  issued_on    TEXT,
  void_on      TEXT,
  reason       TEXT NOT NULL DEFAULT '',
  replaces_id  INTEGER REFERENCES card(id)
) STRICT;
CREATE INDEX card_by_household ON card(household_id);
CREATE INDEX card_by_status ON card(status, id);
CREATE INDEX card_by_holder ON card(holder_id) WHERE status <> 'void';

-- 党员联户手册: one per member; entries are optional.
CREATE TABLE handbook (
  id          INTEGER NOT NULL PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  holder_id   INTEGER NOT NULL REFERENCES person(id),
  issued_on   TEXT NOT NULL,
  returned_on TEXT
) STRICT;
CREATE UNIQUE INDEX handbook_now ON handbook(holder_id) WHERE returned_on IS NULL;
CREATE TABLE handbook_entry (
  id           INTEGER NOT NULL PRIMARY KEY,
  handbook_id  INTEGER NOT NULL REFERENCES handbook(id),
  household_id INTEGER REFERENCES household(id),
  on_date      TEXT NOT NULL,
  text         TEXT NOT NULL
) STRICT;
CREATE INDEX entry_by_handbook ON handbook_entry(handbook_id, on_date);

-- 交接: who handed over, and each thing with whoever took it.
CREATE TABLE handover (
  id      INTEGER NOT NULL PRIMARY KEY,
  from_id INTEGER NOT NULL REFERENCES person(id),
  on_date TEXT NOT NULL,
  reason  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX handover_by_date ON handover(on_date, id);
CREATE TABLE handover_item (
  id          INTEGER NOT NULL PRIMARY KEY,
  handover_id INTEGER NOT NULL REFERENCES handover(id),
  kind        TEXT NOT NULL CHECK (kind IN ('household', 'task', 'card', 'role')),
  subject_id  INTEGER NOT NULL,
  to_id       INTEGER NOT NULL REFERENCES person(id),
  subject     TEXT NOT NULL
) STRICT;
CREATE INDEX item_by_handover ON handover_item(handover_id);

-- Not facts: how the columns of a kind of sheet were understood, and what left the file unmasked.
CREATE TABLE import_template (
  signature TEXT NOT NULL PRIMARY KEY,
  columns   TEXT NOT NULL,
  used_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE export_log (
  id        INTEGER NOT NULL PRIMARY KEY,
  at        TEXT NOT NULL,
  actor     TEXT NOT NULL,
  kind      TEXT NOT NULL,
  recipient TEXT NOT NULL,
  purpose   TEXT NOT NULL,
  rows      INTEGER NOT NULL
) STRICT;

-- Finding and sorting: derived, neither journalled nor undone. Triggers note what became stale;
-- `store::index` makes those rows anew before the transaction is committed.
-- `keys`, `by_pinyin` and `by_stroke` of a person are made from name and reading in one place there.
ALTER TABLE person ADD COLUMN by_pinyin TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN by_stroke TEXT NOT NULL DEFAULT '';

DROP TRIGGER search_household_in;
DROP TRIGGER search_household_change;
DROP TRIGGER search_household_out;
DROP TRIGGER search_resident_in;
DROP TRIGGER search_resident_change;
DROP TRIGGER search_resident_out;
DROP TRIGGER search_person_change;
DROP VIEW household_words;
DROP TABLE household_search;

-- One row per household that lives there. Telephone numbers stand from their last digit to their first;
-- the grid is a word of its own, so that a search in one grid reads nothing of the others.
CREATE VIRTUAL TABLE household_search USING fts5(
  door, names, tails, grid, columnsize = 0, prefix = '1 2', tokenize = "ascii"
);
CREATE TABLE household_order (
  household_id INTEGER NOT NULL PRIMARY KEY,
  grid_id      INTEGER NOT NULL,
  pinyin       TEXT NOT NULL,
  stroke       TEXT NOT NULL
) STRICT;
CREATE INDEX order_by_pinyin ON household_order(pinyin, household_id);
CREATE INDEX order_by_pinyin_of_grid ON household_order(grid_id, pinyin, household_id);
CREATE INDEX order_by_stroke ON household_order(stroke, household_id);
CREATE INDEX order_by_stroke_of_grid ON household_order(grid_id, stroke, household_id);
CREATE VIEW household_words AS
  SELECT h.id AS id, h.grid_id AS grid_id, h.door_keys AS door,
    coalesce((SELECT group_concat(p.keys, ' ') FROM person p WHERE p.id IN
      (SELECT r.person_id FROM resident r WHERE r.household_id = h.id AND r.to_date IS NULL
       UNION SELECT h.head_id)), '') AS names,
    coalesce((SELECT group_concat(p.phone || ' ' || p.phones, ' ') FROM person p WHERE p.id IN
      (SELECT r.person_id FROM resident r WHERE r.household_id = h.id AND r.to_date IS NULL
       UNION SELECT h.head_id)), '') AS phones,
    coalesce((SELECT p.by_pinyin FROM person p WHERE p.id = h.head_id), '~') AS pinyin,
    coalesce((SELECT p.by_stroke FROM person p WHERE p.id = h.head_id), '~') AS stroke
  FROM household h WHERE h.to_date IS NULL;

-- Members and everyone with a role.
CREATE VIRTUAL TABLE people_search USING fts5(
  names, tails, body, columnsize = 0, prefix = '1 2', tokenize = "ascii"
);
CREATE TABLE people_order (
  person_id INTEGER NOT NULL PRIMARY KEY,
  pinyin    TEXT NOT NULL,
  stroke    TEXT NOT NULL
) STRICT;
CREATE INDEX people_by_pinyin ON people_order(pinyin, person_id);
CREATE INDEX people_by_stroke ON people_order(stroke, person_id);
CREATE VIEW people_words AS
  SELECT p.id AS id, p.keys AS names, p.phone || ' ' || p.phones AS phones,
    coalesce(b.name, '') || ' ' || coalesce(g.name, '') AS body,
    p.by_pinyin AS pinyin, p.by_stroke AS stroke
  FROM person p
  LEFT JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL
  LEFT JOIN branch b ON b.id = m.branch_id
  LEFT JOIN party_group g ON g.id = m.group_id
  WHERE m.id IS NOT NULL OR EXISTS
    (SELECT 1 FROM role_term r WHERE r.person_id = p.id AND r.to_date IS NULL);

CREATE TABLE household_stale (household_id INTEGER NOT NULL PRIMARY KEY) STRICT;
CREATE TABLE people_stale (person_id INTEGER NOT NULL PRIMARY KEY) STRICT;

CREATE TRIGGER stale_household_in AFTER INSERT ON household BEGIN
  INSERT OR IGNORE INTO household_stale VALUES (new.id);
END;
CREATE TRIGGER stale_household_change AFTER UPDATE OF grid_id, door_keys, head_id, to_date ON household BEGIN
  INSERT OR IGNORE INTO household_stale VALUES (new.id);
END;
CREATE TRIGGER stale_household_out AFTER DELETE ON household BEGIN
  INSERT OR IGNORE INTO household_stale VALUES (old.id);
END;
CREATE TRIGGER stale_resident_in AFTER INSERT ON resident BEGIN
  INSERT OR IGNORE INTO household_stale VALUES (new.household_id);
END;
CREATE TRIGGER stale_resident_change AFTER UPDATE OF person_id, household_id, to_date ON resident BEGIN
  INSERT OR IGNORE INTO household_stale VALUES (old.household_id), (new.household_id);
END;
CREATE TRIGGER stale_resident_out AFTER DELETE ON resident BEGIN
  INSERT OR IGNORE INTO household_stale VALUES (old.household_id);
END;
CREATE TRIGGER stale_person_change AFTER UPDATE OF keys, phone, phones, by_pinyin, by_stroke ON person BEGIN
  INSERT OR IGNORE INTO household_stale
    SELECT household_id FROM resident WHERE person_id = new.id
    UNION SELECT id FROM household WHERE head_id = new.id;
  INSERT OR IGNORE INTO people_stale SELECT person_id FROM people_order WHERE person_id = new.id;
END;
CREATE TRIGGER stale_membership_in AFTER INSERT ON membership BEGIN
  INSERT OR IGNORE INTO people_stale VALUES (new.person_id);
END;
CREATE TRIGGER stale_membership_change AFTER UPDATE OF person_id, branch_id, group_id, to_date ON membership BEGIN
  INSERT OR IGNORE INTO people_stale VALUES (old.person_id), (new.person_id);
END;
CREATE TRIGGER stale_membership_out AFTER DELETE ON membership BEGIN
  INSERT OR IGNORE INTO people_stale VALUES (old.person_id);
END;
CREATE TRIGGER stale_role_in AFTER INSERT ON role_term BEGIN
  INSERT OR IGNORE INTO people_stale VALUES (new.person_id);
END;
CREATE TRIGGER stale_role_change AFTER UPDATE OF person_id, to_date ON role_term BEGIN
  INSERT OR IGNORE INTO people_stale VALUES (old.person_id), (new.person_id);
END;
CREATE TRIGGER stale_role_out AFTER DELETE ON role_term BEGIN
  INSERT OR IGNORE INTO people_stale VALUES (old.person_id);
END;
CREATE TRIGGER stale_branch_change AFTER UPDATE OF name ON branch BEGIN
  INSERT OR IGNORE INTO people_stale SELECT person_id FROM membership WHERE branch_id = new.id;
END;
CREATE TRIGGER stale_group_change AFTER UPDATE OF name ON party_group BEGIN
  INSERT OR IGNORE INTO people_stale SELECT person_id FROM membership WHERE group_id = new.id;
END;
INSERT INTO household_stale SELECT id FROM household;
INSERT INTO people_stale SELECT person_id FROM membership UNION SELECT person_id FROM role_term;

-- The trunk: grids, people, households, visits, issues, the three deliberations, tasks.
-- Ids are station << 32 | counter. Dates are ISO text. Codes are those of `domain`.

CREATE TABLE station (
  number INTEGER NOT NULL PRIMARY KEY,
  next   INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE branch (
  id   INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE party_group (
  id        INTEGER NOT NULL PRIMARY KEY,
  branch_id INTEGER NOT NULL REFERENCES branch(id),
  name      TEXT NOT NULL
) STRICT;

CREATE TABLE grid (
  id       INTEGER NOT NULL PRIMARY KEY,
  code     TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  group_id INTEGER NOT NULL REFERENCES party_group(id)
) STRICT;

CREATE TABLE section (
  id      INTEGER NOT NULL PRIMARY KEY,
  grid_id INTEGER NOT NULL REFERENCES grid(id),
  kind    TEXT NOT NULL CHECK (kind IN ('building', 'scattered', 'unit')),
  estate  TEXT NOT NULL,
  name    TEXT NOT NULL,
  place   TEXT NOT NULL
) STRICT;
CREATE INDEX section_by_grid ON section(grid_id, place);

CREATE TABLE person (
  id    INTEGER NOT NULL PRIMARY KEY,
  name  TEXT NOT NULL,
  keys  TEXT NOT NULL,
  phone TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE membership (
  id             INTEGER NOT NULL PRIMARY KEY,
  person_id      INTEGER NOT NULL REFERENCES person(id),
  branch_id      INTEGER NOT NULL REFERENCES branch(id),
  group_id       INTEGER REFERENCES party_group(id),
  status         TEXT NOT NULL CHECK (status IN ('full', 'probationary')),
  vote_suspended INTEGER NOT NULL DEFAULT 0,
  excluded       TEXT,
  from_date      TEXT NOT NULL,
  to_date        TEXT
) STRICT;
CREATE UNIQUE INDEX membership_now ON membership(person_id) WHERE to_date IS NULL;
CREATE INDEX membership_by_branch ON membership(branch_id, group_id);

CREATE TABLE role_term (
  id         INTEGER NOT NULL PRIMARY KEY,
  person_id  INTEGER NOT NULL REFERENCES person(id),
  role       TEXT NOT NULL,
  grid_id    INTEGER REFERENCES grid(id),
  section_id INTEGER REFERENCES section(id),
  branch_id  INTEGER REFERENCES branch(id),
  group_id   INTEGER REFERENCES party_group(id),
  from_date  TEXT NOT NULL,
  to_date    TEXT
) STRICT;
CREATE INDEX role_by_person ON role_term(person_id) WHERE to_date IS NULL;
CREATE INDEX role_by_grid ON role_term(grid_id, role) WHERE to_date IS NULL;
CREATE INDEX role_by_section ON role_term(section_id, role) WHERE to_date IS NULL;
CREATE INDEX role_by_role ON role_term(role) WHERE to_date IS NULL;

-- `place` sorts doors naturally (zero-padded parts); `grid_id` repeats the section's, checked by `fyj check`.
CREATE TABLE household (
  id         INTEGER NOT NULL PRIMARY KEY,
  grid_id    INTEGER NOT NULL REFERENCES grid(id),
  section_id INTEGER NOT NULL REFERENCES section(id),
  place      TEXT NOT NULL,
  door       TEXT NOT NULL,
  door_keys  TEXT NOT NULL,
  head_id    INTEGER REFERENCES person(id),
  tags       TEXT NOT NULL DEFAULT '',
  from_date  TEXT NOT NULL,
  to_date    TEXT
) STRICT;
CREATE INDEX household_by_place ON household(place, id);
CREATE INDEX household_by_grid ON household(grid_id, place, id);
CREATE INDEX household_by_section ON household(section_id);
CREATE INDEX household_by_head ON household(head_id);
CREATE INDEX household_gone ON household(id) WHERE to_date IS NOT NULL;

CREATE TABLE resident (
  id           INTEGER NOT NULL PRIMARY KEY,
  person_id    INTEGER NOT NULL REFERENCES person(id),
  household_id INTEGER NOT NULL REFERENCES household(id),
  relation     TEXT NOT NULL,
  from_date    TEXT NOT NULL,
  to_date      TEXT
) STRICT;
CREATE INDEX resident_by_household ON resident(household_id);
CREATE INDEX resident_by_person ON resident(person_id);

CREATE TABLE contact (
  id           INTEGER NOT NULL PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  person_id    INTEGER NOT NULL REFERENCES person(id),
  from_date    TEXT NOT NULL,
  to_date      TEXT
) STRICT;
CREATE INDEX contact_by_household ON contact(household_id) WHERE to_date IS NULL;
CREATE INDEX contact_by_person ON contact(person_id) WHERE to_date IS NULL;

CREATE TABLE visit (
  id           INTEGER NOT NULL PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  on_date      TEXT NOT NULL,
  outcome      TEXT NOT NULL,
  others_met   INTEGER NOT NULL DEFAULT 0 CHECK (others_met >= 0),
  said         TEXT NOT NULL DEFAULT '',
  entered_at   TEXT NOT NULL
) STRICT;
CREATE INDEX visit_by_household ON visit(household_id, outcome, on_date);
CREATE INDEX visit_by_date ON visit(on_date, id);
CREATE INDEX visit_met_by_date ON visit(on_date, household_id) WHERE outcome = 'met';

CREATE TABLE visit_visitor (
  visit_id  INTEGER NOT NULL REFERENCES visit(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  PRIMARY KEY (visit_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_met (
  visit_id  INTEGER NOT NULL REFERENCES visit(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  PRIMARY KEY (visit_id, person_id)
) STRICT, WITHOUT ROWID;

-- `stage` repeats the last row of issue_stage for the board; one function writes both, `fyj check` compares them.
CREATE TABLE issue (
  id            INTEGER NOT NULL PRIMARY KEY,
  number        TEXT NOT NULL UNIQUE,
  household_id  INTEGER REFERENCES household(id),
  visit_id      INTEGER REFERENCES visit(id),
  grid_id       INTEGER NOT NULL REFERENCES grid(id),
  category      TEXT NOT NULL,
  kind          TEXT NOT NULL,
  channel       TEXT NOT NULL,
  text          TEXT NOT NULL,
  keys          TEXT NOT NULL,
  registered_on TEXT NOT NULL,
  stage         TEXT NOT NULL,
  internal      INTEGER NOT NULL DEFAULT 0,
  merged_into   INTEGER REFERENCES issue(id)
) STRICT;
CREATE INDEX issue_by_stage ON issue(stage, registered_on, id);
CREATE INDEX issue_by_date ON issue(registered_on, id);
CREATE INDEX issue_by_grid ON issue(grid_id, stage, registered_on, id);
CREATE INDEX issue_by_household ON issue(household_id);
CREATE INDEX issue_by_visit ON issue(visit_id);
CREATE INDEX issue_by_target ON issue(merged_into);
CREATE INDEX issue_open ON issue(registered_on, id) WHERE stage NOT IN ('closed', 'merged');
CREATE INDEX issue_open_by_grid ON issue(grid_id, registered_on, id) WHERE stage NOT IN ('closed', 'merged');

CREATE TABLE issue_stage (
  id       INTEGER NOT NULL PRIMARY KEY,
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  stage    TEXT NOT NULL,
  on_date  TEXT NOT NULL,
  reason   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX stage_by_issue ON issue_stage(issue_id, id);

CREATE TABLE meeting (
  id          INTEGER NOT NULL PRIMARY KEY,
  kind        TEXT NOT NULL CHECK (kind IN ('group', 'committee', 'assembly')),
  branch_id   INTEGER NOT NULL REFERENCES branch(id),
  group_id    INTEGER REFERENCES party_group(id),
  on_date     TEXT NOT NULL,
  rule        TEXT NOT NULL,
  ended_at    TEXT,
  pick_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_by_date ON meeting(on_date, id);

CREATE TABLE attendance (
  meeting_id INTEGER NOT NULL REFERENCES meeting(id),
  person_id  INTEGER NOT NULL REFERENCES person(id),
  seat       INTEGER NOT NULL,
  capacity   TEXT NOT NULL,
  presence   TEXT NOT NULL,
  PRIMARY KEY (meeting_id, person_id)
) STRICT, WITHOUT ROWID;

-- One row per matter and deliberation: three linked records, never one row changed three times.
CREATE TABLE agenda_item (
  id          INTEGER NOT NULL PRIMARY KEY,
  meeting_id  INTEGER NOT NULL REFERENCES meeting(id),
  issue_id    INTEGER NOT NULL REFERENCES issue(id),
  seat        INTEGER NOT NULL,
  disposition TEXT,
  note        TEXT NOT NULL DEFAULT '',
  target_id   INTEGER REFERENCES issue(id),
  assignee_id INTEGER REFERENCES person(id),
  deadline    TEXT
) STRICT;
CREATE INDEX item_by_meeting ON agenda_item(meeting_id, seat);
CREATE INDEX item_by_issue ON agenda_item(issue_id);

CREATE TABLE ballot (
  id           INTEGER NOT NULL PRIMARY KEY,
  item_id      INTEGER NOT NULL REFERENCES agenda_item(id),
  method       TEXT NOT NULL CHECK (method IN ('hands', 'named')),
  rule         TEXT NOT NULL,
  base         INTEGER NOT NULL,
  present      INTEGER NOT NULL,
  approve      INTEGER NOT NULL DEFAULT 0 CHECK (approve >= 0),
  reject       INTEGER NOT NULL DEFAULT 0 CHECK (reject >= 0),
  abstain      INTEGER NOT NULL DEFAULT 0 CHECK (abstain >= 0),
  rep_approve  INTEGER NOT NULL DEFAULT 0 CHECK (rep_approve >= 0),
  rep_reject   INTEGER NOT NULL DEFAULT 0 CHECK (rep_reject >= 0),
  rep_abstain  INTEGER NOT NULL DEFAULT 0 CHECK (rep_abstain >= 0),
  opened_at    TEXT NOT NULL,
  closed_at    TEXT
) STRICT;
CREATE INDEX ballot_by_item ON ballot(item_id);

CREATE TABLE ballot_vote (
  ballot_id INTEGER NOT NULL REFERENCES ballot(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  seat      INTEGER NOT NULL,
  capacity  TEXT NOT NULL,
  choice    TEXT,
  PRIMARY KEY (ballot_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  id         INTEGER NOT NULL PRIMARY KEY,
  item_id    INTEGER NOT NULL REFERENCES agenda_item(id),
  issue_id   INTEGER NOT NULL REFERENCES issue(id),
  ballot_id  INTEGER REFERENCES ballot(id),
  result     TEXT NOT NULL CHECK (result IN ('passed', 'failed', 'no_quorum')),
  on_date    TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_issue ON decision(issue_id);
CREATE INDEX decision_by_item ON decision(item_id);

CREATE TABLE task (
  id          INTEGER NOT NULL PRIMARY KEY,
  issue_id    INTEGER NOT NULL REFERENCES issue(id),
  item_id     INTEGER REFERENCES agenda_item(id),
  assignee_id INTEGER NOT NULL REFERENCES person(id),
  assigned_on TEXT NOT NULL,
  deadline    TEXT NOT NULL,
  done_on     TEXT,
  result      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX task_by_issue ON task(issue_id);
CREATE INDEX task_open ON task(deadline, id) WHERE done_on IS NULL;
CREATE INDEX task_by_deadline ON task(deadline, id);

CREATE TABLE progress (
  id      INTEGER NOT NULL PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES task(id),
  on_date TEXT NOT NULL,
  note    TEXT NOT NULL
) STRICT;
CREATE INDEX progress_by_task ON progress(task_id);

CREATE TABLE feedback (
  id        INTEGER NOT NULL PRIMARY KEY,
  issue_id  INTEGER NOT NULL REFERENCES issue(id),
  on_date   TEXT NOT NULL,
  way       TEXT NOT NULL,
  teller_id INTEGER NOT NULL REFERENCES person(id),
  note      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX feedback_by_issue ON feedback(issue_id);

CREATE TABLE follow_up (
  id           INTEGER NOT NULL PRIMARY KEY,
  issue_id     INTEGER NOT NULL REFERENCES issue(id),
  feedback_id  INTEGER NOT NULL REFERENCES feedback(id),
  on_date      TEXT NOT NULL,
  satisfaction TEXT NOT NULL,
  note         TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX follow_up_by_issue ON follow_up(issue_id);

CREATE TABLE aid (
  id        INTEGER NOT NULL PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(id),
  on_date   TEXT NOT NULL,
  what      TEXT NOT NULL
) STRICT;
CREATE INDEX aid_by_date ON aid(on_date, id);

CREATE TABLE workday (
  id      INTEGER NOT NULL PRIMARY KEY,
  on_date TEXT NOT NULL,
  place   TEXT NOT NULL,
  what    TEXT NOT NULL,
  held    INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX workday_by_date ON workday(on_date, id);

CREATE TABLE journal (
  id        INTEGER NOT NULL PRIMARY KEY,
  at        TEXT NOT NULL,
  actor     TEXT NOT NULL,
  command   TEXT NOT NULL,
  subject   TEXT NOT NULL,
  why       TEXT NOT NULL DEFAULT '',
  undoes    INTEGER REFERENCES journal(id),
  changeset BLOB NOT NULL
) STRICT;
CREATE INDEX journal_undone ON journal(undoes) WHERE undoes IS NOT NULL;

-- Not facts: neither journalled nor undone.
CREATE TABLE draft (
  key      TEXT NOT NULL PRIMARY KEY,
  body     TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE wall (
  one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  view TEXT NOT NULL
) STRICT;
INSERT INTO wall (one, view) VALUES (1, '"Board"');

-- Households per grid, kept by triggers so that no screen counts them.
CREATE TABLE grid_tally (
  grid_id    INTEGER NOT NULL PRIMARY KEY,
  households INTEGER NOT NULL
) STRICT;
CREATE TRIGGER tally_grid AFTER INSERT ON grid BEGIN
  INSERT INTO grid_tally (grid_id, households) VALUES (new.id, 0);
END;
CREATE TRIGGER tally_grid_gone AFTER DELETE ON grid BEGIN
  DELETE FROM grid_tally WHERE grid_id = old.id;
END;
CREATE TRIGGER tally_in AFTER INSERT ON household WHEN new.to_date IS NULL BEGIN
  UPDATE grid_tally SET households = households + 1 WHERE grid_id = new.grid_id;
END;
CREATE TRIGGER tally_out AFTER DELETE ON household WHEN old.to_date IS NULL BEGIN
  UPDATE grid_tally SET households = households - 1 WHERE grid_id = old.grid_id;
END;
CREATE TRIGGER tally_move AFTER UPDATE OF grid_id, to_date ON household BEGIN
  UPDATE grid_tally SET households = households - 1 WHERE grid_id = old.grid_id AND old.to_date IS NULL;
  UPDATE grid_tally SET households = households + 1 WHERE grid_id = new.grid_id AND new.to_date IS NULL;
END;

-- Search: one row per household, hanzi apart so that two-character names are found.
CREATE VIRTUAL TABLE household_search USING fts5(
  door, names, columnsize = 0, tokenize = "unicode61 remove_diacritics 0"
);
CREATE VIEW household_words AS
  SELECT h.id AS id, h.door_keys AS door,
    coalesce((SELECT group_concat(p.keys, ' ') FROM resident r JOIN person p ON p.id = r.person_id
              WHERE r.household_id = h.id AND r.to_date IS NULL), '') || ' ' ||
    coalesce((SELECT p.keys FROM person p WHERE p.id = h.head_id), '') AS names
  FROM household h WHERE h.to_date IS NULL;
CREATE TRIGGER search_household_in AFTER INSERT ON household BEGIN
  INSERT INTO household_search (rowid, door, names) SELECT id, door, names FROM household_words WHERE id = new.id;
END;
CREATE TRIGGER search_household_change AFTER UPDATE OF door_keys, head_id, to_date ON household BEGIN
  DELETE FROM household_search WHERE rowid = new.id;
  INSERT INTO household_search (rowid, door, names) SELECT id, door, names FROM household_words WHERE id = new.id;
END;
CREATE TRIGGER search_household_out AFTER DELETE ON household BEGIN
  DELETE FROM household_search WHERE rowid = old.id;
END;
CREATE TRIGGER search_resident_in AFTER INSERT ON resident BEGIN
  DELETE FROM household_search WHERE rowid = new.household_id;
  INSERT INTO household_search (rowid, door, names) SELECT id, door, names FROM household_words WHERE id = new.household_id;
END;
CREATE TRIGGER search_resident_change AFTER UPDATE OF person_id, household_id, to_date ON resident BEGIN
  DELETE FROM household_search WHERE rowid IN (old.household_id, new.household_id);
  INSERT INTO household_search (rowid, door, names)
    SELECT id, door, names FROM household_words WHERE id IN (old.household_id, new.household_id);
END;
CREATE TRIGGER search_resident_out AFTER DELETE ON resident BEGIN
  DELETE FROM household_search WHERE rowid = old.household_id;
  INSERT INTO household_search (rowid, door, names) SELECT id, door, names FROM household_words WHERE id = old.household_id;
END;
CREATE TRIGGER search_person_change AFTER UPDATE OF keys ON person BEGIN
  DELETE FROM household_search WHERE rowid IN (SELECT household_id FROM resident WHERE person_id = new.id);
  INSERT INTO household_search (rowid, door, names)
    SELECT id, door, names FROM household_words WHERE id IN (SELECT household_id FROM resident WHERE person_id = new.id);
END;

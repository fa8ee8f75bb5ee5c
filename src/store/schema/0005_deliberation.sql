-- The deliberations: a calendar, rules a community sets itself, a meeting from its roll to its minutes, the wall.

-- A day other than the one the rules give: of an assembly, a committee or, with its group, a group meeting.
CREATE TABLE meeting_date (
  id        INTEGER NOT NULL PRIMARY KEY,
  kind      TEXT NOT NULL,
  branch_id INTEGER NOT NULL REFERENCES branch(id),
  group_id  INTEGER REFERENCES party_group(id),
  month     TEXT NOT NULL,
  on_date   TEXT NOT NULL,
  reason    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX date_of_meeting ON meeting_date(branch_id, month, kind, coalesce(group_id, 0));

-- Meeting rules of this community. Of these and the built-in ones the latest that holds on a day is in force.
CREATE TABLE rule (
  id             INTEGER NOT NULL PRIMARY KEY,
  kind           TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  body           TEXT NOT NULL,
  reason         TEXT NOT NULL,
  set_on         TEXT NOT NULL,
  withdrawn_on   TEXT
) STRICT;
CREATE INDEX rule_by_kind ON rule(kind, effective_from) WHERE withdrawn_on IS NULL;

-- 社区中心工作 a matter may be tied to.
CREATE TABLE focus (
  id        INTEGER NOT NULL PRIMARY KEY,
  name      TEXT NOT NULL,
  from_date TEXT NOT NULL,
  to_date   TEXT
) STRICT;

-- More kinds of meeting and a vote on paper. Only the check is rewritten: rows and pages stay as they are.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
  SET sql = replace(sql, '(''group'', ''committee'', ''assembly'')',
    '(''group'', ''committee'', ''assembly'', ''four_steps'', ''residents'', ''representatives'')')
  WHERE type = 'table' AND name = 'meeting';
UPDATE sqlite_schema SET sql = replace(sql, '(''hands'', ''named'')', '(''hands'', ''named'', ''paper'')')
  WHERE type = 'table' AND name = 'ballot';
PRAGMA writable_schema = RESET;

-- `off_day` says why it is not held on its day, `short_notice` why it was called later than the rule asks.
-- `heads` and `heads_present` are counted where no roll is kept (居民会议).
ALTER TABLE meeting ADD COLUMN opened_at TEXT;
ALTER TABLE meeting ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN chair_id INTEGER REFERENCES person(id);
ALTER TABLE meeting ADD COLUMN recorder_id INTEGER REFERENCES person(id);
ALTER TABLE meeting ADD COLUMN off_day TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN noticed_on TEXT;
ALTER TABLE meeting ADD COLUMN short_notice TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN heads INTEGER NOT NULL DEFAULT 0 CHECK (heads >= 0);
ALTER TABLE meeting ADD COLUMN heads_present INTEGER NOT NULL DEFAULT 0 CHECK (heads_present BETWEEN 0 AND heads);

-- `reason` is why someone is excused or absent.
ALTER TABLE attendance ADD COLUMN came_at TEXT;
ALTER TABLE attendance ADD COLUMN left_at TEXT;
ALTER TABLE attendance ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- The parts of a theme day beside the matters: sign-in, study, last month's promises, ...
CREATE TABLE agenda_part (
  id         INTEGER NOT NULL PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting(id),
  seat       INTEGER NOT NULL,
  code       TEXT NOT NULL,
  title      TEXT NOT NULL,
  planned    INTEGER NOT NULL DEFAULT 0 CHECK (planned >= 0),
  note       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX part_by_meeting ON agenda_part(meeting_id, seat);

-- `origin_id` is the same matter in the deliberation before. `urgent` says why one was skipped (加急).
-- `concerns_all`: 是否涉及全体居民利益, once it was answered. `tie_way`: how it won a tie of the committee.
ALTER TABLE agenda_item ADD COLUMN origin_id INTEGER REFERENCES agenda_item(id);
ALTER TABLE agenda_item ADD COLUMN urgent TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_item ADD COLUMN planned INTEGER NOT NULL DEFAULT 0 CHECK (planned >= 0);
ALTER TABLE agenda_item ADD COLUMN remark TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_item ADD COLUMN concerns_all INTEGER CHECK (concerns_all IN (0, 1));
ALTER TABLE agenda_item ADD COLUMN approvals INTEGER CHECK (approvals >= 0);
ALTER TABLE agenda_item ADD COLUMN tie_way TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_item ADD COLUMN focus_id INTEGER REFERENCES focus(id);
ALTER TABLE issue ADD COLUMN urgent TEXT NOT NULL DEFAULT '';

-- Who helps: named with an item, and with the task that comes of it.
CREATE TABLE item_helper (
  item_id   INTEGER NOT NULL REFERENCES agenda_item(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  PRIMARY KEY (item_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE task_helper (
  task_id   INTEGER NOT NULL REFERENCES task(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  PRIMARY KEY (task_id, person_id)
) STRICT, WITHOUT ROWID;

-- The speakers' list. A countdown is kept as the moment it ends; paused, as the seconds that are left.
CREATE TABLE speech (
  id         INTEGER NOT NULL PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting(id),
  item_id    INTEGER REFERENCES agenda_item(id),
  person_id  INTEGER NOT NULL REFERENCES person(id),
  begun_at   TEXT,
  ends_at    TEXT,
  left_secs  INTEGER,
  ended_at   TEXT,
  stance     TEXT NOT NULL DEFAULT '',
  point      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX speech_by_meeting ON speech(meeting_id, id);

-- Frozen when a vote opens: `members` are all on the roll who are members, `reps` the representatives present.
ALTER TABLE ballot ADD COLUMN members INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ballot ADD COLUMN members_present INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ballot ADD COLUMN reps INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ballot ADD COLUMN invalid INTEGER NOT NULL DEFAULT 0 CHECK (invalid >= 0);
ALTER TABLE ballot ADD COLUMN published_at TEXT;
ALTER TABLE ballot ADD COLUMN voided_at TEXT;
ALTER TABLE ballot ADD COLUMN void_reason TEXT NOT NULL DEFAULT '';

-- What was decided before there was an announcement of its own was announced when it was closed.
UPDATE ballot SET published_at = closed_at WHERE closed_at IS NOT NULL;

-- A vote on paper. Who handed one in, and what two tellers found: sums only, so that nothing leads from
-- a person to a paper, and neither has an order or a time.
CREATE TABLE paper_voter (
  ballot_id INTEGER NOT NULL REFERENCES ballot(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  PRIMARY KEY (ballot_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE teller_count (
  ballot_id INTEGER NOT NULL REFERENCES ballot(id),
  teller    INTEGER NOT NULL CHECK (teller IN (1, 2)),
  person_id INTEGER NOT NULL REFERENCES person(id),
  approve   INTEGER NOT NULL CHECK (approve >= 0),
  reject    INTEGER NOT NULL CHECK (reject >= 0),
  abstain   INTEGER NOT NULL CHECK (abstain >= 0),
  invalid   INTEGER NOT NULL CHECK (invalid >= 0),
  PRIMARY KEY (ballot_id, teller)
) STRICT, WITHOUT ROWID;

-- Minutes as they were finalised; `body` is their data, so that an old version stays what it was.
CREATE TABLE minutes (
  id            INTEGER NOT NULL PRIMARY KEY,
  meeting_id    INTEGER NOT NULL REFERENCES meeting(id),
  version       INTEGER NOT NULL,
  body          TEXT NOT NULL,
  finalised_at  TEXT NOT NULL,
  finalised_by  TEXT NOT NULL,
  reopened_at   TEXT,
  reopen_reason TEXT NOT NULL DEFAULT '',
  UNIQUE (meeting_id, version)
) STRICT;
CREATE INDEX minutes_by_time ON minutes(finalised_at, id);

-- The notice for the public as it was posted: `body` is masked data.
CREATE TABLE notice (
  id           INTEGER NOT NULL PRIMARY KEY,
  meeting_id   INTEGER NOT NULL REFERENCES meeting(id),
  body         TEXT NOT NULL,
  place        TEXT NOT NULL,
  published_on TEXT NOT NULL,
  until        TEXT NOT NULL,
  withdrawn_on TEXT,
  reason       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX notice_by_meeting ON notice(meeting_id);
CREATE INDEX notice_by_until ON notice(until) WHERE withdrawn_on IS NULL;

-- Not facts: neither journalled nor undone. How long the meeting stayed at what, and what comes on the wall next.
CREATE TABLE span (
  id         INTEGER NOT NULL PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
  item_id    INTEGER REFERENCES agenda_item(id) ON DELETE CASCADE,
  part_id    INTEGER REFERENCES agenda_part(id) ON DELETE CASCADE,
  from_at    TEXT NOT NULL,
  to_at      TEXT
) STRICT;
CREATE INDEX span_by_meeting ON span(meeting_id, id);
ALTER TABLE wall ADD COLUMN queue TEXT NOT NULL DEFAULT '[]';
ALTER TABLE wall ADD COLUMN past TEXT NOT NULL DEFAULT '[]';
-- What a meeting sent by itself last: sent again it changes nothing, so that what was sent by hand stays.
ALTER TABLE wall ADD COLUMN followed TEXT NOT NULL DEFAULT 'null';

-- Whoever left a meeting and came back: each earlier stay as it was. `attendance` holds the last one.
CREATE TABLE stay (
  id         INTEGER NOT NULL PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting(id),
  person_id  INTEGER NOT NULL REFERENCES person(id),
  came_at    TEXT NOT NULL,
  left_at    TEXT NOT NULL,
  reason     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX stay_by_meeting ON stay(meeting_id, person_id);

-- Who meets, by name: a group alone or behind its branch; meetings of everyone by the community's name.
CREATE VIEW meeting_body AS
  SELECT m.id AS meeting_id,
    CASE WHEN m.kind IN ('residents', 'representatives') THEN coalesce(s.value, b.name)
         ELSE coalesce(g.name, b.name) END AS name,
    CASE WHEN m.kind IN ('residents', 'representatives') THEN coalesce(s.value, b.name)
         WHEN g.id IS NULL THEN b.name ELSE b.name || ' ' || g.name END AS full_name
  FROM meeting m JOIN branch b ON b.id = m.branch_id
  LEFT JOIN party_group g ON g.id = m.group_id
  LEFT JOIN setting s ON s.key = 'community';

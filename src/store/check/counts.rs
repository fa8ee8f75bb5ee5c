//! What is kept beside its rows so that nobody counts them: each number against those rows.

use super::FindingKind;

/// Each query lists table, row and column for which a kept number is not what the rows say.
pub(super) const COUNTS: &[(FindingKind, &str)] = &[
    (
        FindingKind::CountMismatch,
        "SELECT 'grid', g.id, 'households' FROM grid g LEFT JOIN grid_tally t ON t.grid_id = g.id
         WHERE t.households IS NOT (SELECT count(*) FROM household h
           WHERE h.grid_id = g.id AND h.to_date IS NULL)",
    ),
    (
        FindingKind::CountMismatch,
        "SELECT 'grid_tally', grid_id, 'households' FROM grid_tally
         WHERE grid_id NOT IN (SELECT id FROM grid)",
    ),
    (
        FindingKind::CountMismatch,
        "SELECT 'ballot', b.id, 'approve' FROM ballot b WHERE b.method = 'named'
           AND (b.approve, b.reject, b.abstain, b.rep_approve, b.rep_reject, b.rep_abstain) IS NOT
             (SELECT coalesce(sum(capacity = 'voter' AND choice = 'approve'), 0),
                     coalesce(sum(capacity = 'voter' AND choice = 'reject'), 0),
                     coalesce(sum(capacity = 'voter' AND choice = 'abstain'), 0),
                     coalesce(sum(capacity = 'representative' AND choice = 'approve'), 0),
                     coalesce(sum(capacity = 'representative' AND choice = 'reject'), 0),
                     coalesce(sum(capacity = 'representative' AND choice = 'abstain'), 0)
              FROM ballot_vote v WHERE v.ballot_id = b.id)",
    ),
    (
        FindingKind::CountMismatch,
        "SELECT 'ballot', b.id, 'approve' FROM ballot b
         WHERE b.method = 'paper' AND b.closed_at IS NOT NULL AND b.voided_at IS NULL
           AND EXISTS (SELECT 1 FROM teller_count c WHERE c.ballot_id = b.id)
           AND NOT EXISTS (SELECT 1 FROM teller_count c WHERE c.ballot_id = b.id
             AND (c.approve, c.reject, c.abstain, c.invalid)
               = (b.approve, b.reject, b.abstain, b.invalid))",
    ),
    (
        FindingKind::CountMismatch,
        "SELECT 'ballot', id, 'present' FROM ballot
         WHERE members_present > members OR approve + reject + abstain > max(base, present)",
    ),
    (
        FindingKind::CountMismatch,
        "SELECT 'decision', d.id, 'issue_id' FROM decision d
         LEFT JOIN agenda_item a ON a.id = d.item_id LEFT JOIN ballot b ON b.id = d.ballot_id
         WHERE d.issue_id IS NOT a.issue_id OR (d.ballot_id IS NOT NULL AND b.item_id IS NOT d.item_id)",
    ),
    (
        FindingKind::CountMismatch,
        "SELECT 'station', s.number, 'next' FROM station s WHERE s.next <=
           (SELECT max(id) - (s.number << 32) FROM (
              SELECT max(id) AS id FROM journal WHERE id >> 32 = s.number
              UNION ALL SELECT max(id) FROM visit WHERE id >> 32 = s.number
              UNION ALL SELECT max(id) FROM issue WHERE id >> 32 = s.number
              UNION ALL SELECT max(id) FROM person WHERE id >> 32 = s.number
              UNION ALL SELECT max(id) FROM household WHERE id >> 32 = s.number))",
    ),
];

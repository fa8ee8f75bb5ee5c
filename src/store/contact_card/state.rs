//! The state of a card in SQL: the only place that repeats `domain::contact_card::card_state`.

/// Code of the state of card `k` whose holder is person `p`.
pub(in crate::store) const STATE: &str = "CASE
  WHEN k.status = 'void' THEN 'void'
  WHEN NOT EXISTS (SELECT 1 FROM contact c WHERE c.household_id = k.household_id
    AND c.person_id = k.holder_id AND c.kind = 'main' AND c.to_date IS NULL) THEN 'contact_changed'
  WHEN k.phone <> p.phone THEN 'phone_changed'
  ELSE k.status END";

-- Handovers that were taken back leave their rows, but not the journal: there 交接记录 finds them.
CREATE INDEX journal_by_handover ON journal(id) WHERE command = 'hand_over';

-- 亮明身份: the day on which a caller first showed the card or plate at this door; not known of older rows.
ALTER TABLE contact ADD COLUMN identity_shown TEXT;

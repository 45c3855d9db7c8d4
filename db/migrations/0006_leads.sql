-- Finding leads by what a person types, their tags, and the calls made with them.

-- What is searched of a lead. phone: its digits from the front and from the back, so that "+1 202" and "0143" both begin a word.
-- Only what lies in the lead itself and never changes beside it: the ref of its source, not the source's campaign.
CREATE VIEW lead_words AS
SELECT id, batch_id,
  concat_ws(' ', person_full_name, person_first_name, person_last_name, person_email, company_name, external_id) AS who,
  digits || ' ' || substr(digits, -1, 1) || substr(digits, -2, 1) || substr(digits, -3, 1) || substr(digits, -4, 1)
    || substr(digits, -5, 1) || substr(digits, -6, 1) || substr(digits, -7, 1) || substr(digits, -8, 1)
    || substr(digits, -9, 1) || substr(digits, -10, 1) || substr(digits, -11, 1) || substr(digits, -12, 1)
    || substr(digits, -13, 1) || substr(digits, -14, 1) || substr(digits, -15, 1) AS phone,
  concat_ws(' ', source_ref, source_campaign, source_channel, source_partner) AS origin
FROM (
  SELECT lead.*, source.ref AS source_ref,
    ifnull(substr(lead.phone_key, 2), replace(replace(replace(replace(replace(replace(replace(
      lead.person_phone, ' ', ''), '-', ''), '(', ''), ')', ''), '+', ''), '.', ''), '/', '')) AS digits
  FROM lead LEFT JOIN source ON source.id = lead.source_id
);

-- It keeps the text it indexed, so that a lead is taken out exactly; secure-delete leaves nothing of it in the index.
CREATE VIRTUAL TABLE lead_search USING fts5(who, phone, origin, detail = column, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO lead_search (lead_search, rank) VALUES ('secure-delete', 1);

-- Live batches whose leads are not all in the index: it is filled behind an import, which has no time for it. Next after this lead.
CREATE TABLE search_due (
  batch_id INTEGER PRIMARY KEY REFERENCES batch ON DELETE RESTRICT,
  after INTEGER NOT NULL
) STRICT;
INSERT INTO search_due (batch_id, after) SELECT id, 0 FROM batch WHERE state = 'live';

CREATE TRIGGER batch_goes_live AFTER UPDATE OF state ON batch WHEN NEW.state = 'live'
BEGIN INSERT OR IGNORE INTO search_due (batch_id, after) VALUES (NEW.id, 0); END;
CREATE TRIGGER batch_comes_live AFTER INSERT ON batch WHEN NEW.state = 'live'
BEGIN INSERT OR IGNORE INTO search_due (batch_id, after) VALUES (NEW.id, 0); END;
CREATE TRIGGER batch_is_hidden AFTER UPDATE OF state ON batch WHEN NEW.state <> 'live'
BEGIN DELETE FROM search_due WHERE batch_id = NEW.id; END;
-- Whoever changes or takes away a lead, undo and erasure too, keeps the index in step. What is not in it yet is found there later.
CREATE TRIGGER lead_words_change AFTER UPDATE OF person_full_name, person_first_name, person_last_name, person_email, person_phone,
  phone_key, company_name, external_id, source_id, source_campaign, source_channel, source_partner ON lead
BEGIN
  UPDATE lead_search SET (who, phone, origin) = (SELECT who, phone, origin FROM lead_words WHERE id = NEW.id) WHERE rowid = NEW.id;
END;
CREATE TRIGGER lead_words_go AFTER DELETE ON lead BEGIN DELETE FROM lead_search WHERE rowid = OLD.id; END;

CREATE TABLE lead_tag (
  lead_id INTEGER NOT NULL REFERENCES lead ON DELETE RESTRICT,
  tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 40),
  PRIMARY KEY (lead_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX lead_tag_tag ON lead_tag (tag, lead_id);

CREATE TABLE call (
  id INTEGER PRIMARY KEY,
  lead_id INTEGER NOT NULL REFERENCES lead ON DELETE RESTRICT,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  started_at INTEGER NOT NULL,
  seconds INTEGER NOT NULL CHECK (seconds >= 0),
  outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'notReached', 'wrongNumber', 'callBack', 'refused', 'doNotCall')),
  note TEXT,
  -- Fields answered on the call, as typed.
  answers TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  call_again_at INTEGER,
  CHECK (outcome <> 'callBack' OR call_again_at IS NOT NULL)
) STRICT;
CREATE INDEX call_lead ON call (lead_id, contract_id, started_at);
-- Who asked not to be called is called for nobody.
CREATE INDEX call_unwanted ON call (lead_id) WHERE outcome = 'doNotCall';
CREATE INDEX call_again ON call (contract_id, call_again_at) WHERE call_again_at IS NOT NULL;

-- What was changed of a person by hand.
CREATE INDEX history_personal_lead ON history_personal (lead_id);

-- Leads of a contract judged again as one piece of work. It goes on in short transactions: each leaves verdicts that stand by
-- themselves, and here how far it came, so that it can be gone on with or taken back after a crash.
CREATE TABLE requalification (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  terms_id INTEGER NOT NULL REFERENCES terms ON DELETE RESTRICT,
  state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'done', 'undoing', 'undone')),
  -- Which leads, as they were asked for.
  scope TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  -- The last lead looked at; leads are taken in the order of their ids.
  after_lead INTEGER NOT NULL,
  tally TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX requalification_contract ON requalification (contract_id, id);
CREATE INDEX requalification_open ON requalification (state) WHERE state = 'running' OR state = 'undoing';

-- Each verdict it made. before: the one under the same terms that it replaced; null where it came beside those under earlier terms.
CREATE TABLE requalified (
  requalification_id INTEGER NOT NULL REFERENCES requalification ON DELETE RESTRICT,
  lead_id INTEGER NOT NULL,
  from_outcome TEXT NOT NULL,
  to_outcome TEXT NOT NULL,
  judged_at INTEGER NOT NULL,
  before TEXT,
  PRIMARY KEY (requalification_id, lead_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX requalified_changed ON requalified (requalification_id, from_outcome, to_outcome, lead_id) WHERE from_outcome <> to_outcome;

-- Such a piece of work is one step, taken back by its own rules, as an import is.
ALTER TABLE step ADD COLUMN requalification_id INTEGER REFERENCES requalification ON DELETE RESTRICT;

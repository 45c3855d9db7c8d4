-- One change of many leads: all that fit a filter, chosen once at its beginning. Done in short transactions, each of which leaves whole
-- leads; how far it came lies here, so that it can be gone on with or taken back after a crash.
CREATE TABLE bulk (
  id INTEGER PRIMARY KEY,
  -- choosing: which leads is still being written down, and none is changed yet. stopped: cancelled or cut off.
  state TEXT NOT NULL CHECK (state IN ('choosing', 'running', 'stopped', 'done', 'undoing', 'undone')),
  deed TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  -- Leads chosen.
  leads INTEGER NOT NULL,
  -- The last lead done; leads are taken in the order of their ids.
  after_lead INTEGER NOT NULL,
  tally TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX bulk_open ON bulk (state) WHERE state IN ('choosing', 'running', 'undoing');

-- The leads chosen, some thousand in a part, by the last of them; gone when they are done.
CREATE TABLE bulk_part (
  bulk_id INTEGER NOT NULL REFERENCES bulk ON DELETE RESTRICT,
  last_lead INTEGER NOT NULL,
  leads TEXT NOT NULL,
  PRIMARY KEY (bulk_id, last_lead)
) STRICT, WITHOUT ROWID;

-- What it changed on a lead, before and after. marks: how it left the lead, by which is told whether somebody changed it since.
CREATE TABLE bulk_lead (
  bulk_id INTEGER NOT NULL REFERENCES bulk ON DELETE RESTRICT,
  lead_id INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  change TEXT NOT NULL,
  marks TEXT NOT NULL,
  PRIMARY KEY (bulk_id, lead_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_lead_lead ON bulk_lead (lead_id);

-- Such a piece of work is one step, taken back by its own rules, as an import is.
ALTER TABLE step ADD COLUMN bulk_id INTEGER REFERENCES bulk ON DELETE RESTRICT;

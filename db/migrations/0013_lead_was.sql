-- What leads said before they were changed, so that a verdict and a price of an earlier day find what they were made from. Personal.
CREATE TABLE lead_was (
  lead_id INTEGER NOT NULL REFERENCES lead ON DELETE CASCADE,
  changed_at INTEGER NOT NULL,
  -- The columns that changed, as they were before.
  was TEXT NOT NULL,
  PRIMARY KEY (lead_id, changed_at)
) STRICT, WITHOUT ROWID;

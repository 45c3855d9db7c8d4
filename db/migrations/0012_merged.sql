-- Leads that were entered twice and went into another one.
CREATE TABLE merged (
  lead_id INTEGER PRIMARY KEY,
  into_id INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch ON DELETE RESTRICT,
  merged_at INTEGER NOT NULL,
  -- By which its source would send it again.
  source_id INTEGER REFERENCES source ON DELETE RESTRICT,
  external_id TEXT
) STRICT;
CREATE INDEX merged_batch ON merged (batch_id);
CREATE INDEX merged_into ON merged (into_id);
CREATE INDEX merged_external ON merged (external_id) WHERE external_id IS NOT NULL;

-- Taken back: the lead is there again, and is found again by its words, unless its batch has still to be read.
CREATE TRIGGER merged_goes AFTER DELETE ON merged
BEGIN
  INSERT INTO lead_search (rowid, who, phone, origin) SELECT id, who, phone, origin FROM lead_words WHERE id = OLD.lead_id
    AND NOT EXISTS (SELECT 1 FROM search_due due WHERE due.batch_id = lead_words.batch_id AND due.after < OLD.lead_id);
END;

-- Balances of prepaid contracts, and leads that were taken off hold for good.

-- What was paid in by hand, and what documents took from the balance or gave back: the sum of the amounts is the balance.
CREATE TABLE prepaid_entry (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  day TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('topUp', 'correction', 'used', 'givenBack')),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  document_id INTEGER UNIQUE REFERENCES document ON DELETE RESTRICT,
  note TEXT,
  recorded_at INTEGER NOT NULL,
  CHECK ((document_id IS NOT NULL) = (kind = 'used' OR kind = 'givenBack')),
  CHECK ((amount < 0) = (kind = 'used') OR kind = 'correction')
) STRICT;
CREATE INDEX prepaid_entry_contract ON prepaid_entry (contract_id, recorded_at);

CREATE TRIGGER prepaid_entry_no_update BEFORE UPDATE ON prepaid_entry WHEN OLD.document_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what an issued document moved never changes'); END;
CREATE TRIGGER prepaid_entry_no_delete BEFORE DELETE ON prepaid_entry WHEN OLD.document_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what an issued document moved is never deleted'); END;
CREATE TRIGGER prepaid_entry_no_replace BEFORE INSERT ON prepaid_entry
WHEN EXISTS (SELECT 1 FROM prepaid_entry e WHERE e.document_id IS NOT NULL AND (e.id = NEW.id OR e.document_id = NEW.document_id))
BEGIN SELECT RAISE(ABORT, 'what an issued document moved is never replaced'); END;

-- Taken off hold by a person: the lead is not offered to the contract again, whatever its verdict.
CREATE TABLE discarded (
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  lead_id INTEGER NOT NULL REFERENCES lead ON DELETE RESTRICT,
  discarded_at INTEGER NOT NULL,
  PRIMARY KEY (contract_id, lead_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX discarded_lead ON discarded (lead_id);

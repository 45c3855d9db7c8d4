-- How a meeting is held, with whom of the client, and how long before it the lead is called to be reminded of it.
ALTER TABLE appointment ADD COLUMN kind TEXT CHECK (kind IN ('phone', 'video', 'inPerson'));
ALTER TABLE appointment ADD COLUMN with_whom TEXT;
ALTER TABLE appointment ADD COLUMN remind_minutes INTEGER CHECK (remind_minutes > 0);
CREATE INDEX appointment_reminder ON appointment (contract_id, starts_at) WHERE remind_minutes IS NOT NULL AND outcome IS NULL;

-- A lead that a caller has left out of a contract's queue until a moment, and why.
CREATE TABLE put_off (
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  lead_id INTEGER NOT NULL REFERENCES lead ON DELETE RESTRICT,
  until INTEGER NOT NULL,
  reason TEXT NOT NULL,
  put_off_by TEXT NOT NULL,
  put_off_at INTEGER NOT NULL,
  PRIMARY KEY (contract_id, lead_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX put_off_lead ON put_off (lead_id);

-- The first contact after a delivery is a figure (domain §7), and calls make it.
CREATE TRIGGER kept_call_insert AFTER INSERT ON call
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_call_update AFTER UPDATE ON call
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_call_delete AFTER DELETE ON call
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = OLD.contract_id); END;

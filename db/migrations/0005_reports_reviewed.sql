-- A results report is reviewed with the owner's comment before it goes out; sending is marked by hand. Its figures never change.
ALTER TABLE report ADD COLUMN comment TEXT NOT NULL DEFAULT '';
ALTER TABLE report ADD COLUMN reviewed_at INTEGER;
ALTER TABLE report ADD COLUMN reviewed_by TEXT CHECK ((reviewed_by IS NULL) = (reviewed_at IS NULL));
ALTER TABLE report ADD COLUMN sent_at INTEGER CHECK (sent_at IS NULL OR reviewed_at IS NOT NULL);
ALTER TABLE report ADD COLUMN sent_day TEXT CHECK ((sent_day IS NULL) = (sent_at IS NULL));
ALTER TABLE report ADD COLUMN sent_to TEXT CHECK ((sent_to IS NULL) = (sent_at IS NULL));

CREATE TRIGGER report_figures_fixed BEFORE UPDATE ON report
WHEN NEW.snapshot <> OLD.snapshot OR NEW.hash <> OLD.hash OR NEW.contract_id <> OLD.contract_id
  OR NEW.period_from <> OLD.period_from OR NEW.period_to <> OLD.period_to OR NEW.made_at <> OLD.made_at
BEGIN SELECT RAISE(ABORT, 'the figures of a report never change'); END;
CREATE TRIGGER report_sent_fixed BEFORE UPDATE ON report
WHEN OLD.sent_at IS NOT NULL AND NEW.sent_at IS NOT NULL AND NEW.comment <> OLD.comment
BEGIN SELECT RAISE(ABORT, 'what a report said when it was sent never changes'); END;

-- Documents as they are listed, the newest first.
CREATE INDEX document_issued ON document (issued_at, id);
CREATE INDEX document_period ON document (period_to);

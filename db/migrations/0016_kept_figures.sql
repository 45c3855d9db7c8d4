-- Figures that are worked out once and kept until something they are made of changes: the database itself drops them then, whoever
-- changes it, so that a kept figure is always the one that would be counted. They hold from the moment they were counted (at) to the
-- last one at which the clock alone has changed nothing of them (until).
CREATE TABLE kept_figure (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  asked TEXT NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  content TEXT NOT NULL,
  UNIQUE (name, asked)
) STRICT;

-- The contracts a figure is counted of.
CREATE TABLE kept_figure_of (
  contract_id INTEGER NOT NULL,
  figure_id INTEGER NOT NULL REFERENCES kept_figure ON DELETE CASCADE,
  PRIMARY KEY (contract_id, figure_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_figure_of_figure ON kept_figure_of (figure_id);

-- Opportunities in the orders their list offers, over all contracts and of one.
CREATE INDEX opportunity_reported ON opportunity (reported_at);
CREATE INDEX opportunity_won ON opportunity (won_at);
CREATE INDEX opportunity_amount ON opportunity (amount);
CREATE INDEX opportunity_contract_won ON opportunity (contract_id, won_at);
CREATE INDEX opportunity_contract_amount ON opportunity (contract_id, amount);

-- Windows of meetings run from their booking too.
CREATE INDEX appointment_booked ON appointment (contract_id, booked_at);

CREATE TRIGGER kept_delivery_insert AFTER INSERT ON delivery
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_delivery_update AFTER UPDATE ON delivery
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_delivery_delete AFTER DELETE ON delivery
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = OLD.contract_id); END;
CREATE TRIGGER kept_appointment_insert AFTER INSERT ON appointment
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_appointment_update AFTER UPDATE ON appointment
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_appointment_delete AFTER DELETE ON appointment
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = OLD.contract_id); END;
CREATE TRIGGER kept_dispute_insert AFTER INSERT ON dispute
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_dispute_update AFTER UPDATE ON dispute
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_dispute_delete AFTER DELETE ON dispute
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = OLD.contract_id); END;
CREATE TRIGGER kept_replacement_insert AFTER INSERT ON replacement
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_replacement_update AFTER UPDATE ON replacement
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_replacement_delete AFTER DELETE ON replacement
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = OLD.contract_id); END;
CREATE TRIGGER kept_opportunity_insert AFTER INSERT ON opportunity
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_opportunity_update AFTER UPDATE ON opportunity
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_opportunity_delete AFTER DELETE ON opportunity
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = OLD.contract_id); END;
CREATE TRIGGER kept_live_charge_insert AFTER INSERT ON live_charge
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_live_charge_update AFTER UPDATE ON live_charge
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_live_charge_delete AFTER DELETE ON live_charge
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = OLD.contract_id); END;
CREATE TRIGGER kept_prepaid_entry_insert AFTER INSERT ON prepaid_entry
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_prepaid_entry_update AFTER UPDATE ON prepaid_entry
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_prepaid_entry_delete AFTER DELETE ON prepaid_entry
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = OLD.contract_id); END;
CREATE TRIGGER kept_discarded_insert AFTER INSERT ON discarded
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_discarded_update AFTER UPDATE ON discarded
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_discarded_delete AFTER DELETE ON discarded
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = OLD.contract_id); END;
CREATE TRIGGER kept_charge_insert AFTER INSERT ON charge
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_document_insert AFTER INSERT ON document
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_credit_insert AFTER INSERT ON credit
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = (SELECT contract_id FROM charge WHERE id = NEW.charge_id)); END;
CREATE TRIGGER kept_revenue_insert AFTER INSERT ON revenue
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = (SELECT contract_id FROM opportunity WHERE id = NEW.opportunity_id)); END;
CREATE TRIGGER kept_revenue_update AFTER UPDATE ON revenue
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = (SELECT contract_id FROM opportunity WHERE id = NEW.opportunity_id)); END;
CREATE TRIGGER kept_revenue_delete AFTER DELETE ON revenue
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = (SELECT contract_id FROM opportunity WHERE id = OLD.opportunity_id)); END;

-- What an import loads is seen by nobody: only a verdict on a lead that is there counts, and only while something is kept.
CREATE TRIGGER kept_qualification_insert AFTER INSERT ON qualification
WHEN EXISTS (SELECT 1 FROM kept_figure_of WHERE contract_id = NEW.contract_id)
  AND EXISTS (SELECT 1 FROM lead JOIN batch ON batch.id = lead.batch_id WHERE lead.id = NEW.lead_id AND batch.state = 'live')
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_qualification_update AFTER UPDATE ON qualification
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = NEW.contract_id); END;
CREATE TRIGGER kept_qualification_delete AFTER DELETE ON qualification
BEGIN DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id = OLD.contract_id); END;
CREATE TRIGGER kept_lead_update AFTER UPDATE ON lead WHEN EXISTS (SELECT 1 FROM kept_figure)
BEGIN
  DELETE FROM kept_figure WHERE id IN (SELECT figure_id FROM kept_figure_of WHERE contract_id IN
    (SELECT contract_id FROM qualification WHERE lead_id = NEW.id UNION SELECT contract_id FROM delivery WHERE lead_id = NEW.id));
END;

-- What any figure may hang on.
CREATE TRIGGER kept_contract_insert AFTER INSERT ON contract
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_contract_update AFTER UPDATE ON contract
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_contract_delete AFTER DELETE ON contract
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_terms_insert AFTER INSERT ON terms
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_terms_update AFTER UPDATE ON terms
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_terms_delete AFTER DELETE ON terms
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_batch_update AFTER UPDATE OF state ON batch
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_batch_delete AFTER DELETE ON batch
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_merged_insert AFTER INSERT ON merged
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_merged_delete AFTER DELETE ON merged
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_agency_insert AFTER INSERT ON agency
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_agency_update AFTER UPDATE ON agency
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_agency_delete AFTER DELETE ON agency
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_client_update AFTER UPDATE ON client
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_source_insert AFTER INSERT ON source
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_source_update AFTER UPDATE ON source
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_source_delete AFTER DELETE ON source
BEGIN DELETE FROM kept_figure; END;
CREATE TRIGGER kept_batch_insert AFTER INSERT ON batch WHEN NEW.state = 'live'
BEGIN DELETE FROM kept_figure; END;

-- What waits for a person today is asked for all day long: it is found without walking what is done.

CREATE INDEX delivery_review ON delivery (contract_id, review_ends_at) WHERE state = 'delivered';
-- Meetings that were moved: those without a new time still wait.
CREATE INDEX appointment_moved ON appointment (chain_id) WHERE outcome = 'rescheduled';
CREATE INDEX qualification_check ON qualification (contract_id, lead_id) WHERE outcome = 'check';

-- For the screen Today: what waits for a person is asked for all day long, and found without walking what is done.

CREATE INDEX delivery_review ON delivery (contract_id, review_ends_at) WHERE state = 'delivered';
CREATE INDEX qualification_check ON qualification (contract_id, lead_id) WHERE outcome = 'check';

-- For the return cap, which counts the upheld claims of a contract at every decision.
CREATE INDEX dispute_upheld ON dispute (contract_id) WHERE state = 'upheld';

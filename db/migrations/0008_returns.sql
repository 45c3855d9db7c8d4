-- The returns of a contract, which the return cap counts at every decision.
CREATE INDEX dispute_upheld ON dispute (contract_id) WHERE state = 'upheld';

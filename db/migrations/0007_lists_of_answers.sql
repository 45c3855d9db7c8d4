-- For the screens Disputes and Appointments, which list over all contracts and page in the order of an index.

-- The queue of claims over all contracts, oldest first: of some states, and of all.
CREATE INDEX dispute_state ON dispute (state, opened_at);
CREATE INDEX dispute_opened ON dispute (opened_at);
-- The calendar over all contracts.
CREATE INDEX appointment_time ON appointment (starts_at);
-- Meetings nobody has said the end of, or that were moved: few, asked for at every refresh of the side bar and of today.
CREATE INDEX appointment_undecided ON appointment (starts_at) WHERE outcome IS NULL OR outcome = 'rescheduled';

-- What a person said of whether a lead can be reached, and the day from which on it is asked about again.
-- Word by word, as contact_verdict is: SQLite builds an IN list anew for every row it checks.
ALTER TABLE lead ADD COLUMN reach TEXT CHECK (reach = 'yes' OR reach = 'no' OR reach = 'later');
ALTER TABLE lead ADD COLUMN ask_on TEXT;
CREATE INDEX lead_ask_on ON lead (ask_on) WHERE ask_on IS NOT NULL;
CREATE INDEX lead_doubtful ON lead (contact_verdict) WHERE contact_verdict = 'check' AND reach IS NULL;

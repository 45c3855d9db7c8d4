-- What the client says proves its claim.
ALTER TABLE dispute ADD COLUMN evidence TEXT;

-- The map last used for files with these columns; one a kind.
CREATE TABLE remembered_map (
  fingerprint TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('leads', 'feedback', 'appointments', 'sales')),
  map TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, kind)
) STRICT, WITHOUT ROWID;

-- A file whose columns were mapped once is read the same way the next time: the map last used for its columns, one a kind.
CREATE TABLE remembered_map (
  fingerprint TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('leads', 'feedback', 'appointments', 'sales')),
  map TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, kind)
) STRICT, WITHOUT ROWID;

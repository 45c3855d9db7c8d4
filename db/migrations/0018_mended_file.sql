-- Rows of a file that somebody has mended before it is imported, kept while they are: the file itself is not. Personal, and gone
-- once the file is imported.
CREATE TABLE mended_file (
  id INTEGER PRIMARY KEY,
  file_hash TEXT NOT NULL CHECK (length(file_hash) = 64),
  -- Null: into the pool. Nothing here keeps a contract from being taken back.
  contract_id INTEGER REFERENCES contract ON DELETE CASCADE,
  -- How the file is cut into rows and its columns are mapped, as JSON.
  reading TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX mended_file_of ON mended_file (file_hash, ifnull(contract_id, 0));
CREATE INDEX mended_file_contract ON mended_file (contract_id) WHERE contract_id IS NOT NULL;
CREATE INDEX mended_file_saved ON mended_file (saved_at);

-- A row as it stands in the file, and as it is to be read: JSON, all its cells, so that whoever is named in it can be found.
CREATE TABLE mended_row (
  mended_file_id INTEGER NOT NULL REFERENCES mended_file ON DELETE CASCADE,
  row INTEGER NOT NULL CHECK (row > 0),
  was TEXT NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (mended_file_id, row)
) STRICT, WITHOUT ROWID;

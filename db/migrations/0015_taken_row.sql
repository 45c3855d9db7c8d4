-- Which lead the rows of a file became, so that a row which was taken out to be mended and comes back does not become a second one.
-- A run: `rows` rows from `row` on became as many leads with following ids, the first of them `lead_id`.
CREATE TABLE taken_row (
  -- The beginning of the hash of the file the rows stand in: that of the batch, or one whose rows came back in it.
  file TEXT NOT NULL,
  row INTEGER NOT NULL CHECK (row > 0),
  batch_id INTEGER NOT NULL REFERENCES batch ON DELETE RESTRICT,
  rows INTEGER NOT NULL CHECK (rows > 0),
  lead_id INTEGER NOT NULL,
  PRIMARY KEY (file, row, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX taken_row_batch ON taken_row (batch_id);

-- The desk between two sessions: settings, drafts, saved views, and the steps that can be undone.

-- What a screen keeps between two sessions. Names are chosen by the screens; content is JSON, read through one schema each.
CREATE TABLE setting (name TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT;

-- Half-finished work, written while it is typed: a crash loses at most a word.
CREATE TABLE draft (name TEXT PRIMARY KEY, content TEXT NOT NULL, saved_at INTEGER NOT NULL) STRICT;

-- A list as somebody wants to see it again: the screen, and the part of the address that holds filters, sort and columns.
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  screen TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  UNIQUE (screen, name)
) STRICT;

-- What can be undone. A step is one action of a user with the rows it changed, before and after; batch_id marks an import,
-- which is taken back as a whole by its own rules. Never part of history: history says what was done and undone.
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone')),
  batch_id INTEGER REFERENCES batch ON DELETE RESTRICT
) STRICT;

CREATE TABLE step_row (
  step_id INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  tab TEXT NOT NULL,
  row_key TEXT NOT NULL,
  -- The contract whose documents fix the row, null where none does.
  contract_id INTEGER,
  before TEXT,
  after TEXT,
  PRIMARY KEY (step_id, seq)
) STRICT, WITHOUT ROWID;

-- The file of one agency. STRICT tables throughout; money INTEGER minor units; instants INTEGER ms UTC; days TEXT
-- YYYY-MM-DD in the client's zone; RESTRICT wherever money hangs on a row. Ids are unique across laptops: device × 2^40 + sequence.

CREATE TABLE sequence (name TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT;

-- Devices in the order they first wrote: the ordinal shows in document series from the second on.
CREATE TABLE device (
  number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 8191),
  ordinal INTEGER NOT NULL UNIQUE,
  first_seen INTEGER NOT NULL
) STRICT;

-- Secrets of the file itself, such as the key of the suppression hashes.
CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE agency (id INTEGER PRIMARY KEY CHECK (id = 1), content TEXT NOT NULL) STRICT;

CREATE TABLE client (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE contract (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  client_id INTEGER NOT NULL REFERENCES client ON DELETE RESTRICT,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'active')),
  inputs TEXT NOT NULL
) STRICT;
CREATE INDEX contract_client ON contract (client_id);

CREATE TABLE terms (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  from_day TEXT NOT NULL,
  content TEXT NOT NULL,
  UNIQUE (contract_id, from_day)
) STRICT;

-- One import. No read sees the leads of a batch that is not live.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('loading', 'live', 'undone')),
  contract_id INTEGER REFERENCES contract ON DELETE RESTRICT,
  source_id INTEGER REFERENCES source ON DELETE RESTRICT,
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  map TEXT NOT NULL,
  counts TEXT NOT NULL,
  rows_digest TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE INDEX batch_file ON batch (file_hash);
CREATE INDEX batch_loading ON batch (state) WHERE state <> 'live';

CREATE TABLE batch_problem (
  batch_id INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
  row INTEGER NOT NULL,
  code TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (batch_id, row, code, field)
) STRICT, WITHOUT ROWID;

-- Here and in qualification words are compared one by one: SQLite builds an IN list anew for every row it checks.
CREATE TABLE lead (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch ON DELETE RESTRICT,
  source_id INTEGER REFERENCES source ON DELETE RESTRICT,
  external_id TEXT,
  captured_at INTEGER NOT NULL,
  person_full_name TEXT,
  person_first_name TEXT,
  person_last_name TEXT,
  person_email TEXT,
  person_phone TEXT,
  person_job_title TEXT,
  company_name TEXT,
  company_domain TEXT,
  company_industry TEXT,
  company_employees REAL,
  company_revenue REAL,
  address_line1 TEXT,
  address_city TEXT,
  address_region TEXT,
  address_postcode TEXT,
  address_country TEXT,
  lead_note TEXT,
  lead_test INTEGER CHECK (lead_test IN (0, 1)),
  source_channel TEXT,
  source_campaign TEXT,
  source_ad_set TEXT,
  source_ad TEXT,
  source_keyword TEXT,
  source_partner TEXT,
  source_click_id TEXT,
  call_seconds REAL,
  consent_given INTEGER CHECK (consent_given IN (0, 1)),
  consent_at INTEGER,
  consent_text TEXT,
  consent_source TEXT,
  bant_budget TEXT,
  bant_authority TEXT,
  bant_need TEXT,
  bant_timeline TEXT,
  custom TEXT,
  unread TEXT,
  email_key TEXT,
  phone_key TEXT,
  contact_verdict TEXT NOT NULL
    CHECK (contact_verdict = 'pass' OR contact_verdict = 'check' OR contact_verdict = 'fail'),
  contact_reasons TEXT
) STRICT;
CREATE INDEX lead_email ON lead (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX lead_phone ON lead (phone_key) WHERE phone_key IS NOT NULL;
CREATE UNIQUE INDEX lead_external ON lead (source_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX lead_batch ON lead (batch_id);

-- What an import changes on leads that were there before: staged while it loads, applied when it goes live, kept for undo.
CREATE TABLE batch_update (
  batch_id INTEGER NOT NULL REFERENCES batch ON DELETE RESTRICT,
  lead_id INTEGER NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (batch_id, lead_id)
) STRICT, WITHOUT ROWID;

-- The criteria verdict of lead × contract × terms version; outcome is the count its import row fell in.
CREATE TABLE qualification (
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  lead_id INTEGER NOT NULL REFERENCES lead ON DELETE RESTRICT,
  terms_id INTEGER NOT NULL REFERENCES terms ON DELETE RESTRICT,
  verdict TEXT NOT NULL CHECK (verdict = 'pass' OR verdict = 'check' OR verdict = 'fail'),
  outcome TEXT NOT NULL
    CHECK (outcome = 'suppressed' OR outcome = 'duplicate' OR outcome = 'taken' OR outcome = 'fail' OR outcome = 'check' OR outcome = 'pass'),
  reasons TEXT,
  score INTEGER CHECK (score BETWEEN 0 AND 100),
  band TEXT,
  duplicate_of INTEGER,
  duplicate_days INTEGER,
  judged_at INTEGER NOT NULL,
  PRIMARY KEY (contract_id, lead_id, terms_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX qualification_lead ON qualification (lead_id);
CREATE INDEX qualification_duplicate ON qualification (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX qualification_suppressed ON qualification (contract_id, lead_id) WHERE outcome = 'suppressed';

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  lead_id INTEGER NOT NULL REFERENCES lead ON DELETE RESTRICT,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  terms_id INTEGER NOT NULL REFERENCES terms ON DELETE RESTRICT,
  exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('onHold', 'delivered', 'accepted', 'disputed', 'returned')),
  created_at INTEGER NOT NULL,
  delivered_at INTEGER,
  delivered_day TEXT,
  review_ends_at INTEGER,
  decided_at INTEGER,
  replacement_id INTEGER UNIQUE REFERENCES replacement ON DELETE RESTRICT,
  -- Given free, to make good what was promised and not delivered: never charged.
  free INTEGER NOT NULL DEFAULT 0 CHECK (free IN (0, 1)),
  CHECK ((state = 'onHold') = (delivered_at IS NULL)),
  CHECK ((delivered_at IS NULL) = (delivered_day IS NULL)),
  UNIQUE (contract_id, lead_id)
) STRICT;
CREATE UNIQUE INDEX delivery_exclusive ON delivery (lead_id) WHERE exclusive = 1 AND state <> 'returned';
CREATE INDEX delivery_lead ON delivery (lead_id);
CREATE INDEX delivery_day ON delivery (contract_id, delivered_day);

CREATE TABLE appointment (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  delivery_id INTEGER NOT NULL REFERENCES delivery ON DELETE RESTRICT,
  chain_id INTEGER NOT NULL REFERENCES appointment ON DELETE RESTRICT,
  external_id TEXT,
  booked_at INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  outcome TEXT CHECK (outcome IN ('held', 'prospectNoShow', 'clientNoShow', 'cancelledInTime', 'lateCancel', 'rescheduled')),
  setter TEXT,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX appointment_external ON appointment (contract_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX appointment_chain ON appointment (chain_id);
CREATE INDEX appointment_delivery ON appointment (delivery_id);
CREATE INDEX appointment_start ON appointment (contract_id, starts_at);

CREATE TABLE dispute (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  delivery_id INTEGER NOT NULL REFERENCES delivery ON DELETE RESTRICT,
  chain_id INTEGER REFERENCES appointment ON DELETE RESTRICT,
  reason TEXT NOT NULL,
  class TEXT NOT NULL CHECK (class IN ('creditable', 'feedback')),
  state TEXT NOT NULL CHECK (state IN ('open', 'noted', 'late', 'upheld', 'part', 'denied', 'withdrawn', 'appealed')),
  opened_at INTEGER NOT NULL,
  heard_at INTEGER NOT NULL,
  decided_at INTEGER,
  remedy TEXT CHECK (remedy IN ('credit', 'replacement', 'part')),
  percent TEXT,
  note TEXT
) STRICT;
CREATE INDEX dispute_delivery ON dispute (delivery_id);
CREATE INDEX dispute_contract ON dispute (contract_id, opened_at);
-- One claim waits for a decision on a unit at a time.
CREATE UNIQUE INDEX dispute_waiting ON dispute (delivery_id, ifnull(chain_id, 0)) WHERE state IN ('open', 'appealed');

CREATE TABLE replacement (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  dispute_id INTEGER UNIQUE REFERENCES dispute ON DELETE RESTRICT,
  chain_id INTEGER UNIQUE REFERENCES appointment ON DELETE RESTRICT,
  owed_at INTEGER NOT NULL,
  due_day TEXT,
  CHECK ((dispute_id IS NULL) <> (chain_id IS NULL))
) STRICT;
CREATE INDEX replacement_contract ON replacement (contract_id, owed_at);

-- A sale belongs to the day the client said it was won, whenever the opportunity was first heard of and the deal was made.
CREATE TABLE opportunity (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  delivery_id INTEGER NOT NULL REFERENCES delivery ON DELETE RESTRICT,
  external_id TEXT,
  stage TEXT NOT NULL,
  amount INTEGER,
  won_at INTEGER,
  reported_at INTEGER NOT NULL,
  won_reported_at INTEGER,
  CHECK ((won_at IS NULL) = (won_reported_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX opportunity_external ON opportunity (contract_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX opportunity_delivery ON opportunity (delivery_id);
CREATE INDEX opportunity_contract ON opportunity (contract_id, reported_at);

CREATE TABLE revenue (
  opportunity_id INTEGER NOT NULL REFERENCES opportunity ON DELETE RESTRICT,
  month TEXT NOT NULL,
  amount INTEGER NOT NULL,
  reported_at INTEGER NOT NULL,
  PRIMARY KEY (opportunity_id, month)
) STRICT, WITHOUT ROWID;

-- bucket: 20 bits of a quick keyed hash, so that most of the people who are on no list need no slow one. addition: the id of the
-- first of those that came in together, from where origin says.
CREATE TABLE suppression (
  id INTEGER PRIMARY KEY,
  client_id INTEGER REFERENCES client ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('mail', 'phone', 'domain')),
  hash TEXT NOT NULL,
  bucket INTEGER NOT NULL CHECK (bucket BETWEEN 0 AND 1048575),
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  origin TEXT NOT NULL,
  addition INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX suppression_entry ON suppression (hash, ifnull(client_id, 0));
CREATE INDEX suppression_addition ON suppression (addition);

-- Issued documents: the snapshot is the document. Never changed, never deleted, never replaced.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote')),
  series TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  number TEXT NOT NULL UNIQUE,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  client_id INTEGER NOT NULL REFERENCES client ON DELETE RESTRICT,
  of_document INTEGER REFERENCES document ON DELETE RESTRICT,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  currency TEXT NOT NULL,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  snapshot TEXT NOT NULL,
  snapshot_hash TEXT NOT NULL,
  UNIQUE (series, sequence),
  CHECK (net + tax = gross),
  CHECK ((kind = 'creditNote') = (of_document IS NOT NULL))
) STRICT;
CREATE INDEX document_contract ON document (contract_id, period_from);
CREATE INDEX document_of ON document (of_document) WHERE of_document IS NOT NULL;

-- One priced billable event, or one computed amount, on an invoice; below zero it gives back. price: of its unit before a part
-- credit. Its derivation stands in the snapshot.
CREATE TABLE charge (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE RESTRICT,
  line INTEGER NOT NULL,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  component TEXT NOT NULL,
  event TEXT NOT NULL,
  day TEXT NOT NULL,
  delivery_id INTEGER REFERENCES delivery ON DELETE RESTRICT,
  chain_id INTEGER REFERENCES appointment ON DELETE RESTRICT,
  opportunity_id INTEGER REFERENCES opportunity ON DELETE RESTRICT,
  amount INTEGER NOT NULL,
  price INTEGER NOT NULL
) STRICT;
CREATE INDEX charge_document ON charge (document_id, component, event);
CREATE INDEX charge_delivery ON charge (delivery_id) WHERE delivery_id IS NOT NULL;
CREATE INDEX charge_opportunity ON charge (opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX charge_event ON charge (contract_id, component, event);
CREATE INDEX charge_day ON charge (contract_id, day);

-- At most one live charge per component and billable event. A credit with rebill takes the row away, a return never does.
CREATE TABLE live_charge (
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  component TEXT NOT NULL,
  event TEXT NOT NULL,
  charge_id INTEGER NOT NULL UNIQUE REFERENCES charge ON DELETE RESTRICT,
  PRIMARY KEY (contract_id, component, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE credit (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE RESTRICT,
  charge_id INTEGER NOT NULL REFERENCES charge ON DELETE RESTRICT,
  dispute_id INTEGER REFERENCES dispute ON DELETE RESTRICT,
  amount INTEGER NOT NULL CHECK (amount <> 0)
) STRICT;
CREATE INDEX credit_charge ON credit (charge_id);
CREATE INDEX credit_document ON credit (document_id);

-- The first rendering of a document: later ones must come out the same, byte for byte.
CREATE TABLE rendering (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE RESTRICT,
  format TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (document_id, format)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contract ON DELETE RESTRICT,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  snapshot TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX report_contract ON report (contract_id, period_from, made_at);

-- Who did what, when, before and after; hash-chained. Personal values lie beside it, so that they can be erased.
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  change TEXT NOT NULL,
  personal TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX history_subject ON history (subject);

CREATE TABLE history_personal (
  history_id INTEGER NOT NULL REFERENCES history ON DELETE RESTRICT,
  lead_id INTEGER NOT NULL,
  salt TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (history_id, lead_id)
) STRICT, WITHOUT ROWID;

-- What the program must not be able to break (domain §9).
CREATE TRIGGER document_no_update BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'an issued document never changes'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'an issued document is never deleted'); END;
-- INSERT OR REPLACE would walk past the two above where recursive triggers are off: refused by name.
CREATE TRIGGER document_no_replace BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document d WHERE d.id = NEW.id OR d.number = NEW.number OR (d.series = NEW.series AND d.sequence = NEW.sequence))
BEGIN SELECT RAISE(ABORT, 'an issued document is never replaced'); END;
-- Gapless: the next document of a series follows the last.
CREATE TRIGGER document_no_gap BEFORE INSERT ON document
WHEN NEW.sequence <> 1 + ifnull((SELECT max(sequence) FROM document WHERE series = NEW.series), 0)
BEGIN SELECT RAISE(ABORT, 'document numbers have no gaps'); END;

CREATE TRIGGER charge_no_update BEFORE UPDATE ON charge BEGIN SELECT RAISE(ABORT, 'a charge never changes'); END;
CREATE TRIGGER charge_no_delete BEFORE DELETE ON charge BEGIN SELECT RAISE(ABORT, 'a charge is never deleted'); END;
CREATE TRIGGER charge_no_replace BEFORE INSERT ON charge WHEN EXISTS (SELECT 1 FROM charge c WHERE c.id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a charge is never replaced'); END;
-- A replacement and a unit given free cost nothing themselves; what becomes of their leads may.
CREATE TRIGGER charge_not_for_replacement BEFORE INSERT ON charge
WHEN NEW.event = 'delivery:' || NEW.delivery_id AND EXISTS (SELECT 1 FROM delivery d WHERE d.id = NEW.delivery_id AND d.replacement_id IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a replacement is never charged'); END;
CREATE TRIGGER charge_not_for_free BEFORE INSERT ON charge
WHEN NEW.event = 'delivery:' || NEW.delivery_id AND EXISTS (SELECT 1 FROM delivery d WHERE d.id = NEW.delivery_id AND d.free = 1)
BEGIN SELECT RAISE(ABORT, 'a unit given free is never charged'); END;

CREATE TRIGGER credit_no_update BEFORE UPDATE ON credit BEGIN SELECT RAISE(ABORT, 'a credit never changes'); END;
CREATE TRIGGER credit_no_delete BEFORE DELETE ON credit BEGIN SELECT RAISE(ABORT, 'a credit is never deleted'); END;
CREATE TRIGGER credit_no_replace BEFORE INSERT ON credit WHEN EXISTS (SELECT 1 FROM credit c WHERE c.id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a credit is never replaced'); END;
-- A credit has the sign of its charge: what was given back on an invoice is taken again by the note that takes the invoice back.
CREATE TRIGGER credit_within_charge BEFORE INSERT ON credit
WHEN (SELECT sign(NEW.amount) <> sign(c.amount)
    OR abs(NEW.amount + ifnull((SELECT sum(amount) FROM credit WHERE charge_id = c.id), 0)) > abs(c.amount)
  FROM charge c WHERE c.id = NEW.charge_id)
BEGIN SELECT RAISE(ABORT, 'credits never exceed their charge'); END;

CREATE TRIGGER rendering_no_update BEFORE UPDATE ON rendering BEGIN SELECT RAISE(ABORT, 'the first rendering never changes'); END;
CREATE TRIGGER rendering_no_delete BEFORE DELETE ON rendering BEGIN SELECT RAISE(ABORT, 'the first rendering is never deleted'); END;

CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
CREATE TRIGGER history_no_replace BEFORE INSERT ON history WHEN EXISTS (SELECT 1 FROM history h WHERE h.id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;

CREATE TRIGGER replacement_not_returned BEFORE UPDATE OF state ON delivery
WHEN NEW.state = 'returned' AND NEW.replacement_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a replacement is never returned'); END;

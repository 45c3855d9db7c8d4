import type { Instant } from '../../shared/domain/basics.ts';
import type { DuplicateRule } from '../../shared/domain/contract/terms.ts';
import type { LeadField } from '../../shared/domain/intake/fields.ts';
import type { FieldValue, LeadFacts } from '../../shared/domain/lead.ts';
import type { Reader } from '../handle.ts';
import { liveLead, textsFromColumn } from './lead.ts';
import { fromColumn, isLeadField, leadColumn } from './leadColumns.ts';

/** A stored lead that may be the person of a new row. */
export interface Candidate {
  readonly id: number;
  /** What the rule compares, as far as it is no mail or phone. */
  readonly facts: LeadFacts;
  readonly emailKey: string | null;
  readonly phoneKey: string | null;
  /** Whether the duplicate rule counts it. */
  readonly counts: boolean;
  /** Whether another contract has it exclusively. */
  readonly taken: boolean;
}

/** For whom candidates are asked. A rule of null counts nobody. */
interface Asking {
  readonly contractId: number;
  readonly clientId: number;
  readonly rule: Pick<DuplicateRule, 'fields' | 'scope' | 'countReturned'> | null;
}

type Row = Readonly<Record<string, string | number | null>>;

const scopes = {
  contract: 'EXISTS (SELECT 1 FROM qualification q WHERE q.contract_id = :contractId AND q.lead_id = lead.id)',
  client: `EXISTS (SELECT 1 FROM qualification q JOIN contract ON contract.id = q.contract_id
    WHERE q.lead_id = lead.id AND contract.client_id = :clientId)`,
  allClients: 'TRUE',
} as const satisfies Record<DuplicateRule['scope'], string>;

const returned = {
  contract: 'd.contract_id = :contractId',
  client: 'd.contract_id IN (SELECT id FROM contract WHERE client_id = :clientId)',
  allClients: 'TRUE',
} as const satisfies Record<DuplicateRule['scope'], string>;

function countsFor(rule: Asking['rule']): string {
  if (rule === null) return 'FALSE';
  if (rule.countReturned) return scopes[rule.scope];
  return `${scopes[rule.scope]} AND NOT EXISTS (SELECT 1 FROM delivery d
    WHERE d.lead_id = lead.id AND d.state = 'returned' AND ${returned[rule.scope]})`;
}

const taken = `EXISTS (SELECT 1 FROM delivery d
  WHERE d.lead_id = lead.id AND d.exclusive = 1 AND d.state <> 'returned' AND d.contract_id <> :contractId)`;

/** Fields of the rule that lie in a column of their own; when a lead was captured is always asked for. */
const comparedFields = (rule: Asking['rule']): LeadField[] =>
  (rule?.fields ?? []).filter(isLeadField).filter((field) => field !== 'lead.capturedAt');

function selectFor({ rule }: Asking): string {
  const columns = ['id', 'captured_at', 'email_key', 'phone_key', 'custom', ...comparedFields(rule).map(leadColumn)];
  return `SELECT ${[...new Set(columns)].map((column) => `lead.${column}`).join(', ')},
    ${countsFor(rule)} AS counts, ${taken} AS taken`;
}

function fromRow(row: Row, { rule }: Asking): Candidate {
  const values: Record<string, FieldValue> = Object.create(null);
  for (const field of comparedFields(rule)) {
    const value = fromColumn(field, row[leadColumn(field)] ?? null);
    if (value !== undefined) values[field] = value;
  }
  const capturedAt: Instant = Number(row.captured_at);
  return {
    id: Number(row.id),
    facts: { capturedAt, values, custom: textsFromColumn(row.custom), unread: {} },
    emailKey: row.email_key === null ? null : String(row.email_key),
    phoneKey: row.phone_key === null ? null : String(row.phone_key),
    counts: row.counts === 1,
    taken: row.taken === 1,
  };
}

/** The questions an import asks again and again, written once. */
interface Candidates {
  /** Live leads that have one of these keys. */
  readonly byKey: (r: Reader, column: 'email_key' | 'phone_key', keys: readonly string[]) => Candidate[];
  /** Live leads the rule counts, in the order of their ids, after the lead `after`. */
  readonly counted: (r: Reader, after: number, limit: number) => Candidate[];
}

export function createCandidates(asking: Asking): Candidates {
  const { contractId, clientId } = asking;
  const select = selectFor(asking);
  const found = (column: string): string =>
    `${select} FROM json_each(:keys) AS asked CROSS JOIN lead ON lead.${column} = asked.value WHERE ${liveLead}`;
  const byKey = { email_key: found('email_key'), phone_key: found('phone_key') };
  const counted = `SELECT * FROM (${select} FROM lead WHERE ${liveLead} AND lead.id > :after ORDER BY lead.id) WHERE counts
    LIMIT :limit`;
  const toCandidate = (row: Row): Candidate => fromRow(row, asking);
  return {
    byKey: (r, column, keys) =>
      r
        .read<Row>(byKey[column])
        .all({ keys: JSON.stringify(keys), contractId, clientId })
        .map(toCandidate),
    counted: (r, after, limit) => r.read<Row>(counted).all({ after, limit, contractId, clientId }).map(toCandidate),
  };
}

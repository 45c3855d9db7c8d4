import type { ChainState } from '../../shared/domain/appointment.ts';
import type { Instant } from '../../shared/domain/basics.ts';
import type { Reader } from '../handle.ts';
import type { BillingDispute, LinkRow, UnbilledAppointment } from './billing.ts';
import { linkColumns, linkFromRow } from './billing.ts';
import { chainStateSql, decidesChain, undecided, undecidedChain } from './chain.ts';
import { type PageWanted, pageOf, pageSql, pageValues } from './page.ts';
import { type PersonLine, partOf, personFits, personLine, personName } from './person.ts';
import { seenDelivery } from './seen.ts';

export interface ChainsWanted {
  /** Null: of every contract. */
  readonly contractId: number | null;
  /** When the last meeting starts, from and before; null without bound. */
  readonly from: Instant | null;
  readonly before: Instant | null;
  readonly now: Instant;
  /** None: in every state. */
  readonly states: readonly ChainState[];
  /** Part of a name, company, mail or phone; empty for all. */
  readonly text: string;
}

export interface ChainPageWanted extends ChainsWanted, PageWanted {
  readonly sort: keyof typeof keys;
}

/** The last meeting of a chain, with its person. */
export interface ChainRow extends PersonLine {
  readonly id: number;
  readonly key: string | number;
  readonly chainId: number;
  readonly contractId: number;
  readonly deliveryId: number;
}

const keys = {
  startsAt: 'a.starts_at',
  bookedAt: '(SELECT min(f.booked_at) FROM appointment f WHERE f.chain_id = a.chain_id)',
  name: `ifnull(${personName}, '')`,
  contract: 'contract.ref',
  setter: "ifnull(a.setter, '')",
} as const;

const from = `FROM appointment a JOIN delivery d ON d.id = a.delivery_id JOIN lead ON lead.id = d.lead_id
  JOIN contract ON contract.id = a.contract_id`;

function where({ contractId, from: start, before, states, text }: ChainsWanted) {
  const conditions = [decidesChain, seenDelivery('a.delivery_id')];
  const values: Record<string, string | number> = {};
  const put = (name: string, value: string | number | null, condition: string): void => {
    if (value === null) return;
    conditions.push(condition);
    values[name] = value;
  };
  put('contractId', contractId, 'a.contract_id = :contractId');
  put('from', start, 'a.starts_at >= :from');
  put('before', before, 'a.starts_at < :before');
  put('part', text.trim() === '' ? null : partOf(text), personFits);
  if (states.length > 0) conditions.push(`${chainStateSql} IN (${states.map((state) => `'${state}'`).join(', ')})`);
  return { sql: conditions.join(' AND '), values };
}

const openOnly = ({ states }: ChainsWanted): string =>
  states.length > 0 && states.every((state) => state === 'booked' || state === 'unconfirmed') ? undecided : 'TRUE';

/** One page of chains. */
export function listedChains(r: Reader, wanted: ChainPageWanted) {
  const { sql, values } = where(wanted);
  const key = keys[wanted.sort];
  const page = pageSql(key, 'a.id', wanted);
  const rows = r
    .read<ChainRow>(
      `SELECT a.id, ${key} AS key, a.chain_id AS chainId, a.contract_id AS contractId, a.delivery_id AS deliveryId, ${personLine}
       ${from} WHERE ${sql} AND ${openOnly(wanted)} AND ${page.where} ${page.order}`,
    )
    .all({ ...values, ...(wanted.states.length > 0 && { now: wanted.now }), ...pageValues(wanted) });
  return pageOf(rows, wanted.limit);
}

/** How many chains are in a state; `passed` of them lie before `ended`. */
export interface StateCount {
  readonly state: ChainState;
  readonly n: number;
  readonly passed: number;
}

/** How many chains are in each state, whatever states are asked for. */
export const countByState = (r: Reader, wanted: ChainsWanted, ended: Instant): StateCount[] => {
  const { sql, values } = where({ ...wanted, states: [] });
  return r
    .read<StateCount>(
      `SELECT ${chainStateSql} AS state, count(*) AS n, count(*) FILTER (WHERE a.starts_at < :ended) AS passed
       ${wanted.text.trim() === '' ? 'FROM appointment a' : from} WHERE ${sql} GROUP BY 1`,
    )
    .all({ ...values, now: wanted.now, ended });
};

/** A contract with meetings, and how many of them wait for an outcome. */
export interface ContractChains {
  readonly ref: string;
  readonly name: string;
  readonly client: string;
  readonly unconfirmed: number;
}

export const chainsByContract = (r: Reader, now: Instant): ContractChains[] =>
  r
    .read<ContractChains>(
      `SELECT contract.ref, contract.name, client.content ->> '$.name' AS client, ifnull(waits.n, 0) AS unconfirmed
       FROM contract JOIN client ON client.id = contract.client_id
         LEFT JOIN (SELECT a.contract_id, count(*) AS n FROM appointment a WHERE ${undecidedChain} GROUP BY a.contract_id) AS waits
           ON waits.contract_id = contract.id
       WHERE EXISTS (SELECT 1 FROM appointment a WHERE a.contract_id = contract.id) ORDER BY contract.ref`,
    )
    .all({ until: now });

/** Whether anything was delivered, so that a meeting could be booked on it. */
export const anyToMeet = (r: Reader): boolean =>
  r.read("SELECT 1 FROM delivery WHERE state <> 'onHold' LIMIT 1").get() !== undefined;

/** All links of some chains, with what their delivery stands at, as the invoice run looks at them. */
export const linksOf = (r: Reader, chainIds: readonly number[]): UnbilledAppointment[] =>
  r
    .read<LinkRow>(
      `SELECT ${linkColumns}
       FROM json_each(?) AS asked CROSS JOIN appointment a ON a.chain_id = asked.value JOIN delivery d ON d.id = a.delivery_id
       ORDER BY a.chain_id, a.starts_at, a.id`,
    )
    .all(JSON.stringify(chainIds))
    .map(linkFromRow);

/** Claims that move money or may, on some deliveries and their meetings, in the order they were made. */
export const claimsOnDeliveries = (r: Reader, deliveryIds: readonly number[]): BillingDispute[] =>
  r
    .read<BillingDispute>(
      `SELECT t.id, t.delivery_id AS deliveryId, t.chain_id AS chainId, t.state, t.remedy, t.percent, t.decided_at AS decidedAt
       FROM json_each(?) AS asked CROSS JOIN dispute t ON t.delivery_id = asked.value
       WHERE t.state NOT IN ('noted', 'late') ORDER BY t.opened_at, t.id`,
    )
    .all(JSON.stringify(deliveryIds));

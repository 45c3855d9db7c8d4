import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import { undecidedAppointments, waitingClaims } from '../../../db/queries/today.ts';
import type { Today } from '../../../shared/api/today.ts';
import { chains } from '../../../shared/domain/appointment.ts';
import { hourMs } from '../../../shared/domain/basics.ts';
import { addDecimals, sumOf } from '../../../shared/domain/money.ts';
import { periodContaining } from '../../../shared/domain/period.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import type { ContractToday, Waiting } from '../../../shared/domain/today.ts';
import { inOrder, itemsOf } from '../../../shared/domain/today.ts';
import type { Context } from '../context.ts';
import { type Kept, withKept } from '../kept.ts';
import { lookOf } from '../look.ts';
import { contractToday } from './contractToday.ts';

/** A contract with what is the case with it now. */
export interface ContractDay {
  readonly contract: StoredContract;
  readonly facts: ContractToday;
}

/** Everything today is made of, contract by contract, of those that are meant. Asks by indexes only: what is done is not walked. */
export function readDays(
  context: Pick<Context, 'handle' | 'now'>,
  kept: Kept,
  isMeant: (contract: StoredContract) => boolean = () => true,
): ContractDay[] {
  const { reader } = context.handle;
  const now = context.now();
  const around = {
    agency: readAgency(reader),
    now,
    kept,
    claims: waitingClaims(reader),
    // Wherever the client is, its day ends within a day and a half.
    chains: Map.groupBy(chains(undecidedAppointments(reader, now + 36 * hourMs)), ({ contractId }) => contractId),
  };
  return readContracts(reader)
    .filter(isMeant)
    .map((contract) => ({ contract, facts: contractToday(reader, contract, around) }));
}

type Item = Today['items'][number];

/** The pieces of work of some contracts, the most urgent first. */
export function itemsOfDays(days: readonly ContractDay[]): Item[] {
  const found = days.flatMap(({ contract, facts }) =>
    itemsOf(facts).map((item) => ({ ...item, client: lookOf(contract.client), name: contract.name })),
  );
  return inOrder(found, ({ client }) => client.timeZone).map(({ contract, name, ...item }) => ({
    ...item,
    contract: { ref: contract, name },
  }));
}

/** What must be done now, and the figures of the day (experience, Today). */
export function readToday(context: Context): Today {
  const { reader } = context.handle;
  const days = withKept(context, (kept) => readDays(context, kept));
  return {
    asOf: context.now(),
    isEmpty: days.length === 0,
    items: itemsOfDays(days),
    figures: {
      delivered: sumOf(days.map(({ contract, facts }) => deliveredThisMonth(reader, contract, facts.now))),
      target: targetOf(days),
      openDisputes: countIn(days, ({ claims }) => claims),
      unconfirmed: countIn(days, ({ unconfirmed }) => unconfirmed),
      toInvoice: toInvoice(days),
    },
  };
}

function deliveredThisMonth(r: Reader, { id, client }: StoredContract, now: number): number {
  return countDelivered(r, id, periodContaining({ cycle: 'monthly' }, dayOf(now, client.timeZone)));
}

/** Of contracts with a target, in their running periods; null where none has one. */
function targetOf(days: readonly ContractDay[]): Today['figures']['target'] {
  const paces = days.flatMap(({ facts: { pace } }) => pace ?? []);
  if (paces.length === 0) return null;
  return {
    delivered: sumOf(paces.map(({ delivered }) => delivered)),
    of: paces.reduce((sum, { target }) => addDecimals(sum, target), '0'),
  };
}

const countIn = (days: readonly ContractDay[], of: (facts: ContractToday) => Waiting | null): number =>
  sumOf(days.map(({ facts }) => of(facts)?.count ?? 0));

function toInvoice(days: readonly ContractDay[]): Today['figures']['toInvoice'] {
  const open = days.flatMap(({ contract, facts: { toInvoice: due } }) =>
    due === null ? [] : [{ currency: contract.client.currency, net: due.net }],
  );
  const byCurrency = Map.groupBy(open, ({ currency }) => currency);
  return [...byCurrency]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, some]) => ({ currency, net: sumOf(some.map(({ net }) => net)), contracts: some.length }));
}

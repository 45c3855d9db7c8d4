import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { readContract, readContracts } from '../../../db/queries/contract.ts';
import { deliveredByDay, invoicedFor, takenInBetween } from '../../../db/queries/contractWaits.ts';
import { countDelivered } from '../../../db/queries/delivery.ts';
import { countReturns } from '../../../db/queries/dispute.ts';
import { ContractOverview } from '../../../shared/api/contract.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { modelOf } from '../../../shared/domain/contract/component.ts';
import { lint } from '../../../shared/domain/contract/lint.ts';
import { inForce, type Terms } from '../../../shared/domain/contract/terms.ts';
import type { Figures } from '../../../shared/domain/kpi/figures.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { periodContaining, periodText } from '../../../shared/domain/period.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { returnsAllowed } from '../../../shared/domain/remedy.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { limitUses } from '../delivery/room.ts';
import { type CostsByContract, keptCosts } from '../figures/costs.ts';
import { totalFigures } from '../figures/cutFigures.ts';
import { readRows } from '../figures/rows.ts';
import type { InvoiceDraft } from '../invoice/draftInvoice.ts';
import { draftInvoice } from '../invoice/draftInvoice.ts';
import { withKept } from '../kept.ts';
import { lookOf } from '../look.ts';
import { balanceNow } from '../prepaid/balance.ts';
import { dueReportsOf } from '../report/listReports.ts';
import { paceOf } from './paceOf.ts';
import { waitsOf } from './waits.ts';

/**
 * A contract in its billing period of today, for one screen: pace, funnel, rates, money, caps, what waits, what the linter
 * says. Every figure comes from the rules that reports and invoices use. Refuses an unknown contract (`notFound`).
 */
export function readContractOverview(context: Context, input: { readonly ref: string }): Result<ContractOverview> {
  const { reader } = context.handle;
  const contract = readContract(reader, input.ref);
  if (!contract) return refuse('notFound', { kind: 'contract', ref: input.ref });
  const now = context.now();
  const today = dayOf(now, contract.client.timeZone);
  const version = inForce(contract.versions, today);
  const latest = version ?? contract.versions[0];
  const head = {
    contract: { ref: contract.ref, name: contract.name, state: contract.state, client: lookOf(contract.client) },
    asOf: now,
    today,
    version: version && { version: version.version, from: version.terms.from },
    nextVersion: contract.versions.find(({ terms }) => terms.from > today)?.terms.from ?? null,
    waits: withKept(context, (kept) => waitsOf(reader, contract, now, kept)),
    owned: { data: latest?.terms.dataOwner ?? null, assets: [...(latest?.terms.assets ?? [])] },
    reporting: reportingOf(reader, contract, latest?.terms, now),
    lint: latest ? lint(latest.terms, contract.client).map((finding) => ({ ...finding })) : [],
  };
  if (!version) return done({ ...head, ...notYet });
  const period = periodContaining(version.terms.billing, today);
  return done(
    withKept(context, (kept) => {
      const costs = keptCosts(reader, readContracts(reader), period, kept);
      const asked = `${periodText(period)} ${JSON.stringify(costs.get(contract.id) ?? [])}`;
      const counted = kept.of([contract], { name: 'overview', asked, schema: Counted }, () =>
        countPeriod(reader, contract, version.terms, period, now, costs),
      );
      return { ...head, period, ...counted };
    }),
  );
}

const Counted = ContractOverview.pick({
  pace: true,
  funnel: true,
  rates: true,
  money: true,
  limits: true,
  capacity: true,
  balance: true,
  returns: true,
});

/** What is counted of the running period. */
function countPeriod(
  reader: Reader,
  contract: StoredContract,
  terms: Terms,
  period: Period,
  now: Instant,
  costs: CostsByContract,
): z.infer<typeof Counted> {
  const today = dayOf(now, contract.client.timeZone);
  const draft = draftInvoice(reader, contract, readAgency(reader), period, now);
  const figures = totalFigures(readRows(reader, contract, period, now, { charges: draft.bill.charges, costs }));
  return {
    pace: paceOf(contract, period, today, deliveredByDay(reader, contract.id, period)),
    funnel: funnelOf(reader, contract, period, terms, figures),
    rates: ratesOf(figures),
    money: moneyOf(draft, invoicedFor(reader, contract.id, period)),
    limits: limitUses(reader, contract, now),
    capacity: terms.capacity
      ? {
          used: countDelivered(reader, contract.id, { from: today, to: today }),
          leads: terms.capacity.leadsPerDay,
        }
      : null,
    balance: balanceNow(reader, contract, now),
    returns: returnsOf(reader, contract, period, terms),
  };
}

function reportingOf(
  r: Reader,
  contract: StoredContract,
  terms: Terms | undefined,
  now: Instant,
): ContractOverview['reporting'] {
  if (terms?.reporting === undefined) return null;
  const { due, next } = dueReportsOf(r, contract, now);
  return { cadence: terms.reporting.cadence, next: (due[0] ?? next)?.day ?? null };
}

/** A contract before its first day. */
const notYet: Pick<
  ContractOverview,
  'period' | 'pace' | 'funnel' | 'rates' | 'money' | 'limits' | 'capacity' | 'balance' | 'returns'
> = {
  period: null,
  pace: null,
  funnel: [],
  rates: { acceptanceRate: null, disputeRate: null, returnRate: null, showRate: null },
  money: null,
  limits: [],
  capacity: null,
  balance: null,
  returns: null,
};

function funnelOf(
  r: Reader,
  { id, client }: StoredContract,
  period: Period,
  terms: Terms,
  { counts }: Figures,
): ContractOverview['funnel'] {
  const [start, end] = [period.from, addDays(period.to, 1)].map((day) => startOfDay(day, client.timeZone));
  const { rows, passed } = takenInBetween(r, id, start ?? 0, end ?? 0);
  const meets = counts.booked + counts.held > 0 || terms.components.some((one) => modelOf(one).onChain !== undefined);
  return [
    { step: 'imported', count: rows },
    { step: 'passed', count: passed },
    { step: 'delivered', count: counts.delivered },
    { step: 'accepted', count: counts.accepted },
    ...(meets
      ? ([
          { step: 'booked', count: counts.booked },
          { step: 'held', count: counts.held },
        ] as const)
      : []),
    { step: 'opportunities', count: counts.opportunities },
    { step: 'sales', count: counts.sales },
  ];
}

function ratesOf({ opened }: Figures): ContractOverview['rates'] {
  const rate = (name: keyof ContractOverview['rates']): ContractOverview['rates'][typeof name] => {
    const figure = opened[name];
    return figure === undefined ? null : { ...figure, leftOut: [...figure.leftOut] };
  };
  return {
    acceptanceRate: rate('acceptanceRate'),
    disputeRate: rate('disputeRate'),
    returnRate: rate('returnRate'),
    showRate: rate('showRate'),
  };
}

type Money = NonNullable<ContractOverview['money']>;

function moneyOf({ bill, blockers }: InvoiceDraft, invoiced: Money['invoiced']): Money {
  return {
    lines: bill.lines.map(({ text, quantity, unit, amount, month }) => ({ text, quantity, unit, amount, month })),
    net: bill.net,
    tax: bill.tax?.amount ?? null,
    gross: bill.gross,
    carriedOver: bill.carriedOver.map((one) => ({ ...one })),
    blockers: blockers.map((one) => ({ ...one })),
    invoiced,
  };
}

function returnsOf(r: Reader, { id }: StoredContract, period: Period, terms: Terms): ContractOverview['returns'] {
  const cap = returnsAllowed(terms.disputes?.cap, countDelivered(r, id, period));
  return cap === null ? null : { used: countReturns(r, id, period), cap };
}

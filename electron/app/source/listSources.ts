import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import type { StoredSource } from '../../../db/queries/source.ts';
import { countLeadsBySource, noLeads, readSources } from '../../../db/queries/source.ts';
import { SourceList } from '../../../shared/api/source.ts';
import type { Figures } from '../../../shared/domain/kpi/figures.ts';
import { per, ratePercent, sumOf } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isIn, periodText } from '../../../shared/domain/period.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done } from '../../../shared/domain/refusal.ts';
import { endOfDay, startOfDay } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import type { ScopeAsked } from '../insights/scope.ts';
import { readScope, type ScopedContract } from '../insights/scope.ts';
import { withKept } from '../kept.ts';
import { lookOf } from '../look.ts';
import type { SourceWork } from './sourceWork.ts';
import { sourceWork } from './sourceWork.ts';

type List = z.infer<typeof SourceList>;
type Row = List['rows'][number];

/**
 * Where leads come from on some days, and what each place is worth (experience, Sources). Leads are those captured on days of the
 * agency; what became of them is counted on days of each client. Refuses days in the wrong order (`invalidInput`).
 */
export function listSources(context: Context, asked: Pick<ScopeAsked, 'from' | 'to'>): Result<List> {
  const scope = readScope(context, asked);
  if (!scope.ok) return scope;
  const { days, all, scoped } = scope.value;
  const rows = withKept(context, (kept) =>
    kept.of(all, { name: 'sources', asked: periodText(days), schema: SourceList.shape.rows }, () =>
      rowsOf(context.handle.reader, scoped(), days),
    ),
  );
  return done({ days, rows });
}

function rowsOf(reader: Reader, meant: readonly ScopedContract[], period: Period): Row[] {
  const zone = readAgency(reader)?.timeZone ?? 'UTC';
  const leads = countLeadsBySource(reader, startOfDay(period.from, zone), endOfDay(period.to, zone));
  const works = meant.map((one) => sourceWork(reader, one, period));
  const worksOf = (ref: string | null): SourceWork[] => works.flatMap((work) => work.get(ref) ?? []);
  const rows = readSources(reader).map((source) =>
    rowOf(source, leads.get(source.id) ?? noLeads, worksOf(source.ref), period),
  );
  const unnamed = leads.get(null);
  const strays = worksOf(null);
  const hasStrays = unnamed !== undefined || strays.length > 0;
  return hasStrays ? [...rows, rowOf(null, unnamed ?? noLeads, strays, period)] : rows;
}

function rowOf(source: StoredSource | null, leads: Row['leads'], works: readonly SourceWork[], period: Period): Row {
  return {
    source: source && {
      ref: source.ref,
      channel: source.channel,
      campaign: source.campaign ?? null,
      partner: source.partner ?? null,
    },
    leads: { ...leads },
    ...results(works.map(({ figures }) => figures)),
    money: moneyOf(source, works, period),
    notPayable: sumOf(works.map(({ payable }) => payable?.notPayable ?? 0)),
    contracts: works.map(({ contract, figures, credited, open, payable }) => ({
      ref: contract.ref,
      name: contract.name,
      client: lookOf(contract.client),
      ...results([figures]),
      cost: figures.sourceCost,
      charged: figures.spend,
      credited,
      open,
      expectedMargin: figures.spend + open - figures.sourceCost,
      payable: payable && { payable: payable.payable, notPayable: payable.notPayable },
    })),
    campaigns: campaignsOf(works),
    costs: (source?.costs ?? []).filter(({ day }) => isIn(period, day)),
  };
}

function results(some: readonly Figures[]): Pick<Row, 'delivered' | 'accepted' | 'returned' | 'acceptanceRate'> {
  const sum = (name: 'delivered' | 'accepted' | 'returned' | 'decided'): number =>
    sumOf(some.map(({ counts }) => counts[name]));
  const accepted = sum('accepted');
  return {
    delivered: sum('delivered'),
    accepted,
    returned: sum('returned'),
    acceptanceRate: ratePercent(accepted, sum('decided')),
  };
}

/** One row for each currency it cost or earned in. The whole cost of the days, also of a source that delivered nothing. */
function moneyOf(source: StoredSource | null, works: readonly SourceWork[], period: Period): Row['money'] {
  const costs = (source?.costs ?? []).filter(({ day }) => isIn(period, day));
  const currencies = new Set([
    ...costs.map(({ currency }) => currency),
    ...works.map(({ figures }) => figures.currency),
  ]);
  const accepted = sumOf(works.map(({ figures }) => figures.counts.accepted));
  return [...currencies].toSorted().map((currency) => {
    const paid = works.filter(({ figures }) => figures.currency === currency);
    const cost = sumOf(costs.filter((one) => one.currency === currency).map(({ amount }) => amount));
    const charged = sumOf(paid.map(({ figures }) => figures.spend));
    const open = sumOf(paid.map((work) => work.open));
    return {
      currency,
      cost,
      costPerAccepted: per(cost, accepted),
      charged,
      credited: sumOf(paid.map(({ credited }) => credited)),
      open,
      expectedMargin: charged + open - cost,
    };
  });
}

/** Over all contracts, the largest first; leads without a campaign under the empty text. */
function campaignsOf(works: readonly SourceWork[]): Row['campaigns'] {
  const named = Map.groupBy(
    works.flatMap(({ campaigns }) => campaigns),
    ({ campaign }) => campaign,
  );
  return [...named]
    .map(([campaign, some]) => ({ campaign, ...results(some.map(({ figures }) => figures)) }))
    .toSorted((a, b) => b.delivered - a.delivered || (a.campaign < b.campaign ? -1 : 1));
}

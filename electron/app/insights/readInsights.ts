import type { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { originsOf } from '../../../db/queries/figures.ts';
import { Insights, type InsightsInput } from '../../../shared/api/insights.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import type { Figure } from '../../../shared/domain/kpi/figure.ts';
import type { Figures } from '../../../shared/domain/kpi/figures.ts';
import { funnelOf } from '../../../shared/domain/kpi/funnel.ts';
import type { PayModel } from '../../../shared/domain/kpi/payModel.ts';
import { payModelOf, payModels } from '../../../shared/domain/kpi/payModel.ts';
import { periodText } from '../../../shared/domain/period.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { byDelivery, deliveriesIn } from '../figures/cut.ts';
import { cutAcross, figuresOfKeys, totalAcross } from '../figures/cutFigures.ts';
import { withKept } from '../kept.ts';
import { lookOf } from '../look.ts';
import type { ScopedContract } from './scope.ts';
import { byCurrency, readScope } from './scope.ts';

type Answer = z.infer<typeof Insights>;
type View = z.infer<typeof InsightsInput>['view'];

/** What the leads, meetings and sales are worth, whoever looks. */
const quality = [
  'acceptanceRate',
  'disputeRate',
  'returnRate',
  'showRate',
  'keptRate',
  'leadToOpportunityRate',
  'leadToCloseRate',
  'timeToConversion',
];

/** Money by view (domain §7): the client sees what it paid and got, the agency what it cost and left. */
const money: Readonly<Record<View, readonly string[]>> = {
  client: [
    'costPerLead',
    'costPerQualifiedLead',
    'costPerOpportunity',
    'costPerAcquisition',
    'costPerClosedRevenue',
    'roas',
    'roi',
  ],
  agency: ['sourceCostPerLead', 'sourceCostPerQualifiedLead', 'margin', 'marginRate'],
};

const Counted = Insights.omit({ days: true, contracts: true });

/**
 * The dashboard over the contracts that run, those of a client, or one (experience, Insights): counted from the rows as they stand
 * now, and kept until one of them changes. Refuses days in the wrong order (`invalidInput`), an unknown contract or client (`notFound`).
 */
export function readInsights(context: Context, input: z.infer<typeof InsightsInput>): Result<Answer> {
  const scope = readScope(context, input);
  if (!scope.ok) return scope;
  const { all, chosen, days, scoped } = scope.value;
  const asked = `${input.view} ${periodText(days)}`;
  const counted = withKept(context, (kept) =>
    // What a source cost is shared with every contract.
    kept.of(all, { name: 'insights', asked: `${chosen.map(({ id }) => id).join(' ')} ${asked}`, schema: Counted }, () =>
      count(context.handle.reader, scoped(), input.view),
    ),
  );
  return done({
    days,
    contracts: all.map(({ ref, name, client }) => ({ ref, name, client: lookOf(client) })),
    ...counted,
  });
}

function count(reader: Reader, meant: readonly ScopedContract[], view: View): z.infer<typeof Counted> {
  const total = meant.length === 0 ? null : totalAcross(meant);
  return {
    counted: meant.length,
    counts: total?.counts ?? null,
    quality: total === null ? [] : openedOf(total, quality),
    money: byCurrency(meant).map(([currency, some]) => {
      const { spend, sourceCost, revenue, ...figures } = totalAcross(some);
      return { currency, spend, sourceCost, revenue, figures: openedOf(figures, money[view]) };
    }),
    funnel:
      total === null
        ? []
        : funnelOf(
            total.counts,
            meant.every(({ rows }) => rows.chains.length > 0),
          ),
    weeks: meant.length === 0 ? [] : [...cutAcross(reader, meant, { kind: 'time', unit: 'week' })].map(cutRow),
    sources: meant.length === 0 ? [] : bySource(reader, meant).map(cutRow),
    models: byModel(meant),
  };
}

function openedOf({ opened }: Pick<Figures, 'opened'>, names: readonly string[]): Answer['quality'] {
  return names.flatMap((name) => {
    const figure = opened[name];
    return figure === undefined ? [] : [{ name, figure: crossing(figure) }];
  });
}

const crossing = (figure: Figure) => ({ ...figure, leftOut: [...figure.leftOut] });

const rate = ({ opened }: Figures, name: string) => opened[name]?.value ?? null;

const cutRow = ([key, figures]: readonly [string, Figures]): Answer['weeks'][number] => ({
  key,
  counts: figures.counts,
  acceptanceRate: rate(figures, 'acceptanceRate'),
  returnRate: rate(figures, 'returnRate'),
  showRate: rate(figures, 'showRate'),
  leadToCloseRate: rate(figures, 'leadToCloseRate'),
});

/** The figures of each source, those without one under the empty text; the largest first. */
function bySource(r: Reader, meant: readonly ScopedContract[]): [string, Figures][] {
  const found = figuresOfKeys(meant, ({ rows }) =>
    byDelivery(new Map(originsOf(r, deliveriesIn(rows)).map(({ id, source }) => [id, source ?? '']))),
  );
  return [...found]
    .filter(([, { counts }]) => counts.delivered > 0)
    .toSorted(([, a], [, b]) => b.counts.delivered - a.counts.delivered);
}

/** Pay-per-lead beside pay-per-appointment on the same downstream measures (domain §7), each currency by itself. */
function byModel(meant: readonly ScopedContract[]): Answer['models'] {
  return byCurrency(meant).flatMap(([currency, some]) => {
    const byPay = Map.groupBy(some, modelOf);
    return payModels.flatMap((model) => {
      const group = byPay.get(model);
      if (group === undefined) return [];
      const figures = totalAcross(group);
      return [
        {
          model,
          currency,
          contracts: group.map(({ contract }) => contract.ref),
          ...cutRow(['', figures]),
          spend: figures.spend,
          figures: openedOf(figures, ['costPerQualifiedLead', 'costPerOpportunity', 'costPerAcquisition', 'roas']),
        },
      ];
    });
  });
}

const modelOf = ({ contract, rows }: ScopedContract): PayModel =>
  payModelOf(inForce(contract.versions, rows.period.to)?.terms ?? { components: [] });

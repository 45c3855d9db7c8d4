import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { originsOf } from '../../../db/queries/figures.ts';
import { deliveredBySource } from '../../../db/queries/handed.ts';
import type { Payable } from '../../../shared/domain/allocation.ts';
import { payableIn, windowsBegin } from '../../../shared/domain/allocation.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import type { Figures } from '../../../shared/domain/kpi/figures.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { byDelivery, deliveriesIn } from '../figures/cut.ts';
import { figuresOfKeys } from '../figures/cutFigures.ts';
import type { ScopedContract } from '../insights/scope.ts';

/** What one contract made of the leads of one source. Money in minor units of its client's currency. */
export interface SourceWork {
  readonly contract: StoredContract;
  readonly figures: Figures;
  /** What was taken back of the charges. */
  readonly credited: Minor;
  /** What the next invoice charges. */
  readonly open: Minor;
  /** What the agency owes the source for; null where the contract allots nothing to sources. */
  readonly payable: Payable | null;
  readonly campaigns: readonly { readonly campaign: string; readonly figures: Figures }[];
}

/** Leads whose source nobody named have a key of their own: under the empty one stand charges for no lead, such as retainers. */
const noSource = '(none)';

/** The work of a contract by the ref of the source, null for leads without one. Only sources that delivered. */
export function sourceWork(r: Reader, scoped: ScopedContract, days: Period): ReadonlyMap<string | null, SourceWork> {
  const { contract, rows } = scoped;
  const origins = originsOf(r, [
    ...new Set([...deliveriesIn(rows), ...rows.notInvoiced.map(({ deliveryId }) => deliveryId)]),
  ]);
  const sources = new Map(origins.map(({ id, source }) => [id, source ?? noSource]));
  const places = new Map(
    origins.map(({ id, source, campaign, ofSource }) => {
      const place = { source: source ?? noSource, campaign: campaign ?? ofSource ?? '' };
      return [id, { ...place, key: JSON.stringify(place) }];
    }),
  );
  const finer = figuresOfKeys([scoped], () => byDelivery(new Map([...places].map(([id, { key }]) => [id, key]))));
  const campaigns = Map.groupBy(
    new Map([...places.values()].map((place) => [place.key, place])).values(),
    ({ source }) => source,
  );
  const payable = payableOf(r, contract, days);
  const openBy = Map.groupBy(rows.notInvoiced, ({ deliveryId }) => sources.get(deliveryId) ?? '');
  const creditedBy = Map.groupBy(rows.charges, ({ deliveryId }) => sources.get(deliveryId ?? 0) ?? '');
  return new Map(
    [...figuresOfKeys([scoped], () => byDelivery(sources))]
      .filter(([key, { counts }]) => key !== '' && counts.delivered > 0)
      .map(([key, figures]): [string | null, SourceWork] => [
        key === noSource ? null : key,
        {
          contract,
          figures,
          payable: payable.get(key) ?? null,
          open: sumOf((openBy.get(key) ?? []).map(({ amount }) => amount)),
          credited: sumOf((creditedBy.get(key) ?? []).map(({ credited }) => credited)),
          campaigns: (campaigns.get(key) ?? []).flatMap((place) => {
            const own = finer.get(place.key);
            return own === undefined || own.counts.delivered === 0 ? [] : [{ campaign: place.campaign, figures: own }];
          }),
        },
      ]),
  );
}

/** By source, under the allocations of the caps in force on the days [P09]; nothing where no version allots any. */
function payableOf(r: Reader, { id, versions }: StoredContract, days: Period): ReadonlyMap<string, Payable> {
  const allots = versions.some(({ terms }) => terms.caps.some(({ allocations }) => allocations !== undefined));
  if (!allots) return new Map();
  const from = windowsBegin(versions, days.from);
  return payableIn(versions, deliveredBySource(r, id, { from, to: days.to }), days);
}

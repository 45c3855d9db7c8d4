import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { bandByDelivery, customByDelivery, fieldByDelivery, originsOf } from '../../../db/queries/figures.ts';
import { isLeadField } from '../../../db/queries/leadColumns.ts';
import type { Day } from '../../../shared/domain/basics.ts';
import type { LeadField } from '../../../shared/domain/intake/fields.ts';
import { leadFieldTypes } from '../../../shared/domain/intake/fields.ts';
import type { FieldValue } from '../../../shared/domain/lead.ts';
import { never } from '../../../shared/domain/never.ts';
import { dayOf, isoWeekOf, monthOf, weekdayOf } from '../../../shared/domain/time.ts';
import { originText } from '../leadReference.ts';
import type { ChainFact } from './outcomeRows.ts';
import type { FigureRows } from './rows.ts';

/** What figures may be cut by (command-line.md, figures). */
export type Cut =
  | { readonly kind: 'time'; readonly unit: 'week' | 'month' }
  | { readonly kind: 'weekday' | 'leadTime' | 'setter' | 'band' | 'origin' }
  | { readonly kind: 'field'; readonly field: LeadField }
  | { readonly kind: 'custom'; readonly name: string };

/**
 * Reads the name of a cut: a lead field, `custom.<name>`, `criterion:ID` (the field that criterion of the contract asks for),
 * `week`, `month`, `weekday`, `leadTime`, `appointment.setter`, `band` or `origin` (source and campaign). Null for anything else.
 */
export function cutOf(name: string, { versions }: StoredContract): Cut | null {
  switch (name) {
    case 'week':
    case 'month':
      return { kind: 'time', unit: name };
    case 'weekday':
    case 'leadTime':
    case 'band':
    case 'origin':
      return { kind: name };
    case 'appointment.setter':
      return { kind: 'setter' };
    default:
      return name.startsWith('criterion:') ? criterionCut(name.slice('criterion:'.length), versions) : fieldCut(name);
  }
}

function fieldCut(name: string): Cut | null {
  if (isLeadField(name)) return { kind: 'field', field: name };
  const custom = name.startsWith('custom.') ? name.slice('custom.'.length) : '';
  return custom === '' ? null : { kind: 'custom', name: custom };
}

function criterionCut(id: string, versions: StoredContract['versions']): Cut | null {
  const criteria = versions.toReversed().flatMap(({ terms }) => terms.definition?.criteria ?? []);
  const field = criteria.find((criterion) => criterion.id === id)?.field;
  return field === undefined ? null : fieldCut(field);
}

/** The key each row falls under. What has none falls under the empty text. */
export interface Keys {
  readonly ofDelivery: (deliveryId: number, day: Day) => string;
  readonly ofChain: (chain: ChainFact) => string;
}

/** The deliveries that rows speak of: of the period's days, and behind its meetings, sales and charges. */
export const deliveriesIn = ({ deliveries, chains, opportunities, charges }: FigureRows): number[] => [
  ...new Set([
    ...deliveries.map(({ id }) => id),
    ...chains.map(({ deliveryId }) => deliveryId),
    ...opportunities.map(({ deliveryId }) => deliveryId),
    ...charges.flatMap(({ deliveryId }) => deliveryId ?? []),
  ]),
];

/** The keys of a cut that is not one of time. A delivery falls under its first meeting where meetings are cut. */
export function keysOf(r: Reader, cut: Exclude<Cut, { kind: 'time' }>, rows: FigureRows, zone: string): Keys {
  const ids = deliveriesIn(rows);
  switch (cut.kind) {
    case 'weekday':
      return {
        ofDelivery: (_, day) => String(weekdayOf(day)),
        ofChain: ({ meetingDay }) => String(weekdayOf(meetingDay)),
      };
    case 'leadTime':
      return byChain(rows.chains, ({ leadDays }) => String(leadDays));
    case 'setter':
      return byChain(rows.chains, ({ setter }) => setter ?? '');
    case 'band':
      return byDelivery(bandByDelivery(r, ids));
    case 'origin':
      return byDelivery(new Map(originsOf(r, ids).map((origin) => [origin.id, originText(origin)])));
    case 'field':
      return byDelivery(texts(fieldByDelivery(r, ids, cut.field), cut.field, zone));
    case 'custom':
      return byDelivery(customTexts(customByDelivery(r, ids), cut.name));
    default:
      return never(cut);
  }
}

/** The week or month of a day, as its key. */
export const timeKey = (unit: 'week' | 'month', day: Day): string => (unit === 'week' ? isoWeekOf(day) : monthOf(day));

/** Everything falls under its delivery. */
export const byDelivery = (keys: ReadonlyMap<number, string>): Keys => ({
  ofDelivery: (id) => keys.get(id) ?? '',
  ofChain: ({ deliveryId }) => keys.get(deliveryId) ?? '',
});

function byChain(chains: readonly ChainFact[], keyOf: (chain: ChainFact) => string): Keys {
  const first = new Map<number, string>();
  for (const chain of chains) if (!first.has(chain.deliveryId)) first.set(chain.deliveryId, keyOf(chain));
  return { ofDelivery: (id) => first.get(id) ?? '', ofChain: keyOf };
}

/** Values as people read them: an instant as its day. */
function texts(values: ReadonlyMap<number, FieldValue>, field: LeadField, zone: string): Map<number, string> {
  const isInstant = leadFieldTypes[field] === 'instant';
  return new Map(
    [...values].map(([id, value]) => [id, isInstant && typeof value === 'number' ? dayOf(value, zone) : String(value)]),
  );
}

const Texts = z.record(z.string(), z.string());

function customTexts(held: ReadonlyMap<number, string>, name: string): Map<number, string> {
  return new Map(
    [...held].flatMap(([id, json]) => {
      const texts = new Map(Object.entries(Texts.parse(JSON.parse(json))));
      const text = texts.get(name);
      return text === undefined ? [] : [[id, text]];
    }),
  );
}

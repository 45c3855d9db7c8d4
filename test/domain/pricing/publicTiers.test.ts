import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Decimal } from '../../../shared/domain/basics.ts';
import { multiplyDecimals } from '../../../shared/domain/money.ts';
import type { Tier, Volume } from '../../../shared/domain/pricing/unitPrice.ts';
import { testData } from '../../testData.ts';
import { billOf, delivery, many, sale, version } from './facts.ts';

/*
 * Worked prices from public documentation, which nobody here wrote. What they say in words is read, never guessed: a row that is
 * not read whole is listed with the reason.
 */

const rows =
  testData === null
    ? []
    : z
        .object({
          cases: z.array(
            z.object({
              model: z.string(),
              params: z.string(),
              input: z.union([z.number(), z.string()]),
              expected: z.union([z.number(), z.string()]),
            }),
          ),
        })
        .parse(JSON.parse(readFileSync(join(testData, 'billing/tiers.json'), 'utf8'))).cases;
type Row = (typeof rows)[number];

/** Whole currency units as minor ones: a number where they are whole, else decimal text. */
function minor(major: string): number | Decimal {
  const text = multiplyDecimals(major.startsWith('.') ? `0${major}` : major, '100');
  return text.includes('.') ? text : Number(text);
}
const wholeMinor = (major: string | undefined): number | undefined =>
  major === undefined ? undefined : Number(minor(major));
const count = (text: string): number => Number(text.replace('k', '000'));

const bound =
  /^(?:(?<from>\d+)?-(?<to>\d+)|<=(?<upTo>\d+k?)|(?<open>\d+)\+|(?<rest>rest)|next (?<next>\d+)|to (?<until>\d+)|(?<first>\d+))\s+/;
const price = /^(?:flat (?<flat>[\d.]+))?\s*\+?\s*(?:@(?<unit>[\d.]+))?\s*(?:\+(?<added>[\d.]+))?(?: USD)?$/;

/** "1-5 @7; 6-10 @6.50; 11+ @6", "<=5 flat 100; rest @5", "1000 @.10; to 10000 @.05; rest @.01"; null for anything else. */
function tiersOf(text: string): Tier[] | null {
  const parts = text.split('; ');
  const every = /^\+(\d+) each$/.exec(parts.at(-1) ?? '');
  const tiers: Tier[] = [];
  for (const part of every ? parts.slice(0, -1) : parts) {
    const limit = bound.exec(part)?.groups;
    const cost = price.exec(part.replace(bound, ''))?.groups;
    if (limit === undefined || cost === undefined) return null;
    const before = tiers.at(-1)?.upTo ?? 0;
    const { to, upTo, next, until, first } = limit;
    const end = to ?? upTo ?? until ?? first;
    const flat = wholeMinor(cost.flat ?? cost.added ?? every?.[1]);
    tiers.push({
      upTo: next === undefined ? (end === undefined ? null : count(end)) : before + count(next),
      unit: cost.unit === undefined ? 0 : minor(cost.unit),
      ...(flat === undefined ? {} : { flat }),
    });
  }
  return tiers;
}

/** What the product answers, in minor units; or why it has no answer. */
type Answer = { readonly amount: number } | { readonly listed: string };

const priced = (volume: Volume, units: number): Answer => ({
  amount: billOf({
    versions: [version('2026-01-01', [{ id: 'lead', kind: 'perLead', volume }])],
    deliveries: many(units, (id) => delivery(id)),
  }).net,
});

function packages({ params, input }: Row): Answer {
  const [, each, per] = /^(\d+) per (\d+)$/.exec(params) ?? [];
  const [, units, free] = /^(\d+) units, (\d+) free$/.exec(String(input)) ?? [];
  if (each === undefined || per === undefined || units === undefined || free === undefined)
    return { listed: 'not read' };
  return priced({ shape: 'package', size: Number(per), free: Number(free), each: Number(each) * 100 }, Number(units));
}

/** A percentage of every sale and a price for it: two components. What is free of a volume of money is no price of ours. */
function shares({ model, input }: Row): Answer {
  const [, percent = '', each = ''] = /^percentage ([\d.]+)% \+ ([\d.]+) per event$/.exec(model) ?? [];
  const [, total = '', sales = ''] = /^(\d+), (\d+) events, nothing free$/.exec(String(input)) ?? [];
  const [, alone = ''] = /^rate 0, (\d+) events$/.exec(String(input)) ?? [];
  if (sales === '' && alone === '')
    return { listed: 'a part of the money or of the events is free: only units can be' };
  const [times, amount] = sales === '' ? [Number(alone), 0] : [Number(sales), (Number(total) * 100) / Number(sales)];
  const terms = version('2026-01-01', [
    { id: 'share', kind: 'dealShare', percent: sales === '' ? '0' : percent, overlap: 'each' },
    { id: 'sale', kind: 'perSale', price: Number(minor(each)), overlap: 'each' },
  ]);
  return { amount: billOf({ versions: [terms], sales: many(times, (id) => sale(id, { amount })) }).net };
}

function answerOf(row: Row, params: string): Answer {
  if (row.model.startsWith('percentage')) return shares(row);
  if (row.model === 'graduated percentage') return { listed: 'a share by tiers of money: shares have one percent' };
  if (row.model === 'package') return packages(row);
  const units = Number(row.input);
  if (!Number.isInteger(units)) return { listed: 'a part of a unit is no billable event' };
  if (row.model === 'packages') {
    const size = Number(/^size (\d+)$/.exec(params)?.[1]);
    return priced({ shape: 'package', size, free: 0, each: 100 }, units);
  }
  const tiers = tiersOf(params);
  if (tiers === null || (row.model !== 'graduated' && row.model !== 'volume')) return { listed: 'not read' };
  return priced({ shape: row.model, tiers }, units);
}

/** Rows that say "same tiers" mean those of the row before. */
const complete = rows.map((row, place) => {
  const named = rows.slice(0, place + 1).findLast(({ params }) => !params.startsWith('same'));
  return { ...row, params: row.params.startsWith('same') ? (named?.params ?? '') : row.params };
});
const told = ({ model, params, input, expected }: Row): string => `${model} ${params}: ${input} → ${expected}`;
const answers = complete.map((row) => ({ row, name: told(row), answer: answerOf(row, row.params) }));
const listed = answers.flatMap(({ name, answer }) => ('listed' in answer ? [`${name} – ${answer.listed}`] : []));

describe.skipIf(testData === null)('public prices', () => {
  it.each(answers.filter(({ answer }) => !('listed' in answer)))('$name', ({ row, answer }) => {
    const expected = String(row.expected).replace(' package(s)', '');
    expect(answer).toEqual({ amount: minor(expected) });
  });

  it('says which rows it does not price, and why', () => {
    process.stderr.write(`Public prices that are none of ours:\n${listed.map((one) => `  ${one}\n`).join('')}`);
    expect(listed.filter((one) => one.endsWith('not read'))).toEqual([]);
    // A part of a unit; six shares by tiers; two with something free.
    expect(listed).toHaveLength(9);
  });
});

import { formatMoney, formatUnitPrice } from '../../shared/domain/money.ts';
import type { Derivation } from '../../shared/domain/pricing/charge.ts';
import type { UnitPrice } from '../../shared/domain/pricing/unitPrice.ts';

/** How the command line speaks to a person: short lines and tables of plain text. */
type Cell = string | number | null | undefined;

/** Columns padded to their widest cell; a column of numbers is right-aligned. */
export function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return 'nothing';
  const texts = rows.map((row) =>
    header.map((_, at) => (row[at] === null || row[at] === undefined ? '–' : String(row[at]))),
  );
  const widths = header.map((head, at) => Math.max(head.length, ...texts.map((row) => row[at]?.length ?? 0)));
  const numeric = header.map((_, at) =>
    rows.every((row) => typeof row[at] === 'number' || /^[−-]?[\d.,\s]+$|^–$/.test(String(row[at] ?? '–'))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (numeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...texts.map(line)].join('\n');
}

export const money = (amount: number, currency: string): string => formatMoney(amount, currency, 'en-GB');

/** `3 leads`, `1 lead`. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

/** Any answer as indented `name: value` lines: for answers that are read rather than scanned. */
export function outline(value: unknown, depth = 0): string {
  const pad = '  '.repeat(depth);
  if (Array.isArray(value)) {
    if (value.length === 0) return `${pad}none`;
    return value
      .map((item) => (isPlain(item) ? `${pad}- ${plain(item)}` : outline(item, depth).replace(pad, `${pad}- `)))
      .join('\n');
  }
  if (value !== null && typeof value === 'object') {
    return Object.entries(value)
      .map(([name, inner]) =>
        isPlain(inner) ? `${pad}${name}: ${plain(inner)}` : `${pad}${name}:\n${outline(inner, depth + 1)}`,
      )
      .join('\n');
  }
  return `${pad}${plain(value)}`;
}

const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object';
const plain = (value: unknown): string => (value === null || value === undefined || value === '' ? '–' : String(value));

const words: Readonly<Record<string, (n: number) => string>> = {
  reviewOpen: (n) => `${count(n, 'review window')} open`,
  disputeOpen: (n) => `${count(n, 'dispute')} open`,
  meetingUnconfirmed: (n) => `${count(n, 'meeting')} unconfirmed`,
  revenueMissing: (n) => `${count(n, 'revenue report')} missing`,
};

/** What waits or is in the way, in words. */
export const waitingWords = (counted: readonly { readonly code: string; readonly count: number }[]): string =>
  counted.map(({ code, count: n }) => words[code]?.(n) ?? code).join(', ') || '–';

interface ChargeTold {
  readonly event: string;
  readonly lead: { readonly reference: string; readonly deliveredDay: string } | null;
  readonly amount: number;
  readonly currency: string;
  /** Of a credit note: what it takes back of which charge. */
  readonly derivation: Derivation | { readonly charged: number; readonly of: string };
}

/** The terms it stands on, how it was accepted, and the sum with what an effect of a period was worked out from. */
function derived({ termsVersion, from, accepted, working, inputs }: Derivation): string[] {
  const told = Object.entries(inputs ?? {}).map(([name, value]) => `${name} ${value}`);
  return [
    `version ${termsVersion} from ${from}`,
    accepted ?? '–',
    told.length === 0 ? working : `${working} (${told.join(', ')})`,
  ];
}

interface LineTold {
  readonly number: string;
  readonly line: number;
  readonly text: string;
  readonly month: string;
  readonly quantity: number | string;
  readonly unit: UnitPrice;
  readonly amount: number;
  readonly currency: string;
  readonly charges: readonly ChargeTold[];
}

/** A line of a document with the charges it is made of, one a row. */
export function sayLine({ number, line, text, month, quantity, unit, amount, currency, charges }: LineTold): string {
  const head = `${number}/${line}  ${text}, ${month}: ${quantity} × ${formatUnitPrice(unit, currency, 'en-GB')} = ${money(amount, currency)}`;
  const rows = charges.map(({ event, lead, amount: part, derivation }) => [
    event,
    lead && `${lead.reference}, ${lead.deliveredDay}`,
    ...('working' in derivation ? derived(derivation) : [`as on ${derivation.of}`, '–', String(derivation.charged)]),
    money(part, currency),
  ]);
  return `${head}\n\n${table(['event', 'lead, delivered', 'terms', 'accepted', 'working, minor units', 'amount'], rows)}`;
}

import type { DateOrder, DecimalSign } from './cells.ts';
import type { ColumnSigns, Sign } from './columnSigns.ts';
import { type ColumnType, typeIn } from './columnType.ts';
import type { FieldType, IntakeKind } from './fields.ts';

/** A text of the file that says how it is to be read, with its column. */
export interface Evidence {
  readonly column: string;
  readonly text: string;
  /** How many texts say the same. */
  readonly count: number;
}

/**
 * What a file says about one way of reading. `silent`: nothing in it depends on it. `found`: its texts make sense in one way
 * only. `either`: they make sense both ways, and somebody must say. `mixed`: some make sense one way only, some the other.
 */
export type Reading<Value> =
  | { readonly kind: 'silent' }
  | { readonly kind: 'found'; readonly is: Value; readonly evidence: Evidence }
  | { readonly kind: 'either'; readonly evidence: Evidence }
  | { readonly kind: 'mixed'; readonly evidence: readonly Evidence[] };

/** A column with what its texts look like and the field it feeds; null where it feeds none that depends on reading. */
interface SignedColumn {
  readonly name: string;
  readonly field: string | null;
  readonly type: FieldType | null;
  readonly signs: ColumnSigns;
}

/** Fields that no fraction makes sense of: there `1.234` is a thousand, whoever wrote it. */
const wholeFields: ReadonlySet<string> = new Set(['company.employees']);

/** The order of day and month in the columns that hold moments (domain §4: detected and shown, never guessed). */
function dateOrderOf(columns: readonly SignedColumn[]): Reading<DateOrder> {
  const dated = columns.filter(({ type }) => type === 'instant');
  return weigh<DateOrder>(
    ['dmy', all(dated, ({ dates }) => [dates.dayFirst])],
    ['mdy', all(dated, ({ dates }) => [dates.monthFirst])],
    all(dated, ({ dates }) => [dates.either]),
  );
}

/** The decimal sign in the columns that hold numbers. */
function decimalSignOf(columns: readonly SignedColumn[]): Reading<DecimalSign> {
  const numeric = columns.filter(({ type }) => type === 'number' || type === 'decimal');
  const whole = numeric.filter(({ field }) => field !== null && wholeFields.has(field));
  const others = numeric.filter((column) => !whole.includes(column));
  return weigh<DecimalSign>(
    [',', [...all(numeric, ({ numbers }) => [numbers.comma]), ...all(whole, ({ numbers }) => [numbers.eitherPoint])]],
    ['.', [...all(numeric, ({ numbers }) => [numbers.point]), ...all(whole, ({ numbers }) => [numbers.eitherComma])]],
    all(others, ({ numbers }) => [numbers.eitherComma, numbers.eitherPoint]),
  );
}

function all(columns: readonly SignedColumn[], signs: (of: ColumnSigns) => readonly Sign[]): Evidence[] {
  return columns.flatMap((column) =>
    signs(column.signs)
      .filter(({ count }) => count > 0)
      .map(({ count, text }) => ({ column: column.name, text, count })),
  );
}

function weigh<Value>(
  [one, forOne]: readonly [Value, readonly Evidence[]],
  [other, forOther]: readonly [Value, readonly Evidence[]],
  both: readonly Evidence[],
): Reading<Value> {
  const [first, second, unclear] = [forOne[0], forOther[0], both[0]];
  if (first !== undefined && second !== undefined) return { kind: 'mixed', evidence: [first, second] };
  if (first !== undefined) return { kind: 'found', is: one, evidence: first };
  if (second !== undefined) return { kind: 'found', is: other, evidence: second };
  return unclear === undefined ? { kind: 'silent' } : { kind: 'either', evidence: unclear };
}

/** What reading needs of a map: which column feeds which field. */
export interface ColumnTargets {
  readonly kind: IntakeKind;
  readonly columns: Readonly<
    Record<string, string | { readonly field: string; readonly type?: ColumnType | undefined }>
  >;
}

/** The field each column of a map feeds, in the order of the header. */
function signedColumns(
  columns: readonly { readonly name: string; readonly signs: ColumnSigns }[],
  map: ColumnTargets,
): SignedColumn[] {
  const targets = new Map(Object.entries(map.columns));
  return columns.map(({ name, signs }) => {
    const target = targets.get(name);
    const field = target === undefined ? null : typeof target === 'string' ? target : target.field;
    return { name, signs, field, type: typeIn(map.kind, target) };
  });
}

/** What a map leaves open that the file does not answer: to be asked, because guessing would change dates or money. */
export type OpenQuestion = 'dateOrder' | 'decimal';

export interface ReadingOf {
  readonly dateOrder: Reading<DateOrder>;
  readonly decimal: Reading<DecimalSign>;
}

/** Both readings of a file under a map. */
export function readingOf(
  columns: readonly { readonly name: string; readonly signs: ColumnSigns }[],
  map: ColumnTargets,
): ReadingOf {
  const signed = signedColumns(columns, map);
  return { dateOrder: dateOrderOf(signed), decimal: decimalSignOf(signed) };
}

/** Questions the file leaves open: told values answer them, unless the file says the contrary. */
export function openQuestions(
  { dateOrder, decimal }: ReadingOf,
  told: { readonly dateOrder?: DateOrder | undefined; readonly decimal?: DecimalSign | undefined },
): OpenQuestion[] {
  const open: OpenQuestion[] = [];
  if (isOpen(dateOrder, told.dateOrder)) open.push('dateOrder');
  if (isOpen(decimal, told.decimal)) open.push('decimal');
  return open;
}

function isOpen<Value>(reading: Reading<Value>, told: Value | undefined): boolean {
  switch (reading.kind) {
    case 'silent':
    case 'found':
      return false;
    case 'either':
    case 'mixed':
      return told === undefined;
  }
}

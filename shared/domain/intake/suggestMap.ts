import type { ColumnSigns } from './columnSigns.ts';
import { fieldTypesByKind, type IntakeKind, intakeKinds } from './fields.ts';
import { headerWords, wordsByKind } from './headerWords.ts';
import { IntakeMap, isReservedName } from './map.ts';
import { choicesOf, isChoice, meaningOf } from './meaningWords.ts';
import { type ToolMap, toolMap } from './presets.ts';
import { addedColumns, isOwnExport } from './problemColumns.ts';
import { readingOf } from './reading.ts';

/** A column of a file with what its texts look like. */
export interface SeenColumn {
  readonly name: string;
  readonly signs: ColumnSigns;
}

/** Column names that give a kind away, with how much they say; leads are what nothing else is. */
const tellingWords: Readonly<Record<Exclude<IntakeKind, 'leads'>, ReadonlyMap<string, number>>> = {
  feedback: new Map([
    ['decision', 2],
    ['feedback', 2],
    ['dispute reason', 2],
    ['rejection reason', 1],
    ['entscheidung', 2],
    ['reason', 1],
    ['grund', 1],
  ]),
  appointments: new Map([
    ['appointment', 1],
    ['appointment id', 1],
    ['appointment date', 1],
    ['appointment status', 1],
    ['meeting date', 1],
    ['starts', 1],
    ['starts at', 1],
    ['start time', 1],
    ['start date time', 1],
    ['booked', 1],
    ['booked at', 1],
    ['outcome', 1],
    ['setter', 1],
    ['marked as no show', 1],
    ['event uuid', 1],
    ['termin', 1],
    ['gebucht am', 1],
    ['terminierer', 1],
  ]),
  sales: new Map([
    ['deal stage', 1],
    ['deal id', 1],
    ['deal name', 1],
    ['opportunity id', 1],
    ['sale id', 1],
    ['sale', 1],
    ['stage', 1],
    ['amount', 1],
    ['won at', 1],
    ['close date', 1],
    ['close value', 1],
    ['revenue month', 2],
    ['abschlussdatum', 1],
    ['auftragswert', 1],
  ]),
};
const enough = 2;

/** What a file holds, by the names of its columns. */
export function suggestKind(header: readonly string[]): IntakeKind {
  const names = header.map(headerWords);
  let [best, most]: [IntakeKind, number] = ['leads', enough - 1];
  for (const kind of intakeKinds) {
    if (kind === 'leads') continue;
    const score = names.reduce((sum, name) => sum + (tellingWords[kind].get(name) ?? 0), 0);
    if (score > most) [best, most] = [kind, score];
  }
  return best;
}

/**
 * The map a file seems to want: columns by their names, the order of dates and the decimal sign where the file leaves no doubt,
 * meanings of words people agree on, texts that mean nothing, and what is known of the tool that wrote it. A field is fed by the
 * column whose name is surest and that holds anything; what is not recognised keeps its own name.
 */
export function suggestMap(kind: IntakeKind, columns: readonly SeenColumn[]): IntakeMap {
  const names = columns.map(({ name }) => name);
  const tool = toolMap(kind, names);
  const map = { ...besides(tool.columns, suggestColumns(kind, columns)), ...tool.columns };
  const bare = IntakeMap.parse({ kind, columns: map });
  const { dateOrder, decimal } = readingOf(columns, bare);
  return IntakeMap.parse({
    kind,
    columns: map,
    ...(dateOrder.kind === 'found' ? { dateOrder: dateOrder.is } : {}),
    ...(decimal.kind === 'found' ? { decimal: decimal.is } : {}),
    values: { ...tool.values, ...suggestValues(kind, columns, bare) },
    empty: isOwnExport(names) ? [] : [...new Set([...tool.empty, ...placeholdersIn(columns).map(({ text }) => text)])],
    ignore: addedColumns(names),
  });
}

/** The columns suggested by their names alone that feed nothing the tool's own columns feed. */
function besides(told: ToolMap['columns'], suggested: Readonly<Record<string, string>>): Record<string, string> {
  const fed = new Set(Object.values(told).map((target) => (typeof target === 'string' ? target : target.field)));
  return Object.fromEntries(Object.entries(suggested).filter(([, field]) => !fed.has(field)));
}

function suggestColumns(kind: IntakeKind, columns: readonly SeenColumn[]): Record<string, string> {
  const suggested: Record<string, string> = {};
  const free = new Map(columns.filter(({ name }) => !isReservedName(name)).map((column) => [column.name, column]));
  const give = (name: string, field: string): void => {
    suggested[name] = field;
    free.delete(name);
  };
  for (const { name } of columns) if (fieldTypesByKind[kind].has(name)) give(name, name);
  const taken = new Set(Object.values(suggested));
  const byWords = Map.groupBy(columns, ({ name }) => headerWords(name));
  for (const [field, words] of wordsByKind[kind]) {
    if (taken.has(field)) continue;
    const named = words.flatMap((word) => byWords.get(word) ?? []).filter(({ name }) => free.has(name));
    const best = named.find(({ signs }) => signs.filled > 0) ?? named[0];
    if (best !== undefined) give(best.name, field);
  }
  return suggested;
}

function suggestValues(
  kind: IntakeKind,
  columns: readonly SeenColumn[],
  map: IntakeMap,
): Record<string, Record<string, string>> {
  const targets = new Map(Object.entries(map.columns));
  const values: Record<string, Record<string, string>> = {};
  for (const { name, signs } of columns) {
    const field = targets.get(name);
    if (typeof field !== 'string' || choicesOf(kind, field) === null) continue;
    for (const { text } of signs.texts ?? []) {
      const meaning = isChoice(kind, field, text) ? null : meaningOf(field, text);
      if (meaning === null) continue;
      values[field] = { ...values[field], [text]: meaning };
    }
  }
  return values;
}

/** Texts of a file that stand for nothing, and how often, the most frequent first. */
export function placeholdersIn(
  columns: readonly { readonly signs: Pick<ColumnSigns, 'placeholders'> }[],
): { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { signs } of columns)
    for (const { text, count } of signs.placeholders) counts.set(text, (counts.get(text) ?? 0) + count);
  return [...counts].map(([text, count]) => ({ text, count })).toSorted((a, b) => b.count - a.count);
}

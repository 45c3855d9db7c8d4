import { collapsed } from '../qualification/textForm.ts';
import type { ColumnSigns } from './columnSigns.ts';

type Meanings = Readonly<Record<string, string | number | boolean>>;
type Text = NonNullable<ColumnSigns['texts']>[number];

/**
 * Texts of a column that nobody has said anything about: neither meaning of another file with these columns, nor one of the values
 * the contract knows. Only of columns whose values somebody has mapped; none where there are more texts than a choice has.
 */
export function newTexts(
  { texts }: Pick<ColumnSigns, 'texts'>,
  meanings: Meanings,
  known: readonly string[],
  empty: readonly string[],
): readonly Text[] {
  const said = Object.entries(meanings);
  if (said.length === 0 || texts === null) return [];
  const told = said.flatMap(([text, value]) => [text, String(value)]);
  const familiar = new Set([...told, ...known, ...empty].map(collapsed));
  return texts.filter(({ text }) => !familiar.has(collapsed(text)));
}

interface ValuesOfMap {
  readonly columns: Readonly<
    Record<string, string | { readonly field: string; readonly values?: Meanings | undefined }>
  >;
  readonly values: Readonly<Record<string, Meanings | undefined>>;
  readonly empty: readonly string[];
}

/** {@link newTexts} of every column of a file whose map is remembered, those without any left out. */
export function newTextsIn(
  columns: readonly { readonly name: string; readonly signs: Pick<ColumnSigns, 'texts'> }[],
  { columns: targets, values, empty }: ValuesOfMap,
  known: readonly { readonly field: string; readonly values: readonly string[] }[],
): { readonly column: string; readonly texts: readonly Text[] }[] {
  const targetOf = new Map(Object.entries(targets));
  const general = new Map(Object.entries(values));
  return columns
    .map(({ name, signs }) => {
      const target = targetOf.get(name);
      if (target === undefined) return { column: name, texts: [] };
      const { field, values: own } = typeof target === 'string' ? { field: target, values: undefined } : target;
      const wanted = known.find((one) => one.field === field)?.values ?? [];
      return { column: name, texts: newTexts(signs, { ...general.get(field), ...own }, wanted, empty) };
    })
    .filter(({ texts }) => texts.length > 0);
}

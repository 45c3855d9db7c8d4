import type { ColumnType } from '../../../shared/domain/intake/columnType.ts';
import type { IntakeKind } from '../../../shared/domain/intake/fields.ts';
import type { IntakeMap, mapAsJson } from '../../../shared/domain/intake/map.ts';

type Meaning = string | number | boolean;
type Meanings = Readonly<Record<string, Meaning>>;
type Target =
  | string
  | {
      readonly field: string;
      readonly values?: Meanings;
      readonly priority?: number;
      readonly type?: ColumnType | undefined;
    };

/** A map while it is worked on: the same as an `IntakeMap`, its fields not yet checked. */
export interface MapDraft {
  readonly kind: IntakeKind;
  readonly columns: Readonly<Record<string, Target>>;
  readonly dateOrder?: IntakeMap['dateOrder'];
  readonly decimal?: IntakeMap['decimal'];
  readonly values: Readonly<Record<string, Meanings>>;
  readonly empty: readonly string[];
  readonly ignore: readonly string[];
  readonly defaults: Readonly<Record<string, Meaning>>;
  readonly source?: string | undefined;
}

/** A map to work on. */
export const draftOf = (map: IntakeMap): MapDraft => JSON.parse(JSON.stringify(map));

/** As the api takes it. */
export const asJson = (draft: MapDraft): ReturnType<typeof mapAsJson> => JSON.parse(JSON.stringify(draft));

/** A column that keeps its own name, and one that is left out. */
export const keep = 'keep';
export const leaveOut = 'leaveOut';

/** What a column is: a field, {@link keep} or {@link leaveOut}. */
export function targetOf({ columns, ignore }: MapDraft, name: string): string {
  const target = columns[name];
  if (target === undefined) return ignore.includes(name) ? leaveOut : keep;
  const field = typeof target === 'string' ? target : target.field;
  return field === ownField(name) ? keep : field;
}

/** The field of a column that is kept under its own name. */
const ownField = (name: string): string => `custom.${name}`;

/** The field a column feeds, its own where it is kept. */
export function fieldIn({ columns }: MapDraft, name: string): string {
  const target = columns[name];
  if (target === undefined) return ownField(name);
  return typeof target === 'string' ? target : target.field;
}

/** What a kept column was locked to; null while it is taken as it stands. */
export function lockedType({ columns }: MapDraft, name: string): ColumnType | null {
  const target = columns[name];
  return target === undefined || typeof target === 'string' ? null : (target.type ?? null);
}

/** The map with a kept column locked to a type, or (null) free again. */
export function withType(draft: MapDraft, name: string, type: ColumnType | null): MapDraft {
  const field = fieldIn(draft, name);
  return { ...draft, columns: { ...draft.columns, [name]: type === null ? field : { field, type } } };
}

/** The map with a column made something else. A field that another column feeds goes over to this one. */
export function withTarget(draft: MapDraft, name: string, target: string): MapDraft {
  const others = Object.entries(draft.columns).filter(
    ([other, fed]) => other !== name && (typeof fed === 'string' ? fed : fed.field) !== target,
  );
  const isField = target !== keep && target !== leaveOut;
  const ignore = draft.ignore.filter((other) => other !== name);
  return {
    ...draft,
    columns: Object.fromEntries(isField ? [...others, [name, target]] : others),
    ignore: target === leaveOut ? [...ignore, name] : ignore,
  };
}

/** What a text of a column means; undefined where nobody has said. */
export function meaningIn({ columns, values }: MapDraft, name: string, text: string): Meaning | undefined {
  const target = columns[name];
  if (target === undefined) return undefined;
  if (typeof target === 'string') return values[target]?.[text];
  return target.values?.[text] ?? values[target.field]?.[text];
}

/** The map with the meaning of a text said, or (null) taken back. */
export function withMeaning(draft: MapDraft, name: string, text: string, meaning: string | null): MapDraft {
  const target = draft.columns[name];
  if (target === undefined) return draft;
  if (typeof target !== 'string') {
    const column = { ...target, values: changed(target.values ?? {}, text, meaning) };
    return { ...draft, columns: { ...draft.columns, [name]: column } };
  }
  return { ...draft, values: { ...draft.values, [target]: changed(draft.values[target] ?? {}, text, meaning) } };
}

/** What texts of a column mean, as far as somebody has said. */
export function meaningsIn(draft: MapDraft, name: string): Meanings {
  const target = draft.columns[name];
  const own = target === undefined || typeof target === 'string' ? undefined : target.values;
  return { ...draft.values[fieldIn(draft, name)], ...own };
}

/** The map with the meanings of some texts of a column said, or (null) taken back; a kept column is named by it. */
export function withMeanings(
  draft: MapDraft,
  name: string,
  entries: readonly (readonly [text: string, meaning: string | null])[],
): MapDraft {
  const named =
    draft.columns[name] === undefined ? { ...draft, columns: { ...draft.columns, [name]: ownField(name) } } : draft;
  return entries.reduce((map, [text, meaning]) => withMeaning(map, name, text, meaning), named);
}

function changed(meanings: Meanings, text: string, meaning: string | null): Meanings {
  const { [text]: _, ...others } = meanings;
  return meaning === null ? others : { ...others, [text]: meaning };
}

/** The map with a value for rows that give none, or (empty) without. */
export function withDefault(draft: MapDraft, field: string, value: string): MapDraft {
  const { [field]: _, ...others } = draft.defaults;
  return { ...draft, defaults: value === '' ? others : { ...others, [field]: value } };
}

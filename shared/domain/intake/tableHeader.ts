import { unguarded } from './formulaText.ts';

/** A column (from 1) whose header was empty or already taken, and the name it goes by. */
export interface RenamedColumn {
  readonly column: number;
  readonly was: string;
  readonly name: string;
}

export interface Header {
  /** Trimmed, NFC, none empty, none twice. */
  readonly header: readonly string[];
  readonly renamed: readonly RenamedColumn[];
}

/**
 * Names without a byte order mark or spaces around them, and without the apostrophe that keeps one from being a formula, as
 * headers and maps are compared.
 */
export function columnName(text: string): string {
  return unguarded(text.replaceAll('\ufeff', '').trim()).normalize('NFC');
}

/** An empty header becomes `Column 3`, the second `Email` becomes `Email (2)`; no name already written is taken. */
export function headerOf(cells: readonly string[]): Header {
  const names = cells.map(columnName);
  const written = new Set(names);
  const taken = new Set<string>();
  const times = new Map<string, number>();
  const renamed: RenamedColumn[] = [];
  const header = names.map((was, index) => {
    const base = was === '' ? `Column ${index + 1}` : was;
    let name = base;
    let time = times.get(base) ?? 1;
    while (taken.has(name) || (name !== was && written.has(name))) {
      time += 1;
      name = `${base} (${time})`;
    }
    times.set(base, time);
    taken.add(name);
    if (name !== was) renamed.push({ column: index + 1, was, name });
    return name;
  });
  return { header, renamed };
}

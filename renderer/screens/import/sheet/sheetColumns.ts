import type { PreviewRow } from '../../../../shared/api/intake.ts';
import { fieldTypesByKind } from '../../../../shared/domain/intake/fields.ts';
import { fieldTitle } from '../../../../shared/domain/intake/reasonWords.ts';
import { fieldIn, keep, leaveOut, lockedType, type MapDraft, targetOf } from '../mapDraft.ts';

/** A column of the file as the sheet shows it. */
export interface SheetColumn {
  /** Its place among the cells of a row, from 0. */
  readonly cell: number;
  readonly title: string;
  /** What it is taken for, where its title does not say so; null for what keeps its own name. */
  readonly meaning: string | null;
  /** Not imported. */
  readonly leftOut: boolean;
  /** What it holds is read as numbers: they stand at the right, so that they can be compared. */
  readonly isNumeric: boolean;
  /** Pixels. */
  readonly width: number;
}

const narrowest = 88;
const widest = 240;
const pixelsPerLetter = 7.5;

/**
 * The columns of a file: what is recognised first, what is kept under its own name, what is left out, and what stands beyond the
 * last column of `rows`, each as the file orders them.
 */
export function sheetColumns(
  header: readonly string[],
  map: MapDraft | null,
  rows: readonly PreviewRow[],
): readonly SheetColumn[] {
  const looked = rows.slice(0, 100);
  const beyond = Math.max(0, ...rows.map(({ cells }) => cells.length - header.length));
  const columns = header.map((title, cell): SheetColumn & { rank: number } => {
    const target = map === null ? keep : targetOf(map, title);
    const rank = target === leaveOut ? 2 : target === keep ? 1 : 0;
    const meant = rank === 0 ? fieldTitle(target) : null;
    const meaning = meant?.toLowerCase() === title.toLowerCase() ? null : meant;
    return {
      cell,
      title,
      meaning,
      leftOut: rank === 2,
      isNumeric: isNumeric(map, title),
      width: widthOf(cell, title, looked),
      rank,
    };
  });
  return [
    ...columns.toSorted((a, b) => a.rank - b.rank).map(({ rank: _, ...column }) => column),
    ...Array.from({ length: beyond }, (_, at) => ({
      cell: header.length + at,
      title: 'Beyond the last column',
      meaning: null,
      leftOut: true,
      isNumeric: false,
      width: 176,
    })),
  ];
}

function isNumeric(map: MapDraft | null, title: string): boolean {
  if (map === null) return false;
  const type = fieldTypesByKind[map.kind].get(fieldIn(map, title));
  return type === 'number' || type === 'decimal' || lockedType(map, title) === 'number';
}

function widthOf(cell: number, title: string, rows: readonly PreviewRow[]): number {
  const letters = Math.max(title.length, ...rows.map(({ cells }) => (cells[cell] ?? '').length));
  return Math.round(Math.min(widest, Math.max(narrowest, letters * pixelsPerLetter + 32)));
}

/** What a key does in the sheet. */
export type SheetKey =
  /** `by` counts rows and columns; `far` goes to the end of the file or the row; `page` a screenful. */
  | {
      readonly kind: 'move';
      readonly rows: number;
      readonly columns: number;
      readonly far: boolean;
      readonly widen: boolean;
    }
  | { readonly kind: 'page'; readonly by: 1 | -1; readonly widen: boolean }
  | { readonly kind: 'edit' }
  /** Starts editing with what is typed: the letter itself is left to the field that opens. */
  | { readonly kind: 'type' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'takeBack' }
  | { readonly kind: 'again' }
  | { readonly kind: 'selectAll' }
  | { readonly kind: 'nextTrouble'; readonly by: 1 | -1 };

/** A key as the browser tells it, as far as the sheet cares. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr, which some systems tell as Ctrl and Alt. */
  readonly altGraph: boolean;
}

const arrows: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** What a key does while no cell is edited, as spreadsheets have it; null where it is not the sheet's. */
export function sheetKey({ key, ctrlKey, metaKey, altKey, shiftKey, altGraph }: Pressed): SheetKey | null {
  const mod = (ctrlKey || metaKey) && !altGraph;
  const arrow = arrows[key];
  if (arrow !== undefined && !altKey) {
    return { kind: 'move', rows: arrow[0], columns: arrow[1], far: mod, widen: shiftKey };
  }
  if (key === 'Home' || key === 'End') {
    const by = key === 'Home' ? -1 : 1;
    return mod
      ? { kind: 'move', rows: by, columns: 0, far: true, widen: shiftKey }
      : { kind: 'move', rows: 0, columns: by, far: true, widen: shiftKey };
  }
  if (mod) return modKey(key.toLowerCase(), shiftKey);
  if (altKey && !altGraph) return null;
  switch (key) {
    case 'PageUp':
      return { kind: 'page', by: -1, widen: shiftKey };
    case 'PageDown':
      return { kind: 'page', by: 1, widen: shiftKey };
    case 'Enter':
    case 'F2':
      return { kind: 'edit' };
    case 'F8':
      return { kind: 'nextTrouble', by: shiftKey ? -1 : 1 };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    default:
      return key.length === 1 || key === 'Dead' || key === 'Process' ? { kind: 'type' } : null;
  }
}

function modKey(key: string, shift: boolean): SheetKey | null {
  if (key === 'z') return shift ? { kind: 'again' } : { kind: 'takeBack' };
  if (key === 'y') return { kind: 'again' };
  if (key === 'a') return { kind: 'selectAll' };
  return null;
}

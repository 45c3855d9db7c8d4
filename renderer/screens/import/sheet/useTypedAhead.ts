import { useLayoutEffect, useRef } from 'react';
import type { EditorHand } from './SheetRow.tsx';

/** Keys that end the text of a cell, and where each goes on. */
const ends: Readonly<Record<string, Parameters<EditorHand['onKeep']>[1]>> = {
  Enter: 'nextTrouble',
  'shift Enter': { rows: -1, columns: 0 },
  Tab: { rows: 0, columns: 1 },
  'shift Tab': { rows: 0, columns: -1 },
};

/**
 * What is typed into a cell before its row was fetched waits for it, as a field would have taken it: letters, Backspace, and Enter or
 * Tab, behind which it goes on in the next cell. Whoever goes elsewhere meanwhile has given it up. `cell` names where the cursor was
 * sent to, `open` opens the cell with a text, `keep` keeps one and goes on. Answers whether a key waits.
 */
export function useTypedAhead(
  cell: string,
  isKnown: boolean,
  open: (text: string) => void,
  keep: EditorHand['onKeep'],
): (key: string, shift: boolean) => boolean {
  /** `cell` is null behind an end: the next cell is known once the cursor has gone on. */
  const waiting = useRef<{ readonly cell: string | null; readonly keys: readonly string[] }>({ cell, keys: [] });
  useLayoutEffect(() => {
    const { keys } = waiting.current;
    if ((waiting.current.cell ?? cell) !== cell) waiting.current = { cell, keys: [] };
    else if (isKnown && keys.length > 0) {
      const at = keys.findIndex((key) => key in ends);
      const end = ends[keys[at] ?? ''];
      waiting.current = { cell: at < 0 ? cell : null, keys: at < 0 ? [] : keys.slice(at + 1) };
      if (end === undefined) open(keys.join(''));
      else keep(keys.slice(0, at).join(''), end);
    } else waiting.current = { cell, keys };
  });
  return (key, shift) => {
    const keys = waiting.current.cell === cell ? waiting.current.keys : [];
    const named = shift && key.length > 1 ? `shift ${key}` : key;
    const endsText = named in ends;
    // Nothing waits behind an end that came before any letter: there it is a key of the sheet.
    const waits = key.length === 1 || (keys.length > 0 && (endsText || key === 'Backspace'));
    if (!waits) return false;
    const last = keys.at(-1) ?? '';
    const erased = last in ends ? keys : keys.slice(0, -1);
    waiting.current = { cell, keys: key === 'Backspace' ? erased : [...keys, named] };
    return true;
  };
}

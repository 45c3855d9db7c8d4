import { useLayoutEffect, useRef } from 'react';

/**
 * Letters typed into a cell before its row was fetched: they wait for it, and it opens with them. Whoever goes elsewhere meanwhile
 * has given them up. `cell` names the cell at the cursor, `open` opens it.
 */
export function useTypedAhead(cell: string, isKnown: boolean, open: (text: string) => void): (letter: string) => void {
  const waiting = useRef({ cell, text: '' });
  useLayoutEffect(() => {
    const { text } = waiting.current;
    if (waiting.current.cell !== cell) waiting.current = { cell, text: '' };
    else if (isKnown && text !== '') {
      waiting.current = { cell, text: '' };
      open(text);
    }
  });
  return (letter) => {
    waiting.current = { cell, text: (waiting.current.cell === cell ? waiting.current.text : '') + letter };
  };
}

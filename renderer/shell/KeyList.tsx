import { Kbd, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { modKey } from '../parts/Screen.tsx';
import { type KeyBinding, useBoundKeys, useKeys } from './keys.tsx';

/** `?` shows every key that works now. */
export function KeyList(): ReactNode {
  const [shown, setShown] = useState<readonly KeyBinding[] | null>(null);
  const bound = useBoundKeys();
  useKeys([{ keys: '?', says: 'Show the keys', does: () => setShown(bound()) }]);
  return (
    <Modal opened={shown !== null} onClose={() => setShown(null)} title="Keys" size="md">
      <table className="plain">
        <tbody>
          {[...(shown ?? []), ...listKeys].map(({ keys, says }) => (
            <tr key={`${keys} ${says}`}>
              <td className="whole">
                <Kbd>{keyWords(keys)}</Kbd>
              </td>
              <td>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

/** `mod+shift+z` as it stands on the keyboard; the plus itself is a key too. */
const keyWords = (keys: string): string =>
  keys
    .replace('mod', modKey)
    .replace('shift', 'Shift')
    .replace('alt', 'Alt')
    .replace(/\+(?=.)/g, ' ');

/** What every list understands by itself. */
const listKeys: readonly Omit<KeyBinding, 'does'>[] = [
  { keys: '↑ ↓ j k', says: 'Move in a list' },
  { keys: 'Enter', says: 'Open the row' },
  { keys: 'Space', says: 'Choose the row' },
  { keys: 'shift+↓', says: 'Choose several' },
  { keys: 'mod+a', says: 'Choose all' },
  { keys: 'mod+c', says: 'Copy the chosen rows into a spreadsheet' },
];

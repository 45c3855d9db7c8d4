import { useSyncExternalStore } from 'react';

let waiting: File | undefined;
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** A file was dropped on the window, or chosen from the menu: it waits until the import screen takes it. */
export function dropFile(file: File): void {
  waiting = file;
  tell();
}

/** The waiting file, once: whoever takes it has it. */
export function takeDropped(): File | undefined {
  const file = waiting;
  waiting = undefined;
  if (file !== undefined) tell();
  return file;
}

/** Whether a file waits; renders again when one is dropped. */
export const useDropped = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== undefined,
  );

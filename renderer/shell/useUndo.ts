import { api } from '../api.ts';
import { useAct } from '../parts/useAct.tsx';
import { stepWords } from '../text/steps.ts';
import { useKeys } from './keys.tsx';

/** Ctrl+Z and Ctrl+Shift+Z over the steps of the business; the reason where one cannot be taken back. */
export function useUndo(): { readonly undo: () => void; readonly redo: () => void } {
  const undoing = useAct(api.step.undo, { said: (step) => `Undone: ${stepWords(step)}` });
  const redoing = useAct(api.step.redo, { said: (step) => `Done again: ${stepWords(step)}` });
  const undo = (): void => void undoing.act({});
  const redo = (): void => void redoing.act({});
  useKeys([
    { keys: 'mod+z', says: 'Undo the last step', does: undo },
    { keys: 'mod+shift+z', says: 'Do it again', does: redo },
    { keys: 'mod+y', says: 'Do it again', does: redo },
  ]);
  return { undo, redo };
}

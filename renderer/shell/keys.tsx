import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';

/** A key of a screen or of the whole window. */
export interface KeyBinding {
  /** `u`, `?`, `Enter`, or with the command key `mod+k`, `mod+shift+z`; `alt+1` works while one types as well. */
  readonly keys: string;
  /** What it does, as the list of keys says it: `Uphold the claim`. */
  readonly says: string;
  readonly does: () => void;
}

interface Registry {
  readonly add: (bindings: { readonly current: readonly KeyBinding[] }) => () => void;
  readonly all: () => readonly KeyBinding[];
}

const Keys = createContext<Registry | null>(null);

/** Listens for the keys of whatever is on screen: the newest part that asked for a key gets it. */
export function KeysProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const stack = useRef<{ readonly current: readonly KeyBinding[] }[]>([]);
  const registry = useMemo<Registry>(
    () => ({
      add: (bindings) => {
        stack.current.push(bindings);
        return () => {
          stack.current = stack.current.filter((one) => one !== bindings);
        };
      },
      all: () => stack.current.flatMap(({ current }) => current),
    }),
    [],
  );
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const pressed = keysOf(event);
      if (!/^(mod|alt)\+/.test(pressed) && isTyping(event.target)) return;
      // Ctrl+Z in a field takes back letters; the last step of the business is not meant.
      if (/^mod\+(shift\+)?[zy]$/.test(pressed) && isTyping(event.target)) return;
      if (!pressed.startsWith('mod+') && isInDialog(event.target)) return;
      const binding = registry.all().findLast(({ keys }) => keys === pressed);
      if (binding === undefined) return;
      event.preventDefault();
      binding.does();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [registry]);
  return <Keys value={registry}>{children}</Keys>;
}

/** Binds keys while the caller is on screen. What they do may change with every render. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const registry = useContext(Keys);
  if (registry === null) throw new Error('useKeys outside KeysProvider');
  const current = useRef(bindings);
  current.current = bindings;
  useEffect(() => registry.add(current), [registry]);
}

/** Every key that works now, those of the screen first. */
export function useBoundKeys(): () => readonly KeyBinding[] {
  const registry = useContext(Keys);
  if (registry === null) throw new Error('useBoundKeys outside KeysProvider');
  return () => registry.all().toReversed();
}

function keysOf(event: KeyboardEvent): string {
  const key = digitOf(event) ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  const withMod = event.ctrlKey || event.metaKey;
  // `?` and `/` are what they are, whatever keys a keyboard needs for them.
  const shift = event.shiftKey && (withMod || event.key.length > 1) ? 'shift+' : '';
  return `${withMod ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift}${key}`;
}

/** With Alt some keyboards write other signs where the digits are. */
const digitOf = ({ altKey, code }: KeyboardEvent): string | undefined =>
  altKey ? /^Digit(\d)$/.exec(code)?.[1] : undefined;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));

/** A dialog has the keyboard to itself. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role=dialog], [role=menu], [role=listbox]') !== null;

import { useEffect } from 'react';

/** Gives the keyboard back, when the caller goes, to what had it when the caller came: a form opened by a key of a list. */
export function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
}
